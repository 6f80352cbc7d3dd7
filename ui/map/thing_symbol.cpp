#include "map/thing_symbol.h"

#include "component/component_counts.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <numbers>

namespace fengsui::ui {

namespace {

using Shape = ThingLook::Shape;

// colours of Okabe and Ito's palette, which colour-blind people tell apart
constexpr QRgb blue = 0xff0072b2, sky = 0xff56b4e9, green = 0xff009e73, orange = 0xffe69f00, red = 0xffd55e00,
               pink = 0xffcc79a7, yellow = 0xfff0e442, grey = 0xff8a8f94;

QPainterPath regular(int corners, double reach, double inner)
{
    QPolygonF polygon;
    const int points = inner < reach ? corners * 2 : corners;
    for (int i = 0; i < points; ++i) {
        const double turn = 2 * std::numbers::pi * i / points - std::numbers::pi / 2;
        const double r = points == corners || i % 2 == 0 ? reach : inner;
        polygon.append({ r * std::cos(turn), r * std::sin(turn) });
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QPainterPath through(std::initializer_list<QPointF> corners)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(corners)));
    path.closeSubpath();
    return path;
}

// Within -1 to 1 on both sides.
QPainterPath outline(Shape shape)
{
    QPainterPath path;
    switch (shape) {
    case Shape::Circle:
        path.addEllipse(QPointF(), 0.9, 0.9);
        return path;
    case Shape::Triangle:
        return through({ { 0, -0.95 }, { 0.95, 0.8 }, { -0.95, 0.8 } });
    case Shape::Square:
        path.addRect(-0.8, -0.8, 1.6, 1.6);
        return path;
    case Shape::Hexagon:
        return regular(6, 0.95, 0.95);
    case Shape::House:
        return through({ { 0, -0.95 }, { 0.9, -0.15 }, { 0.9, 0.9 }, { -0.9, 0.9 }, { -0.9, -0.15 } });
    case Shape::Plus:
        return through({ { -0.35, -0.95 }, { 0.35, -0.95 }, { 0.35, -0.35 }, { 0.95, -0.35 }, { 0.95, 0.35 },
            { 0.35, 0.35 }, { 0.35, 0.95 }, { -0.35, 0.95 }, { -0.35, 0.35 }, { -0.95, 0.35 }, { -0.95, -0.35 },
            { -0.35, -0.35 } });
    case Shape::Star:
        return regular(5, 0.98, 0.45);
    case Shape::Badge: // a camera: a box with a lens that looks to the right
        return through({ { -0.95, -0.7 }, { 0.4, -0.7 }, { 0.4, -0.3 }, { 0.95, -0.65 }, { 0.95, 0.65 }, { 0.4, 0.3 },
            { 0.4, 0.7 }, { -0.95, 0.7 } });
    case Shape::Tent:
        return through({ { 0, -0.95 }, { 0.98, 0.85 }, { -0.98, 0.85 } });
    case Shape::Box:
        path.addRoundedRect(QRectF(-0.88, -0.88, 1.76, 1.76), 0.3, 0.3);
        return path;
    case Shape::Bell:
        return regular(8, 0.95, 0.95);
    case Shape::Warning:
        return through({ { 0, 0.95 }, { 0.98, -0.85 }, { -0.98, -0.85 } });
    case Shape::Flag:
        return through({ { -0.8, -0.9 }, { 0.9, -0.9 }, { 0.5, -0.2 }, { 0.9, 0.5 }, { -0.55, 0.5 }, { -0.55, 0.95 },
            { -0.8, 0.95 } });
    }
    return path;
}

} // namespace

ThingLook lookOfMajor(std::size_t major)
{
    constexpr std::array<std::pair<Shape, QRgb>, majorClasses.size()> looks { { { Shape::Circle, blue },
        { Shape::Triangle, orange }, { Shape::Square, pink }, { Shape::Hexagon, green }, { Shape::House, sky },
        { Shape::Plus, red }, { Shape::Star, grey } } };
    const auto& [shape, fill] = looks[std::min(major, looks.size() - 1)];
    return { shape, fill, {}, ThingLook::State::Sound };
}

