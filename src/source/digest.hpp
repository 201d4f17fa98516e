#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace careact::source {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The same of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    /// Of what was added so far; more may be added after.
    [[nodiscard]] std::string digest() const;

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace careact::source
