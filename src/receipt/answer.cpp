#include "receipt/answer.hpp"

#include "receipt/literal.hpp"
#include "receipt/operations.hpp"
#include "receipt/where.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace careact::receipt {

/// In rules.cpp: the state of a clock on a day.
[[nodiscard]] Came clock_on(const Parts& parts, Date on);

namespace {

using Status = OutcomeStatus;

const DerivedStep::Part* part_as(const DerivedStep& step, std::string_view as) {
    const auto found = std::find_if(step.parts.begin(), step.parts.end(), [&](const auto& part) { return part.as == as; });
    return found == step.parts.end() ? nullptr : &*found;
}

/// What a part of an answer came to as a whole: the start of a clock.
std::optional<Came> came_as(const ProofNode& node, std::string_view as) {
    if (node.derivation.empty()) return std::nullopt;
    const auto* part = part_as(node.derivation.back(), as);
    if (part == nullptr || part->step >= node.derivation.size()) return std::nullopt;
    return said(node.derivation[part->step]);
}

bool is_option(const Came& came, std::string_view name) {
    const auto* option = came.decided() ? std::get_if<Option>(&came.value) : nullptr;
    return option != nullptr && option->name == name;
}

class AnswerCheck {
public:
    AnswerCheck(const std::vector<ProofNode>& proof, std::uint32_t number, Findings& findings)
        : proof_(proof), number_(number), node_(proof[number]), findings_(findings), where_(places_of(proof[number])) {}

    void run() {
        if (node_.derivation.empty()) {
            findings_.count_as_written("an answer whose derivation was not kept");
            return;
        }
        for (std::uint32_t i = 0; i < node_.derivation.size(); ++i) check(i);
        whole();
        for (const auto& step : node_.steps) told(step);
    }

private:
    void check(std::uint32_t i) {
        const auto& step = node_.derivation[i];
        if (!where_[i]) return findings_.add(number_, i, what_of(step), text_of(said(step)), "a part of the answer");
        try {
            const auto follows = again(i, step);
            if (!agree(said(step), follows)) findings_.add(number_, i, what_of(step), shown_or_text(step), text_of(follows));
        } catch (const Unfit&) {
            findings_.add(number_, i, what_of(step), shown_or_text(step), "something that its parts can give");
        }
    }

    static std::string what_of(const DerivedStep& step) { return step.text.empty() ? step.op : step.text; }
    static std::string shown_or_text(const DerivedStep& step) { return step.status == Status::Decided ? shown(step) : std::string(to_text(step.status)); }

    Parts parts_of(std::uint32_t i) const {
        Parts parts;
        for (const auto& part : node_.derivation[i].parts) {
            if (part.step >= i) throw Unfit{};
            const auto& of = node_.derivation[part.step];
            parts.push_back({said(of), part.as, part.of, &of});
        }
        return parts;
    }

    Came again(std::uint32_t i, const DerivedStep& step) {
        const auto parts = parts_of(i);
        if (!has_words_of_its_own(step)) throw Unfit{};
        if (step.op == "clock") return clock_on(parts, need(Date::parse(node_.date)));
        if (const auto work_out = operation(step.op)) return work_out(step, parts);
        return leaf(i, step, parts);
    }

    // ---- What stands for something outside the derivation ----

    Came leaf(std::uint32_t i, const DerivedStep& step, const Parts& parts) {
        const auto& where = *where_[i];
        if (step.op == "asked" || step.op == "asked clock" || step.op == "national") return asked(step, parts, where);
        if (step.op == "the date") return decided(need(Date::parse(where.day)));
        if (step.op == "the start") return need(came_as(node_, "start"));
        if (step.op == "the due date") return need(came_as(node_, "due"));
        findings_.count_leaf(step.op);
        if (step.op == "fact") return fact(i, step, parts, where);
        if (step.op == "figure") return figure(i, step, where);
        if (step.op == "written") return written(step, said(step));
        if (step.op == "given") return given(step, where);
        if (step.op == "item") return item_of(step, parts);
        if (step.op == "data list") findings_.figures.mention(step.text + " on " + where.day + (where.national ? " in national" : ""), number_, i, said(step));
        else if (step.op != "listed") throw Unfit{};
        return said(step);
    }

