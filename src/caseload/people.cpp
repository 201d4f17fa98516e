#include "caseload/people.hpp"

#include <algorithm>

namespace careact::caseload {
namespace {

bool is_care_home(const PeopleRow& row) { return row.component == "residential_home" || row.component == "nursing_home"; }
bool is_short_term(const PeopleRow& row) {
    return row.component == "short_term_residential" || row.component == "reablement_support" || row.component == "carer_respite";
}
bool has_learning_disability(const PeopleRow& row) { return row.reason == "learning_disability_support"; }
bool may_lack_capacity(const PeopleRow& row) { return has_learning_disability(row) || row.reason == "mental_health_support" || row.reason == "memory_support"; }
bool is_physical(const PeopleRow& row) { return row.reason == "personal_care_support" || row.reason == "access_and_mobility"; }
bool is_supported_living(const PeopleRow& row) { return row.component == "supported_living_support"; }
bool is_commissioned_home_care(const PeopleRow& row) { return row.older && row.component == "home_support"; }

std::vector<std::int64_t> counts_of(const std::vector<PeopleRow>& rows) {
    std::vector<std::int64_t> counts;
    for (const auto& row : rows) counts.push_back(row.count);
    return counts;
}

template <class Test>
std::int64_t count_if(const std::vector<PeopleRow>& rows, Test test) {
    std::int64_t count = 0;
    for (const auto& row : rows) count += test(row) ? row.count : 0;
    return count;
}

/// In which of the price lists, in the order in which People makes them.
enum PriceList : std::size_t { LearningDisability, MentalHealth, PhysicalDisability, HomeCareHour, CareHome, DirectPayment, OtherSupport };

PriceList price_list(const PeopleRow& row) {
    if (is_supported_living(row) && has_learning_disability(row)) return LearningDisability;
    if (is_supported_living(row) && row.reason == "mental_health_support") return MentalHealth;
    if (is_supported_living(row) && is_physical(row)) return PhysicalDisability;
    if (is_commissioned_home_care(row)) return HomeCareHour;
    if (is_care_home(row)) return CareHome;
    return row.component == "direct_payment_service" ? DirectPayment : OtherSupport;
}

}  // namespace

People::People(const Assumptions& assumptions, std::int64_t size) : assumptions_(assumptions), scale_(assumptions, size), rows_(assumptions.people()) {
    const auto counts = shared_out(counts_of(rows_), size);
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].count = counts[i];
    kinds_ = Urn(counts);
    const auto with_learning_disability = count_if(rows_, has_learning_disability);
    autistic_ = Quota(scale_("autistic") - scale_("autistic_other_reason"), with_learning_disability);
    autistic_otherwise_ = Quota(scale_("autistic_other_reason"), size - with_learning_disability);
    appointees_ = Quota(scale_("appointees"), count_if(rows_, may_lack_capacity));
    crises_ = Quota(scale_("crisis_increases"), count_if(rows_, [](const auto& row) { return row.reason == "mental_health_support" && !is_short_term(row); }));
    share_out_time(size);
    share_out_audits(size);
    share_out_money(size);
}

