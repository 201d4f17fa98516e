#pragma once
/// A small charge that uses something of most constructs, for receipts to be made of.

namespace careact::support {

constexpr auto charge_rules = R"(module t "the receipts"
months end on the last valid day
authority REG regulations "The Regulations" cited "SI 1" from 2015-04-01
choice Theme options assessing
choice Place "where"
  options at_home "at home", care_home "in a care home"
record type Income "an income"
  has weekly: money per week
  has paid_on: date
fact place: Place "where the person lives"
fact savings: money "savings"
fact incomes: list of Income "incomes"
fact born_on: date
fact asked_on: date or none
fact reviewed_on: date or none
fact is_adult: yes/no
fact agrees: yes/no
fact able: judgement of yes/no "able to pay"
fact asks_again: yes/no
figure upper_limit: money "the upper limit" under REG "1"
  £23,250 from 2015-04-01 source "regulation 1"
figure tariff_step: money "the size of a step" under REG "2"
  £250 from 2015-04-01 source "regulation 2"
table allowance(age: whole number): money per week "the allowance"
  under REG "3"
  one row must match
  | age      | amount           |
  | up to 24 | £90.15 per week  |
  | over 24  | £114.05 per week |
rule income: money per week
  gives sum of (i.weekly for each i in incomes where i.paid_on is on or before the date)
rule tariff: money per week
  let steps_over be steps of tariff_step in (savings - £14,250) counting part steps
  gives £0 per week when savings <= £14,250 as below
  otherwise gives £1 per week * steps_over
rule charge: money per week "the charge"
  applies when is_adult else "not an adult"
  gives (income * 2 / 6 + tariff - allowance(number of years from born_on to the date)) rounded half up to the penny
rule pays: yes/no "whether the person pays"
  gives charge > £0 per week and able
  exception gives no when savings <= upper_limit and place is at_home as not_above
rule asked_lately: yes/no "asked in the last year"
  gives asks_again when asked_on is none as never
  otherwise gives asked_on is within 12 months before the date
rule latest_income: money per week or none "the latest income"
  let the_latest be latest (i in incomes by i.paid_on)
  gives none when the_latest is none
  otherwise gives the_latest.weekly
clock review "the review"
  starts asked_on
  due 6 months after the start
  due soon from 4 weeks before the due date
  stops reviewed_on
  missed means "review late"
check agreed "the person agreed"
  theme assessing
  passes when all of (agrees, able)
)";

/// On 1 October 2025: £400.01 of income, two sixths of which are £133.336..; £15,000 is three steps of £250 over £14,250, so £3; the allowance is
/// £114.05. That leaves £22.2866.. and half up to the penny £22.29. Six months after 31 March is 30 September, which is yesterday.
constexpr auto charge_record = R"({ "place": "care_home",
  "savings": 15000, "incomes": [ { "weekly": 300, "paid_on": "2025-08-01" }, { "weekly": 100.01, "paid_on": "2025-09-01" }, { "weekly": 7, "paid_on": "2025-10-02" } ],
  "born_on": "1950-02-28", "asked_on": "2025-03-31", "reviewed_on": null, "is_adult": true, "agrees": true,
  "able": { "judged": true, "by": "A. Worker", "on": "2025-09-20", "because": "has the means" } })";

}  // namespace careact::support
