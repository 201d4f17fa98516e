#pragma once
/// How far long work has come, on standard error, where somebody is there to read it.

#include <chrono>
#include <cstdint>
#include <string>

namespace careact::cli {

/// A bar with the share done, the rate and the time left. Writes nothing if standard error is no terminal.
class Progress {
public:
    /// `total` in whatever is measured (0 if it is not known); `what` is what the rate counts, such as `records`.
    Progress(std::uint64_t total, std::string what);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    /// So much of the total is done, which is so many of what is counted.
    void show(std::uint64_t done, std::uint64_t count);

private:
    std::uint64_t total_;
    std::string what_;
    bool shown_;
    std::chrono::steady_clock::time_point begun_, last_;
};

/// The line as it is written: `[#####.....]  52%  104,000 records, 9,100 a second, 11 s left`.
[[nodiscard]] std::string progress_line(std::uint64_t done, std::uint64_t total, std::uint64_t count, const std::string& what, double seconds);

}  // namespace careact::cli
