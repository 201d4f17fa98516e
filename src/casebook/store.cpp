#include "casebook/store.hpp"

#include "casebook/schema.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

namespace careact {

using casebook::application_id;
using casebook::guarded;

namespace {

constexpr int patience = 10'000;  // milliseconds that one writer waits for another

std::int64_t number_of(SQLite::Database& database, const char* query) { return database.execAndGet(query).getInt64(); }

/// A copy has no log beside it until somebody writes to it. Where others have it open just now, it is as good without.
void keep_a_log(SQLite::Database& database) {
    try {
        database.execAndGet("PRAGMA journal_mode = WAL");
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() != SQLITE_BUSY && error.getErrorCode() != SQLITE_LOCKED) throw;
    }
}

void set_up(SQLite::Database& database, const CasebookOptions& options) {
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA cache_size = -65536");  // 64 MiB, whatever the size of the file
    if (options.read_only) return;
    keep_a_log(database);
    database.exec("PRAGMA synchronous = FULL");  // what is committed outlives a power cut
    database.exec("PRAGMA secure_delete = ON");  // what is redacted is overwritten
    database.exec("PRAGMA journal_size_limit = 16777216");
    if (options.most_bytes > 0) {
        const auto pages = options.most_bytes / static_cast<std::uint64_t>(number_of(database, "PRAGMA page_size"));
        number_of(database, ("PRAGMA max_page_count = " + std::to_string(std::max<std::uint64_t>(pages, 1))).c_str());
    }
}

void check_kind(SQLite::Database& database, const std::string& path) {
    if (number_of(database, "PRAGMA application_id") != application_id) throw CasebookError("`" + path + "` is not a casebook");
    const auto version = number_of(database, "PRAGMA user_version");
    if (version > casebook::latest_version()) {
        throw CasebookError("`" + path + "` was made by a newer careact: its form is version " + std::to_string(version) + ", and this one knows " +
                            std::to_string(casebook::latest_version()));
    }
}

void bring_up_to_date(SQLite::Database& database, const std::string& path, bool read_only) {
    const auto version = number_of(database, "PRAGMA user_version");
    if (version == casebook::latest_version()) return;
    if (read_only) throw CasebookError("`" + path + "` is of an older form: open it once for writing, and it is brought up to date");
    database.exec("PRAGMA foreign_keys = OFF");  // within a transaction this says nothing
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    casebook::migrate(database, static_cast<int>(number_of(database, "PRAGMA user_version")));
    transaction.commit();
    database.exec("PRAGMA foreign_keys = ON");
}

void check_whole(SQLite::Database& database, const std::string& path) {
    const auto said = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (said == "ok") return;
    throw CasebookError("`" + path + "` is damaged (" + said + "); `careact casebook verify` says what can still be read, and a backup has the rest");
}

/// Whether there is a file: SQLite opens one without looking into it.
bool is_there(const std::string& path) {
    try {
        const SQLite::Database database(casebook::file_name(path), SQLite::OPEN_READONLY);
        return true;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

/// The file as a URI that says that nobody changes it: nothing beside it is looked for, or made.
std::string at_rest(const std::string& path) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-", digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).lexically_normal().string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos) uri += c;
        else uri += '%', uri += digits[byte >> 4U], uri += digits[byte & 15U];
    }
    return uri + "?immutable=1";
}

/// Opens the file. On a medium that can only be read, SQLite cannot make what it holds beside a file in use, and reads it as one at rest.
SQLite::Database opened(const std::string& named, const CasebookOptions& options) {
    const auto path = casebook::file_name(named);
    SQLite::Database database(path, options.read_only ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE, patience);
    if (!options.read_only) return database;
    if (!options.check) database.exec("PRAGMA writable_schema = ON");  // a file that was cut off is opened too, and what is left of it read
    try {
        number_of(database, "PRAGMA application_id");
        return database;
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() != SQLITE_CANTOPEN && error.getErrorCode() != SQLITE_READONLY) throw;
    }
    std::error_code ignored;
    if (std::filesystem::exists(path + "-wal", ignored) && std::filesystem::file_size(path + "-wal", ignored) > 0) {
        throw CasebookError("`" + named + "` cannot be read here: what was written last stands in `" + named + "-wal`, and taking it in needs a folder that can be written; copy both to one");
    }
    SQLite::Database still(at_rest(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, patience);
    if (!options.check) still.exec("PRAGMA writable_schema = ON");
    return still;
}

}  // namespace

namespace casebook {

std::string file_name(const std::string& path) {
    if (path.empty()) throw CasebookError("a casebook has a file name");
    return path.starts_with("file:") || path.starts_with(':') ? "./" + path : path;
}

Row row_of(SQLite::Statement& query) {
    Row row{query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString(), {}, query.getColumn(4).getString(),
            query.getColumn(5).getString(), query.getColumn(6).getString(), query.getColumn(7).getString()};
    if (!query.isColumnNull(3)) row.about = query.getColumn(3).getInt64();
    return row;
}

}  // namespace casebook

