#include "wobbly_county.h"

#include <array>
#include <numbers>

using namespace fengsui::ui;

namespace {

constexpr Degrees southWest { 103.60, 28.72 };
constexpr Degrees extent { 0.60, 0.48 };

/// Corners of cells, so many along one side.
struct Net {
    int side;

    Degrees corner(int x, int y) const
    {
        const double wobble = 0.25; // of a cell
        const double dx = wobble * std::sin(x * 12.9898 + y * 78.233), dy = wobble * std::sin(x * 39.346 + y * 11.135);
        return { southWest.longitude + (x + dx) * extent.longitude / side,
            southWest.latitude + (y + dy) * extent.latitude / side };
    }

    /// From one corner to the next, with three places between, the first end left out; the same line both ways.
    void walk(std::vector<Degrees>& ring, int x, int y, int toX, int toY) const
    {
        const bool isTurned = toX < x || toY < y;
        const Degrees a = corner(x, y), b = corner(toX, toY);
        const double phase = std::min(x, toX) * 3.1 + std::min(y, toY) * 7.7;
        for (int i = 1; i <= 4; ++i) {
            const double t = i / 4.0, s = isTurned ? 1 - t : t;
            const double swing
                = 0.0012 * std::sin(s * std::numbers::pi) * std::sin(phase + s * 9) * (isTurned ? -1 : 1);
            ring.push_back({ a.longitude + (b.longitude - a.longitude) * t - (b.latitude - a.latitude) * swing * 60,
                a.latitude + (b.latitude - a.latitude) * t + (b.longitude - a.longitude) * swing * 60 });
        }
    }

    MapArea block(QString code, QString name, int level, int x, int y, int cells) const
    {
        std::vector<Degrees> ring;
        for (int i = 0; i < cells; ++i)
            walk(ring, x + i, y, x + i + 1, y);
        for (int i = 0; i < cells; ++i)
            walk(ring, x + cells, y + i, x + cells, y + i + 1);
        for (int i = cells; i > 0; --i)
            walk(ring, x + i, y + cells, x + i - 1, y + cells);
        for (int i = cells; i > 0; --i)
            walk(ring, x, y + i, x, y + i - 1);
        const Degrees a = corner(x, y), b = corner(x + cells, y + cells);
        return { std::move(code), std::move(name), level, { std::move(ring) },
            { (a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2 }, true };
    }
};

QString number(int value, int digits)
{
    return QStringLiteral("%1").arg(value, digits, 10, QLatin1Char('0'));
}

} // namespace

std::shared_ptr<const MapAreas> wobblyCounty(Names names, int cellsAlong)
{
    const Net net { 16 * cellsAlong };
    const int ofTown = 4 * cellsAlong;
    static constexpr std::array<const char16_t*, 16> towns { u"沐溪镇", u"永福镇", u"大楠镇", u"箭板镇", u"舟坝镇",
        u"黄丹镇", u"利店镇", u"建和乡", u"幸福乡", u"富新镇", u"底堡乡", u"高笋乡", u"茨竹乡", u"杨村乡", u"武圣乡",
        u"凤村乡" };
    static constexpr std::array<const char16_t*, 16> villages { u"桃源村", u"石梁村", u"溪口村", u"三溪村", u"干溪村",
        u"双河村", u"红椿村", u"新场村", u"解放村", u"黄木村", u"金王寺村", u"纪念村", u"茶园村", u"炭库村",
        u"大坪社区", u"水井村" };
    std::vector<MapArea> areas;
    areas.push_back(net.block(QStringLiteral("511129"), QStringLiteral("沐川县"), 0, 0, 0, net.side));
    for (int t = 0; t < 16; ++t) {
        const int tx = t % 4 * ofTown, ty = t / 4 * ofTown;
        const QString town = QStringLiteral("511129") + number(100 + t, 3);
        areas.push_back(net.block(town, QString::fromUtf16(towns[static_cast<std::size_t>(t)]), 1, tx, ty, ofTown));
        for (int v = 0; v < 16; ++v) {
            const int vx = tx + v % 4 * cellsAlong, vy = ty + v / 4 * cellsAlong;
            const QString village = town + number(200 + v, 3);
            areas.push_back(
                net.block(village, QString::fromUtf16(villages[static_cast<std::size_t>(v)]), 2, vx, vy, cellsAlong));
            for (int c = 0; c < cellsAlong * cellsAlong; ++c)
                areas.push_back(net.block(
                    village + number(c + 1, 3), number(c + 1, 3), 3, vx + c % cellsAlong, vy + c / cellsAlong, 1));
        }
    }
    if (names == Names::Left)
        for (MapArea& area : areas)
            area.name.clear();
    return std::make_shared<const MapAreas>(std::move(areas));
}

MapArea squareTown(Degrees middle)
{
    const double h = 0.05;
    const auto at = [&](double x, double y) { return Degrees { middle.longitude + x * h, middle.latitude + y * h }; };
    return { QStringLiteral("1"), {}, 1, { { at(-1, -1), at(1, -1), at(1, 1), at(-1, 1) } }, middle, false };
}
