#include "record/clock.hpp"

namespace careact::record {

void warn_of_clock(Diagnostics& diagnostics, const std::string& name, const std::string& pointer, const JsonNode& node, DateTime moment) {
    const auto shown = london_shows(node.text);
    if (shown == ClockShows::Once) return;
    const bool never = shown == ClockShows::Never;
    const auto what = never ? "` never was: clocks in London went forward over it" : "` was twice: clocks in London went back over it";
    auto& d = complain(diagnostics, DiagnosticKind::RecordClock, name, pointer, node.line, "`" + node.text + what);
    d.help = "it is read as " + moment.to_text() + (never ? "; check it against the source" : ", the first of the two; with +01:00 or +00:00 after it, it is one of them");
}

}  // namespace careact::record
