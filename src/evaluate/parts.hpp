#pragma once
/// The constructs of the language, by kind. Each works on behalf of a session.

#include "evaluate/session.hpp"

namespace careact::evaluation {

/// Three-valued: unknown and no is no. What is not applicable is left out.
class Logic {
public:
    explicit Logic(Session& in) : in_(in) {}
    Cell eval(const program::Expr& e, Session::Frame& frame);

    /// `yes` or `no` as soon as one operand says so; left to right, so that a test may guard the one after it.
    Cell connective(const std::vector<program::ExprId>& args, bool conjunction, Session::Frame& frame);
    /// Puts the results of conditions together, each of them looked at.
    [[nodiscard]] static Cell together(const std::vector<Cell>& cells, bool conjunction);
    [[nodiscard]] static Cell at_least(std::int64_t number, const std::vector<Cell>& cells);
    [[nodiscard]] static Cell opposite(Cell cell);

private:
    Cell test(const program::Expr& e, Session::Frame& frame);
    [[nodiscard]] Cell tested(const program::Expr& e, const std::vector<Cell>& cells) const;
    Cell none_test(const program::Expr& e, Session::Frame& frame);
    Cell one_of(const program::Expr& e, Session::Frame& frame);

    Session& in_;
};

/// Exact arithmetic on amounts, dates and durations. What cannot be held is a fault, never a wrong number.
class Numbers {
public:
    explicit Numbers(Session& in) : in_(in) {}
    Cell eval(const program::Expr& e, Session::Frame& frame);

private:
    /// Sums, products and steps: the operands, what comes of them, and how.
    Cell worked_out(const program::Expr& e, Session::Frame& frame);
    static Cell sum(const program::Expr& e, const std::vector<Cell>& cells);
    static Cell product(const program::Expr& e, const std::vector<Cell>& cells);
    Cell for_time(const program::Expr& e, Session::Frame& frame);
    Cell convert(const program::Expr& e, Session::Frame& frame);
    Cell rounded(const program::Expr& e, Session::Frame& frame);
    static Cell steps(const program::Expr& e, const std::vector<Cell>& cells);
    Cell shift(const program::Expr& e, Session::Frame& frame);
    Cell between(const program::Expr& e, Session::Frame& frame);
    Cell working_days(const program::Expr& e, Date from, Date to, Session::Frame& frame);
    Cell time_between(const program::Expr& e, Session::Frame& frame);

    Session& in_;
};

/// Sums, counts, all of, some, latest: whatever goes through a list.
class Lists {
public:
    explicit Lists(Session& in) : in_(in) {}
    Cell eval(const program::Expr& e, Session::Frame& frame);
    /// The items of a list that is known.
    std::vector<Cell> items(const Cell& list, const program::Type& type, Session::Frame& frame);

private:
    struct Gathered {
        std::vector<Cell> cells;       // the elements that count
        std::vector<const program::Element*> from;
        Cell left_out = not_applicable();  // the elements that are not applicable, if some are
        bool some_left_out = false;
        Cell stuck;                    // what keeps the list or a `where` from being known; else known
    };
    Gathered gather(const program::Expr& e, Session::Frame& frame, bool conditions);
    Cell element(const program::Element& element, Session::Frame& frame, bool condition);
    Cell collect(const program::Expr& e, Session::Frame& frame);
    Cell total(const program::Expr& e, const std::vector<Cell>& cells) const;
    Cell best(const program::Expr& e, const std::vector<Cell>& cells) const;
    Cell conditions(const program::Expr& e, Session::Frame& frame);
    Cell quantified(const program::Expr& e, Session::Frame& frame);
    Cell pick(const program::Expr& e, Session::Frame& frame);
    Cell list_of(const program::Expr& e, Session::Frame& frame);

    Session& in_;
};

/// Values carried forward through time or along a list.
class Carrying {
public:
    explicit Carrying(Session& in) : in_(in) {}
    /// Leaves the variables in their slots; known, or what keeps it from being done.
    Cell run(const program::Carry& carry, Session::Frame& frame);

private:
    Cell through_time(const program::Carry& carry, Session::Frame& frame);
    Cell along_list(const program::Carry& carry, Session::Frame& frame);
    void one_step(const program::Carry& carry, Session::Frame& frame);

    Session& in_;
};

/// Clocks and checks: rules whose answer is a state.
class Clocks {
public:
    explicit Clocks(Session& in) : in_(in) {}
    /// What `CLOCK.state`, `.start`, `.due` and `.stop` come to.
    Cell part(const program::Expr& e, Session::Frame& frame);
    /// The state, with the dates left in the frame's outcome.
    Cell state(const program::Clock& clock, Session::Frame& frame);
    Cell check(const program::Check& check, Session::Frame& frame);

private:
    void run(const program::Clock& clock, Session::Frame& frame);
    void label_clauses(Session::Frame& frame, std::size_t from, const char* label);
    Cell applied(program::ExprId id, Session::Frame& frame);
    Cell stepped(program::ExprId id, const char* label, Session::Frame& frame);
    [[nodiscard]] Cell standing(const program::Clock& clock, const ClockDates& dates, Date on) const;

    Session& in_;
};

/// -1, 0 or 1 for two values of one ordered type.
[[nodiscard]] int compared(const Value& left, const Value& right);

}  // namespace careact::evaluation
