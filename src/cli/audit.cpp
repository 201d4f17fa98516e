#include "careact/measures.hpp"
#include "cli/audit.hpp"

#include "cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, on, known_on, team_from, out, format = "text";
    std::vector<std::string> records;
    RuleChoice rules;
    std::int64_t sample = 0;
    unsigned threads = 0;
    std::size_t cases = AuditOptions{}.most_cases;
};

namespace fs = std::filesystem;

/// The folder `--out`, if there is to be one. Files are written under another name and given their own together at the end, the report last:
/// where a report stands, what stands beside it is whole and of the same audit.
class Folder {
public:
    explicit Folder(std::string path) : path_(std::move(path)) {
        if (path_.empty()) return;
        std::error_code error;
        if (fs::exists(path_, error) && !fs::is_directory(path_, error)) throw FileError("`" + path_ + "` is a file, and --out names a folder");
        fs::create_directories(path_, error);
        if (error) throw FileError("`" + path_ + "` cannot be made: " + error.message());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        for (const auto& name : names_) fs::remove(path_ + "/" + name + ending, ignored);
    }

    [[nodiscard]] bool is_wanted() const { return !path_.empty(); }

    /// Where to write a file for now.
    std::string place_for(const std::string& name) {
        names_.push_back(name);
        return path_ + "/" + name + ending;
    }

    void take_names() {
        if (names_.empty()) return;
        fs::remove(path_ + "/" + names_.back());  // the report of an audit before this one
        for (const auto& name : names_) fs::rename(path_ + "/" + name + ending, path_ + "/" + name);
        names_.clear();
    }

private:
    static constexpr auto ending = ".part";
    std::string path_;
    std::vector<std::string> names_;
};

/// A file of the folder, written line by line as cases are looked at; nothing without the folder.
class ListFile {
public:
    ListFile(Folder& folder, const std::string& name, const std::string& heading) {
        if (!folder.is_wanted()) return;
        path_ = folder.place_for(name);
        file_.open(path_, std::ios::binary);
        write(heading);
    }

    void write(const std::string& line) {
        if (path_.empty()) return;
        errno = 0;
        if (!(file_ << line)) cannot_write(path_);
    }

    void close() {
        if (path_.empty()) return;
        errno = 0;
        file_.close();
        if (!file_) cannot_write(path_);
    }

private:
    std::string path_;
    std::ofstream file_;
};

/// Figures of the cases as they are looked at. Each thread adds to one of its own; they are put together at the end.
class Figures {
public:
    Figures(const Rulebook& rulebook, MeasureOptions options) : rulebook_(rulebook), options_(std::move(options)) {}

    void add(const Record& record) {
        auto mine = take_one();
        mine.add(record);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(mine));
    }

    std::vector<ReportPage> pages() {
        Measures all(rulebook_, options_);
        for (auto& one : idle_) all.merge(std::move(one));
        return all.take();
    }

private:
    Measures take_one() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return Measures(rulebook_, options_);
        auto one = std::move(idle_.back());
        idle_.pop_back();
        return one;
    }

    Rulebook rulebook_;
    MeasureOptions options_;
    std::mutex mutex_;
    std::vector<Measures> idle_;
};

MeasureOptions figure_options(const AuditOptions& audit) {
    MeasureOptions options;
    options.on = audit.on;
    options.known_on = audit.known_on;
    options.team_from = audit.team_from;
    return options;
}

void leave_report(Folder& folder, const AuditFindings& findings, const Report& report) {
    write_file(folder.place_for("audit.json"), to_json(findings));
    write_file(folder.place_for("report.json"), to_json(report));
    write_file(folder.place_for("figures.csv"), figures_csv(report));
    write_file(folder.place_for("tables.csv"), tables_csv(report));
    write_file(folder.place_for("checks.csv"), checks_csv(report));
    write_file(folder.place_for("report.html"), to_html(report));
    folder.take_names();
}

/// The records that a sample in the casebook names.
std::vector<std::string> sampled(const Casebook& casebook, std::int64_t number) {
    const auto entry = casebook.entry(number);
    if (!entry || entry->kind != EntryKind::Sample) throw FileError("entry " + std::to_string(number) + " is no sample; `careact casebook list --kind sample` lists them");
    const auto content = casebook.content(number);
    if (!content) throw FileError("sample " + std::to_string(number) + " was redacted");
    return records_of_sample(*content);
}

AuditOptions options_of(const Arguments& arguments, const Casebook& casebook) {
    AuditOptions options;
    options.on = date_or_today(arguments.on);
    options.known_on = date_if_given(arguments.known_on);
    options.team_from = arguments.team_from;
    options.records = arguments.records;
    options.casebook = std::filesystem::path(arguments.book).filename().string();
    options.most_cases = arguments.cases;
    options.threads = arguments.threads > 0 ? arguments.threads : std::max(1U, std::thread::hardware_concurrency());
    if (arguments.sample > 0) options.records = sampled(casebook, arguments.sample);
    return options;
}

bool has_record(const Casebook& casebook, const std::string& id) {
    bool found = false;
    casebook.each({EntryKind::Record, id, {}, {}, {}}, [&](const CasebookEntry&) { return !(found = true); });
    return found;
}

