#include "unit/record/vocabulary.hpp"

#include "program/program.hpp"

#include <stdexcept>

namespace careact::support {

const Evidence& Read::operator[](std::string_view member) const {
    const auto& facts = every_type().program().facts();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].name == member) return record.value().root()->members[i];
    }
    throw std::logic_error("the test is wrong: no member " + std::string(member));
}

std::string Read::told(std::string_view member) const {
    const auto& evidence = (*this)[member];
    return std::string(evidence.state == EvidenceState::Recorded ? to_text(evidence.value) : to_text(evidence.state));
}

std::vector<std::string> Read::kinds() const {
    std::vector<std::string> all;
    for (const auto& one : complaints) all.push_back(one.kind + " " + one.pointer);
    return all;
}

Read read(std::string_view json, const RecordLimits& limits) {
    auto result = read_record("r.json", json, every_type(), limits);
    Read made{std::move(result.record), {}};
    for (const auto& d : result.diagnostics.all()) made.complaints.push_back({std::string(to_text(d.kind)), d.pointer, d.line, d.message, d.help});
    return made;
}

namespace {

std::string with_member(std::string_view member, std::string_view json) { return "{ \"" + std::string(member) + "\": " + std::string(json) + " }"; }

}  // namespace

std::string told(std::string_view member, std::string_view json) { return read(with_member(member, json)).told(member); }

std::vector<std::string> complaints(std::string_view member, std::string_view json) { return read(with_member(member, json)).kinds(); }

}  // namespace careact::support
