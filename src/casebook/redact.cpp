#include "casebook/store.hpp"
#include "source/digest.hpp"
#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

namespace careact {

using casebook::guarded;

namespace {

std::vector<CasebookEntry> entries_to_empty(const Casebook& casebook, const Redaction& redaction) {
    std::vector<CasebookEntry> all;
    if (redaction.entry) {
        if (const auto entry = casebook.entry(*redaction.entry)) all.push_back(*entry);
    } else {
        casebook.each({{}, redaction.record, {}, {}, {}}, [&](const CasebookEntry& entry) {
            all.push_back(entry);
            return true;
        });
    }
    return all;
}

void run(SQLite::Database& database, const char* sql, std::int64_t number) {
    SQLite::Statement statement(database, sql);
    statement.bind(1, number);
    statement.exec();
}

}  // namespace

std::vector<std::int64_t> Casebook::redact(const Redaction& redaction) {
    if (source::is_blank(redaction.by) || source::is_blank(redaction.because)) throw CasebookError("a redaction says who makes it, and why");
    const nlohmann::ordered_json said{{"by", redaction.by}, {"because", redaction.because}};
    const auto text = said.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    const auto emptied = guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&] {
            const auto entries = entries_to_empty(*this, redaction);
            if (entries.empty()) throw CasebookError("`" + impl_->path + "` has nothing of that to redact");
            std::vector<std::int64_t> numbers;
            for (const auto& entry : entries) {
                if (entry.kind == EntryKind::Redaction || entry.redacted) continue;
                impl_->append({EntryKind::Redaction, entry.record, entry.number, redaction.recorded_at.london_date(), redaction.recorded_at, "", source::sha256(text), text});
                run(impl_->database, "DELETE FROM finding WHERE entry = ?1", entry.number);
                run(impl_->database, "DELETE FROM content WHERE entry = ?1", entry.number);
                numbers.push_back(entry.number);
            }
            impl_->redacted.reset();
            return numbers;
        });
    });
    // What was deleted is overwritten in the file; here it leaves the log beside it too.
    if (!impl_->transaction) guarded(impl_->path, [&] { impl_->database.exec("PRAGMA wal_checkpoint(TRUNCATE)"); });
    return emptied;
}

}  // namespace careact