    /// Of something that is not known, or does not apply, nothing can be read.
    Came fact(std::uint32_t i, const DerivedStep& step, const Parts& parts, const Where& where) {
        if (!parts.empty() && !parts[0].came.decided()) return parts[0].came;
        if (step.name.empty() || !is_read_of(step.name, parts) || !stands_at(step.value, step.name)) throw Unfit{};
        const auto changed = where.changes.find(step.name);
        if (changed != where.changes.end()) {
            const auto now = step.status == Status::Decided ? to_text(step.value) : "something not known";
            if (step.status != Status::NotApplicable && now != changed->second) findings_.add(number_, i, step.text, now, changed->second);
        } else {
            findings_.facts.mention(step.name, number_, i, said(step));
        }
        if (step.status == Status::Undecided && step.state.empty()) throw Unfit{};
        return said(step);
    }

    /// The path of a fact goes on from that of the item it is read of.
    static bool is_read_of(const std::string& path, const Parts& parts) {
        if (parts.empty()) return path.find('.') == std::string::npos;
        const auto& item = *need<std::shared_ptr<const Item>>(parts[0].came.value);
        const auto last = path.rfind('.');
        return item.path == (last == std::string::npos ? "" : path.substr(0, last));
    }

    /// An item or a list says itself where it stands.
    static bool stands_at(const Value& value, const std::string& path) {
        if (const auto* item = std::get_if<std::shared_ptr<const Item>>(&value)) return (*item)->path == path;
        const auto* list = std::get_if<std::shared_ptr<const List>>(&value);
        return list == nullptr || (*list)->path == path;
    }

    Came figure(std::uint32_t i, const DerivedStep& step, const Where& where) {
        const auto in = where.national ? " in national" : "";
        findings_.figures.mention(step.name + " on " + where.day + in, number_, i, said(step));
        if (step.status == Status::Failed) return said(step);
        const auto& row = need(step.figure);
        findings_.figures.mention(row.place, number_, i, said(step));
        if (row.from.empty() || row.from > where.day) findings_.add(number_, i, step.text, "in force from " + row.from, "an amount in force on " + where.day);
        return said(step);
    }

    /// What the answer was given: the item it is about, one of a list it goes through, or a value carried forward.
    Came given(const DerivedStep& step, const Where& where) {
        const auto now = step.status == Status::Decided ? to_text(step.value) : "not known";
        const auto is_it = [&](const Evidence& one) {
            return step.status != Status::Decided ? one.state != EvidenceState::Recorded : same(one.value, step.value);
        };
        for (const auto& list : where.lists) {
            if (std::any_of(list->items.begin(), list->items.end(), is_it)) return said(step);
        }
        if ((", " + node_.item + ", ").find(", " + now + ", ") != std::string::npos) return said(step);
        if (node_.derivation.back().unit != "carried") throw Unfit{};
        findings_.count_as_written("a value carried forward");
        return said(step);
    }

    static Came item_of(const DerivedStep& step, const Parts& parts) {
        const auto& list = at(parts, 0).came;
        if (!list.decided()) return list;
        const auto& items = need<std::shared_ptr<const List>>(list.value)->items;
        const bool there =
            std::any_of(items.begin(), items.end(), [&](const Evidence& one) { return one.state != EvidenceState::Recorded || same(one.value, step.value); });
        return there || step.status == Status::Failed ? said(step) : throw Unfit{};
    }

    // ---- Other answers ----

    Came asked(const DerivedStep& step, const Parts& parts, const Where& where) const {
        const auto number = need(step.asked);
        if (number >= proof_.size()) throw Unfit{};
        const auto& other = proof_[number];
        std::string item;
        for (const auto& part : parts) item += (item.empty() ? "" : ", ") + (part.came.decided() ? to_text(part.came.value) : "not known");
        const bool national = step.op == "national";
        const bool in_layer = other.national_alone == (national || where.national);
        const bool that_one =
            in_layer && other.date == where.day && other.changes == where.changes_text() && (national ? other.rule == node_.rule : other.item == item);
        if (!that_one || (step.op == "asked" && other.rule != step.name)) throw Unfit{};
        if (other.derivation.empty()) return as_told(step, other);
        const auto whole = said(other.derivation.back());
        return step.op == "asked clock" ? part_of_clock(step, other, whole) : whole;
    }

