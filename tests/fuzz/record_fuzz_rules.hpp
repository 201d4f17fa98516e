#pragma once

namespace careact::fuzzing {

/// A small vocabulary with every kind of value, and rules that read all of it.
inline constexpr const char* record_rules = R"care(
module fuzz "Every kind of value"
  months end on the last valid day

authority CAR regulations "Charging Regulations" cited "SI 2014/2672" from 2015-04-01

conversion month_to_week from month to week times 12 / 52
conversion year_to_week from year to week times 1 / 52
conversion quarter_to_week from quarter to week times 4 / 52
conversion four_weeks_to_week from four weeks to week times 1 / 4
conversion day_to_week from day to week times 7 / 1
conversion year_to_day from year to day times 1 / 365

choice Kind options savings, main_home "the person's own home", shares
choice Outcome options nutrition, hygiene, toilet
choice Limb options needs_help, hurts

record type Finding
  has met: yes/no
  has in_their_words: text
record type Need
  has limbs: Finding for each Limb
  has fluctuates: yes/no
record type Holding
  has id: text
  has kind: Kind
  has value: money
  has share: percent
  has bought_on: date
  has debt: money presumed £0 under CAR "reg 20"
record type Stay
  has began_on: date
  has ended_on: date or none
  has nights_away: whole number
record type Carer
  has name: text
  has willing: judgement of yes/no
  has needs: Need for each Outcome
record type Person
  has born_on: date
  has nhs_number: NHS number
  has weight: decimal
  has seen_at: date-time
  has wait_allowed: exact duration

fact who: Person
fact needs: Need for each Outcome
fact impact: judgement of yes/no
fact holdings: list of Holding
fact stays: list of Stay
fact carers: list of Carer
fact incomes: list of money per any period
fact rent: money per week
fact review_interval: judgement of calendar duration or none

figure limit: money under CAR "reg 12"
  £23,250 from 2015-04-01
figure rate: percent per year
  2.65% from 2015-04-01 until 2024-12-31
  4.65% from 2025-01-01

table weight_of_kind(kind: Kind, value: money): whole number
  one row must match
  | kind      | value       | weight |
  | savings   | up to £100  | 0      |
  | savings   | over £100   | 1      |
  | main_home | any         | 2      |
  | shares    | any         | 3      |

rule unable(need: Need): yes/no
  gives any of (finding.met for each finding in need.limbs)
rule eligible: yes/no "eligible"
  gives all of (
    at least 2 of (unable(need) for each need in needs) as two,
    impact                                              as impact_is_significant
  )
  tells person "{answer, select, yes {Yes.} other {No.}}"
rule needs_told for each need in needs: yes/no "a need was told of"
  gives some (finding in need.limbs satisfies finding.in_their_words is not blank)
rule carer_ready for each carer in carers: yes/no "the carer is willing and can"
  gives carer.willing and no (n in carer.needs satisfies unable(n))
rule worth for each holding in holdings: money "what it counts for"
  gives holding.share of (holding.value - holding.debt) rounded half up to the penny
  exception gives £0 when holding.kind is main_home and holding.bought_on is before 2000-01-01 as old_home
rule capital: money "all of it"
  gives sum of (worth(holding) for each holding in holdings)
rule over_limit: yes/no "over the limit"
  gives capital > limit
rule heaviest: whole number or none "the heaviest kind"
  gives greatest of (weight_of_kind(holding.kind, holding.value) for each holding in holdings)
rule weekly_income: money per week "by the week"
  gives sum of (income converted to per week rounded down to the penny for each income in incomes)
rule left: money per week "what is left"
  applies when rent > £0 per week else "there is no rent"
  gives weekly_income - rent
rule latest_stay: whole number "nights in the latest stay"
  let stay be latest (s in stays by s.began_on where s.ended_on is not none)
  gives 0 when stay is none
  otherwise gives stay.nights_away
rule age: whole number "age"
  gives number of years from who.born_on to the date
rule waited_long: yes/no "waited too long"
  gives time from who.seen_at to 2025-10-01T09:00 > who.wait_allowed
rule heavy: yes/no "heavy"
  gives who.weight >= 99.5
rule numbered: yes/no "has a number"
  gives who.nhs_number is not blank
rule next_review: date "when to look again"
  gives (review_interval if none 12 months) after the date
rule debt_grown: money "a debt with interest"
  starting with owed as £100
  for each calendar month m from 2025-01-15 to the date
    owed becomes owed + (rate converted to per day for 30 days) of owed rounded half up to the penny
  gives owed
rule refused_to_say: yes/no "refused to say what the rent is"
  gives rent is unknown because refused
)care";

}  // namespace careact::fuzzing
