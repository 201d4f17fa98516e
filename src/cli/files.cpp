#include "cli/files.hpp"

#include "cli/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace careact::cli {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_under(const std::string& path, const std::function<bool(const std::string&)>& wanted) {
    std::error_code error;
    if (fs::exists(path, error) && !fs::is_directory(path, error)) return {path};
    if (!fs::is_directory(path, error)) throw FileError("there is no file or folder `" + path + "`");
    std::vector<std::string> files;
    for (auto it = fs::recursive_directory_iterator(path, error); !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (it->is_regular_file(error) && wanted(it->path().string())) files.push_back(it->path().string());
    }
    if (error) throw FileError("`" + path + "` cannot be read: " + error.message());
    std::sort(files.begin(), files.end());
    return files;
}

void add_lines(const std::string& path, const std::string& text, std::vector<RecordText>& records) {
    std::istringstream lines(text);
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (line.find_first_not_of(" \t\r") != std::string::npos) records.push_back({path + ":" + std::to_string(number), line});
    }
}

}  // namespace

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw FileError("`" + path + "` cannot be read");
    return std::move(text).str();
}

void write_file(const std::string& path, const std::string& text) {
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (!file) cannot_write(path);
}

void cannot_write(const std::string& path) {
    const auto reason = errno;
    throw FileError("`" + path + "` cannot be written" + (reason == ENOSPC ? ": the disk is full" : reason == 0 ? "" : std::string(": ") + std::strerror(reason)));
}

std::vector<SourceText> load_rules(const std::vector<std::string>& paths) {
    std::vector<SourceText> sources;
    for (const auto& path : paths) {
        const auto files = files_under(path, [](const std::string& name) { return name.ends_with(".care"); });
        if (files.empty()) throw FileError("there is no rule file (.care) in `" + path + "`");
        for (const auto& file : files) sources.push_back({file, read_file(file)});
    }
    return sources;
}

std::vector<std::string> RuleChoice::chosen() const {
    if (!paths.empty()) return paths;
    std::vector<std::string> all = {folder + "/vocabulary", folder + "/national"};
    if (!layer.empty()) all.push_back(folder + "/" + layer);
    return all;
}

std::optional<Rulebook> compile_or_complain(const std::vector<SourceText>& sources) {
    auto result = compile(sources);
    std::cerr << render_text(result.diagnostics, sources, render_options());
    return std::move(result.rulebook);
}

std::vector<std::string> record_files(const std::vector<std::string>& paths) {
    std::vector<std::string> all;
    const auto wanted = [](const std::string& name) { return (name.ends_with(".json") && !name.ends_with(".expected.json")) || name.ends_with(".jsonl"); };
    for (const auto& path : paths) {
        if (path.ends_with(".expected.json")) continue;  // a shell's `*.json` takes these along
        const auto files = files_under(path, wanted);
        if (files.empty()) throw FileError("there is no record (.json or .jsonl) in `" + path + "`");
        all.insert(all.end(), files.begin(), files.end());
    }
    return all;
}

std::vector<RecordText> load_records(const std::vector<std::string>& paths) {
    std::vector<RecordText> records;
    for (const auto& file : record_files(paths)) {
        if (file.ends_with(".jsonl")) add_lines(file, read_file(file), records);
        else records.push_back({file, read_file(file)});
    }
    return records;
}

bool each_record(const std::vector<RecordText>& texts, const Rulebook& rulebook, const std::function<void(const Record&)>& visit) {
    bool all_read = true;
    Progress progress(texts.size(), "records");
    std::size_t done = 0;
    for (const auto& text : texts) {
        const auto result = read_record(text.name, text.text, rulebook);
        std::cerr << render_text(result.diagnostics, {}, render_options());
        all_read = all_read && !result.diagnostics.has_errors();
        if (result.record) visit(*result.record);
        ++done;
        progress.show(done, done);
    }
    return all_read;
}

bool is_terminal(int descriptor) { return isatty(descriptor) == 1 && std::getenv("NO_COLOR") == nullptr; }

std::size_t terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return std::min<std::size_t>(size.ws_col, 120);
    return 80;
}

RenderOptions render_options() { return {is_terminal(STDERR_FILENO), isatty(STDERR_FILENO) == 1 ? terminal_width() : 0}; }

DateTime moment_or_now(const std::string& given) {
    const DateTime now{std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
    if (given.empty()) return now;
    const auto moment = DateTime::parse(given);
    if (!moment) throw FileError("`" + given + "` is not a day and time; they are written 2026-04-06T09:00, in London time, or with Z after it");
    if (moment->moment() > now.moment()) throw FileError("`" + given + "` is still to come: it is " + now.to_words() + ", and nothing is recorded ahead of its time");
    return *moment;
}

Date date_or_today(const std::string& given) {
    if (given.empty()) return moment_or_now("").london_date();
    const auto date = Date::parse(given);
    if (!date) throw FileError("`" + given + "` is not a day; dates are written 2026-04-06");
    return *date;
}

}  // namespace careact::cli
