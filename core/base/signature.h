#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// An Ed25519 key pair (RFC 8032). The seed is the secret: 32 bytes.
class SigningKey {
public:
    static SigningKey generate();
    /// Nothing unless there are exactly 32 bytes.
    static std::optional<SigningKey> fromSeed(std::string_view seed);

    const std::string& publicKey() const { return m_public; } ///< 32 bytes
    std::string seed() const { return m_secret.substr(0, 32); }
    std::string sign(std::string_view message) const; ///< 64 bytes

private:
    SigningKey() = default;
    std::string m_public;
    std::string m_secret;
};

/// Whether the signature is that of the public key over the message. False for keys or signatures of a wrong length.
bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature);

} // namespace fengsui
