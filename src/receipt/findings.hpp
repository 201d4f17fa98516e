#pragma once
/// What a check gathers as it goes through a receipt.

#include "careact/receipt.hpp"
#include "receipt/came.hpp"

#include <set>

namespace careact::receipt {

/// Things that a receipt may name many times, and that have one value throughout: facts by their path, figures by name and day.
class Throughout {
public:
    struct Mention {
        std::uint32_t node = 0, step = 0;
        Came came;
    };
    void mention(const std::string& what, std::uint32_t node, std::uint32_t step, const Came& came) { all_[what].push_back({node, step, came}); }
    [[nodiscard]] const std::map<std::string, std::vector<Mention>>& all() const { return all_; }
    /// What most mentions say. There is at least one.
    [[nodiscard]] static const Came& usual(const std::vector<Mention>& mentions);

private:
    std::map<std::string, std::vector<Mention>> all_;
};

class Findings {
public:
    Findings(const std::vector<ProofNode>& proof, ReceiptCheck& check) : proof_(proof), check_(check) {}

    void add(std::uint32_t node, std::optional<std::uint32_t> step, std::string what, std::string said, std::string should_be);
    /// Of the head of the receipt: about an outcome, a clock or a check, or about the receipt as a whole.
    void add_to_head(std::string goal, std::string item, std::string what, std::string said, std::string should_be);
    /// The same, where two texts that should be one differ.
    void compare(std::uint32_t node, std::optional<std::uint32_t> step, const char* what, const std::string& said, const std::string& should_be);
    void count_as_written(const std::string& kind) { ++check_.taken_as_written[kind]; }
    void count_leaf(const std::string& kind) { ++check_.leaves[kind]; }

    Throughout facts, figures;

private:
    const std::vector<ProofNode>& proof_;
    ReceiptCheck& check_;
};

}  // namespace careact::receipt
