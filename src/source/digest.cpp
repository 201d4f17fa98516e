#include "source/digest.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <new>

namespace careact::source {

namespace {

using Bytes = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

std::string hexadecimal(const Bytes& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

}  // namespace

std::string sha256(std::string_view bytes) {
    Bytes digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return hexadecimal(digest);
}

struct Sha256::Context {
    EVP_MD_CTX* held = EVP_MD_CTX_new();

    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(held); }
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    if (context_->held == nullptr || EVP_DigestInit_ex(context_->held, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    if (EVP_DigestUpdate(context_->held, bytes.data(), bytes.size()) != 1) throw std::bad_alloc();
}

std::string Sha256::digest() const {
    const Context copy;  // finishing a digest ends it
    Bytes bytes{};
    if (copy.held == nullptr || EVP_MD_CTX_copy_ex(copy.held, context_->held) != 1 || EVP_DigestFinal_ex(copy.held, bytes.data(), nullptr) != 1) throw std::bad_alloc();
    return hexadecimal(bytes);
}

}  // namespace careact::source
