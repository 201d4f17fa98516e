#include "support/golden.hpp"

#include "support/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace careact::support {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

bool is_updating() {
    const char* asked = std::getenv("CAREACT_UPDATE_GOLDEN");
    return asked != nullptr && std::string_view(asked) == "1";
}

void write(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (!file) throw std::runtime_error("cannot write " + path);
}

}  // namespace

std::vector<std::string> golden_inputs(const std::string& folder, const std::string& ending) {
    std::vector<std::string> names;
    std::error_code missing;  // a folder that is not there is empty, and an empty one fails
    for (const auto& entry : fs::directory_iterator(folder, missing)) {
        const auto name = entry.path().filename().string();
        if (entry.is_regular_file() && name.ends_with(ending)) names.push_back(name.substr(0, name.size() - ending.size()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string differs_from_golden(const std::string& path, const std::string& actual) {
    const bool exists = fs::exists(path);
    const auto expected = exists ? read_text(path) : std::string();
    if (exists && expected == actual) return "";
    if (is_updating()) {
        write(path, actual);
        return path + " was written; read it, and run the tests again without CAREACT_UPDATE_GOLDEN";
    }
    if (!exists) return path + " is not there; this is what came:\n" + actual;
    return path + " differs:\n" + difference(expected, actual);
}

std::string difference(std::string_view expected, std::string_view actual) {
    constexpr std::size_t around = 3, most = 40;
    const auto was = lines_of(expected), is = lines_of(actual);
    if (was == is) return "only in the white space at the end\n";
    std::size_t head = 0, tail = 0;
    while (head < was.size() && head < is.size() && was[head] == is[head]) ++head;
    while (tail < was.size() - head && tail < is.size() - head && was[was.size() - 1 - tail] == is[is.size() - 1 - tail]) ++tail;
    std::ostringstream text;
    text << "@@ line " << head + 1 << "\n";
    const auto show = [&](char sign, const std::vector<std::string>& lines, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to && i < from + most; ++i) text << sign << lines[i] << "\n";
        if (to > from + most) text << sign << "... " << to - from - most << " lines more\n";
    };
    show(' ', was, head - std::min(head, around), head);
    show('-', was, head, was.size() - tail);
    show('+', is, head, is.size() - tail);
    show(' ', was, was.size() - tail, std::min(was.size(), was.size() - tail + around));
    return text.str();
}

}  // namespace careact::support
