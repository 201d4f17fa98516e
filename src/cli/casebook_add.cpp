#include "cli/casebook.hpp"
#include "cli/progress.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, as_of, recorded;
    std::vector<std::string> paths;
    RuleChoice rules;
    std::size_t longest = RecordLimits{}.bytes;
};

/// A file, or standard input, read in pieces.
class OpenFile {
public:
    explicit OpenFile(const std::string& path) : name_(path), descriptor_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (descriptor_ < 0) throw FileError("`" + path + "` cannot be read");
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ != STDIN_FILENO) close(descriptor_);
    }

    [[nodiscard]] bool is_regular() const { return S_ISREG(status().st_mode); }
    [[nodiscard]] std::uint64_t size() const { return is_regular() ? static_cast<std::uint64_t>(status().st_size) : 0; }

    /// As many bytes as there are from a place on; a pipe gives its next ones, wherever that is.
    std::size_t read_at(std::uint64_t place, char* into, std::size_t size) const {
        const auto read_once = [&] { return is_regular() ? pread(descriptor_, into, size, static_cast<off_t>(place)) : read(descriptor_, into, size); };
        auto got = read_once();
        while (got < 0 && errno == EINTR) got = read_once();
        if (got < 0) throw FileError("`" + name_ + "` cannot be read to its end; what was added before is kept");
        return static_cast<std::size_t>(got);
    }

private:
    [[nodiscard]] struct stat status() const {
        struct stat found {};
        if (fstat(descriptor_, &found) != 0) throw FileError("`" + name_ + "` cannot be read");
        return found;
    }

    std::string name_;
    int descriptor_;
};

class Adding {
public:
    Adding(const Arguments& arguments, const Rulebook& rulebook)
        : arguments_(arguments), rulebook_(rulebook), casebook_(arguments.book), files_(files_of(arguments)), as_of_(date_if_given(arguments.as_of)), recorded_at_(moment_or_now(arguments.recorded)),
          run_(casebook_, "files from " + arguments.paths.front()), progress_(total(files_), "records") {}

    AddCounts run() {
        for (const auto& path : files_) {
            if (path == "-" || path.ends_with(".jsonl")) lines(path);
            else whole(path);
        }
        add_waiting();
        run_.finish();
        return counts_;
    }

private:
    static std::vector<std::string> files_of(const Arguments& arguments) {
        std::vector<std::string> all;
        for (const auto& path : arguments.paths) {
            if (path == "-") all.push_back(path);
            else for (auto& file : record_files({path})) all.push_back(std::move(file));
        }
        return all;
    }

    static std::uint64_t total(const std::vector<std::string>& files) {
        std::uint64_t bytes = 0;
        for (const auto& path : files) bytes += OpenFile(path).size();
        return bytes;
    }

    void lines(const std::string& path) {
        add_waiting();
        const OpenFile file(path);
        const LineSource source{path == "-" ? "standard input" : path, [&](auto place, auto* into, auto size) { return file.read_at(place, into, size); }, file.is_regular() && path != "-", as_of_, recorded_at_, arguments_.longest};
        const auto counts = casebook_.add_lines(source, rulebook_, [&](std::uint64_t bytes, const AddCounts& so_far) { progress_.show(done_ + bytes, seen(counts_) + seen(so_far)); });
        counts_.add(counts);
        done_ += file.size();
    }

    /// Files of one record each are added some hundreds at a time.
    void whole(const std::string& path) {
        constexpr std::size_t most = 500, most_bytes = std::size_t{4} << 20U;
        const OpenFile file(path);
        Incoming incoming{path, "", as_of_, recorded_at_, 0};
        while (incoming.text.size() <= arguments_.longest) {
            std::string piece(std::min<std::size_t>(std::size_t{1} << 16U, arguments_.longest + 1 - incoming.text.size()), '\0');
            const auto got = file.read_at(incoming.text.size(), piece.data(), piece.size());
            if (got == 0) break;
            incoming.text.append(piece, 0, got);
        }
        if (incoming.text.size() > arguments_.longest) {
            incoming.text.resize(arguments_.longest);
            incoming.cut_from = std::max<std::uint64_t>(file.size(), arguments_.longest + 1);
        }
        waiting_bytes_ += incoming.text.size();
        waiting_.push_back(std::move(incoming));
        if (waiting_.size() >= most || waiting_bytes_ >= most_bytes) add_waiting();
    }

    void add_waiting() {
        if (waiting_.empty()) return;
        counts_.add(run_.add(waiting_, rulebook_));
        done_ += waiting_bytes_;
        waiting_.clear();
        waiting_bytes_ = 0;
        progress_.show(done_, seen(counts_));
    }

    static std::uint64_t seen(const AddCounts& counts) { return counts.added + counts.already_there + counts.quarantined + counts.redacted + counts.read_before; }

    const Arguments& arguments_;
    const Rulebook& rulebook_;
    Casebook casebook_;
    std::vector<std::string> files_;
    std::optional<Date> as_of_;
    DateTime recorded_at_;
    Casebook::Run run_;
    Progress progress_;
    AddCounts counts_;
    std::vector<Incoming> waiting_;
    std::uint64_t waiting_bytes_ = 0, done_ = 0;
};

int add(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    const auto counts = Adding(arguments, *rulebook).run();
    std::cout << to_text(counts);
    const bool all_read = counts.unreadable + counts.quarantined_before == 0 && std::none_of(counts.found.begin(), counts.found.end(), [](const auto& found) { return found.second.severity == Severity::Error; });
    return all_read ? done : records_unreadable;
}

}  // namespace

void add_casebook_add(CLI::App& casebook, Run& run) {
    auto* command = casebook.add_subcommand("add", "Add records as they are; stopped at any moment, the same command goes on where it was");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("casebook", arguments->book, "The casebook's file")->required();
    command->add_option("records", arguments->paths, "Records (.json, .jsonl), folders of them, or - for lines from standard input")->required();
    command->add_option("--as-of", arguments->as_of, "The day since when they hold, of those that do not say (about.last_changed_on); the day recorded if left out");
    command->add_option("--recorded", arguments->recorded, "The day and time to record (2026-04-06T09:00); now if left out");
    command->add_option("--longest", arguments->longest, "The most bytes that a record may have")->check(CLI::Range(std::size_t{1}, std::size_t{256} << 20U))->capture_default_str();
    add_rule_options(*command, arguments->rules);
    command->callback([arguments, &run] { run = [arguments] { return add(*arguments); }; });
}

}  // namespace careact::cli
