#pragma once
/// The two entrances to the grammar: one heading, or one clause. Included by the grammar and `parse.cpp` alone.

#include "syntax/grammar.hpp"

namespace careact::syntax::grammar {

struct heading_class {};
struct clause_class {};
using heading_rule = x3::rule<heading_class, Declaration>;
using clause_rule = x3::rule<clause_class, Clause>;

const heading_rule heading{"a declaration"};
const clause_rule clause{"a clause"};

BOOST_SPIRIT_DECLARE(heading_rule, clause_rule)

}  // namespace careact::syntax::grammar
