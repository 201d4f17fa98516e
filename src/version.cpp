#include "careact/version.hpp"

namespace careact {

const char* version() { return CAREACT_VERSION; }

}  // namespace careact
