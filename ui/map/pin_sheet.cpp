#include "map/pin_sheet.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace fengsui::ui {

namespace {

enum class Border { Dashed, Solid, Double, Dotted };

struct Look {
    QRgb fill;
    Border border;
};
// colours of Okabe and Ito's palette, which colour-blind people tell apart
constexpr std::array<Look, pinSymbolCount> looks { {
    { 0xffd55e00, Border::Dashed }, // reported
    { 0xffd55e00, Border::Dashed }, // verifying
    { 0xffe69f00, Border::Dashed }, // accepted
    { 0xffe69f00, Border::Dashed }, // filed
    { 0xff56b4e9, Border::Dashed }, // dispatched
    { 0xff0072b2, Border::Solid }, // handling
    { 0xff009e73, Border::Double }, // handled
    { 0xffcc79a7, Border::Dotted }, // suspended
    { 0xffbdbdbd, Border::Solid }, // closed
    { 0xfff0e442, Border::Solid }, // of another workflow
    { 0xff009e73, Border::Solid }, // available
    { 0xff56b4e9, Border::Dashed }, // assigned
    { 0xff0072b2, Border::Dashed }, // en route
    { 0xffd55e00, Border::Solid }, // on scene
    { 0xff7fc8ae, Border::Dashed }, // returning
    { 0xffcc79a7, Border::Double }, // busy
    { 0xff9a9a9a, Border::Dotted }, // out of service
} };

enum Mark {
    UrgentSprite = pinSymbolCount,
    OverdueSprite,
    DrillSprite,
    SupervisedSprite,
    YellowSprite,
    RedSprite,
    PlaceSprite,
    ClusterSprite,
    FirstDigit,
    Plus = FirstDigit + 10,
    spriteCount
};
constexpr int columns = 8;
constexpr int digitPixels = 14;
constexpr int firstTeam = static_cast<int>(PinSymbol::TeamAvailable);

QPainterPath frame(bool isTeam, double inset)
{
    QPainterPath path;
    if (isTeam) {
        path.addRoundedRect(QRectF(-15, -10.5, 30, 21).adjusted(inset, inset, -inset, -inset), 4, 4);
        return path;
    }
    const double reach = 16.5 - inset * 1.414;
    path.addPolygon(QPolygonF({ { 0, -reach }, { reach, 0 }, { 0, reach }, { -reach, 0 }, { 0, -reach } }));
    return path;
}

void paintSymbol(QPainter& painter, int index)
{
    const Look& look = looks[static_cast<std::size_t>(index)];
    const bool isTeam = index >= firstTeam;
    const QColor fill(look.fill), ink(0x1b, 0x1b, 0x1f);
    painter.setPen(QPen(Qt::white, 4, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::white);
    painter.drawPath(frame(isTeam, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPath(frame(isTeam, 0));
    QPen pen(ink, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (look.border == Border::Dashed)
        pen.setDashPattern({ 3, 1.6 });
    if (look.border == Border::Dotted)
        pen.setDashPattern({ 1, 1.2 });
    if (look.border == Border::Double)
        pen.setWidthF(1.4);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(frame(isTeam, 0));
    if (look.border == Border::Double)
        painter.drawPath(frame(isTeam, 3.2));

    QFont font = QGuiApplication::font();
    font.setPixelSize(isTeam ? 14 : 13);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(qGray(look.fill) < 130 ? QColor(Qt::white) : ink);
    painter.drawText(QRectF(-12, -11, 24, 22), Qt::AlignCenter, PinSheet::letter(static_cast<PinSymbol>(index)));
}

void paintMark(QPainter& painter, int mark)
{
    const QPen ink(QColor(0x1b, 0x1b, 0x1f), 1.2);
    painter.setPen(ink);
    switch (mark) {
    case UrgentSprite:
        painter.setBrush(QColor(0xff, 0xd5, 0x00));
        for (const double y : { -9.0, -14.0 })
            painter.drawPolygon(QPolygonF({ { -18, y + 5 }, { -12.5, y - 2 }, { -7, y + 5 } }));
        break;
    case OverdueSprite: {
        painter.setBrush(QColor(0xd7, 0x19, 0x1c));
        painter.drawEllipse(QPointF(13, -12), 7, 7);
        painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(13, -15.5), QPointF(13, -11.5));
        painter.drawPoint(QPointF(13, -8.2));
        break;
    }
    case DrillSprite: {
        painter.setBrush(QColor(0x6a, 0x3d, 0x9a));
        painter.drawRect(QRectF(-18, 4, 13, 13));
        QFont font = QGuiApplication::font();
        font.setPixelSize(10);
        painter.setFont(font);
        painter.setPen(Qt::white);
        //: one letter: a drill
        painter.drawText(QRectF(-18, 4, 13, 13), Qt::AlignCenter, PinSheet::tr("D", "drill"));
        break;
    }
    case SupervisedSprite:
    case YellowSprite:
    case RedSprite: {
        const int bars = mark - SupervisedSprite + 1;
        painter.setBrush(mark == RedSprite ? QColor(0xd7, 0x19, 0x1c)
                : mark == YellowSprite     ? QColor(0xff, 0xd5, 0x00)
                                           : Qt::white);
        for (int i = 0; i < bars; ++i)
            painter.drawRect(QRectF(5 + i * 4.5, 7, 3.5, 10));
        break;
    }
    case PlaceSprite: {
        for (const auto& [color, width] :
            { std::pair(QColor(Qt::white), 5.0), std::pair(QColor(0xd7, 0x19, 0x1c), 2.5) }) {
            painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(QPointF(0, 0), 8, 8);
            for (const QPointF arm : { QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1) })
                painter.drawLine(arm * 4, arm * 15);
        }
        break;
    }
    case ClusterSprite:
        painter.setPen(QPen(Qt::white, 2.5));
        painter.setBrush(QColor(0x1f, 0x3a, 0x5f));
        painter.drawEllipse(QPointF(0, 0), 17, 17);
        painter.setPen(QPen(QColor(0x1b, 0x1b, 0x1f), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(0, 0), 18.5, 18.5);
        break;
    default: {
        QFont font = QGuiApplication::font();
        font.setPixelSize(digitPixels);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(Qt::white);
        painter.drawText(QRectF(-8, -11, 16, 22), Qt::AlignCenter,
            mark == Plus ? QStringLiteral("+") : QString::number(mark - FirstDigit));
    }
    }
}

// A disc, how many cases there are, and whether any of them is overdue or urgent.
void place(const PinCluster& cluster, QPointF at, std::vector<PlacedSprite>& out)
{
    constexpr int mostWritten = 999;
    constexpr double step = digitPixels * 0.6;
    out.push_back({ at, ClusterSprite });
    QString text = QString::number(std::min(cluster.cases, mostWritten));
    if (cluster.cases > mostWritten)
        text += QLatin1Char('+');
    for (qsizetype i = 0; i < text.size(); ++i)
        out.push_back({ at + QPointF((double(i) - double(text.size() - 1) / 2) * step, 0),
            text[i] == QLatin1Char('+') ? int(Plus) : FirstDigit + text[i].digitValue() });
    if (cluster.urgent > 0)
        out.push_back({ at + QPointF(0, -3), UrgentSprite });
    if (cluster.overdue > 0)
        out.push_back({ at + QPointF(2, -3), OverdueSprite });
}

constexpr std::array<std::pair<PinMark, int>, 6> markSprites { { { PinMark::Urgent, UrgentSprite },
    { PinMark::Overdue, OverdueSprite }, { PinMark::Drill, DrillSprite }, { PinMark::Supervised, SupervisedSprite },
    { PinMark::YellowCard, YellowSprite }, { PinMark::RedCard, RedSprite } } };

} // namespace

PinSheet::PinSheet(double scale)
    : m_scale(scale)
    , m_pixels(static_cast<int>(std::lround(side * scale)))
    , m_image(columns * m_pixels, (spriteCount + columns - 1) / columns * m_pixels, QImage::Format_ARGB32_Premultiplied)
{
    m_image.fill(Qt::transparent);
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int sprite = 0; sprite < spriteCount; ++sprite) {
        painter.save();
        painter.setClipRect(source(sprite));
        painter.translate(QRectF(source(sprite)).center());
        painter.scale(scale, scale);
        paint(painter, sprite);
        painter.restore();
    }
}

void PinSheet::paint(QPainter& painter, int sprite)
{
    if (sprite < pinSymbolCount)
        paintSymbol(painter, sprite);
    else
        paintMark(painter, sprite);
}

std::vector<int> PinSheet::spritesOf(const MapPin& pin)
{
    std::vector<int> sprites { static_cast<int>(pin.symbol) };
    for (const auto& [mark, sprite] : markSprites)
        if (pin.marks.testFlag(mark))
            sprites.push_back(sprite);
    return sprites;
}

int PinSheet::placeSprite()
{
    return PlaceSprite;
}

int PinSheet::spriteOf(PinMark mark)
{
    return std::ranges::find(markSprites, mark, &std::pair<PinMark, int>::first)->second;
}

QString PinSheet::words(PinMark mark)
{
    switch (mark) {
    case PinMark::Urgent:
        return tr("urgent");
    case PinMark::Overdue:
        return tr("overdue");
    case PinMark::Drill:
        return tr("drill");
    case PinMark::Supervised:
        return tr("supervised");
    case PinMark::YellowCard:
        return tr("supervised, yellow card");
    case PinMark::RedCard:
        return tr("supervised, red card");
    }
    return {};
}

QRect PinSheet::source(int sprite) const
{
    return { sprite % columns * m_pixels, sprite / columns * m_pixels, m_pixels, m_pixels };
}

QString PinSheet::letter(PinSymbol symbol)
{
    switch (symbol) {
    case PinSymbol::Reported:
        return tr("R", "letter of a reported case");
    case PinSymbol::Verifying:
        return tr("V", "letter of a case being verified");
    case PinSymbol::Accepted:
        return tr("A", "letter of an accepted case");
    case PinSymbol::Filed:
        return tr("F", "letter of a filed case");
    case PinSymbol::Dispatched:
        return tr("D", "letter of a dispatched case");
    case PinSymbol::Handling:
        return tr("H", "letter of a case being handled");
    case PinSymbol::Handled:
        return tr("C", "letter of a handled case, to be checked");
    case PinSymbol::Suspended:
        return tr("S", "letter of a suspended case");
    case PinSymbol::Closed:
        return tr("E", "letter of a closed case");
    case PinSymbol::OtherIncident:
        return QStringLiteral("•");
    case PinSymbol::TeamAvailable:
        return tr("A", "letter of an available team");
    case PinSymbol::TeamAssigned:
        return tr("S", "letter of a team that was sent");
    case PinSymbol::TeamEnRoute:
        return tr("E", "letter of a team en route");
    case PinSymbol::TeamOnScene:
        return tr("O", "letter of a team on scene");
    case PinSymbol::TeamReturning:
        return tr("R", "letter of a returning team");
    case PinSymbol::TeamBusy:
        return tr("B", "letter of a team busy otherwise");
    case PinSymbol::TeamOutOfService:
        return tr("X", "letter of a team out of service");
    }
    return {};
}

QString PinSheet::words(PinSymbol symbol)
{
    switch (symbol) {
    case PinSymbol::Reported:
        return tr("reported, to be accepted");
    case PinSymbol::Verifying:
        return tr("being verified");
    case PinSymbol::Accepted:
        return tr("accepted, to be filed");
    case PinSymbol::Filed:
        return tr("filed, to be dispatched");
    case PinSymbol::Dispatched:
        return tr("dispatched, to be signed for");
    case PinSymbol::Handling:
        return tr("being handled");
    case PinSymbol::Handled:
        return tr("handled, to be checked");
    case PinSymbol::Suspended:
        return tr("suspended");
    case PinSymbol::Closed:
        return tr("closed");
    case PinSymbol::OtherIncident:
        return tr("open case");
    case PinSymbol::TeamAvailable:
        return tr("available");
    case PinSymbol::TeamAssigned:
        return tr("assigned");
    case PinSymbol::TeamEnRoute:
        return tr("en route");
    case PinSymbol::TeamOnScene:
        return tr("on scene");
    case PinSymbol::TeamReturning:
        return tr("returning");
    case PinSymbol::TeamBusy:
        return tr("busy otherwise");
    case PinSymbol::TeamOutOfService:
        return tr("out of service");
    }
    return {};
}

std::vector<PlacedSprite> placeSprites(const PinBoard& board, const MapCamera& camera)
{
    std::vector<PlacedSprite> out;
    const QRectF view
        = QRectF(QPointF(), camera.size()).adjusted(-PinSheet::side, -PinSheet::side, PinSheet::side, PinSheet::side);
    const auto placeClusters = [&] {
        for (const PinCluster& cluster : board.clusters(camera.zoom()))
            if (const QPointF at = camera.toPixel(cluster.at); view.contains(at))
                place(cluster, at, out);
    };
    const PinBoard::Pin* chosen = board.chosen(); // the last one, above everything
    for (const PinBoard::Pin* pin : board.drawingOrder()) {
        if (pin == chosen)
            placeClusters();
        const QPointF at = camera.toPixel(pin->at);
        if (view.contains(at) && !board.isClustered(*pin, camera.zoom()))
            for (const int sprite : PinSheet::spritesOf(pin->pin))
                out.push_back({ at, sprite });
    }
    if (!chosen)
        placeClusters();
    if (board.markedPlace())
        out.push_back({ camera.toPixel(*board.markedPlace()), PlaceSprite });
    return out;
}

} // namespace fengsui::ui
