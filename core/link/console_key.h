#pragma once

#include "base/digest.h"

#include <optional>
#include <string>

namespace fengsui::link {

/// By what a console is known on the wire: a P-256 key and a certificate that it signs itself. Others know it by the
/// digest of the public key (SHA-256 over the SubjectPublicKeyInfo), so the certificate may be made anew at any time;
/// its dates mean nothing, because clocks are wrong in emergencies.
class ConsoleKey {
public:
    static ConsoleKey generate();
    /// The secret key in PEM, as secret() gave it; nothing for anything else.
    static std::optional<ConsoleKey> fromSecret(const std::string& pem);

    const std::string& secret() const { return m_secret; }
    const std::string& certificate() const { return m_certificate; } ///< PEM
    const Digest& pin() const { return m_pin; }

private:
    ConsoleKey() = default;
    std::string m_secret;
    std::string m_certificate;
    Digest m_pin;
};

/// A pin as people compare it: 64 hexadecimal digits in groups of four.
std::string fingerprint(const Digest& pin);

} // namespace fengsui::link
