#pragma once

#include "drawing/drawn_map.h"

#include <QFile>

#include <cmath>
#include <numbers>

namespace fengsui {

/// The style that ships with us.
inline MapStyle shippedStyle()
{
    const auto read = [](const char* name) {
        QFile file(QStringLiteral(":/basemaps/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    };
    return { read("style.xml"), read("scales.ent"), read("light.ent"), read("dark.ent") };
}

/// The tile that a place lies in, and where in it, from 0 to 256.
struct TileSpot {
    TilePlace tile;
    int x, y;
};
inline TileSpot tileSpot(int zoom, double longitude, double latitude)
{
    const double pixels = 256 * std::exp2(zoom);
    const double radian = latitude * std::numbers::pi / 180;
    const auto x = static_cast<std::int64_t>((longitude + 180) / 360 * pixels);
    const auto y = static_cast<std::int64_t>((1 - std::asinh(std::tan(radian)) / std::numbers::pi) / 2 * pixels);
    return { { zoom, static_cast<std::uint32_t>(x / 256), static_cast<std::uint32_t>(y / 256) },
        static_cast<int>(x % 256), static_cast<int>(y % 256) };
}

} // namespace fengsui
