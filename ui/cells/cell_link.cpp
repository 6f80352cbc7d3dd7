#include "cells/cell_link.h"

#include "watch/watch.h"

namespace fengsui::ui {

CellLink::CellLink(Watch& watch, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
{
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.editions)
            read();
    });
    connect(&watch, &Watch::loaded, this, &CellLink::read);
    read();
}

bool CellLink::counts(const CellWord& word) const
{
    return word.base.toHex() == m_said.edition;
}

void CellLink::read()
{
    m_watch.backstage().ask(
        this,
        [](ReadingStore& store) -> Result<CellWords> {
            const Ledgers& ledgers = store.ledgers();
            const auto edition = ledgers.edition("grid");
            return CellWords { ledgers.cells().words(), edition ? edition->digest : std::string() };
        },
        [this](const Answer<CellWords>& said) {
            if (!said)
                return; // said by the backstage
            m_said = *said;
            Q_EMIT changed();
        });
}

} // namespace fengsui::ui
