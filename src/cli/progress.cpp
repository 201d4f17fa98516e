#include "cli/progress.hpp"

#include "cli/files.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace careact::cli {

namespace {

std::string with_commas(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string time_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, std::uint64_t count, const std::string& what, double seconds) {
    std::string line;
    const double share = total == 0 ? 0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    if (total > 0) {
        constexpr std::size_t width = 30;
        const auto full = static_cast<std::size_t>(share * width);
        const auto percent = std::to_string(static_cast<int>(share * 100));
        line = "[" + std::string(full, '#') + std::string(width - full, '.') + "] " + std::string(3 - percent.size(), ' ') + percent + "%  ";
    }
    line += with_commas(count) + " " + what;
    if (seconds > 0) line += ", " + with_commas(static_cast<std::uint64_t>(static_cast<double>(count) / seconds)) + " a second";
    if (share > 0 && seconds > 1) line += ", " + time_text(seconds * (1 - share) / share) + " left";
    return line;
}

Progress::Progress(std::uint64_t total, std::string what)
    : total_(total), what_(std::move(what)), shown_(is_terminal(STDERR_FILENO)), begun_(std::chrono::steady_clock::now()), last_(begun_) {}

Progress::~Progress() {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void Progress::show(std::uint64_t done, std::uint64_t count) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || ((total_ == 0 || done < total_) && now - last_ < std::chrono::milliseconds{100})) return;
    last_ = now;
    std::cerr << "\r\033[K" << progress_line(done, total_, count, what_, std::chrono::duration<double>(now - begun_).count()) << std::flush;
}

}  // namespace careact::cli
