#include "replay/replay_link.h"

#include "backstage/words.h"
#include "look/theme.h"
#include "map/map_pane.h"
#include "map/track_set.h"
#include "replay/replay_bar.h"
#include "replay/track_trail.h"
#include "watch/watch.h"
#include "window/map_link.h"

#include <QEvent>
#include <QLabel>
#include <QShortcut>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

MapPin pinOf(const PastCase& past, const PastCaseMoment& moment, const Replay& replay)
{
    IncidentRow row; // as the present one would be drawn
    row.id = past.id;
    row.number = past.number;
    row.title = past.title;
    row.state = replay.states[moment.state];
    row.point = moment.point;
    row.isUrgent = moment.isUrgent;
    row.isOverdue = moment.isOverdue;
    row.isDrill = moment.isDrill;
    row.supervision = moment.supervision;
    return *ui::pinOf(row);
}

struct Brought {
    std::shared_ptr<const Replay> replay; // null when it was given up
    std::shared_ptr<const TrackSet> tracks;
};

Result<Brought> bring(ReadingStore& store, const Zone& zone, Instant from, Instant to, const Progress& goesOn)
{
    const auto replay = readReplay(store.ledgers(), store.journal(), from, to, goesOn);
    if (!replay)
        return replay.refusal();
    if (!*replay)
        return Brought {};
    std::vector<TeamStretches> teams;
    for (const PastTeam& each : (*replay)->teams) {
        TeamStretches team { each.id, fromUtf8(each.name), {} };
        for (const TrackRun& run : each.runs)
            team.stretches.push_back({ run, {}, {}, {} });
        teams.push_back(std::move(team));
    }
    auto tracks = TrackSet::of(teams, zone, from, to, [&] { return goesOn(1, 1); });
    if (!tracks)
        return Brought {};
    return Brought { std::make_shared<const Replay>(**replay), std::make_shared<const TrackSet>(*std::move(tracks)) };
}

} // namespace

ReplayLink::ReplayLink(Watch& watch, MapPane& map, MapLink& pins, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
    , m_pins(pins)
    , m_bar(new ReplayBar(watch, &map))
    , m_trail(new TrackTrail(map.camera(), &map.canvas()))
    , m_strip(new QLabel(&map.canvas()))
    , m_escape(new QShortcut(Qt::Key_Escape, &map))
{
    m_trail->lower(); // over the map, and under all that lies on it
    map.view().lower();
    map.addBar(m_bar);
    m_bar->hide();
    m_strip->hide();
    m_strip->setAlignment(Qt::AlignCenter);
    m_strip->setWordWrap(true);
    m_strip->setMargin(6);
    m_strip->setAutoFillBackground(true);
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setAttribute(Qt::WA_TransparentForMouseEvents);
    QFont loud = m_strip->font();
    loud.setBold(true);
    loud.setPointSizeF(loud.pointSizeF() * 1.25);
    m_strip->setFont(loud);
    map.canvas().installEventFilter(this);
    m_escape->setContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, &ReplayLink::end);
    m_progress.setInterval(200ms);
    connect(&m_progress, &QTimer::timeout, this, [this] {
        if (m_run && m_run->total > 0)
            m_bar->setProgress(m_run->done, m_run->total);
    });
    connect(m_bar, &ReplayBar::periodWanted, this, &ReplayLink::read);
    connect(m_bar, &ReplayBar::moved, this, &ReplayLink::show);
    connect(m_bar, &ReplayBar::cancelWanted, this, [this] {
        cancel();
        end();
    });
    connect(m_bar, &ReplayBar::endWanted, this, &ReplayLink::end);
    connect(&watch, &Watch::wordsChanged, this, [this] {
        if (m_isPast)
            show(m_bar->instant());
    });
}

ReplayLink::~ReplayLink()
{
    cancel();
}

void ReplayLink::cancel()
{
    if (m_run)
        m_run->isCancelled = true;
}

void ReplayLink::open()
{
    if (!m_bar->isVisible())
        return open(m_watch.now() - 24h, m_watch.now());
    m_bar->setFocus(Qt::ShortcutFocusReason);
}

void ReplayLink::open(Instant from, Instant to)
{
    m_bar->show();
    m_escape->setEnabled(true);
    read(from, to);
    m_bar->setFocus(Qt::ShortcutFocusReason);
}

