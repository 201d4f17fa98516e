#include "resolve/labels.hpp"

#include "diagnostics/suggest.hpp"

#include <map>
#include <set>

namespace careact::resolve {

namespace {

class LabelCheck {
public:
    LabelCheck(const syntax::Declaration& declaration, Diagnostics& diagnostics)
        : exceptions_(syntax::clauses_of<syntax::ExceptionClause>(declaration)), diagnostics_(diagnostics) {}

    void run() {
        for (const auto* exception : exceptions_) {
            if (exception->notes.label) parent_[exception->notes.label->text] = exception->to ? exception->to->text : "";
        }
        for (const auto* exception : exceptions_) {
            if (exception->to) check_target(*exception->to);
        }
    }

private:
    void check_target(const syntax::Name& target) {
        if (!parent_.contains(target.text)) {
            std::vector<std::string> labels;
            for (const auto& [label, parent] : parent_) labels.push_back(label);
            auto& d = diagnostics_.add(DiagnosticKind::UnknownName, target.span, "no exception in this rule is labelled `" + target.text + "`");
            const auto near = diagnostics::did_you_mean(target.text, labels);
            d.help = !near.empty()    ? near
                     : labels.empty() ? "label the exception it is to with `as " + target.text + "` at its end"
                                      : (labels.size() == 1 ? "the only label is " : "the labels are ") + diagnostics::one_of(labels, "and") + "; if one was lost, put `as " + target.text + "` back at the end of its exception";
            return;
        }
        std::set<std::string> passed;
        for (std::string at = target.text; !at.empty(); at = parent_[at]) {
            if (passed.insert(at).second) continue;
            diagnostics_.add(DiagnosticKind::Cycle, target.span, "this exception is, in the end, to itself").help = "one of them has to be to the general rule";
            return;
        }
    }

    std::vector<const syntax::ExceptionClause*> exceptions_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::string> parent_;
};

}  // namespace

void check_labels(const syntax::Declaration& declaration, Diagnostics& diagnostics) { LabelCheck(declaration, diagnostics).run(); }

}  // namespace careact::resolve
