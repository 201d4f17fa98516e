#include "cli/casebook.hpp"
#include "cli/progress.hpp"

#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, on, known_on, recorded;
    std::vector<std::string> records, goals;
    RuleChoice rules;
    bool national = false, quick = false;
};

class Deciding {
public:
    Deciding(const Arguments& arguments, const Rulebook& rulebook) : arguments_(arguments), rulebook_(rulebook), casebook_(arguments.book), recorded_at_(moment_or_now(arguments.recorded)) {
        options_.on = date_or_today(arguments.on);
        options_.known_on = date_if_given(arguments.known_on);
        options_.goals = arguments.goals;
        options_.national_only = arguments.national;
        options_.search = !arguments.quick;
        options_.derivations = true;  // decisions are receipts
    }

    void run() {
        if (arguments_.records.empty()) {
            Progress progress(static_cast<std::uint64_t>(casebook_.stats().records), "records");
            constexpr std::size_t page = 1000;
            for (auto ids = casebook_.records_after("", page); !ids.empty(); ids = casebook_.records_after(ids.back(), page)) all(ids, progress);
        } else {
            Progress progress(arguments_.records.size(), "records");
            all(arguments_.records, progress);
        }
        append_waiting();
    }

    /// Whether each record that was named was decided on, now or before.
    [[nodiscard]] bool all_that_were_named() const { return arguments_.records.empty() || redacted_ + not_known_ == 0; }

    void tell() const {
        std::cout << decided_ << (decided_ == 1 ? " decision" : " decisions");
        if (decided_ == 1) std::cout << ", entry " << first_;
        if (decided_ > 1) std::cout << ", entries " << first_ << " to " << last_;
        std::cout << "\n";
        if (there_already_ > 0) std::cout << there_already_ << " there already, with the same receipt\n";
        if (redacted_ > 0) std::cout << redacted_ << " redacted, and not decided\n";
        if (not_known_ > 0) std::cout << not_known_ << " of which no version that was known holds on " << options_.on.to_words() << ": not decided\n";
    }

private:
    void all(const std::vector<std::string>& ids, Progress& progress) {
        for (const auto& id : ids) {
            decide(id);
            ++seen_;
            progress.show(seen_, seen_);
        }
    }

    void decide(const std::string& id) {
        const auto version = casebook_.version_on(id, options_.on, options_.known_on);
        const auto text = version ? casebook_.content(version->number) : std::nullopt;
        if (!version || !text) {
            ++(version ? redacted_ : not_known_);
            return;
        }
        const auto read = read_record(id, *text, rulebook_);
        if (!read.record) throw CasebookError("entry " + std::to_string(version->number) + " cannot be read by these rules");
        waiting_.emplace_back(version->number, evaluate(rulebook_, *read.record, options_));
        constexpr std::size_t most = 20;
        if (waiting_.size() >= most) append_waiting();
    }

    void append_waiting() {
        if (waiting_.empty()) return;
        Casebook::Batch batch(casebook_);
        for (const auto& [version, determination] : waiting_) {
            const auto number = casebook_.decide(version, determination, recorded_at_);
            if (!number) {
                ++there_already_;
                continue;
            }
            if (decided_ == 0) first_ = *number;
            last_ = *number;
            ++decided_;
        }
        batch.commit();
        waiting_.clear();
    }

    const Arguments& arguments_;
    const Rulebook& rulebook_;
    Casebook casebook_;
    DateTime recorded_at_;
    EvaluateOptions options_;
    std::vector<std::pair<std::int64_t, Determination>> waiting_;
    std::uint64_t seen_ = 0, decided_ = 0, there_already_ = 0, redacted_ = 0, not_known_ = 0;
    std::int64_t first_ = 0, last_ = 0;
};

int decide(const Arguments& arguments) {
    const auto rulebook = compile_or_complain(load_rules(arguments.rules.chosen()));
    if (!rulebook) return rules_faulty;
    Deciding deciding(arguments, *rulebook);
    deciding.run();
    deciding.tell();
    return deciding.all_that_were_named() ? done : records_unreadable;
}

struct OverrideArguments {
    std::string book, until, recorded;
    Override said;
};

int override_one(const OverrideArguments& arguments) {
    auto said = arguments.said;
    said.until = date_or_today(arguments.until);
    said.recorded_at = moment_or_now(arguments.recorded);
    const auto number = Casebook(arguments.book).override_outcome(said);
    std::cout << "entry " << number << ": `" << said.goal << "` of decision " << said.decision << " is overridden until " << said.until.to_words() << "\n";
    return done;
}

}  // namespace

void add_casebook_decide(CLI::App& casebook, Run& run) {
    auto* command = casebook.add_subcommand("decide", "Evaluate records as they hold on a day, and keep what comes of it as receipts");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("casebook", arguments->book, "The casebook's file")->required();
    command->add_option("--record", arguments->records, "Only these records, by their ids");
    command->add_option("--on", arguments->on, "The date the answers are for (2026-04-06); today if left out");
    command->add_option("--known-on", arguments->known_on, "Use versions and amounts as they were known by the end of this day");
    command->add_option("--goal", arguments->goals, "Only these outcomes");
    command->add_option("--recorded", arguments->recorded, "The day and time to record (2026-04-06T09:00); now if left out");
    command->add_flag("--national", arguments->national, "What the national rules alone would say");
    command->add_flag("--quick", arguments->quick, "Do not look for settling sets and nearest changes");
    add_rule_options(*command, arguments->rules);
    command->callback([arguments, &run] { run = [arguments] { return decide(*arguments); }; });
}

void add_casebook_override(CLI::App& casebook, Run& run) {
    auto* command = casebook.add_subcommand("override", "Record that a named person answers otherwise than the rules, why, and until when");
    const auto arguments = std::make_shared<OverrideArguments>();
    command->add_option("casebook", arguments->book, "The casebook's file")->required();
    command->add_option("decision", arguments->said.decision, "The decision, by its number")->required();
    command->add_option("--goal", arguments->said.goal, "The outcome: one that the rules let a person override")->required();
    command->add_option("--item", arguments->said.item, "The item that the outcome is about, such as carers[1], if there are several");
    command->add_option("--value", arguments->said.value, "The answer instead")->required();
    command->add_option("--by", arguments->said.by, "Who decides so")->required();
    command->add_option("--because", arguments->said.because, "Why")->required();
    command->add_option("--until", arguments->until, "The last day it holds")->required();
    command->add_option("--recorded", arguments->recorded, "The day and time to record (2026-04-06T09:00); now if left out");
    command->callback([arguments, &run] { run = [arguments] { return override_one(*arguments); }; });
}

}  // namespace careact::cli
