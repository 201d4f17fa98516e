#include <careact/determination.hpp>
#include <careact/explain.hpp>

#include <iostream>

int main() {
    // Rule files are text: read them from wherever the host keeps them.
    const std::vector<careact::SourceText> sources = {{"minimum.care", R"(
module minimum "Whether somebody has come of age"
  months end on the last valid day
fact born_on: date "the date of birth"
rule of_age: yes/no "the person is an adult"
  gives number of years from born_on to the date >= 18
)"}};
    const auto compiled = careact::compile(sources);
    if (!compiled.rulebook) {
        std::cerr << careact::render_text(compiled.diagnostics, sources);
        return 1;
    }
    // One rulebook serves all threads; a record is read against it.
    const auto read = careact::read_record("a record", R"({ "born_on": "2004-02-29" })", *compiled.rulebook);
    if (!read.record) return 1;
    careact::EvaluateOptions options;
    options.on = *careact::Date::parse("2022-03-01");
    const auto determination = careact::evaluate(*compiled.rulebook, *read.record, options);
    std::cout << determination.outcomes.front().goal << ": " << careact::to_text(determination.outcomes.front().value) << "\n";
    return 0;
}
