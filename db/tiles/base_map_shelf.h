#pragma once

#include "tile/tile_source.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace fengsui {

/// Opens a file of raster tiles, MBTiles or PMTiles by its first bytes, whatever its name says. A refusal names the
/// file and the reason.
Result<std::shared_ptr<const TileSource>> openTiles(const std::filesystem::path& file);

/// The base maps in a store's folder. Each is a file there; what somebody puts there by hand is as good.
class BaseMapShelf {
public:
    /// The folder need not exist yet.
    explicit BaseMapShelf(std::filesystem::path folder);

    struct BaseMap {
        std::string id; ///< the file's name
        std::uint64_t bytes = 0;
        std::shared_ptr<const TileSource> source; ///< null when it can't be read
        std::optional<Refusal> problem; ///< then why
    };
    /// By name. Opens every file.
    std::vector<BaseMap> all() const;

    /// Checks the file and copies it into the folder, whole or not at all; one of the same name is replaced. Throws
    /// std::system_error when the copy fails.
    Result<BaseMap> add(const std::filesystem::path& file) const;

private:
    std::filesystem::path m_folder;
};

} // namespace fengsui
