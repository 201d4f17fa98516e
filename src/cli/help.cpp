#include "cli/help.hpp"

#include <map>
#include <memory>

namespace careact::cli {

namespace {

constexpr std::size_t width = 80;

constexpr auto of_all = R"(Try:
  careact check rules                                     are the rules sound?
  careact test rules                                      do their examples hold?
  careact evaluate record.json --layer thurrock           what do they say of a record?
  careact explain record.json needs_eligible              and why?
  careact statement record.json --layer thurrock          what is the charge made of?
  careact verify receipt.json                             does a receipt follow?

Exit codes: 0 done ("not eligible" is an answer); 1 could not run; 2 the rules do
not compile; 3 records could not be read (the good ones are still done); 4
examples, promises, or a check of a casebook or a receipt found something.)";

const std::map<std::string, std::string> examples = {
    {"careact check", "careact check rules --show types"},
    {"careact test", "careact test rules --records fixtures/stories"},
    {"careact format", "careact format rules"},
    {"careact evaluate", "careact evaluate record.json --layer thurrock --on 2026-04-06"},
    {"careact explain", "careact explain record.json needs_eligible --on 2026-04-06"},
    {"careact statement", "careact statement record.json --layer thurrock --on 2026-04-06"},
    {"careact timeline", "careact timeline record.json --from 2026-03-30 --to 2026-04-12"},
    {"careact due", "careact due records/ --layer thurrock --on 2026-04-06"},
    {"careact schema", "careact schema --layer thurrock"},
    {"careact doc", "careact doc \"CAR reg 25\""},
    {"careact verify", "careact verify receipt.json --record record.json --rules rules"},
    {"careact casebook", "careact casebook init cases.book"},
    {"careact casebook init", "careact casebook init cases.book"},
    {"careact casebook add", "careact casebook add cases.book records/ --layer thurrock"},
    {"careact casebook decide", "careact casebook decide cases.book --goal weekly_charge --on 2026-04-06"},
    {"careact casebook override",
     "careact casebook override cases.book 2 --goal weekly_charge \\\n    --value \"£150.00 per week\" --by \"C. Manager\" --because \"rent arrears\" \\\n    --until 2026-12-31"},
    {"careact casebook list", "careact casebook list cases.book --kind decision --from 2026-04-06"},
    {"careact casebook show", "careact casebook show cases.book case-4711 --on 2026-04-06"},
    {"careact casebook verify", "careact casebook verify cases.book"},
    {"careact casebook backup", "careact casebook backup cases.book copy.book"},
    {"careact casebook redact", "careact casebook redact cases.book case-4711 --by \"D. Officer\" \\\n    --because \"asked for erasure\""},
    {"careact casebook stats", "careact casebook stats cases.book"},
    {"careact audit", "careact audit run cases.book --layer thurrock --on 2026-04-06 --out report"},
    {"careact audit run", "careact audit run cases.book --layer thurrock --on 2026-04-06 --out report"},
    {"careact audit sample", "careact audit sample cases.book --size 20 --auditor \"A. Auditor\" \\\n    --stratify team --layer thurrock"},
    {"careact audit keep", "careact audit keep cases.book readings.jsonl --layer thurrock"},
    {"careact audit agreement", "careact audit agreement cases.book --layer thurrock"},
    {"careact audit actions", "careact audit actions cases.book --layer thurrock"},
};

/// Words in lines, of which all but the first begin at a column; `at` is where the first begins.
std::string wrapped(const std::string& text, std::size_t column, std::size_t at) {
    std::string lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find_first_of(" \n", begin), text.size());
        const auto word = text.substr(begin, end - begin);
        const bool first = lines.empty() || lines.back() == ' ';
        if (!first && at + 1 + word.size() > width) lines += "\n" + std::string(column, ' '), at = column;
        else if (!first) lines += ' ', ++at;
        lines += word;
        at += word.size();
        if (end < text.size() && text[end] == '\n') lines += "\n" + std::string(column, ' '), at = column;
        begin = end + 1;
    }
    return lines;
}

class Format : public CLI::Formatter {
public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return entry(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* command) const override { return entry(command->get_display_name(true), command->get_description()); }
    std::string make_description(const CLI::App* app) const override { return wrapped(CLI::Formatter::make_description(app), 0, 0); }

private:
    [[nodiscard]] std::string entry(const std::string& name, const std::string& about) const {
        const auto column = get_column_width();
        auto line = "  " + name;
        if (line.size() + 1 > column) line += "\n" + std::string(column, ' ');
        else line.resize(column, ' ');
        return line + wrapped(about, column, column) + "\n";
    }
};

void set_up(CLI::App& command, const std::shared_ptr<Format>& format) {
    command.formatter(format);
    const auto example = examples.find(full_name(command));
    if (example != examples.end()) command.footer("Try:\n  " + example->second + "\n\nThe exit codes are in `careact --help`.");
    for (auto* under : command.get_subcommands({})) set_up(*under, format);
}

}  // namespace

std::string full_name(const CLI::App& command) { return (command.get_parent() == nullptr ? "" : full_name(*command.get_parent()) + " ") + command.get_name(); }

void set_up_help(CLI::App& app) {
    set_up(app, std::make_shared<Format>());
    app.footer(of_all);
}

}  // namespace careact::cli
