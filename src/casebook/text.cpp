#include "careact/casebook.hpp"
#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace careact {

namespace {

using Json = nlohmann::ordered_json;

std::string counted(std::int64_t count, const std::string& one, const std::string& many = "") {
    return std::to_string(count) + " " + (count == 1 ? one : many.empty() ? one + "s" : many);
}
std::string counted(std::size_t count, const std::string& one, const std::string& many = "") { return counted(static_cast<std::int64_t>(count), one, many); }

/// What an entry is about, in the words of its kind.
std::string what_it_is(const CasebookEntry& entry) {
    const auto record = source::printable(entry.record);
    const auto about = std::to_string(entry.about.value_or(0));
    switch (entry.kind) {
        case EntryKind::Record: return "version of " + record + ", which holds since " + entry.valid_on.to_words();
        case EntryKind::Quarantined: return "unreadable, from " + record;
        case EntryKind::Decision: return "decision on " + record + " for " + entry.valid_on.to_words() + ", from version " + about;
        case EntryKind::Override: return "override of decision " + about + " on " + record + ", until " + entry.valid_on.to_words();
        case EntryKind::Sample: return "sample drawn on " + entry.valid_on.to_words();
        case EntryKind::Audit: return "audit of " + record + " on " + entry.valid_on.to_words() + ", of version " + about;
        case EntryKind::Redaction: return "redaction of entry " + about + " of " + record;
    }
    return record;
}

std::string words(const Json& value) { return source::printable(value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace)); }

/// What an outcome came to, in the words of the working where it has them.
std::string came_to(const Json& outcome, const Json& receipt) {
    const auto status = outcome.at("status").get<std::string>();
    if (status != "decided") return status;
    if (outcome.contains("proof")) {
        const auto& node = receipt.at("proof").at(outcome.at("proof").get<std::size_t>());
        if (node.contains("value")) return words(node.at("value"));
    }
    return words(outcome.at("value"));
}

std::string joined(const Json& list) {
    std::string text;
    for (const auto& one : list) text += (text.empty() ? "" : ", ") + words(one);
    return text;
}

std::string reasons_text(const Json& outcome) {
    std::string text;
    const auto& reasons = outcome.at("reasons");
    for (const auto& r : reasons.at("requirements")) {
        const auto title = words(r.at("title").get<std::string>().empty() ? r.at("text") : r.at("title"));
        text += "    requires " + title + ": " + words(r.at("status") == "decided" ? r.at("value") : r.at("status")) + "\n";
    }
    if (!reasons.at("provisions").empty()) text += "    under " + joined(reasons.at("provisions")) + "\n";
    for (const auto& j : reasons.at("judgements")) {
        text += "    judged " + words(j.at("title")) + ": " + words(j.at("value"));
        if (j.contains("by")) text += ", by " + words(j.at("by")) + " on " + words(j.at("on")) + ", because " + words(j.at("because"));
        text += "\n";
    }
    for (const auto& f : reasons.at("facts")) text += "    fact " + words(f.at("fact")) + " is " + words(f.at("value")) + "\n";
    for (const auto& m : outcome.at("missing")) text += "    waits for " + words(m.at("fact")) + "\n";
    if (outcome.contains("because")) text += "    because " + words(outcome.at("because")) + "\n";
    return text;
}

std::string receipt_text(std::string_view content, const std::string& goal) try {
    const auto receipt = Json::parse(content);
    const auto layer = words(receipt.at("rulebook").at("layer"));
    std::string text = "for " + words(receipt.at("on")) + ", by careact " + words(receipt.at("careact")) + (layer.empty() ? "" : ", layer " + layer) + "\n" +
                       "record   " + words(receipt.at("record").at("digest")) + "\nrulebook " + words(receipt.at("rulebook").at("digest")) + "\n";
    std::map<std::string, std::size_t> left_out;
    for (const auto& outcome : receipt.at("outcomes")) {
        const auto status = outcome.at("status").get<std::string>();
        if (!goal.empty() && outcome.at("goal") != goal) continue;
        if (goal.empty() && status != "decided" && status != "failed") {
            ++left_out[status];
            continue;
        }
        const auto item = outcome.contains("item") ? " (" + words(outcome.at("item").at("path")) + ")" : "";
        text += "\n  " + words(outcome.at("goal")) + item + ": " + came_to(outcome, receipt) + "\n";
        if (outcome.at("title") != outcome.at("goal")) text += "    " + words(outcome.at("title")) + "\n";
        if (!goal.empty()) text += reasons_text(outcome);
    }
    for (const auto& [status, count] : left_out) text += "\n" + counted(count, "outcome") + " " + status;
    return text + (left_out.empty() ? "" : "\n");
} catch (const Json::exception&) {
    throw CasebookError("this receipt cannot be read; `careact casebook verify` says more");
}

