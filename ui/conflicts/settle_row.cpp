#include "conflicts/settle_row.h"

#include "casepage/action_dialog.h"
#include "desk/settlement.h"
#include "look/flow_layout.h"
#include "look/language.h"
#include "watch/watch.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace fengsui::ui {

namespace {

/// What was said differently is settled by saying it once more: by an action whose form asks for it.
bool settles(const workflow::AvailableAction& action, const std::string& about)
{
    if (about == "step")
        return true;
    const std::array<std::string, 3> place { "address", "point", "cell" };
    return std::ranges::any_of(action.fields, [&](const workflow::FieldOnForm& on) {
        const std::string& id = on.field.id;
        return id == about || (about == "place" && std::ranges::find(place, id) != place.end())
            || (about == "urgent" && id == "urgency");
    });
}

} // namespace

SettleRow::SettleRow(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_said(new QLabel(this))
    , m_flow(new FlowLayout(nullptr, fontMetrics().averageCharWidth()))
{
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_said);
    column->addLayout(m_flow);
    connect(&watch, &Watch::sessionChanged, this, [this] { show(std::optional(m_shown)); });
    m_wording->say([this] { show(std::optional(m_shown)); });
}

QString SettleRow::said() const
{
    return m_said->text();
}

void SettleRow::clear()
{
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // one of them may be the one that was pressed
        delete item;
    }
    m_buttons.clear();
}

void SettleRow::show(const std::optional<ShownConflict>& shown)
{
    m_shown = shown;
    ++m_question;
    clear();
    m_said->clear();
    if (!m_shown || m_shown->conflict.settledBy || !m_watch.session())
        return;
    if (m_shown->conflict.kind == SubjectKind::Incident)
        readActions();
    else
        showSides();
}

// What may be done with a case is asked where it is done, as the case page does.
void SettleRow::readActions()
{
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id = IncidentId { m_shown->conflict.subject }](
            WritingStore& store) -> Result<Offers> {
            const auto incident = store.ledgers().incidents().incident(id);
            if (!incident)
                return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {},
                    {} };
            return Offers { *incident, store.office().cases.availableActions(session, *incident) };
        },
        [this, question = m_question](const Answer<Offers>& answer) {
            if (question == m_question && answer)
                showActions(*answer);
        });
}

void SettleRow::showActions(const Offers& offers)
{
    for (const workflow::AvailableAction& action : offers.actions) {
        if (!settles(action, m_shown->conflict.about))
            continue;
        const QString title = bilingual(action.title.english, action.title.chinese);
        QPushButton* button = add(title, tr("Settle it by: %1").arg(title));
        button->setObjectName(QStringLiteral("settle.") + fromUtf8(action.id));
        connect(button, &QPushButton::clicked, this, [this, action, incident = offers.incident] {
            if (m_dialog)
                m_dialog->close();
            m_dialog = new ActionDialog(m_watch, action, incident, this);
            connect(m_dialog, &ActionDialog::acted, this, &SettleRow::settled);
            connect(m_dialog, &QDialog::finished, this, [this] {
                m_dialog.clear();
                Q_EMIT formLeft();
            });
            m_dialog->QWidget::show();
        });
    }
    m_said->setText(m_buttons.empty()
            ? tr("In your post you can do nothing with this case now: call somebody who may, such as the shift leader.")
            : tr("Look at both sides, telephone if need be, and settle it by what is to be done next:"));
}

void SettleRow::showSides()
{
    m_said->setText(tr("Say once more which side is right; that settles it on every console:"));
    const Conflict& conflict = m_shown->conflict;
    QPushButton* keep = add(tr("&Keep what holds"), tr("Say once more what holds for now"));
    keep->setObjectName(QStringLiteral("settle.keep"));
    connect(keep, &QPushButton::clicked, this, [this, side = conflict.counts] { sayAgain(side); });
    QPushButton* take = add(tr("&Take the other side"), tr("Say once more what stands against it"));
    take->setObjectName(QStringLiteral("settle.take"));
    connect(take, &QPushButton::clicked, this, [this, side = conflict.other] { sayAgain(side); });
}

void SettleRow::sayAgain(const ConflictSide& side)
{
    for (QPushButton* button : m_buttons)
        button->setEnabled(false);
    const auto finish = [this](const Answer<Receipt>& answer) {
        for (QPushButton* button : m_buttons)
            button->setEnabled(true);
        if (answer)
            Q_EMIT settled(tr("The disagreement is settled."));
        else
            Q_EMIT refused(answer.problem());
    };
    m_watch.backstage().ask(
        this,
        [conflict = m_shown->conflict, side](ReadingStore& store) -> Result<Draft> {
            if (auto draft = saidAgain(store.journal(), conflict, side))
                return *draft;
            return Refusal { Refusal::Reason::NotFound,
                QT_TRANSLATE_NOOP("Refusal", "What that side said has been erased."), {}, {} };
        },
        [this, finish](const Answer<Draft>& draft) {
            if (!draft || !m_watch.session())
                return finish(draft.refusal() ? Answer<Receipt>(*draft.refusal()) : Answer<Receipt>(*draft.failure()));
            m_watch.backstage().command(
                this,
                [session = *m_watch.session(), draft = *draft, now = m_watch.now()](
                    WritingStore& store) { return settle(session, store.journal(), store.ledgers(), draft, now); },
                finish);
        });
}

QPushButton* SettleRow::add(const QString& text, const QString& accessible)
{
    auto* button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setAccessibleName(accessible);
    m_flow->addWidget(button);
    button->show();
    m_buttons.push_back(button);
    return button;
}

} // namespace fengsui::ui
