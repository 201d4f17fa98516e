#include "careact/number.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace careact {

namespace {

using Integer = Rational::Integer;

constexpr int longest_exponent = 30;

Integer magnitude(Integer value) { return value < 0 ? -value : value; }

Integer greatest_common_divisor(Integer a, Integer b) {
    while (b != 0) {
        const Integer rest = a % b;
        a = b;
        b = rest;
    }
    return magnitude(a);
}

std::optional<Integer> multiply(Integer a, Integer b) {
    Integer result = 0;
    if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
    return result;
}

std::optional<Integer> power_of_ten(int exponent) {
    std::optional<Integer> result = 1;
    for (int i = 0; i < exponent && result; ++i) result = multiply(*result, 10);
    return result;
}

std::string digits(Integer value) {
    std::string text;
    do {
        text += static_cast<char>('0' + static_cast<int>(value % 10));
        value /= 10;
    } while (value != 0);
    std::reverse(text.begin(), text.end());
    return text;
}

struct ScannedNumber {
    Integer value = 0;
    int places = 0;
};

/// Reads digits with at most one point; moves `text` past them.
std::optional<ScannedNumber> scan_digits(std::string_view& text) {
    ScannedNumber scanned;
    bool point = false, any = false;
    for (; !text.empty(); text.remove_prefix(1)) {
        const char c = text.front();
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') break;
        const auto shifted = multiply(scanned.value, 10);
        if (!shifted || __builtin_add_overflow(*shifted, static_cast<Integer>(c - '0'), &scanned.value)) return std::nullopt;
        scanned.places += point ? 1 : 0;
        any = true;
    }
    if (!any) return std::nullopt;
    return scanned;
}

/// Reads an optional exponent; nothing if what is left is not one.
std::optional<int> scan_exponent(std::string_view text) {
    if (text.empty()) return 0;
    if (text.front() != 'e' && text.front() != 'E') return std::nullopt;
    text.remove_prefix(1);
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    int exponent = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        exponent = std::min(exponent * 10 + (c - '0'), longest_exponent + 1);
    }
    if (exponent > longest_exponent) return std::nullopt;
    return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Rational> Rational::of(Integer numerator, Integer denominator) {
    constexpr Integer lowest = static_cast<Integer>(static_cast<unsigned __int128>(1) << 127U);
    if (denominator == 0 || numerator == lowest || denominator == lowest) return std::nullopt;
    const Integer divisor = std::max<Integer>(greatest_common_divisor(numerator, denominator), 1);
    Rational result;
    result.numerator_ = (denominator < 0 ? -numerator : numerator) / divisor;
    result.denominator_ = magnitude(denominator) / divisor;
    return result;
}

std::optional<Rational> Rational::parse(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    const auto scanned = scan_digits(text);
    const auto exponent = scan_exponent(text);
    if (!scanned || !exponent) return std::nullopt;
    const int shift = *exponent - scanned->places;
    const auto scale = power_of_ten(shift < 0 ? -shift : shift);
    if (!scale) return std::nullopt;
    const Integer value = negative ? -scanned->value : scanned->value;
    if (shift < 0) return of(value, *scale);
    const auto whole = multiply(value, *scale);
    return whole ? of(*whole, 1) : std::nullopt;
}

std::optional<Rational> Rational::plus(const Rational& other) const {
    const Integer divisor = greatest_common_divisor(denominator_, other.denominator_);
    const auto left = multiply(numerator_, other.denominator_ / divisor);
    const auto right = multiply(other.numerator_, denominator_ / divisor);
    const auto denominator = multiply(denominator_, other.denominator_ / divisor);
    Integer sum = 0;
    if (!left || !right || !denominator || __builtin_add_overflow(*left, *right, &sum)) return std::nullopt;
    return of(sum, *denominator);
}

std::optional<Rational> Rational::minus(const Rational& other) const {
    Rational negated = other;
    negated.numerator_ = -negated.numerator_;
    return plus(negated);
}

std::optional<Rational> Rational::times(const Rational& other) const {
    const auto left = of(numerator_, other.denominator_);
    const auto right = of(other.numerator_, denominator_);
    if (!left || !right) return std::nullopt;
    const auto numerator = multiply(left->numerator_, right->numerator_);
    const auto denominator = multiply(left->denominator_, right->denominator_);
    if (!numerator || !denominator) return std::nullopt;
    return of(*numerator, *denominator);
}

std::optional<Rational> Rational::divided_by(const Rational& other) const {
    const auto inverse = of(other.denominator_, other.numerator_);
    return inverse ? times(*inverse) : std::nullopt;
}

std::optional<Rational> Rational::rounded(Rounding rounding, const Rational& unit) const {
    const auto steps = divided_by(unit);
    if (!steps) return std::nullopt;
    const Integer size = magnitude(steps->numerator_);
    Integer whole = size / steps->denominator_;
    const Integer rest = size % steps->denominator_;
    const Integer to_next = steps->denominator_ - rest;
    const bool half_even_up = rest == to_next && whole % 2 != 0;
    const bool up = rest != 0 && (rounding == Rounding::Up || (rounding == Rounding::HalfUp && rest >= to_next) ||
                                  (rounding == Rounding::HalfEven && (rest > to_next || half_even_up)));
    whole += up ? 1 : 0;
    const auto result = of(steps->numerator_ < 0 ? -whole : whole, 1);
    return result ? result->times(unit) : std::nullopt;
}

bool Rational::is_multiple_of(const Rational& unit) const {
    const auto steps = divided_by(unit);
    return steps && steps->is_whole();
}

std::optional<std::int64_t> Rational::whole() const {
    if (!is_whole() || numerator_ > std::numeric_limits<std::int64_t>::max() ||
        numerator_ < std::numeric_limits<std::int64_t>::min()) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(numerator_);
}

std::string Rational::to_text(int places) const {
    Integer scale = 1;
    Integer rest = denominator_;
    int needed = 0;
    for (; rest != 1 && needed < longest_exponent; ++needed) {
        const Integer shared = greatest_common_divisor(rest, 10);
        if (shared == 1) break;
        rest /= shared;
        scale *= 10;
    }
    const std::string sign = numerator_ < 0 ? "-" : "";
    const auto scaled = multiply(magnitude(numerator_), scale / std::max<Integer>(denominator_ / rest, 1));
    if (rest != 1 || !scaled) return sign + digits(magnitude(numerator_)) + "/" + digits(denominator_);
    std::string text = digits(*scaled);
    if (needed > 0) {
        if (static_cast<int>(text.size()) <= needed) text.insert(0, static_cast<std::size_t>(needed) + 1 - text.size(), '0');
        text.insert(text.size() - static_cast<std::size_t>(needed), ".");
    }
    if (needed == 0 && places > 0) text += '.';
    for (; needed < places; ++needed) text += '0';
    return sign + text;
}

std::strong_ordering operator<=>(const Rational& left, const Rational& right) {
    // Compared whole part first, then by the reciprocals of the rests, so that nothing is multiplied and nothing can overflow.
    Integer a = left.numerator_, b = left.denominator_, c = right.numerator_, d = right.denominator_;
    bool reversed = false;
    for (;;) {
        Integer first = a / b, second = c / d;
        Integer first_rest = a % b, second_rest = c % d;
        if (first_rest < 0) first_rest += b, --first;
        if (second_rest < 0) second_rest += d, --second;
        if (first != second) return (first < second) != reversed ? std::strong_ordering::less : std::strong_ordering::greater;
        if (first_rest == 0 || second_rest == 0) {
            if (first_rest == second_rest) return std::strong_ordering::equal;
            return (first_rest == 0) != reversed ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        a = b, b = first_rest, c = d, d = second_rest;
        reversed = !reversed;
    }
}

}  // namespace careact
