#pragma once
/// Files in: rule files and records, from paths or folders. Nothing else in the library touches a file.

#include "careact/record.hpp"
#include "careact/rulebook.hpp"

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace careact::cli {

/// A path that is not there, or cannot be read or written.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[nodiscard]] std::string read_file(const std::string& path);
void write_file(const std::string& path, const std::string& text);
/// Throws, with the reason that the system gave for the write that has just failed.
[[noreturn]] void cannot_write(const std::string& path);

/// The rule files under the paths: files as they are, folders with every `.care` file in them, in order of name.
[[nodiscard]] std::vector<SourceText> load_rules(const std::vector<std::string>& paths);

/// Which rules to use: a folder holding `vocabulary`, `national` and local layers, and the layer wanted; or paths of one's own.
struct RuleChoice {
    std::string folder = "rules";
    std::string layer;
    std::vector<std::string> paths;

    [[nodiscard]] std::vector<std::string> chosen() const;
};

/// Compiles; diagnostics go to standard error. Nothing if there were errors.
[[nodiscard]] std::optional<Rulebook> compile_or_complain(const std::vector<SourceText>& sources);

/// One record's text: a JSON file, or a line of a `.jsonl` file.
struct RecordText {
    std::string name, text;
};
/// The files with records under the paths. Folders give every `.json` and `.jsonl` file in them, but for expectations (`.expected.json`).
[[nodiscard]] std::vector<std::string> record_files(const std::vector<std::string>& paths);
[[nodiscard]] std::vector<RecordText> load_records(const std::vector<std::string>& paths);

/// Reads each record and hands it on; diagnostics go to standard error. True if every record was read without an error.
bool each_record(const std::vector<RecordText>& texts, const Rulebook& rulebook, const std::function<void(const Record&)>& visit);

/// Whether the stream is a terminal, and how wide to write for it.
[[nodiscard]] bool is_terminal(int descriptor);
[[nodiscard]] std::size_t terminal_width();
/// For what is said on standard error: colours and a width where it is a terminal.
[[nodiscard]] RenderOptions render_options();

/// The date given, or today's in London if none was.
[[nodiscard]] Date date_or_today(const std::string& given);
/// The day and time given, or now if none was. One that is still to come is refused.
[[nodiscard]] DateTime moment_or_now(const std::string& given);

}  // namespace careact::cli
