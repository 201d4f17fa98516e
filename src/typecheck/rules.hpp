#pragma once

#include "typecheck/context.hpp"

namespace careact::typecheck {

/// The bodies of rules, clocks, checks and promises.
void check_rules(Context& context);
void read_clock(Context& context, const resolve::Declared& declared, std::uint32_t id);
void read_check(Context& context, const resolve::Declared& declared, std::uint32_t id);
void read_promise(Context& context, const resolve::Declared& declared, std::uint32_t id);

/// The rows of figures, lists and tables: their dates, their values, and that nothing is missing or said twice.
void check_figures(Context& context);
void check_tables(Context& context);

/// The cases of examples, as records, and what is expected of them.
void check_examples(Context& context);

/// After everything has a type: rules in a circle, clauses that cannot be reached or leave a case out, exceptions that can clash,
/// and what nothing uses.
void check_cycles(Context& context);
void check_ladders(Context& context);
void warn_of_unused(Context& context);

}  // namespace careact::typecheck
