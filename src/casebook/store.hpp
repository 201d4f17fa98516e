#pragma once
/// The open file: its settings, the transaction under way, and the one way in for entries.

#include "careact/casebook.hpp"
#include "casebook/chain.hpp"
#include "casebook/errors.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <set>

namespace careact {

/// What an entry is made from; its number and digests are given to it as it is appended.
struct NewEntry {
    EntryKind kind = EntryKind::Record;
    std::string record;
    std::optional<std::int64_t> about;
    Date valid_on;
    DateTime recorded_at;
    std::string place, content_digest;
    std::string_view content;
};

struct Casebook::Impl {
    /// The last entry, as the transaction under way sees it.
    struct Head {
        std::int64_t number = 0;
        std::string digest, recorded_at;
    };

    Impl(const std::string& path, const CasebookOptions& options);

    void begin();
    void commit();
    void roll_back() noexcept;
    std::int64_t append(const NewEntry& entry);
    [[nodiscard]] Head read_head() const;
    /// Whether it is what the casebook says now, so that there is nothing to append.
    [[nodiscard]] bool is_there(const NewEntry& entry, bool day_is_said);
    /// Whether a record or a quarantined text of this digest was taken out.
    [[nodiscard]] bool was_redacted(const std::string& content_digest);
    /// Holds one moment of the casebook for reading; nothing where a batch does so already.
    [[nodiscard]] std::unique_ptr<SQLite::Transaction> one_moment() const { return transaction ? nullptr : std::make_unique<SQLite::Transaction>(database); }
    /// Runs work in the batch under way, or in one of its own. A batch in which something failed is not committed.
    template <typename Work>
    auto in_batch(Casebook& casebook, const Work& work) {
        if (transaction) {
            try {
                return work();
            } catch (...) {
                broken = true;
                throw;
            }
        }
        Batch batch(casebook);
        auto result = work();
        batch.commit();
        return result;
    }

    std::string path;
    mutable SQLite::Database database;  // reading a database changes what SQLite holds of it
    std::unique_ptr<SQLite::Transaction> transaction;
    bool broken = false;  // something failed in the transaction under way
    Head head;
    // Made once: adding runs each of them for every record.
    std::unique_ptr<SQLite::Statement> insert_entry, insert_content, insert_finding, find_quarantined, find_last_since, find_holding;
    std::optional<std::set<std::string>> redacted;  // digests, as `head` has them; read when they are first asked for
};

namespace casebook {

/// The path as SQLite takes it for a file's name, and for nothing else.
[[nodiscard]] std::string file_name(const std::string& path);

/// The first eight columns of `entry`, in their order.
constexpr auto row_columns = "e.number, e.kind, e.record, e.about, e.valid_on, e.recorded_at, e.content_digest, e.digest";
[[nodiscard]] Row row_of(SQLite::Statement& query);

/// A statement for one use, that lets go of what it holds when it has been used.
class Use {
public:
    explicit Use(SQLite::Statement& statement) : statement_(statement) {}
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use() { statement_.tryReset(); }

private:
    SQLite::Statement& statement_;
};

}  // namespace casebook

}  // namespace careact
