#pragma once

#include "base/signature.h"
#include "peer/peer_book.h"

#include <optional>
#include <span>
#include <vector>

namespace fengsui {

namespace entries {
class KeyRenewed;
}

/// A console's new keys in the place of its old ones. Both signing keys sign it, so that nobody can take over a key
/// that he does not hold, nor give his own to somebody else; and it says where the streams of the old key ended, so
/// that whoever has stolen that key can write nothing more under it.
struct KeyRenewal {
    ConsoleKeys from;
    ConsoleKeys to;
    std::vector<EntryKey> lasts; ///< of the old key's streams, before the entry that says so
};

/// What the entry about it holds.
entries::KeyRenewed renewalOf(
    const Digest& pin, const SigningKey& old, const Digest& newPin, const SigningKey& next, std::span<const EntryKey>);
/// Nothing unless both keys signed just this, and it is a change at all.
std::optional<KeyRenewal> readRenewal(const entries::KeyRenewed&);

/// One that is heard, with the digest of its entry.
struct HeardRenewal {
    Digest hash;
    KeyRenewal keys;
};

/// Whether the same keys were renewed to different ones: a thief and the console itself, and nobody can tell from afar
/// which is which. Then neither renewal is in force, and the console is not talked to until somebody pairs it anew.
bool isContested(const ConsoleKeys& from, std::span<const HeardRenewal>);

/// Gives each console the keys that it has now. It keeps its place in the book, and what it had before in `former`.
void renewKeys(PeerBook&, std::span<const HeardRenewal>);

} // namespace fengsui
