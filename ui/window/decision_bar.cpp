#include "window/decision_bar.h"

#include "casepage/case_page.h"
#include "casepage/case_reading.h"
#include "look/flow_layout.h"
#include "look/language.h"
#include "look/theme.h"
#include "look/trade_words.h"
#include "watch/watch.h"
#include "workflow/history.h"
#include "workflow/limits.h"
#include "workflow/work_list.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

DecisionBar::DecisionBar(Watch& watch, CasePage& page, QWidget* parent)
    : QFrame(parent)
    , m_watch(watch)
    , m_page(page)
    , m_wording(new Wording(this))
    , m_text(new QLabel(this))
    , m_question(new QLabel(this))
    , m_row(new FlowLayout(nullptr, fontMetrics().averageCharWidth()))
{
    setFrameShape(QFrame::StyledPanel);
    setFocusPolicy(Qt::StrongFocus);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText);
    QFont bold = font();
    bold.setBold(true);
    m_question->setFont(bold);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_question);
    column->addLayout(m_row);
    hide();
    m_wording->say([this] {
        setAccessibleName(tr("Request to be decided"));
        showRequest();
    });
    connect(&page, &CasePage::refreshed, this, &DecisionBar::showRequest);
}

QString DecisionBar::text() const
{
    return m_text->text();
}

QStringList DecisionBar::ways() const
{
    QStringList ways;
    for (const QPushButton* button : m_buttons)
        if (!button->isHidden())
            ways << button->text();
    return ways;
}

QPushButton* DecisionBar::button(std::size_t index)
{
    while (m_buttons.size() <= index) {
        auto* button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, [this, number = m_buttons.size()] { press(number); });
        m_row->addWidget(button);
        m_buttons.push_back(button);
    }
    return m_buttons[index];
}

// Which action grants and which refuses stands in the workflow; no case of ours knows either by name.
void DecisionBar::showRequest()
{
    const auto before = isAsking() && m_way < m_grants.size() ? m_grants[m_way].id : std::string();
    m_grants.clear();
    m_refusals.clear();
    const auto& reading = m_page.reading();
    const auto* flow = reading ? m_watch.workflowOf(reading->incident) : nullptr;
    const StepOnFile* asked = flow ? workflow::pendingStep(*flow, reading->incident) : nullptr;
    if (asked)
        for (const workflow::AvailableAction& offer : m_page.offered())
            if (const workflow::Action* action = flow->action(offer.id);
                action && action->decides == reading->incident.pending)
                (workflow::isGrant(*action) ? m_grants : m_refusals).push_back(offer);
    const bool isSame = isChoosing() ? m_grants.size() > 1 : m_way < m_grants.size() && m_grants[m_way].id == before;
    if (!isSame)
        m_standing = Standing::Showing;
    setVisible(hasRequest());
    if (!hasRequest()) {
        for (QLabel* label : { m_text, m_question })
            label->clear();
        for (QPushButton* button : m_buttons) {
            button->setText({});
            button->hide();
        }
        return;
    }

    const Incident& incident = reading->incident;
    const workflow::RequestRule* rule = flow->request(incident.pending);
    QStringList lines;
    const QString name = rule ? bilingual(rule->title.english, rule->title.chinese) : nameOf(incident.pending);
    const QString unit
        = asked->role == toWord(Role::Unit) && !incident.lead.isNull() ? m_watch.teamName(incident.lead) : QString();
    const QString who = unit.isEmpty() ? m_watch.operatorName(asked->by)
                                       : QStringLiteral("%1, %2").arg(unit, m_watch.operatorName(asked->by));
    lines << tr("? %1, asked by %2 at %3").arg(name, who, m_watch.local(asked->at).mid(5));
    QStringList answers;
    for (const auto& [field, value] : asked->fields)
        if (const workflow::Field* known = flow->field(field); known && !value.empty())
            answers << QStringLiteral("%1: %2").arg(
                bilingual(known->title.english, known->title.chinese), answerText(m_watch, flow, field, value));
    if (!asked->note.empty())
        answers << fromUtf8(asked->note);
    if (!answers.isEmpty())
        lines << answers.join(QStringLiteral("; "));
    if (rule && rule->decideWithin.amount > 0) {
        const Instant due = workflow::dueAt(*flow, rule->decideWithin, asked->at);
        const Duration left = due - m_watch.now();
        lines << (left < Duration() ? tr("!! Should have been decided by %1, %2 ago")
                                    : tr("To be decided by %1, %2 left"))
                     .arg(m_watch.local(due).mid(5), remaining(left).remove(u'−'));
    }
    m_text->setText(lines.join(u'\n'));
    stand(m_standing);
}

