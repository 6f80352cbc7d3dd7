#pragma once

#include "tile/tile_source.h"

#include <QBuffer>
#include <QColor>
#include <QImage>

#include <algorithm>
#include <atomic>
#include <vector>

namespace fengsui {

/// Every picture has one colour that says where it belongs; what is in `gone` is not there.
class ColouredTiles : public TileSource {
public:
    explicit ColouredTiles(int side = 256, int highest = 8, TileFormat format = TileFormat::Png)
    {
        m_facts.format = format;
        m_facts.side = side;
        m_facts.highestZoom = highest;
        m_facts.name = "coloured";
        m_facts.attribution = "© somebody";
    }
    static QColor colour(TilePlace place)
    {
        return QColor(place.zoom * 15, static_cast<int>(place.x % 250), static_cast<int>(place.y % 250));
    }
    const TileFacts& facts() const override { return m_facts; }
    Result<std::optional<std::string>> tile(TilePlace place) const override
    {
        ++asked;
        if (isBroken)
            return Refusal { Refusal::Reason::BadValue, "%1 is gone.", { "coloured.mbtiles" }, {} };
        if (std::ranges::find(gone, place) != gone.end())
            return std::optional<std::string>();
        if (isNonsense)
            return std::optional<std::string>("\x89PNG\r\n\x1a\n and then words");
        QImage image(m_facts.side, m_facts.side, QImage::Format_RGB32);
        image.fill(colour(place));
        QBuffer buffer;
        constexpr int lossless = 100;
        if (m_facts.format == TileFormat::WebP)
            image.save(&buffer, "WEBP", lossless);
        else
            image.save(&buffer, "PNG");
        return std::optional(buffer.data().toStdString());
    }

    void endAt(double east) { m_facts.east = east; } ///< degrees

    std::vector<TilePlace> gone;
    std::atomic<bool> isBroken = false, isNonsense = false;
    mutable std::atomic<int> asked = 0;

private:
    TileFacts m_facts;
};

} // namespace fengsui
