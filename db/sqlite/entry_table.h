#pragma once

#include "journal/envelope.h"
#include "journal/journal.h"
#include "journal/peer_judgement.h"
#include "sqlite/connection.h"

#include <cstdint>
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

/// The end of each stream; with its signature if it was signed there.
std::vector<Head> readHeads(const Connection&);

/// The entry of these columns; the connection is only named. Throws StoreFailure when the envelope is not one: the file
/// is damaged there.
Entry entryOf(
    std::string_view hash, std::string_view envelope, std::optional<std::string_view> body, const Connection&);

/// The entry of a row `hash, envelope, body` whose columns begin at `first`. Throws StoreFailure when the envelope is
/// not one: the file is damaged there.
Entry entryOfRow(const Statement&, int first, const Connection&);
/// Fails when the entry is not what its digest says: a bit changed on the disk. What is passed on, signed or written
/// anew must be what was written once.
void requireUndamaged(const Entry&, const Connection&);
/// Fails when a stream does not end as its lane says: what is written next would build upon nothing.
void requireSoundEnds(const Connection&);

/// For SELECT … FROM entry: what placedEntryOfRow() reads.
inline constexpr const char* placedColumns
    = "hash, envelope, body, (SELECT time FROM retimed WHERE retimed.entry = entry.id)";
/// The same with its place in the order of folding, where its author's clock was off.
Entry placedEntryOfRow(const Statement&, int first, const Connection&);

/// For WHERE: what a revoked console wrote beyond its cut does not count (see Cuts), nor what is held because of a
/// clock (see Clocks), nor what made this program crash (see FoldGuard).
inline constexpr const char* countingEntries
    = "(kind = 21 OR NOT EXISTS(SELECT 1 FROM cut WHERE cut.lane = entry.lane AND entry.number > cut.number) AND NOT "
      "EXISTS(SELECT 1 FROM retimed WHERE retimed.entry = entry.id AND retimed.time IS NULL)) AND "
      "NOT EXISTS(SELECT 1 FROM crashing WHERE crashing.hash = entry.hash)";

/// Those that count, in the order of folding.
std::vector<Entry> readEntriesOf(const Connection&, SubjectId);
/// Also those that don't count.
std::vector<Entry> readAllEntriesOf(const Connection&, SubjectId);

/// Who wrote under which name, as far as it is known here.
Authors readAuthors(const Connection&);
/// What the entries about peers come to, with what is known of their authors.
PeerJudgement readPeerJudgement(const Connection&);

/// Null while the journal is being made.
IncarnationId ownIncarnation(const Connection&);

/// Whether an entry says that everything recorded of the person is destroyed.
bool isPersonErased(const Connection&, SubjectId);
/// Whether an entry of the person came without its body, and none that says why.
bool isBodiless(const Connection&, SubjectId);

/// Whether the entry tells by which key its incarnation signs: only the first one of the county's stream may.
bool announcesKey(const Envelope&);

/// What the head's signature is over: "head1", incarnation, stream padded to 24 bytes, number (8, little-endian), hash.
std::string headMessage(const EntryKey&, const Digest& hash);

} // namespace fengsui
