/// The cases of fixtures/conformance, whose answers were worked out without this engine, asked of it through rules written for each.

#include "careact/determination.hpp"
#include "careact/testing.hpp"
#include "support/files.hpp"
#include "support/outcomes.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace careact {
namespace {

using Json = nlohmann::json;

/// Rules with one outcome called `result`, the record and the day to ask it of, and what the record calls the inputs.
struct Question {
    std::string rules;
    Json record = Json::object();
    std::string on = "2025-10-01";
    std::map<std::string, std::string> paths;
};

/// The type of an operation's answer, and how a rule says it. `{length}` and the like are filled in from the inputs.
struct Form {
    std::string type, expression;
};

std::string filled(std::string text, const std::string& name, const std::string& value) {
    const auto place = "{" + name + "}";
    for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) text.replace(at, place.size(), value);
    return text;
}

std::string answer(const Form& form) { return "rule result: " + form.type + " \"the answer\"\n  gives " + form.expression + "\n"; }

/// Each case of one operation is compiled with few different rules.
const Rulebook& rulebook(const std::string& rules) {
    static std::map<std::string, Rulebook> all;
    const auto found = all.find(rules);
    return found != all.end() ? found->second : all.emplace(rules, support::compiled({{"conformance.care", rules}})).first->second;
}

// ---- Dates ---------------------------------------------------------------------------------------------------------------------------

const std::string date_facts =
    "fact x_date: date\nfact x_of: date\nfact x_start: date\nfact x_from: date\nfact x_to: date\nfact x_done_on: date or none\n"
    "fact x_length: exact duration\nfact t_moment: date-time\nfact t_start: date-time\nfact t_from: date-time\nfact t_to: date-time\n"
    "fact t_done_at: date-time or none\n";

const std::map<std::string, Form> date_forms = {
    {"date after", {"date", "{length} after x_date"}},
    {"date before", {"date", "{length} before x_date"}},
    {"deadline", {"date or none", "deadline.due"}},
    {"deadline done on", {"yes/no", "deadline.state is {expected}"}},
    {"deadline open on", {"yes/no", "deadline.state is {expected}"}},
    {"within after", {"yes/no", "x_date is within {length} after x_start"}},
    {"within before", {"yes/no", "x_date is within {length} before x_start"}},
    {"is before", {"yes/no", "x_date is before x_of"}},
    {"is after", {"yes/no", "x_date is after x_of"}},
    {"is on or before", {"yes/no", "x_date is on or before x_of"}},
    {"is on or after", {"yes/no", "x_date is on or after x_of"}},
    {"number of years", {"whole number", "number of years from x_from to x_to"}},
    {"number of months", {"whole number", "number of months from x_from to x_to"}},
    {"number of weeks", {"whole number", "number of weeks from x_from to x_to"}},
    {"number of days", {"whole number", "number of days from x_from to x_to"}},
    {"number of nights", {"whole number", "number of nights from x_from to x_to"}},
    {"number of working days", {"whole number", "number of working days from x_from to x_to"}},
    {"time between dates", {"exact duration", "time from x_from to x_to"}},
    {"financial year", {"whole number", "financial year of x_date"}},
    {"amount on", {"money", "amount"}},
    {"moment after", {"date-time", "{length} after t_moment"}},
    {"time between moments", {"exact duration", "time from t_from to t_to"}},
    {"moment deadline done at", {"yes/no", "deadline.state is {expected}"}},
    {"day of moment", {"date", "date of t_moment"}},
};

bool about_moments(const std::string& operation) { return operation.find("moment") != std::string::npos; }

std::string declarations(const Json& c) {
    const auto& inputs = c.at("inputs");
    std::string text;
    if (inputs.contains("bank_holidays")) {
        text += "list bank_holidays: date\n  1990-01-01 from 1980-01-01\n";
        for (const auto& day : inputs.at("bank_holidays")) text += "  " + day.get<std::string>() + " from 1980-01-01\n";
    }
    if (inputs.contains("rows")) {
        text += "figure amount: money\n";
        for (const auto& row : inputs.at("rows")) {
            text += "  " + row.at("amount").get<std::string>() + " from " + row.at("from").get<std::string>();
            text += row.contains("until") ? " until " + row.at("until").get<std::string>() + "\n" : "\n";
        }
    }
    if (c.at("operation").get<std::string>().find("deadline") != std::string::npos) {
        const bool moments = about_moments(c.at("operation"));
        text += std::string("clock deadline \"a deadline\"\n  starts ") + (moments ? "t_start" : "x_start") + "\n  due {length} after the start\n  stops " +
                (moments ? "t_done_at" : "x_done_on") + "\n  missed means \"late\"\n";
    }
    return text;
}

