#include "replay/track_trail.h"

#include "map/map_camera.h"
#include "map/map_palette.h"
#include "map/track_painter.h"
#include "track/thin.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace fengsui::ui {

TrackTrail::TrackTrail(const MapCamera& camera, QWidget* canvas)
    : QWidget(canvas)
    , m_camera(camera)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    connect(&camera, &MapCamera::moved, this, qOverload<>(&QWidget::update));
    canvas->installEventFilter(this);
    setGeometry(canvas->rect());
    hide();
}

void TrackTrail::setTracks(std::shared_ptr<const TrackSet> tracks)
{
    m_tracks = std::move(tracks);
    setVisible(m_tracks && !m_tracks->tracks().empty());
}

void TrackTrail::setTime(Instant at)
{
    m_at = at;
    update();
}

void TrackTrail::paintEvent(QPaintEvent*)
{
    if (!m_tracks)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isDark = palette().color(QPalette::Active, QPalette::Window).lightness() < 128;
    const MapPalette& ground = isDark ? MapPalette::dark() : MapPalette::light();
    const TrackPen pen { painter, m_camera.toScreen({ 0, 0 }), worldPixels(m_camera.zoom()), QRectF(rect()),
        ground.halo, isDark };
    const WorldBox seen = m_camera.ground();
    for (const TrackSet::Track& each : m_tracks->tracks()) {
        const TrackRun& run = each.stretch.run;
        if (run.front().time > m_at || !each.box.touches(seen.grownBy(seen.width() / 20)))
            continue;
        const TrackSet::Line& line = each.lineAt(m_camera.metresPerPixel() * 0.7);
        const auto after = std::ranges::upper_bound(line.times, m_at);
        const auto last = static_cast<std::size_t>(after - line.times.begin()) - 1;
        const QPointF here = pen.at(worldOf(placeAt(run, m_at)));
        if (run.back().time >= m_at) { // the team's pin is there, and stays legible
            constexpr double pinRadius = 15;
            QPainterPath rest;
            rest.addRect(QRectF(rect()));
            QPainterPath pin;
            pin.addEllipse(here, pinRadius, pinRadius);
            painter.setClipPath(rest.subtracted(pin));
        } else {
            painter.setClipping(false);
        }
        pen.drawLine(line, each.look, last);
        if (after != line.times.end()) {
            painter.setPen(QPen(each.look.color(isDark), 3, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(pen.at(line.at[last]), here);
        }
        if (run.back().time < m_at) { // it ends here, and goes on elsewhere or not at all
            painter.setPen(QPen(ground.halo, 1));
            painter.setBrush(each.look.color(isDark));
            painter.drawRect(QRectF(here - QPointF(4, 4), QSizeF(8, 8)));
        }
    }
}

bool TrackTrail::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace fengsui::ui
