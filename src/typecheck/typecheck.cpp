#include "typecheck/typecheck.hpp"

#include "typecheck/declarations.hpp"
#include "typecheck/rules.hpp"

namespace careact::typecheck {

program::Program check(const resolve::Resolution& names, Diagnostics& diagnostics) {
    program::Program program;
    Context context{names, program, diagnostics, {}, false};
    declare_all(context);
    check_figures(context);
    check_tables(context);
    check_rules(context);
    check_cycles(context);
    check_ladders(context);
    check_examples(context);
    warn_of_unused(context);
    return program;
}

}  // namespace careact::typecheck
