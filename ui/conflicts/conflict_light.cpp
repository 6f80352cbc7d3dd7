#include "conflicts/conflict_light.h"

#include "conflicts/conflict_list.h"
#include "look/theme.h"

#include <QEvent>

namespace fengsui::ui {

ConflictLight::ConflictLight(const ConflictList& list, QWidget* parent)
    : QToolButton(parent)
    , m_list(list)
    , m_wording(new Wording(this))
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    connect(&list, &ConflictList::changed, this, &ConflictLight::showCount);
    m_wording->say([this] { showCount(); });
}

void ConflictLight::showCount()
{
    setVisible(m_list.open() > 0);
    const QString words = tr("%n disagreements", nullptr, m_list.open());
    setText(QStringLiteral("≠ ") + words);
    setAccessibleName(words);
    setToolTip(tr("What was done at two consoles and does not go together; opens the list (Ctrl+D)"));
    QPalette dress = palette();
    dress.setColor(QPalette::ButtonText, Look::ink(Tone::Warning));
    m_isDressing = true;
    setPalette(dress);
    m_isDressing = false;
}

void ConflictLight::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (!m_isDressing && event->type() == QEvent::ApplicationPaletteChange)
        showCount();
}

} // namespace fengsui::ui
