#include "evaluation/case_rulings.h"

#include "look/language.h"
#include "look/tables.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

namespace {

/// More are counted, not listed.
constexpr std::size_t mostListed = 5000;
constexpr int casesTab = 0, appealsTab = 1, leftOutTab = 2;

struct Standing {
    std::vector<AppealedCase> appeals;
    std::vector<ExcludedCase> excluded;
};

QString asProblem(const QString& sentence)
{
    return sentence.isEmpty() ? sentence : QStringLiteral("✕ ") + sentence;
}

} // namespace

CaseRulings::CaseRulings(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_tabs(new QTabWidget(this))
    , m_cases(new QTableWidget(0, 5))
    , m_appeals(new QTableWidget(0, 5))
    , m_leftOut(new QTableWidget(0, 5))
    , m_about(new QLabel(this))
    , m_reasonLabel(new QLabel(this))
    , m_reason(new QLineEdit(this))
    , m_said(new QLabel(this))
{
    auto* behind = new QWidget(m_tabs);
    auto* column = new QVBoxLayout(behind);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_about);
    column->addWidget(m_cases, 1);
    m_tabs->addTab(behind, QString());
    m_tabs->addTab(m_appeals, QString());
    m_tabs->addTab(m_leftOut, QString());
    for (QTableWidget* table : { m_cases, m_appeals, m_leftOut }) {
        dress(*table);
        table->horizontalHeader()->setStretchLastSection(true);
        m_pages.push_back({ table, {} });
        connect(table, &QTableWidget::activated, this, [this] {
            if (const IncidentId id = chosen(); !id.isNull())
                Q_EMIT caseChosen(id);
        });
        connect(table, &QTableWidget::currentCellChanged, this, &CaseRulings::enable);
    }
    for (QLabel* label : { m_about, m_said }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_reasonLabel->setBuddy(m_reason);
    auto* line = new QHBoxLayout;
    line->addWidget(m_reasonLabel);
    line->addWidget(m_reason, 1);
    for (const auto& [name, ruling] : { std::pair("exclude", Ruling::Exclude), std::pair("appeal", Ruling::Appeal),
             std::pair("uphold", Ruling::Uphold), std::pair("dismiss", Ruling::Dismiss),
             std::pair("readmit", Ruling::Readmit) })
        line->addWidget(addRuling(QString::fromLatin1(name), ruling));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_tabs, 1);
    all->addLayout(line);
    all->addWidget(m_said);
    m_wording->say([this] {
        button(QStringLiteral("exclude"))->setText(tr("&Leave out"));
        button(QStringLiteral("appeal"))->setText(tr("A&ppeal"));
        button(QStringLiteral("uphold"))->setText(tr("Up&hold the appeal"));
        button(QStringLiteral("dismiss"))->setText(tr("Dis&miss the appeal"));
        button(QStringLiteral("readmit"))->setText(tr("Ta&ke in again"));
        m_cases->setAccessibleName(tr("Cases behind the figure; Enter opens one"));
        m_appeals->setAccessibleName(tr("Appeals that wait for a decision; Enter opens the case"));
        m_leftOut->setAccessibleName(tr("Cases that are left out of every figure; Enter opens one"));
        m_cases->setHorizontalHeaderLabels(
            { tr("Case number"), tr("Title"), tr("Due"), tr("Done"), tr("In the numerator") });
        m_appeals->setHorizontalHeaderLabels(
            { tr("Case number"), tr("Title"), tr("Who appeals"), tr("Since"), tr("Reason") });
        m_leftOut->setHorizontalHeaderLabels(
            { tr("Case number"), tr("Title"), tr("Decided by"), tr("Since"), tr("Reason") });
        if (m_pages[casesTab].ids.empty())
            m_about->setText(tr("Choose a figure (double click or Enter) to see the cases behind it."));
        nameTabs();
        if (m_sentence)
            m_said->setText(m_sentence());
        enable();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &CaseRulings::enable);
    connect(m_reason, &QLineEdit::textChanged, this, &CaseRulings::enable);
    connect(&m_watch, &Watch::sessionChanged, this, &CaseRulings::enable);
    connect(&m_watch, &Watch::writerChanged, this, &CaseRulings::enable);
    connect(&m_watch, &Watch::casesChanged, this, [this] {
        if (isVisible())
            refresh();
    });
}

QPushButton* CaseRulings::addRuling(const QString& name, Ruling ruling)
{
    auto* made = new QPushButton(this);
    made->setObjectName(name);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, [this, ruling] { rule(ruling); });
    m_buttons.emplace_back(ruling, made);
    return made;
}

