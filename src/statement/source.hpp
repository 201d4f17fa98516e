#pragma once
/// From a number in the proof to where it comes from, and the words that say what it is.

#include "careact/statement.hpp"

namespace careact::statement {

/// A number of the proof: the node it is in, and its place in the node's working.
struct Place {
    std::uint32_t node = 0, number = 0;

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// Where a number leads, through rules that only hand it on.
struct Origin {
    std::vector<std::uint32_t> through;  // the rules' nodes, the nearest first
    std::optional<Place> number;         // nothing is known of how it came about if it is not there
};

class Proof {
public:
    explicit Proof(const Determination& determination) : d_(determination) {}

    [[nodiscard]] const ProofNode& node(std::uint32_t number) const { return d_.proof[number]; }
    [[nodiscard]] const WorkedNumber& number(Place place) const { return d_.proof[place.node].working[place.number]; }
    /// What a rule's answer was worked out as, if that was kept.
    [[nodiscard]] std::optional<Place> root(std::uint32_t node) const;
    /// Follows rules that hand a number on as it is, and operations that left it as it was.
    [[nodiscard]] Origin origin(Place place) const;
    [[nodiscard]] Origin origin_of_rule(std::uint32_t node) const;
    /// Whether there is something below it to itemise.
    [[nodiscard]] bool is_made_up(const Origin& origin) const;
    /// Whether a rule that was gone through is about one item of a list.
    [[nodiscard]] bool is_of_item(const Origin& origin) const;
    [[nodiscard]] bool is_money(Place place) const;

    /// Why an answer is what it is: its clause, or what decided that the clause answered.
    [[nodiscard]] std::vector<StatementReason> reasons(std::uint32_t node) const;
    void describe(StatementLine& line, const Origin& origin, Place asked) const;
    void describe(StatementPart& part, const Origin& origin) const;

private:
    void follow(Place place, Origin& origin) const;
    [[nodiscard]] std::optional<Place> handed_on(Place place) const;
    [[nodiscard]] std::optional<Place> only_one_that_counts(Place place) const;
    void decided_by(const ProofNode& node, std::vector<StatementReason>& reasons) const;

    const Determination& d_;
};

[[nodiscard]] bool is_nothing(const std::optional<Quantity>& amount);
[[nodiscard]] std::string as_words(std::string_view name);

}  // namespace careact::statement
