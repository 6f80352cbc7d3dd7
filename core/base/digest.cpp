#include "base/digest.h"

#include "base/hex.h"

#include <algorithm>
#include <memory>
#include <openssl/evp.h>
#include <stdexcept>

namespace fengsui {

namespace {

// Fetched once: looking the algorithm up for each call costs more than hashing an entry.
const EVP_MD* algorithm()
{
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> md(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free);
    return md.get();
}

EVP_MD_CTX* contextOfThread()
{
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
        EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return context.get();
}

} // namespace

std::optional<Digest> Digest::fromBytes(std::string_view bytes)
{
    Digest digest;
    if (bytes.size() != digest.bytes.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
    return digest;
}

std::string Digest::toHex() const
{
    return fengsui::toHex(view());
}

Digest sha256(std::string_view bytes)
{
    Digest digest;
    EVP_MD_CTX* context = contextOfThread();
    if (EVP_DigestInit_ex2(context, algorithm(), nullptr) != 1
        || EVP_DigestUpdate(context, bytes.data(), bytes.size()) != 1
        || EVP_DigestFinal_ex(context, digest.bytes.data(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    return digest;
}

DigestBuilder::DigestBuilder()
    : m_context(EVP_MD_CTX_new())
{
    if (EVP_DigestInit_ex2(static_cast<EVP_MD_CTX*>(m_context), algorithm(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
}

DigestBuilder::~DigestBuilder()
{
    EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(m_context));
}

void DigestBuilder::add(std::string_view bytes)
{
    if (EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(m_context), bytes.data(), bytes.size()) != 1)
        throw std::runtime_error("SHA-256 is not available");
}

Digest DigestBuilder::finish()
{
    Digest digest;
    if (EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(m_context), digest.bytes.data(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    return digest;
}

} // namespace fengsui
