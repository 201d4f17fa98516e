#include "casebook/store.hpp"
#include "source/digest.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace careact {

using casebook::guarded;

namespace {

/// How far a source was read: so many bytes, which hold so many whole lines and have this digest.
struct Position {
    std::uint64_t bytes = 0, lines = 0;
    std::string digest;
};

struct Line {
    std::string text;
    std::uint64_t size = 0;  // without its end; more than there is text if it is longer than is kept
    bool ended = false;      // the last line of a source may lack its end, and be written still
};

/// Takes a source apart into lines, holding one of them and a piece of the source.
class LineReader {
public:
    explicit LineReader(const LineSource& source) : source_(source), piece_(std::size_t{1} << 20U, '\0') {}

    /// Goes to where the last run stopped, if the source still begins as it did then. Otherwise stays at the beginning.
    void go_to(const Position& position) {
        source::Sha256 digest;
        if (position.bytes == 0 || take_in(0, position.bytes, digest) != position.bytes || digest.digest() != position.digest) return;
        const bool ended = byte_at(position.bytes - 1) == '\n';
        const auto next = byte_at(position.bytes);
        if (!ended && next && *next != '\n') return go_to_line_of(position);
        at_ = position.bytes;
        if (!ended && next) digest.add("\n"), ++at_;  // all that came to its last line is its end
        stand(at_, position.lines, std::move(digest));
    }

    bool next(Line& line) {
        if (torn_) return false;  // what comes now is the rest of a line, which the next run reads as a whole
        line.text.clear();
        line.size = 0;
        line.ended = false;
        const auto begin = at_;
        while (!line.ended && have_more()) {
            const auto rest = std::string_view(piece_).substr(at_ - piece_from_, piece_size_ - (at_ - piece_from_));
            const auto end = rest.find('\n');
            line.ended = end != std::string_view::npos;
            const auto part = rest.substr(0, end);
            line.text.append(part.substr(0, source_.longest_line - std::min(source_.longest_line, line.text.size())));
            line.size += part.size();
            at_ += part.size() + (line.ended ? 1 : 0);
        }
        if (at_ == begin) return false;
        ++lines_;
        torn_ = !line.ended;
        take_in_line(line, begin);
        return true;
    }

    /// After the last line, whether it had an end or not.
    [[nodiscard]] Position position() const { return {at_, lines_, source_.can_return ? digest_.digest() : ""}; }
    [[nodiscard]] std::uint64_t at() const { return at_; }
    [[nodiscard]] std::uint64_t line_number() const { return lines_; }

private:
    bool have_more() {
        if (at_ < piece_from_ + piece_size_) return true;
        piece_from_ = at_;
        piece_size_ = source_.read(piece_from_, piece_.data(), piece_.size());
        return piece_size_ > 0;
    }

    void stand(std::uint64_t at, std::uint64_t lines, source::Sha256 digest) {
        at_ = piece_from_ = at;
        lines_ = lines;
        digest_ = std::move(digest);
    }

    /// More was written to the line that was the last: it is read again, from its beginning.
    void go_to_line_of(const Position& position) {
        const auto begin = line_begin(position.bytes);
        source::Sha256 digest;
        take_in(0, begin, digest);
        stand(begin, position.lines - 1, std::move(digest));
    }

    /// Where the line begins that a place is in.
    [[nodiscard]] std::uint64_t line_begin(std::uint64_t place) const {
        std::string piece(std::size_t{1} << 16U, '\0');
        while (place > 0) {
            const auto from = place - std::min<std::uint64_t>(place, piece.size());
            const auto size = source_.read(from, piece.data(), static_cast<std::size_t>(place - from));
            const auto end = std::string_view(piece).substr(0, size).rfind('\n');
            if (end != std::string_view::npos) return from + end + 1;
            place = from;
        }
        return 0;
    }

    [[nodiscard]] std::optional<char> byte_at(std::uint64_t place) const {
        char byte = 0;
        return source_.read(place, &byte, 1) == 1 ? std::optional{byte} : std::nullopt;
    }

    void take_in_line(const Line& line, std::uint64_t begin) {
        if (!source_.can_return) return;
        if (line.size > line.text.size()) return static_cast<void>(take_in(begin, at_ - begin, digest_));
        digest_.add(line.text);
        if (line.ended) digest_.add("\n");
    }

    /// Adds bytes of the source to a digest, and says how many there were.
    std::uint64_t take_in(std::uint64_t from, std::uint64_t size, source::Sha256& digest) {
        std::string piece(piece_.size(), '\0');
        std::uint64_t done = 0;
        while (done < size) {
            const auto read = source_.read(from + done, piece.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), size - done)));
            if (read == 0) break;
            digest.add(std::string_view(piece).substr(0, read));
            done += read;
        }
        return done;
    }

    const LineSource& source_;
    std::string piece_;
    std::uint64_t piece_from_ = 0, at_ = 0, lines_ = 0;
    std::size_t piece_size_ = 0;
    bool torn_ = false;
    source::Sha256 digest_;
};