    /// Of an answer whose derivation was not kept there is what it says as a whole.
    static Came as_told(const DerivedStep& step, const ProofNode& other) {
        const bool agrees = step.op == "asked clock" || (other.status == to_text(step.status) && other.value == shown(step));
        return agrees ? said(step) : throw Unfit{};
    }

    /// A clock that does not apply has no dates, and one that has not started has none yet.
    static Came part_of_clock(const DerivedStep& step, const ProofNode& clock, const Came& state) {
        if (step.how == "state") return state;
        if (is_option(state, "not_applicable")) return standing(Status::NotApplicable);
        const auto start = came_as(clock, "start").value_or(standing(Status::Undecided));
        if (step.how == "start" || start.is_none()) return start;
        return came_as(clock, step.how == "due" ? "due" : "stops").value_or(decided(None{}));
    }

    // ---- What the node says beside its derivation ----

    void whole() {
        const auto& root = node_.derivation.back();
        const auto last = static_cast<std::uint32_t>(node_.derivation.size() - 1);
        if (root.op != "rule" && root.op != "clock" && root.op != "check") findings_.add(number_, last, what_of(root), root.op, "the answer as a whole");
        for (const auto& part : root.parts) {
            if (!can_be(root.op, part.as)) findings_.add(number_, last, root.op, part.as, "something that an answer has");
        }
        findings_.compare(number_, std::nullopt, "status", node_.status, std::string(to_text(root.status)));
        findings_.compare(number_, std::nullopt, "value", node_.value, shown(root));
        std::string clause;
        for (const auto& step : node_.steps) {
            if (step.kind == "clause" && root.op == "rule" && root.status == Status::Decided) clause = step.name;
        }
        findings_.compare(number_, std::nullopt, "clause", node_.clause, clause);
    }

    static bool can_be(const std::string& answer, const std::string& as) {
        static const std::map<std::string, std::set<std::string>> all = {{"rule", {"applies", "let", "answer", "national"}},
                                                                         {"clock", {"applies", "let", "start", "due", "stops", "due soon"}},
                                                                         {"check", {"applies", "let", "passes", "answered by"}}};
        const auto found = all.find(answer);
        return found != all.end() && found->second.contains(as);
    }

    /// What the steps of each kind tell of.
    bool tells_of(const ProofStep& step, const DerivedStep& of) const {
        static const std::map<std::string, std::set<std::string>> ops = {
            {"fact", {"fact"}}, {"figure", {"figure"}}, {"asked", {"asked", "asked clock"}}, {"looked up", {"looked up"}}, {"rounded", {"rounded"}}};
        static const std::map<std::string, std::string> roles = {
            {"stops", "stops"}, {"due soon from", "due soon"}, {"passes when", "passes"}, {"answered by", "answered by"}};
        if (const auto found = ops.find(step.kind); found != ops.end()) return found->second.contains(of.op);
        if (step.kind == "clause")
            return is_part(*step.derived, "gives") && (node_.derivation.back().op != "clock" || step.name == "starts" || step.name == "due");
        if (step.kind == "applies") return is_part(*step.derived, "applies");
        if (step.kind == "requirement") return is_part(*step.derived, "each");
        if (step.kind == "carried") return true;  // no step was taken, or none that changed it
        if (step.kind != "test") return false;
        const auto role = roles.find(step.name);
        return step.name.empty() || (role != roles.end() && is_part(*step.derived, role->second));
    }

    bool is_part(std::uint32_t number, std::string_view as) const {
        return std::any_of(node_.derivation.begin(), node_.derivation.end(), [&](const DerivedStep& step) {
            return std::any_of(step.parts.begin(), step.parts.end(), [&](const auto& part) { return part.step == number && part.as == as; });
        });
    }