ThingLook lookOf(FacilityKind kind)
{
    const auto letter = [](const char* text) { return QCoreApplication::translate("ThingLook", text); };
    switch (kind) {
    case FacilityKind::Camera:
        return { Shape::Badge, blue, {}, {} };
    case FacilityKind::Shelter:
        //: one letter on the map: shelter
        return { Shape::Tent, green, letter(QT_TRANSLATE_NOOP("ThingLook", "S")), {} };
    case FacilityKind::Supplies:
        //: one letter on the map: supplies (goods)
        return { Shape::Box, orange, letter(QT_TRANSLATE_NOOP("ThingLook", "G")), {} };
    case FacilityKind::Alarm:
        //: one letter on the map: alarm device
        return { Shape::Bell, red, letter(QT_TRANSLATE_NOOP("ThingLook", "A")), {} };
    case FacilityKind::Hazard:
        return { Shape::Warning, yellow, QStringLiteral("!"), {} };
    case FacilityKind::Charge:
        break;
    }
    //: one letter on the map: what somebody is in charge of
    return { Shape::Flag, sky, letter(QT_TRANSLATE_NOOP("ThingLook", "C")), {} };
}

QImage paintThing(const ThingLook& look, int pixels, bool isDark)
{
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double reach = pixels / 2.0;
    painter.translate(reach, reach);
    const QColor fill(look.fill), rim = isDark ? QColor(0x0b, 0x0d, 0x10) : QColor(0x1b, 0x1b, 0x1f);
    const double line = std::clamp(pixels / 12.0, 0.6, 2.0);
    const QTransform size = QTransform::fromScale(reach - line / 2, reach - line / 2);
    const bool isGone = look.state == ThingLook::State::Gone;
    painter.setBrush(isGone ? QBrush(Qt::NoBrush) : QBrush(fill));
    painter.setPen(pixels < 6 && !isGone ? QPen(Qt::NoPen) : QPen(isGone ? fill : rim, line));
    painter.drawPath(size.map(outline(look.shape)));
    if (!look.letter.isEmpty() && pixels >= 14 && look.shape != Shape::Star) { // a star has no room for one
        QFont font;
        const bool isLow = look.shape == Shape::Tent || look.shape == Shape::Triangle || look.shape == Shape::House;
        const bool isNarrow = isLow || look.letter.size() > 1, isHigh = look.shape == Shape::Warning;
        font.setPixelSize(std::max(6, static_cast<int>(pixels * (isNarrow ? 0.46 : 0.56))));
        font.setBold(true);
        painter.setFont(font);
        const bool isPale = look.fill == yellow || look.fill == orange || look.fill == sky || look.fill == pink;
        painter.setPen(isGone || isPale ? QColor(0x10, 0x10, 0x14) : QColor(Qt::white));
        const double shift = isLow      ? pixels * 0.12
            : isHigh                    ? -pixels * 0.1
            : look.shape == Shape::Flag ? -pixels * 0.1
                                        : 0;
        painter.drawText(QRectF(-reach, -reach + shift, pixels, pixels), Qt::AlignCenter, look.letter);
    }
    if (look.shape == Shape::Badge && pixels >= 12) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawEllipse(QPointF(-reach * 0.3, 0), reach * 0.3, reach * 0.3);
    }
    if (look.state == ThingLook::State::Broken) {
        painter.setPen(QPen(isDark ? QColor(0xff, 0x6b, 0x5e) : QColor(0xc0, 0x10, 0x10), std::max(1.2, pixels / 7.0)));
        painter.drawLine(QPointF(-reach * 0.85, reach * 0.85), QPointF(reach * 0.85, -reach * 0.85));
    }
    return image;
}

QImage ThingSheet::symbol(const ThingLook& look, int pixels, bool isDark) const
{
    const Key key(int(look.shape), look.fill, look.letter, int(look.state), pixels, isDark);
    const std::lock_guard lock(m_mutex);
    constexpr std::size_t most = 2000;
    if (m_symbols.size() > most)
        m_symbols.clear();
    QImage& image = m_symbols[key];
    if (image.isNull())
        image = paintThing(look, pixels, isDark);
    return image;
}

} // namespace fengsui::ui