/// What an override or a redaction says: who, why, and of the first what and until when.
std::string said_text(std::string_view content) try {
    const auto said = Json::parse(content);
    std::string text = said.contains("goal") ? words(said.at("goal")) + ": " + words(said.at("value")) + ", " : "";
    text += "by " + words(said.at("by")) + ", because " + words(said.at("because"));
    return text + (said.contains("until") ? ", until " + words(said.at("until")) : "") + "\n";
} catch (const Json::exception&) {
    throw CasebookError("this entry cannot be read; `careact casebook verify` says more");
}

std::string found_line(const std::string& kind, const std::string& count, const std::string& records) { return "  " + kind + ": " + count + " in " + records; }

}  // namespace

std::string content_text(EntryKind kind, std::string_view content, const std::string& goal) {
    if (kind == EntryKind::Decision) return receipt_text(content, goal);
    if (kind == EntryKind::Override || kind == EntryKind::Redaction) return said_text(content);
    std::string text;
    while (!content.empty()) {
        const auto line = content.substr(0, content.find('\n'));
        text += source::printable(line) + "\n";
        content.remove_prefix(std::min(line.size() + 1, content.size()));
    }
    return text;
}

std::string to_text(const CasebookEntry& entry) {
    return std::to_string(entry.number) + "  " + what_it_is(entry) + "; recorded " + entry.recorded_at.to_words() + (entry.redacted ? "; redacted" : "") + "; " + entry.digest.substr(0, 12) + "\n";
}

std::string to_text(const EntryFinding& finding) {
    return "found " + std::string(to_text(finding.kind)) + ", " + std::to_string(finding.count) + "; first" + (finding.pointer.empty() ? "" : " at " + source::printable(finding.pointer)) + ": " + source::printable(finding.message) + "\n";
}

std::string to_text(const AddCounts& counts) {
    std::string text = counted(counts.added, "version") + " added";
    if (counts.already_there > 0) text += ", " + std::to_string(counts.already_there) + " there already";
    if (counts.read_before > 0) text += ", " + counted(counts.read_before, "line") + " read by an earlier run";
    if (counts.quarantined_before > 0) text += ", " + std::to_string(counts.quarantined_before) + " of them in quarantine";
    text += "\n";
    if (counts.redacted > 0) text += std::to_string(counts.redacted) + " redacted, not added\n";
    if (counts.unreadable > 0) text += counted(counts.unreadable, "record") + " could not be read: in quarantine" + (counts.quarantined < counts.unreadable ? ", some since before" : "") + "\n";
    if (counts.without_id > 0) text += counted(counts.without_id, "record") + " without an id (about.id): kept under " + (counts.without_id == 1 ? "its digest" : "their digests") + "\n";
    for (const auto& [kind, found] : counts.found) {
        text += found_line(std::string(to_text(kind)), std::to_string(found.count), counted(found.records, "record")) + "; first in " + source::printable(found.first_place) +
                (found.first_pointer.empty() ? "" : " at " + source::printable(found.first_pointer)) + ": " + source::printable(found.first_message) + "\n";
    }
    return text;
}

