#include "program/program.hpp"

#include <algorithm>

namespace careact::program {

namespace {

std::string base_text(const Type& type, const Program& program) {
    const auto per = [&] { return " per " + std::string(careact::to_text(type.period)); };
    switch (type.kind) {
        case TypeKind::Error: return "something that could not be read";
        case TypeKind::None: return "none";
        case TypeKind::YesNo: return "yes/no";
        case TypeKind::Whole: return "whole number";
        case TypeKind::Decimal: return "decimal";
        case TypeKind::Percent: return "percent";
        case TypeKind::PercentRate: return "percent" + per();
        case TypeKind::Money: return "money";
        case TypeKind::MoneyRate: return "money" + per();
        case TypeKind::MoneyAnyPeriod: return "money per any period";
        case TypeKind::Date: return "date";
        case TypeKind::DateTime: return "date-time";
        case TypeKind::CalendarDuration: return "calendar duration";
        case TypeKind::ExactDuration: return "exact duration";
        case TypeKind::Text: return "text";
        case TypeKind::NhsNumber: return "NHS number";
        case TypeKind::Choice: return type.index < program.choices.size() ? program.choices[type.index].name : "choice";
        case TypeKind::Record: return type.index < program.types.size() ? program.types[type.index].name : "record type";
        case TypeKind::List:
            if (type.for_each) return to_text(*type.element, program) + " for each " + program.choices[*type.for_each].name;
            return "list of " + to_text(*type.element, program);
        case TypeKind::Stretch: return "period";
        case TypeKind::Clock: return "clock";
    }
    return {};
}

std::string_view word_text(Word word) {
    constexpr std::array names = {"",     "<",     "<=",     ">",        ">=",   "before", "after", "on or before", "on or after",
                                  "some", "every", "no",     "latest",   "earliest", "sum",  "count",  "least", "greatest",
                                  "years", "months", "weeks", "days", "nights", "working days", "part", "whole"};
    return names[static_cast<std::size_t>(word)];
}

/// Writes an expression back. Brackets are put round every operand that is not a single thing, so the text has one reading.
class Printer {
public:
    explicit Printer(const Program& program) : program_(program) {}

    std::string text(ExprId id) const {
        if (id == no_expr) return "";
        const auto& e = program_[id];
        switch (e.op) {
            case Op::Literal: return careact::to_text(e.literal);
            case Op::TheDate: return "the date";
            case Op::TheStart: return "the start";
            case Op::TheDueDate: return "the due date";
            case Op::TheAnswer: return "the answer";
            case Op::Local: return "$" + std::to_string(e.index);
            case Op::Fact: return program_.facts()[e.index].name;
            case Op::Figure:
            case Op::DataList: return program_.figures[e.index].name;
            case Op::Call: return program_.rules[e.index].name + arguments(e);
            case Op::Lookup: return program_.tables[e.index].name + arguments(e);
            case Op::Clock: return program_.clocks[e.index].name + arguments(e);
            case Op::Member: return operand(e, 0) + "." + member_name(e);
            case Op::StretchPart: return operand(e, 0) + (e.index == 0 ? ".first_day" : e.index == 1 ? ".last_day" : ".days");
            case Op::ClockPart: return operand(e, 0) + (e.index == 0 ? ".state" : e.index == 1 ? ".start" : e.index == 2 ? ".due" : ".stop");
            case Op::At: return operand(e, 0) + "[" + std::to_string(e.index) + "]";
            case Op::Not: return "not " + operand(e, 0);
            case Op::And: return joined(e, " and ");
            case Op::Or: return joined(e, " or ");
            case Op::Compare: return operand(e, 0) + " " + std::string(word_text(e.word)) + " " + operand(e, 1);
            case Op::Same: return operand(e, 0) + is(e) + operand(e, 1);
            case Op::IsNone: return operand(e, 0) + is(e) + "none";
            case Op::DateTest: return operand(e, 0) + is(e) + std::string(word_text(e.word)) + " " + operand(e, 1);
            case Op::Sum: return signed_text(e, " + ", " - ");
            case Op::Product: return signed_text(e, " * ", " / ");
            default: return other(e);
        }
    }

private:
    static std::string is(const Expr& e) { return e.negated ? " is not " : " is "; }

