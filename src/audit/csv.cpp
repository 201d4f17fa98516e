#include "careact/audit.hpp"
#include "report/csv.hpp"

namespace careact {

using report::csv_row;

namespace {

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : "; ") + one;
    return text;
}

std::string day(Date date) { return date == Date() ? "" : date.to_text(); }

}  // namespace

std::string check_case_csv_heading() {
    return csv_row({"record", "team", "check", "severity", "item", "result", "because", "missing"});
}

std::string to_csv(const ReportCheck& c, const ReportCase& one) {
    return csv_row({one.id, one.team, c.id, c.severity, one.item, one.result, one.because, joined(one.missing)});
}

std::string decision_csv_heading() {
    return csv_row({"record", "team", "kind", "item", "decided_on", "as_of", "decided_by", "comparison", "council", "rules", "step", "because", "missing", "provisions", "place", "version", "version_since", "version_is_later"});
}

std::string to_csv(const DecisionCompared& d) {
    return csv_row({d.record, d.team, d.kind, d.item, day(d.decided_on), day(d.on), d.decided_by, std::string(to_text(d.comparison)), d.council, d.rules, d.step, d.because, joined(d.missing), joined(d.provisions), d.place,
                d.version == 0 ? "" : std::to_string(d.version), day(d.version_since), d.version_is_later ? "yes" : "no"});
}

}  // namespace careact