std::string to_text(const CasebookStats& stats) {
    const auto of = [&](EntryKind kind) {
        const auto found = stats.entries.find(kind);
        return found == stats.entries.end() ? std::int64_t{0} : found->second;
    };
    std::string text = counted(stats.records, "record") + " in " + counted(of(EntryKind::Record), "version") + "\n" + counted(of(EntryKind::Decision), "decision") + "\n" +
                       counted(of(EntryKind::Override), "override") + "\n" + std::to_string(of(EntryKind::Quarantined)) + " in quarantine\n" + std::to_string(stats.redacted) + " redacted\n";
    if (of(EntryKind::Audit) > 0) text += counted(of(EntryKind::Audit), "audit") + "\n";
    if (of(EntryKind::Sample) > 0) text += counted(of(EntryKind::Sample), "sample") + "\n";
    if (stats.first_recorded && stats.last_recorded) text += "recorded from " + stats.first_recorded->to_words() + " to " + stats.last_recorded->to_words() + "\n";
    if (stats.first_valid && stats.last_valid) text += "versions hold since " + stats.first_valid->to_words() + " to " + stats.last_valid->to_words() + "\n";
    text += counted(stats.content_bytes, "byte") + " of content, " + std::to_string(stats.file_bytes) + " in the file\n";
    if (!stats.found.empty()) text += "found in what was added:\n";
    for (const auto& [kind, count] : stats.found) text += found_line(std::string(to_text(kind)), std::to_string(count), counted(stats.found_in.at(kind), "entry", "entries")) + "\n";
    return text + "head " + stats.head + "\n";
}

std::string to_text(const Verification& verification) {
    constexpr std::size_t most = 100;
    std::string text;
    for (std::size_t i = 0; i < verification.found.size() && i < most; ++i) {
        const auto& one = verification.found[i];
        if (one.entry) text += "entry " + std::to_string(*one.entry) + (one.kind.empty() ? "" : " (" + source::printable(one.kind) + ", " + source::printable(one.record) + ")") + " ";
        text += source::printable(one.what) + "\n";
    }
    if (verification.found.size() > most) text += "and " + std::to_string(verification.found.size() - most) + " more\n";
    if (verification.found.empty()) text = "all " + counted(verification.entries, "entry is", "entries are") + " as appended" + (verification.redacted > 0 ? ", " + std::to_string(verification.redacted) + " of them redacted" : "") + "\n";
    return text + (verification.head.empty() && verification.entries > 0 ? "" : "head " + verification.head + "\n");  // the last entry may be lost
}

std::string to_json(const CasebookEntry& e) {
    Json made{{"number", e.number}, {"kind", to_text(e.kind)}, {"record", e.record}};
    if (e.about) made["about"] = *e.about;
    made["valid_on"] = e.valid_on.to_text();
    made["recorded_at"] = e.recorded_at.to_text();
    made["content_digest"] = e.content_digest;
    made["digest"] = e.digest;
    made["redacted"] = e.redacted;
    return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_json(const CasebookStats& stats) {
    Json made{{"records", stats.records}, {"redacted", stats.redacted}, {"content_bytes", stats.content_bytes}, {"file_bytes", stats.file_bytes}, {"head", stats.head}};
    auto& entries = made["entries"] = Json::object();
    for (const auto& [kind, count] : stats.entries) entries[std::string(to_text(kind))] = count;
    auto& found = made["found"] = Json::object();
    for (const auto& [kind, count] : stats.found) found[std::string(to_text(kind))] = {{"count", count}, {"entries", stats.found_in.at(kind)}};
    made["recorded"] = {{"first", stats.first_recorded ? Json(stats.first_recorded->to_text()) : Json(nullptr)}, {"last", stats.last_recorded ? Json(stats.last_recorded->to_text()) : Json(nullptr)}};
    made["valid"] = {{"first", stats.first_valid ? Json(stats.first_valid->to_text()) : Json(nullptr)}, {"last", stats.last_valid ? Json(stats.last_valid->to_text()) : Json(nullptr)}};
    return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_json(const Verification& verification) {
    Json made{{"entries", verification.entries}, {"redacted", verification.redacted}, {"head", verification.head}};
    auto& found = made["found"] = Json::array();
    for (const auto& one : verification.found) {
        found.push_back({{"entry", one.entry ? Json(*one.entry) : Json(nullptr)}, {"kind", one.kind}, {"record", one.record}, {"what", one.what}});
    }
    return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace careact