Question of_dates(const Json& c) {
    const auto operation = c.at("operation").get<std::string>();
    const auto& inputs = c.at("inputs");
    Question question;
    for (const auto& [name, value] : inputs.items()) {
        if (value.is_string() && name != "length" && name != "months_end" && name != "on") question.record[(about_moments(operation) ? "t_" : "x_") + name] = value;
    }
    if (operation == "deadline" || operation == "deadline open on") question.record["x_done_on"] = nullptr;
    for (const auto* name : {"on", "done_on", "done_at"}) {
        if (inputs.contains(name)) question.on = inputs.at(name).get<std::string>().substr(0, 10);
    }
    auto length = inputs.value("length", "");
    if (operation == "date after" && c.at("expected") == "failed") {  // hours after a date are refused where they are written out
        question.record["x_length"] = "PT" + length.substr(0, length.find(' ')) + "H";
        length = "x_length";
    }
    const bool day_after = inputs.value("months_end", "") == "day after";
    auto rules = std::string("module conformance \"A case\"\n  months ") + (day_after ? "run to the day after" : "end on the last valid day") + "\n" + date_facts +
                 declarations(c) + answer(date_forms.at(operation));
    if (c.at("expected").is_string()) rules = filled(rules, "expected", c.at("expected"));
    question.rules = filled(rules, "length", length);
    return question;
}

/// As the files write it; a time in days or minutes, as the expected one is.
std::string written(const Value& value, const std::string& like) {
    if (const auto* date = std::get_if<Date>(&value)) return date->to_text();
    if (const auto* moment = std::get_if<DateTime>(&value)) return moment->to_text();
    if (const auto* time = std::get_if<ExactDuration>(&value)) {
        return like.ends_with("days") ? std::to_string(time->seconds / 86'400) + " days" : std::to_string(time->seconds / 60) + " minutes";
    }
    if (const auto* quantity = std::get_if<Quantity>(&value)) return (quantity->kind == NumberKind::Money ? "£" : "") + quantity->amount.to_text();
    return to_text(value);
}

/// The outcome of the question, in a determination that outlives it.
Outcome asked(const Question& question, const std::string& on) {
    const auto& rules = rulebook(question.rules);
    const auto read = read_record("case", question.record.dump(), rules);
    // Times that clocks showed twice are among the questions: they are read, with a warning.
    if (!read.record || read.diagnostics.has_errors()) throw std::runtime_error("the record cannot be read: " + question.record.dump());
    EvaluateOptions options;
    options.on = Date::parse(on).value();
    options.goals = {"result"};
    options.search = false;
    return evaluate(rules, *read.record, options).outcomes.at(0);
}

void expect_date(const Json& c) {
    auto question = of_dates(c);
    auto expected = c.at("expected");
    if (expected.is_object()) {  // a deadline: the day it is due, and the states on that day and the next
        const auto due = expected.at("due").get<std::string>();
        const auto late = expected.at("first_late_day").get<std::string>();
        for (const auto& [on, state] : {std::pair{due, "running"}, std::pair{late, "missed"}}) {
            auto then = question;
            then.rules = filled(then.rules.substr(0, then.rules.find("rule result")) + answer({"yes/no", "deadline.state is {state}"}), "state", state);
            EXPECT_EQ(support::result_of(asked(then, on)), "yes") << state << " on " << on;
        }
        expected = due;
    }
    const auto outcome = asked(question, question.on);
    if (question.rules.find("deadline.state") != std::string::npos) expected = "yes";
    const auto text = expected.is_string() ? expected.get<std::string>() : expected.dump();
    const auto got = outcome.status == OutcomeStatus::Decided ? written(outcome.value, text) : std::string(to_text(outcome.status));
    EXPECT_EQ(got, text) << support::described(outcome);
}

// ---- Evidence --------------------------------------------------------------------------------------------------------------------------

const std::string evidence_head = R"(module conformance "A case"
authority AN_ACT act "An act" cited "An Act 2000" from 2000-01-01
choice Theme options a_theme
record type Thing
  has counts: yes/no
  has holds: yes/no
fact a: yes/no
fact b: yes/no
fact c: yes/no
fact money_a: money
fact money_b: money
fact perhaps_a: money or none
fact presumed_a: yes/no presumed no under AN_ACT "s1"
fact items: list of Thing
figure broken: money
  gap from 2000-01-01 "broken on purpose"
table flat_rate(held: money, benefit: yes/no): money
  one row must match
  | held                       | benefit   | rate            |
  | up to £14,250              | yes       | £70             |
  | up to £14,250              | no        | £90             |
  | over £14,250 up to £23,250 | any       | £115            |
  | over £23,250               | yes or no | gap "full cost" |
)";

