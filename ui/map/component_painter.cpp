#include "map/component_painter.h"

#include <QPainter>

#include <cmath>

namespace fengsui::ui {

namespace {

constexpr double lettersFrom = 16.5;

ThingLook::State stateOf(std::uint8_t state)
{
    switch (ComponentState(state)) {
    case ComponentState::Broken:
    case ComponentState::Lost:
        return ThingLook::State::Broken;
    case ComponentState::Abandoned:
    case ComponentState::Removed:
        return ThingLook::State::Gone;
    default:
        return ThingLook::State::Sound;
    }
}

bool isDarkStyle(const TileStyle& style)
{
    return style.palette.outside.lightness() < 128;
}

// The squares of a level that touch the ground, in order.
template <typename Visit>
void forSquares(const WorldBox& ground, std::uint8_t level, Visit visit)
{
    const double count = std::exp2(level);
    const auto index
        = [&](double at) { return static_cast<std::uint32_t>(std::clamp(std::floor(at * count), 0.0, count - 1)); };
    for (std::uint32_t y = index(ground.top); y <= index(ground.bottom); ++y)
        for (std::uint32_t x = index(ground.left); x <= index(ground.right); ++x)
            visit(PlaceTile { level, x, y });
}

} // namespace

ComponentPainter::ComponentPainter(std::shared_ptr<const ComponentStock> stock, std::size_t major)
    : m_stock(std::move(stock))
    , m_major(major)
{
}

double ComponentPainter::sizeAt(double zoom)
{
    return zoom >= lettersFrom ? 18 : std::clamp(3.5 + 2.5 * (zoom - eachFrom), 3.5, 12.0);
}

QImage ComponentPainter::sample(int pixels, bool isDark) const
{
    return m_stock->sheet().symbol(lookOfMajor(m_major), pixels, isDark);
}

void ComponentPainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    painter.resetTransform(); // symbols are set pixel by pixel
    if (key.zoom() < eachFrom)
        paintCounts(painter, key, style);
    else
        paintEach(painter, key, style);
}

// Squares of about 32 pixels, of which each class has one of nine fields.
void ComponentPainter::paintCounts(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const double pixels = painter.device()->width() / ground.width();
    const auto level = static_cast<std::uint8_t>(
        std::clamp(std::lround(key.zoom() + 3), long(ComponentCounts::firstLevel), long(ComponentCounts::lastLevel)));
    const double square = std::exp2(-level), field = square * pixels / 3;
    const double column = static_cast<double>(m_major % 3) + 0.5, row = static_cast<double>(m_major / 3) + 0.5;
    forSquares(ground, level, [&](PlaceTile at) {
        const ComponentCounts::ByMajor* counts = m_stock->counts().at(at);
        if (!counts || (*counts)[m_major] == 0)
            return;
        const double share = std::min(1.0, std::log10(double((*counts)[m_major]) + 1) / 3.5);
        const int size = std::max(2, static_cast<int>(std::lround(field * (0.25 + 0.75 * share))));
        const double x = (at.x * square - ground.left) * pixels + field * column;
        const double y = (at.y * square - ground.top) * pixels + field * row;
        painter.drawImage(QPoint(int(std::lround(x - size / 2.0)), int(std::lround(y - size / 2.0))),
            m_stock->sheet().symbol(lookOfMajor(m_major), size, isDarkStyle(style)));
    });
}

void ComponentPainter::paintEach(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox ground = key.ground();
    const int device = painter.device()->width();
    const double pixels = device / ground.width();
    const int size = std::max(2, static_cast<int>(std::lround(sizeAt(key.zoom()) * style.scale)));
    const bool hasLetters = key.zoom() >= lettersFrom;
    const double unit = std::exp2(-packedLevel) / 65536 * pixels;
    std::array<QImage, 3> plain;
    for (std::size_t state = 0; state < plain.size(); ++state) {
        ThingLook look = lookOfMajor(m_major);
        look.state = ThingLook::State(state);
        plain[state] = m_stock->sheet().symbol(look, size, isDarkStyle(style));
    }
    forSquares(ground.grownBy(size / pixels), packedLevel, [&](PlaceTile at) {
        const auto components = m_stock->square(at);
        if (!components)
            return;
        const double left = (at.x * std::exp2(-packedLevel) - ground.left) * pixels - size / 2.0;
        const double top = (at.y * std::exp2(-packedLevel) - ground.top) * pixels - size / 2.0;
        for (const PackedComponent& each : (*components)[m_major]) {
            const int x = int(std::floor(left + each.x * unit + 0.5)), y = int(std::floor(top + each.y * unit + 0.5));
            if (x <= -size || y <= -size || x >= device || y >= device)
                continue;
            const ThingLook::State state = stateOf(each.state);
            if (!hasLetters) {
                painter.drawImage(QPoint(x, y), plain[std::size_t(state)]);
                continue;
            }
            ThingLook look = lookOfMajor(m_major);
            look.state = state;
            look.letter = m_stock->letterOf(each.classCode);
            painter.drawImage(QPoint(x, y), m_stock->sheet().symbol(look, size, isDarkStyle(style)));
        }
    });
}

} // namespace fengsui::ui
