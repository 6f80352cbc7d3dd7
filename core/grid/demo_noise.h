#pragma once

#include <cmath>
#include <cstdint>

namespace fengsui::demo {

/// A place on the flat plane of the demo county, in metres.
struct Spot {
    double x = 0;
    double y = 0;

    friend Spot operator+(Spot a, Spot b) { return { a.x + b.x, a.y + b.y }; }
    friend Spot operator-(Spot a, Spot b) { return { a.x - b.x, a.y - b.y }; }
    friend Spot operator*(Spot a, double by) { return { a.x * by, a.y * by }; }
};

inline double squaredDistance(Spot a, Spot b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

/// The same number for the same arguments on every machine (SplitMix64 over a mixture of them).
inline std::uint64_t scrambled(std::uint64_t seed, std::int64_t a, std::int64_t b = 0)
{
    std::uint64_t z = seed + std::uint64_t(a) * 0x9e3779b97f4a7c15u + std::uint64_t(b) * 0xd1b54a32d192ed03u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/// From -1 to 1.
inline double chance(std::uint64_t seed, std::int64_t a, std::int64_t b = 0)
{
    return double(scrambled(seed, a, b) >> 11) / double(std::uint64_t(1) << 52) - 1;
}

/// Smooth hills between -1 and 1, about one `wavelength` wide; nowhere steeper than 3.75 per wavelength. Additions and
/// products only, so that it is the same everywhere.
inline double hills(std::uint64_t seed, Spot at, double wavelength)
{
    const double x = std::floor(at.x / wavelength), y = std::floor(at.y / wavelength);
    const double u = at.x / wavelength - x, v = at.y / wavelength - y;
    const auto smooth = [](double t) { return t * t * t * (t * (t * 6 - 15) + 10); };
    const auto corner = [&](int right, int up) { return chance(seed, std::int64_t(x) + right, std::int64_t(y) + up); };
    const double below = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * smooth(u);
    const double above = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * smooth(u);
    return below + (above - below) * smooth(v);
}

/// The place moved by up to `by` metres in x and y, its neighbours almost as far. While by / wavelength stays below
/// about 1/8 no two places meet, so lines that didn't cross before don't cross after.
inline Spot bent(std::uint64_t seed, Spot at, double wavelength, double by)
{
    return { at.x + by * hills(seed, at, wavelength), at.y + by * hills(seed + 1, at, wavelength) };
}

} // namespace fengsui::demo
