#pragma once
/// One record as one line of JSON, written as it is made: members stand in the order in which they are written, and money has its
/// pennies as digits, never as a binary fraction.

#include "caseload/days.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace careact::caseload {

using Pence = std::int64_t;

class Writer {
public:
    /// A member that is an object, or a list; what stands in it is written by `inside`.
    template <class Inside>
    void object(std::string_view key, Inside&& inside) {
        nest(key, '{', '}', inside);
    }
    template <class Inside>
    void list(std::string_view key, Inside&& inside) {
        nest(key, '[', ']', inside);
    }
    /// An object in a list.
    template <class Inside>
    void item(Inside&& inside) {
        nest({}, '{', '}', inside);
    }

    void text(std::string_view key, std::string_view value);
    void texts(std::string_view key, std::initializer_list<std::string_view> values);
    void yes(std::string_view key, bool value) { raw(key, value ? "true" : "false"); }
    void none(std::string_view key) { raw(key, "null"); }
    void empty(std::string_view key) { raw(key, "[]"); }
    void number(std::string_view key, std::int64_t value) { raw(key, std::to_string(value)); }
    void money(std::string_view key, Pence value);
    void day(std::string_view key, Date value) { text(key, value.to_text()); }
    void day(std::string_view key, const std::optional<Date>& value);
    void days(std::string_view key, std::initializer_list<Date> values);
    void moment(std::string_view key, const Moment& value) { text(key, to_text(value)); }
    /// Why a value is not known: `not_asked` or `refused`.
    void unknown(std::string_view key, std::string_view why);
    void not_applicable(std::string_view key) { raw(key, R"({"not_applicable":true})"); }
    void judged(std::string_view key, bool value, std::string_view by, Date on, std::string_view because);

    /// The line so far as one JSON object; the next record begins empty. Lists that rules count over, and that were not written, are
    /// there and empty: silence would be "not known".
    [[nodiscard]] std::string take();

private:
    void name(std::string_view key);
    void raw(std::string_view key, std::string_view value);
    void quoted(std::string_view value);
    template <class Inside>
    void nest(std::string_view key, char open, char close, Inside&& inside) {
        name(key);
        line_ += open;
        ++depth_;
        inside();
        --depth_;
        line_ += close;
    }

    std::string line_;
    int depth_ = 0;
    std::vector<std::string_view> at_the_top_;
};

}  // namespace careact::caseload