/// How a rule says it, and which facts of the head stand for the inputs: `a`, or `money_` and the rest before it.
struct EvidenceForm {
    Form form;
    std::string facts_a, facts_b = facts_a;
};

const std::map<std::string, EvidenceForm> evidence_forms = {
    {"and", {{"yes/no", "{a} and {b}"}, ""}},
    {"or", {{"yes/no", "{a} or {b}"}, ""}},
    {"not", {{"yes/no", "not {a}"}, ""}},
    {"all of", {{"yes/no", "all of ({a}, {b})"}, ""}},
    {"any of", {{"yes/no", "any of ({a}, {b})"}, ""}},
    {"every item", {{"yes/no", "every (i in items satisfies i.holds)"}, "items"}},
    {"some item", {{"yes/no", "some (i in items satisfies i.holds)"}, "items"}},
    {"no item", {{"yes/no", "no (i in items satisfies i.holds)"}, "items"}},
    {"every item where", {{"yes/no", "every (i in items where i.counts satisfies i.holds)"}, "item"}},
    {"some item where", {{"yes/no", "some (i in items where i.counts satisfies i.holds)"}, "item"}},
    {"count", {{"whole number", "count of (i.holds for each i in items)"}, "items"}},
    {"plus", {{"money", "{a} + {b}"}, "money_"}},
    {"more than", {{"yes/no", "{a} > {b}"}, "money_"}},
    {"same amount", {{"yes/no", "{a} is {b}"}, "money_"}},
    {"same answer", {{"yes/no", "{a} is {b}"}, ""}},
    {"sum", {{"money", "sum of ({a}, {b})"}, "money_"}},
    {"greatest", {{"money", "greatest of ({a}, {b})"}, "money_"}},
    {"table", {{"money", "flat_rate({a}, {b})"}, "money_", ""}},
    {"is recorded", {{"yes/no", "{a} is recorded"}, "perhaps_"}},
    {"is unknown", {{"yes/no", "{a} is unknown"}, "perhaps_"}},
    {"is unknown because refused", {{"yes/no", "{a} is unknown because refused"}, "perhaps_"}},
    {"is unknown because not applicable", {{"yes/no", "{a} is unknown because not applicable"}, "perhaps_"}},
    {"is none", {{"yes/no", "{a} is none"}, "perhaps_"}},
    {"if none £0", {{"money", "{a} if none £0"}, "perhaps_"}},
    {"is absent", {{"", ""}, "perhaps_"}},
    {"£1 when a, otherwise £2", {{"money", "£1 when a\n  otherwise gives £2"}, ""}},
    {"£1 when a, otherwise £1", {{"money", "£1 when a\n  otherwise gives £1"}, ""}},
    {"£1, applies when a", {{"money", "£1"}, ""}},
    {"a presumed no", {{"yes/no", "{a}"}, "presumed_"}},
};

/// What a record says of a fact in that state; nothing of silence, and of what is failed, which no record can say.
std::optional<Json> recorded(const std::string& state) {
    static const std::set<std::string> unknown = {"not asked", "refused", "disputed", "out of date"};
    if (state == "silent" || state == "failed") return std::nullopt;
    if (state == "yes" || state == "no") return Json(state == "yes");
    if (state == "none") return Json(nullptr);
    if (state == "not applicable") return Json{{"not_applicable", true}};
    if (unknown.contains(state)) {
        auto because = state;
        std::replace(because.begin(), because.end(), ' ', '_');
        return Json{{"unknown_because", because}};
    }
    auto pounds = state.substr(std::string("£").size());
    pounds.erase(std::remove(pounds.begin(), pounds.end(), ','), pounds.end());
    return Json::parse(pounds);  // two decimal places at most: no digit is lost on the way to a record and back
}

