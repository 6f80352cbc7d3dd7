#pragma once

#include "journal/envelope.h"
#include "sqlite/connection.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace fengsui {

/// One stream of one incarnation as far as it is here.
struct Lane {
    std::int64_t id = 0;
    IncarnationId incarnation;
    StreamName stream;
    std::uint64_t number = 0;
    Digest hash;
    HybridTime time;
    std::uint64_t signedNumber = 0;
    Digest signedHash;
    std::string signature;
};

std::vector<Lane> readLanes(const Connection&);

/// The entry of a row `hash, envelope, body` whose columns begin at `first`. Throws StoreFailure when the envelope is
/// not one: the file is damaged there.
Entry entryOfRow(const Statement&, int first, const Connection&);

/// In the order of folding.
std::vector<Entry> readEntriesOf(const Connection&, SubjectId);

/// What the head's signature is over: "head1", incarnation, stream padded to 24 bytes, number (8, little-endian), hash.
std::string headMessage(const EntryKey&, const Digest& hash);

} // namespace fengsui
