#include "audit/case_reader.hpp"
#include "audit/choosing.hpp"
#include "audit/reading.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <stdexcept>

namespace careact {

namespace {

constexpr std::array<std::size_t, 3> regulators_lists = {50, 10, 6};
constexpr auto own_reason = "the auditor worked on it: ", recent_reason = "audited on ";

/// Each number below `end` as likely as the others; the standard's own distributions differ from machine to machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : source_(seed) {}

    std::uint64_t below(std::uint64_t end) {
        const auto most = std::mt19937_64::max() - std::mt19937_64::max() % end;  // whole multiples of `end` lie below
        auto number = source_();
        while (number >= most) number = source_();
        return number % end;
    }

    template <typename T>
    void shuffle(std::vector<T>& all) {
        for (auto i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
    }

private:
    std::mt19937_64 source_;
};

/// z squared in thousandths squared, for the share of samples that are to be within the margin.
Rational z_of(int confidence) {
    constexpr std::array<std::pair<int, std::int64_t>, 3> table = {std::pair{90, 1645}, {95, 1960}, {99, 2576}};
    for (const auto& [percent, thousandths] : table) {
        if (percent == confidence) return *Rational::of(thousandths, 1000);
    }
    throw std::invalid_argument("a confidence of 90, 95 or 99 percent is known, and " + std::to_string(confidence) + " is not");
}

std::optional<Date> last_audit(const program::Program& program, const Record& record, const std::optional<auditing::VersionText>& reading, Date on) {
    auto last = auditing::day_at(program, record.root(), "audit.audited_on");
    if (last && *last > on) last.reset();
    if (reading && (!last || reading->entry.valid_on > *last)) last = reading->entry.valid_on;
    return last;
}

SampleCase sample_case(const auditing::CaseReader& reader, const program::Program& program, const SampleOptions& options, const std::string& id) {
    SampleCase made;
    made.record = id;
    const auto version = reader.version(id, options.on, {});
    const auto record = version && version->text ? reader.read(id, *version->text) : std::nullopt;
    if (version) made.version = version->entry.number;
    if (!record) {
        made.left_out_because = !version ? "no version holds on the day" : version->text ? "it cannot be read" : "it was redacted";
        return made;
    }
    made.stratum = auditing::stratum_of(program, *record, options.strata, options.on);
    if (options.regulator) made.criteria = auditing::criteria_met(program, *record, options.on);
    auto names = options.manages;
    names.push_back(options.auditor);
    const auto audited = last_audit(program, *record, reader.last_reading(id, options.on), options.on);
    if (const auto own = auditing::own_case(program, *record, names); !own.empty()) made.left_out_because = own_reason + own;
    else if (audited && completed_months(*audited, options.on) < options.not_within_months) made.left_out_because = recent_reason + audited->to_words();
    return made;
}

std::map<std::string, std::vector<SampleCase>> by_stratum(std::vector<SampleCase> cases) {
    std::map<std::string, std::vector<SampleCase>> strata;
    for (auto& one : cases) strata[one.stratum].push_back(std::move(one));
    return strata;
}

void draw_strata(Sample& sample, std::vector<SampleCase> cases, std::size_t size, Dice& dice) {
    auto strata = by_stratum(std::move(cases));
    std::vector<std::size_t> counts;
    for (const auto& [name, members] : strata) counts.push_back(members.size());
    const auto shares = allocated(counts, size);
    std::size_t at = 0;
    for (auto& [name, members] : strata) {
        dice.shuffle(members);
        sample.strata.push_back({name, members.size(), shares[at]});
        for (std::size_t i = 0; i < shares[at]; ++i) sample.drawn.push_back(std::move(members[i]));
        ++at;
    }
}

/// From cases in the order they were drawn, so many that between them meet the most criteria: each time the one that adds the most, and
/// of those that add as many the one that meets the most.
std::vector<std::size_t> covering(const std::vector<SampleCase>& cases, const std::vector<std::size_t>& from, std::size_t size) {
    std::vector<std::size_t> chosen, left = from;
    std::set<std::string> met;
    while (chosen.size() < size && !left.empty()) {
        const auto adds = [&](std::size_t i) { return std::count_if(cases[i].criteria.begin(), cases[i].criteria.end(), [&](const auto& c) { return !met.contains(c); }); };
        const auto worth = [&](std::size_t i) { return std::pair(adds(i), cases[i].criteria.size()); };
        const auto best = std::max_element(left.begin(), left.end(), [&](auto a, auto b) { return worth(a) < worth(b); });  // the first of equals
        met.insert(cases[*best].criteria.begin(), cases[*best].criteria.end());
        chosen.push_back(*best);
        left.erase(best);
    }
    return chosen;
}

/// Fifty by stratum, with a case for each criterion that any case meets; ten of them that between them meet the most; six of these.
void draw_lists(Sample& sample, std::vector<SampleCase> cases, Dice& dice) {
    dice.shuffle(cases);
    std::vector<std::size_t> every(cases.size());
    for (std::size_t i = 0; i < every.size(); ++i) every[i] = i;
    std::vector<std::size_t> first;
    std::set<std::string> met;
    for (const auto i : covering(cases, every, std::min(regulators_lists[0], regulators_criteria().size()))) {
        const auto before = met.size();
        met.insert(cases[i].criteria.begin(), cases[i].criteria.end());
        if (met.size() > before) first.push_back(i);
    }
    std::vector<SampleCase> rest, chosen;
    for (const auto i : every) (std::find(first.begin(), first.end(), i) == first.end() ? rest : chosen).push_back(cases[i]);
    const auto fifty = regulators_lists[0];
    draw_strata(sample, std::move(rest), fifty - std::min(fifty, chosen.size()), dice);
    for (auto& one : chosen) {
        const auto stratum = std::find_if(sample.strata.begin(), sample.strata.end(), [&](const auto& s) { return s.name == one.stratum; });
        if (stratum != sample.strata.end()) ++stratum->cases, ++stratum->drawn;
        else sample.strata.push_back({one.stratum, 1, 1});
        sample.drawn.push_back(std::move(one));
    }
    std::vector<std::size_t> all(sample.drawn.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    auto list = all;
    for (const auto length : regulators_lists) {
        if (length != fifty) list = covering(sample.drawn, list, length);
        for (const auto i : list) sample.drawn[i].list = length;
    }
}

std::vector<std::string> unmet_by(const std::vector<SampleCase>& drawn) {
    std::vector<std::string> unmet;
    for (const auto& criterion : regulators_criteria()) {
        const bool met = std::any_of(drawn.begin(), drawn.end(), [&](const auto& one) { return std::find(one.criteria.begin(), one.criteria.end(), criterion.id) != one.criteria.end(); });
        if (!met) unmet.push_back(criterion.id);
    }
    return unmet;
}

}  // namespace

std::size_t sample_size(std::size_t cases, int confidence, int margin) {
    if (margin < 1 || margin > 50) throw std::invalid_argument("a margin is between 1 and 50 percent");
    const auto z = z_of(confidence), e = *Rational::of(margin, 100), n = Rational(static_cast<std::int64_t>(cases));
    if (cases == 0) return 0;
    // n0 / (1 + (n0 - 1) / N) is n0 N / (N + n0 - 1).
    const auto n0 = *z.times(z)->times(*Rational::of(1, 4))->divided_by(*e.times(e));
    const auto corrected = *n0.times(n)->divided_by(*n.plus(*n0.minus(Rational(1))));
    return std::min(cases, static_cast<std::size_t>(*corrected.rounded(Rounding::Up, Rational(1))->whole()));
}

std::vector<std::size_t> allocated(const std::vector<std::size_t>& cases, std::size_t size) {
    std::size_t all = 0;
    for (const auto count : cases) all += count;
    size = std::min(size, all);
    const std::size_t least = size >= cases.size() ? 1 : 0;
    std::vector<std::size_t> given;
    std::size_t sum = 0;
    for (const auto count : cases) {
        given.push_back(std::min(count, std::max(least, all == 0 ? 0 : size * count / all)));
        sum += given.back();
    }
    // How far a stratum is below its share, in parts of all cases.
    const auto short_of = [&](std::size_t i) { return static_cast<std::int64_t>(size * cases[i]) - static_cast<std::int64_t>(given[i] * all); };
    for (; sum != size; sum += sum < size ? std::size_t{1} : ~std::size_t{0}) {
        const bool more = sum < size;
        std::optional<std::size_t> next;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (more ? given[i] >= cases[i] : given[i] <= least) continue;
            if (!next || (more ? short_of(i) > short_of(*next) : short_of(i) < short_of(*next))) next = i;
        }
        given[*next] += more ? std::size_t{1} : ~std::size_t{0};
    }
    return given;
}

std::vector<SampleCase> sample_cases(const Casebook& casebook, const Rulebook& rulebook, const SampleOptions& options) {
    auditing::check_strata(rulebook.program(), options.strata);
    const auditing::CaseReader reader(casebook, rulebook);
    std::vector<SampleCase> all;
    auditing::each_page(casebook, {}, [&](const std::vector<std::string>& ids) {
        std::vector<SampleCase> page(ids.size());
        auditing::on_threads(ids.size(), 2, [&](std::size_t i) { page[i] = sample_case(reader, rulebook.program(), options, ids[i]); });
        std::move(page.begin(), page.end(), std::back_inserter(all));
    });
    return all;
}

Sample draw(std::vector<SampleCase> cases, const SampleOptions& options) {
    std::sort(cases.begin(), cases.end(), [](const auto& a, const auto& b) { return a.record < b.record; });
    Sample sample;
    sample.options = options;
    const auto out = std::stable_partition(cases.begin(), cases.end(), [](const auto& one) { return one.left_out_because.empty(); });
    sample.left_out.assign(out, cases.end());
    cases.erase(out, cases.end());
    sample.cases = cases.size();
    sample.size = options.regulator ? std::min(cases.size(), regulators_lists[0])
                  : options.size > 0 ? std::min(cases.size(), options.size)
                                     : sample_size(cases.size(), options.confidence, options.margin);
    Dice dice(options.seed);
    if (options.regulator) draw_lists(sample, std::move(cases), dice);
    else draw_strata(sample, std::move(cases), sample.size, dice);
    if (options.regulator) sample.unmet = unmet_by(sample.drawn);
    std::sort(sample.drawn.begin(), sample.drawn.end(), [](const auto& a, const auto& b) { return a.record < b.record; });
    return sample;
}

}  // namespace careact
