#pragma once
/// Records as JSON: made at random from what a rulebook says a record can hold, and changed at a place.

#include "careact/rulebook.hpp"
#include "program/program.hpp"
#include "support/random.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace careact::support {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

/// Every member at every depth: of objects, not the items of lists.
[[nodiscard]] std::vector<Pointer> members(const Json& record);
/// The record without one member.
[[nodiscard]] Json without(Json record, const Pointer& member);
/// Whether it only says why nothing is known, or that it does not apply.
[[nodiscard]] bool is_note(const Json& node);
/// `/carers/0/name` as rules write it: `carers[1].name`.
[[nodiscard]] std::string record_path(const Json& record, const Pointer& pointer);

struct Making {
    std::size_t members = 60;   // how many in a hundred are there
    std::size_t notes = 5;      // ... say why they are not known, or that they do not apply
    std::size_t whole = 90;     // ... of judgements are complete
    std::size_t most_items = 2;
};

class RecordMaker {
public:
    RecordMaker(const program::Program& program, Random& random, Making making = {}) : program_(program), random_(random), making_(making) {}

    [[nodiscard]] Json record() { return object(program::record_root); }
    /// A value that the reader takes, with everything in it known.
    [[nodiscard]] Json known(const program::Type& type);

private:
    Json member(const program::Type& type);
    Json object(std::uint32_t type);
    static void in_order(Json& item, const std::string& earlier, const std::string& later);
    Json value(const program::Type& type);
    Json simple(const program::Type& type);
    std::string date();
    double money();

    const program::Program& program_;
    Random& random_;
    Making making_;
    bool everything_ = false;
};

/// What the vocabulary says stands at a path: `carers[1].needs.carer_home.limbs`. Throws std::out_of_range for a path it does not have.
[[nodiscard]] const program::Type& type_at(const program::Program& program, const std::string& path);

/// Puts a value at a path, as if somebody had recorded it: a judgement is given its person, day and reasons. Objects on the way are made;
/// where one of them only says why nothing is known, its other members go on saying so.
void record_at(Json& record, const program::Program& program, const std::string& path, Json value);

/// A value that a determination shows (`yes`, `1 May 2026`, an option's title) as the record writes it. Throws std::invalid_argument if
/// it cannot be read back.
[[nodiscard]] Json from_words(const std::string& words, const program::Type& type, const program::Program& program);

}  // namespace careact::support
