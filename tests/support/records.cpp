#include "support/records.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace careact::support {

using program::Type;
using program::TypeKind;

namespace {

constexpr std::array states = {"not_asked", "refused", "disputed", "out_of_date"};
constexpr std::array periods = {"day", "week", "four weeks", "month", "quarter", "year"};

void gather(const Json& node, const Pointer& here, std::vector<Pointer>& all) {
    if (node.is_object()) {
        for (const auto& [key, value] : node.items()) {
            const auto member = here / key;
            all.push_back(member);
            gather(value, member, all);
        }
    } else if (node.is_array()) {
        for (std::size_t i = 0; i < node.size(); ++i) gather(node[i], here / i, all);
    }
}

/// Judged before any day that a test asks about: what is judged later is not there yet.
Json judged(Json value) { return {{"judged", std::move(value)}, {"by", "B. Worker"}, {"on", "2020-09-20"}, {"because", "talked it over"}}; }

/// `carers[1].name` as `carers`, `1`, `name`: places in lists are numbers.
std::vector<std::string> steps(const std::string& path) {
    std::vector<std::string> all(1);
    for (const char c : path) {
        if (c == '.' || c == '[') all.emplace_back();
        else if (c != ']') all.back() += c;
    }
    return all;
}

const program::Member& member_named(const program::Program& program, std::uint32_t type, const std::string& name) {
    const auto& members = program.types[type].members;
    const auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.name == name; });
    if (found == members.end()) throw std::out_of_range("no member " + name);
    return *found;
}

/// The type of a step from a value of a type.
const Type& step_type(const program::Program& program, const Type* from, const std::string& step) {
    if (from == nullptr) return member_named(program, program::record_root, step).type;
    if (from->kind == TypeKind::List) return *from->element;
    if (from->kind == TypeKind::Record) return member_named(program, from->index, step).type;
    throw std::out_of_range("nothing is inside " + step);
}

std::vector<std::string> member_names(const program::Program& program, const Type& type) {
    std::vector<std::string> names;
    if (type.kind == TypeKind::Record) {
        for (const auto& m : program.types[type.index].members) names.push_back(m.name);
    } else if (type.kind == TypeKind::List && type.for_each) {
        for (const auto& o : program.choices[*type.for_each].options) names.push_back(o.name);
    }
    return names;
}

}  // namespace

std::vector<Pointer> members(const Json& record) {
    std::vector<Pointer> all;
    gather(record, Pointer(), all);
    return all;
}

Json without(Json record, const Pointer& member) {
    record.at(member.parent_pointer()).erase(member.back());
    return record;
}

bool is_note(const Json& node) { return node.is_object() && node.size() <= 2 && (node.contains("unknown_because") || node.contains("not_applicable")); }

std::string record_path(const Json& record, const Pointer& pointer) {
    if (pointer.empty()) return "";
    const auto parent = pointer.parent_pointer();
    const auto before = record_path(record, parent);
    if (record.at(parent).is_array()) return before + "[" + std::to_string(std::stoul(pointer.back()) + 1) + "]";
    return before.empty() ? pointer.back() : before + "." + pointer.back();
}

// ---- Making ------------------------------------------------------------------------------------------------------------------

Json RecordMaker::known(const Type& type) {
    everything_ = true;
    auto made = member(type);
    everything_ = false;
    return made;
}

Json RecordMaker::member(const Type& type) {
    if (!everything_ && random_.chance(making_.notes)) {
        if (random_.chance(25)) return {{"not_applicable", true}};
        return {{"unknown_because", states[random_.below(states.size())]}};
    }
    if (type.or_none && random_.chance(15)) return nullptr;
    if (!type.judgement) return value(type);
    auto made = judged(value(type));
    if (!everything_ && !random_.chance(making_.whole)) made.erase(random_.one_of<std::string>({"by", "on", "because"}));
    return made;
}

Json RecordMaker::object(std::uint32_t type) {
    auto made = Json::object();
    for (const auto& m : program_.types[type].members) {
        if (everything_ || random_.chance(making_.members)) made[m.name] = member(m.type);
    }
    for (const auto& m : program_.types[type].members) {
        if (m.not_before) in_order(made, program_.types[type].members[*m.not_before].name, m.name);
    }
    return made;
}

/// Days in the wrong order would only make both unreadable.
void RecordMaker::in_order(Json& item, const std::string& earlier, const std::string& later) {
    if (!item.contains(earlier) || !item.contains(later) || !item[earlier].is_string() || !item[later].is_string()) return;
    if (item[later].get<std::string>() < item[earlier].get<std::string>()) item[earlier].swap(item[later]);
}

Json RecordMaker::value(const Type& type) {
    if (type.kind == TypeKind::Record) return object(type.index);
    if (type.kind != TypeKind::List) return simple(type);
    if (type.for_each) {
        auto made = Json::object();
        for (const auto& option : program_.choices[*type.for_each].options) {
            if (everything_ || random_.chance(making_.members)) made[option.name] = member(*type.element);
        }
        return made;
    }
    auto made = Json::array();
    for (std::size_t i = random_.below(making_.most_items + 1); i > 0; --i) made.push_back(member(*type.element));
    return made;
}

