#pragma once
/// Cases of a casebook, for many threads: a casebook itself is for one at a time.

#include "careact/audit.hpp"

#include <map>
#include <mutex>

namespace careact::auditing {

/// One version's entry and content.
struct VersionText {
    CasebookEntry entry;
    std::optional<std::string> text;  // none: it was redacted
};

/// The versions of one case that were read, by number.
using ReadBefore = std::map<std::int64_t, std::optional<Record>>;

class CaseReader {
public:
    CaseReader(const Casebook& casebook, const Rulebook& rulebook) : casebook_(casebook), rulebook_(rulebook) {}

    /// The version that holds on a day as known by another.
    [[nodiscard]] std::optional<VersionText> version(const std::string& id, Date on, std::optional<Date> known_on) const;
    /// The version decided on: as known on the day itself, or else the earliest there is. It is read unless it was before.
    [[nodiscard]] VersionFound decided_on(const std::string& id, Date on, ReadBefore& read_before) const;
    /// The last reading made by a day, by the order in which they were recorded.
    [[nodiscard]] std::optional<VersionText> last_reading(const std::string& id, Date on) const;
    /// The content of an entry; nothing if it was redacted.
    [[nodiscard]] std::optional<std::string> text(std::int64_t number) const;
    /// Nothing if it cannot be read by these rules.
    [[nodiscard]] std::optional<Record> read(const std::string& id, const std::string& text) const;

private:
    [[nodiscard]] std::optional<CasebookEntry> earliest(const std::string& id) const;

    const Casebook& casebook_;
    const Rulebook& rulebook_;
    mutable std::mutex one_at_a_time_;
};

/// Calls `work` with each number below `count`, on so many threads. What one of them throws is thrown here, once all have stopped.
void on_threads(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

/// Calls `work` with pages of the ids asked for, or of all there are, in order.
void each_page(const Casebook& casebook, const std::vector<std::string>& asked, const std::function<void(const std::vector<std::string>&)>& work);

}  // namespace careact::auditing