/// A slip of a finger in an id is not a case in which nothing was found.
void check_named(const Casebook& casebook, const Arguments& arguments) {
    for (const auto& id : arguments.records) {
        if (!has_record(casebook, id)) throw FileError("there is no record `" + id + "` in `" + arguments.book + "`");
    }
}

/// Nor is one in a date: where there is no case, nothing was audited.
std::string why_there_is_no_case(const Casebook& casebook, const AuditOptions& options, const AuditFindings& findings) {
    const auto stats = casebook.stats();
    if (stats.records == 0) return "there is no case to audit: the casebook holds no record";
    const auto total = options.records.empty() ? static_cast<std::size_t>(stats.records) : options.records.size();
    std::string text = "there is no case to audit: of " + std::to_string(total) + (total == 1 ? " record" : " records") + ", none that can be read holds on " + options.on.to_words();
    if (options.known_on) text += ", as known by the end of " + options.known_on->to_words();
    if (findings.redacted > 0) text += "; redacted: " + std::to_string(findings.redacted);
    if (findings.unreadable > 0) text += "; unreadable by these rules: " + std::to_string(findings.unreadable);
    return text + (stats.first_valid ? "; the first version in the casebook holds since " + stats.first_valid->to_words() : "");
}

int run_audit(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    const Casebook casebook(arguments.book, {true, true, 0});
    check_named(casebook, arguments);
    const auto options = options_of(arguments, casebook);
    Folder folder(arguments.out);
    ListFile cases(folder, "cases.csv", check_case_csv_heading()), decisions(folder, "decisions.csv", decision_csv_heading());
    const bool csv = arguments.format == "csv";
    if (csv) std::cout << check_case_csv_heading();
    const bool leaves_files = folder.is_wanted(), html = arguments.format == "html";
    Figures figures(*rulebook, figure_options(options));
    AuditFindings findings;
    {
        const auto total = options.records.empty() ? static_cast<std::uint64_t>(casebook.stats().records) : options.records.size();
        Progress progress(total, "cases");
        AuditSink sink;
        if (leaves_files || html) sink.record = [&](const Record& record) { figures.add(record); };
        sink.check = [&](const ReportCheck& check, const ReportCase& found) {
            const auto line = to_csv(check, found);
            cases.write(line);
            if (csv) std::cout << line;
        };
        sink.decision = [&](const DecisionCompared& decision) { decisions.write(to_csv(decision)); };
        sink.progress = [&](std::size_t count) { progress.show(count, count); };
        findings = audit(casebook, *rulebook, options, sink);
    }
    if (findings.records == 0) throw FileError(why_there_is_no_case(casebook, options, findings));
    cases.close();
    decisions.close();
    const auto report = leaves_files || html ? audit_report(findings, figures.pages()) : Report{};
    if (leaves_files) leave_report(folder, findings, report);
    if (html) std::cout << to_html(report);
    if (arguments.format == "json") std::cout << to_json(findings);
    if (arguments.format == "text") std::cout << to_text(findings, {is_terminal(STDOUT_FILENO), terminal_width(), false, true});
    return findings.unreadable == 0 ? done : records_unreadable;
}

void add_audit_run(CLI::App& audit, Run& run) {
    auto* command = audit.add_subcommand("run", "Check every case, and decide every recorded decision again as at its own date; only reads");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("casebook", arguments->book, "The casebook's file")->required();
    command->add_option("--on", arguments->on, "The day of the audit (2026-04-06); today if left out");
    command->add_option("--known-on", arguments->known_on, "Use versions and amounts as they were known by the end of this day, for the checks");
    command->add_option("--record", arguments->records, "Only these records, by their ids");
    command->add_option("--sample", arguments->sample, "Only the records of a sample, by its entry in the casebook")->check(CLI::PositiveNumber);
    command->add_option("--team-from", arguments->team_from, "Where in a record its team stands; who.locality if left out");
    command->add_option("--cases", arguments->cases, "Keep so many cases of each check, with their working")->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}))->capture_default_str();
    command->add_option("--threads", arguments->threads, "Work on so many at once; as many as the machine has if left out")->check(CLI::Range(1U, 64U));
    command->add_option("--format", arguments->format, "How to write it; csv lists each case under a check")->check(CLI::IsMember({"text", "json", "csv", "html"}))->capture_default_str();
    command->add_option("--out", arguments->out, "A folder for the report (report.html, .json; figures, tables and checks as .csv) and all that was found (audit.json, cases.csv, decisions.csv)");
    add_rule_options(*command, arguments->rules);
    command->callback([arguments, &run] { run = [arguments] { return run_audit(*arguments); }; });
}

}  // namespace

void add_audit(CLI::App& app, Run& run) {
    auto* audit = app.add_subcommand("audit", "Quality assurance over a casebook: checks, decisions decided again, samples, grades and actions");
    audit->require_subcommand(1);
    add_audit_run(*audit, run);
    add_audit_sample(*audit, run);
    add_audit_keep(*audit, run);
    add_audit_agreement(*audit, run);
    add_audit_actions(*audit, run);
}

}  // namespace careact::cli