    std::string operand(const Expr& e, std::size_t i) const {
        if (e.args[i] == no_expr) return "";
        const auto& inner = program_[e.args[i]];
        const auto written = text(e.args[i]);
        const bool simple = inner.op <= Op::At;
        return simple ? written : "(" + written + ")";
    }

    std::string joined(const Expr& e, std::string_view by) const {
        std::string all;
        for (std::size_t i = 0; i < e.args.size(); ++i) all.append(i == 0 ? "" : by).append(operand(e, i));
        return all;
    }

    std::string signed_text(const Expr& e, std::string_view plus, std::string_view minus) const {
        std::string all;
        for (std::size_t i = 0; i < e.args.size(); ++i) all.append(i == 0 ? "" : e.signs[i] > 0 ? plus : minus).append(operand(e, i));
        return all;
    }

    std::string arguments(const Expr& e) const { return e.args.empty() ? "" : "(" + joined(e, ", ") + ")"; }

    std::string member_name(const Expr& e) const {
        const auto& type = program_[e.args[0]].type;
        return program_.types[type.index].members[e.index].name;
    }

    /// What needs no grammar of its own to be told from anything else: the operation's number, its words and its parts.
    std::string other(const Expr& e) const {
        std::string all = "#" + std::to_string(static_cast<int>(e.op)) + (e.negated ? "!" : "") + std::string(word_text(e.word)) + e.path +
                          std::to_string(e.index) + "," + std::to_string(e.number) + "," + std::to_string(static_cast<int>(e.state)) + "," +
                          std::to_string(static_cast<int>(e.unit)) + std::to_string(static_cast<int>(e.rounding)) +
                          std::to_string(static_cast<int>(e.type.period)) + "(";
        all += joined(e, ", ");
        for (const auto& element : e.elements) {
            all += "; " + text(element.value) + " in " + text(element.list) + " where " + text(element.where);
        }
        return all + ")";
    }

    const Program& program_;
};

}  // namespace

std::string to_text(const Type& type, const Program& program) {
    return (type.judgement ? "judgement of " : "") + base_text(type, program) + (type.or_none ? " or none" : "");
}

std::string to_text(const Citation& citation, const Program& program) {
    return program.authorities[citation.authority].name + " " + citation.place;
}

std::string to_text(ExprId id, const Program& program) { return Printer(program).text(id); }

void Program::keep(const std::vector<SourceText>& all) {
    sources = all;
    for (const auto& source : sources) {
        auto& starts = line_starts.emplace_back(1, 0U);
        for (auto at = source.text.find('\n'); at != std::string::npos; at = source.text.find('\n', at + 1)) starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

std::string Program::place(Span span) const {
    if (span.file >= sources.size()) return "";
    const auto& starts = line_starts[span.file];
    return sources[span.file].name + ":" + std::to_string(std::upper_bound(starts.begin(), starts.end(), span.begin) - starts.begin());
}

std::string Program::written(Span span) const {
    if (span.file >= sources.size()) return "";
    std::string line;
    bool gap = false, comment = false;
    for (const char c : std::string_view(sources[span.file].text).substr(span.begin, span.end - span.begin)) {
        if (c == '#') comment = true;
        if (c == '\n') comment = false;
        if (comment || c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            gap = !line.empty();
            continue;
        }
        if (gap) line += ' ';
        gap = false;
        line += c;
    }
    return line;
}

std::string record_path(ExprId id, const Program& program) {
    const auto& e = program[id];
    if (e.op == Op::Fact) return program.facts()[e.index].name;
    if (e.op != Op::Member && e.op != Op::At) return "";
    const auto of = record_path(e.args[0], program);
    const auto& type = program[e.args[0]].type;
    if (e.op == Op::Member) return of + "." + program.types[type.index].members[e.index].name;
    if (type.for_each) return of + "." + program.choices[*type.for_each].options[e.index - 1].name;
    return of + "[" + std::to_string(e.index) + "]";
}

}  // namespace careact::program
