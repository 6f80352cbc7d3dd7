#include "map/scale_bar.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

namespace fengsui::ui {

namespace {
constexpr int longest = 120;
}

ScaleBar::ScaleBar(const MapCamera& camera, QWidget* parent)
    : QWidget(parent)
    , m_camera(camera)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&camera, &MapCamera::moved, this, [this] {
        update();
        sayLength();
    });
}

void ScaleBar::sayLength()
{
    setAccessibleName(tr("Scale bar: %1").arg(words(lengthFor(m_camera.metresPerPixel(), longest).metres)));
}

void ScaleBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        sayLength();
}

ScaleBar::Length ScaleBar::lengthFor(double metresPerPixel, double longestPixels)
{
    const double most = metresPerPixel * longestPixels;
    const double power = std::pow(10, std::floor(std::log10(most)));
    const double metres = (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
    return { metres, metres / metresPerPixel };
}

QString ScaleBar::words(double metres)
{
    const QLocale locale;
    return metres >= 1000 ? tr("%1 km").arg(locale.toString(metres / 1000, 'g', 6))
                          : tr("%1 m").arg(locale.toString(metres, 'g', 6));
}

QSize ScaleBar::sizeHint() const
{
    return { longest + 16, fontMetrics().height() + 14 };
}

void ScaleBar::paintEvent(QPaintEvent*)
{
    const Length length = lengthFor(m_camera.metresPerPixel(), longest);
    QPainter painter(this);
    QColor ground = palette().base().color();
    ground.setAlpha(200);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setPen(palette().text().color());
    const int y = height() - 6;
    painter.drawText(QRectF(8, 2, width() - 16, y - 4), Qt::AlignLeft | Qt::AlignVCenter, words(length.metres));
    painter.setPen(QPen(palette().text().color(), 2));
    painter.drawPolyline(QPolygonF(
        { { 8, y - 4.0 }, { 8, double(y) }, { 8 + length.pixels, double(y) }, { 8 + length.pixels, y - 4.0 } }));
}

} // namespace fengsui::ui
