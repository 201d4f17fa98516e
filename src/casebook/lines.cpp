#include "casebook/store.hpp"
#include "source/digest.hpp"

#include <algorithm>

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
    bool ended = false;      // the last line of a file that is still being written may lack its end
};

/// Takes a source apart into lines, holding one of them and a piece of the source.
class LineReader {
public:
    explicit LineReader(const LineSource& source) : source_(source), piece_(std::size_t{1} << 20U, '\0') {}

    /// Goes to where the last run stopped, if the source still begins as it did then. Otherwise stays at the beginning.
    void go_to(const Position& position) {
        source::Sha256 digest;
        if (take_in(0, position.bytes, digest) != position.bytes || digest.digest() != position.digest) return;
        digest_ = std::move(digest);
        at_ = piece_from_ = whole_ = position.bytes;
        lines_ = whole_lines_ = position.lines;
    }

    bool next(Line& line) {
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
        if (line.ended) close(line, begin);
        return true;
    }

    /// After the last line that had an end.
    [[nodiscard]] Position position() const { return {whole_, whole_lines_, source_.can_return ? digest_.digest() : ""}; }
    [[nodiscard]] std::uint64_t at() const { return at_; }
    [[nodiscard]] std::uint64_t line_number() const { return lines_; }

private:
    bool have_more() {
        if (at_ < piece_from_ + piece_size_) return true;
        piece_from_ = at_;
        piece_size_ = source_.read(piece_from_, piece_.data(), piece_.size());
        return piece_size_ > 0;
    }

    void close(const Line& line, std::uint64_t begin) {
        whole_ = at_;
        whole_lines_ = lines_;
        if (!source_.can_return) return;
        if (line.size == line.text.size()) digest_.add(line.text), digest_.add("\n");
        else take_in(begin, at_ - begin, digest_);
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
    std::uint64_t piece_from_ = 0, at_ = 0, lines_ = 0, whole_ = 0, whole_lines_ = 0;
    std::size_t piece_size_ = 0;
    source::Sha256 digest_;
};

std::string since(const LineSource& source) { return source.as_of ? source.as_of->to_text() : ""; }

Position kept_position(SQLite::Database& database, const LineSource& source) {
    SQLite::Statement query(database, "SELECT bytes, lines, digest FROM source WHERE name = ?1 AND as_of = ?2");
    query.bind(1, source.name);
    query.bind(2, since(source));
    if (!source.can_return || !query.executeStep()) return {};
    return {static_cast<std::uint64_t>(query.getColumn(0).getInt64()), static_cast<std::uint64_t>(query.getColumn(1).getInt64()), query.getColumn(2).getString()};
}

void keep_position(SQLite::Database& database, const LineSource& source, const Position& position) {
    if (!source.can_return) return;
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

}  // namespace

AddCounts Casebook::add_lines(const LineSource& source, const Rulebook& rulebook, const std::function<void(std::uint64_t, const AddCounts&)>& after_batch) {
    AddCounts counts;
    LineReader reader(source);
    if (const auto kept = guarded(impl_->path, [&] { return kept_position(impl_->database, source); }); kept.bytes > 0) {
        reader.go_to(kept);
        counts.read_before = reader.line_number();
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
