#include "resolve/resolve.hpp"

#include "diagnostics/suggest.hpp"
#include "resolve/labels.hpp"

#include <algorithm>
#include <array>

namespace careact::resolve {

namespace {

using syntax::Declaration;
using syntax::DeclarationKind;

/// Words that begin a phrase inside expressions: as names they could be read as the phrase.
constexpr std::array phrase_words = {"sum", "count", "least", "greatest", "earliest", "latest", "all",    "any",   "at",
                                     "some", "every", "number", "time",   "date",     "steps",  "financial", "answer", "start"};

/// Words that say something after `is`: as options they could never be tested for, or expected.
constexpr std::array test_words = {"unknown", "blank", "recorded", "absent", "within", "judged", "undecided", "failed", "passed", "unverified"};

bool has_a_name_of_its_own(DeclarationKind kind) {
    return kind != DeclarationKind::Module && kind != DeclarationKind::Layer && kind != DeclarationKind::Example;
}

/// Figures and lists are told apart by their heading alone, and share ids.
DeclarationKind id_space(DeclarationKind kind) { return kind == DeclarationKind::List ? DeclarationKind::Figure : kind; }

class Resolver {
public:
    Resolver(const std::vector<syntax::RuleFile>& files, Diagnostics& diagnostics) : files_(files), diagnostics_(diagnostics) {}

    Resolution run() {
        find_what_is_lost();
        find_modules();
        follow_uses();
        for (const auto& [file, declaration, module] : all_) declare(file, *declaration, module);
        for (const auto& [file, declaration, module] : all_) {
            if (!declaration->change.empty()) change({file, declaration, module});
        }
        gather_options();
        for (const auto& entry : all_) {
            if (!entry.declaration->broken) check_labels(*entry.declaration, diagnostics_);
        }
        return std::move(result_);
    }

private:
    /// What could not be read was reported. What rests on it is not: whether it is there cannot be told.
    void find_what_is_lost() {
        for (const auto& file : files_) {
            result_.names_lost = result_.names_lost || file.unread;
            for (const auto& d : file.declarations) {
                const bool nameless = d.broken && d.kind != DeclarationKind::Example && d.name.text.empty();
                const bool options = d.broken && d.kind == DeclarationKind::Choice;  // an option stands anywhere that a name does
                result_.names_lost = result_.names_lost || nameless || options || !is_plain(d.name.text, d.kind);
                result_.labels_lost = result_.labels_lost || (d.broken && d.kind == DeclarationKind::Rule);
            }
        }
        result_.labels_lost = result_.labels_lost || result_.names_lost;
    }

