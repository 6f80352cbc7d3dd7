#pragma once

#include "attachment/blob_list.h"
#include "sync/sync_store.h"

#include <cstddef>
#include <variant>

namespace fengsui::sync {

/// What one console says to another. On the wire a frame is its length (4 bytes, of what follows), its kind (1 byte)
/// and its fields; all numbers little-endian, entries as the exact bytes that their hashes are over.
inline constexpr std::uint16_t protocolVersion = 1;
inline constexpr std::uint16_t oldestVersion = 1; ///< of a peer that we still understand

inline constexpr std::size_t largestFrame = 1024 * 1024; ///< without the length
inline constexpr std::size_t largestHello = 4 * 1024;
inline constexpr std::size_t mostEntries = 1000; ///< of a batch
inline constexpr std::size_t mostBatchBytes = 512 * 1024; ///< of a batch, except that one entry always fits
inline constexpr std::size_t mostHashes = 1024; ///< of a Hashes
inline constexpr std::size_t mostEnds = 8 * 1024; ///< of a Have
inline constexpr std::size_t mostHeads = 4 * 1024; ///< of a Heads
inline constexpr std::size_t mostBlobsWanted = 1024; ///< of a BlobsWanted
inline constexpr std::size_t mostBodiesWanted = 256; ///< of a BodiesWanted

/// First from both sides.
struct Hello {
    std::uint16_t version = protocolVersion;
    std::uint16_t minReader = oldestVersion;
    IncarnationId incarnation;
    Instant wall; ///< the clock on the wall, so that its offset is seen
    Digest vector; ///< when both are equal nobody needs to tell more
    Digest heads {}; ///< the same of the signed heads
};

/// Where streams end at the sender: all of them after the hello, in as many frames as it takes, and later each one
/// whose end is not what the receiver must believe. A stream of which nothing is left ends at number 0.
struct Have {
    std::vector<End> ends;
    bool isLast = true; ///< the ones that follow only mend
};

struct Batch {
    std::uint64_t number = 0; ///< of this conversation, from 1
    std::vector<Entry> entries;
};

/// Only when the batch is durable; or when it was not taken, after a Have that says why.
struct Ack {
    std::uint64_t number = 0;
    bool isDurable = true;
};

struct Heads {
    std::vector<SignedHead> heads;
};

/// The sign of life, and what both compare when they hold the same.
struct Pulse {
    Digest vector;
    std::optional<Digest> ledgers; ///< when the sender believes that both hold the same
};

/// Digests of a stretch of one stream, by which the receiver finds where the two branches part.
struct Hashes {
    EntryKey first;
    std::vector<Digest> hashes;
};

/// The receiver's branch parted before this entry: digests of the stretch that ends with it are wanted.
struct HashesWanted {
    EntryKey last;
};

/// The sender's entry at the place where the branches part: proof that there are two.
struct Fork {
    std::string envelope;
};

/// Last from the side that ends the conversation.
struct Bye {
    enum class Why : std::uint8_t {
        Done = 0,
        OtherVersion = 1, ///< one of the two is too old for the other
        NotUnderstood = 2, ///< a frame breaks the rules
        TooLarge = 3,
        TooSlow = 4, ///< no hello in time, or no sign of life
        Altered = 5, ///< an entry is not what its digest says
        StoreFailed = 6, ///< the sender's machine can't save
        NotAllowed = 7, ///< the receiver was revoked, or never paired
        Stuck = 8, ///< the same stretch was refused again and again
    };
    Why why = Why::Done;
};

/// The files that the sender lacks, instead of those that it named before. What is said of files is of the optional
/// kinds: a console that knows nothing of them goes on without.
struct BlobsWanted {
    std::vector<Digest> digests;
};

/// The sender has this file, and of these pieces.
struct BlobOffer {
    BlobList list;
};

/// A chunk of a file that was offered.
struct ChunkWanted {
    Digest digest; ///< of the file
    std::uint32_t index = 0;
};

struct Chunk {
    Digest digest; ///< of the file
    std::uint32_t index = 0;
    std::string bytes;
};

/// A file that the receiver wants is not here, or not any more.
struct BlobGone {
    Digest digest;
};

/// Entries that came without their bodies, though nothing here says that whom they are of was erased. Optional too.
struct BodiesWanted {
    std::vector<EntryKey> keys;
};

/// Those of them that the sender holds whole and may give away, as far as a frame has room; always the answer.
struct Bodies {
    std::vector<Entry> entries;
};

using Frame = std::variant<Hello, Have, Batch, Ack, Heads, Pulse, Hashes, HashesWanted, Fork, Bye, BlobsWanted,
    BlobOffer, ChunkWanted, Chunk, BlobGone, BodiesWanted, Bodies>;

/// With its length in front.
std::string encode(const Frame&);
/// The kind and the fields, without the length. A refusal for anything that encode() would not write. Nothing for a
/// kind of 128 and above: a newer console may say more than we know.
Result<std::optional<Frame>> decode(std::string_view bytes);

/// How many bytes an entry takes within a batch.
std::size_t encodedSize(const Entry&);

/// Cuts what comes in into frames. Holds no more than what has come and belongs to the frame that is not whole yet.
class FrameReader {
public:
    explicit FrameReader(std::size_t firstFrame = largestHello)
        : m_most(firstFrame)
    {
    }
    /// Takes from the front of `bytes` what the next frame needs. The frame's kind and fields when it is whole, nothing
    /// when more must come; a refusal for a length beyond the bounds, after which nothing more is to be read.
    Result<std::optional<std::string>> take(std::string_view& bytes);

private:
    std::size_t m_most; ///< the first frame is the hello
    std::string m_held;
};

} // namespace fengsui::sync