Question of_evidence(const Json& c) {
    const auto operation = c.at("operation").get<std::string>();
    const bool at_least = operation.starts_with("at least");
    auto [form, facts_a, facts_b] = at_least ? EvidenceForm{{"yes/no", operation + " (a, b" + (c.at("inputs").contains("c") ? ", c)" : ")")}, ""} : evidence_forms.at(operation);
    Question question;
    const bool items = facts_a == "items" || facts_a == "item";  // two items, or two members of one
    if (items) question.record["items"] = Json::array({Json::object(), Json::object()});
    if (facts_a == "item") question.record["items"].erase(1);
    for (const auto& [name, state] : c.at("inputs").items()) {
        const auto fact = (name == "a" ? facts_a : facts_b) + name;
        const std::size_t place = facts_a == "items" && name == "b" ? 1 : 0;
        const std::string member = facts_a == "item" && name == "a" ? "counts" : "holds";
        question.paths[name] = items ? "items[" + std::to_string(place + 1) + "]." + member : fact;
        const auto says = recorded(state);
        if (says && items) question.record["items"][place][member] = *says;
        else if (says) question.record[fact] = *says;
        form.expression = filled(form.expression, name, state != "failed" ? fact : facts_a == "money_" ? "broken" : "(broken > £0)");
    }
    if (operation == "is absent") question.rules = evidence_head + "check result \"the answer\"\n  theme a_theme\n  passes when perhaps_a is absent\n";
    else if (operation == "£1, applies when a") question.rules = evidence_head + "rule result: money \"the answer\"\n  applies when a else \"it is not so\"\n  gives £1\n";
    else question.rules = evidence_head + answer(form);
    return question;
}

/// `is absent` is for checks, and those are answered in examples.
void expect_check(const Question& question, const Json& c) {
    const auto state = c.at("inputs").at("a").get<std::string>();
    const bool known = state == "none" || state.starts_with("£");
    const auto given = state == "silent" ? "" : "  given perhaps_a is " + (known ? "" : std::string("unknown because ")) + state + "\n";
    const auto expected = c.at("expected").at("value") == "yes" ? "passed" : "failed";
    const auto tested = run_tests(rulebook(question.rules + "example \"the case\" on 2025-10-01\n" + given + "  expect result is " + expected + "\n"));
    ASSERT_EQ(tested.examples.size(), 1U);
    EXPECT_TRUE(tested.examples[0].passed);
}

void expect_evidence(const Json& c) {
    const auto question = of_evidence(c);
    if (c.at("operation") == "is absent") return expect_check(question, c);
    const auto& expected = c.at("expected");
    const auto outcome = asked(question, question.on);
    EXPECT_EQ(to_text(outcome.status), expected.at("outcome").get<std::string>()) << support::described(outcome);
    if (expected.contains("value")) {
        EXPECT_EQ(written(outcome.value, ""), expected.at("value").get<std::string>());
    }
    std::set<std::string> waits_for, should;
    for (const auto& fact : outcome.missing) waits_for.insert(fact.path);
    for (const auto& name : expected.value("missing", Json::array())) should.insert(question.paths.at(name.get<std::string>()));
    EXPECT_EQ(waits_for, should);
}

// ---- The files -------------------------------------------------------------------------------------------------------------------------

/// The cases of a file, by operation.
std::map<std::string, std::vector<Json>> cases(const std::string& name) {
    std::map<std::string, std::vector<Json>> all;
    std::istringstream lines(support::read_text("fixtures/conformance/" + name));
    for (std::string line; std::getline(lines, line);) {
        auto c = Json::parse(line);
        all[c.at("operation").get<std::string>()].push_back(std::move(c));
    }
    return all;
}

TEST(Conformance, Calendar) {
    const auto all = cases("calendar.jsonl");
    EXPECT_EQ(all.size(), date_forms.size()) << "an operation has no case";
    for (const auto& [operation, of_it] : all) {
        for (const auto& c : of_it) {
            SCOPED_TRACE(c.at("id").get<std::string>());
            expect_date(c);
        }
    }
}

TEST(Conformance, Evidence) {
    const auto all = cases("evidence.jsonl");
    EXPECT_EQ(all.size(), evidence_forms.size() + 3) << "an operation has no case";  // and three of `at least`
    for (const auto& [operation, of_it] : all) {
        for (const auto& c : of_it) {
            SCOPED_TRACE(c.at("id").get<std::string>());
            expect_evidence(c);
        }
    }
}

}  // namespace
}  // namespace careact
