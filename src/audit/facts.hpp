#pragma once
/// Facts by where they stand in a record: `who.locality`, `carers[].determinations[].decided_by`, where `[]` is each item of a list.

#include "careact/record.hpp"
#include "program/program.hpp"

#include <functional>

namespace careact::auditing {

/// The items on the way to a fact that are items of lists, outermost first.
using Way = std::vector<std::shared_ptr<const Item>>;

/// Whether records of the rulebook can hold something there.
[[nodiscard]] bool leads_somewhere(const program::Program& program, std::string_view path);

/// Calls `visit` with each fact at the path, whatever its state, and the items on the way. Nothing where the path leads nowhere.
void each_fact(const program::Program& program, const std::shared_ptr<const Item>& from, std::string_view path,
               const std::function<void(const Evidence&, const Way&)>& visit);

/// The first value recorded there that is not `none`; null if there is none.
[[nodiscard]] const Value* value_at(const program::Program& program, const std::shared_ptr<const Item>& from, std::string_view path);
/// That value as text: of a choice the option's name. Empty if there is none.
[[nodiscard]] std::string text_at(const program::Program& program, const std::shared_ptr<const Item>& from, std::string_view path);
[[nodiscard]] std::optional<Date> day_at(const program::Program& program, const std::shared_ptr<const Item>& from, std::string_view path);

/// As people read it: of a choice the option's title.
[[nodiscard]] std::string readable(const program::Program& program, const Value& value);

/// `about.id`, or what the caller called the record.
[[nodiscard]] std::string id_of(const program::Program& program, const Record& record);

}  // namespace careact::auditing
