#include "window/editions_in_force.h"

#include "grid/grid_directory.h"
#include "watch/watch.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {
constexpr auto lookEvery = 4s;
}

EditionsInForce::EditionsInForce(Watch& watch, GazetteerRoom& room, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_room(room)
{
    for (const EditionHere& edition : watch.access().editions) // what is awaited was said at the start
        (edition.isHere ? m_kinds[edition.kind].used : m_kinds[edition.kind].awaited) = edition.digest;
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.editions)
            look();
    });
    connect(&m_every, &QTimer::timeout, this, &EditionsInForce::look);
    connect(&m_second, &QTimer::timeout, this, &EditionsInForce::tellOpening);
    m_second.setInterval(1s);
    m_every.start(lookEvery);
}

void EditionsInForce::look()
{
    if (!m_watch.access().editionsOf)
        return;
    if (m_isLooking || m_opening) {
        m_isNewsWaiting = true;
        return;
    }
    m_isLooking = true;
    m_isNewsWaiting = false;
    m_watch.backstage().ask(
        this,
        [editionsOf = m_watch.access().editionsOf](ReadingStore& store) -> Result<Editions> {
            try {
                return Editions(editionsOf(store.ledgers()));
            } catch (const StoreFailure&) { // whoever asks for something says so; this asks by itself
                return Editions();
            }
        },
        [this](const Answer<Editions>& inForce) {
            m_isLooking = false;
            if (inForce && *inForce)
                compare(**inForce);
            if (m_isNewsWaiting)
                look();
        });
}

void EditionsInForce::compare(const std::vector<EditionHere>& inForce)
{
    std::vector<EditionHere> wanted;
    for (const EditionHere& edition : inForce) {
        Kind& kind = m_kinds[edition.kind];
        if (edition.digest == kind.used || edition == kind.refused)
            continue;
        if (edition.isHere)
            wanted.push_back(edition);
        else if (std::exchange(kind.awaited, edition.digest) != edition.digest)
            Q_EMIT said(tr("%1 were announced by another console and are not here yet; they come with the sync. Until "
                           "then those before stay in use.")
                            .arg(titleOf(edition)),
                false);
    }
    const auto grid = std::ranges::find(wanted, "grid", &EditionHere::kind);
    if (grid != wanted.end())
        openGrid(*grid);
    else if (!wanted.empty())
        openGazetteer(wanted);
}

void EditionsInForce::openGrid(const EditionHere& edition)
{
    struct Opened {
        std::shared_ptr<const GridDirectory> grid;
        std::optional<StoreFailure> failure;
    };
    begin(edition);
    m_watch.backstage().ask(
        this,
        [openGrid = m_watch.access().openGrid](ReadingStore& store) -> Result<Opened> {
            try {
                return Opened { openGrid(store.ledgers()), {} };
            } catch (const StoreFailure& failure) {
                return Opened { {}, failure };
            }
        },
        [this, edition](const Answer<Opened>& opened) {
            if (!opened) {
                refuse(edition, opened.problem());
            } else if (opened->failure) {
                refuse(edition, sentence(*opened->failure));
            } else if (opened->grid) { // otherwise the file has gone again meanwhile
                m_watch.takeGrid(opened->grid);
                take(edition);
            }
            end();
        },
        Line::Bulk);
}

void EditionsInForce::openGazetteer(const std::vector<EditionHere>& wanted)
{
    begin(wanted.front());
    m_room.renew([this, wanted](const GazetteerRoom::Renewal& renewal) {
        QStringList why;
        for (const StoreFailure& failure : renewal.failures)
            why << sentence(failure);
        for (const EditionHere& edition : renewal.taken)
            if (m_kinds[edition.kind].used != edition.digest)
                take(edition);
        for (const EditionHere& edition : wanted)
            if (m_kinds[edition.kind].used != edition.digest && !why.isEmpty())
                refuse(edition, why.join(u' '));
        end();
    });
}

QString EditionsInForce::titleOf(const EditionHere& edition)
{
    const QString title = fromUtf8(edition.title);
    if (edition.kind == "grid")
        return tr("The new divisions and cells (%1)").arg(title);
    if (edition.kind == "component")
        return tr("The new components (%1)").arg(title);
    if (edition.kind == "roads")
        return tr("The new roads (%1)").arg(title);
    return tr("The new cameras, shelters and other facilities (%1)").arg(title);
}

void EditionsInForce::begin(const EditionHere& edition)
{
    m_opening = edition;
    m_since.start();
    m_second.start();
}

void EditionsInForce::end()
{
    m_opening.reset();
    m_second.stop();
    Q_EMIT opening({});
    if (m_isNewsWaiting)
        look();
}

void EditionsInForce::tellOpening()
{
    if (m_opening)
        Q_EMIT opening(tr("%1 are being opened… %2 s").arg(titleOf(*m_opening)).arg(m_since.elapsed() / 1000));
}

void EditionsInForce::take(const EditionHere& edition)
{
    Kind& kind = m_kinds[edition.kind];
    kind.used = edition.digest;
    kind.awaited.clear();
    kind.refused.reset();
    Q_EMIT said(tr("%1 are in use now: %2 in all.").arg(titleOf(edition)).arg(edition.rows), false);
}

void EditionsInForce::refuse(const EditionHere& edition, const QString& why)
{
    m_kinds[edition.kind].refused = edition;
    Q_EMIT failed(tr("%1 can't be opened, so those before stay in use. %2").arg(titleOf(edition), why));
}

} // namespace fengsui::ui
