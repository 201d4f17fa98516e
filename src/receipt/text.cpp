#include "careact/receipt.hpp"
#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

namespace careact {

namespace {

using Json = nlohmann::ordered_json;

std::string counted(std::size_t count, const std::string& one) { return std::to_string(count) + " " + one + (count == 1 ? "" : "s"); }

std::string where(const ReceiptFinding& finding) {
    std::string text = finding.rule;
    if (!finding.item.empty()) text += (text.empty() ? "" : ", ") + finding.item;
    if (finding.node) text += " (answer " + std::to_string(*finding.node) + (finding.step ? ", step " + std::to_string(*finding.step) : "") + ")";
    return text.empty() ? "the receipt" : text;
}

std::string lines(const ReceiptFinding& finding) {
    const auto said = [](const std::string& text) { return source::printable(text.empty() ? "nothing" : text); };
    return source::printable(where(finding)) + (finding.place.empty() ? "" : ", " + source::printable(finding.place)) + "\n  " +
           source::printable(finding.what) + "\n  says " + said(finding.said) + "; should be " + said(finding.should_be) + "\n";
}

Json finding_json(const ReceiptFinding& finding) {
    Json made{{"rule", finding.rule}};
    if (!finding.item.empty()) made["item"] = finding.item;
    if (finding.node) made["answer"] = *finding.node;
    if (finding.step) made["step"] = *finding.step;
    if (!finding.place.empty()) made["place"] = finding.place;
    made["what"] = finding.what, made["said"] = finding.said, made["should_be"] = finding.should_be;
    return made;
}

}  // namespace

std::string to_text(const ReceiptCheck& check) {
    if (!check.unreadable.empty()) return "this cannot be read as a receipt: " + check.unreadable + "\n";
    constexpr std::size_t most = 100;
    auto text = source::printable(check.record) + " on " + check.on + ": " + counted(check.steps, "step") + " of " + counted(check.answers, "answer");
    text += check.findings.empty() ? ", and each follows from its parts\n"
                                   : ", and " + counted(check.findings.size(), "place") + " where something does not follow\n";
    for (std::size_t i = 0; i < check.findings.size() && i < most; ++i) text += lines(check.findings[i]);
    if (check.findings.size() > most) text += "and " + std::to_string(check.findings.size() - most) + " more\n";
    if (check.facts_compared > 0) text += counted(check.facts_compared, "fact") + " compared with the record\n";
    for (const auto& [kind, count] : check.taken_as_written) text += "taken as written: " + kind + ", " + counted(count, "time") + "\n";
    return text;
}

std::string to_json(const ReceiptCheck& check) {
    Json made{{"receipt",
               {{"record", check.record},
                {"record_digest", check.record_digest},
                {"rulebook_digest", check.rulebook_digest},
                {"layer", check.layer},
                {"on", check.on},
                {"careact", check.engine_version}}}};
    if (!check.unreadable.empty()) made = {{"unreadable", check.unreadable}};
    made["holds"] = check.unreadable.empty() && check.findings.empty();
    made["answers"] = check.answers;
    made["steps"] = check.steps;
    made["outside"] = Json::object();
    for (const auto& [kind, count] : check.leaves) made["outside"][kind] = count;
    made["taken_as_written"] = Json::object();
    for (const auto& [kind, count] : check.taken_as_written) made["taken_as_written"][kind] = count;
    made["facts_compared"] = check.facts_compared;
    auto& found = made["found"] = Json::array();
    for (const auto& finding : check.findings) found.push_back(finding_json(finding));
    return made.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace careact
