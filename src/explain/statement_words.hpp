#pragma once
/// What the lines of a statement are called and how their amounts are written, the same in every form.

#include "careact/statement.hpp"

namespace careact::explain {

/// A, B, ..., Z, AA: how a part of a statement is referred to.
[[nodiscard]] std::string part_letter(std::size_t number);

/// `£12.50`; with its period where that is not the period of what it is shown with.
[[nodiscard]] std::string amount_text(const Quantity& amount, const std::optional<Quantity>& beside);
/// With the sign of what the line does: `-£12.50`. Empty if it is not decided.
[[nodiscard]] std::string line_amount(const StatementLine& line, const StatementPart& part);
/// What a line is: what it does, of what, and the words. `person`: in words that people write, or in none.
[[nodiscard]] std::string line_words(const StatementLine& line, const StatementPart& part, bool person);
[[nodiscard]] std::string part_words(const StatementPart& part, bool person);

/// Whether what the lines above came to is to be shown before this line.
[[nodiscard]] bool subtotal_before(const StatementPart& part, std::size_t line);
/// How a line, a part or a statement stands that is not decided: what it waits for, why it failed.
[[nodiscard]] std::string standing(const StatementLine& line);
/// Whether the person's statement shows a line: not what comes to nothing, unless it was left out; nor that it comes to no less than nothing.
[[nodiscard]] bool shown_to_person(const StatementPart& part, std::size_t line);
/// Which parts the person's statement shows: those that a line it shows draws on, but for parts of a single line that is of no item.
[[nodiscard]] std::vector<bool> parts_for_person(const Statement& statement);

/// Why something is taken away or left out, in words that people wrote.
[[nodiscard]] std::vector<std::string> why_for_person(const StatementLine& line);

[[nodiscard]] std::string listed(const std::vector<std::string>& all, std::string_view by = ", ");
/// The first letter large.
[[nodiscard]] std::string capital(std::string text);
/// `mig_base 232.60 from 2025-04-07 (national), rules/.../figures.care:41`.
[[nodiscard]] std::string figure_words(const FigureUsed& figure);
[[nodiscard]] std::string reason_words(const StatementReason& reason);

}  // namespace careact::explain
