#pragma once

#include "base/signature.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// Pieces that only the holder of one key can read, and that say who sealed them: a fresh key for the stream, sealed to
/// the reader's Ed25519 key turned into X25519, signed by the writer; then libsodium's secretstream, which notices
/// pieces that are altered, missing, out of order, or cut off at the end.
class SealingWriter {
public:
    /// The reader's public key must be one.
    SealingWriter(const SigningKey& writer, const std::string& reader);

    const std::string& header() const { return m_header; }
    std::string seal(std::string_view piece, bool isLast);

private:
    std::string m_header;
    std::string m_state;
};

class SealingReader {
public:
    static constexpr std::size_t headerSize = 12 + 32 + 32 + 80 + 24 + 64;
    static constexpr std::size_t overhead = 17; ///< bytes that sealing adds to a piece

    enum class Fault : std::uint8_t {
        None,
        NoSeal, ///< not such a header at all
        ForOther, ///< sealed for another reader
        Forged, ///< not signed by the writer that it names, or damaged
    };

    SealingReader(std::string_view header, const SigningKey& reader);
    /// The public key that it is sealed to, unchecked; empty when it is no such header.
    static std::string readerOf(std::string_view header);

    Fault fault() const { return m_fault; }
    const std::string& writer() const { return m_writer; } ///< public key
    struct Piece {
        std::string bytes;
        bool isLast = false;
    };
    /// Nothing when it is not the next piece.
    std::optional<Piece> open(std::string_view sealed);

private:
    Fault m_fault = Fault::None;
    std::string m_writer;
    std::string m_state;
};

} // namespace fengsui
