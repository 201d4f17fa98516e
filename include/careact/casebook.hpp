#pragma once
/// The casebook: records as they came, decisions as receipts, overrides, samples, audits and redactions, in one SQLite file.
///
/// Everything is an entry with a number, appended and never changed. Each entry's digest is made from its own fields, its content and the
/// digest of the entry before it, so that an entry that was changed or taken out is found and named. `docs/auditing.md` has the form.

#include "careact/determination.hpp"

#include <functional>
#include <map>
#include <stdexcept>

namespace careact {

/// What the disk or the database would not do, or the casebook does not allow, in a sentence for people. What was there before is kept.
struct CasebookError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class EntryKind : std::uint8_t { Record, Quarantined, Decision, Override, Redaction, Sample, Audit };
/// `record`, `quarantined`, `decision`, `override`, `redaction`, `sample`, `audit`.
[[nodiscard]] std::string_view to_text(EntryKind kind);

/// One entry, without its content.
struct CasebookEntry {
    std::int64_t number = 0;  // 1 for the first, and no gaps
    EntryKind kind = EntryKind::Record;
    std::string record;                 // the record's id; of what could not be read, where it stood; empty for a sample
    std::optional<std::int64_t> about;  // the version that was decided on or audited, the decision overridden, the entry redacted
    Date valid_on;  // a version: since when it holds; a decision: the day it is for; an override: its last day; an audit or a sample: its day; others: when recorded
    DateTime recorded_at;  // never before that of the entry before it
    std::string content_digest;  // SHA-256 of the content, which stays when the content is redacted
    std::string digest;          // of the chain up to here
    bool redacted = false;
};

/// What was found in the text of an entry as it was added: how many of one kind, and the first of them.
struct EntryFinding {
    DiagnosticKind kind = DiagnosticKind::RecordSyntax;
    std::size_t count = 0;
    std::string pointer, message;
};

/// One record's text as it came.
struct Incoming {
    std::string place;          // file, or file and line
    std::string text;           // kept byte for byte
    std::optional<Date> as_of;  // since when it holds, where it does not say itself (`about.last_changed_on`); the day recorded if left out
    DateTime recorded_at;
    std::uint64_t cut_from = 0;  // how long it was, if `text` is only its beginning
};

/// `AlreadyThere`: the version now last for that record and day is the same. `Redacted`: these bytes were, and are not taken again.
enum class Fate : std::uint8_t { Added, AlreadyThere, Quarantined, Redacted };

struct AddResult {
    Fate fate = Fate::Added;
    bool readable = true;      // otherwise it is in quarantine, now or since before
    bool names_itself = true;  // otherwise the record gives no id (`about.id`), and is kept under its digest
    Diagnostics diagnostics;
};

/// What became of many.
struct AddCounts {
    struct Found {
        Severity severity = Severity::Error;
        std::size_t count = 0, records = 0;
        std::string first_place, first_pointer, first_message;
    };
    std::size_t added = 0, already_there = 0, quarantined = 0, redacted = 0, unreadable = 0, without_id = 0;
    std::size_t read_before = 0;         // lines that an earlier run went through, and this one passed over
    std::size_t quarantined_before = 0;  // of these, those that are in quarantine
    std::map<DiagnosticKind, Found> found;

    void count(const std::string& place, const AddResult& result);
    void add(const AddCounts& others);
};

/// Bytes of a source from a place on, up to `size` of them; none at its end.
using ReadBytes = std::function<std::size_t(std::uint64_t place, char* into, std::size_t size)>;

/// Records one to a line.
struct LineSource {
    std::string name;
    ReadBytes read;
    bool can_return = true;  // whether bytes can be read again, as a pipe's cannot: reading then goes on where the last run of this name came to
    std::optional<Date> as_of;
    DateTime recorded_at;
    std::size_t longest_line = RecordLimits{}.bytes;  // a longer one is quarantined with this much of its beginning
};

/// What an override says: who answers otherwise than the rules, why, and until when.
struct Override {
    std::int64_t decision = 0;
    std::string goal, item, value, by, because;
    Date until;
    DateTime recorded_at;
};

struct Redaction {
    std::string record;                 // every version, decision and override of it, or
    std::optional<std::int64_t> entry;  // this one alone
    std::string by, because;
    DateTime recorded_at;
};

/// What an auditor found in one version of a record: a record as JSON that says `about.id` and `audit`. `read_reading` checks one.
struct AuditReading {
    std::int64_t version = 0;
    Date audited_on;
    std::string text;
    DateTime recorded_at;
};

struct EntryFilter {
    std::optional<EntryKind> kind;
    std::string record;
    std::optional<std::int64_t> about;
    std::optional<Date> recorded_from, recorded_to;  // days in London, both included
};

struct CasebookStats {
    std::map<EntryKind, std::int64_t> entries;
    std::int64_t records = 0, redacted = 0, content_bytes = 0, file_bytes = 0;
    std::optional<DateTime> first_recorded, last_recorded;
    std::optional<Date> first_valid, last_valid;  // of versions
    std::map<DiagnosticKind, std::int64_t> found, found_in;  // how many of a kind, and in how many entries
    std::string head;
};

/// An entry that is not as it was appended, or not there. Without a number it is about the file as a whole.
struct Tampering {
    std::optional<std::int64_t> entry;
    std::string kind, record;  // where they can be told
    std::string what;
};

struct Verification {
    std::vector<Tampering> found;
    std::int64_t entries = 0, redacted = 0;
    std::string head;  // the digest of the last entry: kept elsewhere, it shows later that nothing was cut off or made anew
};

struct CasebookOptions {
    bool read_only = false;
    bool check = true;             // whether the file is whole, before anything else (SQLite's quick check)
    std::uint64_t most_bytes = 0;  // how large the file may become; as large as the disk allows if 0
};

/// One casebook, open. Holds the file until it is destroyed. Used from one thread at a time; many processes may read while one writes,
/// and writers wait for each other for a few seconds. Every function throws CasebookError for disk, database and misuse.
class Casebook {
    struct Impl;

public:
    /// Makes an empty casebook where there is no file yet.
    static void create(const std::string& path);
    /// Opens one, and brings one of an older version to this one's.
    explicit Casebook(const std::string& path, const CasebookOptions& options = {});
    ~Casebook();
    Casebook(Casebook&&) noexcept;
    Casebook& operator=(Casebook&&) noexcept;

