#include "link/console_key.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace fengsui::link {

namespace {

template <auto Free>
struct Freeing {
    template <typename T>
    void operator()(T* thing) const
    {
        Free(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Memory = std::unique_ptr<BIO, Freeing<BIO_free>>;

void require(bool isDone)
{
    if (!isDone)
        throw std::runtime_error("OpenSSL can't make a key");
}

std::string textOf(BIO* memory)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return { data, static_cast<std::size_t>(size) };
}

Certificate selfSigned(EVP_PKEY* key)
{
    Certificate certificate(X509_new());
    require(certificate != nullptr);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    ASN1_TIME_set_string(X509_getm_notBefore(certificate.get()), "20000101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(certificate.get()), "99991231235959Z");
    require(X509_set_pubkey(certificate.get(), key) == 1);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const unsigned char common[] = "fengsui console";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, common, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    require(X509_sign(certificate.get(), key, EVP_sha256()) != 0);
    return certificate;
}

Digest pinOf(EVP_PKEY* key)
{
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(key, &bytes);
    require(size > 0);
    const Digest pin = sha256({ reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size) });
    OPENSSL_free(bytes);
    return pin;
}

} // namespace

ConsoleKey ConsoleKey::generate()
{
    const Key key(EVP_EC_gen("P-256"));
    require(key != nullptr);
    const Memory memory(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    auto made = fromSecret(textOf(memory.get()));
    require(made.has_value());
    return *std::move(made);
}

std::optional<ConsoleKey> ConsoleKey::fromSecret(const std::string& pem)
{
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
    if (!key || EVP_PKEY_is_a(key.get(), "EC") != 1 || EVP_PKEY_get_bits(key.get()) != 256)
        return std::nullopt;
    const Certificate certificate = selfSigned(key.get());
    const Memory out(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(out.get(), certificate.get()) == 1);
    ConsoleKey made;
    made.m_secret = pem;
    made.m_certificate = textOf(out.get());
    made.m_pin = pinOf(key.get());
    return made;
}

std::string fingerprint(const Digest& pin)
{
    std::string text;
    const std::string digits = pin.toHex();
    for (std::size_t at = 0; at < digits.size(); at += 4)
        text += (at == 0 ? "" : " ") + digits.substr(at, 4);
    return text;
}

} // namespace fengsui::link
