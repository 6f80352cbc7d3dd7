#pragma once

#include "journal/subject_state.h"
#include "sqlite/lane_book.h"

#include <map>
#include <set>
#include <vector>

namespace fengsui {

/// An entry that is taken out of its stream.
struct CutEntry {
    Entry was; ///< as it stood there
    Entry written; ///< as it was first written
};

/// What the stream's entries from this one on are about, as far as it is known here.
std::set<SubjectKey> subjectsFrom(const Connection&, LaneBook&, const EntryKey& first);

/// Takes the stream's entries from this one on out of it.
std::vector<CutEntry> cutOff(Connection&, LaneBook&, const EntryKey& first);

/// Where an entry stands under the name that it was written with, or in another branch, though its own branch has come
/// already under the name that follows from it: then it is to go there, with all behind it. Looks at these streams and
/// their branches only.
std::optional<EntryKey> alsoInABranch(LaneBook&, const std::set<LaneBook::StreamKey>& roots);

/// Puts a branch down under the name that follows from it; the entries are those first written. Where it meets another
/// branch of that name the one whose own first entry has the lower digest goes on, and the other gets its own name, as
/// between consoles. Gives everything that moved: first digests, and what they are now; `met` gets what had to leave
/// the place where it stood.
std::map<Digest, Entry> putDown(Connection&, LaneBook&, std::vector<Entry> branch, std::vector<CutEntry>& met);

} // namespace fengsui
