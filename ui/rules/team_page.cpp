#include "rules/team_page.h"

#include "desk/team_table.h"
#include "look/language.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

namespace {

using Row = std::vector<std::string>;

/// More are counted, not said.
constexpr std::size_t mostFaults = 8;

/// What was done before the first row that was refused, and why it was.
struct Saved {
    std::size_t done = 0;
    std::optional<std::pair<std::size_t, Refusal>> refused;
    News news;
};

News newsOf(const Saved& saved)
{
    return saved.news;
}

Saved saveAll(TeamDesk& desk, const Session& session, const std::vector<Team>& teams, const RuleSheet& sheet)
{
    Saved saved;
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        const bool isKnown = i < teams.size();
        if (isKnown && teamRow(teams[i]) == sheet.rows[i])
            continue;
        const auto team = teamOf(isKnown ? teams[i] : Team {}, sheet.rows[i]);
        std::optional<Refusal> refusal = team ? std::nullopt : std::optional(team.refusal());
        if (team && isKnown) {
            const auto amended = desk.amend(session, *team);
            if (amended)
                saved.news.teams.push_back(team->id);
            else
                refusal = amended.refusal();
        } else if (team) {
            const auto formed = desk.form(session, *team);
            if (formed)
                saved.news.teams.push_back(*formed);
            else
                refusal = formed.refusal();
        }
        if (refusal) {
            saved.refused.emplace(i, *refusal);
            return saved;
        }
        ++saved.done;
    }
    return saved;
}

} // namespace

TeamPage::TeamPage(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_table(new SheetTable(
          teamColumns(), 0, SheetModel::Rows::Growing, [] { return tr("Units and teams"); }, this,
          SheetTable::Files::CsvAndJson))
    , m_said(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_reasonLabel(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_dissolve(new QPushButton(this))
{
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_reasonLabel->setBuddy(m_reason);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_reasonLabel);
    buttons->addWidget(m_reason, 1);
    buttons->addWidget(m_dissolve);
    buttons->addStretch();
    for (QPushButton* button : { m_discard, m_save })
        buttons->addWidget(button);
    for (QPushButton* button : { m_dissolve, m_discard, m_save })
        button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
    m_wording->say([this] {
        m_save->setText(tr("&Put in force (Ctrl+S)"));
        m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
        m_discard->setText(tr("&Discard changes"));
        m_reasonLabel->setText(tr("&Reason"));
        m_reason->setPlaceholderText(tr("Why the chosen team is dissolved"));
        m_dissolve->setText(tr("Dis&solve the team"));
    });
    connect(m_save, &QPushButton::clicked, this, &TeamPage::save);
    connect(m_discard, &QPushButton::clicked, this, &TeamPage::read);
    connect(m_dissolve, &QPushButton::clicked, this, &TeamPage::dissolve);
    connect(m_reason, &QLineEdit::textChanged, this, &TeamPage::enable);
    connect(m_table, &SheetTable::changed, this, &TeamPage::enable);
    connect(m_table, &SheetTable::importWanted, this, &TeamPage::importTable);
    connect(m_table, &SheetTable::exportWanted, this, &TeamPage::exportTable);
    connect(&m_watch, &Watch::writerChanged, this, &TeamPage::enable);
    connect(&m_watch, &Watch::sessionChanged, this, &TeamPage::enable);
    read();
}

QString TeamPage::said() const
{
    return m_said->text();
}

void TeamPage::read()
{
    m_watch.backstage().ask(
        this, [](ReadingStore& store) -> Result<std::vector<Team>> { return store.ledgers().teams().teams(); },
        [this](const Answer<std::vector<Team>>& answer) {
            if (!answer)
                return say(answer.problem(), true);
            m_teams = *answer;
            std::erase_if(m_teams, [](const Team& team) { return team.isDissolved(); });
            RuleSheet sheet { teamColumns(), {} };
            for (const Team& team : m_teams)
                sheet.rows.push_back(teamRow(team));
            m_table->model().setSheet(std::move(sheet));
        });
}

// Each row is a command of its own: what stood before the first refused one is done.
void TeamPage::save()
{
    if (!m_save->isEnabled())
        return;
    m_isBusy = true;
    enable();
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), teams = m_teams, sheet = m_table->model().sheet()](
            WritingStore& store) -> Result<Saved> { return saveAll(store.office().teams, session, teams, sheet); },
        [this](const Answer<Saved>& answer) {
            m_isBusy = false;
            if (!answer) {
                say(answer.problem(), true);
            } else if (answer->refused) {
                say(sentence(answer->refused->second), true);
                m_table->goTo(answer->refused->first);
            } else {
                say(tr("%n row(s) saved.", nullptr, static_cast<int>(answer->done)), false);
                read();
                Q_EMIT adopted(m_said->text());
            }
            enable();
        });
}

