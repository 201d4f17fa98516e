#pragma once
/// Building a record, item by item: used for the cases of examples and for records read from JSON.

#include "program/program.hpp"

namespace careact::program {

/// An item of a record type about which nothing is known. `state` is that of the whole item: its members stand as it does.
[[nodiscard]] std::shared_ptr<Item> blank_item(const Program& program, std::uint32_t type, std::string path, std::string key,
                                               EvidenceState state = EvidenceState::Silent);

/// A list with one item for each option of the type's choice, each as far as `state` says.
[[nodiscard]] std::shared_ptr<List> blank_list(const Program& program, const Type& type, const std::string& path, EvidenceState state);

/// The path of an item of a list: by option, or by its place from 1.
[[nodiscard]] std::string item_path(const Program& program, const Type& list, const std::string& path, std::size_t index);

/// Gives each item the key that outcomes use: its `id` if it has one, else its place.
void set_keys(const Program& program, List& list, const Type& type);

}  // namespace careact::program
