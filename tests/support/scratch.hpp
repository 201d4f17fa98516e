#pragma once
/// A folder for one test, gone when the test is.

#include <unistd.h>

#include <filesystem>
#include <string>

namespace careact::support {

class Scratch {
public:
    Scratch() {
        static int made = 0;
        folder_ = std::filesystem::temp_directory_path() / ("careact-test-" + std::to_string(getpid()) + "-" + std::to_string(++made));
        std::filesystem::create_directories(folder_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    [[nodiscard]] std::string path(const std::string& name = "") const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

}  // namespace careact::support