    /// Whether the letters are a to z; a name with others was reported, and those who use it may write it right.
    static bool is_plain(const std::string& name, DeclarationKind kind) {
        return kind == DeclarationKind::Example || std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    // ---- Modules and layers ----

    void find_modules() {
        for (const auto& file : files_) {
            std::optional<std::uint32_t> current;
            for (const auto& declaration : file.declarations) {
                const bool head = declaration.kind == DeclarationKind::Module || declaration.kind == DeclarationKind::Layer;
                if (head) current = add_module(declaration);
                else if (!current) current = homeless(declaration);
                if (!head) all_.push_back({&file, &declaration, *current});
            }
        }
        for (std::uint32_t id = 0; id < heads_.size(); ++id) check_layer(id);
    }

    std::uint32_t add_module(const Declaration& head) {
        program::Module module;
        module.name = head.name.text;
        module.title = head.title ? head.title->text : "";
        module.layer = head.kind == DeclarationKind::Layer ? program::local : program::national;
        if (const auto* months = syntax::clause_of<syntax::MonthsClause>(head)) {
            module.month_end = months->convention;
            module.month_end_declared = true;
        }
        for (const auto* note : syntax::clauses_of<syntax::UnderClause>(head)) {
            if (note->notes.unverified) module.unverified = note->notes.unverified->text;
        }
        result_.modules.push_back(std::move(module));
        heads_.push_back(&head);
        return static_cast<std::uint32_t>(heads_.size() - 1);
    }

    /// A file that begins without `module`: reported once, and read as a module without a name.
    std::uint32_t homeless(const Declaration& declaration) {
        diagnostics_.add(DiagnosticKind::Syntax, declaration.keyword, "this file does not begin with `module` or `layer`").help =
            "put `module a.name \"what it is about\"` before the first declaration";
        result_.modules.emplace_back();
        heads_.push_back(nullptr);
        return static_cast<std::uint32_t>(heads_.size() - 1);
    }

    void check_layer(std::uint32_t id) {
        const auto* head = heads_[id];
        if (head == nullptr) return;
        const auto* title = head->title ? &head->title->text : nullptr;
        if (head->kind != DeclarationKind::Layer) {
            for (std::uint32_t other = 0; other < id; ++other) {
                if (heads_[other] == nullptr || heads_[other]->name.text != head->name.text || heads_[other]->kind != head->kind) continue;
                auto& d = diagnostics_.add(DiagnosticKind::Duplicate, head->name.span, "there is already a module `" + head->name.text + "`");
                d.context.push_back({heads_[other]->name.span, "here"});
                d.help = "give one of them another name";
            }
            return;
        }
        if (result_.layer_name.empty()) {
            result_.layer_name = head->name.text;
            result_.layer_title = title ? *title : "";
        } else if (result_.layer_name != head->name.text) {
            diagnostics_.add(DiagnosticKind::LayerClosed, head->name.span, "there is already a local layer, `" + result_.layer_name + "`").help =
                "load one local layer at a time";
        }
        if (!head->over) return;
        const auto& base = head->over->text;
        const bool known = std::any_of(heads_.begin(), heads_.end(), [&](const Declaration* other) {
            return other != nullptr && other->kind == DeclarationKind::Module && (other->name.text == base || other->name.text.starts_with(base + "."));
        });
        auto names = module_names();
        for (const auto& module : result_.modules) names.push_back(module.name.substr(0, module.name.find('.')));
        if (!known && !result_.names_lost) unknown(head->over->text, head->over->span, "no module `" + base + "` is loaded for this layer to stand over", names);
    }

    std::vector<std::string> module_names() const {
        std::vector<std::string> names;
        for (const auto& module : result_.modules) names.push_back(module.name);
        return names;
    }

    Diagnostic& unknown(const std::string& name, Span span, std::string message, const std::vector<std::string>& candidates) {
        auto& d = diagnostics_.add(DiagnosticKind::UnknownName, span, std::move(message));
        d.help = diagnostics::did_you_mean(name, candidates);
        return d;
    }

    /// What a module uses, and what that uses in turn. A layer reaches what all parts of the layer reach.
    void follow_uses() {
        std::multimap<std::string, std::uint32_t> by_name;
        for (std::uint32_t id = 0; id < heads_.size(); ++id) by_name.emplace(result_.modules[id].name, id);
        std::vector<std::set<std::uint32_t>> direct(heads_.size());
        for (std::uint32_t id = 0; id < heads_.size(); ++id) {
            const auto [first, last] = by_name.equal_range(result_.modules[id].name);  // others of its name were reported, or are of its layer
            for (auto it = first; it != last; ++it) direct[id].insert(it->second);
            if (heads_[id] == nullptr) continue;
            if (heads_[id]->names_lost) {  // what it uses could not be read
                for (std::uint32_t other = 0; other < heads_.size(); ++other) direct[id].insert(other);
            }
            for (const auto* use : syntax::clauses_of<syntax::UsesClause>(*heads_[id])) {
                const auto [begin, end] = by_name.equal_range(use->module.text);
                if (begin == end && !result_.names_lost) {
                    auto& d = unknown(use->module.text, use->module.span, "no module `" + use->module.text + "` is loaded", module_names());
                    if (d.help.empty()) d.help = "add the file that has it to those you give";
                }
                for (auto it = begin; it != end; ++it) direct[id].insert(it->second);
            }
        }
        for (std::uint32_t id = 0; id < heads_.size(); ++id) result_.reach.push_back(closure(direct, id));
        share_within_layer();
    }

    static std::set<std::uint32_t> closure(const std::vector<std::set<std::uint32_t>>& direct, std::uint32_t from) {
        std::set<std::uint32_t> reached;
        std::vector<std::uint32_t> ahead = {from};
        while (!ahead.empty()) {
            const auto id = ahead.back();
            ahead.pop_back();
            if (reached.insert(id).second) ahead.insert(ahead.end(), direct[id].begin(), direct[id].end());
        }
        return reached;
    }

    void share_within_layer() {
        std::set<std::uint32_t> all;
        for (std::uint32_t id = 0; id < heads_.size(); ++id) {
            if (result_.modules[id].layer == program::local) all.insert(result_.reach[id].begin(), result_.reach[id].end());
        }
        for (std::uint32_t id = 0; id < heads_.size(); ++id) {
            if (result_.modules[id].layer == program::local) result_.reach[id] = all;
        }
    }

    // ---- Names ----

    void declare(const syntax::RuleFile* file, const Declaration& declaration, std::uint32_t module) {
        const Declared declared{file, &declaration, module};
        if (!declaration.change.empty()) return;
        if (!has_a_name_of_its_own(declaration.kind)) {
            result_.declared[declaration.kind].push_back(declared);
            return;
        }
        if (declaration.name.text.empty()) return;
        refuse_reserved(declaration.name);
        auto& same_kind = result_.declared[id_space(declaration.kind)];
        const Symbol symbol{declaration.kind, static_cast<std::uint32_t>(same_kind.size()), declared};
        const auto [place, fresh] = result_.names.emplace(declaration.name.text, symbol);
        if (!fresh) return duplicate(declaration.name, place->second.declared.declaration->name.span, result_.layer_of(module) == program::local);
        same_kind.push_back(declared);
    }

    void refuse_reserved(const syntax::Name& name) {
        if (!begins_a_phrase(name.text)) return;
        diagnostics_.add(DiagnosticKind::ReservedName, name.span, "`" + name.text + "` begins a phrase of the language and cannot be a name").help =
            "use a longer name";
    }

    void duplicate(const syntax::Name& name, Span first, bool in_layer = false) {
        auto& d = diagnostics_.add(DiagnosticKind::Duplicate, name.span, "`" + name.text + "` is declared twice");
        d.context.push_back({first, "it is declared here too"});
        d.help = in_layer ? "to change the national one, begin with `replace`, `raise` or `lower`; otherwise give it another name" : "take one of them out, or give it another name";
    }

    void gather_options() {
        for (std::uint32_t i = 0; i < clock_state_names().size(); ++i) result_.options.emplace(clock_state_names()[i], OptionPlace{program::clock_states, i});
        const auto& choices = result_.declared[DeclarationKind::Choice];
        for (std::uint32_t id = 0; id < choices.size(); ++id) gather_options_of(*choices[id].declaration, id + 1);
    }

    void gather_options_of(const Declaration& choice, std::uint32_t id) {
        const auto* clause = syntax::clause_of<syntax::OptionsClause>(choice);
        if (clause == nullptr) return;
        std::map<std::string, Span> seen;
        for (std::uint32_t i = 0; i < clause->options.size(); ++i) {
            const auto& name = clause->options[i].name;
            refuse_reserved(name);
            if (std::find(test_words.begin(), test_words.end(), name.text) != test_words.end()) {
                diagnostics_.add(DiagnosticKind::ReservedName, name.span, "`is " + name.text + "` has a meaning of its own, so this cannot be an option").help = "use another word: `not_known`, `turned_down`";
            }
            const auto [place, fresh] = seen.emplace(name.text, name.span);
            if (!fresh) duplicate(name, place->second);
            if (const auto* other = result_.find(name.text)) option_like_a_name(name, *other);
            if (fresh) result_.options.emplace(name.text, OptionPlace{id, i});
        }
    }

    void option_like_a_name(const syntax::Name& option, const Symbol& other) {
        auto& d = diagnostics_.add(DiagnosticKind::Duplicate, option.span, "the option `" + option.text + "` has the name of a " + std::string(to_text(other.kind)));
        d.context.push_back({other.declared.declaration->name.span, "here"});
        d.help = "rename one of them, so that a test such as `is " + option.text + "` can be read in one way";
    }

    // ---- Changes by a layer ----

    void change(const Declared& declared) {
        const auto& declaration = *declared.declaration;
        const auto& name = declaration.name;
        if (name.text.empty()) return;
        if (result_.layer_of(declared.module) != program::local) {
            diagnostics_.add(DiagnosticKind::LayerClosed, declaration.keyword, "only a local layer can " + declaration.change + " something").help =
                "begin the file with `layer NAME over national \"title\"`";
            return;
        }
        const auto* target = result_.find(name.text);
        if (target == nullptr && (result_.names_lost || declaration.names_lost)) return;
        if (target == nullptr || target->kind != declaration.kind) {
            unknown(name.text, name.span, "there is no " + std::string(to_text(declaration.kind)) + " `" + name.text + "` to " + declaration.change, names_of(declaration.kind));
            return;
        }
        const auto& base = *target->declared.declaration;
        check_opening(declaration, base);
        const auto [place, fresh] = result_.changed_by.emplace(&base, declared);
        if (!fresh) return duplicate(name, place->second.declaration->name.span);
        result_.changes.emplace(&declaration, &base);
    }

    void check_opening(const Declaration& change, const Declaration& base) {
        const auto* open = syntax::clause_of<syntax::LocalMayClause>(base);
        if ((open != nullptr && open->word.text == change.change) || base.broken) return;
        auto& d = diagnostics_.add(DiagnosticKind::LayerClosed, change.keyword,
                                   open == nullptr ? "`" + base.name.text + "` is not open to local change"
                                                   : "`" + base.name.text + "` may be changed by `" + open->word.text + "`, not by `" + change.change + "`");
        d.context.push_back({open == nullptr ? base.name.span : open->word.span, open == nullptr ? "nothing here says `local may`" : "it says so here"});
        d.help = open == nullptr ? "a national rule opens itself with `local may raise`, `lower` or `replace`; the law decides which" : "write `" + open->word.text + "`";
    }

    std::vector<std::string> names_of(DeclarationKind kind) const {
        std::vector<std::string> names;
        for (const auto& [name, symbol] : result_.names) {
            if (symbol.kind == kind) names.push_back(name);
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    const std::vector<syntax::RuleFile>& files_;
    Diagnostics& diagnostics_;
    Resolution result_;
    std::vector<const Declaration*> heads_;
    std::vector<Declared> all_;
};

}  // namespace

const Symbol* Resolution::find(const std::string& name) const {
    const auto found = names.find(name);
    return found == names.end() ? nullptr : &found->second;
}

bool begins_a_phrase(std::string_view word) { return std::find(phrase_words.begin(), phrase_words.end(), word) != phrase_words.end(); }

const std::vector<std::string>& clock_state_names() {
    static const std::vector<std::string> names = {"not_started", "running", "due_soon", "met", "missed", "not_applicable", "undecided"};
    return names;
}

Resolution resolve(const std::vector<syntax::RuleFile>& files, Diagnostics& diagnostics) { return Resolver(files, diagnostics).run(); }

}  // namespace careact::resolve
