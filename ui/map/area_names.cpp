#include "map/area_names.h"

#include <QFontMetricsF>

#include <optional>
#include <unordered_map>

namespace fengsui::ui {

namespace {

/// Where names already are: boxes by squares of 128 pixels.
class Taken {
public:
    bool isFree(const QRectF& box) const
    {
        bool isFree = true;
        visit(box, [&](std::uint64_t square) {
            const auto found = m_squares.find(square);
            if (found != m_squares.end())
                for (const QRectF& other : found->second)
                    isFree = isFree && !other.intersects(box);
        });
        return isFree;
    }
    void take(const QRectF& box)
    {
        visit(box, [&](std::uint64_t square) { m_squares[square].push_back(box); });
    }

private:
    template <typename Visitor>
    static void visit(const QRectF& box, Visitor visitor)
    {
        for (auto y = std::uint64_t(box.top() / 128); y <= std::uint64_t(box.bottom() / 128); ++y)
            for (auto x = std::uint64_t(box.left() / 128); x <= std::uint64_t(box.right() / 128); ++x)
                visitor(y << 32 | x);
    }
    std::unordered_map<std::uint64_t, std::vector<QRectF>> m_squares;
};

/// Pixels that an area must be wide before it is named, and above which its name says nothing any more.
constexpr std::array<double, 4> narrowest { 40, 40, 72, 60 };
constexpr double widest = 4000;

} // namespace

NameFonts nameFonts(const QFont& base)
{
    NameFonts fonts { base, base, base, base };
    constexpr std::array<int, 4> pixels { 17, 15, 12, 11 };
    for (std::size_t i = 0; i < fonts.size(); ++i)
        fonts[i].setPixelSize(pixels[i]);
    fonts[0].setWeight(QFont::Bold);
    fonts[1].setWeight(QFont::DemiBold);
    return fonts;
}

bool showsBorders(const MapAreas::Level& level, double zoom)
{
    return level.shapes.size() == 1 || level.typicalSide * worldPixels(zoom) >= 10;
}

std::vector<PlacedName> placeNames(const MapAreas& areas, double zoom, const QFont& base)
{
    const NameFonts fonts = nameFonts(base);
    const double pixels = worldPixels(zoom);
    std::array<std::optional<QFontMetricsF>, 4> metrics;
    Taken taken;
    std::vector<PlacedName> placed;
    for (const MapAreas::Level& level : areas.levels()) {
        const std::size_t style = level.style;
        const bool isOnlyOne = level.shapes.size() == 1 && areas.levels().size() > 1;
        if (isOnlyOne || level.typicalSide * pixels < narrowest[style])
            continue;
        if (!metrics[style])
            metrics[style].emplace(fonts[style]);
        std::vector<std::uint32_t> order = level.shapes;
        std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) { return areas.shapes()[i].box.width(); });
        for (const std::uint32_t i : order) {
            const MapAreas::Shape& shape = areas.shapes()[i];
            const double room = shape.box.width() * pixels;
            if (shape.name.isEmpty() || room > widest)
                continue;
            const double width = metrics[style]->horizontalAdvance(shape.name), height = metrics[style]->height();
            if (style >= 2 && width > room * 1.2)
                continue;
            QRectF box(0, 0, width + 6, height + 2);
            const QPointF middle(shape.label.x * pixels, shape.label.y * pixels);
            for (const double shift : { 0.0, -1.2, 1.2 }) {
                box.moveCenter(middle + QPointF(0, shift * height));
                if (!taken.isFree(box))
                    continue;
                taken.take(box);
                placed.push_back({ box, i, style });
                break;
            }
        }
    }
    return placed;
}

std::vector<PlacedName> placeFigures(
    const MapAreas& areas, int level, const std::vector<QString>& texts, double zoom, const QFont& base)
{
    const double pixels = worldPixels(zoom);
    Taken taken;
    for (const PlacedName& name : placeNames(areas, zoom, base))
        taken.take(name.box);
    std::vector<PlacedName> placed;
    QFont bold = nameFonts(base)[2];
    bold.setWeight(QFont::Bold);
    const QFontMetricsF metrics(bold);
    for (const MapAreas::Level& each : areas.levels()) {
        if (each.level != level)
            continue;
        std::vector<std::uint32_t> order = each.shapes;
        std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) { return areas.shapes()[i].box.width(); });
        for (const std::uint32_t i : order) {
            const MapAreas::Shape& shape = areas.shapes()[i];
            const double room = shape.box.width() * pixels, high = shape.box.height() * pixels;
            const double width = metrics.horizontalAdvance(texts[i]) + 6, height = metrics.height();
            if (texts[i].isEmpty() || width > room * 0.7 || height > high * 0.7)
                continue;
            QRectF box(0, 0, width, height);
            const QPointF middle(shape.label.x * pixels, shape.label.y * pixels);
            for (const double shift : { 0.0, 1.2, -1.2, 2.4 }) {
                box.moveCenter(middle + QPointF(0, shift * height));
                if (std::abs(shift) * height * 2 > high || !taken.isFree(box))
                    continue;
                taken.take(box);
                placed.push_back({ box, i, each.style });
                break;
            }
        }
    }
    return placed;
}

} // namespace fengsui::ui
