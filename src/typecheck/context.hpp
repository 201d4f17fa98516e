#pragma once
/// What every part of the checker works on, and the names that are local to a declaration.

#include "careact/diagnostic.hpp"
#include "program/program.hpp"
#include "resolve/resolve.hpp"

#include <algorithm>
#include <set>

namespace careact::typecheck {

struct Context {
    const resolve::Resolution& names;
    program::Program& program;
    Diagnostics& diagnostics;
    std::set<std::string> used;  // names that something uses
    bool labels_lost = false;    // a rule leaves out a case, and perhaps the label of the clause that it had

    Diagnostic& fault(DiagnosticKind kind, Span span, std::string message) const { return diagnostics.add(kind, span, std::move(message)); }
    [[nodiscard]] std::string text(const program::Type& type) const { return to_text(type, program); }
    /// With the article that a sentence needs: "a date", "an exact duration", "money", "an option of `Home`".
    [[nodiscard]] std::string a(const program::Type& type) const;
};

/// Whether a name has letters other than a to z. It was reported for them, so it is not said to be unknown as well.
[[nodiscard]] inline bool has_odd_letters(std::string_view name) {
    return std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// What the expression stands in: each may read different things.
enum class Use : std::uint8_t { Rule, Table, Clock, Check, Promise, Example };

struct Local {
    std::string name;
    std::uint32_t slot = 0;
    program::Type type;
    Span span;
};

/// Names of the declaration itself, and which values are known not to be none where the reader stands.
class Scope {
public:
    std::uint32_t add(const syntax::Name& name, program::Type type) {
        locals_.push_back({name.text, slots_, std::move(type), name.span});
        return slots_++;
    }
    [[nodiscard]] const Local* find(const std::string& name) const {
        for (auto it = locals_.rbegin(); it != locals_.rend(); ++it) {
            if (it->name == name) return &*it;
        }
        return nullptr;
    }
    [[nodiscard]] Local& at_slot(std::uint32_t slot) {
        for (auto& local : locals_) {
            if (local.slot == slot) return local;
        }
        return locals_.back();
    }
    [[nodiscard]] std::size_t size() const { return locals_.size(); }
    void shrink(std::size_t size) { locals_.resize(size); }
    [[nodiscard]] std::uint32_t slots() const { return slots_; }
    [[nodiscard]] const std::vector<Local>& all() const { return locals_; }

    std::set<std::string> present;  // expressions, as text, that are not none here

private:
    std::vector<Local> locals_;
    std::uint32_t slots_ = 0;  // never used again, so a slot names one value in a declaration
};

}  // namespace careact::typecheck
