#include "map/map_furniture.h"

#include "map/scale_bar.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {

constexpr int margin = 8;

class Cross : public QWidget {
public:
    explicit Cross(QWidget* parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        resize(25, 25);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        for (const auto& [color, width] :
            { std::pair(palette().base().color(), 4), std::pair(palette().text().color(), 2) }) {
            painter.setPen(QPen(color, width));
            painter.drawLine(12, 2, 12, 22);
            painter.drawLine(2, 12, 22, 12);
        }
    }
};

/// Drawn here, so that no font or icon theme decides whether a button says anything. In a box of 16 by 16.
QIcon icon(const QPainterPath& lines, const QPalette& palette, double scale)
{
    QPixmap pixmap(QSize(16, 16) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(palette.color(QPalette::Active, QPalette::ButtonText), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(lines);
    return pixmap;
}

QPainterPath lines(std::initializer_list<QLineF> all)
{
    QPainterPath path;
    for (const QLineF& line : all) {
        path.moveTo(line.p1());
        path.lineTo(line.p2());
    }
    return path;
}

} // namespace

MapFurniture::MapFurniture(QWidget& canvas, const MapCamera& camera)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_buttons(new QWidget(&canvas))
    , m_scale(new ScaleBar(camera, &canvas))
    , m_remark(new QLabel(&canvas))
    , m_attribution(new QLabel(&canvas))
    , m_cross(new Cross(&canvas))
{
    auto* column = new QVBoxLayout(m_buttons);
    column->setContentsMargins({});
    column->setSpacing(4);
    m_in = addButton();
    m_out = addButton();
    m_whole = addButton();
    m_graticule = addButton();
    m_graticule->setCheckable(true);
    m_layers = addButton();
    connect(m_in, &QToolButton::clicked, this, &MapFurniture::zoomInAsked);
    connect(m_out, &QToolButton::clicked, this, &MapFurniture::zoomOutAsked);
    connect(m_whole, &QToolButton::clicked, this, &MapFurniture::wholeAsked);
    connect(m_graticule, &QToolButton::clicked, this, &MapFurniture::graticuleAsked);
    connect(m_layers, &QToolButton::clicked, this, &MapFurniture::layersAsked);
    m_remark->setMargin(4);
    m_attribution->setMargin(2);
    QFont small = m_attribution->font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    m_attribution->setFont(small);
    for (QLabel* label : { m_remark, m_attribution }) {
        label->setTextFormat(Qt::PlainText);
        label->setAutoFillBackground(true);
        label->setBackgroundRole(QPalette::Base);
        label->setForegroundRole(QPalette::Text);
        label->setWordWrap(true);
        label->hide();
    }
    canvas.installEventFilter(this);
    paintIcons();
    retranslate();
}

QToolButton* MapFurniture::addButton()
{
    auto* button = new QToolButton(m_buttons);
    button->setIconSize({ 16, 16 });
    button->setFixedSize(30, 30);
    button->setAutoRepeat(false);
    m_buttons->layout()->addWidget(button);
    return button;
}

void MapFurniture::paintIcons()
{
    const QPalette palette = m_canvas.palette();
    const double scale = m_canvas.devicePixelRatio();
    m_in->setIcon(icon(lines({ { 2, 8, 14, 8 }, { 8, 2, 8, 14 } }), palette, scale));
    m_out->setIcon(icon(lines({ { 2, 8, 14, 8 } }), palette, scale));
    QPainterPath corners; // a frame with open sides: everything
    for (const auto& [x, y] : { std::pair(1, 1), std::pair(15, 1), std::pair(15, 15), std::pair(1, 15) }) {
        const int dx = x < 8 ? 4 : -4, dy = y < 8 ? 4 : -4;
        corners.moveTo(x + dx, y);
        corners.lineTo(x, y);
        corners.lineTo(x, y + dy);
    }
    m_whole->setIcon(icon(corners, palette, scale));
    m_graticule->setIcon(
        icon(lines({ { 5, 1, 5, 15 }, { 11, 1, 11, 15 }, { 1, 5, 15, 5 }, { 1, 11, 15, 11 } }), palette, scale));
    QPainterPath sheets; // three of them, one over the other
    sheets.addPolygon(QPolygonF({ { 8, 1 }, { 15, 5 }, { 8, 9 }, { 1, 5 }, { 8, 1 } }));
    for (const int y : { 8, 11 })
        sheets.addPolygon(QPolygonF({ { 1.0, double(y) }, { 8.0, y + 4.0 }, { 15.0, double(y) } }));
    m_layers->setIcon(icon(sheets, palette, scale));
}

QPoint MapFurniture::layersCorner() const
{
    return m_layers->mapToGlobal(QPoint(-4, 0));
}

void MapFurniture::retranslate()
{
    const auto name = [](QToolButton& button, const QString& text, const QString& key) {
        button.setAccessibleName(text);
        button.setToolTip(key.isEmpty() ? text : tr("%1 (%2)").arg(text, key));
    };
    name(*m_in, tr("Zoom in"), QStringLiteral("+"));
    name(*m_out, tr("Zoom out"), QStringLiteral("−"));
    name(*m_whole, tr("Show everything"), tr("Home"));
    name(*m_graticule, tr("Lines of longitude and latitude"), {});
    name(*m_layers, tr("Layers"), {});
    m_scale->update();
}

void MapFurniture::follow(QWidget& view)
{
    QWidget* before = &view;
    for (QWidget* button : { m_in, m_out, m_whole, m_graticule, m_layers }) {
        QWidget::setTabOrder(before, button);
        before = button;
    }
}

void MapFurniture::setRemark(const QString& text)
{
    m_remark->setText(text);
    m_remark->setVisible(!text.isEmpty());
    arrange();
}

void MapFurniture::setAttribution(const QString& text)
{
    m_attribution->setText(text);
    m_attribution->setVisible(!text.isEmpty());
    arrange();
}

void MapFurniture::setCrossShown(bool isShown)
{
    m_cross->setVisible(isShown);
}

void MapFurniture::setGraticule(bool isOn)
{
    m_graticule->setChecked(isOn);
}

void MapFurniture::arrange()
{
    const QSize size = m_canvas.size();
    m_buttons->adjustSize();
    m_buttons->move(size.width() - m_buttons->width() - margin, margin);
    m_scale->resize(m_scale->sizeHint());
    m_scale->move(margin, size.height() - m_scale->height() - margin);
    const int room = std::max(60, size.width() - m_scale->width() - 3 * margin);
    int bottom = size.height();
    for (QLabel* label : { m_attribution, m_remark }) {
        if (label->text().isEmpty())
            continue;
        int wanted = 0;
        for (const QString& line : label->text().split(u'\n'))
            wanted = std::max(wanted, label->fontMetrics().horizontalAdvance(line) + 2 * label->margin() + 2);
        label->setFixedWidth(std::min(room, wanted));
        label->resize(label->width(), label->heightForWidth(label->width()));
        bottom -= label->height() + (label == m_attribution ? 0 : margin);
        label->move(size.width() - label->width() - (label == m_attribution ? 0 : margin), bottom);
    }
    m_cross->move(size.width() / 2 - 12, size.height() / 2 - 12);
    for (QWidget* widget : { m_buttons, static_cast<QWidget*>(m_scale), static_cast<QWidget*>(m_remark),
             static_cast<QWidget*>(m_attribution), m_cross })
        widget->raise();
}

bool MapFurniture::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        arrange();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::DevicePixelRatioChange)
        paintIcons();
    return false;
}

} // namespace fengsui::ui
