#pragma once
/// What SQLite says, as a sentence for people.

#include "careact/casebook.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace careact::casebook {

[[nodiscard]] CasebookError told(const std::string& path, const SQLite::Exception& error);

/// Runs a piece of work on the database at the path; what SQLite throws leaves it as a CasebookError.
template <typename Work>
auto guarded(const std::string& path, const Work& work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        throw told(path, error);
    }
}

}  // namespace careact::casebook
