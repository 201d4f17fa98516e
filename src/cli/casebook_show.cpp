#include "cli/casebook.hpp"

#include <array>
#include <iostream>
#include <memory>

namespace careact::cli {

namespace {

struct Arguments {
    std::string book, record, kind, from, to, on, known_on, goal, format = "text";
    std::optional<std::int64_t> entry;
    std::size_t most = 0;
};

constexpr std::array kinds = {EntryKind::Record, EntryKind::Quarantined, EntryKind::Decision, EntryKind::Override, EntryKind::Redaction, EntryKind::Sample, EntryKind::Audit};

std::optional<EntryKind> kind_of(const std::string& name) {
    for (const auto kind : kinds) {
        if (to_text(kind) == name) return kind;
    }
    return std::nullopt;
}

/// The entries, one after another; JSON as one array.
std::size_t print(const Casebook& casebook, const EntryFilter& filter, const Arguments& arguments) {
    const bool json = arguments.format == "json";
    std::size_t count = 0;
    if (json) std::cout << "[\n";
    casebook.each(filter, [&](const CasebookEntry& entry) {
        if (json && count > 0) std::cout << ",\n";
        std::cout << (json ? to_json(entry) : to_text(entry));
        return ++count != arguments.most;
    });
    if (json) std::cout << "]\n";
    return count;
}

int list(const Arguments& arguments) {
    const Casebook casebook(arguments.book, {true, true, 0});
    print(casebook, {kind_of(arguments.kind), arguments.record, {}, date_if_given(arguments.from), date_if_given(arguments.to)}, arguments);
    return done;
}

void print_overrides(const Casebook& casebook, std::int64_t decision) {
    casebook.each({EntryKind::Override, "", decision, {}, {}}, [&](const CasebookEntry& entry) {
        std::cout << "\n" << to_text(entry);
        if (const auto content = casebook.content(entry.number)) std::cout << content_text(entry.kind, *content);
        return true;
    });
}

/// An entry with its content; the content alone, byte for byte, where JSON is asked for.
int show_entry(const Casebook& casebook, const CasebookEntry& entry, const Arguments& arguments) {
    const auto content = casebook.content(entry.number);
    if (arguments.format == "json") {
        if (!content) throw FileError("entry " + std::to_string(entry.number) + " was redacted");
        std::cout << *content;
        return done;
    }
    std::cout << to_text(entry);
    if (const auto place = casebook.place(entry.number); !place.empty() && place != entry.record) std::cout << "read from " << content_text(EntryKind::Record, place);
    for (const auto& finding : casebook.findings(entry.number)) std::cout << to_text(finding);
    if (content) std::cout << "\n" << content_text(entry.kind, *content, arguments.goal);
    if (entry.kind == EntryKind::Decision) print_overrides(casebook, entry.number);
    return done;
}

int show(const Arguments& arguments) {
    if (arguments.record.empty() == !arguments.entry) throw FileError("name a record, or one entry with --entry");
    const Casebook casebook(arguments.book, {true, true, 0});
    if (arguments.entry) {
        const auto entry = casebook.entry(*arguments.entry);
        if (!entry) throw FileError("`" + arguments.book + "` has no entry " + std::to_string(*arguments.entry));
        return show_entry(casebook, *entry, arguments);
    }
    const auto known_on = date_if_given(arguments.known_on);
    if (!arguments.on.empty()) {
        const auto version = casebook.version_on(arguments.record, date_or_today(arguments.on), known_on);
        if (!version) throw FileError("no version of `" + arguments.record + "` that was known holds on that day");
        return show_entry(casebook, *version, arguments);
    }
    if (print(casebook, {{}, arguments.record, {}, {}, known_on}, arguments) == 0 && arguments.format == "text") throw FileError("there is nothing of `" + arguments.record + "`");
    return done;
}

void add_shared(CLI::App& command, Arguments& arguments) {
    command.add_option("casebook", arguments.book, "The casebook's file")->required();
    command.add_option("--format", arguments.format, "How to write it")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
}

}  // namespace

void add_casebook_list(CLI::App& casebook, Run& run) {
    auto* command = casebook.add_subcommand("list", "The entries in the order they were appended");
    const auto arguments = std::make_shared<Arguments>();
    add_shared(*command, *arguments);
    command->add_option("--kind", arguments->kind, "Only these")->check(CLI::IsMember({"record", "quarantined", "decision", "override", "redaction", "sample", "audit"}));
    command->add_option("--record", arguments->record, "Only those of one record, by its id");
    command->add_option("--from", arguments->from, "Only those recorded on this day or after it");
    command->add_option("--to", arguments->to, "Only those recorded on this day or before it");
    command->add_option("--most", arguments->most, "Only the first so many")->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000}));
    command->callback([arguments, &run] { run = [arguments] { return list(*arguments); }; });
}

void add_casebook_show(CLI::App& casebook, Run& run) {
    auto* command = casebook.add_subcommand("show", "What happened to a record, what was known of it on a day, or one entry with its content");
    const auto arguments = std::make_shared<Arguments>();
    add_shared(*command, *arguments);
    command->add_option("record", arguments->record, "A record's id");
    command->add_option("--entry", arguments->entry, "One entry, by its number; as JSON, its content byte for byte");
    command->add_option("--on", arguments->on, "The version that holds on this day");
    command->add_option("--known-on", arguments->known_on, "As it was known by the end of this day");
    command->add_option("--goal", arguments->goal, "Of a decision, one outcome with its reasons");
    command->callback([arguments, &run] { run = [arguments] { return show(*arguments); }; });
}

}  // namespace careact::cli
