#pragma once
/// Comma-separated values, one line of them (RFC 4180, without lines broken inside a cell).

#include <string>
#include <string_view>
#include <vector>

namespace careact::cli {

[[nodiscard]] inline std::vector<std::string> csv_cells(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[i++];
        else if (line[i] == '"') quoted = !quoted;
        else if (line[i] == ',' && !quoted) cells.emplace_back();
        else if (line[i] != '\r') cells.back() += line[i];
    }
    return cells;
}

}  // namespace careact::cli
