#include "careact/diagnostic.hpp"

#include "source/source_file.hpp"
#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace careact {

namespace {

using source::SourceFile;

constexpr std::size_t longest_line = 240;

struct Palette {
    std::string_view error = "\033[1;31m", warning = "\033[1;33m", quiet = "\033[2m", strong = "\033[1m", end = "\033[0m";
};

class TextRenderer {
public:
    TextRenderer(const std::vector<SourceText>& sources, RenderOptions options) {
        for (const auto& source : sources) files_.emplace_back(source);
        if (!options.colour) palette_ = {"", "", "", "", ""};
        width_ = options.width;
    }

    void render(const Diagnostic& d, std::string& out) const {
        const auto colour = d.severity == Severity::Error ? palette_.error : palette_.warning;
        out.append(colour).append(to_text(d.severity)).append(palette_.end).append(": ").append(palette_.strong);
        out.append(folded(d.message, 2, to_text(d.severity).size() + 2)).append(palette_.end).append(" [").append(to_text(d.kind)).append("]\n");
        if (!d.record.empty()) {
            out.append("  --> ").append(d.record);
            if (d.line != 0) out.append(":").append(std::to_string(d.line));
            if (!d.pointer.empty()) out.append("  ").append(d.pointer);
            out.append("\n");
        } else if (d.span.file < files_.size()) {
            render_place(d.span, d.label, "-->", colour, out);
            for (const auto& label : d.context) render_place(label.span, label.text, "...", palette_.quiet, out);
        }
        if (!d.help.empty()) out.append("   = help: ").append(folded(d.help, help_margin, help_margin)).append("\n");
        out.append("\n");
    }

private:
    void render_place(Span span, std::string_view label, std::string_view arrow, std::string_view colour, std::string& out) const {
        const auto& file = files_[span.file];
        const auto at = file.locate(span.begin);
        const auto number = std::to_string(at.line);
        const std::string margin(std::max<std::size_t>(number.size(), 3), ' ');
        out.append(margin.substr(1)).append(arrow).append(" ").append(file.name()).append(":").append(number);
        out.append(":").append(std::to_string(at.column)).append("\n");
        const auto line = file.line(at.line);
        if (line.size() > longest_line) return explain_alone(label, margin, out);
        const std::size_t before = span.begin - file.line_begin(at.line);
        if (before > line.size()) return explain_alone(label, margin, out);
        auto head = source::printable(line.substr(0, before));
        auto marked = source::printable(line.substr(before, std::min<std::size_t>(span.end - span.begin, line.size() - before)));
        auto tail = source::printable(line.substr(std::min<std::size_t>(before + (span.end - span.begin), line.size())));
        if (width_ != 0) cut(head, marked, tail, std::max(width_, margin.size() + 20) - margin.size() - 3, label.empty() ? 0 : source::display_width(label) + 1);
        out.append(margin.substr(std::min(number.size(), margin.size()))).append(number).append(" | ").append(head).append(marked).append(tail).append("\n");
        out.append(margin).append(" | ").append(blank_like(head)).append(colour);
        out.append(std::max<std::size_t>(source::display_width(marked), 1), '^').append(palette_.end);
        if (!label.empty()) out.append(" ").append(label);
        out.append("\n");
    }

    /// Leaves out what does not fit, with `...` in its place; the mark, and what is said beside it, are kept in sight.
    static void cut(std::string& head, std::string& marked, std::string& tail, std::size_t room, std::size_t beside) {
        constexpr std::size_t dots = 3;
        const auto before = source::display_width(head), at = source::display_width(marked);
        if (before + at + beside > room) {
            const auto needed = at + beside + 2 * dots;
            const auto keep = needed < room ? room - needed : room / 4;
            if (before > keep + dots) head = "..." + from_column(head, before - keep);
        }
        const auto left = room - std::min(room, source::display_width(head));
        if (at > left) marked = up_to_column(marked, left), tail.clear();
        else if (at + source::display_width(tail) > left) tail = left >= at + dots ? up_to_column(tail, left - at - dots) + "..." : "";
    }