/// Who moved to a care home in the last year is published; the rest of those supported for over a year are shared among the others.
void People::share_out_time(std::int64_t size) {
    const auto in_homes = count_if(rows_, is_care_home);
    std::int64_t new_in_homes = 0;
    for (const bool older : {false, true}) {
        const auto here = count_if(rows_, [&](const auto& row) { return is_care_home(row) && row.older == older; });
        const std::string age = older ? "65_and_over" : "18_to_64";
        const auto admitted = scale_("admitted_" + age), early = scale_("care_home_admitted_early_2024_" + age);
        long_in_homes_[older] = Quota(here - admitted - early, here);
        admitted_[older] = Quota(admitted, admitted + early);
        new_in_homes += admitted + early;
    }
    const auto supported_long = scale_("supported_over_12_months");
    long_in_care_homes_ = in_homes - new_in_homes;
    const auto long_elsewhere = supported_long - long_in_care_homes_;
    long_elsewhere_ = Quota(long_elsewhere, size - in_homes - count_if(rows_, is_short_term));

    const auto late = scale_("late"), late_in_homes = in_proportion(late, long_in_care_homes_, supported_long);
    late_in_homes_ = Quota(late_in_homes, long_in_care_homes_);
    late_elsewhere_ = Quota(late - late_in_homes, long_elsewhere);
    const std::int64_t at_the_median = late % 2 == 0 ? 2 : 1, each_side = (late - at_the_median) / 2,
                       fresh = std::min(scale_("late_in_last_19_days"), each_side);
    overruns_ = Urn({fresh, each_side - fresh, at_the_median, each_side});
    const auto seen = long_elsewhere - (late - late_in_homes), in_december = scale_("late_on_30_november") - (late - fresh);
    december_ = Quota(in_december, seen);
    share_out_carers(seen - in_december, size - in_homes - long_elsewhere);
}

/// Of people outside care homes: those seen in the last year, and those whose support is new.
void People::share_out_carers(std::int64_t seen, std::int64_t fresh) {
    const auto joint = scale_("carers_joint_people"), twice = scale_("carers_joint_events") - joint;
    const auto once_of_seen = (joint - twice) / 2, once_of_new = joint - twice - once_of_seen;
    const auto separate = scale_("carers_separate_people"), separate_twice = scale_("carers_separate_events") - separate;
    const auto refused = scale_("carers_offered_and_refused"), not_offered = scale_("carers_not_offered");
    carers_of_seen_ = Urn({seen - once_of_seen - twice, once_of_seen, twice});
    carers_of_new_ =
        Urn({fresh - once_of_new - separate - refused - not_offered, once_of_new, 0, separate - separate_twice, separate_twice, refused, not_offered});
}

void People::share_out_audits(std::int64_t size) {
    const auto supported_long = scale_("supported_over_12_months");
    const auto before = scale_.of(assumptions_.number("audits", "in_november_2023")), now = scale_.of(assumptions_.number("audits", "in_2024"));
    audited_before_ = Quota(before, supported_long);
    audited_ = Quota(now, size - supported_long);
    good_before_ = Quota(scale_.percent_of("audits_good_percent", before), before);
    good_ = Quota(scale_.percent_of("audits_good_percent", now), now);
}

void People::share_out_money(std::int64_t size) {
    const auto all = assumptions_.number("pays_all"), full = in_proportion(assumptions_.number("full_cost_of_those_who_pay_all_percent"), all, 100);
    const auto paying = shared_out({assumptions_.number("pays_nothing"), assumptions_.number("pays_part"), full, all - full}, size);
    pays_ = Urn(paying);
    // As many of each, or the shares that were published would not come out among those who were assessed.
    for (const auto count : paying) means_missing_.emplace_back(in_proportion(count, assumptions_.number("financial_assessment_missing_per_mille"), 1000), count);

    const auto of_list = [&](PriceList list) { return count_if(rows_, [&](const auto& row) { return price_list(row) == list; }); };
    const auto& independent = assumptions_.numbers("independent_week_pence");
    for (const auto& [list, id] :
         {std::pair{LearningDisability, "learning_disability"}, {MentalHealth, "mental_health"}, {PhysicalDisability, "physical_disability"}}) {
        const auto figure = [&, id = id](const char* what) { return assumptions_.number(std::string(id) + what); };
        prices_.emplace_back(of_list(list), independent, 10, figure("_mean_pence"), std::vector<Pence>{figure("_least_pence"), figure("_most_pence")});
    }
    prices_.emplace_back(of_list(HomeCareHour), assumptions_.numbers("home_care_hour_steps_pence"), 3, assumptions_.number("home_care_hour_pence"),
                         std::vector<Pence>{});
    prices_.emplace_back(of_list(CareHome), assumptions_.numbers("care_home_week_pence"), 8);
    prices_.emplace_back(of_list(DirectPayment), assumptions_.numbers("direct_payment_week_pence"), 15);
    prices_.emplace_back(of_list(OtherSupport), assumptions_.numbers("other_week_pence"), 15);
}

