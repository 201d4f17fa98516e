#include "support/html.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace careact::support {

namespace {

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 4> names = {"meta", "br", "hr", "img"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Page {
public:
    explicit Page(std::string_view html) : rest_(html) {}

    std::vector<std::string> run() {
        for (auto at = rest_.find('<'); at != std::string_view::npos; at = rest_.find('<')) {
            const auto end = rest_.find('>', at);
            if (end == std::string_view::npos) break;
            const auto inside = rest_.substr(at + 1, end - at - 1);
            rest_.remove_prefix(end + 1);
            if (inside.empty() || inside.front() == '!') continue;
            if (inside.front() == '/') close(inside.substr(1));
            else open(inside);
        }
        for (const auto& name : open_) faults_.push_back("never closed: " + name);
        for (const auto& link : links_) {
            if (!ids_.contains(link)) faults_.push_back("leads nowhere: " + link);
        }
        return faults_;
    }

private:
    void open(std::string_view inside) {
        const bool closed = inside.ends_with('/');
        if (closed) inside.remove_suffix(1);
        const std::string name(inside.substr(0, inside.find(' ')));
        if (name == "script") faults_.emplace_back("a script");
        attributes(inside.size() > name.size() ? inside.substr(name.size() + 1) : "");
        if (name == "style") rest_.remove_prefix(std::min(rest_.find("</style>"), rest_.size()));
        if (!closed && !is_void(name)) open_.push_back(name);
    }

    void close(std::string_view name) {
        if (open_.empty() || open_.back() != name) faults_.push_back("closed in the wrong place: " + std::string(name));
        else open_.pop_back();
    }

    void attributes(std::string_view text) {
        for (; !text.empty(); text.remove_prefix(std::min<std::size_t>(text.size(), 1))) {
            const auto equals = text.find("=\"");
            const auto end = equals == std::string_view::npos ? equals : text.find('"', equals + 2);
            if (end == std::string_view::npos) return faults_.push_back("an attribute without its quotation marks: " + std::string(text));
            attribute(std::string(text.substr(0, equals)), std::string(text.substr(equals + 2, end - equals - 2)));
            text.remove_prefix(end + 1);
        }
    }

    void attribute(const std::string& name, const std::string& value) {
        if (name == "id" && !ids_.insert(value).second) faults_.push_back("an id given twice: " + value);
        if (name == "href" && value.starts_with('#')) links_.insert(value.substr(1));
        else if (name == "href" || name == "src" || name.starts_with("on")) faults_.push_back("fetches or runs: " + name + " " + value);
        if (name == "aria-labelledby") links_.insert(value.substr(0, value.find(' ')));
    }

    std::string_view rest_;
    std::vector<std::string> open_, faults_;
    std::set<std::string> ids_, links_;
};

}  // namespace

std::vector<std::string> html_faults(std::string_view page) { return Page(page).run(); }

std::size_t times(std::string_view text, std::string_view words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) ++count;
    return count;
}

}  // namespace careact::support
