#pragma once

#include "typecheck/context.hpp"

namespace careact::typecheck {

/// Choices, record types, facts, authorities and conversions, and the headings of all the rest: after this every name has a type.
void declare_all(Context& context);

/// A type as written in a module; Error, and reported, where it names nothing.
[[nodiscard]] program::Type read_type(Context& context, std::uint32_t module, const syntax::TypeExpr& written);

/// The module and the layer a declaration is in.
[[nodiscard]] program::Layer layer_of(const Context& context, const resolve::Declared& declared);

/// Whether a record type may have members that could not be read.
[[nodiscard]] bool members_lost(const Context& context, std::uint32_t type);

/// All that were declared of one kind, in order of id.
[[nodiscard]] const std::vector<resolve::Declared>& declared_of(const Context& context, syntax::DeclarationKind kind);

/// A rule's bodies, by layer: as first declared, and as the local layer changes it.
[[nodiscard]] std::array<const resolve::Declared*, 2> bodies_of(const Context& context, const resolve::Declared& declared);

}  // namespace careact::typecheck