    static std::size_t offset_of_column(std::string_view text, std::size_t column) {
        std::size_t offset = 0;
        for (std::size_t used = 0; offset < text.size() && used < column;) {
            const auto length = source::code_point_at(text, offset).length;
            used += source::display_width(text.substr(offset, length));
            offset += length;
        }
        return offset;
    }
    static std::string up_to_column(const std::string& text, std::size_t column) { return text.substr(0, offset_of_column(text, column)); }
    static std::string from_column(const std::string& text, std::size_t column) { return text.substr(offset_of_column(text, column)); }

    /// Broken between words to keep within the width; `used` is what stands before it on its first line.
    [[nodiscard]] std::string folded(std::string_view text, std::size_t indent, std::size_t used) const {
        if (width_ == 0) return std::string(text);
        std::string lines;
        for (const auto& line : source::wrapped(text, width_ - std::min(width_, used), width_ - std::min(width_, indent))) {
            if (!lines.empty()) lines.append("\n").append(indent, ' ');
            lines += line;
        }
        return lines;
    }

    /// Without its line, which is too long to show.
    static void explain_alone(std::string_view label, const std::string& margin, std::string& out) {
        if (!label.empty()) out.append(margin).append(" | ").append(label).append("\n");
    }

    /// Spaces as wide as the text; tabs stay tabs, so that the caret lines up however wide they are shown.
    static std::string blank_like(std::string_view text) {
        std::string blank;
        for (std::size_t begin = 0; begin <= text.size();) {
            const auto tab = std::min(text.find('\t', begin), text.size());
            blank.append(source::display_width(text.substr(begin, tab - begin)), ' ');
            if (tab < text.size()) blank += '\t';
            begin = tab + 1;
        }
        return blank;
    }

    static constexpr std::size_t help_margin = 11;  // of `   = help: `
    source::SourceFiles files_;
    Palette palette_;
    std::size_t width_ = 0;
};

nlohmann::ordered_json place_json(const source::SourceFiles& files, Span span) {
    const auto& file = files[span.file];
    const auto begin = file.locate(span.begin);
    const auto end = file.locate(span.end);
    return {{"file", file.name()},     {"line", begin.line},      {"column", begin.column},
            {"end_line", end.line},    {"end_column", end.column}, {"offset", span.begin},
            {"length", span.end - span.begin}};
}

nlohmann::ordered_json diagnostic_json(const source::SourceFiles& files, const Diagnostic& d) {
    nlohmann::ordered_json json{{"kind", to_text(d.kind)}, {"severity", to_text(d.severity)}, {"message", d.message}};
    if (!d.help.empty()) json["help"] = d.help;
    if (!d.record.empty()) {
        json["record"] = d.record;
        if (d.line != 0) json["line"] = d.line;
        json["pointer"] = d.pointer;
        return json;
    }
    if (d.span.file >= files.size()) return json;
    json["place"] = place_json(files, d.span);
    if (!d.label.empty()) json["label"] = d.label;
    for (const auto& label : d.context) {
        auto place = place_json(files, label.span);
        place["text"] = label.text;
        json["context"].push_back(std::move(place));
    }
    return json;
}

}  // namespace

std::string render_text(const Diagnostics& diagnostics, const std::vector<SourceText>& sources, RenderOptions options) {
    const TextRenderer renderer(sources, options);
    std::string out;
    for (const auto& diagnostic : diagnostics.all()) renderer.render(diagnostic, out);
    return out;
}

std::string render_json(const Diagnostics& diagnostics, const std::vector<SourceText>& sources) {
    source::SourceFiles files;
    for (const auto& source : sources) files.emplace_back(source);
    auto json = nlohmann::ordered_json::array();
    for (const auto& diagnostic : diagnostics.all()) json.push_back(diagnostic_json(files, diagnostic));
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace careact
