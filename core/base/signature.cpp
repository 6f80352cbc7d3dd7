#include "base/signature.h"

#include "base/sodium_bytes.h"

#include <sodium.h>
#include <stdexcept>

namespace fengsui {

namespace {

void prepareSodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium can't be initialised");
}

} // namespace

SigningKey SigningKey::generate()
{
    prepareSodium();
    SigningKey key;
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(out(key.m_public), out(key.m_secret));
    return key;
}

std::optional<SigningKey> SigningKey::fromSeed(std::string_view seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return std::nullopt;
    prepareSodium();
    SigningKey key;
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(out(key.m_public), out(key.m_secret), in(seed));
    return key;
}

std::string SigningKey::sign(std::string_view message) const
{
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(out(signature), nullptr, in(message), message.size(), in(m_secret));
    return signature;
}

bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature)
{
    prepareSodium();
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(in(signature), in(message), message.size(), in(publicKey)) == 0;
}

} // namespace fengsui
