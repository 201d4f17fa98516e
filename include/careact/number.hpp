#pragma once
/// Exact numbers. Money never passes through binary floating point.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace careact {

/// How a number that falls between two multiples of a unit is brought to one of them.
enum class Rounding : std::uint8_t { HalfUp, HalfEven, Up, Down };

/// An exact fraction. Arithmetic gives nothing where the result cannot be held, never a wrong number.
/// Half up and half even look at the distance from zero; up is away from zero, down is towards it.
class Rational {
public:
    __extension__ using Integer = __int128;

    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole) : numerator_(whole) {}  // NOLINT(google-explicit-constructor)

    /// Nothing if the denominator is zero or the fraction cannot be held.
    [[nodiscard]] static std::optional<Rational> of(Integer numerator, Integer denominator);
    /// Reads decimal digits exactly: `23250.01`, `-0.5`, `1.2e3`. Nothing if the text is anything else, or too long to hold.
    [[nodiscard]] static std::optional<Rational> parse(std::string_view text);

    [[nodiscard]] std::optional<Rational> plus(const Rational& other) const;
    [[nodiscard]] std::optional<Rational> minus(const Rational& other) const;
    [[nodiscard]] std::optional<Rational> times(const Rational& other) const;
    [[nodiscard]] std::optional<Rational> divided_by(const Rational& other) const;

    /// The nearest multiple of a positive unit, by the named rounding.
    [[nodiscard]] std::optional<Rational> rounded(Rounding rounding, const Rational& unit) const;
    [[nodiscard]] bool is_multiple_of(const Rational& unit) const;
    [[nodiscard]] bool is_whole() const { return denominator_ == 1; }
    /// The whole number, where it is one that fits.
    [[nodiscard]] std::optional<std::int64_t> whole() const;

    /// Decimal digits, at least `places` of them after the point; a fraction with no decimal form is written `a/b`.
    [[nodiscard]] std::string to_text(int places = 0) const;

    friend bool operator==(const Rational&, const Rational&) = default;
    friend std::strong_ordering operator<=>(const Rational& left, const Rational& right);

private:
    Integer numerator_ = 0;
    Integer denominator_ = 1;  // always positive, and the fraction in lowest terms
};

}  // namespace careact
