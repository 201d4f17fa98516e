#pragma once
/// The commands under `careact audit`.

#include "careact/audit.hpp"
#include "cli/casebook.hpp"

namespace careact::cli {

void add_audit_sample(CLI::App& audit, Run& run);
void add_audit_keep(CLI::App& audit, Run& run);
void add_audit_agreement(CLI::App& audit, Run& run);
void add_audit_actions(CLI::App& audit, Run& run);

}  // namespace careact::cli
