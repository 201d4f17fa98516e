#include "casebook/schema.hpp"
#include "casebook/store.hpp"
#include "source/digest.hpp"

#include <algorithm>

namespace careact {

namespace {

using casebook::Row;

/// Goes along the chain from its first entry to its last. What it finds is about the stored fields as they are: nothing is believed.
class ChainWalk {
public:
    ChainWalk(SQLite::Database& database, Verification& result)
        : database_(database), result_(result), content_(database, "SELECT place, bytes FROM content WHERE entry = ?1"),
          redactions_(database, "SELECT count(*) FROM entry WHERE about = ?1 AND kind = 'redaction'") {}

    void run(const std::string& expected_head) {
        expected_head_ = expected_head;
        try {
            SQLite::Statement rows(database_, std::string("SELECT ") + casebook::row_columns + " FROM entry e ORDER BY e.number");
            while (rows.executeStep()) {
                const auto row = casebook::row_of(rows);
                if (row.number <= last_.number) throw SQLite::Exception("out of order");  // what is left of a page that was cut through
                take(row);
            }
        } catch (const SQLite::Exception&) {
            one_by_one();
        }
        check_end();
        if (!expected_head.empty() && !head_seen_) {
            result_.found.push_back({{}, "", "", "no entry has the digest given: entries were cut off the end, or the chain was made anew"});
        }
    }

private:
    void take(const Row& row) {
        tell_lost();
        missing_up_to(row.number - 1);
        visit(row);
        head_seen_ = head_seen_ || row.digest == expected_head_;
    }

    /// Where the entries cannot be read through, each is asked for by itself, as far as the note of the last one goes.
    void one_by_one() {
        const auto last = database_.execAndGet("SELECT number FROM head").getInt64();
        SQLite::Statement row(database_, std::string("SELECT ") + casebook::row_columns + " FROM entry e WHERE e.number = ?1");
        constexpr std::int64_t most_in_vain = 1'000'000;
        for (auto number = last_.number + 1; number <= last; ++number) {
            if (asked_for(row, number)) continue;
            if (lost_from_ == 0) lost_from_ = number;
            if (number - lost_from_ >= most_in_vain) number = last;
            may_follow_.clear();
            last_ = {};
            last_.number = number;
        }
        tell_lost();
    }

    bool asked_for(SQLite::Statement& query, std::int64_t number) {
        const casebook::Use use(query);
        try {
            query.bind(1, number);
            if (!query.executeStep()) return false;
            const auto row = casebook::row_of(query);
            if (row.number != number || row.digest.empty()) return false;
            take(row);
            return true;
        } catch (const SQLite::Exception&) {
            return false;
        }
    }

    void tell_lost() {
        if (lost_from_ == 0) return;
        result_.found.push_back({lost_from_, "", "", lost_from_ == last_.number ? "cannot be read" : "cannot be read, and neither can those after it up to " + std::to_string(last_.number)});
        lost_from_ = 0;
    }

    void tell(const Row& row, std::string what) { result_.found.push_back({row.number, row.kind, row.record, std::move(what)}); }

    void missing_up_to(std::int64_t last) {
        for (std::int64_t number = last_.number + 1; number <= last; ++number) {
            constexpr std::int64_t most = 1000;
            if (number - last_.number > most) {
                result_.found.push_back({number, "", "", "is missing, and so are those after it up to " + std::to_string(last)});
                break;
            }
            result_.found.push_back({number, "", "", "is missing"});
        }
        if (last > last_.number) may_follow_.clear();
    }

    void visit(const Row& row) {
        ++result_.entries;
        check_content(row);
        // Where the entry before is missing, there is nothing to hold this one against.
        const bool follows = may_follow_.empty() || std::any_of(may_follow_.begin(), may_follow_.end(), [&](const auto& previous) { return casebook::chained_digest(previous, row) == row.digest; });
        if (!follows) tell(row, "does not agree with its digest: a field of it was changed, or the entry before it was replaced");
        // If it is the digest itself that was changed, the next entry still follows the one that it should be.
        std::vector<std::string> next = {row.digest};
        if (!follows) next.push_back(casebook::chained_digest(may_follow_.front(), row));
        may_follow_ = std::move(next);
        last_ = row;
    }

