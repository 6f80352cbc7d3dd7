#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// A key of two halves for what a machine writes without anybody being there: the public half, which the machine holds,
/// can only lock; the secret half lies on paper in a safe, and unlocks.
struct RecoveryKey {
    std::string secret; ///< X25519, 32 bytes
    std::string publicKey; ///< 32 bytes

    static RecoveryKey generate();
    /// Reads it as a person typed it: 64 hexadecimal digits, spaces and lines as one likes. Nothing when it is none.
    static std::optional<RecoveryKey> parse(std::string_view typed);
    /// In groups of four digits, as it is printed.
    std::string toPaper() const;
};

class StreamUnlock;

/// Locks a stream of pieces by a passphrase (Argon2id) or for a recovery key, with a fresh key each time; libsodium's
/// secretstream then notices pieces that are altered, missing, out of order, or cut off at the end.
class StreamLock {
public:
    static StreamLock byPassphrase(std::string_view passphrase);
    /// The public half must be one.
    static StreamLock forKey(const std::string& publicKey);

    const std::string& header() const { return m_header; }
    std::string seal(std::string_view piece, bool isLast);
    /// What reads this very stream, so that whoever wrote it can look whether it is whole without the secret half.
    StreamUnlock unlock() const;

private:
    StreamLock(char way, std::string access, std::string key);

    std::string m_header;
    std::string m_key;
    std::string m_state;
};

class StreamUnlock {
public:
    static constexpr std::size_t headerSize = 14 + 1 + 112 + 24 + 16;
    static constexpr std::size_t overhead = 17; ///< bytes that sealing adds to a piece

    enum class Way : std::uint8_t { None, Passphrase, Key };
    /// None for anything that is no such header.
    static Way wayOf(std::string_view header);

    /// Nothing when the header is not locked in this way, or the secret is another one.
    static std::optional<StreamUnlock> byPassphrase(std::string_view header, std::string_view passphrase);
    static std::optional<StreamUnlock> byKey(std::string_view header, const RecoveryKey& key);

    struct Piece {
        std::string bytes;
        bool isLast = false;
    };
    /// Nothing when it is not the next piece.
    std::optional<Piece> open(std::string_view sealed);

private:
    friend class StreamLock;
    static std::optional<StreamUnlock> with(std::string_view header, const std::string& key);
    StreamUnlock() = default;

    std::string m_state;
};

} // namespace fengsui
