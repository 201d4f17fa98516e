#include "source/source_file.hpp"

#include "source/utf8.hpp"

#include <algorithm>

namespace careact::source {

SourceFile::SourceFile(SourceText source) : source_(std::move(source)), line_starts_{0} {
    for (std::size_t at = 0; at < source_.text.size(); ++at) {
        if (source_.text[at] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

std::string_view SourceFile::text(Span span) const {
    return text().substr(std::min<std::size_t>(span.begin, text().size()), span.end - span.begin);
}

LineColumn SourceFile::locate(std::uint32_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
    const auto begin = line_starts_[line - 1];
    return {line, static_cast<std::uint32_t>(count_code_points(text().substr(begin, offset - begin))) + 1};
}

std::string_view SourceFile::line(std::uint32_t number) const {
    const auto begin = line_starts_[number - 1];
    const auto end = number < line_starts_.size() ? line_starts_[number] : text().size();
    auto line = text().substr(begin, end - begin);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

}  // namespace careact::source
