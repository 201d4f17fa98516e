#include "audit/case_reader.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace careact::auditing {

std::optional<VersionText> CaseReader::version(const std::string& id, Date on, std::optional<Date> known_on) const {
    const std::lock_guard lock(one_at_a_time_);
    auto entry = casebook_.version_on(id, on, known_on);
    if (!entry) return std::nullopt;
    auto text = casebook_.content(entry->number);
    return VersionText{std::move(*entry), std::move(text)};
}

std::optional<CasebookEntry> CaseReader::earliest(const std::string& id) const {
    std::optional<CasebookEntry> first;
    casebook_.each({EntryKind::Record, id, {}, {}, {}}, [&](const CasebookEntry& entry) {
        if (!first || entry.valid_on < first->valid_on) first = entry;
        return true;
    });
    return first;
}

VersionFound CaseReader::decided_on(const std::string& id, Date on, ReadBefore& read_before) const {
    VersionFound made;
    std::optional<std::string> text;
    {
        const std::lock_guard lock(one_at_a_time_);
        auto entry = casebook_.version_on(id, on, on);
        made.is_later = !entry;
        if (!entry) entry = earliest(id);
        if (!entry) return made;
        made.number = entry->number;
        made.since = entry->valid_on;
        if (!read_before.contains(entry->number)) text = casebook_.content(entry->number);
    }
    const auto [at, is_new] = read_before.try_emplace(made.number);
    if (is_new && text) at->second = read(id, *text);
    made.record = at->second;
    return made;
}

std::optional<VersionText> CaseReader::last_reading(const std::string& id, Date on) const {
    const std::lock_guard lock(one_at_a_time_);
    std::optional<VersionText> last;
    casebook_.each({EntryKind::Audit, id, {}, {}, {}}, [&](const CasebookEntry& entry) {
        if (entry.valid_on <= on && !entry.redacted) last = VersionText{entry, {}};
        return true;
    });
    if (last) last->text = casebook_.content(last->entry.number);
    return last;
}

std::optional<std::string> CaseReader::text(std::int64_t number) const {
    const std::lock_guard lock(one_at_a_time_);
    return casebook_.content(number);
}

std::optional<Record> CaseReader::read(const std::string& id, const std::string& text) const {
    RecordLimits limits;
    limits.bytes = std::max(limits.bytes, text.size());
    return read_record(id, text, rulebook_, limits).record;
}

void on_threads(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr thrown;
    std::mutex throwing;
    const auto run = [&] {
        try {
            for (auto i = next++; i < count; i = next++) work(i);
        } catch (...) {
            next = count;
            const std::lock_guard lock(throwing);
            if (!thrown) thrown = std::current_exception();
        }
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back(run);
    run();
    others.clear();  // waits for each
    if (thrown) std::rethrow_exception(thrown);
}

void each_page(const Casebook& casebook, const std::vector<std::string>& asked, const std::function<void(const std::vector<std::string>&)>& work) {
    constexpr std::size_t page = 200;
    if (!asked.empty()) return work(asked);
    for (auto ids = casebook.records_after("", page); !ids.empty(); ids = casebook.records_after(ids.back(), page)) work(ids);
}

}  // namespace careact::auditing
