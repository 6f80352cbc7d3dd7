#pragma once

#include "tile/tile_source.h"

#include <QString>

#include <memory>

namespace fengsui::ui {

/// A base map of the store as the map is given it, or why it can't be shown.
struct BaseMap {
    QString id; ///< the same at every start
    std::shared_ptr<const TileSource> source; ///< null when it can't be read
    QString problem; ///< then why, in the language of the window
    std::shared_ptr<const TileSource> night = nullptr; ///< the same in dark colours, if there are any
};

} // namespace fengsui::ui
