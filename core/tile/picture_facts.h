#pragma once

#include "tile/tile_source.h"

namespace fengsui {

/// What the first bytes of a picture say.
struct PictureFacts {
    TileFormat format = TileFormat::Png;
    std::uint32_t width = 0; ///< pixels
    std::uint32_t height = 0;
};

/// Nothing for what is no PNG, JPEG or WebP. The picture is not decoded: what follows may still be broken.
std::optional<PictureFacts> pictureFacts(std::string_view bytes);

} // namespace fengsui
