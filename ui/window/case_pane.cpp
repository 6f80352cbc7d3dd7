#include "window/case_pane.h"

#include "casepage/case_page.h"
#include "look/tables.h"
#include "watch/watch.h"
#include "window/decision_bar.h"
#include "window/work_list_strip.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace fengsui::ui {

CasePane::CasePane(Watch& watch, CasePage& page, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_search(new QLineEdit(this))
    , m_figures(new QLabel(this))
    , m_lists(new WorkListStrip(watch, this))
    , m_view(new QTableView(this))
    , m_decision(new DecisionBar(watch, page, this))
{
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    dress(*m_view);
    // A case that leaves the list, as one that is closed does, stays on the page: the table would choose its neighbour.
    // Connected before the view's own answer to the same signal.
    connect(&watch.cases(), &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex&, int first, int last) {
            const int row = m_watch.cases().rowOf(selected());
            m_isLeaving = row >= first && row <= last;
        });
    m_view->setModel(&watch.cases());
    connect(&watch.cases(), &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_isLeaving)
            m_view->clearSelection();
        m_isLeaving = false;
    });
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(CaseListModel::Due, Qt::AscendingOrder);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = { 7, 11, 13, 30, 26, 18, 14, 28 };
    for (int column = 0; column < CaseListModel::ColumnCount; ++column)
        m_view->horizontalHeader()->resizeSection(column, letter * widths[column]);

    auto* top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_figures);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_lists);
    column->addWidget(m_view, 1);
    column->addWidget(m_decision);
    m_wording->say([this] {
        m_search->setPlaceholderText(tr("Search number, title, address (F3)"));
        m_search->setAccessibleName(tr("Search the open cases"));
        m_view->setAccessibleName(tr("Open cases"));
        showFigures();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        const IncidentId chosen = selected();
        m_watch.cases().setFilter(words);
        select(chosen);
        showFigures();
    });
    connect(&watch.cases(), &CaseListModel::contentChanged, this, &CasePane::showFigures);
    connect(m_lists, &WorkListStrip::listChosen, this, [this, &page] {
        select(page.shown());
        showFigures();
    });
    connect(m_decision, &DecisionBar::done, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    // Not the current row: a table that gets the keyboard makes its first row current, and nobody chose that.
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (const IncidentId chosen = selected(); !chosen.isNull() && !m_isLeaving)
            Q_EMIT caseChosen(chosen);
    });
}

void CasePane::showFigures()
{
    const CaseListModel& cases = m_watch.cases();
    const int shown = cases.rowCount();
    const int total = static_cast<int>(cases.total());
    const int overdue = static_cast<int>(cases.countOverdue());
    const QString count = shown == total ? tr("%1 open").arg(total) : tr("%1 of %2").arg(shown).arg(total);
    m_figures->setText(overdue > 0 ? count + QStringLiteral(" · ") + tr("!! %1 overdue").arg(overdue) : count);
}

void CasePane::select(IncidentId id)
{
    const int row = m_watch.cases().rowOf(id);
    if (row < 0 || id == selected())
        return;
    m_view->setCurrentIndex(m_watch.cases().index(row, CaseListModel::Title));
    m_view->scrollTo(m_view->currentIndex());
}

IncidentId CasePane::selected() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    return rows.isEmpty() ? IncidentId() : m_watch.cases().idAt(rows.front().row());
}

// From the search down into the list without leaving the keyboard.
bool CasePane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_view->setFocus(Qt::ShortcutFocusReason);
            if (selected().isNull() && m_watch.cases().rowCount() > 0)
                m_view->setCurrentIndex(m_watch.cases().index(0, CaseListModel::Title));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fengsui::ui
