#include "careact/receipt.hpp"

#include "receipt/answer.hpp"
#include "receipt/head.hpp"
#include "receipt/record.hpp"
#include "receipt/whole.hpp"
#include "source/digest.hpp"
#include "source/utf8.hpp"

namespace careact {

namespace {

using receipt::Findings;
using receipt::Json;

/// Facts and figures that are named more than once have one value; the mention that differs from the rest is the one that is wrong.
void check_throughout(const receipt::Throughout& throughout, const std::vector<ProofNode>& proof, Findings& findings) {
    for (const auto& [what, mentions] : throughout.all()) {
        const auto& usual = receipt::Throughout::usual(mentions);
        for (const auto& mention : mentions) {
            if (receipt::agree(mention.came, usual)) continue;
            const auto& step = proof[mention.node].derivation[mention.step];
            findings.add(mention.node, mention.step, what, receipt::text_of({step.status, step.value}), receipt::text_of(usual) + ", as elsewhere");
        }
    }
}

void compare_digests(ReceiptCheck& check, Findings& findings, const ReceiptAgainst& against) {
    if (against.record) {
        const auto digest = source::sha256(*against.record);
        if (digest != check.record_digest) findings.add_to_head("", "", "the digest of the record", check.record_digest, digest);
    }
    if (against.rulebook_digest && *against.rulebook_digest != check.rulebook_digest)
        findings.add_to_head("", "", "the digest of the rules", check.rulebook_digest, *against.rulebook_digest);
}

void read_head(const Json& one, ReceiptCheck& check) {
    check.engine_version = one.at("careact");
    check.record = one.at("record").at("name"), check.record_digest = one.at("record").at("digest");
    check.rulebook_digest = one.at("rulebook").at("digest"), check.layer = one.at("rulebook").at("layer");
    check.on = one.at("on");
    if (!Date::parse(check.on)) throw receipt::Malformed{"`" + check.on + "` is not a day in the calendar"};
}

ReceiptCheck checked(const Json& one, const ReceiptAgainst& against) {
    ReceiptCheck check;
    read_head(one, check);
    const auto proof = receipt::proof_of(one);
    Findings findings(proof, check);
    check.answers = proof.size();
    for (std::uint32_t i = 0; i < proof.size(); ++i) {
        check.steps += proof[i].derivation.size();
        receipt::check_answer(proof, i, findings);
    }
    receipt::check_circles(proof, findings);
    check_throughout(findings.facts, proof, findings);
    check_throughout(findings.figures, proof, findings);
    receipt::check_whole(one, proof, findings);
    receipt::check_head(one, proof, findings);
    compare_digests(check, findings, against);
    if (against.record) check.facts_compared = receipt::check_record(Json::parse(*against.record), proof, one, findings);
    return check;
}

/// What is amiss with the form of it, without the words of the library that reads it.
std::string amiss(const Json::exception& error) {
    const std::string_view said = error.what();
    constexpr std::string_view before = "key '";
    const auto key = said.find(before);
    const auto end = key == std::string_view::npos ? key : said.find('\'', key + before.size());
    if (end == std::string_view::npos) return "something in it is not of the kind that stands there in a receipt";
    return "it has no `" + std::string(said.substr(key + before.size(), end - key - before.size())) + "` where a receipt has one";
}

ReceiptCheck checked_or_not(const Json& one, const ReceiptAgainst& against) {
    ReceiptCheck unreadable;
    try {
        return checked(one, against);
    } catch (const Json::exception& error) {
        unreadable.unreadable = source::printable(amiss(error));
    } catch (const receipt::Malformed& malformed) {
        unreadable.unreadable = source::printable(malformed.what);
    }
    return unreadable;
}

}  // namespace

std::vector<ReceiptCheck> verify_receipts(std::string_view json, const ReceiptAgainst& against) {
    const auto read = Json::parse(json, nullptr, false);
    if (read.is_discarded()) {
        ReceiptCheck unreadable;
        unreadable.unreadable = "it is not JSON";
        return {unreadable};
    }
    if (!read.is_array()) return {checked_or_not(read, against)};
    std::vector<ReceiptCheck> all;
    for (const auto& one : read) all.push_back(checked_or_not(one, against));
    return all;
}

}  // namespace careact
