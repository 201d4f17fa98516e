#pragma once
/// Asking again with facts set to something else: what is decided whatever the missing facts turn out to be, the smallest sets of
/// facts that would settle an outcome, and the nearest change that would turn it.

#include "careact/determination.hpp"
#include "evaluate/session.hpp"

#include <functional>

namespace careact::evaluation {

/// A goal: how to ask it of a session in a world.
using Question = std::function<Cell(Session&, const World&)>;

class Search {
public:
    Search(const program::Program& program, std::shared_ptr<const Item> record, World world, Question question, std::size_t budget, Limits limits = {})
        : session_(program, std::move(record), limits, Keep::Nothing), world_(world), question_(std::move(question)), budget_(budget) {}

    /// The cell, or, if it is unknown and every way the missing facts can turn out gives one result, that result.
    Cell decide(Cell cell, const Atoms& atoms);
    std::vector<SettlingSet> settling(const Cell& cell, const Atoms& atoms, std::size_t most, std::size_t& searched_to);
    std::vector<NearestChange> nearest(const Cell& cell, const Atoms& atoms);

private:
    struct Fact {
        std::string path;
        const Atom* atom = nullptr;
        std::vector<Value> values;  // that it could have
        bool all = false;           // there are no others
    };
    std::vector<Fact> facts(const Support& support, const Atoms& atoms, bool missing);
    std::vector<Value> candidates(const Atom& atom, bool& all) const;
    Cell ask(const std::vector<std::pair<std::string, std::optional<Value>>>& set);
    SettlingSet try_set(const std::vector<const Fact*>& set);

    Session session_;
    World world_;
    Question question_;
    std::size_t budget_;
    std::size_t spent_ = 0;
};

[[nodiscard]] std::string outcome_text(const Cell& cell, const program::Program& program);
/// A value as people read it: the title of an option rather than its name.
[[nodiscard]] std::string readable(const Value& value, const program::Program& program);

}  // namespace careact::evaluation
