#include "program/bound.hpp"

#include <algorithm>
#include <map>

namespace careact::program {

namespace {

/// Powers of n and of t, and how often they stand in the sum. Counts stop at a ceiling: past it the figure says enough.
using Work = std::map<std::pair<int, int>, std::uint64_t>;
constexpr std::uint64_t ceiling = 1'000'000'000'000;

void add(Work& to, const Work& more) {
    for (const auto& [powers, count] : more) to[powers] = std::min(ceiling, to[powers] + count);
}

Work times(const Work& work, int n, int t) {
    Work made;
    for (const auto& [powers, count] : work) made[{powers.first + n, powers.second + t}] = count;
    return made;
}

class BoundFinder {
public:
    explicit BoundFinder(const Program& program) : program_(program) {}

    const Work& rule(std::uint32_t id, Layer layer) {
        const auto [place, fresh] = rules_.try_emplace({id, layer});
        if (!fresh) return place->second;
        const auto& r = program_.rules[id];
        const auto& body = layer == local && r.bodies[local] ? r.bodies[local] : r.bodies[national];
        Work work;
        if (body) work = of(*body, layer);
        if (layer == local && r.bodies[local] && r.bodies[national]) add(work, rule(id, national));
        return rules_[{id, layer}] = work;
    }

private:
    Work of(const RuleBody& body, Layer layer) {
        Work once, stepped;
        each_root(body, [&](ExprId id) { add(once, expression(id, layer)); });
        if (body.carry.stepping == Stepping::None) return once;
        for (const auto& step : body.carry.becomes) {
            for (const auto id : {step.value, step.when, step.otherwise}) add(stepped, expression(id, layer));
        }
        const bool items = body.carry.stepping == Stepping::Items;
        add(once, times(stepped, items ? 1 : 0, items ? 0 : 1));
        return once;
    }

    Work expression(ExprId id, Layer layer) {
        if (id == no_expr) return {};
        const auto& e = program_[id];
        if (e.op == Op::InLayer) layer = static_cast<Layer>(e.index);
        Work work = {{{0, 0}, 1}};
        if (e.op == Op::Call) add(work, rule(e.index, layer));
        const bool walks = e.op == Op::Quantified || e.op == Op::Pick;
        for (std::size_t i = 0; i < e.args.size(); ++i) add(work, walks && i > 0 ? times(expression(e.args[i], layer), 1, 0) : expression(e.args[i], layer));
        for (const auto& element : e.elements) {
            const bool over_list = element.list != no_expr;
            add(work, expression(element.list, layer));
            for (const auto part : {element.where, element.value}) add(work, over_list ? times(expression(part, layer), 1, 0) : expression(part, layer));
        }
        return work;
    }

    const Program& program_;
    std::map<std::pair<std::uint32_t, Layer>, Work> rules_;
};

std::string power(const char* name, int exponent) {
    if (exponent == 0) return "";
    return std::string(" ") + name + (exponent > 1 ? "^" + std::to_string(exponent) : "");
}

}  // namespace

std::string bound_of(const Program& program, const Rule& rule, Layer layer) {
    BoundFinder finder(program);
    std::string text;
    for (const auto& [powers, count] : finder.rule(static_cast<std::uint32_t>(&rule - program.rules.data()), layer)) {
        text += (text.empty() ? "" : " + ") + (count >= ceiling ? "over " : std::string()) + std::to_string(count) + power("n", powers.first) + power("t", powers.second);
    }
    return text.empty() ? "0" : text;
}

}  // namespace careact::program