Person People::draw(Chance& chance) {
    Person person;
    person.number = ++numbered_;
    person.row = &rows_[kinds_.draw(chance)];
    draw_who(person, chance);
    draw_time(person, chance);
    draw_looks(person, chance);
    draw_carer(person, chance);
    draw_money(person, chance);
    draw_audit(person, chance);
    return person;
}

/// Nobody with services is under 27: the young are with the team that prepares for adulthood, and stand outside.
void People::draw_who(Person& person, Chance& chance) {
    const auto& row = *person.row;
    person.team = chance.below(assumptions_.texts("localities").size());
    person.care_home = is_care_home(row);
    person.short_term = is_short_term(row);
    person.direct_payment = row.component == "direct_payment_service";
    const bool very_old = row.older && chance.percent(assumptions_.number(person.care_home ? "aged_85_percent_in_care_homes" : "aged_85_percent_elsewhere"));
    const auto first = very_old ? on_day(1926, 1, 2) : row.older ? on_day(1940, 1, 2) : on_day(1960, 1, 5);
    const auto last = very_old ? on_day(1939, 11, 25) : row.older ? on_day(1959, 11, 25) : on_day(1997, 11, 25);
    person.born = plus(first, chance.between(0, days_from(first, last)));
    person.autistic = has_learning_disability(row) ? autistic_.take(chance) : autistic_otherwise_.take(chance);
    if (may_lack_capacity(row)) person.appointee = appointees_.take(chance);
    if (row.reason == "mental_health_support" && !person.short_term) person.crisis = crises_.take(chance);
}

/// Since when: over a year, or not. Support that was not meant to last began in the last weeks.
void People::draw_time(Person& person, Chance& chance) {
    const bool older = person.row->older;
    if (person.care_home) {
        person.long_supported = long_in_homes_[older].take(chance);
        if (person.long_supported) person.late = late_in_homes_.take(chance);
    } else if (!person.short_term) {
        person.long_supported = long_elsewhere_.take(chance);
        if (person.long_supported) person.late = late_elsewhere_.take(chance);
        if (person.long_supported && !person.late) person.december = december_.take(chance);
    }
    if (person.long_supported) return;  // the start follows from when they were last seen
    Span span{on_day(2024, 1, 8), on_day(2024, 11, 28)};
    if (person.care_home) span = admitted_[older].take(chance) ? Span{on_day(2024, 4, 2), on_day(2024, 11, 28)} : Span{on_day(2024, 1, 8), on_day(2024, 3, 28)};
    if (person.short_term) span.first = on_day(2024, 10, 21);
    person.started = plus(span.first, chance.between(0, days_from(span.first, span.last)));
}

/// When the latest look of somebody late was: so many days beyond twelve months, half of them on each side of the median.
void People::draw_overrun(Person& person, Chance& chance) {
    const auto median = assumptions_.number("median_days_over");
    const auto kind = overruns_.draw(chance);
    auto over = median;
    if (kind == 0) over = chance.between(1, 19);
    if (kind == 1) over = chance.nearer(20, median - 1);
    if (kind == 3) over = chance.nearer(median + 1, assumptions_.number("late_at_most_days"));
    auto due = plus(snapshot, -over);
    while (plus_months(plus_months(due, -12), 12) != due) due = plus(due, over > median ? -1 : 1);  // no year ends on 29 February
    person.reviews.push_back(plus_months(due, -12));
}