/// Mostly about the day that is asked about, where the lines are that dates are held against.
std::string RecordMaker::date() {
    const auto day = *Date::parse("2025-10-01");
    const auto reach = random_.chance(60) ? 40 : random_.chance(90) ? 800 : 20000;
    return add_days(day, random_.between(-reach, reach / 8))->to_text();
}

double RecordMaker::money() { return static_cast<double>(random_.between(0, random_.chance(50) ? 5'000'00 : 50'000'00)) / 100; }

Json RecordMaker::simple(const Type& type) {
    static const std::vector<std::string> texts = {"she talked it over with her sister", "", " ", "to bake again", "likes the sea", "ŵythnos", "\"quoted\" / ~ \\"};
    switch (type.kind) {
        case TypeKind::YesNo: return random_.chance(50);
        case TypeKind::Whole: return random_.between(0, 60);
        case TypeKind::Decimal: return static_cast<double>(random_.between(0, 400)) / 4;
        case TypeKind::Percent:
        case TypeKind::PercentRate: return static_cast<double>(random_.between(0, 400)) / 4;
        case TypeKind::Money:
        case TypeKind::MoneyRate: return money();
        case TypeKind::MoneyAnyPeriod: return {{"amount", money()}, {"per", periods[random_.below(periods.size())]}};
        case TypeKind::Date: return date();
        case TypeKind::DateTime: return date() + "T09:30";
        case TypeKind::CalendarDuration: return "P" + std::to_string(random_.between(1, 24)) + "M";
        case TypeKind::ExactDuration: return "P" + std::to_string(random_.between(1, 80)) + "D";
        case TypeKind::Text: return random_.one_of(texts);
        case TypeKind::NhsNumber: return "999 000 0018";
        case TypeKind::Choice: return random_.one_of(program_.choices[type.index].options).name;
        default: throw std::logic_error("a record cannot hold a " + to_text(type, program_));
    }
}

// ---- Places ----------------------------------------------------------------------------------------------------------------------

const Type& type_at(const program::Program& program, const std::string& path) {
    const Type* type = nullptr;
    for (const auto& step : steps(path)) type = &step_type(program, type, step);
    return *type;
}

void record_at(Json& record, const program::Program& program, const std::string& path, Json value) {
    const auto all = steps(path);
    auto* node = &record;
    const Type* type = nullptr;
    for (const auto& step : all) {
        if (node->is_array()) {
            type = &step_type(program, type, step);
            node = &node->at(std::stoul(step) - 1);
            continue;
        }
        if (type != nullptr && is_note(*node)) {
            const auto note = *node;
            *node = Json::object();
            for (const auto& name : member_names(program, *type)) (*node)[name] = note;
        }
        if (!node->is_object()) *node = Json::object();
        type = &step_type(program, type, step);
        node = &(*node)[step];
    }
    *node = type->judgement && !value.is_null() ? judged(std::move(value)) : std::move(value);
}

// ---- Words -----------------------------------------------------------------------------------------------------------------------

namespace {

std::string spaced(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string date_of_words(const std::string& words) {
    constexpr std::array months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    const auto first = words.find(' '), second = words.find(' ', first + 1);
    if (second == std::string::npos) throw std::invalid_argument("not a day: " + words);
    const auto month = static_cast<std::size_t>(std::find(months.begin(), months.end(), words.substr(first + 1, second - first - 1)) - months.begin()) + 1;
    const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return words.substr(second + 1) + "-" + two(month) + "-" + two(std::stoul(words.substr(0, first)));
}

Json number_of_words(const std::string& words, const Type& type) {
    std::string digits;
    for (const char c : words.substr(0, words.find(" per "))) {
        if ((c >= '0' && c <= '9') || c == '.' || c == '-') digits += c;
    }
    if (digits.empty()) throw std::invalid_argument("not a number: " + words);
    auto number = Json::parse(digits);
    if (type.kind != TypeKind::MoneyAnyPeriod) return number;
    return {{"amount", number}, {"per", words.substr(words.find(" per ") + 5)}};
}

}  // namespace

Json from_words(const std::string& words, const Type& type, const program::Program& program) {
    if (type.or_none && words == "none") return nullptr;
    if (type.kind == TypeKind::YesNo && (words == "yes" || words == "no")) return words == "yes";
    if (type.kind == TypeKind::Choice) {
        for (const auto& option : program.choices[type.index].options) {
            if (words == (option.title.empty() ? spaced(option.name) : option.title)) return option.name;
        }
    }
    if (type.kind == TypeKind::List && words == "nothing") return Json::array();
    if (type.kind == TypeKind::Date) return date_of_words(words);
    if (type.kind == TypeKind::DateTime) return date_of_words(words.substr(0, words.find(" at "))) + "T" + words.substr(words.find(" at ") + 4);
    if (program::is_number(type.kind)) return number_of_words(words, type);
    if (type.kind == TypeKind::Text) return words;
    throw std::invalid_argument("`" + words + "` cannot be read back as a " + to_text(type, program));
}

}  // namespace careact::support
