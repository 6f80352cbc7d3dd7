#include "rules/team_page.h"

#include "look/language.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <charconv>

namespace fengsui::ui {

namespace {

using Row = std::vector<std::string>;

const std::vector<std::string> columns { "name", "responsibleUnit", "callSign", "skills", "division", "members" };

Row rowOf(const Team& team)
{
    std::string skills;
    for (const std::string& skill : team.skills)
        skills += (skills.empty() ? "" : ", ") + skill;
    return { team.name, team.unit, team.callSign, skills, team.division, std::to_string(team.members) };
}

std::vector<std::string> skillsOf(const std::string& cell)
{
    std::vector<std::string> skills;
    for (const QString& skill :
        fromUtf8(cell).replace(u'，', u',').replace(u'、', u',').split(u',', Qt::SkipEmptyParts))
        skills.push_back(toUtf8(skill.trimmed()));
    return skills;
}

Result<Team> teamOf(Team team, const Row& row)
{
    team.name = row[0];
    team.unit = row[1];
    team.callSign = row[2];
    team.skills = skillsOf(row[3]);
    team.division = row[4];
    team.members = 0;
    const char* end = row[5].data() + row[5].size();
    if (const auto read = std::from_chars(row[5].data(), end, team.members);
        !row[5].empty() && (read.ec != std::errc() || read.ptr != end))
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1: \"%2\" is no number of members."),
            { team.name, row[5] }, "members" };
    return team;
}

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
        if (isKnown && rowOf(teams[i]) == sheet.rows[i])
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
          columns, 0, SheetModel::Rows::Growing, [] { return tr("Units and teams"); }, this))
    , m_said(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
{
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton* button : { m_discard, m_save }) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
    m_wording->say([this] {
        m_save->setText(tr("&Put in force (Ctrl+S)"));
        m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
        m_discard->setText(tr("&Discard changes"));
    });
    connect(m_save, &QPushButton::clicked, this, &TeamPage::save);
    connect(m_discard, &QPushButton::clicked, this, &TeamPage::read);
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
            RuleSheet sheet { columns, {} };
            for (const Team& team : m_teams)
                sheet.rows.push_back(rowOf(team));
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

// A row takes the place of the team of the same name; others are new.
void TeamPage::importTable(const QString& file)
{
    m_watch.backstage().ask(
        this, [file = toUtf8(file)](ReadingStore&) -> Result<RuleSheet> { return readSheet(columns, file); },
        [this](const Answer<RuleSheet>& answer) {
            if (!answer)
                return say(answer.problem(), true);
            RuleSheet sheet = m_table->model().sheet();
            for (const Row& row : answer->rows) {
                const auto same = std::ranges::find_if(
                    sheet.rows, [&row](const Row& known) { return known.front() == row.front(); });
                if (same != sheet.rows.end())
                    *same = row;
                else
                    sheet.rows.push_back(row);
            }
            m_table->model().propose(std::move(sheet));
            say(tr("%n row(s) read. They count once they are put in force.", nullptr,
                    static_cast<int>(answer->rows.size())),
                false);
        },
        Line::Bulk);
}

void TeamPage::exportTable(const QString& file)
{
    m_watch.backstage().ask(
        this,
        [file, bytes = csvOf(m_table->model().sheet())](ReadingStore&) -> Result<Done> {
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
}

} // namespace fengsui::ui