QPushButton* CaseRulings::button(const QString& name) const
{
    return findChild<QPushButton*>(name);
}

QString CaseRulings::said() const
{
    return m_said->text();
}

void CaseRulings::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

// Who stands on a case keeps standing on it.
void CaseRulings::setRows(Page& page, const std::vector<std::pair<IncidentId, QStringList>>& rows)
{
    const int current = page.table->currentRow();
    const IncidentId before = current >= 0 && current < static_cast<int>(page.ids.size())
        ? page.ids[static_cast<std::size_t>(current)]
        : IncidentId {};
    page.ids.clear();
    page.table->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t row = 0; row < rows.size(); ++row) {
        page.ids.push_back(rows[row].first);
        const QStringList& texts = rows[row].second;
        for (int column = 0; column < texts.size(); ++column)
            page.table->setItem(static_cast<int>(row), column, new QTableWidgetItem(texts[column]));
    }
    page.table->resizeColumnsToContents();
    const auto same = std::ranges::find(page.ids, before);
    page.table->setCurrentCell(
        same == page.ids.end() ? (rows.empty() ? -1 : 0) : static_cast<int>(same - page.ids.begin()), 0);
    nameTabs();
    enable();
}

void CaseRulings::showCases(const std::vector<CountedCase>& cases, const QString& about)
{
    m_about->setText(about);
    const auto local = [this](const std::optional<Instant>& at) { return at ? m_watch.local(*at) : QString(); };
    std::vector<std::pair<IncidentId, QStringList>> rows;
    for (const CountedCase& each : cases) {
        if (rows.size() == mostListed)
            break;
        rows.emplace_back(each.name.id,
            QStringList { fromUtf8(each.name.number), fromUtf8(each.name.title), local(each.facts.handle.due),
                local(each.facts.handle.at), each.adds == 0 ? tr("no") : tr("yes") });
    }
    setRows(m_pages[casesTab], rows);
}

void CaseRulings::refresh()
{
    m_watch.backstage().ask(
        this,
        [](ReadingStore& store) -> Result<Standing> {
            const EvaluationLedger& ledger = store.ledgers().evaluation();
            return Standing { ledger.openAppeals(), ledger.excluded() };
        },
        [this](const Answer<Standing>& answer) {
            if (!answer)
                return say([answer] { return asProblem(answer.problem()); });
            std::vector<std::pair<IncidentId, QStringList>> appeals, leftOut;
            for (const auto& [name, appeal] : answer->appeals)
                appeals.emplace_back(name.id,
                    QStringList { fromUtf8(name.number), fromUtf8(name.title),
                        appeal.unit.isNull() ? m_watch.operatorName(appeal.by) : m_watch.teamName(appeal.unit),
                        m_watch.local(appeal.at), fromUtf8(appeal.reason) });
            for (const ExcludedCase& each : answer->excluded)
                leftOut.emplace_back(each.name.id,
                    QStringList { fromUtf8(each.name.number), fromUtf8(each.name.title),
                        m_watch.operatorName(each.exclusion.by), m_watch.local(each.exclusion.at),
                        fromUtf8(each.exclusion.reason) });
            setRows(m_pages[appealsTab], appeals);
            setRows(m_pages[leftOutTab], leftOut);
        });
}

