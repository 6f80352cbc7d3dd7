#include "consoles/sync_light.h"

#include "consoles/console_words.h"
#include "watch/watch.h"

namespace fengsui::ui {

SyncLight::SyncLight(Watch& watch, QWidget* parent)
    : QToolButton(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    connect(&watch.backstage(), &Backstage::pictureCame, this, &SyncLight::showHonesty);
    m_wording->say([this] { showHonesty(); });
}

void SyncLight::showHonesty()
{
    const auto& picture = m_watch.backstage().picture();
    if (!picture) {
        setVisible(false);
        return;
    }
    setVisible(true);
    const auto local = [this](Instant at) {
        const bool isToday = m_watch.local(at).left(10) == m_watch.local(m_watch.now()).left(10);
        return isToday ? m_watch.local(at).mid(11) : m_watch.local(at).mid(5);
    };
    const ConsoleStanding honesty = honestyOf(*picture, m_watch.now(), local);
    setText(honesty.text());
    setAccessibleName(tr("Other consoles: %1").arg(honesty.word));
    setToolTip(tr("How the other consoles stand; opens their list (Ctrl+K)"));
    QPalette dress = palette();
    const bool isAlarm = honesty.tone == Tone::Danger;
    dress.setColor(QPalette::ButtonText, Look::ink(honesty.tone));
    QFont weight = font();
    weight.setBold(isAlarm);
    m_isDressing = true;
    setPalette(dress);
    setFont(weight);
    m_isDressing = false;
}

void SyncLight::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (!m_isDressing && event->type() == QEvent::ApplicationPaletteChange)
        showHonesty();
}

} // namespace fengsui::ui
