#include "casebook/store.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <filesystem>

namespace careact {

using casebook::guarded;

namespace {

[[noreturn]] void unreadable(const std::string& path, const casebook::Row& row) {
    throw CasebookError("entry " + std::to_string(row.number) + " of `" + path + "` cannot be read; `careact casebook verify` says more");
}

CasebookEntry entry_of(SQLite::Statement& query, const std::string& path) {
    auto row = casebook::row_of(query);
    const auto kind = casebook::kind_of(row.kind);
    const auto valid_on = Date::parse(row.valid_on);
    const auto recorded_at = DateTime::parse(row.recorded_at);
    if (!kind || !valid_on || !recorded_at) unreadable(path, row);
    return {row.number, *kind, std::move(row.record), row.about, *valid_on, *recorded_at, std::move(row.content_digest), std::move(row.digest), query.getColumn(8).getInt() != 0};
}

std::string select_entries() {
    return std::string("SELECT ") + casebook::row_columns + ", NOT EXISTS (SELECT 1 FROM content c WHERE c.entry = e.number) FROM entry e";
}

/// The moment at which a day begins in London, as the database writes it.
std::string beginning_of(Date day) { return casebook::utc_text(*DateTime::parse(day.to_text() + "T00:00")); }
std::string end_of(Date day) {
    const auto next = add_days(day, 1);
    return next ? beginning_of(*next) : "9999-12-31T23:59:59Z";
}

/// Conditions and the texts they are about, in step.
struct Conditions {
    std::string sql;
    std::vector<std::string> texts;

    void add(const char* condition, std::string text) {
        sql += (sql.empty() ? " WHERE " : " AND ") + std::string(condition);
        texts.push_back(std::move(text));
    }
};

Conditions conditions_of(const EntryFilter& filter) {
    Conditions made;
    if (filter.kind) made.add("e.kind = ?", std::string(to_text(*filter.kind)));
    if (!filter.record.empty()) made.add("e.record = ?", filter.record);
    if (filter.about) made.add("e.about = CAST(? AS INTEGER)", std::to_string(*filter.about));
    if (filter.recorded_from) made.add("e.recorded_at >= ?", beginning_of(*filter.recorded_from));
    if (filter.recorded_to) made.add("e.recorded_at < ?", end_of(*filter.recorded_to));
    return made;
}

void bind_all(SQLite::Statement& query, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) query.bind(static_cast<int>(i + 1), texts[i]);
}

}  // namespace

void Casebook::each(const EntryFilter& filter, const std::function<bool(const CasebookEntry&)>& visit) const {
    guarded(impl_->path, [&] {
        const auto conditions = conditions_of(filter);
        SQLite::Statement query(impl_->database, select_entries() + conditions.sql + " ORDER BY e.number");
        bind_all(query, conditions.texts);
        while (query.executeStep() && visit(entry_of(query, impl_->path))) {
        }
    });
}

std::optional<CasebookEntry> Casebook::entry(std::int64_t number) const {
    return guarded(impl_->path, [&]() -> std::optional<CasebookEntry> {
        SQLite::Statement query(impl_->database, select_entries() + " WHERE e.number = ?1");
        query.bind(1, number);
        if (!query.executeStep()) return std::nullopt;
        return entry_of(query, impl_->path);
    });
}

std::optional<std::string> Casebook::content(std::int64_t number) const {
    return guarded(impl_->path, [&]() -> std::optional<std::string> {
        SQLite::Statement query(impl_->database, "SELECT c.bytes, c.entry IS NULL FROM entry e LEFT JOIN content c ON c.entry = e.number WHERE e.number = ?1");
        query.bind(1, number);
        if (!query.executeStep()) throw CasebookError("`" + impl_->path + "` has no entry " + std::to_string(number));
        if (query.getColumn(1).getInt() != 0) return std::nullopt;
        return query.getColumn(0).getString();
    });
}