    /// The steps that people read say of the derivation what it says.
    void told(const ProofStep& step) {
        if (!step.derived) {
            if (step.kind == "carried") return findings_.count_as_written("a value carried forward");
            return findings_.add(number_, std::nullopt, step.text, step.value, "a step of the derivation");
        }
        if (*step.derived >= node_.derivation.size())
            return findings_.add(number_, std::nullopt, step.text, std::to_string(*step.derived), "a step of the derivation");
        const auto& of = node_.derivation[*step.derived];
        const auto compare = [&](const char* what, const std::string& said, const std::string& should_be) {
            findings_.compare(number_, *step.derived, what, said, should_be);
        };
        if (!tells_of(step, of))
            findings_.add(number_, *step.derived, step.text, step.kind + (step.name.empty() ? "" : " " + step.name), "what the derivation has there");
        compare("status", step.status, std::string(to_text(of.status)));
        compare("value", step.value, shown(of));
        const bool expression = step.kind != "clause" && step.kind != "applies" && step.kind != "requirement" && step.kind != "carried" &&
                                (step.kind != "test" || step.name.empty());
        if (expression && !of.text.empty()) compare("text", step.text, of.text);
        if (expression && of.line != 0 && !of.figure) compare("place", step.place, node_.place.substr(0, node_.place.rfind(':') + 1) + std::to_string(of.line));
        if (step.kind == "fact" || step.kind == "figure" || step.kind == "looked up") compare("name", step.name, of.name);
        if (step.kind == "asked" && step.asked != of.asked)
            findings_.add(number_, *step.derived, "asked", step.name, of.asked ? proof_[std::min<std::size_t>(*of.asked, proof_.size() - 1)].rule : "nothing");
        if (step.kind == "asked" && step.asked && *step.asked < proof_.size()) compare("name", step.name, proof_[*step.asked].rule);
        if (step.kind == "rounded" && !of.parts.empty() && of.parts[0].step < *step.derived)
            compare("before", step.before, shown(node_.derivation[of.parts[0].step]));
        if (step.kind == "figure" && of.figure)
            compare("from", step.since, of.figure->from), compare("layer", step.layer, of.figure->layer), compare("place", step.place, of.figure->place);
    }

    const std::vector<ProofNode>& proof_;
    std::uint32_t number_;
    const ProofNode& node_;
    Findings& findings_;
    std::vector<std::optional<Where>> where_;
};

enum class Mark : std::uint8_t { New, Open, Done };

/// Depth first; an answer that is asked while it is still open rests on itself. The way down is kept here, and not on the stack.
void look_for_circles(const std::vector<ProofNode>& proof, std::uint32_t from, std::vector<Mark>& marks, Findings& findings) {
    std::vector<std::pair<std::uint32_t, std::size_t>> way = {{from, 0}};
    marks[from] = Mark::Open;
    while (!way.empty()) {
        auto& [node, next] = way.back();
        if (next == proof[node].derivation.size()) {
            marks[node] = Mark::Done;
            way.pop_back();
            continue;
        }
        const auto step = static_cast<std::uint32_t>(next++);
        const auto asked = proof[node].derivation[step].asked;
        if (!asked || *asked >= proof.size() || marks[*asked] == Mark::Done) continue;
        if (marks[*asked] == Mark::Open) {
            findings.add(node, step, proof[node].derivation[step].text, "resting on itself", "an answer that does not ask for this one");
            continue;
        }
        marks[*asked] = Mark::Open;
        way.emplace_back(*asked, 0);
    }
}

}  // namespace

std::string shown(const DerivedStep& step) {
    if (step.status != Status::Decided) return "";
    return step.shown.empty() ? to_text(step.value) : step.shown;
}

void check_answer(const std::vector<ProofNode>& proof, std::uint32_t number, Findings& findings) { AnswerCheck(proof, number, findings).run(); }

void check_circles(const std::vector<ProofNode>& proof, Findings& findings) {
    std::vector<Mark> marks(proof.size(), Mark::New);
    for (std::uint32_t node = 0; node < proof.size(); ++node) {
        if (marks[node] == Mark::New) look_for_circles(proof, node, marks, findings);
    }
}

}  // namespace careact::receipt
