#include "casepage/action_dialog.h"

#include "dispatch/team_proposals.h"
#include "forms/form_rows.h"
#include "look/language.h"
#include "look/theme.h"
#include "report/case_papers.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace fengsui::ui {

ActionDialog::ActionDialog(Watch& watch, workflow::AvailableAction action, const Incident& incident, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_action(std::move(action))
    , m_incident(incident.id)
    , m_caseNumber(fromUtf8(incident.number))
    , m_wording(new Wording(this))
    , m_heading(new QLabel(this))
    , m_rows(new FormRows)
    , m_said(new QLabel(this))
    , m_confirm(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    m_heading->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->hide();

    // What must be answered comes first.
    for (const bool isRequired : { true, false })
        for (const workflow::FieldOnForm& asked : m_action.fields) {
            if (asked.isRequired != isRequired)
                continue;
            AnswerEditor editor = makeAnswerEditor(watch, asked, incident.id, m_rows);
            m_rows->add(
                asked.field.id,
                [title = asked.field.title, isRequired] {
                    return bilingual(title.english, title.chinese).replace(u'&', QStringLiteral("&&"))
                        + (isRequired ? QStringLiteral(" *") : QString());
                },
                editor.widget);
            if (editor.retranslate)
                m_wording->say(editor.retranslate);
            m_editors.emplace(asked.field.id, std::move(editor));
        }

    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_rows);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_heading);
    column->addWidget(area, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
    const int letter = fontMetrics().averageCharWidth();
    const int needed = m_rows->sizeHint().height() + fontMetrics().height() * 8;
    resize(letter * 80, std::min(needed, fontMetrics().height() * 32));

    m_confirm->setDefault(true);
    m_leave->setAutoDefault(false);
    m_wording->say([this, title = m_action.title, caseTitle = fromUtf8(incident.title)] {
        const QString name = bilingual(title.english, title.chinese);
        setWindowTitle(QStringLiteral("%1 – %2").arg(name, m_caseNumber));
        m_heading->setText(caseTitle + QChar(u'\n') + m_caseNumber);
        m_confirm->setText(tr("%1 (Ctrl+Enter)").arg(name));
        m_confirm->setAccessibleName(name);
        m_leave->setText(tr("Leave (Esc)"));
        m_leave->setAccessibleName(tr("Leave without acting"));
    });
    connect(m_confirm, &QPushButton::clicked, this, &ActionDialog::confirm);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto key : { Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter })
        connect(new QShortcut(key, this), &QShortcut::activated, this, &ActionDialog::confirm);
    if (std::ranges::any_of(m_editors, [](const auto& editor) { return bool(editor.second.propose); })) {
        propose(nullptr);
        m_watch.askRoads(this, [this](const Watch::Roads& roads) {
            if (roads)
                propose(roads);
        });
    }
}

void ActionDialog::propose(const std::shared_ptr<const RoadNetwork>& roads)
{
    m_watch.backstage().ask(
        this,
        [id = m_incident, roads, grid = m_watch.access().grid](ReadingStore& store) -> Result<std::vector<Proposal>> {
            const Ledgers& ledgers = store.ledgers();
            const auto about = ledgers.incidents().row(id);
            if (!about)
                return std::vector<Proposal> {};
            IncidentQuery open;
            open.isOpen = true;
            open.limit = 100'000;
            const std::vector<Team> teams = ledgers.teams().teams();
            const std::vector<IncidentRow> openCases = ledgers.incidents().rows(open);
            IncidentQuery newest;
            newest.limit = casesThatTeach;
            const std::vector<IncidentRow> lately = ledgers.incidents().rows(newest);
            return proposeTeams(*about, {},
                { teams, openCases, grid.get(), roads,
                    roads ? closedBy(ledgers.drawings().drawings(), *roads) : std::vector<std::uint32_t> {}, lately });
        },
        [this](const Answer<std::vector<Proposal>>& proposals) {
            if (!proposals)
                return; // the list of teams is there without it
            for (const auto& [id, editor] : m_editors)
                if (editor.propose)
                    editor.propose(*proposals);
        });
}

void ActionDialog::confirm()
{
    if (!m_confirm->isEnabled() || !m_watch.session())
        return;
    m_rows->clearRefusals();
    m_said->hide();
    std::map<std::string, std::string> answers;
    for (const auto& [id, editor] : m_editors)
        if (std::string word = editor.word(); !word.empty())
            answers.emplace(id, std::move(word));
    m_confirm->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id = m_incident, action = m_action.id, answers](
            WritingStore& store) -> Result<Acted> { return store.office().cases.act(session, id, action, answers); },
        [this](const Answer<Acted>& answer) { finish(answer); });
}

void ActionDialog::finish(const Answer<Acted>& answer)
{
    m_confirm->setEnabled(true);
    if (answer) {
        QStringList papers;
        for (const std::string& form : m_action.prints)
            if (const report::CaseForm* known = report::caseForm(form))
                papers << bilingual(std::string(known->english), std::string(known->chinese));
        const QString done = tr("%1: %2").arg(m_caseNumber, bilingual(m_action.title.english, m_action.title.chinese));
        Q_EMIT acted(
            papers.isEmpty() ? done : tr("%1. Its paper: %2 (Ctrl+P)").arg(done, papers.join(QStringLiteral(", "))));
        accept();
        return;
    }
    if (m_rows->refuse(answer.field(), answer.problem()))
        return;
    QPalette palette = m_said->palette();
    palette.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    m_said->setPalette(palette);
    m_said->setText(
        QStringLiteral("✕ ") + (answer.failure() ? tr("Not saved: %1").arg(answer.problem()) : answer.problem()));
    m_said->show();
}

} // namespace fengsui::ui
