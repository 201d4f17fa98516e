#pragma once
/// Assessment records: one person's, as JSON, read against what a rulebook says a record can hold.

#include "careact/diagnostic.hpp"
#include "careact/rulebook.hpp"
#include "careact/value.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace careact {

/// One record, read against one rulebook. Immutable, cheap to copy, safe to share between threads.
class Record {
public:
    Record(std::string name, std::string digest, std::shared_ptr<const Item> root)
        : name_(std::move(name)), digest_(std::move(digest)), root_(std::move(root)) {}

    /// What the caller called it: a file name, or a file name and a line.
    [[nodiscard]] const std::string& name() const { return name_; }
    /// SHA-256 of the text it was read from.
    [[nodiscard]] const std::string& digest() const { return digest_; }
    /// The record as one item whose members are the facts, in the order the rulebook declares them.
    [[nodiscard]] const std::shared_ptr<const Item>& root() const { return root_; }

private:
    std::string name_, digest_;
    std::shared_ptr<const Item> root_;
};

struct RecordLimits {
    std::size_t bytes = std::size_t{16} << 20U;
    std::size_t depth = 64;
    std::size_t items = 10'000;  // in one list
    std::size_t diagnostics = 100;
};

/// A record is refused, and absent here, if it is not well-formed JSON, says one thing twice, or passes a limit. Otherwise it is read:
/// a member whose value cannot be read is reported and counts as unknown; one that no rule file declares is reported and left alone.
struct RecordResult {
    std::optional<Record> record;
    Diagnostics diagnostics;
};

/// Never throws for what the text contains.
[[nodiscard]] RecordResult read_record(std::string name, std::string_view json, const Rulebook& rulebook, const RecordLimits& limits = {});

/// A JSON Schema (draft 2020-12) of the records that the rulebook reads.
[[nodiscard]] std::string record_schema(const Rulebook& rulebook);

}  // namespace careact