    void check_content(const Row& row) {
        const casebook::Use use(content_);
        try {
            content_.bind(1, row.number);
            const bool there = content_.executeStep();
            const bool redacted = is_redacted(row.number);
            if (!there && redacted) ++result_.redacted;
            if (!there && !redacted) tell(row, "has lost its content");
            if (!there) return;
            if (redacted) tell(row, "was redacted, and has a content");
            if (source::sha256(content_.getColumn(1).getString()) != row.content_digest) tell(row, "does not agree with the digest of its content: one of them was changed");
            const bool read_from_somewhere = row.kind == "record" || row.kind == "quarantined";
            if (!read_from_somewhere && !content_.getColumn(0).getString().empty()) tell(row, "has a place that it was read from, and was read from none");
        } catch (const SQLite::Exception& error) {
            tell(row, std::string("has a content that cannot be read: ") + error.what());
        }
    }

    bool is_redacted(std::int64_t number) {
        const casebook::Use use(redactions_);
        redactions_.bind(1, number);
        return redactions_.executeStep() && redactions_.getColumn(0).getInt64() > 0;
    }

    void check_end() {
        SQLite::Statement query(database_, "SELECT number, digest FROM head");
        if (!query.executeStep()) {
            result_.found.push_back({{}, "", "", "the note of the last entry is missing"});
            return;
        }
        const auto number = query.getColumn(0).getInt64();
        const auto digest = query.getColumn(1).getString();
        if (number > last_.number) missing_up_to(number);
        else if (number < last_.number) result_.found.push_back({{}, "", "", "the note of the last entry says " + std::to_string(number) + ", and there are entries up to " + std::to_string(last_.number)});
        else if (!last_.digest.empty() && digest != last_.digest) tell(last_, "has another digest than the note of the last entry: one of them was changed");
        result_.head = last_.digest;
    }

    SQLite::Database& database_;
    Verification& result_;
    SQLite::Statement content_, redactions_;
    std::string expected_head_;
    std::int64_t lost_from_ = 0;  // the first of those that could not be read
    Row last_;
    std::vector<std::string> may_follow_ = {""};  // digests that the next entry may follow
    bool head_seen_ = false;
};

/// Runs one part of the checks; what SQLite cannot read is found too, and the other parts go on.
template <typename Work>
void checked(Verification& result, const Work& work) {
    try {
        work();
    } catch (const SQLite::Exception& error) {
        result.found.push_back({{}, "", "", std::string("the file cannot be read to its end: ") + error.what()});
    }
}

void check_file(SQLite::Database& database, Verification& result) {
    SQLite::Statement query(database, "PRAGMA integrity_check(20)");
    while (query.executeStep()) {
        auto said = query.getColumn(0).getString();
        if (said == "ok") continue;
        for (auto at = said.find('\n'); at != std::string::npos; at = said.find('\n', at)) said.replace(at, 1, "; ");
        result.found.push_back({{}, "", "", "the file is damaged: " + said});
    }
}

void check_strays(SQLite::Database& database, Verification& result) {
    SQLite::Statement query(database, "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1");
    while (query.executeStep()) {
        const auto table = query.getColumn(0).getString(), count = query.getColumn(1).getString();
        result.found.push_back({{}, "", "", (table == "entry" ? "entries about an entry that is missing: " : "rows of `" + table + "` that belong to no entry: ") + count});
    }
}

}  // namespace

Verification Casebook::verify(const std::string& head) const {
    Verification result;
    auto& database = impl_->database;
    checked(result, [&] {
        const auto moment = impl_->one_moment();
        checked(result, [&] { check_file(database, result); });
        checked(result, [&] {
            for (const auto& difference : casebook::schema_differences(database)) result.found.push_back({{}, "", "", difference});
        });
        checked(result, [&] { ChainWalk(database, result).run(head); });
        checked(result, [&] { check_strays(database, result); });
    });
    return result;
}

}  // namespace careact
