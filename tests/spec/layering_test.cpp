/// The rooms under src/ and the arrows between them, read from the includes as they stand.

#include "support/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace careact {
namespace {

const std::string top;  // the few files that stand in src/ itself, and join the rooms together

/// What each room may include besides itself and the public headers.
const std::map<std::string, std::set<std::string>> allowed = {
    {"source", {}},
    {"diagnostics", {"source"}},
    {"value", {"source"}},
    {"wording", {"source"}},
    {"program", {"value", "source"}},
    {"syntax", {"source", "diagnostics", "value"}},
    {"resolve", {"syntax", "program", "diagnostics"}},
    {"typecheck", {"resolve", "syntax", "program", "diagnostics", "wording"}},
    {"evaluate", {"program", "source", "diagnostics", "wording"}},
    {"record", {"program", "diagnostics", "source"}},
    {"explain", {"source"}},
    {"report", {"explain", "source"}},
    {"receipt", {"value", "source"}},
    {"statement", {}},
    {"timeline", {}},
    {"due", {"program", "report"}},
    {"measures", {"program", "evaluate"}},
    {"casebook", {"source", "diagnostics"}},
    {"audit", {"program", "source", "report"}},
    {"cli", {}},
    {"caseload", {"source"}},
    {"make_caseload", {"caseload", "source", "cli"}},
    {top, {"source", "diagnostics", "value", "wording", "program", "syntax", "resolve", "typecheck", "evaluate", "record", "statement", "timeline", "due", "measures", "casebook", "explain", "report", "receipt"}},
};

/// Which rooms may include the headers of a library. The rest may not, and no public header may.
const std::map<std::string, std::set<std::string>> libraries = {
    {"boost/", {"syntax"}},
    {"nlohmann/", {"diagnostics", "record", "explain", "report", "casebook", "caseload", "receipt"}},
    {"unicode/", {"source", "value", "wording"}},
    {"SQLiteCpp/", {"casebook"}},
    {"sqlite3", {"casebook"}},
    {"openssl/", {"source"}},
    {"CLI/", {"cli", "make_caseload"}},
};

constexpr std::size_t most_lines = 450;

struct Line {
    std::string file, room, text;
    std::size_t number = 0;

