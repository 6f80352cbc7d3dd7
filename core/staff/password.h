#pragma once

#include <string>

namespace fengsui {

/// How much a guess costs. Moderate is 256 MiB and about half a second (libsodium's MODERATE); Interactive is 64 MiB,
/// for demo stores and tests, whose passwords are printed in the manual anyway.
enum class PasswordCost { Interactive, Moderate };

/// A verifier of the password by Argon2id with a random salt, as text. Throws std::runtime_error when memory is short.
std::string makeVerifier(const std::string& password, PasswordCost cost);
/// Whether the verifier is of this password. Takes as long as making it did.
bool matchesVerifier(const std::string& verifier, const std::string& password);

} // namespace fengsui