void People::draw_looks(Person& person, Chance& chance) {
    auto& reviews = person.reviews;
    if (!person.long_supported) {
        const auto first_look = plus(person.started, chance.per_mille(700) ? chance.between(42, 56) : chance.between(57, 110));
        if (first_look <= month_end && !person.short_term) reviews.push_back(first_look);
    } else {
        if (person.late) draw_overrun(person, chance);
        else if (person.december) reviews.push_back(plus(on_day(2024, 12, 2), chance.between(0, 16)));
        else reviews.push_back(plus(on_day(2023, 12, 21), chance.between(0, days_from(on_day(2023, 12, 21), month_end) - 1)));
        // Those seen in December were late on 30 November.
        const auto before = person.december ? plus(on_day(2023, 11, 28), -chance.nearer(0, 200)) : plus(reviews.back(), -chance.between(300, 400));
        const auto latest_start = std::min(plus(before, -60), on_day(2023, 3, 15));
        person.started = plus(latest_start, -chance.nearer(0, 2500));
        if (person.december || chance.percent(80)) reviews.insert(reviews.begin(), before);
        const auto first_look = plus(person.started, chance.between(42, 70));
        if (first_look < plus(reviews.front(), -30)) reviews.insert(reviews.begin(), first_look);
        if (!person.december && chance.per_mille(assumptions_.number("reassessed_per_mille"))) {
            person.reassessed = reviews.back();
            reviews.pop_back();
        }
    }
    person.assessed = plus(person.started, -chance.between(5, 25));
    person.contacted = plus(person.assessed, -chance.between(12, 60));
    const auto share = assumptions_.number(person.late ? "long_interval_per_mille_of_late" : "long_interval_per_mille_of_others");
    person.long_interval = person.long_supported && !person.direct_payment && !person.crisis && chance.per_mille(share);
}

/// Carers seen together with the person were seen when the person was.
void People::draw_carer(Person& person, Chance& chance) {
    if (person.care_home || person.late || person.december) return;
    const auto kind = person.long_supported ? carers_of_seen_.draw(chance) : carers_of_new_.draw(chance);
    person.carer = static_cast<CarerKind>(kind);
    const Span year{on_day(2023, 12, 3), plus(month_end, -2)};
    const auto some_day = [&](Date first, Date last) { return plus(first, chance.between(0, days_from(first, last))); };
    if (person.carer == CarerKind::JointOnce) person.carer_seen = {person.long_supported ? person.reassessed.value_or(person.last_look()) : person.assessed};
    if (person.carer == CarerKind::SeparateOnce) person.carer_seen = {some_day(year.first, year.last)};
    if (person.carer == CarerKind::SeparateTwice) {
        const auto first = some_day(year.first, on_day(2024, 5, 20));
        person.carer_seen = {first, some_day(plus(first, 60), year.last)};
    }
    if (person.carer == CarerKind::JointTwice) {
        const auto last = some_day(on_day(2024, 6, 3), plus(month_end, -1)), first = some_day(on_day(2023, 12, 21), plus(last, -90));
        const auto stale = [&](Date review) { return review >= plus(first, -20); };
        person.reviews.erase(std::remove_if(person.reviews.begin(), person.reviews.end(), stale), person.reviews.end());
        person.reassessed.reset();
        person.reviews.insert(person.reviews.end(), {first, last});
        person.carer_seen = {first, last};
    }
}

Prices& People::prices_of(const PeopleRow& row) { return prices_[price_list(row)]; }

void People::draw_money(Person& person, Chance& chance) {
    const auto price = prices_of(*person.row).draw(chance);
    person.weekly = price;
    if (is_commissioned_home_care(*person.row)) {
        person.hours = chance.one_of(assumptions_.numbers("home_care_hours_a_week"));
        person.unit = price;
        person.weekly = price * person.hours;
    }
    person.pays = pays_.draw(chance);
    person.means_assessed = !means_missing_[person.pays].take(chance);
}

/// In November 2023, of those supported for long; in 2024, of the others.
void People::draw_audit(Person& person, Chance& chance) {
    auto& audits = person.long_supported ? audited_before_ : audited_;
    auto& good = person.long_supported ? good_before_ : good_;
    const bool taken = audits.take(chance);
    (person.long_supported ? person.audited_before : person.audited) = taken;
    if (taken) person.audit_good = good.take(chance);
}

}  // namespace careact::caseload
