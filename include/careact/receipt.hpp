#pragma once
/// Checking a receipt: a determination as JSON, with its derivations (`EvaluateOptions::derivations`). Each step is worked out again from
/// its parts as the receipt gives them, by code that shares nothing with the evaluator but the types of values; what does not follow is
/// named. Neither rules nor record are needed. `docs/auditing.md` says what this shows and what it cannot.

#include "careact/determination.hpp"

#include <map>

namespace careact {

/// Something that does not follow, or does not agree with the rest of the receipt.
struct ReceiptFinding {
    std::string rule, item;             // whose answer: the rule, clock or check, and the item it is about
    std::optional<std::uint32_t> node;  // its place in `proof`; none of what stands in the head of the receipt
    std::optional<std::uint32_t> step;  // the place in the node's `derivation`; none of what the node says as a whole
    std::string place;                  // file and line, where they are known
    std::string what;                   // what was looked at, as the rule file writes it, or which member
    std::string said, should_be;        // in words for people
};

struct ReceiptCheck {
    std::string unreadable;  // why it could not be read as a receipt; then nothing else is filled in
    std::string record, record_digest, rulebook_digest, layer, on, engine_version;
    std::vector<ReceiptFinding> findings;
    std::size_t answers = 0;                              // nodes of the proof
    std::size_t steps = 0;                                // of their derivations
    std::map<std::string, std::size_t> leaves;            // steps that stand for something outside the receipt: fact, figure, written in the rules
    std::map<std::string, std::size_t> taken_as_written;  // what cannot be worked out from the receipt alone, by kind, and how many
    std::size_t facts_compared = 0;                       // with the record, where one was given
};

/// What a receipt is compared with, besides itself.
struct ReceiptAgainst {
    std::optional<std::string> record;           // the text of the record
    std::optional<std::string> rulebook_digest;  // of the rules as they are
};

/// Checks one receipt, or each of an array of them. Never throws for what the text contains. Keeps nothing; safe on any thread.
[[nodiscard]] std::vector<ReceiptCheck> verify_receipts(std::string_view json, const ReceiptAgainst& against = {});

/// One receipt's check: what failed, step by step, or that all of it follows; and how much was taken as written.
[[nodiscard]] std::string to_text(const ReceiptCheck& check);
/// An object of JSON; `docs/schema/verification.schema.json` describes an array of them.
[[nodiscard]] std::string to_json(const ReceiptCheck& check);

}  // namespace careact
