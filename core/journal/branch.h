#pragma once

#include "journal/envelope.h"

namespace fengsui {

/// Of two branches that bear one name the one that loses it goes on as an incarnation of its own, whose id follows from
/// its first entry as that was first written. Its first entry says where the branch left its stream (BranchOpened);
/// the others are those of the branch, with the new name, and with their first digest as the last of what they refer
/// to. So whoever holds a renamed branch can tell what it was, and the same branch gets the same name and the same
/// entries on every console, in whatever order the branches of a tree of copies were met:
///
///     R: 1 2 3 a b c          R: 1 2 3 a b c        a < x, and c < z, by their digests
///     R: 1 2 3 x y z    →     B(x): opened x y z
///     R: 1 2 3 a b z          B(z): opened z

/// The incarnation of the branch that begins with this entry, given as it was first written.
IncarnationId nameOfBranch(const Envelope& first);

/// Where a renamed branch left its stream, and what it is now.
struct BranchOrigin {
    Envelope first; ///< of the branch, as it was first written
};

/// Of the first entry of a renamed branch's stream; nothing for any other entry, or one that is not what follows.
std::optional<BranchOrigin> originIn(const Entry&);
/// The first entry of the renamed branch's stream.
Entry openingOf(const Envelope& first);
/// The entry as it stands in the renamed branch, after the one with that digest.
Entry renamed(const Entry& original, const Envelope& first, const Digest& previous);
/// What a renamed entry was, when the one before it had that digest; its body goes along.
Entry originalOf(const Entry& renamed, const Envelope& first, const Digest& previous);

/// Whether it stands in a renamed branch, and not under the name that it was written with.
bool isRenamed(const Envelope&);
/// The digest of the entry as it was first written; `hash` is what it is now.
Digest firstDigest(const Envelope&, const Digest& hash);

} // namespace fengsui
