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

/// What a text is: an entry to append, and what was found in it.
struct Taken {
    NewEntry entry;
    AddResult result;
    bool day_is_said = false;  // by the record itself, or with it
};

Taken take(const Incoming& incoming, const Rulebook& rulebook) {
    auto read_result = read(incoming, rulebook);
    const auto identity = read_result.record ? casebook::identity_of(incoming.text) : casebook::Identity{};
    Taken taken;
    taken.result.readable = read_result.record && identity.is_object;
    taken.result.names_itself = !taken.result.readable || !identity.id.empty();
    taken.result.diagnostics = std::move(read_result.diagnostics);
    auto digest = source::sha256(incoming.text);
    taken.entry = taken.result.readable ? version(incoming, identity, std::move(digest)) : quarantined(incoming, std::move(digest));
    taken.day_is_said = incoming.as_of || Date::parse(identity.last_changed_on);
    return taken;
}

}  // namespace

bool Casebook::Impl::is_there(const NewEntry& entry, bool day_is_said) {
    const bool unreadable = entry.kind == EntryKind::Quarantined;
    auto& find = unreadable ? *find_quarantined : day_is_said ? *find_last_since : *find_holding;
    const casebook::Use use(find);
    find.bind(1, entry.record);
    find.bind(2, unreadable ? entry.content_digest : entry.valid_on.to_text());
    return find.executeStep() && find.getColumn(0).getString() == entry.content_digest;
}

bool Casebook::Impl::was_redacted(const std::string& content_digest) {
    if (!redacted) {
        redacted.emplace();
        SQLite::Statement query(database, "SELECT e.content_digest FROM entry r JOIN entry e ON e.number = r.about "
                                          "WHERE r.about IS NOT NULL AND r.kind = 'redaction' AND e.kind IN ('record', 'quarantined')");
        while (query.executeStep()) redacted->insert(query.getColumn(0).getString());
    }
    return redacted->contains(content_digest);
}

AddResult Casebook::add(const Incoming& incoming, const Rulebook& rulebook) {
    auto taken = take(incoming, rulebook);
    const auto& entry = taken.entry;
    auto& result = taken.result;
    return guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&] {
            if (impl_->was_redacted(entry.content_digest)) {
                result.fate = Fate::Redacted;
            } else if (impl_->is_there(entry, taken.day_is_said)) {
                result.fate = Fate::AlreadyThere;
            } else {
                keep_findings(*impl_->insert_finding, impl_->append(entry), result.diagnostics);
                result.fate = result.readable ? Fate::Added : Fate::Quarantined;
            }
            return std::move(result);
        });
    });
}

// ---- Runs ----

namespace {

/// Notes of a run stand in the table of sources: one for each batch, and one for its end, with the head of the casebook as it was then.
std::optional<std::string> note(SQLite::Database& database, const std::string& name) {
    SQLite::Statement query(database, "SELECT digest FROM source WHERE name = ?1 AND as_of = ''");
    query.bind(1, name);
    return query.executeStep() ? std::optional{query.getColumn(0).getString()} : std::nullopt;
}

void keep_note(SQLite::Database& database, const std::string& name, const std::string& digest) {
    SQLite::Statement keep(database, "INSERT OR REPLACE INTO source VALUES (?1, '', 0, 0, ?2)");
    keep.bind(1, name);
    keep.bind(2, digest);
    keep.exec();
}

void forget_notes(SQLite::Database& database, const std::string& beginning) {
    SQLite::Statement forget(database, "DELETE FROM source WHERE substr(name, 1, length(?1)) = ?1");
    forget.bind(1, beginning);
    forget.exec();
}

/// What a run before this one kept counts if that run was stopped, or if nothing was added since it came to its end.
void open_notes(SQLite::Database& database, const std::string& name, const std::string& head) {
    const auto end = note(database, name + "end");
    if (end) forget_notes(database, *end == head ? name + "end" : name);
}

}  // namespace

Casebook::Run::Run(Casebook& casebook, std::string name) : casebook_(&casebook), name_("run of " + std::move(name) + ", ") {}

/// The digest of a batch follows from those before it, so that one is known again only where all of them are.
AddCounts Casebook::Run::add(const std::vector<Incoming>& batch, const Rulebook& rulebook) {
    auto& impl = *casebook_->impl_;
    std::string texts = digest_;
    for (const auto& one : batch) texts += "\n" + one.place + "\n" + (one.as_of ? one.as_of->to_text() : "") + "\n" + source::sha256(one.text);
    digest_ = source::sha256(texts);
    Batch kept(*casebook_);
    guarded(impl.path, [&] {
        if (batches_ == 0) open_notes(impl.database, name_, impl.head.digest);
        const auto name = name_ + "batch " + std::to_string(++batches_);
        again_ = again_ && note(impl.database, name) == digest_;
        if (!again_) keep_note(impl.database, name, digest_);
    });
    AddCounts counts;
    for (const auto& one : batch) {
        if (!again_) {
            counts.count(one.place, casebook_->add(one, rulebook));
            continue;
        }
        auto before = take(one, rulebook).result;
        before.fate = Fate::AlreadyThere;
        counts.count(one.place, before);
    }
    kept.commit();
    return counts;
}

void Casebook::Run::finish() {
    if (batches_ == 0) return;
    auto& impl = *casebook_->impl_;
    Batch batch(*casebook_);
    guarded(impl.path, [&] { keep_note(impl.database, name_ + "end", impl.head.digest); });
    batch.commit();
    digest_.clear();
    batches_ = 0;
    again_ = true;
}

void AddCounts::count(const std::string& place, const AddResult& result) {
    switch (result.fate) {
        case Fate::Added: ++added; break;
        case Fate::AlreadyThere: ++already_there; break;
        case Fate::Quarantined: ++quarantined; break;
        case Fate::Redacted: ++redacted; break;
    }
    if (!result.readable && result.fate != Fate::Redacted) ++unreadable;
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
    redacted += others.redacted;
    unreadable += others.unreadable;
    without_id += others.without_id;
    read_before += others.read_before;
    quarantined_before += others.quarantined_before;
    for (const auto& [kind, theirs] : others.found) {
        auto& all = found.try_emplace(kind, Found{theirs.severity, 0, 0, theirs.first_place, theirs.first_pointer, theirs.first_message}).first->second;
        all.count += theirs.count;
        all.records += theirs.records;
    }
}

}  // namespace careact
