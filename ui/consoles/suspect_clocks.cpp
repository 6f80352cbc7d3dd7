#include "consoles/suspect_clocks.h"

#include "watch/watch.h"

#include <algorithm>

namespace fengsui::ui {

SuspectClocks::SuspectClocks(Watch& watch, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
{
    connect(&watch.backstage(), &Backstage::newsCame, this, &SuspectClocks::read);
    read();
}

int SuspectClocks::open() const
{
    return static_cast<int>(std::ranges::count_if(m_all, [](const Suspect& each) { return !each.ahead; }));
}

void SuspectClocks::read()
{
    m_isStale = true;
    if (m_isReading)
        return;
    m_isReading = true;
    m_isStale = false;
    using Suspects = std::vector<Suspect>;
    m_watch.backstage().ask(
        this,
        [](ReadingStore& store) -> Result<Suspects> {
            Suspects all;
            const Clocks clocks = store.ledgers().clocks();
            for (const auto& [incarnation, clock] : clocks.suspects()) {
                const auto console = store.ledgers().identityOf(incarnation);
                all.push_back({ incarnation, console ? console->name : std::string(),
                    store.ledgers().heldEntries(incarnation), clock.ahead });
            }
            return all;
        },
        [this](const Answer<Suspects>& answer) {
            m_isReading = false;
            if (answer) {
                m_all = *answer;
                Q_EMIT changed();
            }
            if (m_isStale)
                read();
        },
        Line::Bulk);
}

} // namespace fengsui::ui
