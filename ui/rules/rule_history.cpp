#include "rules/rule_history.h"

#include "desk/rule_book.h"
#include "journal/catalogue.h"
#include "look/language.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

namespace {

QString standingName(RuleRow::Standing standing)
{
    switch (standing) {
    case RuleRow::Standing::InForce:
        return RuleHistory::tr("in force");
    case RuleRow::Standing::Kept:
        return RuleHistory::tr("kept");
    case RuleRow::Standing::Overtaken:
        return RuleHistory::tr("overtaken by another console");
    case RuleRow::Standing::Unreadable:
        break;
    }
    return RuleHistory::tr("can't be read by this version");
}

QString kindName(RuleKind kind)
{
    switch (kind) {
    case RuleKind::Workflow:
        return RuleHistory::tr("Workflow");
    case RuleKind::Calendar:
        return RuleHistory::tr("Duty calendar");
    case RuleKind::Types:
        return RuleHistory::tr("Case types");
    case RuleKind::Formulas:
        break;
    }
    return RuleHistory::tr("Formulas");
}

/// What an entry said of a team.
struct TeamSaid {
    Instant at;
    OperatorId by;
    bool isEnd = false; ///< it was dissolved
    std::vector<RuleChange> changes;
};

} // namespace

RuleHistory::RuleHistory(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_subject(new QComboBox(this))
    , m_tree(new QTreeWidget(this))
{
    m_tree->setColumnCount(4);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_subject);
    column->addWidget(m_tree, 1);
    m_wording->say([this] {
        m_subject->setAccessibleName(tr("Whose history"));
        m_tree->setAccessibleName(tr("Who changed what"));
        m_tree->setHeaderLabels({ tr("Version, or what was changed"), tr("Before"), tr("After"), tr("Who and when") });
        refresh();
    });
    connect(m_subject, &QComboBox::activated, this, &RuleHistory::readChosen);
    connect(&m_watch, &Watch::rulesChanged, this, &RuleHistory::refresh);
}

void RuleHistory::refresh()
{
    const QVariant before = m_subject->currentData();
    m_subject->clear();
    for (const RuleRow& row : m_watch.rules().rows)
        if (row.standing == RuleRow::Standing::InForce)
            m_subject->addItem(QStringLiteral("%1 %2").arg(kindName(row.name.kind), fromUtf8(row.name.id)),
                QString::fromUtf8(toWord(row.name.kind)) + u' ' + fromUtf8(row.name.id));
    m_watch.backstage().ask(
        this, [](ReadingStore& store) -> Result<std::vector<Team>> { return store.ledgers().teams().teams(); },
        [this, before](const Answer<std::vector<Team>>& answer) {
            if (answer)
                for (const Team& team : *answer)
                    m_subject->addItem(
                        tr("Team %1").arg(fromUtf8(team.name)), QStringLiteral("team ") + fromUtf8(team.id.toString()));
            m_subject->setCurrentIndex(std::max(0, m_subject->findData(before)));
            readChosen();
        });
}

void RuleHistory::readChosen()
{
    const QString word = m_subject->currentData().toString();
    if (const auto team = TeamId::parse(toUtf8(word.section(u' ', 1)));
        team && word.startsWith(QStringLiteral("team ")))
        readTeam(*team);
    else
        readFile(word);
}

void RuleHistory::readFile(const QString& word)
{
    const auto kind = ruleKindOf(toUtf8(word.section(u' ', 0, 0)));
    if (!kind)
        return show({});
    std::vector<RuleRow> rows;
    for (const RuleRow& row : m_watch.rules().rows)
        if (row.name.kind == *kind && row.name.id == toUtf8(word.section(u' ', 1)))
            rows.push_back(row);
    using Changes = std::vector<std::vector<RuleChange>>;
    m_watch.backstage().ask(
        this,
        [rows](ReadingStore&) -> Result<Changes> {
            Changes changes(rows.size());
            for (std::size_t i = 1; i < rows.size(); ++i)
                changes[i] = ruleChanges(rows[i - 1].text, rows[i].text);
            return changes;
        },
        [this, rows, word](const Answer<Changes>& answer) {
            if (!answer || m_subject->currentData().toString() != word)
                return;
            std::vector<Step> steps;
            for (std::size_t i = rows.size(); i-- > 0;)
                steps.push_back({ tr("Version %1").arg(rows[i].name.version), rows[i].at, rows[i].by,
                    standingName(rows[i].standing), (*answer)[i] });
            show(steps);
        },
        Line::Bulk);
}

void RuleHistory::readTeam(TeamId team)
{
    using All = std::vector<TeamSaid>;
    m_watch.backstage().ask(
        this,
        [team](ReadingStore& store) -> Result<All> {
            All all;
            std::string before = "{}";
            for (const Entry& entry : store.journal().entriesOf(team.raw)) {
                const auto kind = static_cast<Kind>(entry.envelope.kind);
                if (kind == Kind::TeamDissolved && entry.body)
                    all.push_back({ entry.envelope.recordedAt, entry.envelope.author, true,
                        ruleChanges("{}", bodyToJson(entry.envelope.kind, *entry.body)) });
                if (kind != Kind::TeamFormed || !entry.body)
                    continue;
                std::string after = bodyToJson(entry.envelope.kind, *entry.body);
                all.push_back({ entry.envelope.recordedAt, entry.envelope.author, false, ruleChanges(before, after) });
                before = std::move(after);
            }
            return all;
        },
        [this, word = m_subject->currentData().toString()](const Answer<All>& answer) {
            if (!answer || m_subject->currentData().toString() != word)
                return;
            std::vector<Step> steps;
            for (auto said = answer->rbegin(); said != answer->rend(); ++said)
                steps.push_back({ said->isEnd        ? tr("Dissolved")
                        : said + 1 == answer->rend() ? tr("Formed")
                                                     : tr("Changed"),
                    said->at, said->by, {}, said->changes });
            show(steps);
        },
        Line::Bulk);
}

void RuleHistory::show(const std::vector<Step>& steps)
{
    m_tree->clear();
    for (const Step& step : steps) {
        const QString who = step.at ? tr("%1, %2").arg(m_watch.operatorName(step.by), m_watch.local(*step.at))
                                    : tr("ships with Fengsui");
        auto* version = new QTreeWidgetItem(m_tree, { step.name, step.standing, QString(), who });
        for (const RuleChange& change : step.changes)
            new QTreeWidgetItem(version,
                { fromUtf8(change.path), change.before.empty() ? QStringLiteral("–") : fromUtf8(change.before),
                    change.after.empty() ? QStringLiteral("–") : fromUtf8(change.after) });
        version->setExpanded(true);
    }
    for (int column = 0; column < 3; ++column)
        m_tree->setColumnWidth(column, fontMetrics().averageCharWidth() * 40);
}

} // namespace fengsui::ui
