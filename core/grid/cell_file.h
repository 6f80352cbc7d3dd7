#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/last_word.h"
#include "base/stamp.h"
#include "grid/division.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

namespace entries {
class CellDrawn;
class CellWithdrawn;
} // namespace entries

/// What was said last of a cell over one edition.
struct CellWord {
    Digest entry;
    Digest base; ///< the grid edition that it was said over
    Cell cell; ///< of a withdrawn one the code alone
    bool isWithdrawn = false;
    std::string reason; ///< why it was withdrawn
    OperatorId by;
    Instant at;

    bool operator==(const CellWord&) const = default;
};

/// What was filed of one grid cell (单元网格) over what editions say of it. A word counts as long as the edition is in
/// force that it was said over: a new edition supersedes it, since whoever makes one begins with the cells as they
/// stand, words included. Of two words over the same edition the later one in the order of the journal holds.
struct CellFile {
    SubjectId id;
    std::vector<CellWord> words; ///< one an edition, in the order of the editions' digests
    LastWord said {};
};

/// As many corners as an entry can carry with some room to spare.
inline constexpr std::size_t mostCellCorners = 5000;

/// The subject of a cell's entries, the same on every console.
SubjectId cellSubject(std::string_view code);

/// Rings that are none are left out; what then has no outline, another code than its subject, or no edition below it
/// changes nothing.
void fold(CellFile& file, const Stamp& stamp, const entries::CellDrawn& drawn);
void fold(CellFile& file, const Stamp& stamp, const entries::CellWithdrawn& withdrawn);

/// The body of the entry that says what the cell is like.
entries::CellDrawn toEntry(const Cell& cell, const Digest& base);

} // namespace fengsui
