#pragma once

#include "map/tile_key.h"

#include "tile/tile_source.h"

#include <QImage>
#include <QString>

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace fengsui::ui {

/// The pictures of a tile source, decoded and kept for a while. Any number of threads may ask at once.
class PictureShelf {
public:
    explicit PictureShelf(std::shared_ptr<const TileSource> source);

    /// Null where there is none, or none that can be read.
    QImage picture(TilePlace place) const;
    /// Why some can't be read, in the language of the window; empty while all is well.
    QString problem() const;
    const TileSource& source() const { return *m_source; }

private:
    struct Held {
        QImage image; // null: there is none
        std::list<TileKey>::iterator place;
    };
    QImage decoded(const std::string& bytes, TilePlace place) const;
    void note(std::optional<Refusal> problem) const;

    std::shared_ptr<const TileSource> m_source;
    mutable std::mutex m_mutex; // guards all that follows
    mutable std::unordered_map<TileKey, Held> m_held; // of whole zooms: pictures of the source
    mutable std::list<TileKey> m_used; // the last one in front
    mutable qsizetype m_bytes = 0;
    mutable std::optional<Refusal> m_problem; // of the file
    mutable std::optional<Refusal> m_brokenPicture; // stays: the others are still good
};

} // namespace fengsui::ui
