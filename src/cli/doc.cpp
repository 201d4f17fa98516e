#include "cli/command.hpp"
#include "cli/csv.hpp"
#include "cli/files.hpp"

#include <iostream>
#include <map>
#include <memory>
#include <sstream>

namespace careact::cli {

namespace {

struct Arguments {
    std::string folder = "rules", layer, status, provision;
};

struct Row {
    std::string provision, says, status, by, note, source;
};

std::vector<Row> ledger(const std::string& path) {
    std::istringstream text(read_file(path));
    std::vector<Row> rows;
    std::string line;
    std::getline(text, line);  // the names of the columns
    for (std::size_t number = 2; std::getline(text, line); ++number) {
        auto cells = csv_cells(line);
        if (cells.size() != 6) throw FileError("`" + path + "`, line " + std::to_string(number) + ": " + std::to_string(cells.size()) + " columns and not 6");
        rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
    }
    return rows;
}

void wrapped(const std::string& text) {
    constexpr std::size_t indent = 4;
    std::istringstream words(text);
    std::size_t column = 0;
    for (std::string word; words >> word;) {
        const bool fits = column != 0 && column + 1 + word.size() <= terminal_width();
        std::cout << (fits ? " " : column == 0 ? std::string(indent, ' ') : "\n" + std::string(indent, ' ')) << word;
        column = fits ? column + 1 + word.size() : indent + word.size();
    }
    if (column != 0) std::cout << "\n";
}

int doc(const Arguments& arguments) {
    std::map<std::string, std::size_t> counted;
    for (const auto& row : ledger(arguments.folder + (arguments.layer.empty() ? "" : "/" + arguments.layer) + "/ledger.csv")) {
        if (!arguments.status.empty() && row.status != arguments.status) continue;
        if (!row.provision.starts_with(arguments.provision)) continue;
        ++counted[row.status];
        std::cout << row.provision << ": " << row.status << "\n";
        for (const auto& text : {row.says, row.by.empty() ? "" : "by " + row.by, row.note, row.source}) wrapped(text);
    }
    std::string separator;
    for (const auto& [status, count] : counted) {
        std::cout << separator << count << " " << status;
        separator = ", ";
    }
    std::cout << (counted.empty() ? "no provision is like that\n" : "\n");
    return done;
}

}  // namespace

void add_doc(CLI::App& app, Run& run) {
    auto* command = app.add_subcommand("doc", "The clause ledger: each provision, and the rules that carry it, or why none does");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("provision", arguments->provision, "Only those that begin so, such as \"CA s10\"");
    command->add_option("--rules", arguments->folder, "The folder with the rules and their ledger")->capture_default_str();
    command->add_option("--layer", arguments->layer, "The ledger of a local layer instead: thurrock");
    command->add_option("--status", arguments->status, "Only these")->check(CLI::IsMember({"implemented", "judged", "not covered"}));
    command->callback([arguments, &run] { run = [arguments] { return doc(*arguments); }; });
}

}  // namespace careact::cli