    /// What is appended during its life is kept together, and only once it is committed.
    class Batch {
    public:
        explicit Batch(Casebook& casebook);
        Batch(const Batch&) = delete;
        Batch& operator=(const Batch&) = delete;
        ~Batch();
        void commit();

    private:
        Impl* impl_;
    };

    /// Reads the text against the rulebook and keeps it: as a version of its record with what was found in it, or in quarantine if it is
    /// no record. It is there already if it is what the casebook says now: if the last version since that day is the same or, where neither
    /// the record nor `as_of` says a day, the version that holds when it is recorded. What is again as it was before a change is a version
    /// anew. Bytes that were redacted are not taken again, whatever the day.
    AddResult add(const Incoming& incoming, const Rulebook& rulebook);

    /// Records added batch by batch, which have no place in a file to go on from. After a run was stopped the same batches are given again:
    /// those that it kept are told as there already, and not held against what came after them. So are those of a run that came to its end,
    /// as long as nothing else was added.
    class Run {
    public:
        Run(Casebook& casebook, std::string name);
        AddCounts add(const std::vector<Incoming>& batch, const Rulebook& rulebook);
        /// Everything is added: what comes after this is another matter.
        void finish();

    private:
        Casebook* casebook_;
        std::string name_, digest_;
        std::size_t batches_ = 0;
        bool again_ = true;  // so far, each batch was kept by a run that was stopped
    };

    /// Adds each line, in batches that keep how far the source was read. A source that begins as it did under this name is read from there
    /// on; a pipe that begins as one that was stopped is passed over to there.
    AddCounts add_lines(const LineSource& source, const Rulebook& rulebook,
                        const std::function<void(std::uint64_t, const AddCounts&)>& after_batch = {});

    /// Appends the determination of a version as a receipt: its JSON. Nothing if the same receipt is there already.
    std::optional<std::int64_t> decide(std::int64_t version, const Determination& determination, DateTime recorded_at);
    /// Appends an override of one outcome of a decision; the rules say which a person may override. The decision stays as it is.
    std::int64_t override_outcome(const Override& override);
    /// Appends an auditor's reading. Nothing if the same reading of the same version is there already.
    std::optional<std::int64_t> keep_audit(const AuditReading& reading);
    /// Appends a sample that was drawn, as JSON. Nothing if the same one is there already.
    std::optional<std::int64_t> keep_sample(const std::string& sample, Date drawn_on, DateTime recorded_at);
    /// Takes contents out for good, and appends who did so and why. Gives the numbers of the entries emptied.
    std::vector<std::int64_t> redact(const Redaction& redaction);

    /// The entries, in order; until the visitor says false.
    void each(const EntryFilter& filter, const std::function<bool(const CasebookEntry&)>& visit) const;
    [[nodiscard]] std::optional<CasebookEntry> entry(std::int64_t number) const;
    /// Nothing if it was redacted. Throws for a number that is not there.
    [[nodiscard]] std::optional<std::string> content(std::int64_t number) const;
    [[nodiscard]] std::string place(std::int64_t number) const;
    [[nodiscard]] std::vector<EntryFinding> findings(std::int64_t number) const;
    /// The ids of the records after the given one, in order, so many at most.
    [[nodiscard]] std::vector<std::string> records_after(const std::string& id, std::size_t most) const;
    /// The version of a record that holds on a day, as known by the end of another: of those recorded by then, the one that holds since
    /// the latest day not after it, and of these the last recorded.
    [[nodiscard]] std::optional<CasebookEntry> version_on(const std::string& record, Date on, std::optional<Date> known_on = std::nullopt) const;

    [[nodiscard]] CasebookStats stats() const;
    /// Looks at every entry and the file itself; changes nothing. `head` is one printed earlier: it has to be in the chain.
    [[nodiscard]] Verification verify(const std::string& head = "") const;
    /// Copies the casebook to a file that is not there yet, while others may write. `progress` is told pages done and in all.
    void backup(const std::string& path, const std::function<void(int, int)>& progress = {}) const;

private:
    std::unique_ptr<Impl> impl_;
};

/// For people: one line for an entry.
[[nodiscard]] std::string to_text(const CasebookEntry& entry);
[[nodiscard]] std::string to_text(const EntryFinding& finding);
/// A content with nothing in it that a terminal would act on; of a decision, its outcomes, or one goal's outcome with its reasons.
[[nodiscard]] std::string content_text(EntryKind kind, std::string_view content, const std::string& goal = "");
[[nodiscard]] std::string to_text(const AddCounts& counts);
[[nodiscard]] std::string to_text(const CasebookStats& stats);
[[nodiscard]] std::string to_text(const Verification& verification);
/// JSON objects, described by `docs/schema/casebook.schema.json`.
[[nodiscard]] std::string to_json(const CasebookEntry& entry);
[[nodiscard]] std::string to_json(const CasebookStats& stats);
[[nodiscard]] std::string to_json(const Verification& verification);

}  // namespace careact
