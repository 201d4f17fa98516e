#include "audit/case_reader.hpp"
#include "audit/kept.hpp"
#include "audit/reading.hpp"

namespace careact {

using auditing::CaseReader;

namespace {

/// What became of one case: found, or why there is nothing to look at.
struct Looked {
    enum class Fate : std::uint8_t { Found, NotThere, Redacted, Unreadable } fate = Fate::NotThere;
    CaseFindings found;
};

Looked look(const CaseReader& reader, const Auditor& auditor, const AuditOptions& options, const AuditSink& sink, const std::string& id) {
    const auto version = reader.version(id, options.on, options.known_on);
    if (!version) return {};
    if (!version->text) return {Looked::Fate::Redacted, {}};
    const auto record = reader.read(id, *version->text);
    if (!record) return {Looked::Fate::Unreadable, {}};
    if (sink.record) sink.record(*record);
    auditing::ReadBefore read_before = {{version->entry.number, record}};  // most cases have this version alone
    AuditCase one{*record, {}, 0, [&](Date on) { return reader.decided_on(id, on, read_before); }};
    if (const auto reading = reader.last_reading(id, options.on); reading && reading->text) {
        one.reading = reader.read(id, *reading->text);
        one.reading_entry = reading->entry.number;
    }
    return {Looked::Fate::Found, auditor.look(one)};
}

}  // namespace

AuditFindings audit(const Casebook& casebook, const Rulebook& rulebook, const AuditOptions& options, const AuditSink& sink) {
    Auditor auditor(rulebook, options);
    const CaseReader reader(casebook, rulebook);
    const auto stats = casebook.stats();
    std::size_t redacted = 0, unreadable = 0, done = 0;
    auditing::each_page(casebook, options.records, [&](const std::vector<std::string>& ids) {
        std::vector<Looked> page(ids.size());
        auditing::on_threads(ids.size(), options.threads, [&](std::size_t i) { page[i] = look(reader, auditor, options, sink, ids[i]); });
        for (auto& one : page) {
            if (one.fate == Looked::Fate::Found) auditor.add(std::move(one.found), sink);
            redacted += one.fate == Looked::Fate::Redacted ? 1 : 0;
            unreadable += one.fate == Looked::Fate::Unreadable ? 1 : 0;
        }
        done += ids.size();
        if (sink.progress) sink.progress(done);
    });
    auto findings = auditor.take();
    findings.redacted = redacted;
    findings.unreadable = unreadable;
    findings.head = stats.head;
    findings.casebook = options.casebook;
    for (const auto& [kind, count] : stats.entries) findings.entries += count;
    if (options.decisions) findings.kept = auditing::kept_decisions(casebook, reader, rulebook, options), findings.overrides = auditing::overrides_on(casebook, options);
    return findings;
}

}  // namespace careact
