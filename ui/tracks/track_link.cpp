#include "tracks/track_link.h"

#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/track_painter.h"
#include "places/measure_tool.h"
#include "watch/watch.h"

#include <QEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr Instant begin { 315'532'800'000 }, end { 4'102'444'800'000 }; // no track is of another time
constexpr double hoverSlack = 9, clickSlack = 7; // pixels beside the line

struct Brought {
    std::shared_ptr<const TrackSet> tracks; // null when it was given up
    bool isCut = false;
};

} // namespace

QString speedText(double metresPerSecond)
{
    return TrackLink::tr("%1 km/h").arg(metresPerSecond * 3.6, 0, 'f', 0);
}

TrackLink::TrackLink(Watch& watch, MapPane& map, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
    , m_hint(new QLabel(&map.canvas()))
    , m_tracks(std::make_shared<const TrackSet>())
{
    m_hint->hide();
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setAutoFillBackground(true);
    m_hint->setBackgroundRole(QPalette::ToolTipBase);
    m_hint->setForegroundRole(QPalette::ToolTipText);
    m_hint->setFrameShape(QFrame::Box);
    m_hint->setMargin(3);
    map.view().installEventFilter(this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms);
    connect(&m_soon, &QTimer::timeout, this, &TrackLink::read);
    m_rest.setSingleShot(true);
    m_rest.setInterval(60ms);
    connect(&m_rest, &QTimer::timeout, this, &TrackLink::hover);
    connect(&map.camera(), &MapCamera::moved, m_hint, &QWidget::hide);
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.tracks && !m_soon.isActive())
            m_soon.start();
    });
    connect(&watch, &Watch::loaded, this, &TrackLink::read);
    connect(&watch, &Watch::wordsChanged, this, &TrackLink::putLayer);
    connect(&watch, &Watch::minutePassed, this, [this] {
        if (m_isToday && midnight(m_watch.now(), 0) != m_from)
            chooseToday();
    });
    chooseToday();
}

TrackLink::~TrackLink()
{
    if (m_run)
        m_run->isCancelled = true;
}

Instant TrackLink::midnight(Instant of, int daysLater) const
{
    const Zone& zone = m_watch.access().zone;
    const auto begin = [&](Instant at) {
        const std::string day = zone.day(at);
        const int year = std::stoi(day.substr(0, 4)), month = std::stoi(day.substr(4, 2)),
                  date = std::stoi(day.substr(6));
        return zone.instant(year, month, date, 0, 0, 0).value_or(at);
    };
    return begin(begin(of) + 12h + 24h * daysLater); // days have 23 to 25 hours
}

void TrackLink::chooseToday()
{
    m_isToday = true;
    m_from = midnight(m_watch.now(), 0);
    m_to = midnight(m_watch.now(), 1);
    read();
}

void TrackLink::choose(Instant from, Instant to)
{
    m_isToday = false;
    m_from = from;
    m_to = to;
    read();
}

void TrackLink::chooseEverything()
{
    choose(begin, end);
}

bool TrackLink::isEverything() const
{
    return m_from == begin && m_to == end;
}

QString TrackLink::periodText() const
{
    if (isEverything())
        return tr("all");
    const QString from = m_watch.local(m_from), to = m_watch.local(m_to);
    if (midnight(m_from, 0) == m_from && midnight(m_from, 1) == m_to)
        return from.left(10);
    if (midnight(m_from, 0) == m_from && midnight(m_to, 0) == m_to)
        return tr("%1 to %2").arg(from.left(10), m_watch.local(midnight(m_to, -1)).left(10));
    return tr("%1 to %2").arg(from, from.left(10) == to.left(10) ? to.mid(11) : to);
}

void TrackLink::read()
{
    m_soon.stop();
    if (m_run)
        m_run->isCancelled = true;
    const auto run = m_run = std::make_shared<Run>();
    m_watch.backstage().ask(
        this,
        [from = m_from, to = m_to, zone = m_watch.access().zone, run](ReadingStore& store) -> Result<Brought> {
            Brought brought;
            std::vector<TeamStretches> teams;
            std::size_t points = 0;
            for (const Team& team : store.ledgers().teams().teams()) {
                if (run->isCancelled)
                    return brought;
                if (points > most) {
                    brought.isCut = true;
                    break;
                }
                TeamStretches one { team.id, fromUtf8(team.name),
                    stretchesOf(store.ledgers().tracks().pieces(team.id, from, to), from, to) };
                for (const Stretch& each : one.stretches)
                    points += each.run.size();
                if (!one.stretches.empty())
                    teams.push_back(std::move(one));
            }
            if (auto set = TrackSet::of(teams, zone, from, to, [&run] { return !run->isCancelled; }))
                brought.tracks = std::make_shared<const TrackSet>(*std::move(set));
            return brought;
        },
        [this, run](const Answer<Brought>& brought) {
            if (run != m_run)
                return; // another reading meanwhile
            m_run.reset();
            if (!brought || !brought->tracks)
                return; // said by the backstage
            m_tracks = brought->tracks;
            m_isCut = brought->isCut;
            putLayer();
            Q_EMIT changed();
        },
        Line::Bulk);
    Q_EMIT changed();
}