std::string since(const LineSource& source) { return source.as_of ? source.as_of->to_text() : ""; }

Position kept_position(SQLite::Database& database, const LineSource& source) {
    SQLite::Statement query(database, "SELECT bytes, lines, digest FROM source WHERE name = ?1 AND as_of = ?2");
    query.bind(1, source.name);
    query.bind(2, since(source));
    if (!query.executeStep()) return {};
    return {static_cast<std::uint64_t>(query.getColumn(0).getInt64()), static_cast<std::uint64_t>(query.getColumn(1).getInt64()), query.getColumn(2).getString()};
}

void keep_position(SQLite::Database& database, const LineSource& source, const Position& position) {
    SQLite::Statement keep(database, "INSERT OR REPLACE INTO source VALUES (?1, ?2, ?3, ?4, ?5)");
    keep.bind(1, source.name);
    keep.bind(2, since(source));
    keep.bind(3, static_cast<std::int64_t>(position.bytes));
    keep.bind(4, static_cast<std::int64_t>(position.lines));
    keep.bind(5, position.digest);
    keep.exec();
}

constexpr std::size_t batch_lines = 2'000;
constexpr std::uint64_t batch_bytes = std::uint64_t{4} << 20U;

bool is_empty(const std::string& text) { return text.find_first_not_of(" \t\r") == std::string::npos; }

/// The next lines that say something, for one batch. They are read before the batch begins: a pipe may keep us waiting.
std::vector<Incoming> gather(LineReader& reader, const LineSource& source) {
    std::vector<Incoming> all;
    Line line;
    const auto begin = reader.at();
    while (all.size() < batch_lines && reader.at() - begin < batch_bytes && reader.next(line)) {
        if (is_empty(line.text)) continue;
        all.push_back({source.name + ":" + std::to_string(reader.line_number()), line.text, source.as_of, source.recorded_at, line.size > line.text.size() ? line.size : 0});
    }
    return all;
}

/// Texts in quarantine that came from a line of the source: by its number, their digests. The source may have been another one then.
std::map<std::uint64_t, std::set<std::string>> quarantined_from(SQLite::Database& database, const LineSource& source) {
    std::map<std::uint64_t, std::set<std::string>> all;
    SQLite::Statement query(database, "SELECT substr(record, length(?1) + 1), content_digest FROM entry WHERE record >= ?1 AND record < ?2 AND kind = 'quarantined'");
    query.bind(1, source.name + ":");
    query.bind(2, source.name + ";");  // the sign after the colon
    while (query.executeStep()) all[static_cast<std::uint64_t>(query.getColumn(0).getInt64())].insert(query.getColumn(1).getString());
    return all;
}

/// How many of the first lines are in quarantine.
std::size_t count_quarantined(const LineSource& source, const std::map<std::uint64_t, std::set<std::string>>& quarantined, std::uint64_t lines) {
    std::size_t count = 0;
    LineReader reader(source);
    Line line;
    while (!quarantined.empty() && reader.line_number() < lines && reader.next(line)) {
        const auto found = quarantined.find(reader.line_number());
        if (found != quarantined.end() && found->second.contains(source::sha256(line.text))) ++count;
    }
    return count;
}

}  // namespace

AddCounts Casebook::add_lines(const LineSource& source, const Rulebook& rulebook, const std::function<void(std::uint64_t, const AddCounts&)>& after_batch) {
    AddCounts counts;
    LineReader reader(source);
    if (!source.can_return) {
        Run run(*this, source.name);
        for (auto lines = gather(reader, source); !lines.empty(); lines = gather(reader, source)) {
            counts.add(run.add(lines, rulebook));
            if (after_batch) after_batch(reader.at(), counts);
        }
        run.finish();
        return counts;
    }
    reader.go_to(guarded(impl_->path, [&] { return kept_position(impl_->database, source); }));
    counts.read_before = reader.line_number();
    if (counts.read_before > 0) {
        const auto quarantined = guarded(impl_->path, [&] { return quarantined_from(impl_->database, source); });
        counts.quarantined_before = count_quarantined(source, quarantined, counts.read_before);
    }
    for (auto lines = gather(reader, source); !lines.empty(); lines = gather(reader, source)) {
        Batch batch(*this);
        for (const auto& incoming : lines) counts.count(incoming.place, add(incoming, rulebook));
        guarded(impl_->path, [&] { keep_position(impl_->database, source, reader.position()); });
        batch.commit();
        if (after_batch) after_batch(reader.at(), counts);
    }
    return counts;
}

}  // namespace careact
