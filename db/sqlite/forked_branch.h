#pragma once

#include "journal/subject_state.h"
#include "sqlite/lane_book.h"

#include <set>
#include <span>
#include <vector>

namespace fengsui {

/// The incarnation under which a branch goes on that lost its name, by its first entry.
IncarnationId nameOfBranch(const Digest& first);

/// What the stream's entries from this one on are about, as far as it is known here.
std::set<SubjectKey> subjectsFrom(const Connection&, LaneBook&, const EntryKey& first);

/// Takes the stream's entries from this one on out of it.
std::vector<Entry> cutOff(Connection&, LaneBook&, const EntryKey& first);

/// Puts the branch's entries down under the name that follows from them, and keeps what they were. `kept` is the entry
/// that keeps the name of the branch's first.
void rename(Connection&, LaneBook&, std::span<const Entry> branch, const Digest& kept);

} // namespace fengsui
