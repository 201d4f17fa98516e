/// careact-make-caseload: a synthetic caseload, for trying out audits and for tests of scale.

#include "caseload/about.hpp"
#include "caseload/assumptions.hpp"
#include "caseload/dirty.hpp"
#include "cli/progress.hpp"
#include "source/digest.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace careact::caseload {
namespace {

constexpr auto description =
    "careact-make-caseload: a synthetic caseload in the numbers that Thurrock Council published.\n"
    "Nobody in it exists. What was not published is assumed: see --assumptions.";
constexpr auto footer = R"(Records are written one a line (JSONL). Beside FILE stands FILE.about.json: what
it was made from, who is in it, and what it does not hold. The same seed gives the
same bytes on every machine.

Try:
  careact-make-caseload --out borough.jsonl                 the borough itself
  careact-make-caseload --size 10000 --seed 2 --out b.jsonl   a larger one
  careact due borough.jsonl --layer thurrock --on 2024-12-19)";

constexpr std::int64_t least_size = 500, most_size = 10'000'000;

struct Asked {
    std::int64_t size = 2327, dirty = 0;
    std::uint64_t seed = 1;
    std::string out = "-", assumptions;
    bool services_only = false;
};

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("`" + path + "` cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Lines go to a file or to standard output, and into the digest.
class Lines {
public:
    explicit Lines(const std::string& path) : path_(path) {
        if (path == "-") return;
        file_.open(path, std::ios::binary | std::ios::trunc);
        if (!file_) throw std::runtime_error("`" + path + "` cannot be written");
    }
    void write(std::string line) {
        line += '\n';
        digest_.add(line);
        auto& stream = path_ == "-" ? std::cout : file_;
        if (!stream.write(line.data(), static_cast<std::streamsize>(line.size())))
            throw std::runtime_error("`" + path_ + "` cannot be written: is the disk full?");
    }
    /// What was written is there, or this throws.
    std::string finish() {
        (path_ == "-" ? std::cout : file_).flush();
        if (path_ == "-" ? !std::cout : !file_) throw std::runtime_error("`" + path_ + "` cannot be written: is the disk full?");
        return digest_.digest();
    }

private:
    std::string path_;
    std::ofstream file_;
    source::Sha256 digest_;
};

void write_about(const Asked& asked, const About& about) {
    if (asked.out == "-") return;
    std::ofstream file(asked.out + ".about.json", std::ios::binary | std::ios::trunc);
    if (!(file << to_json(about)) || !file.flush()) throw std::runtime_error("`" + asked.out + ".about.json` cannot be written");
}

void report(const Asked& asked, const About& about) {
    if (asked.out == "-") return;
    std::cout << asked.out << ": " << about.made.records() << " records";
    if (asked.dirty > 0) std::cout << " and " << asked.dirty << " lines with mistakes in them";
    std::cout << "\n";
    for (const auto& [name, count] : about.made.populations) std::cout << "  " << count << "  " << name << "\n";
    std::cout << "Counted late: " << about.made.late << "; on plan all the same: " << about.made.late_on_plan << ".\n";
}

void make(const Asked& asked) {
    const Assumptions assumptions(asked.assumptions.empty() ? std::string(built_in_assumptions) : text_of(asked.assumptions));
    Borough borough(assumptions, asked.size, asked.seed);
    Lines lines(asked.out);
    About about{asked.size, asked.seed, !asked.services_only, asked.dirty, assumptions.digest(), {}, {}};
    {
        cli::Progress progress(0, "records");
        std::uint64_t written = 0;
        about.made = borough.make(
            [&](const std::string& line) {
                lines.write(line);
                progress.show(0, ++written);
            },
            about.others);
        for (std::int64_t number = 0; number < asked.dirty; ++number) lines.write(dirty_line(number));
    }
    about.lines_digest = lines.finish();
    write_about(asked, about);
    report(asked, about);
}

int run(int argc, char** argv) {
    Asked asked;
    CLI::App app{description, "careact-make-caseload"};
    app.footer(footer);
    app.add_option("--size", asked.size, "People with services; others are added in proportion (2,327: the borough)")
        ->check(CLI::Range(least_size, most_size))
        ->capture_default_str();
    app.add_option("--seed", asked.seed, "Where chance begins")->capture_default_str();
    app.add_option("--out", asked.out, "File to write (-: standard output)")->capture_default_str();
    app.add_option("--assumptions", asked.assumptions, "File to read in place of the built-in fixtures/borough/assumptions.json")->option_text("FILE");
    app.add_flag("--services-only", asked.services_only, "Leave out everybody without services: exactly --size records");
    app.add_option("--dirty", asked.dirty, "Add so many lines with mistakes in them, for trying out what is said of those")
        ->check(CLI::Range(std::int64_t{0}, most_size))
        ->capture_default_str();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        std::cerr << "careact-make-caseload: " << error.what() << "; `careact-make-caseload --help` says more\n";
        return 1;
    }
    make(asked);
    return 0;
}

}  // namespace
}  // namespace careact::caseload

int main(int argc, char** argv) {
    try {
        return careact::caseload::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "careact-make-caseload: " << error.what() << "\n";
        return 1;
    }
}
