#include "careact/explain.hpp"
#include "casebook/store.hpp"
#include "diagnostics/suggest.hpp"
#include "source/digest.hpp"
#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

namespace careact {

using casebook::guarded;

namespace {

using Json = nlohmann::ordered_json;

bool has_receipt(SQLite::Database& database, std::int64_t version, EntryKind kind, const std::string& digest) {
    SQLite::Statement query(database, "SELECT 1 FROM entry WHERE about = ?1 AND kind = ?2 AND content_digest = ?3");
    query.bind(1, version);
    query.bind(2, std::string(to_text(kind)));
    query.bind(3, digest);
    return query.executeStep();
}

bool has_sample(SQLite::Database& database, const std::string& digest) {
    SQLite::Statement query(database, "SELECT 1 FROM entry WHERE record = '' AND kind = 'sample' AND content_digest = ?1");
    query.bind(1, digest);
    return query.executeStep();
}

/// The outcome that the override is about. Throws if there is none, or more than one.
Json outcome_of(const Json& receipt, const Override& override) {
    std::vector<Json> found;
    std::vector<std::string> items;
    for (const auto& outcome : receipt.at("outcomes")) {
        if (outcome.at("goal") != override.goal) continue;
        const auto item = outcome.contains("item") ? outcome.at("item").at("path").get<std::string>() : "";
        items.push_back(item);
        if (override.item.empty() || override.item == item) found.push_back(outcome);
    }
    const auto decision = "decision " + std::to_string(override.decision);
    if (items.empty()) throw CasebookError(decision + " has no outcome `" + override.goal + "`");
    if (found.size() == 1) return found.front();
    throw CasebookError(decision + " has `" + override.goal + "` of each of several; name one of them: " + diagnostics::one_of(items, "or"));
}

void check_said(const Override& override) {
    for (const auto& [text, what] : {std::pair{&override.value, "the answer instead"}, {&override.by, "the name of who decides so"}, {&override.because, "the reasons"}}) {
        if (source::is_blank(*text)) throw CasebookError(std::string("an override says ") + what);
    }
}

/// Whether an outcome is an amount that is not below nothing, and the answer instead is one that is.
bool is_below_nothing(const Json& outcome, const std::string& instead) {
    const auto value = outcome.value("value", Json());
    if (!value.is_object() || !value.contains("amount") || value.at("amount").get<std::string>().starts_with('-')) return false;
    const auto begin = instead.find_first_not_of(" £");
    return begin != std::string::npos && (instead.compare(begin, 1, "-") == 0 || instead.compare(begin, 3, "−") == 0);
}

std::string text_for(const std::string& receipt, const Override& override) try {
    const auto outcome = outcome_of(Json::parse(receipt), override);
    if (!outcome.at("may_override").get<bool>()) throw CasebookError("`" + override.goal + "` is not for anybody to override: no rule says that a person may");
    if (is_below_nothing(outcome, override.value)) throw CasebookError("`" + override.goal + "` is not an amount below nothing, and `" + override.value + "` is");
    Json content{{"goal", override.goal}};
    if (outcome.contains("item")) content["item"] = outcome.at("item").at("path");
    content["status"] = outcome.at("status");
    if (outcome.contains("value")) content["instead_of"] = outcome.at("value");
    content["value"] = override.value;
    content["by"] = override.by;
    content["because"] = override.because;
    content["until"] = override.until.to_text();
    return content.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
} catch (const Json::exception&) {
    throw CasebookError("decision " + std::to_string(override.decision) + " cannot be read; `careact casebook verify` says more");
}

}  // namespace

std::optional<std::int64_t> Casebook::decide(std::int64_t version, const Determination& determination, DateTime recorded_at) {
    const auto receipt = to_json(determination);
    const auto digest = source::sha256(receipt);
    return guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&]() -> std::optional<std::int64_t> {
            const auto about = entry(version);
            if (!about || about->kind != EntryKind::Record || about->content_digest != determination.record_digest) {
                throw CasebookError("entry " + std::to_string(version) + " of `" + impl_->path + "` is not the version that was decided on");
            }
            if (has_receipt(impl_->database, version, EntryKind::Decision, digest)) return std::nullopt;
            return impl_->append({EntryKind::Decision, about->record, version, determination.on, recorded_at, "", digest, receipt});
        });
    });
}

std::optional<std::int64_t> Casebook::keep_audit(const AuditReading& reading) {
    const auto digest = source::sha256(reading.text);
    return guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&]() -> std::optional<std::int64_t> {
            const auto about = entry(reading.version);
            if (!about || about->kind != EntryKind::Record) throw CasebookError("entry " + std::to_string(reading.version) + " of `" + impl_->path + "` is no version of a record");
            if (about->redacted) throw CasebookError("entry " + std::to_string(reading.version) + " was redacted, and cannot have been read");
            if (has_receipt(impl_->database, reading.version, EntryKind::Audit, digest)) return std::nullopt;
            return impl_->append({EntryKind::Audit, about->record, reading.version, reading.audited_on, reading.recorded_at, "", digest, reading.text});
        });
    });
}

std::optional<std::int64_t> Casebook::keep_sample(const std::string& sample, Date drawn_on, DateTime recorded_at) {
    const auto digest = source::sha256(sample);
    return guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&]() -> std::optional<std::int64_t> {
            if (has_sample(impl_->database, digest)) return std::nullopt;
            return impl_->append({EntryKind::Sample, "", {}, drawn_on, recorded_at, "", digest, sample});
        });
    });
}

std::int64_t Casebook::override_outcome(const Override& override) {
    check_said(override);
    const auto decision = entry(override.decision);
    if (!decision || decision->kind != EntryKind::Decision) throw CasebookError("entry " + std::to_string(override.decision) + " of `" + impl_->path + "` is no decision");
    const auto receipt = content(override.decision);
    if (!receipt) throw CasebookError("decision " + std::to_string(override.decision) + " was redacted");
    if (override.until < decision->valid_on) {
        throw CasebookError("an override until " + override.until.to_words() + " would end before the day decided for, " + decision->valid_on.to_words());
    }
    const auto text = text_for(*receipt, override);
    return guarded(impl_->path, [&] {
        return impl_->in_batch(*this, [&] {
            return impl_->append({EntryKind::Override, decision->record, override.decision, override.until, override.recorded_at, "", source::sha256(text), text});
        });
    });
}

}  // namespace careact