// Work that it still has is named by the desk. What is being changed in the table stays.
void TeamPage::dissolve()
{
    const auto row = static_cast<std::size_t>(std::max(0, m_table->view().currentIndex().row()));
    if (!m_dissolve->isEnabled() || row >= m_teams.size())
        return;
    m_isBusy = true;
    enable();
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), team = m_teams[row].id, reason = toUtf8(m_reason->text().trimmed())](
            WritingStore& store) -> Result<Receipt> { return store.office().teams.dissolve(session, team, reason); },
        [this, name = fromUtf8(m_teams[row].name)](const Answer<Receipt>& answer) {
            m_isBusy = false;
            if (answer) {
                m_reason->clear();
                say(tr("The team %1 is dissolved. Old cases and papers go on naming it.").arg(name), false);
                read();
                Q_EMIT adopted(m_said->text());
            } else {
                say(answer.problem(), true);
            }
            enable();
        });
}

// A row takes the place of the team of the same name; others are new. Nothing is taken of a file with faults.
void TeamPage::importTable(const QString& file)
{
    struct Read {
        TeamFile rows;
        TeamPlan plan;
    };
    m_watch.backstage().ask(
        this,
        [file = toUtf8(file), grid = m_watch.access().grid](ReadingStore& store) -> Result<Read> {
            auto read = readTeamFile(file);
            if (!read)
                return read.refusal();
            TeamPlan plan = planTeams(*read, file, store.ledgers().teams().teams(), grid.get());
            return Read { *std::move(read), std::move(plan) };
        },
        [this](const Answer<Read>& answer) {
            if (!answer)
                return say(answer.problem(), true);
            if (const auto& faults = answer->plan.faults; !faults.empty()) {
                QStringList said { tr(
                    "Nothing is taken in: %n row(s) can't be used.", nullptr, static_cast<int>(faults.size())) };
                for (std::size_t i = 0; i < std::min(faults.size(), mostFaults); ++i)
                    said << sentence(faults[i]);
                return say(said.join(u'\n'), true);
            }
            RuleSheet sheet = m_table->model().sheet();
            for (const Row& row : answer->rows.rows) {
                const auto same = std::ranges::find_if(
                    sheet.rows, [&row](const Row& known) { return known.front() == row.front(); });
                if (same != sheet.rows.end())
                    *same = row;
                else
                    sheet.rows.push_back(row);
            }
            m_table->model().propose(std::move(sheet));
            say(tr("Read: %1 new, %2 changed, %3 as they are. They count once they are put in force.")
                    .arg(answer->plan.formed.size())
                    .arg(answer->plan.amended.size())
                    .arg(answer->plan.unchanged),
                false);
        },
        Line::Bulk);
}

void TeamPage::exportTable(const QString& file)
{
    m_watch.backstage().ask(
        this,
        [file](ReadingStore& store) -> Result<Done> {
            const auto teams = store.ledgers().teams().teams();
            const bool isJson = file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
            const std::string bytes = isJson ? teamsToJson(teams) : teamsToCsv(teams);
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(bytes.data(), std::ssize(bytes)) != std::ssize(bytes)
                || !out.commit())
                return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
                    { toUtf8(file), toUtf8(out.errorString()) }, {} };
            return Done {};
        },
        [this, file](
            const Answer<Done>& answer) { say(answer ? tr("Written: %1").arg(file) : answer.problem(), !answer); },
        Line::Bulk);
}

void TeamPage::say(const QString& sentence, bool isProblem)
{
    m_said->setText(isProblem && !sentence.isEmpty() ? QStringLiteral("✕ ") + sentence : sentence);
}

void TeamPage::enable()
{
    const bool mayWrite = m_watch.canWrite() && m_watch.session() && !m_isBusy;
    m_save->setEnabled(mayWrite && m_table->model().isChanged());
    m_discard->setEnabled(m_table->model().isChanged() && !m_isBusy);
    m_table->setEditable(mayWrite);
    m_dissolve->setEnabled(mayWrite && !m_teams.empty() && !m_reason->text().trimmed().isEmpty());
}

} // namespace fengsui::ui
