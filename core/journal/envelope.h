#pragma once

#include "base/stamp.h"
#include "journal/catalogue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Everything of an entry but its body. Encoded in a fixed layout, all numbers little-endian:
///
///     offset size
///          0    3  "ev1"
///          3    1  algorithm of all hashes: 1 = SHA-256
///          4   16  incarnation
///         20   24  stream, ASCII, padded with zero bytes
///         44    8  number in the stream, from 1
///         52    8  hybrid time
///         60    8  recorded at, milliseconds since 1970, signed
///         68   16  author
///         84    2  kind
///         86    2  schema of the body
///         88   16  subject
///        104   32  hash of the body
///        136   32  hash of the entry before it in the stream, zero for the first
///        168    1  count of causal references, at most 16
///        169  32n  hashes of the entries it builds upon
///
/// The entry's hash is SHA-256 over exactly these bytes, so a body can be erased and the chain still verifies.
struct Envelope {
    EntryKey key;
    HybridTime time;
    Instant recordedAt;
    OperatorId author;
    std::uint16_t kind = 0;
    std::uint16_t schema = 1;
    SubjectId subject;
    Digest bodyHash;
    Digest previous;
    std::vector<Digest> after;

    static constexpr std::size_t fixedSize = 169;
    static constexpr std::size_t maxStream = 24;
    static constexpr std::size_t maxReferences = 16;
    static constexpr std::size_t maxOwnReferences = 14; ///< leaves room for those of a renamed branch

    std::string encode() const;
    /// Nothing for bytes that encode() would not write: another mark, algorithm or length, a number of 0, a stream that
    /// is not plain ASCII, too many references. What it accepts encodes to the same bytes again.
    static std::optional<Envelope> decode(std::string_view bytes);

    bool operator==(const Envelope&) const = default;
};

/// An entry as it lies in a journal and travels between consoles.
struct Entry {
    Envelope envelope;
    Digest hash;
    std::optional<std::string> body; ///< none when it was erased
    std::optional<HybridTime> corrected {}; ///< its time when its author's clock was off; see Clocks

    /// When it takes effect among the others.
    HybridTime place() const { return corrected.value_or(envelope.time); }
    /// As it was first written, whatever name its branch bears now.
    Stamp stamp() const;
    /// The order of folding: (time, incarnation, stream, number), total and the same on every console.
    bool operator<(const Entry& other) const
    {
        if (place() != other.place())
            return place() < other.place();
        return envelope.key < other.envelope.key;
    }
};

/// A body is at most this long; a longer one is refused where it is written.
inline constexpr std::size_t maxBodySize = 64 * 1024;

} // namespace fengsui
