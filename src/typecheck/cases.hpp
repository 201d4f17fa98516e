#pragma once
/// A small decision procedure over conditions: which cases there are, so that what is left out, never reached or said twice can be
/// shown with an example. A condition that it cannot take apart counts as one that may go either way.

#include "program/program.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace careact::typecheck {

/// What the cases differ by: a yes/no, a choice, or how two quantities compare.
struct Variable {
    std::string text;                 // as people would read it, for messages
    std::vector<std::string> values;  // what it can be: "yes", "single", "below £14,250"
};

/// One value for each variable.
using Case = std::vector<std::size_t>;

/// Names of the declaration itself, by their slots.
using LocalNames = std::map<std::uint32_t, std::string>;

/// -1, 0 or 1 for two values of one ordered type; the longer and the later are the higher.
[[nodiscard]] int compared(const Value& a, const Value& b);

class Cases {
public:
    Cases(const program::Program& program, const LocalNames& locals) : program_(program), locals_(locals) {}

    /// Takes note of a condition before any case is made.
    void add(program::ExprId condition);
    /// Closes the list of variables; false if there are more cases than can be gone through.
    bool close();

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] Case nth(std::size_t number) const;
    [[nodiscard]] bool holds(program::ExprId condition, const Case& in) const;
    /// "`household.kind` is single and `age` is below 18": what about the case the given conditions turn on.
    [[nodiscard]] std::string describe(const Case& in) const;

private:
    enum class Form : std::uint8_t { YesNo, Choice, Thresholds, Order, None };
    struct Entry {
        Variable variable;
        Form form = Form::YesNo;
        std::vector<Value> thresholds;
        program::ExprId left = program::no_expr, right = program::no_expr;
    };

    void note(const std::string& key, Form form, program::ExprId left, program::ExprId right, const Value* threshold);
    void note_quantity(program::ExprId left, program::ExprId right);
    [[nodiscard]] bool is_quantity(const program::Expr& e) const;
    [[nodiscard]] std::optional<program::ExprId> plain_test(const program::Expr& e) const;
    [[nodiscard]] std::string positive_text(program::ExprId condition) const;
    void name_values(Entry& entry) const;
    [[nodiscard]] std::string readable(program::ExprId id) const;
    [[nodiscard]] std::size_t value_of(const std::string& key, const Case& in) const;
    [[nodiscard]] int ordering(program::ExprId left, program::ExprId right, const Case& in) const;
    [[nodiscard]] bool is_option(program::ExprId of, program::ExprId option, const Case& in) const;
    [[nodiscard]] bool splits_choice(const program::Expr& e, std::size_t from) const;

    const program::Program& program_;
    const LocalNames& locals_;
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t> index_;
    std::size_t count_ = 1;
};

}  // namespace careact::typecheck
