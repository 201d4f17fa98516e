#include "record/json_tree.hpp"

#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_set>

namespace careact::record {

namespace {

/// Counts what the reader has taken, so that each value knows its line.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
    const char& operator*() const { return *at_; }
    CountingIterator& operator++() {
        *furthest_ = ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

private:
    const char* at_;
    const char** furthest_;
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    TreeBuilder(const std::string& name, std::string_view text, const char* const* furthest, const RecordLimits& limits, Diagnostics& diagnostics)
        : name_(name), text_(text), furthest_(furthest), limits_(limits), diagnostics_(diagnostics), counted_(text.data()) {}

    bool null() override { return put({}); }
    bool boolean(bool value) override {
        JsonNode node;
        node.kind = JsonNode::Kind::Bool;
        node.yes = value;
        return put(std::move(node));
    }
    bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return number(written); }
    bool string(string_t& value) override {
        JsonNode node;
        node.kind = JsonNode::Kind::Text;
        node.text = std::move(value);
        return put(std::move(node));
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonNode::Kind::Object); }
    bool start_array(std::size_t) override { return open(JsonNode::Kind::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& value) override {
        auto& frame = open_.back();
        if (!frame.keys.insert(value).second) {
            complain(diagnostics_, DiagnosticKind::RecordDuplicate, name_, step(frame.pointer, value), line(), "`" + value + "` is there twice").help =
                "the record is refused, since nobody can say which was meant; keep one of them";
            refused_ = true;
        }
        frame.key = std::move(value);
        return true;
    }

    bool parse_error(std::size_t, const std::string& token, const nlohmann::detail::exception&) override {
        const auto shown = printable(token);
        const auto near = token.empty() || token.size() > 40 ? std::string() : " near `" + shown + "`";
        const bool comma = shown.ends_with(", }") || shown.ends_with(", ]") || shown.ends_with(",}") || shown.ends_with(",]");
        complain(diagnostics_, DiagnosticKind::RecordSyntax, name_, open_.empty() ? "" : open_.back().pointer, line(), "this is not well-formed JSON" + near).help =
            comma ? "no comma stands after the last member: take it out" : "mend the line, or ask for the record to be exported again";
        return false;
    }

    std::optional<JsonNode> take() {
        if (refused_) return std::nullopt;
        return std::move(root_);
    }

private:
    struct Frame {
        JsonNode node;
        std::string pointer, key;
        std::unordered_set<std::string> keys;
    };

    static std::string printable(std::string text) {
        constexpr std::string_view newline = "<U+000A>";  // as the reader of JSON writes it
        for (auto at = text.find(newline); at != std::string::npos; at = text.find(newline)) text.replace(at, newline.size(), " ");
        std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F; }, '?');
        return text;
    }

    std::uint32_t line() {
        line_ += static_cast<std::uint32_t>(std::count(counted_, *furthest_, '\n'));
        counted_ = *furthest_;
        return line_;
    }

    bool number(std::string written) {
        JsonNode node;
        node.kind = JsonNode::Kind::Number;
        // A number ends where the next character is read, which may be the end of its line.
        node.line = line() - (*(*furthest_ - 1) == '\n' ? 1 : 0);
        node.text = std::move(written);
        return put(std::move(node));
    }

    std::string pointer_here() const {
        if (open_.empty()) return "";
        const auto& frame = open_.back();
        return frame.node.kind == JsonNode::Kind::Object ? step(frame.pointer, frame.key) : step(frame.pointer, std::to_string(frame.node.items.size()));
    }

    bool put(JsonNode node) {
        if (node.line == 0) node.line = line();
        if (open_.empty()) {
            root_ = std::move(node);
            return true;
        }
        auto& frame = open_.back();
        if (frame.node.kind == JsonNode::Kind::Object) {
            frame.node.members.emplace_back(frame.key, std::move(node));
            return true;
        }
        frame.node.items.push_back(std::move(node));
        if (frame.node.items.size() <= limits_.items) return true;
        return too_much(frame.pointer, "this list has over " + std::to_string(limits_.items) + " items");
    }

    bool open(JsonNode::Kind kind) {
        if (open_.size() >= limits_.depth) return too_much(pointer_here(), "this is nested over " + std::to_string(limits_.depth) + " deep");
        Frame frame;
        frame.pointer = pointer_here();
        frame.node.kind = kind;
        frame.node.line = line();
        open_.push_back(std::move(frame));
        return true;
    }

    bool close() {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        return put(std::move(node));
    }

    bool too_much(const std::string& pointer, std::string message) {
        complain(diagnostics_, DiagnosticKind::RecordSyntax, name_, pointer, line(), std::move(message)).help = "no record has so much; check how it was exported";
        return false;
    }

    const std::string& name_;
    std::string_view text_;
    const char* const* furthest_;
    const RecordLimits& limits_;
    Diagnostics& diagnostics_;
    const char* counted_;
    std::uint32_t line_ = 1;
    std::vector<Frame> open_;
    std::optional<JsonNode> root_;
    bool refused_ = false;
};

}  // namespace

JsonNode::JsonNode() = default;

const JsonNode* JsonNode::find(std::string_view name) const {
    for (const auto& [key, value] : members) {
        if (key == name) return &value;
    }
    return nullptr;
}

std::string step(const std::string& pointer, std::string_view name) {
    std::string made = pointer + "/";
    for (const char c : name) made += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return made;
}

Diagnostic& complain(Diagnostics& diagnostics, DiagnosticKind kind, const std::string& record, const std::string& pointer, std::uint32_t line, std::string message) {
    auto& d = diagnostics.add(kind, {}, std::move(message));
    d.record = record;
    d.pointer = pointer;
    d.line = line;
    return d;
}

std::optional<JsonNode> parse_json(const std::string& name, std::string_view text, const RecordLimits& limits, Diagnostics& diagnostics) {
    if (text.size() > limits.bytes) {
        complain(diagnostics, DiagnosticKind::TooLarge, name, "", 0, "this record has " + std::to_string(text.size()) + " bytes, over the limit of " + std::to_string(limits.bytes));
        return std::nullopt;
    }
    if (const auto bad = source::first_malformed_byte(text)) {
        const auto line = 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n'));
        complain(diagnostics, DiagnosticKind::RecordSyntax, name, "", line, "this is not text in the encoding UTF-8").help = "ask for the record to be exported again, in UTF-8";
        return std::nullopt;
    }
    if (source::is_blank(text)) {
        complain(diagnostics, DiagnosticKind::RecordSyntax, name, "", 1, "there is nothing in this record").help = "a record of which nothing is known is written { }";
        return std::nullopt;
    }
    const char* furthest = text.data();
    TreeBuilder builder(name, text, &furthest, limits, diagnostics);
    const bool read = nlohmann::json::sax_parse(CountingIterator(text.data(), &furthest), CountingIterator(text.data() + text.size(), &furthest), &builder);
    return read ? builder.take() : std::nullopt;
}

}  // namespace careact::record
