#include "map/tile_painter.h"

#include "map/polygon_clip.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace fengsui::ui {

namespace {

constexpr double tileSide = 256;
constexpr double rim = 8; // pixels around a tile in which borders may begin
constexpr std::size_t rememberedLevels = 12;

QPolygonF onTile(const std::vector<WorldPoint>& ring, WorldPoint origin, double pixels)
{
    QPolygonF out;
    out.reserve(std::ssize(ring));
    for (const WorldPoint corner : ring)
        out.append({ (corner.x - origin.x) * pixels, (corner.y - origin.y) * pixels });
    return out;
}

void write(QPainter& painter, const QRectF& box, const QString& text, const QColor& ink, const QColor& halo)
{
    painter.setPen(halo);
    for (const QPointF shift : { QPointF(-1, -1), QPointF(1, -1), QPointF(-1, 1), QPointF(1, 1) })
        painter.drawText(box.translated(shift), Qt::AlignCenter, text);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

TilePainter::TilePainter(std::shared_ptr<const MapAreas> areas, TileStyle style)
    : m_areas(std::move(areas))
    , m_style(std::move(style))
{
}

QImage TilePainter::paint(TileKey key) const
{
    const int side = static_cast<int>(std::lround(tileSide * m_style.scale));
    QImage image(side, side, m_style.format);
    image.fill(m_style.palette.outside);
    QPainter painter(&image);
    painter.scale(side / tileSide, side / tileSide);
    const NameFonts fonts = nameFonts(m_style.font);
    paintAreas(painter, key);
    if (m_style.hasGraticule)
        paintGraticule(painter, key, fonts[3]);
    paintNames(painter, key, fonts);
    return image;
}

void TilePainter::paintAreas(QPainter& painter, TileKey key) const
{
    const double pixels = worldPixels(key.zoom());
    const WorldBox ground = key.ground();
    const WorldBox seen = ground.grownBy(rim / pixels);
    const QRectF sheet(-rim, -rim, tileSide + 2 * rim, tileSide + 2 * rim);
    struct Border {
        QPolygonF line;
        std::size_t style;
    };
    std::vector<Border> borders;
    for (const MapAreas::Level& level : m_areas->levels()) {
        const std::size_t style = level.style;
        const bool isFilled = level.level <= m_areas->tintedLevel();
        if (!isFilled && !showsBorders(level, key.zoom()))
            continue;
        for (const std::uint32_t i : level.shapes) {
            const MapAreas::Shape& shape = m_areas->shapes()[i];
            if (!shape.box.touches(seen))
                continue;
            QPainterPath area; // odd-even, so holes stay open
            for (const auto& ring : shape.rings) {
                QPolygonF line = clipped(onTile(ring, { ground.left, ground.top }, pixels), sheet);
                if (line.size() < 3)
                    continue;
                line.append(line.first());
                if (isFilled)
                    area.addPolygon(line);
                borders.push_back({ std::move(line), style });
            }
            if (isFilled) // smoothed edges would let the ground below shine through between neighbours
                painter.fillPath(area,
                    level.level == m_areas->tintedLevel() ? m_style.palette.tints[static_cast<std::size_t>(shape.tint)]
                                                          : m_style.palette.land);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    std::ranges::stable_sort(borders, std::greater(), &Border::style); // the county's border on top
    for (const Border& border : borders) {
        painter.setPen(QPen(m_style.palette.borders[border.style], borderWidths[border.style], Qt::SolidLine,
            Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(border.line);
    }
}

double graticuleStep(double zoom)
{
    const double degreesPerPixel = 360 / worldPixels(zoom);
    double step = 30;
    for (const double smaller :
        { 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002 })
        if (smaller >= 100 * degreesPerPixel)
            step = smaller;
    return step;
}

void TilePainter::paintGraticule(QPainter& painter, TileKey key, QFont font) const
{
    const double pixels = worldPixels(key.zoom()), step = graticuleStep(key.zoom());
    const WorldBox ground = key.ground();
    const double margin = 100 / pixels; // the text at a crossing reaches into the next tile
    const Degrees northWest = toDegrees({ ground.left - margin, ground.top - margin });
    const Degrees southEast = toDegrees({ ground.right + margin, ground.bottom + margin });
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor line = m_style.palette.graticule;
    line.setAlpha(150);
    painter.setPen(line);
    std::vector<double> columns, rows; // pixels, on the middle of a pixel
    std::vector<QString> easts, norths;
    const QLocale locale = QLocale::c();
    for (double at = std::ceil(northWest.longitude / step) * step; at <= southEast.longitude; at += step) {
        columns.push_back(std::round((toWorld({ at, 0 }).x - ground.left) * pixels) + 0.5);
        easts.push_back(locale.toString(std::abs(at), 'f', decimals).append(QStringView(at < 0 ? u"°W " : u"°E ")));
        painter.drawLine(QPointF(columns.back(), 0), QPointF(columns.back(), tileSide));
    }
    for (double at = std::ceil(southEast.latitude / step) * step; at <= northWest.latitude; at += step) {
        rows.push_back(std::round((toWorld({ 0, at }).y - ground.top) * pixels) + 0.5);
        norths.push_back(locale.toString(std::abs(at), 'f', decimals).append(QStringView(at < 0 ? u"°S" : u"°N")));
        painter.drawLine(QPointF(0, rows.back()), QPointF(tileSide, rows.back()));
    }
    painter.setPen(m_style.palette.graticule);
    for (std::size_t x = 0; x < columns.size(); ++x)
        for (std::size_t y = 0; y < rows.size(); ++y)
            painter.drawText(QPointF(columns[x] + 3, rows[y] - 3), easts[x] + norths[y]);
}

void TilePainter::paintNames(QPainter& painter, TileKey key, const NameFonts& fonts) const
{
    const QRectF sheet(key.x * tileSide, key.y * tileSide, tileSide, tileSide);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto names = namesAt(key.level);
    for (const PlacedName& name : *names) {
        if (!name.box.intersects(sheet))
            continue;
        painter.setFont(fonts[name.style]);
        write(painter, name.box.translated(-sheet.topLeft()), m_areas->shapes()[name.shape].name,
            m_style.palette.names[name.style], m_style.palette.halo);
    }
}

std::shared_ptr<const TilePainter::Names> TilePainter::namesAt(int level) const
{
    const std::lock_guard lock(m_mutex); // the others would only compute the same
    auto& names = m_names[level];
    if (!names) {
        names = std::make_shared<const Names>(placeNames(*m_areas, TileKey::zoomOf(level), m_style.font));
        if (m_names.size() > rememberedLevels) { // the one furthest away is the least likely to come again
            const bool isLowFurther = level - m_names.begin()->first > m_names.rbegin()->first - level;
            const auto result = names;
            m_names.erase(isLowFurther ? m_names.begin() : std::prev(m_names.end()));
            return result;
        }
    }
    return names;
}

} // namespace fengsui::ui
