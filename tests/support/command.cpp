#include "support/command.hpp"

#include "careact/version.hpp"
#include "support/files.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <regex>
#include <stdexcept>

namespace careact::support {

namespace {

Ran run(const char* program, const std::string& arguments) {
    const auto scratch = std::filesystem::temp_directory_path() / ("careact-golden-" + std::to_string(getpid()));
    std::filesystem::create_directories(scratch);
    const auto out = (scratch / "out").string(), err = (scratch / "err").string();
    const auto command = "env -i TZ=UTC LC_ALL=C '" + std::string(program) + "' " + arguments + " </dev/null >'" + out + "' 2>'" + err + "'";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c): the command lines are the tests' own
    if (!WIFEXITED(status)) throw std::runtime_error("it did not come to an end by itself: " + command);
    Ran ran{WEXITSTATUS(status), read_text(out), read_text(err)};
    std::filesystem::remove_all(scratch);
    return ran;
}

}  // namespace

Ran run_careact(const std::string& arguments) { return run(CAREACT_COMMAND, arguments); }

Ran run_make_caseload(const std::string& arguments) { return run(CAREACT_MAKE_CASELOAD, arguments); }

std::string without_digests(const std::string& text) {
    static const std::regex digest("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b");
    static const std::regex version(R"((careact |"careact": ?"))" + std::string(careact::version()));
    return std::regex_replace(std::regex_replace(text, digest, "DIGEST"), version, "$1VERSION");
}

}  // namespace careact::support
