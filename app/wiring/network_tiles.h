#pragma once

#include "tile/network_map.h"
#include "tiles/tile_cache.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace fengsui {

/// How a server is treated.
struct FetchManners {
    int atOnce = 4;
    std::size_t mostWanted = 256; ///< those asked for longest ago are forgotten
    std::chrono::milliseconds patience { 10'000 }; ///< with one that sends nothing
    std::chrono::milliseconds longest { 60'000 }; ///< for one tile, however it trickles
    std::chrono::milliseconds firstPause { 30'000 }; ///< after `failuresInARow`; twice as long each time
    std::chrono::milliseconds longestPause { 600'000 };
    int failuresInARow = 3;
    std::chrono::days staleAfter { 30 };
    std::uint64_t kept = TileCache::defaultBound; ///< bytes
};

/// The tiles of a network map. What was fetched is kept in a file and shown at once, also when nobody answers; what is
/// missing or older than `staleAfter` is fetched behind it, the last asked for first, a few at a time.
///
/// Only pictures are kept. A server that does not answer is left alone for a while, longer each time; one that sends us
/// elsewhere is followed on the same host alone. The key appears nowhere but in the requests.
class NetworkTiles final : public TileSource {
public:
    /// Connects to nothing while `isOn` says no; it is asked by any thread, often.
    NetworkTiles(NetworkMap map, std::string key, std::filesystem::path kept, std::function<bool()> isOn,
        FetchManners manners = {});
    /// Ends what is under way.
    ~NetworkTiles() override;

    const TileFacts& facts() const override;
    Result<std::optional<std::string>> tile(TilePlace place) const override;
    bool isComing(TilePlace place) const override;
    void listen(const std::function<void()>& came) const override;
    std::optional<Refusal> trouble() const override;

private:
    class Fetcher;
    std::unique_ptr<Fetcher> m_fetcher;
};

} // namespace fengsui
