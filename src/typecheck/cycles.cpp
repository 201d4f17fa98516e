/// Rules in a circle, and declarations that nothing uses.

#include "diagnostics/suggest.hpp"
#include "typecheck/declarations.hpp"
#include "typecheck/rules.hpp"

#include <algorithm>
#include <map>

namespace careact::typecheck {

using program::ExprId;
using program::Layer;
using program::Op;

namespace {

/// A rule as it stands in one layer, a clock, or a table's results in one layer.
struct Node {
    enum class Kind : std::uint8_t { Rule, Table, Clock } kind = Kind::Rule;
    std::uint32_t id = 0;
    Layer layer = program::national;

    friend auto operator<=>(const Node&, const Node&) = default;
};

class CycleCheck {
public:
    explicit CycleCheck(Context& context) : context_(context), program_(context.program) {}

    void run() {
        for (const auto layer : {program::national, program::local}) {
            for (std::uint32_t id = 0; id < program_.rules.size(); ++id) visit({Node::Kind::Rule, id, layer}, {});
            for (std::uint32_t id = 0; id < program_.clocks.size(); ++id) visit({Node::Kind::Clock, id, layer}, {});
        }
    }

private:
    enum class State : std::uint8_t { Fresh, Open, Done };

    void visit(const Node& node, Span from) {
        auto& state = states_[node];
        if (state == State::Done) return;
        if (state == State::Open) return report(node, from);
        state = State::Open;
        path_.push_back(node);
        follow(node);
        path_.pop_back();
        states_[node] = State::Done;
    }

    void follow(const Node& node) {
        const auto walk = [&](ExprId id) { expression(id, node.layer); };
        if (node.kind == Node::Kind::Rule) {
            const auto& rule = program_.rules[node.id];
            const auto& body = node.layer == program::local && rule.bodies[program::local] ? rule.bodies[program::local] : rule.bodies[program::national];
            if (body) program::each_root(*body, walk);
        } else if (node.kind == Node::Kind::Table) {
            const auto& table = program_.tables[node.id];
            const auto& body = node.layer == program::local && table.bodies[program::local] ? table.bodies[program::local] : table.bodies[program::national];
            if (!body) return;
            for (const auto& block : body->blocks) {
                for (const auto& row : block.rows) walk(row.cells.back().result);
            }
        } else {
            const auto& clock = program_.clocks[node.id];
            walk(clock.applies);
            for (const auto& let : clock.lets) walk(let.value);
            for (const auto& rung : clock.starts) walk(rung.value), walk(rung.when);
            for (const auto& rung : clock.due) walk(rung.value), walk(rung.when);
            walk(clock.due_soon), walk(clock.stops);
        }
    }

    void expression(ExprId id, Layer layer) {
        if (id == program::no_expr) return;
        const auto& e = program_[id];
        if (e.op == Op::InLayer) layer = static_cast<Layer>(e.index);
        if (e.op == Op::Call) visit({Node::Kind::Rule, e.index, layer}, e.span);
        if (e.op == Op::Lookup) visit({Node::Kind::Table, e.index, layer}, e.span);
        if (e.op == Op::Clock) visit({Node::Kind::Clock, e.index, layer}, e.span);
        program::each_part(e, [&](ExprId part) { expression(part, layer); });
    }

    const std::string& name_of(const Node& node) const {
        if (node.kind == Node::Kind::Rule) return program_.rules[node.id].name;
        return node.kind == Node::Kind::Table ? program_.tables[node.id].name : program_.clocks[node.id].name;
    }

    void report(const Node& node, Span from) {
        const auto begin = std::find(path_.begin(), path_.end(), node);
        std::set<std::string> members;
        std::string text;
        for (auto it = begin; it != path_.end(); ++it) {
            members.insert(name_of(*it));
            text += "`" + name_of(*it) + (it + 1 == path_.end() ? "`, which needs " : it == begin ? "` needs " : "`, which needs ");
        }
        if (!told_.insert(members).second) return;
        text += "`" + name_of(node) + "`";
        context_.fault(DiagnosticKind::Cycle, from, members.size() == 1 ? "`" + name_of(node) + "` needs its own answer" : "these go round in a circle: " + text).help =
            "begin from a fact instead; if the law goes round, make the amount that closes the circle a fact, and let an outer rule set it with `with ... set to`";
    }

    Context& context_;
    const program::Program& program_;
    std::map<Node, State> states_;
    std::vector<Node> path_;
    std::set<std::set<std::string>> told_;
};

}  // namespace

void check_cycles(Context& context) { CycleCheck(context).run(); }

void warn_of_unused(Context& context) {
    if (context.diagnostics.has_errors()) return;  // what uses it may be what is wrong
    using syntax::DeclarationKind;
    // A module that only says what records can hold has its readers elsewhere.
    std::set<std::uint32_t> modules_with_rules;
    for (const auto kind : {DeclarationKind::Rule, DeclarationKind::Clock, DeclarationKind::Check}) {
        for (const auto& d : declared_of(context, kind)) modules_with_rules.insert(d.module);
    }
    const auto warn = [&](const resolve::Declared& d, std::string help) {
        const auto& name = d.declaration->name;
        if (context.used.contains(name.text)) return;
        context.fault(DiagnosticKind::Unused, name.span, "nothing uses the " + std::string(to_text(d.declaration->kind)) + " `" + name.text + "`").help = std::move(help);
    };
    for (const auto& d : declared_of(context, DeclarationKind::Fact)) {
        if (modules_with_rules.contains(d.module)) warn(d, "take it out, or use it");
    }
    for (const auto& d : declared_of(context, DeclarationKind::Figure)) warn(d, "take it out, or use it in a rule");
    for (const auto& d : declared_of(context, DeclarationKind::Table)) warn(d, "take it out, or use it in a rule");
    const auto& rules = declared_of(context, DeclarationKind::Rule);
    for (std::uint32_t id = 0; id < rules.size(); ++id) {
        if (!context.program.rules[id].is_reported()) warn(rules[id], "give it a title if it is an outcome to report, or take it out");
    }
}

}  // namespace careact::typecheck