void ReplayLink::read(Instant from, Instant to)
{
    cancel();
    m_bar->begin(from, to);
    const auto run = m_run = std::make_shared<Run>();
    m_progress.start();
    m_watch.backstage().ask(
        this,
        [from, to, run, zone = m_watch.access().zone](ReadingStore& store) {
            return bring(store, zone, from, to, [&](std::uint64_t done, std::uint64_t total) {
                run->done = done;
                run->total = total;
                return !run->isCancelled;
            });
        },
        [this, run](const Answer<Brought>& read) {
            if (run != m_run)
                return; // another period meanwhile
            m_run.reset();
            m_progress.stop();
            if (!read)
                return m_bar->refuse(read.problem());
            if (!read->replay)
                return; // stopped
            m_replay = read->replay;
            m_trail->setTracks(read->tracks);
            if (!std::exchange(m_isPast, true)) {
                m_pins.hold(true);
                Q_EMIT changed(true);
            }
            m_bar->setReady(m_replay->changes);
        },
        Line::Bulk);
}

void ReplayLink::show(Instant at)
{
    if (!m_replay)
        return;
    std::vector<MapPin> pins;
    int open = 0, overdue = 0;
    for (const PastCase& each : m_replay->cases) {
        const PastCaseMoment* moment = Replay::at(each, at);
        if (!moment || !moment->isOpen)
            continue;
        ++open;
        overdue += moment->isOverdue;
        if (moment->point)
            pins.push_back(pinOf(each, *moment, *m_replay));
    }
    QStringList lost;
    for (const PastTeam& each : m_replay->teams) {
        const PastTeamMoment* moment = Replay::at(each, at);
        if (moment && moment->isDissolved)
            continue;
        const Whereabouts where = Replay::whereabouts(each, at);
        if (where.by == Whereabouts::By::Nothing)
            lost.append(fromUtf8(each.name));
        if (!where.point)
            continue;
        Team team;
        team.id = each.id;
        team.name = each.name;
        team.point = where.point;
        if (moment)
            team.status.status = moment->status;
        pins.push_back(*ui::pinOf(team));
    }
    m_map.setPins(std::move(pins));
    m_trail->setTime(at);
    const QString time = fromUtf8(m_watch.access().zone.seconds(at));
    QString told = tr("%1, %2").arg(tr("%n case(s) open", nullptr, open), tr("%n overdue", nullptr, overdue));
    QString past = tr("⚠ THE PAST: %1 – not what is now. Send nobody by it; Esc returns to now.").arg(time);
    if (!lost.isEmpty()) {
        constexpr qsizetype mostNamed = 4;
        const QString names = lost.mid(0, mostNamed).join(tr(", "));
        const QString nowhere = lost.size() > mostNamed
            ? tr("No position then: %1 and %n more", nullptr, static_cast<int>(lost.size() - mostNamed)).arg(names)
            : tr("No position then: %1").arg(names);
        told += QStringLiteral(" · ") + nowhere;
        past += u'\n' + nowhere;
    }
    m_bar->tell(told);
    m_strip->setText(past);
    QPalette loud = m_strip->palette();
    loud.setColor(QPalette::Window, Look::ground(Tone::Danger));
    loud.setColor(QPalette::WindowText, Look::onGround(Tone::Danger));
    m_strip->setPalette(loud);
    m_strip->setBackgroundRole(QPalette::Window);
    m_strip->setForegroundRole(QPalette::WindowText);
    m_strip->show();
    arrange();
}

void ReplayLink::end()
{
    cancel();
    m_run.reset();
    m_progress.stop();
    m_bar->play(false);
    m_bar->hide();
    m_strip->hide();
    m_trail->setTracks(nullptr);
    m_escape->setEnabled(false);
    m_replay.reset();
    if (std::exchange(m_isPast, false)) {
        m_pins.hold(false);
        Q_EMIT changed(false);
    }
    m_map.view().setFocus(Qt::OtherFocusReason);
}

void ReplayLink::arrange()
{
    constexpr int besideButtons = 46;
    const int width = m_map.canvas().width() - besideButtons;
    m_strip->setGeometry(0, 0, width, m_strip->heightForWidth(width));
    m_strip->raise();
}

bool ReplayLink::eventFilter(QObject* watched, QEvent* event)
{
    // The kind first: other events come while the map is taken down.
    if (event->type() == QEvent::Resize && watched == &m_map.canvas() && m_strip->isVisible())
        arrange();
    return QObject::eventFilter(watched, event);
}

} // namespace fengsui::ui
