#pragma once

#include "support/dice.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fengsui {

/// What of the writes that no sync has followed is on the disk when the power goes.
enum class Unsynced {
    Lost,
    Kept,
    Some, ///< each write by chance
    TornSectors, ///< each 512 bytes of them by chance
    TornPages, ///< each 4 KiB of them by chance
    Reordered, ///< some, and where two meet the earlier one may win
    LastTorn, ///< all but the last one, which is torn at 512 bytes
    OnlyLast, ///< the last one overtook all the others
};
inline constexpr std::array allUnsynced { Unsynced::Lost, Unsynced::Kept, Unsynced::Some, Unsynced::TornSectors,
    Unsynced::TornPages, Unsynced::Reordered, Unsynced::LastTorn, Unsynced::OnlyLast };

/// What the store does until the power goes.
enum class Workload {
    Day, ///< people's entries, now and then a person erased, which moves the log into the file
    Peer, ///< batches of a peer, between entries of its own
    Upkeep, ///< heads signed, ledgers built anew, a new incarnation
};
inline constexpr std::array allWorkloads { Workload::Day, Workload::Peer, Workload::Upkeep };

struct DiskOperation {
    enum class Kind { Write, Truncate, Sync } kind;
    std::string file;
    std::string bytes;
    std::uint64_t at = 0; ///< or the new size
};

/// One run of a store on a disk that writes down everything that is done to it, and the same store after the power
/// went at any of these operations. Works in a folder of its own below `around`.
class PowerCuts {
public:
    PowerCuts(std::uint64_t seed, Workload workload, std::size_t leastOperations, std::filesystem::path around);

    /// A cut behind so many operations, 0 to this.
    std::size_t operations() const { return m_operations.size(); }
    std::size_t acknowledged() const { return m_arrived.size(); }
    /// Opens the store as the cut leaves it. Nothing, or what of this does not hold: it opens; it is sound, pages,
    /// chain and ledgers; what was acknowledged is the beginning of what is there; what is there is the beginning of
    /// what was written; the next entry takes no number of an acknowledged one.
    std::string whatIsWrong(std::size_t cut, Unsynced unsynced);

private:
    void play(Workload workload, std::size_t leastOperations);
    std::map<std::string, std::string> afterCut(std::size_t cut, Unsynced unsynced);

    Dice m_dice;
    std::filesystem::path m_around;
    std::map<std::string, std::string> m_before; ///< the files when recording began
    std::vector<DiskOperation> m_operations;
    std::vector<std::pair<std::size_t, std::size_t>> m_acknowledged; ///< operations done, entries then
    std::vector<std::string> m_arrived; ///< key and digest of every entry, in the order of arrival
};

} // namespace fengsui
