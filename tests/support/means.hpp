#pragma once
/// Records of what people have and owe, made at random and complete, so that what they pay is decided for nearly all of them.

#include "support/records.hpp"

namespace careact::support {

/// Amounts, settings, households and dates are drawn near the lines of the law: limits of capital, birthdays, ends of weeks counted.
class MeansMaker {
public:
    MeansMaker(const program::Program& program, Random& random) : random_(random), maker_(program, random, {100, 0, 100, 3}), program_(program) {}

    [[nodiscard]] Json record();

private:
    Json fact(const std::string& name);
    Json household();
    Json finance();
    Json weekly(std::int64_t pennies);
    void incomes(Json& finance);
    void capital(Json& finance);
    void costs(Json& finance);

    Random& random_;
    RecordMaker maker_;
    const program::Program& program_;
};

}  // namespace careact::support
