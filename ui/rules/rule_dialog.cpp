#include "rules/rule_dialog.h"

#include "rules/rule_history.h"
#include "rules/rule_page.h"
#include "rules/team_page.h"
#include "watch/watch.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace fengsui::ui {

RuleDialog::RuleDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_wording(new Wording(this))
    , m_tabs(new QTabWidget(this))
    , m_calendar(new RulePage(watch, RuleKind::Calendar,
          { { SheetKind::Weeks, [] { return tr("Hours of duty, a plan a row"); } },
              { SheetKind::SpecialDays, [] { return tr("Holidays, and days made up for them"); } } },
          this))
    , m_limits(new RulePage(watch, RuleKind::Workflow,
          { { SheetKind::Limits, [] { return tr("Limits of deadline classes and states"); } } }, this))
    , m_types(new RulePage(watch, RuleKind::Types,
          { { SheetKind::Types, [] { return tr("Classes: two digits major, four digits minor"); } } }, this))
    , m_formulas(new RulePage(watch, RuleKind::Formulas,
          { { SheetKind::Scoring,
                [] { return tr("Score: names of indicators, + − * /, min, max, orElse, count, tables"); } },
              { SheetKind::Points, [] { return tr("Points by a quantity"); } },
              { SheetKind::Grades, [] { return tr("Grades, the highest first"); } } },
          this))
    , m_teams(new TeamPage(watch, this))
    , m_history(new RuleHistory(watch, this))
{
    for (QWidget* page :
        std::initializer_list<QWidget*> { m_calendar, m_limits, m_types, m_formulas, m_teams, m_history })
        m_tabs->addTab(page, QString());
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 34);
    m_wording->say([this] {
        setWindowTitle(tr("Rules of this county"));
        m_tabs->setTabText(0, tr("Duty &calendar"));
        m_tabs->setTabText(1, tr("&Limits"));
        m_tabs->setTabText(2, tr("Case &types"));
        m_tabs->setTabText(3, tr("&Scores"));
        m_tabs->setTabText(4, tr("&Units and teams"));
        m_tabs->setTabText(5, tr("&History"));
    });
    for (RulePage* page : { m_calendar, m_limits, m_types, m_formulas })
        connect(page, &RulePage::adopted, this, &RuleDialog::adopted);
    connect(m_teams, &TeamPage::adopted, this, [this](const QString& sentence) {
        m_history->refresh();
        Q_EMIT adopted(sentence);
    });
}

} // namespace fengsui::ui
