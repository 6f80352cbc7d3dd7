#include "window/edition_notice.h"

#include "watch/watch.h"

#include <utility>

namespace fengsui::ui {

EditionNotice::EditionNotice(Watch& watch, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
{
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.editions)
            read();
    });
    read();
}

void EditionNotice::read()
{
    m_watch.backstage().ask(
        this,
        [](ReadingStore& store) -> Result<EditionRow> {
            return store.ledgers().edition("grid").value_or(EditionRow {});
        },
        [this](const Answer<EditionRow>& answer) {
            if (!answer)
                return;
            const bool isNewer = std::exchange(m_digest, answer->digest) != answer->digest;
            if (std::exchange(m_isRead, true) && isNewer)
                Q_EMIT arrived(fromUtf8(answer->title));
        });
}

} // namespace fengsui::ui