void CaseRulings::rule(Ruling ruling)
{
    const IncidentId id = chosen();
    if (id.isNull() || m_isBusy || !m_watch.session())
        return;
    m_isBusy = true;
    enable();
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id, ruling, reason = toUtf8(m_reason->text().trimmed())](
            WritingStore& store) -> Result<Receipt> {
            EvaluationDesk& desk = store.office().evaluation;
            switch (ruling) {
            case Ruling::Exclude:
                return desk.exclude(session, id, reason);
            case Ruling::Appeal:
                return desk.appeal(session, id, reason);
            case Ruling::Readmit:
                return desk.readmit(session, id, reason);
            case Ruling::Uphold:
                return desk.decide(session, id, EvaluationDesk::Decision::Grant, reason);
            case Ruling::Dismiss:
                break;
            }
            return desk.decide(session, id, EvaluationDesk::Decision::Refuse, reason);
        },
        [this, ruling](const Answer<Receipt>& answer) {
            m_isBusy = false;
            if (!answer) {
                say([answer] { return asProblem(answer.problem()); });
                return enable();
            }
            m_reason->clear();
            say([ruling] { return outcomeOf(ruling); });
            enable();
            refresh();
            Q_EMIT ruled();
        });
}

void CaseRulings::say(std::function<QString()> sentence)
{
    m_sentence = std::move(sentence);
    m_said->setText(m_sentence());
}

QString CaseRulings::outcomeOf(Ruling ruling)
{
    switch (ruling) {
    case Ruling::Exclude:
        return tr("The case is left out of every figure.");
    case Ruling::Appeal:
        return tr("The appeal waits for its decision.");
    case Ruling::Readmit:
        return tr("The case counts again.");
    case Ruling::Uphold:
        return tr("The appeal is upheld: the case is left out of every figure.");
    case Ruling::Dismiss:
        break;
    }
    return tr("The appeal is dismissed: the case counts.");
}

void CaseRulings::nameTabs()
{
    m_tabs->setTabText(casesTab, tr("&Cases behind the figure"));
    m_tabs->setTabText(appealsTab, tr("&Open appeals (%1)").arg(m_pages[appealsTab].ids.size()));
    m_tabs->setTabText(leftOutTab, tr("&Not counted (%1)").arg(m_pages[leftOutTab].ids.size()));
}

// Each table has its own rulings, and each post too; the desk decides in the end.
void CaseRulings::enable()
{
    const auto& session = m_watch.session();
    const bool mayRule = session && (session->holds(Role::ShiftLeader) || session->holds(Role::Leader));
    const int tab = m_tabs->currentIndex();
    const bool isReady
        = session && m_watch.canWrite() && !m_isBusy && !chosen().isNull() && !m_reason->text().trimmed().isEmpty();
    bool isAnyOffered = false;
    for (const auto& [ruling, button] : m_buttons) {
        const bool isOffered = ruling == Ruling::Appeal ? tab == casesTab && session.has_value()
            : ruling == Ruling::Exclude                 ? tab == casesTab && mayRule
            : ruling == Ruling::Readmit                 ? tab == leftOutTab && mayRule
                                                        : tab == appealsTab && mayRule;
        button->setVisible(isOffered);
        button->setEnabled(isReady);
        isAnyOffered |= isOffered;
    }
    m_reason->setVisible(isAnyOffered);
    m_reasonLabel->setVisible(isAnyOffered);
    m_reasonLabel->setText(tab == appealsTab ? tr("Answe&r") : tr("&Reason"));
    m_reason->setPlaceholderText(
        tab == appealsTab ? tr("Why it is decided so; must be said") : tr("Why; must be said"));
}

IncidentId CaseRulings::chosen() const
{
    const Page& page = m_pages[static_cast<std::size_t>(std::max(0, m_tabs->currentIndex()))];
    const int row = page.table->currentRow();
    return row >= 0 && row < static_cast<int>(page.ids.size()) ? page.ids[static_cast<std::size_t>(row)]
                                                               : IncidentId {};
}

} // namespace fengsui::ui