    [[nodiscard]] std::string place() const { return file + ":" + std::to_string(number) + ": "; }
};

std::string room_of(const std::string& file) {
    const auto inside = file.substr(std::string("src/").size());
    const auto slash = inside.find('/');
    return slash == std::string::npos ? top : inside.substr(0, slash);
}

std::vector<std::string> code_under(const std::string& folder) {
    std::vector<std::string> files;
    for (const char* ending : {".hpp", ".cpp", ".h", ".c", ".cc", ".def", ".hpp.in"}) {
        const auto found = support::files_under(folder, ending);
        files.insert(files.end(), found.begin(), found.end());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Every line of the files, without what follows `//` on it.
std::vector<Line> lines_under(const std::string& folder) {
    std::vector<Line> lines;
    for (const auto& file : code_under(folder)) {
        std::istringstream text(support::read_text(file));
        const auto room = folder == "src" ? room_of(file) : "";
        std::string line;
        for (std::size_t number = 1; std::getline(text, line); ++number) lines.push_back({file, room, line.substr(0, line.find("//")), number});
    }
    return lines;
}

/// What is included there: with quotation marks, or in angle brackets.
struct Included {
    std::string path;
    bool quoted = false;
};
std::optional<Included> included(const Line& line) {
    static const std::regex include(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::smatch found;
    if (!std::regex_search(line.text, found, include)) return std::nullopt;
    return Included{found[2], found[1] == "\""};
}

TEST(Layering, EveryRoomHasItsRow) {
    std::set<std::string> rooms;
    for (const auto& file : code_under("src")) rooms.insert(room_of(file));
    ASSERT_GT(rooms.size(), 5U);
    for (const auto& room : rooms) EXPECT_TRUE(allowed.contains(room)) << "src/" << room << " has no row in the table of this test";
    for (const auto& [room, others] : allowed) EXPECT_TRUE(rooms.contains(room)) << "the table has a row for src/" << room << ", which is not there";
}

TEST(Layering, ArrowsBetweenRoomsPointOneWay) {
    std::size_t includes = 0;
    for (const auto& line : lines_under("src")) {
        const auto include = included(line);
        if (!include || !include->quoted || include->path.starts_with("careact/")) continue;
        ++includes;
        const auto slash = include->path.find('/');
        ASSERT_NE(slash, std::string::npos) << line.place() << "`" << include->path << "` does not say which room it is in";
        const auto to = include->path.substr(0, slash);
        const auto row = allowed.find(line.room);
        ASSERT_NE(row, allowed.end()) << line.place() << "no such room in the table";
        EXPECT_TRUE(to == line.room || row->second.contains(to)) << line.place() << (line.room.empty() ? "src" : line.room) << " may not include from " << to;
    }
    EXPECT_GT(includes, 50U);
}

/// The table itself has no way round: following its arrows never comes back.
TEST(Layering, TheTableHasNoCircle) {
    for (const auto& [room, others] : allowed) {
        std::set<std::string> reached;
        std::vector<std::string> open(others.begin(), others.end());
        while (!open.empty()) {
            const auto next = open.back();
            open.pop_back();
            if (!reached.insert(next).second) continue;
            const auto& further = allowed.at(next);
            open.insert(open.end(), further.begin(), further.end());
        }
        EXPECT_FALSE(reached.contains(room)) << room << " can reach itself";
    }
}

TEST(Layering, LibrariesStayInTheirRooms) {
    std::set<std::string> used;
    for (const auto& line : lines_under("src")) {
        const auto include = included(line);
        if (!include) continue;
        for (const auto& [prefix, rooms] : libraries) {
            if (!include->path.starts_with(prefix)) continue;
            used.insert(prefix);
            EXPECT_TRUE(rooms.contains(line.room)) << line.place() << "<" << include->path << "> has no place in this room";
        }
    }
    EXPECT_TRUE(used.contains("boost/") && used.contains("nlohmann/") && used.contains("unicode/"));
}

TEST(Layering, PublicHeadersNeedNothingButTheStandardLibrary) {
    std::size_t includes = 0;
    for (const auto& line : lines_under("include")) {
        const auto include = included(line);
        if (!include) continue;
        ++includes;
        const bool standard = !include->quoted && include->path.find_first_of("/.") == std::string::npos;
        EXPECT_TRUE(standard || (include->quoted && include->path.starts_with("careact/"))) << line.place() << "`" << include->path << "` is neither public nor of the standard library";
    }
    EXPECT_GT(includes, 20U);
}

/// Nothing but the command lines touches files, the environment, clocks or the locale: what is decided depends on the arguments alone. The
/// casebook has a file, and looks at what stands beside it.
TEST(Layering, TheCoreTouchesNothingOutside) {
    const std::vector<std::pair<std::regex, std::string>> forbidden = {
        {std::regex(R"(^\s*#\s*include\s*<(fstream|iostream|cstdio|stdio\.h|filesystem)>)"), "files and streams"},
        {std::regex(R"(\bf(open|printf|puts|write|read)\s*\()"), "files and streams"},
        {std::regex(R"(\bstd::c(out|err|log|in)\b)"), "the console"},
        {std::regex(R"(\b(secure_)?getenv\b)"), "the environment"},
        {std::regex(R"(\b(system|steady|high_resolution|utc|file)_clock\b)"), "clocks"},
        {std::regex(R"(^\s*#\s*include\s*<(ctime|time\.h|sys/time\.h)>)"), "clocks"},
        {std::regex(R"(\b(std::)?time\s*\(\s*(nullptr|NULL|0|&)|\bgettimeofday\b|\bclock_gettime\b|\blocaltime(_r)?\b)"), "clocks"},
        {std::regex(R"(\bgetNow\s*\()"), "clocks"},
        {std::regex(R"(^\s*#\s*include\s*<(clocale|locale|locale\.h)>)"), "the locale"},
        {std::regex(R"(\bsetlocale\b|\bstd::locale\b|\bLocale::(getDefault|setDefault)\b|\bTimeZone::(createDefault|adoptDefault|setDefault)\b)"), "the locale"},
        {std::regex(R"(\bstd::random_device\b|\bs?rand\s*\()"), "chance"},
    };
    for (const auto& line : lines_under("src")) {
        if (line.room == "cli" || line.room == "make_caseload") continue;
        if (line.room == "casebook" && line.text == "#include <filesystem>") continue;
        for (const auto& [pattern, what] : forbidden) EXPECT_FALSE(std::regex_search(line.text, pattern)) << line.place() << "touches " << what;
    }
    for (const auto& line : lines_under("include")) {
        for (const auto& [pattern, what] : forbidden) EXPECT_FALSE(std::regex_search(line.text, pattern)) << line.place() << "touches " << what;
    }
}

/// The command line shows that the public headers are enough.
TEST(Layering, TheCommandLineUsesPublicHeadersAlone) {
    for (const auto& line : lines_under("src")) {
        const auto include = included(line);
        if (line.room != "cli" || !include || !include->quoted) continue;
        EXPECT_TRUE(include->path.starts_with("cli/") || include->path.starts_with("careact/")) << line.place() << "`" << include->path << "` is not public";
    }
}

TEST(Layering, FilesAreShort) {
    for (const std::string folder : {"src", "include", "tests"}) {
        for (const auto& file : code_under(folder)) {
            const auto text = support::read_text(file);
            const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
            EXPECT_LE(lines, most_lines) << file << " should be divided";
        }
    }
}

TEST(Layering, TheReadmeNamesEveryRoom) {
    const auto readme = support::read_text("src/README.md");
    for (const auto& [room, others] : allowed) {
        EXPECT_TRUE(room == top || readme.find("`" + room + "/`") != std::string::npos) << "src/README.md does not name `" << room << "/`";
    }
}

}  // namespace
}  // namespace careact
