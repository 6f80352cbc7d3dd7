#include "forms/search_field.h"

#include <QAbstractItemView>
#include <QKeyEvent>

#include <algorithm>

namespace fengsui::ui {

namespace {
constexpr int mostOffered = 40;
}

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    m_completer.setModel(&m_offer);
    m_completer.setWidget(this);
    m_completer.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer.setMaxVisibleItems(12);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& words) {
        setChosen({});
        offer(words);
    });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& words) {
        if (words.isEmpty())
            setChosen({});
    });
    connect(&m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this](const QModelIndex& index) { takeOffered(index.row()); });
}

void SearchField::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    if (!m_chosen.empty())
        choose(std::string(m_chosen));
}

void SearchField::choose(const std::string& id)
{
    const auto choice = std::ranges::find(m_choices, id, &Choice::id);
    setText(choice == m_choices.end() ? QString() : choice->title);
    setCursorPosition(0);
    setChosen(choice == m_choices.end() ? std::string() : choice->id);
}

void SearchField::setChosen(const std::string& id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    Q_EMIT chosenChanged();
}

void SearchField::offer(const QString& words)
{
    const QStringList parts = words.toLower().split(QChar::Space, Qt::SkipEmptyParts);
    m_offer.clear();
    m_offered.clear();
    for (std::size_t i = 0; i < m_choices.size() && m_offer.rowCount() < mostOffered; ++i) {
        const QString foundBy = m_choices[i].foundBy.toLower();
        if (!std::ranges::all_of(parts, [&](const QString& part) { return foundBy.contains(part); }))
            continue;
        m_offer.appendRow(new QStandardItem(m_choices[i].title));
        m_offered.push_back(i);
    }
    if (m_offered.empty() || parts.isEmpty()) {
        m_completer.popup()->hide();
        return;
    }
    m_completer.popup()->setAccessibleName(accessibleName());
    m_completer.complete();
    m_completer.popup()->setCurrentIndex(m_completer.completionModel()->index(0, 0));
}

void SearchField::takeOffered(int row)
{
    if (row >= 0 && static_cast<std::size_t>(row) < m_offered.size())
        choose(m_choices[m_offered[static_cast<std::size_t>(row)]].id);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Enter || event->key() == Qt::Key_Return;
    if (m_completer.popup()->isVisible() && (isEnter || event->key() == Qt::Key_Tab)) {
        takeOffered(std::max(0, m_completer.popup()->currentIndex().row()));
        m_completer.popup()->hide();
        if (isEnter)
            return;
    }
    if (event->key() == Qt::Key_Down && !m_completer.popup()->isVisible()) {
        offer(m_chosen.empty() && !text().isEmpty() ? text() : QStringLiteral(":"));
        return;
    }
    QLineEdit::keyPressEvent(event);
}

// Words that name exactly one choice are that choice, whether it was picked from the list or not.
void SearchField::focusOutEvent(QFocusEvent* event)
{
    const bool isPopup = event->reason() == Qt::PopupFocusReason;
    if (!isPopup && isUnclear()) {
        const QString words = text().toLower().simplified();
        std::size_t found = m_choices.size();
        int count = 0;
        for (std::size_t i = 0; i < m_choices.size(); ++i)
            if (m_choices[i].foundBy.toLower().contains(words)) {
                found = i;
                ++count;
            }
        if (count == 1)
            choose(m_choices[found].id);
    }
    QLineEdit::focusOutEvent(event);
}

} // namespace fengsui::ui
