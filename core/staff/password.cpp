#include "staff/password.h"

#include <sodium.h>
#include <stdexcept>

namespace fengsui {

std::string makeVerifier(const std::string& password, PasswordCost cost)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium can't be initialised");
    const bool isModerate = cost == PasswordCost::Moderate;
    char verifier[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(verifier, password.data(), password.size(),
            isModerate ? crypto_pwhash_argon2id_OPSLIMIT_MODERATE : crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE,
            isModerate ? crypto_pwhash_argon2id_MEMLIMIT_MODERATE : crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE,
            crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::runtime_error("not enough memory to make a password verifier");
    return verifier;
}

bool matchesVerifier(const std::string& verifier, const std::string& password)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(verifier.c_str(), password.data(), password.size()) == 0;
}

} // namespace fengsui
