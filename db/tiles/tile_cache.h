#pragma once

#include "tile/tile_source.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>

namespace fengsui {

class Connection;

/// Tiles that can be made or fetched again, kept in an MBTiles file. Any number of threads may use it at once.
///
/// It never stands in the way of a map: a file that is broken, or was made from something else, is thrown away and
/// begun anew; one that was deleted meanwhile comes back; where nothing can be written there is simply nothing kept.
class TileCache {
public:
    static constexpr std::uint64_t defaultBound = 256 * 1024 * 1024;

    struct Tile {
        TilePlace place;
        std::string bytes;
        std::int64_t day = 0; ///< since 1970 when it was fetched; 0 where that does not matter
    };
    struct Kept {
        std::string bytes;
        std::int64_t day = 0;
    };

    /// `madeFrom` names what the tiles show: another one, and all that was kept is dropped. `facts` become metadata,
    /// for other programs. The file never grows much over `bound` bytes: what came first goes first.
    TileCache(
        std::filesystem::path file, std::string madeFrom, const TileFacts& facts, std::uint64_t bound = defaultBound);
    ~TileCache();

    std::optional<Kept> find(TilePlace place);
    void put(std::span<const Tile> tiles);
    /// Of the file, as it is now.
    std::uint64_t bytes();

private:
    bool open();
    void begin();
    void throwAway();
    void makeRoom();

    const std::filesystem::path m_file;
    const std::string m_madeFrom;
    const TileFacts m_facts;
    const std::uint64_t m_bound;
    std::mutex m_mutex; // guards all that follows
    std::unique_ptr<Connection> m_connection; // null: not opened yet, or in vain
    int m_failures = 0;
};

} // namespace fengsui
