#include "base/sealing.h"

#include "base/sodium_bytes.h"

#include <sodium.h>
#include <stdexcept>

namespace fengsui {

namespace {

using State = crypto_secretstream_xchacha20poly1305_state;

constexpr std::string_view mark = "fengsuiseal1";

static_assert(SealingReader::headerSize
    == mark.size() + 2 * crypto_sign_PUBLICKEYBYTES + crypto_box_SEALBYTES
        + crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_secretstream_xchacha20poly1305_HEADERBYTES
        + crypto_sign_BYTES);
static_assert(SealingReader::overhead == crypto_secretstream_xchacha20poly1305_ABYTES);

constexpr std::size_t sealedKeySize = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;

void require(bool isDone)
{
    if (!isDone)
        throw std::runtime_error("libsodium can't seal");
}

std::string boxKey(const std::string& publicKey)
{
    std::string key(crypto_box_PUBLICKEYBYTES, '\0');
    require(publicKey.size() == crypto_sign_PUBLICKEYBYTES
        && crypto_sign_ed25519_pk_to_curve25519(out(key), in(publicKey)) == 0);
    return key;
}

} // namespace

SealingWriter::SealingWriter(const SigningKey& writer, const std::string& reader)
    : m_state(sizeof(crypto_secretstream_xchacha20poly1305_state), '\0')
{
    require(sodium_init() >= 0);
    std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_keygen(out(key));
    std::string sealed(sealedKeySize, '\0');
    require(crypto_box_seal(out(sealed), in(key), key.size(), in(boxKey(reader))) == 0);
    std::string start(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    require(crypto_secretstream_xchacha20poly1305_init_push(stateIn<State>(m_state), out(start), in(key)) == 0);
    sodium_memzero(key.data(), key.size());
    m_header = std::string(mark) + writer.publicKey() + reader + sealed + start;
    m_header += writer.sign(m_header);
}

std::string SealingWriter::seal(std::string_view piece, bool isLast)
{
    std::string sealed(piece.size() + SealingReader::overhead, '\0');
    crypto_secretstream_xchacha20poly1305_push(stateIn<State>(m_state), out(sealed), nullptr, in(piece), piece.size(),
        nullptr, 0,
        isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    return sealed;
}

SealingReader::SealingReader(std::string_view header, const SigningKey& reader)
    : m_state(sizeof(crypto_secretstream_xchacha20poly1305_state), '\0')
{
    require(sodium_init() >= 0);
    if (header.size() != headerSize || !header.starts_with(mark)) {
        m_fault = Fault::NoSeal;
        return;
    }
    const std::string_view all = header.substr(0, headerSize - crypto_sign_BYTES);
    const std::string_view signature = header.substr(all.size());
    header.remove_prefix(mark.size());
    const auto take = [&](std::size_t size) {
        const std::string_view taken = header.substr(0, size);
        header.remove_prefix(size);
        return taken;
    };
    m_writer = take(crypto_sign_PUBLICKEYBYTES);
    const std::string_view forWhom = take(crypto_sign_PUBLICKEYBYTES);
    const std::string_view sealed = take(sealedKeySize);
    const std::string_view start = take(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    if (!verifySignature(m_writer, all, signature)) {
        m_fault = Fault::Forged;
        return;
    }
    if (forWhom != reader.publicKey()) {
        m_fault = Fault::ForOther;
        return;
    }
    std::string whole = reader.seed() + reader.publicKey(); // as libsodium keeps it
    std::string secret(crypto_box_SECRETKEYBYTES, '\0');
    require(crypto_sign_ed25519_sk_to_curve25519(out(secret), in(whole)) == 0);
    std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    const bool isOpen
        = crypto_box_seal_open(out(key), in(sealed), sealed.size(), in(boxKey(reader.publicKey())), in(secret)) == 0
        && crypto_secretstream_xchacha20poly1305_init_pull(stateIn<State>(m_state), in(start), in(key)) == 0;
    for (std::string* each : { &whole, &secret, &key })
        sodium_memzero(each->data(), each->size());
    if (!isOpen)
        m_fault = Fault::Forged;
}

std::string SealingReader::readerOf(std::string_view header)
{
    if (header.size() != headerSize || !header.starts_with(mark))
        return {};
    return std::string(header.substr(mark.size() + crypto_sign_PUBLICKEYBYTES, crypto_sign_PUBLICKEYBYTES));
}

std::optional<SealingReader::Piece> SealingReader::open(std::string_view sealed)
{
    if (m_fault != Fault::None || sealed.size() < overhead)
        return std::nullopt;
    Piece piece { std::string(sealed.size() - overhead, '\0'), false };
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(
            stateIn<State>(m_state), out(piece.bytes), nullptr, &tag, in(sealed), sealed.size(), nullptr, 0)
        != 0)
        return std::nullopt;
    piece.isLast = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return piece;
}

} // namespace fengsui
