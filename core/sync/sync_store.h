#pragma once

#include "base/result.h"
#include "journal/envelope.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui::sync {

/// Where one stream of one incarnation ends.
struct End {
    EntryKey last;
    Digest hash; ///< of the last entry, and by its chain of all before

    auto operator<=>(const End&) const = default;
};

/// Everything that a console holds, told by its ends: in order of their keys, one a stream, none of a stream without
/// entries.
using Vector = std::vector<End>;

/// Equal for equal vectors, and only for them.
Digest digestOf(const Vector&);

/// An end that its author put its name to.
struct SignedHead {
    EntryKey key;
    Digest hash;
    std::string signature; ///< Ed25519, 64 bytes
};

/// What became of a batch.
struct Taken {
    enum class How {
        Durable, ///< on the disk, or there before
        Apart, ///< an entry does not follow what is here: a gap, or another branch
        Altered, ///< an entry is not what its digest says; whoever sent it is not to be believed
    };
    How how = How::Durable;
    std::uint64_t fresh = 0; ///< entries that were not here before
    std::optional<EntryKey> fork {}; ///< when apart: the name that another entry bears here
    Refusal refusal {}; ///< unless durable: for people, with the entry's key
};

enum class Witness {
    Kept, ///< newer than the one before
    Known,
    Early, ///< of an entry that is not here yet
    Stranger, ///< signed by a key that is not known here, or not signed by it
    Contradiction, ///< truly signed, but of another entry than the one that is here: one of the two was rewritten
};

class BlobStore;

/// The journal as the conversation needs it. All calls are made on the writer's thread and may throw StoreFailure.
class Store {
public:
    virtual ~Store() = default;

    /// Under which this console writes now.
    virtual IncarnationId incarnation() const = 0;
    virtual Vector vector() const = 0;
    /// Of at most `most` entries from this one on; fewer at the end of the stream.
    virtual std::vector<Digest> hashes(const EntryKey& from, std::size_t most) const = 0;
    /// The bytes that the hash is over; nothing when there is no such entry.
    virtual std::optional<std::string> envelope(const EntryKey&) const = 0;
    /// Entries from this one on, at most so many and about so many bytes, but one at least if it is there.
    virtual std::vector<Entry> read(const EntryKey& from, std::size_t mostEntries, std::size_t mostBytes) const = 0;
    /// Entries that came without their bodies, erased where they came from, while the entry that says so has not come:
    /// at most `most` of them.
    virtual std::vector<EntryKey> bodilessEntries(std::size_t most) const = 0;
    /// One transaction; durable when it returns. An entry that is here without its body and may have it gets it.
    virtual Taken take(std::span<const Entry>) = 0;
    /// This store turned out to be a copy of one that went on elsewhere: from now on it writes as another incarnation,
    /// so that the two can't name different entries alike.
    virtual void renew() = 0;
    /// The stream was forked at this entry, and the branch that is here is not the one that keeps the name: its entries
    /// from here on are given names of their own, which are the same on every console that holds them. Nothing is lost,
    /// and nothing counts twice.
    virtual void setAside(const EntryKey& first, const Digest& kept) = 0;
    /// The last signed head of each stream, if there is one.
    virtual std::vector<SignedHead> signedHeads() const = 0;
    virtual Witness keep(const SignedHead&) = 0;
    /// What the ledgers come to over the subjects that lie in such streams, and in no others. It is kept with them.
    virtual Digest ledgerDigest(const std::function<bool(const StreamName&)>& shared) const = 0;
    /// The files beside the journal; null where none are carried.
    virtual BlobStore* blobs() { return nullptr; }
};

} // namespace fengsui::sync
