#include "map/figure_painter.h"

#include "map/area_shape.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <iterator>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr std::size_t rememberedLevels = 12;
constexpr int groundAlpha = 215; // a base map below may still be recognised

bool isDarkGround(const TileStyle& style)
{
    return style.palette.land.lightness() < 128;
}

} // namespace

const FigureColours& figureColours(bool isDark)
{
    static const FigureColours light { QColor(0xff, 0xff, 0xd9), QColor(0xa8, 0xdd, 0xb5), QColor(0x4e, 0xb3, 0xd3),
        QColor(0x22, 0x6d, 0xb0), QColor(0x1c, 0x2c, 0x80) };
    static const FigureColours dark { QColor(0x0b, 0x2a, 0x58), QColor(0x41, 0x4d, 0x6b), QColor(0x7d, 0x7c, 0x78),
        QColor(0xbc, 0xad, 0x6c), QColor(0xfd, 0xe7, 0x45) };
    return isDark ? dark : light;
}

QColor figureColour(std::size_t step, std::size_t classes, bool isDark)
{
    const FigureColours& colours = figureColours(isDark);
    const std::size_t last = colours.size() - 1;
    return classes < 2 ? colours[1] : colours[std::min(last, (step * last + (classes - 1) / 2) / (classes - 1))];
}

QBrush figureHatching(bool isDark)
{
    return { isDark ? QColor(0x8a, 0x92, 0x9c) : QColor(0x7c, 0x78, 0x70), Qt::BDiagPattern };
}

FigurePainter::FigurePainter(std::shared_ptr<const MapAreas> areas, FigurePicture picture, QFont font)
    : m_areas(std::move(areas))
    , m_picture(std::move(picture))
    , m_font(std::move(font))
{
}

bool FigurePainter::hasAnything(TileKey key) const
{
    return !m_areas->box().isEmpty() && m_areas->box().touches(groundAround(key));
}

void FigurePainter::paint(QPainter& painter, TileKey key, const TileStyle& style) const
{
    const WorldBox seen = groundAround(key);
    const bool isDark = isDarkGround(style);
    for (const MapAreas::Level& level : m_areas->levels()) {
        if (level.level != m_picture.level)
            continue;
        for (const std::uint32_t i : level.shapes) {
            const MapAreas::Shape& shape = m_areas->shapes()[i];
            const std::int8_t step = m_picture.steps[i];
            if (step == FigurePicture::noArea || !shape.box.touches(seen))
                continue;
            const QPainterPath area = pathOnTile(shape, key);
            if (step == FigurePicture::noValue) {
                painter.fillPath(area, figureHatching(isDark));
                continue;
            }
            QColor colour = figureColour(static_cast<std::size_t>(step), m_picture.classes, isDark);
            colour.setAlpha(groundAlpha);
            painter.fillPath(area, colour);
        }
    }
    const QRectF sheet(key.x * side, key.y * side, side, side);
    QFont bold = nameFonts(m_font)[2];
    bold.setWeight(QFont::Bold);
    painter.setFont(bold);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto texts = textsAt(key.level);
    for (const PlacedName& each : *texts) {
        if (!each.box.intersects(sheet))
            continue;
        // a little plate of the ground's own colour: readable on every one of the five
        const QRectF box = each.box.translated(-sheet.topLeft());
        QColor plate = style.palette.halo;
        plate.setAlpha(205);
        painter.setPen(Qt::NoPen);
        painter.setBrush(plate);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(style.palette.names[0]);
        painter.drawText(box, Qt::AlignCenter, m_picture.texts[each.shape]);
    }
}

QString FigurePainter::characters() const
{
    QString all;
    for (const QString& text : m_picture.texts)
        all += text;
    return all;
}

QImage FigurePainter::sample(int pixels, bool isDark) const
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const FigureColours& colours = figureColours(isDark);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const int left = static_cast<int>(i) * pixels / static_cast<int>(colours.size());
        painter.fillRect(left, 1, pixels - left, pixels - 2, colours[i]);
    }
    return image;
}

// Pages are of paper: always the light colours.
std::vector<LegendRow> FigurePainter::legend(int) const
{
    std::vector<LegendRow> rows;
    for (std::size_t i = 0; i < m_picture.words.size(); ++i) {
        const QBrush brush
            = i < m_picture.classes ? QBrush(figureColour(i, m_picture.classes, false)) : figureHatching(false);
        rows.push_back({ m_picture.words[i], [brush](QPainter& painter) {
                            painter.setPen(Qt::NoPen);
                            painter.setBrush(brush);
                            painter.drawRect(QRectF(-1, -0.6, 2, 1.2));
                        } });
    }
    return rows;
}

std::shared_ptr<const FigurePainter::Texts> FigurePainter::textsAt(int level) const
{
    const std::lock_guard lock(m_mutex); // the others would only compute the same
    auto& texts = m_texts[level];
    if (!texts) {
        texts = std::make_shared<const Texts>(
            placeFigures(*m_areas, m_picture.level, m_picture.texts, TileKey::zoomOf(level), m_font));
        if (m_texts.size() > rememberedLevels) { // the one furthest away is the least likely to come again
            const bool isLowFurther = level - m_texts.begin()->first > m_texts.rbegin()->first - level;
            const auto result = texts;
            m_texts.erase(isLowFurther ? m_texts.begin() : std::prev(m_texts.end()));
            return result;
        }
    }
    return texts;
}

} // namespace fengsui::ui
