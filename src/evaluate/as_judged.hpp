#pragma once
/// A record as it stood on a day: a judgement that somebody made after it is not there yet.

#include "careact/determination.hpp"
#include "program/program.hpp"

namespace careact::evaluation {

/// The record without the judgements that it dates after `on`; the record itself if it has none. `later`: where to list those left out, or null.
[[nodiscard]] std::shared_ptr<const Item> as_judged_by(Date on, const std::shared_ptr<const Item>& record, const program::Program& program,
                                                       std::vector<LaterJudgement>* later = nullptr);

}  // namespace careact::evaluation
