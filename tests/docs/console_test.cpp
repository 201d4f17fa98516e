/// Every command printed in the README and the guides is run, and what it prints is compared with what is printed there.
///
/// A block of kind `console` holds commands after `$ ` and, under each, what it prints. A line `...` stands for any lines.
/// `./bootstrap` is left to continuous integration, which runs it before this.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace {

struct Command {
    std::string page;
    std::size_t line = 0;
    std::string text;
    std::vector<std::string> printed;
};

std::vector<Command> commands_in(const std::string& page) {
    std::ifstream file(page);
    std::vector<Command> commands;
    bool inside = false;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.starts_with("```")) {
            inside = line == "```console";
        } else if (inside && line.starts_with("$ ")) {
            commands.push_back({page, number, line.substr(2), {}});
        } else if (inside && !commands.empty()) {
            commands.back().printed.push_back(line);
        }
    }
    return commands;
}

std::vector<Command> all_commands() {
    std::vector<Command> all;
    std::vector<std::string> pages = {"README.md"};
    for (const auto& entry : std::filesystem::directory_iterator("docs")) {
        if (entry.path().extension() == ".md") pages.push_back(entry.path().string());
    }
    std::sort(pages.begin(), pages.end());
    for (const auto& page : pages) {
        for (auto& command : commands_in(page)) {
            if (!command.text.starts_with("./bootstrap")) all.push_back(std::move(command));
        }
    }
    return all;
}

std::vector<std::string> run(std::string text) {
    text = std::regex_replace(text, std::regex("build/careact"), CAREACT_COMMAND);
    auto* pipe = popen(("( " + text + " ) 2>&1").c_str(), "r");
    std::string output;
    std::array<char, 4096> buffer{};
    while (const auto size = fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), size);
    pclose(pipe);
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < output.size();) {
        const auto end = std::min(output.find('\n', begin), output.size());
        lines.push_back(output.substr(begin, end - begin));
        begin = end + 1;
    }
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

/// Whether the lines are as printed, `...` standing for any number of them.
bool agrees(const std::vector<std::string>& printed, std::size_t i, const std::vector<std::string>& lines, std::size_t j) {
    for (; i < printed.size(); ++i, ++j) {
        if (printed[i] == "...") {
            for (std::size_t k = j; k <= lines.size(); ++k) {
                if (agrees(printed, i + 1, lines, k)) return true;
            }
            return false;
        }
        if (j >= lines.size() || lines[j] != printed[i]) return false;
    }
    return j == lines.size();
}

std::string shown(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

class PrintedCommand : public testing::TestWithParam<Command> {};

TEST_P(PrintedCommand, prints_what_the_page_says) {
    const auto& command = GetParam();
    const auto lines = run(command.text);
    EXPECT_TRUE(agrees(command.printed, 0, lines, 0)) << command.page << ":" << command.line << ": $ " << command.text << "\nthe page says:\n"
                                                       << shown(command.printed) << "it prints:\n" << shown(lines);
}

INSTANTIATE_TEST_SUITE_P(Pages, PrintedCommand, testing::ValuesIn(all_commands()),
                         [](const auto& info) { return "command_" + std::to_string(info.index); });

}  // namespace
