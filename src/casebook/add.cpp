#include "casebook/identity.hpp"
#include "casebook/store.hpp"
#include "source/digest.hpp"

#include <algorithm>

namespace careact {

using casebook::guarded;

namespace {

/// A record of which only the beginning is here is too large, and nothing else is said of it.
RecordResult read(const Incoming& incoming, const Rulebook& rulebook) {
    if (incoming.cut_from == 0) {
        RecordLimits limits;
        limits.bytes = std::max(limits.bytes, incoming.text.size());
        return read_record(incoming.place, incoming.text, rulebook, limits);
    }
    RecordResult result;
    auto& d = result.diagnostics.add(DiagnosticKind::TooLarge, {}, "this record has " + std::to_string(incoming.cut_from) + " bytes; the first " + std::to_string(incoming.text.size()) + " of them are kept");
    d.record = incoming.place;
    return result;
}

NewEntry quarantined(const Incoming& incoming, std::string digest) {
    return {EntryKind::Quarantined, incoming.place, {}, incoming.recorded_at.london_date(), incoming.recorded_at, incoming.place, std::move(digest), incoming.text};
}

/// The version that the record is, with the day since when it holds from the record, from the caller, or from when it came.
NewEntry version(const Incoming& incoming, const casebook::Identity& identity, std::string digest) {
    const auto said = Date::parse(identity.last_changed_on);
    const auto since = said ? *said : incoming.as_of.value_or(incoming.recorded_at.london_date());
    const auto id = identity.id.empty() ? "sha256:" + digest : identity.id;
    return {EntryKind::Record, id, {}, since, incoming.recorded_at, incoming.place, std::move(digest), incoming.text};
}

std::map<DiagnosticKind, EntryFinding> by_kind(const Diagnostics& diagnostics) {
    std::map<DiagnosticKind, EntryFinding> all;
    for (const auto& d : diagnostics.all()) {
        auto& finding = all.try_emplace(d.kind, EntryFinding{d.kind, 0, d.pointer, d.message}).first->second;
        ++finding.count;
    }
    return all;
}

void keep_findings(SQLite::Statement& insert, std::int64_t entry, const Diagnostics& diagnostics) {
    for (const auto& [kind, finding] : by_kind(diagnostics)) {
        const casebook::Use use(insert);
        insert.bind(1, entry);
        insert.bind(2, std::string(to_text(kind)));
        insert.bind(3, static_cast<std::int64_t>(finding.count));
        insert.bind(4, finding.pointer);
        insert.bind(5, finding.message);
        insert.exec();
    }
}

bool is_there(SQLite::Statement& find, const NewEntry& entry, bool since_matters) {
    const casebook::Use use(find);
    find.bind(1, entry.record);
    find.bind(2, std::string(to_text(entry.kind)));
    find.bind(3, entry.content_digest);
    if (since_matters) find.bind(4, entry.valid_on.to_text());
    return find.executeStep();
}

}  // namespace

AddResult Casebook::add(const Incoming& incoming, const Rulebook& rulebook) {
    auto read_result = read(incoming, rulebook);
    const auto identity = read_result.record ? casebook::identity_of(incoming.text) : casebook::Identity{};
    AddResult result;
    result.readable = read_result.record && identity.is_object;
    result.names_itself = !result.readable || !identity.id.empty();
    result.diagnostics = std::move(read_result.diagnostics);
    auto digest = source::sha256(incoming.text);
    const auto entry = result.readable ? version(incoming, identity, std::move(digest)) : quarantined(incoming, std::move(digest));
    return guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&] {
            const bool since_matters = result.readable && incoming.as_of.has_value();
            if (is_there(since_matters ? *impl_->find_version_since : *impl_->find_version, entry, since_matters)) {
                result.fate = Fate::AlreadyThere;
                return std::move(result);
            }
            const auto number = impl_->append(entry);
            keep_findings(*impl_->insert_finding, number, result.diagnostics);
            result.fate = result.readable ? Fate::Added : Fate::Quarantined;
            return std::move(result);
        });
    });
}

void AddCounts::count(const std::string& place, const AddResult& result) {
    ++(result.fate == Fate::Added ? added : result.fate == Fate::AlreadyThere ? already_there : quarantined);
    if (!result.readable) ++unreadable;
    if (!result.names_itself) ++without_id;
    for (const auto& d : result.diagnostics.all()) found[d.kind].severity = d.severity;
    for (const auto& [kind, finding] : by_kind(result.diagnostics)) {
        auto& all = found[kind];
        if (all.records == 0) all.first_place = place, all.first_pointer = finding.pointer, all.first_message = finding.message;
        all.count += finding.count;
        ++all.records;
    }
}

void AddCounts::add(const AddCounts& others) {
    added += others.added;
    already_there += others.already_there;
    quarantined += others.quarantined;
    unreadable += others.unreadable;
    without_id += others.without_id;
    read_before += others.read_before;
    for (const auto& [kind, theirs] : others.found) {
        auto& all = found.try_emplace(kind, Found{theirs.severity, 0, 0, theirs.first_place, theirs.first_pointer, theirs.first_message}).first->second;
        all.count += theirs.count;
        all.records += theirs.records;
    }
}

}  // namespace careact