std::string Casebook::place(std::int64_t number) const {
    return guarded(impl_->path, [&] {
        SQLite::Statement query(impl_->database, "SELECT place FROM content WHERE entry = ?1");
        query.bind(1, number);
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
}

std::vector<EntryFinding> Casebook::findings(std::int64_t number) const {
    return guarded(impl_->path, [&] {
        std::vector<EntryFinding> all;
        SQLite::Statement query(impl_->database, "SELECT kind, count, pointer, message FROM finding WHERE entry = ?1 ORDER BY kind");
        query.bind(1, number);
        while (query.executeStep()) {
            const auto kind = casebook::diagnostic_kind_of(query.getColumn(0).getString());
            if (kind) all.push_back({*kind, static_cast<std::size_t>(query.getColumn(1).getInt64()), query.getColumn(2).getString(), query.getColumn(3).getString()});
        }
        return all;
    });
}

std::vector<std::string> Casebook::records_after(const std::string& id, std::size_t most) const {
    return guarded(impl_->path, [&] {
        std::vector<std::string> ids;
        SQLite::Statement query(impl_->database, "SELECT DISTINCT record FROM entry WHERE record > ?1 AND kind = 'record' ORDER BY record LIMIT ?2");
        query.bind(1, id);
        query.bind(2, static_cast<std::int64_t>(most));
        while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
        return ids;
    });
}

std::optional<CasebookEntry> Casebook::version_on(const std::string& record, Date on, std::optional<Date> known_on) const {
    return guarded(impl_->path, [&]() -> std::optional<CasebookEntry> {
        SQLite::Statement query(impl_->database, select_entries() + " WHERE e.record = ?1 AND e.kind = 'record' AND e.valid_on <= ?2 AND e.recorded_at < ?3 ORDER BY e.valid_on DESC, e.number DESC LIMIT 1");
        query.bind(1, record);
        query.bind(2, on.to_text());
        query.bind(3, known_on ? end_of(*known_on) : "9999-12-31T23:59:59Z");
        if (!query.executeStep()) return std::nullopt;
        return entry_of(query, impl_->path);
    });
}

CasebookStats Casebook::stats() const {
    return guarded(impl_->path, [&] {
        CasebookStats stats;
        auto& database = impl_->database;
        const auto moment = impl_->one_moment();
        SQLite::Statement kinds(database, "SELECT kind, count(*) FROM entry GROUP BY kind");
        while (kinds.executeStep()) {
            if (const auto kind = casebook::kind_of(kinds.getColumn(0).getString())) stats.entries[*kind] = kinds.getColumn(1).getInt64();
        }
        stats.records = database.execAndGet("SELECT count(DISTINCT record) FROM entry WHERE kind = 'record'").getInt64();
        stats.redacted = database.execAndGet("SELECT count(DISTINCT about) FROM entry WHERE kind = 'redaction'").getInt64();
        stats.content_bytes = database.execAndGet("SELECT coalesce(sum(length(bytes)), 0) FROM content").getInt64();
        stats.file_bytes = database.execAndGet("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()").getInt64();
        SQLite::Statement days(database, "SELECT coalesce(min(recorded_at), ''), coalesce(max(recorded_at), ''), coalesce(min(valid_on) FILTER (WHERE kind = 'record'), ''), coalesce(max(valid_on) FILTER (WHERE kind = 'record'), '') FROM entry");
        days.executeStep();
        stats.first_recorded = DateTime::parse(days.getColumn(0).getString());
        stats.last_recorded = DateTime::parse(days.getColumn(1).getString());
        stats.first_valid = Date::parse(days.getColumn(2).getString());
        stats.last_valid = Date::parse(days.getColumn(3).getString());
        SQLite::Statement found(database, "SELECT kind, sum(count), count(*) FROM finding GROUP BY kind");
        while (found.executeStep()) {
            const auto kind = casebook::diagnostic_kind_of(found.getColumn(0).getString());
            if (kind) stats.found[*kind] = found.getColumn(1).getInt64(), stats.found_in[*kind] = found.getColumn(2).getInt64();
        }
        stats.head = impl_->read_head().digest;
        return stats;
    });
}

namespace {

void copy_pages(SQLite::Database& from, const std::string& path, const std::function<void(int, int)>& progress) {
    SQLite::Database copy(casebook::file_name(path), SQLite::OPEN_READWRITE);
    {
        SQLite::Backup backup(copy, from);
        constexpr int pages_at_a_time = 4096;
        for (int step = SQLITE_OK; (step = backup.executeStep(pages_at_a_time)) != SQLITE_DONE;) {
            if (step != SQLITE_OK) throw SQLite::Exception(copy.getHandle(), step);  // in use, and for longer than we wait
            if (progress) progress(backup.getTotalPageCount() - backup.getRemainingPageCount(), backup.getTotalPageCount());
        }
    }
    copy.execAndGet("PRAGMA journal_mode = DELETE");  // all of it in one file, which can be read where nothing can be written
}

}  // namespace

void Casebook::backup(const std::string& path, const std::function<void(int, int)>& progress) const {
    if (impl_->transaction) throw CasebookError("`" + impl_->path + "` has a batch under way, which is not to be copied");
    create(path);  // it is refused if something is there
    try {
        guarded(path, [&] { copy_pages(impl_->database, path, progress); });
        const Casebook whole(path, {true, true, 0});  // looks at the copy from end to end
    } catch (...) {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + ending, ignored);
        throw;
    }
}

}  // namespace careact
