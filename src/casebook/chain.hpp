#pragma once
/// The digests that chain the entries together.

#include "careact/casebook.hpp"

namespace careact::casebook {

/// An entry's fields as the database holds them: read as they are, so that what was tampered with can still be looked at.
struct Row {
    std::int64_t number = 0;
    std::string kind, record;
    std::optional<std::int64_t> about;
    std::string valid_on, recorded_at, content_digest, digest;
};

/// The digest of an entry that follows one with the digest `previous` (empty for the first): SHA-256 of the fields, each with its length
/// in bytes in front and a line end after it. `docs/auditing.md` tells others how to make it; it never changes.
[[nodiscard]] std::string chained_digest(const std::string& previous, const Row& row);

/// `2026-05-01T09:00:00Z`, so that the order of moments is that of their texts.
[[nodiscard]] std::string utc_text(DateTime moment);

[[nodiscard]] std::optional<EntryKind> kind_of(std::string_view text);
[[nodiscard]] std::optional<DiagnosticKind> diagnostic_kind_of(std::string_view id);

}  // namespace careact::casebook