Casebook::Impl::Impl(const std::string& named, const CasebookOptions& options)
    : path(named), database(opened(named, options)) {
    check_kind(database, path);
    // SQLite opens what it may not write for reading alone, and says so only when something is to be written.
    if (!options.read_only && sqlite3_db_readonly(database.getHandle(), "main") == 1) throw CasebookError("`" + path + "` can only be read: nothing was changed");
    set_up(database, options);
    if (options.check) check_whole(database, path);
    bring_up_to_date(database, path, options.read_only);
    if (options.read_only) return;
    const auto made = [this](const char* sql) { return std::make_unique<SQLite::Statement>(database, sql); };
    insert_entry = made("INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert_content = made("INSERT INTO content VALUES (?1, ?2, ?3)");
    insert_finding = made("INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5)");
    find_quarantined = made("SELECT content_digest FROM entry WHERE record = ?1 AND kind = 'quarantined' AND content_digest = ?2");
    find_last_since = made("SELECT content_digest FROM entry WHERE record = ?1 AND kind = 'record' AND valid_on = ?2 ORDER BY number DESC LIMIT 1");
    find_holding = made("SELECT content_digest FROM entry WHERE record = ?1 AND kind = 'record' AND valid_on <= ?2 ORDER BY valid_on DESC, number DESC LIMIT 1");
}

Casebook::Impl::Head Casebook::Impl::read_head() const {
    SQLite::Statement query(database, "SELECT h.number, h.digest, coalesce(e.recorded_at, '') FROM head h LEFT JOIN entry e ON e.number = h.number");
    if (!query.executeStep()) throw CasebookError("`" + path + "` has lost the note of its last entry; `careact casebook verify` says more");
    return {query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString()};
}

void Casebook::Impl::begin() {
    if (transaction) throw CasebookError("`" + path + "` has a batch under way already");
    transaction = std::make_unique<SQLite::Transaction>(database, SQLite::TransactionBehavior::IMMEDIATE);
    broken = false;
    auto now = read_head();
    if (now.digest != head.digest) redacted.reset();  // somebody else has written, or a batch was not kept
    head = std::move(now);
}

void Casebook::Impl::commit() {
    if (broken) throw CasebookError("`" + path + "`: this batch failed in part, so nothing of it is kept");
    SQLite::Statement keep(database, "UPDATE head SET number = ?1, digest = ?2");
    keep.bind(1, head.number);
    keep.bind(2, head.digest);
    keep.exec();
    transaction->commit();
    transaction.reset();
}

void Casebook::Impl::roll_back() noexcept { transaction.reset(); }

std::int64_t Casebook::Impl::append(const NewEntry& entry) {
    casebook::Row row{head.number + 1, std::string(to_text(entry.kind)), entry.record, entry.about, entry.valid_on.to_text(), casebook::utc_text(entry.recorded_at), entry.content_digest, ""};
    if (row.recorded_at < head.recorded_at) {
        throw CasebookError("nothing is recorded before what is there: the last entry of `" + path + "` was recorded at " + head.recorded_at + ", and this one would be at " + row.recorded_at);
    }
    row.digest = casebook::chained_digest(head.digest, row);
    {
        const casebook::Use use(*insert_entry);
        insert_entry->bind(1, row.number);
        insert_entry->bind(2, row.kind);
        insert_entry->bind(3, row.record);
        if (row.about) insert_entry->bind(4, *row.about);
        else insert_entry->bind(4);
        insert_entry->bind(5, row.valid_on);
        insert_entry->bind(6, row.recorded_at);
        insert_entry->bind(7, row.content_digest);
        insert_entry->bind(8, row.digest);
        insert_entry->exec();
    }
    const casebook::Use use(*insert_content);
    insert_content->bind(1, row.number);
    insert_content->bind(2, entry.place);
    insert_content->bindNoCopy(3, static_cast<const void*>(entry.content.data()), static_cast<int>(entry.content.size()));
    insert_content->exec();
    head = {row.number, row.digest, row.recorded_at};
    return row.number;
}

// ---- Opening ----

void Casebook::create(const std::string& path) {
    if (is_there(path)) {
        // A file with nothing in it may be what is left of a start that was stopped.
        const bool blank = guarded(path, [&] {
            SQLite::Database there(casebook::file_name(path), SQLite::OPEN_READONLY, patience);
            return number_of(there, "PRAGMA application_id") == 0 && number_of(there, "SELECT count(*) FROM sqlite_schema") == 0;
        });
        if (!blank) throw CasebookError("`" + path + "` is there already, and is left as it is");
    }
    guarded(path, [&] {
        SQLite::Database database(casebook::file_name(path), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, patience);
        database.execAndGet("PRAGMA journal_mode = WAL");
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec("PRAGMA application_id = " + std::to_string(application_id));
        casebook::migrate(database, 0);
        transaction.commit();
    });
}

Casebook::Casebook(const std::string& path, const CasebookOptions& options) : impl_(guarded(path, [&] { return std::make_unique<Impl>(path, options); })) {}
Casebook::~Casebook() = default;
Casebook::Casebook(Casebook&&) noexcept = default;
Casebook& Casebook::operator=(Casebook&&) noexcept = default;

// ---- Batches ----

Casebook::Batch::Batch(Casebook& casebook) : impl_(casebook.impl_.get()) {
    guarded(impl_->path, [this] { impl_->begin(); });
}

Casebook::Batch::~Batch() {
    if (impl_ != nullptr) impl_->roll_back();
}

void Casebook::Batch::commit() {
    guarded(impl_->path, [this] { impl_->commit(); });
    impl_ = nullptr;
}

}  // namespace careact