void DecisionBar::stand(Standing standing)
{
    m_standing = standing;
    const auto title
        = [](const workflow::AvailableAction& action) { return bilingual(action.title.english, action.title.chinese); };
    QStringList texts;
    if (isAsking()) {
        m_question->setText(tr("%1: sure?").arg(title(m_grants[m_way])));
        texts << tr("Yes (Enter)") << tr("No (Esc)");
    } else {
        const bool isOneOfMany = m_grants.size() > 1;
        for (std::size_t i = 0; i < m_grants.size(); ++i) {
            const QString name
                = isOneOfMany ? QStringLiteral("%1 %2").arg(i + 1).arg(title(m_grants[i])) : title(m_grants[i]);
            texts << (i == 0 ? tr("%1 (F5)").arg(name) : name);
        }
        for (std::size_t i = 0; i < m_refusals.size(); ++i)
            texts << (i == 0 ? tr("%1 (Shift+F5)").arg(title(m_refusals[i])) : title(m_refusals[i]));
        m_question->setText(isChoosing()
                ? tr("Which one? 1 to %1, or F5 for the first; Esc leaves it.").arg(m_grants.size())
                : isOneOfMany ? tr("Several ways: F5, then its number.")
                              : QString());
    }
    m_question->setVisible(!m_question->text().isEmpty());
    for (std::size_t i = 0; i < std::max(m_buttons.size(), static_cast<std::size_t>(texts.size())); ++i) {
        const bool isNeeded = i < static_cast<std::size_t>(texts.size());
        QString text = isNeeded ? texts[static_cast<qsizetype>(i)] : QString();
        button(i)->setText(text.replace(u'&', QStringLiteral("&&")));
        button(i)->setVisible(isNeeded);
    }
    QPalette palette = this->palette();
    if (m_standing != Standing::Showing)
        palette.setColor(QPalette::WindowText, Look::ink(Tone::Warning));
    m_question->setPalette(palette);
}

void DecisionBar::press(std::size_t index)
{
    if (isAsking())
        index == 0 ? carryOut() : leave();
    else if (index < m_grants.size())
        grant(index);
    else if (index - m_grants.size() < m_refusals.size())
        m_page.begin(m_refusals[index - m_grants.size()].id);
}

void DecisionBar::grant()
{
    if (m_grants.empty()) {
        Q_EMIT said(tr("No request of this case waits for your decision."), true);
        return;
    }
    if (m_grants.size() == 1 || isChoosing()) {
        grant(0);
        return;
    }
    stand(Standing::Choosing);
    button(0)->setFocus(Qt::ShortcutFocusReason);
}

void DecisionBar::grant(std::size_t way)
{
    const workflow::AvailableAction& chosen = m_grants[way];
    const bool asksMore = std::ranges::any_of(
        chosen.fields, [](const workflow::FieldOnForm& field) { return field.isRequired && field.proposed.empty(); });
    if (asksMore) {
        stand(Standing::Showing);
        m_page.begin(chosen.id);
        return;
    }
    m_way = way;
    stand(Standing::Asking);
    setFocus(Qt::ShortcutFocusReason);
}

void DecisionBar::refuse()
{
    if (m_refusals.empty()) {
        Q_EMIT said(tr("No request of this case waits for your decision."), true);
        return;
    }
    stand(Standing::Showing);
    m_page.begin(m_refusals.front().id);
}

void DecisionBar::leave()
{
    stand(Standing::Showing);
    Q_EMIT done();
}

// While it waits for an answer, figures are its own: the case page has keys of the same names.
bool DecisionBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_standing != Standing::Showing) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((isChoosing() && key >= Qt::Key_1 && key <= Qt::Key_9) || key == Qt::Key_Escape || key == Qt::Key_Return) {
            event->accept();
            return true;
        }
    }
    return QFrame::event(event);
}

// Keys that a button has no use for come here as well.
void DecisionBar::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isAsking() && isEnter) {
        carryOut();
    } else if (m_standing != Standing::Showing && key == Qt::Key_Escape) {
        leave();
    } else if (isChoosing() && isEnter) {
        const auto focused = std::ranges::find(m_buttons, focusWidget());
        press(focused == m_buttons.end() ? 0 : static_cast<std::size_t>(focused - m_buttons.begin()));
    } else if (isChoosing() && key >= Qt::Key_1 && static_cast<std::size_t>(key - Qt::Key_1) < m_grants.size()) {
        grant(static_cast<std::size_t>(key - Qt::Key_1));
    } else {
        QFrame::keyPressEvent(event);
    }
}

void DecisionBar::carryOut()
{
    if (m_isActing || !isAsking() || !m_watch.session() || !m_page.reading())
        return;
    const workflow::AvailableAction& chosen = m_grants[m_way];
    std::map<std::string, std::string> answers;
    for (const workflow::FieldOnForm& field : chosen.fields)
        if (!field.proposed.empty())
            answers.emplace(field.field.id, field.proposed);
    m_isActing = true;
    const QString sentence = QStringLiteral("%1: %2").arg(
        fromUtf8(m_page.reading()->incident.number), bilingual(chosen.title.english, chosen.title.chinese));
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id = m_page.shown(), action = chosen.id, answers](
            WritingStore& store) -> Result<Acted> { return store.office().cases.act(session, id, action, answers); },
        [this, sentence](const Answer<Acted>& answer) {
            m_isActing = false;
            stand(Standing::Showing);
            Q_EMIT said(answer ? sentence : answer.problem(), !answer);
            Q_EMIT done();
        });
}

} // namespace fengsui::ui
