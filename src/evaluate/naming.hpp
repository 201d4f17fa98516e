#pragma once
/// What people call the things that an answer rests on.

#include "careact/determination.hpp"
#include "evaluate/cell.hpp"
#include "program/program.hpp"

namespace careact::evaluation {

/// The title the vocabulary gives the last member of a path; of one that has none, the options it stands under.
[[nodiscard]] std::string title_of(const std::string& path, const program::Program& program);

/// Of a path whose last member has no title: that of the nearest thing it is part of that has one, options among them.
[[nodiscard]] std::string title_around(std::string path, const program::Program& program);
[[nodiscard]] MissingFact missing_of(const Atom& atom, const program::Program& program);
/// The row of a figure that was used.
[[nodiscard]] FigureUsed figure_of(const Atom& atom, const program::Program& program);

/// What a record calls an item: its name or the first thing written of it; else what kind it is of. Nothing about protected members.
[[nodiscard]] std::string item_name(const Item& item, const program::Program& program);
/// The same of the item in a list that a path leads to or into: of `finance.income[3].amount`, the name of that income. Empty for others.
[[nodiscard]] std::string item_name_at(const std::string& path, const Item& root, const program::Program& program);
/// What people call the item that an outcome is about, in a heading: its name, what it is, its option, its kind. Empty if nothing says.
[[nodiscard]] std::string item_title(const Item& item, const program::Program& program);
/// The type of an item and its place in the list: `carer 2`.
[[nodiscard]] std::string item_kind(const Item& item, const program::Program& program);
/// The sums of money that a record gives of an item.
[[nodiscard]] std::vector<RestsOn> item_amounts(const Item& item, const program::Program& program);

}  // namespace careact::evaluation
