#include "base/stream_lock.h"

#include "base/hex.h"
#include "base/sodium_bytes.h"

#include <algorithm>
#include <cctype>
#include <sodium.h>
#include <stdexcept>

namespace fengsui {

namespace {

using State = crypto_secretstream_xchacha20poly1305_state;

constexpr std::string_view mark = "fengsuibackup1";
constexpr char passphraseWay = 'P';
constexpr char keyWay = 'K';
constexpr std::size_t accessSize = crypto_box_PUBLICKEYBYTES + crypto_box_SEALBYTES
    + crypto_secretstream_xchacha20poly1305_KEYBYTES; ///< how the stream's key is come by
constexpr std::size_t checkSize = 16; ///< by which a wrong secret is told from a damaged file
constexpr std::size_t costSize = 4;

// A file may ask for no more than this, whoever wrote it.
constexpr std::uint64_t mostPasses = 16;
constexpr std::uint64_t mostKibibytes = 1024 * 1024;

static_assert(StreamUnlock::headerSize
    == mark.size() + 1 + accessSize + crypto_secretstream_xchacha20poly1305_HEADERBYTES + checkSize);
static_assert(StreamUnlock::overhead == crypto_secretstream_xchacha20poly1305_ABYTES);

void require(bool isDone)
{
    if (!isDone)
        throw std::runtime_error("libsodium can't lock: memory may be short");
}

std::string freshKey()
{
    require(sodium_init() >= 0);
    std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_keygen(out(key));
    return key;
}

std::string checkOf(std::string_view header, const std::string& key)
{
    std::string check(checkSize, '\0');
    require(crypto_generichash(out(check), check.size(), in(header), header.size(), in(key), key.size()) == 0);
    return check;
}

std::string inFourBytes(std::uint64_t number)
{
    std::string bytes;
    for (std::size_t i = 0; i < costSize; ++i)
        bytes += static_cast<char>(number >> (8 * i) & 0xff);
    return bytes;
}

std::uint64_t ofFourBytes(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < costSize; ++i)
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

std::string keyOf(std::string_view passphrase, std::string_view salt, std::uint64_t passes, std::uint64_t kibibytes)
{
    std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    require(crypto_pwhash(out(key), key.size(), passphrase.data(), passphrase.size(), in(salt), passes,
                static_cast<std::size_t>(kibibytes) * 1024, crypto_pwhash_ALG_ARGON2ID13)
        == 0);
    return key;
}

} // namespace

RecoveryKey RecoveryKey::generate()
{
    require(sodium_init() >= 0);
    RecoveryKey key { std::string(crypto_box_SECRETKEYBYTES, '\0'), std::string(crypto_box_PUBLICKEYBYTES, '\0') };
    require(crypto_box_keypair(out(key.publicKey), out(key.secret)) == 0);
    return key;
}

std::optional<RecoveryKey> RecoveryKey::parse(std::string_view typed)
{
    std::string digits;
    for (const char c : typed)
        if (std::isspace(static_cast<unsigned char>(c)) == 0)
            digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto secret = fromHex(digits);
    if (!secret || secret->size() != crypto_box_SECRETKEYBYTES)
        return std::nullopt;
    RecoveryKey key { *secret, std::string(crypto_box_PUBLICKEYBYTES, '\0') };
    require(crypto_scalarmult_base(out(key.publicKey), in(key.secret)) == 0);
    return key;
}

std::string RecoveryKey::toPaper() const
{
    constexpr std::size_t group = 4;
    constexpr std::size_t line = 32;
    const std::string digits = toHex(secret);
    std::string paper;
    for (std::size_t at = 0; at < digits.size(); at += group)
        paper += (at == 0 ? "" : at % line == 0 ? "\n" : " ") + digits.substr(at, group);
    return paper;
}

StreamLock::StreamLock(char way, std::string access, std::string key)
    : m_key(std::move(key))
    , m_state(sizeof(crypto_secretstream_xchacha20poly1305_state), '\0')
{
    access.resize(accessSize, '\0');
    std::string start(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    require(crypto_secretstream_xchacha20poly1305_init_push(stateIn<State>(m_state), out(start), in(m_key)) == 0);
    m_header = std::string(mark) + way + access + start;
    m_header += checkOf(m_header, m_key);
}

StreamLock StreamLock::byPassphrase(std::string_view passphrase)
{
    require(sodium_init() >= 0);
    std::string salt(crypto_pwhash_SALTBYTES, '\0');
    randombytes_buf(salt.data(), salt.size());
    constexpr std::uint64_t passes = crypto_pwhash_OPSLIMIT_MODERATE;
    constexpr std::uint64_t kibibytes = crypto_pwhash_MEMLIMIT_MODERATE / 1024;
    return { passphraseWay, salt + inFourBytes(passes) + inFourBytes(kibibytes),
        keyOf(passphrase, salt, passes, kibibytes) };
}

StreamLock StreamLock::forKey(const std::string& publicKey)
{
    std::string key = freshKey();
    std::string sealed(crypto_box_SEALBYTES + key.size(), '\0');
    require(publicKey.size() == crypto_box_PUBLICKEYBYTES
        && crypto_box_seal(out(sealed), in(key), key.size(), in(publicKey)) == 0);
    return { keyWay, publicKey + sealed, std::move(key) };
}

std::string StreamLock::seal(std::string_view piece, bool isLast)
{
    std::string sealed(piece.size() + StreamUnlock::overhead, '\0');
    crypto_secretstream_xchacha20poly1305_push(stateIn<State>(m_state), out(sealed), nullptr, in(piece), piece.size(),
        nullptr, 0,
        isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    return sealed;
}

StreamUnlock StreamLock::unlock() const
{
    return *StreamUnlock::with(m_header, m_key);
}

StreamUnlock::Way StreamUnlock::wayOf(std::string_view header)
{
    if (header.size() != headerSize || !header.starts_with(mark))
        return Way::None;
    const char way = header[mark.size()];
    return way == passphraseWay ? Way::Passphrase : way == keyWay ? Way::Key : Way::None;
}

std::optional<StreamUnlock> StreamUnlock::with(std::string_view header, const std::string& key)
{
    const std::string_view checked = header.substr(0, headerSize - checkSize);
    const std::string check = checkOf(checked, key);
    if (sodium_memcmp(check.data(), header.data() + checked.size(), checkSize) != 0)
        return std::nullopt;
    StreamUnlock unlock;
    unlock.m_state.resize(sizeof(crypto_secretstream_xchacha20poly1305_state), '\0');
    const std::string_view start = checked.substr(checked.size() - crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    require(crypto_secretstream_xchacha20poly1305_init_pull(stateIn<State>(unlock.m_state), in(start), in(key)) == 0);
    return unlock;
}

std::optional<StreamUnlock> StreamUnlock::byPassphrase(std::string_view header, std::string_view passphrase)
{
    if (wayOf(header) != Way::Passphrase)
        return std::nullopt;
    require(sodium_init() >= 0);
    const std::string_view access = header.substr(mark.size() + 1, accessSize);
    const std::uint64_t passes = ofFourBytes(access.substr(crypto_pwhash_SALTBYTES));
    const std::uint64_t kibibytes = ofFourBytes(access.substr(crypto_pwhash_SALTBYTES + costSize));
    if (passes < crypto_pwhash_OPSLIMIT_MIN || passes > mostPasses || kibibytes > mostKibibytes
        || kibibytes < crypto_pwhash_MEMLIMIT_MIN / 1024)
        return std::nullopt;
    return with(header, keyOf(passphrase, access.substr(0, crypto_pwhash_SALTBYTES), passes, kibibytes));
}

std::optional<StreamUnlock> StreamUnlock::byKey(std::string_view header, const RecoveryKey& key)
{
    if (wayOf(header) != Way::Key)
        return std::nullopt;
    require(sodium_init() >= 0);
    const std::string_view access = header.substr(mark.size() + 1, accessSize);
    const std::string_view sealed = access.substr(crypto_box_PUBLICKEYBYTES);
    std::string streamKey(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    if (crypto_box_seal_open(out(streamKey), in(sealed), sealed.size(), in(key.publicKey), in(key.secret)) != 0)
        return std::nullopt;
    return with(header, streamKey);
}

std::optional<StreamUnlock::Piece> StreamUnlock::open(std::string_view sealed)
{
    if (sealed.size() < overhead)
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
