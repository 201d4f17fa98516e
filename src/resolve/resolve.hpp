#pragma once
/// From trees to names: which declarations there are, what each is called, which module and layer it is in, and what a layer changes.

#include "careact/diagnostic.hpp"
#include "program/program.hpp"
#include "syntax/tree.hpp"

#include <map>
#include <set>
#include <unordered_map>

namespace careact::resolve {

/// A declaration with the module it stands in.
struct Declared {
    const syntax::RuleFile* file = nullptr;
    const syntax::Declaration* declaration = nullptr;
    std::uint32_t module = 0;
};

/// A name and what it names: the kind of declaration, and its place among those of its kind.
struct Symbol {
    syntax::DeclarationKind kind = syntax::DeclarationKind::Rule;
    std::uint32_t id = 0;
    Declared declared;
};

struct OptionPlace {
    std::uint32_t choice = 0;
    std::uint32_t option = 0;
};

struct Resolution {
    std::vector<program::Module> modules;
    std::vector<std::set<std::uint32_t>> reach;  // by module: the modules whose names it may use, itself among them
    std::string layer_name, layer_title;
    std::unordered_map<std::string, Symbol> names;
    std::map<syntax::DeclarationKind, std::vector<Declared>> declared;  // by kind, in order of id; figures and lists share ids
    std::multimap<std::string, OptionPlace> options;  // choice 0 is the states of a clock
    std::map<const syntax::Declaration*, const syntax::Declaration*> changes;  // of a layer's change, what it changes
    std::unordered_map<const syntax::Declaration*, Declared> changed_by;       // of a base declaration, the layer's change
    bool names_lost = false;   // a file or a heading could not be read, so a name that is not found may stand in it
    bool labels_lost = false;  // as much of labels: something of a rule could not be read

    [[nodiscard]] const Symbol* find(const std::string& name) const;
    [[nodiscard]] program::Layer layer_of(std::uint32_t module) const { return modules[module].layer; }
};

[[nodiscard]] Resolution resolve(const std::vector<syntax::RuleFile>& files, Diagnostics& diagnostics);

/// Whether a word begins a phrase inside expressions, so that as a name it could be read as the phrase.
[[nodiscard]] bool begins_a_phrase(std::string_view word);

/// The states a clock can be in, as options of the built-in choice.
[[nodiscard]] const std::vector<std::string>& clock_state_names();

}  // namespace careact::resolve
