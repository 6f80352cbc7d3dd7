#include "conflicts/conflict_list.h"

#include "watch/watch.h"

#include <algorithm>

namespace fengsui::ui {

ConflictList::ConflictList(Watch& watch, Conflicts which, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_which(which)
{
    connect(&watch.backstage(), &Backstage::newsCame, this, &ConflictList::read);
    read();
}

int ConflictList::open() const
{
    return static_cast<int>(
        std::ranges::count_if(m_all, [](const ShownConflict& each) { return !each.conflict.settledBy; }));
}

// One reading at a time: a backlog that comes in brings many pieces of news a second.
void ConflictList::read()
{
    m_isStale = true;
    if (m_isReading)
        return;
    m_isReading = true;
    m_isStale = false;
    using Shown = std::vector<ShownConflict>;
    m_watch.backstage().ask(
        this,
        [which = m_which](ReadingStore& store) -> Result<Shown> {
            Shown shown;
            for (Conflict& conflict : conflicts(store.ledgers(), store.journal(), which)) {
                const auto row = conflict.kind == SubjectKind::Incident
                    ? store.ledgers().incidents().row({ conflict.subject })
                    : std::nullopt;
                shown.push_back({ std::move(conflict), row ? row->workflow : std::string() });
            }
            return shown;
        },
        [this](const Answer<Shown>& answer) {
            m_isReading = false;
            if (answer) {
                m_all = *answer;
                m_isRead = true;
                Q_EMIT changed();
            }
            if (m_isStale)
                read();
        },
        Line::Bulk);
}

} // namespace fengsui::ui
