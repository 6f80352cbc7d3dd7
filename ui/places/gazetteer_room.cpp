#include "places/gazetteer_room.h"

#include <algorithm>

namespace fengsui::ui {

namespace {

// The index in memory is built beside the window; the new components are only asked once it is there.
void awaitIndex(Gazetteer& fresh)
{
    if (!fresh.components)
        return;
    try {
        (void)fresh.components->nearest({}, 1, {});
    } catch (const StoreFailure& failure) {
        fresh.failures.push_back(failure);
        fresh.components.reset();
        fresh.ground.reset();
    }
}

/// What opened is exchanged, so that `fresh` has what is no longer needed.
GazetteerRoom::Renewal exchanged(Gazetteer& now, Gazetteer& fresh)
{
    GazetteerRoom::Renewal renewal { {}, fresh.failures };
    for (const EditionHere& edition : fresh.editions) {
        if (!edition.isHere)
            continue;
        if (edition.kind == "component" && fresh.components && fresh.ground) {
            std::swap(now.components, fresh.components);
            std::swap(now.ground, fresh.ground);
            renewal.taken.push_back(edition);
        }
        if (edition.kind == "facilities" && fresh.facilities) {
            std::swap(now.facilities, fresh.facilities);
            renewal.taken.push_back(edition);
        }
        if (edition.kind == "roads" && fresh.openRoads) {
            std::swap(now.roads, fresh.roads); // not open: the next who asks waits for it
            std::swap(now.openRoads, fresh.openRoads);
            renewal.taken.push_back(edition);
        }
    }
    now.notices = fresh.notices;
    now.failures = fresh.failures;
    now.editions = fresh.editions;
    return renewal;
}

} // namespace

GazetteerRoom::GazetteerRoom(OpenGazetteer open, QObject* parent)
    : QObject(parent)
    , m_open(open ? std::move(open) : [] { return std::make_unique<Gazetteer>(); })
    , m_room(m_open)
{
}

GazetteerRoom::~GazetteerRoom()
{
    if (m_opening)
        m_opening->join();
}

void GazetteerRoom::renew(std::function<void(const Renewal&)> then)
{
    if (m_opening)
        m_opening->join();
    m_opening = std::make_unique<WorkThread>([this, open = m_open, then = std::move(then)]() mutable {
        std::shared_ptr<Gazetteer> fresh;
        try {
            fresh = open();
            awaitIndex(*fresh);
        } catch (const StoreFailure& failure) {
            fresh = std::make_shared<Gazetteer>();
            fresh->failures.push_back(failure);
        }
        handOver(fresh, std::move(then));
    });
    m_opening->start();
}

// On the room's thread, between two questions; there also what was in use is closed.
void GazetteerRoom::handOver(const std::shared_ptr<Gazetteer>& fresh, std::function<void(const Renewal&)> then)
{
    m_room.give(Line::Desk,
        [this, fresh, then = std::move(then)](Gazetteer* gazetteer, const std::optional<StoreFailure>& closed) mutable {
            Renewal renewal = gazetteer ? exchanged(*gazetteer, *fresh) : Renewal { {}, { *closed } };
            *fresh = Gazetteer();
            QMetaObject::invokeMethod(
                this,
                [this, renewal = std::move(renewal), then = std::move(then)] {
                    if (!renewal.taken.empty())
                        Q_EMIT renewed();
                    then(renewal);
                },
                Qt::QueuedConnection);
        });
}

} // namespace fengsui::ui