void TrackLink::hold(bool isHeld)
{
    m_isHeld = isHeld;
    putLayer();
}

void TrackLink::putLayer()
{
    m_hint->hide();
    if (m_tracks->tracks().empty() || m_isHeld)
        return m_map.layers().takeAway(layer());
    m_map.layers().put({ layer(), tr("Team tracks, %1").arg(periodText()),
        std::make_shared<const TrackPainter>(m_tracks, m_map.font()), LayerRank::drawings - 2 });
}

bool TrackLink::isShown() const
{
    const MapLayer* shown = m_map.layers().find(layer());
    return shown && shown->isShown && shown->opacity > 0;
}

std::optional<TrackSet::Spot> TrackLink::spotAt(QPointF screen, double slack) const
{
    if (!isShown())
        return std::nullopt;
    const MapCamera& camera = m_map.camera();
    return m_tracks->nearest(camera.toWorld(screen), slack / worldPixels(camera.zoom()));
}

std::optional<Thing> TrackLink::thingAt(Degrees at) const
{
    const auto spot = spotAt(m_map.camera().toScreen(toWorld(at)), clickSlack);
    if (!spot)
        return std::nullopt;
    const TrackRun& run = spot->track->stretch.run;
    const Degrees where = toDegrees(spot->at);
    Thing thing;
    thing.name = spot->track->name;
    thing.kind = tr("Team track");
    thing.at = where;
    const auto line = [&](const QString& word, const QString& what) { thing.lines.emplace_back(word, what); };
    if (spot->stop) {
        line(tr("Stopped"),
            tr("%1 to %2, %n minute(s)", nullptr,
                static_cast<int>((spot->stop->stop.to - spot->stop->stop.from) / 1min))
                .arg(m_watch.local(spot->stop->stop.from), m_watch.local(spot->stop->stop.to).mid(11)));
    } else {
        line(tr("Time"), fromUtf8(m_watch.access().zone.seconds(spot->time)));
        line(tr("Speed"), speedText(spot->metresPerSecond));
    }
    line(tr("Track"),
        tr("%1 to %2, %3")
            .arg(m_watch.local(run.front().time), m_watch.local(run.back().time).mid(11), lengthText(metresOf(run))));
    line(tr("From the file"), fromUtf8(spot->track->stretch.source));
    line(tr("Filed by"),
        tr("%1, %2").arg(m_watch.operatorName(spot->track->stretch.by), m_watch.local(spot->track->stretch.at)));
    const bool isDark = m_map.palette().color(QPalette::Active, QPalette::Window).lightness() < 128;
    thing.symbol = QImage(36, 36, QImage::Format_ARGB32_Premultiplied);
    thing.symbol.fill(Qt::transparent);
    QPainter painter(&thing.symbol);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(spot->track->look.pen(isDark, 3));
    painter.drawLine(QPointF(2, 30), QPointF(34, 6));
    return thing;
}

void TrackLink::show(const TrackSet::Track& track)
{
    m_map.layers().setShown(layer(), true); // it would not be seen otherwise
    if (!m_map.camera().wholeGround().touches(track.box)) {
        const Degrees at = toDegrees(track.box.centre());
        return void(Q_EMIT said(tr("This track of %1 lies outside this map, near %2° E, %3° N. Was it recorded here?")
                                    .arg(track.name)
                                    .arg(at.longitude, 0, 'f', 4)
                                    .arg(at.latitude, 0, 'f', 4),
            true));
    }
    if (track.box.isEmpty()) {
        const Degrees at = toDegrees(track.box.centre());
        return m_map.goTo(at.longitude, at.latitude, 15);
    }
    m_map.goTo(track.box);
}

void TrackLink::hover()
{
    const auto spot = m_pointer && !m_map.camera().isMoving() ? spotAt(*m_pointer, hoverSlack) : std::nullopt;
    if (!spot)
        return m_hint->hide();
    const auto& [track, at, time, speed, stop] = *spot;
    m_hint->setText(stop ? tr("%1 · stopped %2").arg(track->name, stop->text)
                         : QStringLiteral("%1 · %2 · %3")
                               .arg(track->name, fromUtf8(m_watch.access().zone.seconds(time)), speedText(speed)));
    m_hint->adjustSize();
    const QRect all = m_map.canvas().rect();
    const QPoint pointer = m_map.view().mapTo(&m_map.canvas(), m_pointer->toPoint());
    const int left = std::clamp(pointer.x() + 14, 0, std::max(0, all.width() - m_hint->width()));
    const int above = pointer.y() - m_hint->height() - 10;
    m_hint->move(left, above >= 0 ? above : pointer.y() + 18);
    m_hint->show();
    m_hint->raise();
}

bool TrackLink::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_map.view()) {
        if (event->type() == QEvent::MouseMove) {
            const auto* moved = static_cast<QMouseEvent*>(event);
            m_pointer.reset();
            if (moved->buttons() == Qt::NoButton)
                m_pointer = moved->position();
            if (!m_rest.isActive())
                m_rest.start();
        } else if (event->type() == QEvent::Leave) {
            m_pointer.reset();
            m_hint->hide();
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace fengsui::ui
