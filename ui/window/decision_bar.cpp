#include "window/decision_bar.h"

#include "casepage/case_page.h"
#include "casepage/case_reading.h"
#include "look/language.h"
#include "look/theme.h"
#include "look/trade_words.h"
#include "watch/watch.h"
#include "workflow/history.h"
#include "workflow/limits.h"
#include "workflow/work_list.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace fengsui::ui {

DecisionBar::DecisionBar(Watch& watch, CasePage& page, QWidget* parent)
    : QFrame(parent)
    , m_watch(watch)
    , m_page(page)
    , m_wording(new Wording(this))
    , m_text(new QLabel(this))
    , m_question(new QLabel(this))
    , m_yes(new QPushButton(this))
    , m_no(new QPushButton(this))
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
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_question, 1);
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addLayout(buttons);
    hide();
    connect(m_yes, &QPushButton::clicked, this, [this] { m_isAsking ? carryOut() : grant(); });
    connect(m_no, &QPushButton::clicked, this, [this] {
        if (m_isAsking) {
            ask(false);
            Q_EMIT done();
        } else {
            refuse();
        }
    });
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

// Which action grants and which refuses stands in the workflow; no case of ours knows either by name.
void DecisionBar::showRequest()
{
    const auto granted = m_grant ? m_grant->id : std::string();
    m_grant.reset();
    m_refusal.reset();
    const auto& reading = m_page.reading();
    const auto* flow = reading ? m_watch.workflowOf(reading->incident) : nullptr;
    const StepOnFile* asked = flow ? workflow::pendingStep(*flow, reading->incident) : nullptr;
    if (asked) {
        for (const workflow::AvailableAction& offer : m_page.offered()) {
            const workflow::Action* action = flow->action(offer.id);
            if (!action || action->decides != reading->incident.pending)
                continue;
            auto& place = workflow::isGrant(*action) ? m_grant : m_refusal;
            if (!place)
                place = offer;
        }
    }
    if (!m_grant || m_grant->id != granted)
        m_isAsking = false;
    setVisible(hasRequest());
    if (!hasRequest()) {
        for (QLabel* label : { m_text, m_question })
            label->clear();
        for (QPushButton* button : { m_yes, m_no })
            button->setText({});
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
    ask(m_isAsking);
}

void DecisionBar::ask(bool isAsking)
{
    m_isAsking = isAsking && m_grant;
    const auto title
        = [](const workflow::AvailableAction& action) { return bilingual(action.title.english, action.title.chinese); };
    m_yes->setVisible(m_grant.has_value());
    m_no->setVisible(m_isAsking || m_refusal);
    if (m_isAsking) {
        m_question->setText(tr("%1: sure?").arg(title(*m_grant)));
        m_yes->setText(tr("Yes (Enter)"));
        m_no->setText(tr("No (Esc)"));
    } else {
        m_question->clear();
        if (m_grant)
            m_yes->setText(tr("%1 (F5)").arg(title(*m_grant)));
        if (m_refusal)
            m_no->setText(tr("%1 (Shift+F5)").arg(title(*m_refusal)));
    }
    QPalette palette = this->palette();
    if (m_isAsking)
        palette.setColor(QPalette::WindowText, Look::ink(Tone::Warning));
    m_question->setPalette(palette);
}

void DecisionBar::grant()
{
    if (!m_grant) {
        Q_EMIT said(tr("No request of this case waits for your decision."), true);
        return;
    }
    const bool asksMore = std::ranges::any_of(
        m_grant->fields, [](const workflow::FieldOnForm& field) { return field.isRequired && field.proposed.empty(); });
    if (asksMore) {
        m_page.begin(m_grant->id);
        return;
    }
    ask(true);
    setFocus(Qt::ShortcutFocusReason);
}

void DecisionBar::refuse()
{
    if (!m_refusal) {
        Q_EMIT said(tr("No request of this case waits for your decision."), true);
        return;
    }
    ask(false);
    m_page.begin(m_refusal->id);
}

void DecisionBar::keyPressEvent(QKeyEvent* event)
{
    if (m_isAsking && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        carryOut();
        return;
    }
    if (m_isAsking && event->key() == Qt::Key_Escape) {
        ask(false);
        Q_EMIT done();
        return;
    }
    QFrame::keyPressEvent(event);
}

void DecisionBar::carryOut()
{
    if (m_isActing || !m_grant || !m_watch.session() || !m_page.reading())
        return;
    std::map<std::string, std::string> answers;
    for (const workflow::FieldOnForm& field : m_grant->fields)
        if (!field.proposed.empty())
            answers.emplace(field.field.id, field.proposed);
    m_isActing = true;
    const QString sentence = QStringLiteral("%1: %2").arg(
        fromUtf8(m_page.reading()->incident.number), bilingual(m_grant->title.english, m_grant->title.chinese));
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id = m_page.shown(), action = m_grant->id, answers](
            WritingStore& store) -> Result<Acted> { return store.office().cases.act(session, id, action, answers); },
        [this, sentence](const Answer<Acted>& answer) {
            m_isActing = false;
            ask(false);
            Q_EMIT said(answer ? sentence : answer.problem(), !answer);
            Q_EMIT done();
        });
}

} // namespace fengsui::ui
