#include "conflicts/conflicts_page.h"

#include "casepage/action_dialog.h"
#include "conflicts/conflict_list_model.h"
#include "conflicts/settle_row.h"
#include "look/tables.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace fengsui::ui {

ConflictsPage::ConflictsPage(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_list(new ConflictList(watch, Conflicts::All, this))
    , m_model(new ConflictListModel(ConflictWords(watch), this))
    , m_how(new QLabel(this))
    , m_tabs(new QTabBar(this))
    , m_view(new QTableView(this))
    , m_about(new QLabel(this))
    , m_settle(new SettleRow(watch, this))
    , m_open(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_how->setTextFormat(Qt::PlainText);
    m_how->setWordWrap(true);
    m_about->setTextFormat(Qt::RichText);
    m_about->setWordWrap(true);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_about->setMinimumHeight(fontMetrics().lineSpacing() * 8);
    m_tabs->addTab(QString());
    m_tabs->addTab(QString());
    m_tabs->setExpanding(false);
    dress(*m_view);
    m_view->setModel(m_model);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] { 30, 18, 46, 46, 46 };
    for (int column = 0; column < ConflictListModel::ColumnCount; ++column)
        m_view->setColumnWidth(column, letter * widths[column]);
    m_open->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_tabs);
    column->addWidget(m_view, 1);
    column->addWidget(m_about);
    column->addWidget(m_settle);
    column->addLayout(buttons);
    resize(letter * 150, fontMetrics().height() * 32);

    connect(m_list, &ConflictList::changed, this, &ConflictsPage::fill);
    connect(m_tabs, &QTabBar::currentChanged, this, &ConflictsPage::fill);
    connect(m_open, &QPushButton::clicked, this, &ConflictsPage::openChosen);
    connect(m_view, &QTableView::activated, this, &ConflictsPage::openChosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConflictsPage::showChosen);
    connect(&watch, &Watch::sessionChanged, this, &ConflictsPage::showChosen);
    connect(m_settle, &SettleRow::formLeft, this, &ConflictsPage::showChosen);
    connect(m_settle, &SettleRow::settled, this, [this](const QString& words) { Q_EMIT said(words, false); });
    connect(m_settle, &SettleRow::refused, this, [this](const QString& words) { Q_EMIT said(words, true); });
    for (const auto& [key, by] : { std::pair { Qt::CTRL | Qt::Key_PageDown, 1 }, { Qt::CTRL | Qt::Key_PageUp, -1 } })
        connect(new QShortcut(key, this), &QShortcut::activated, this,
            [this, by] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count()); });
    m_wording->say([this] { putWords(); });
    m_view->setFocus();
}

void ConflictsPage::putWords()
{
    setWindowTitle(tr("Disagreements"));
    m_view->setAccessibleName(tr("Disagreements; Enter opens the case"));
    m_tabs->setAccessibleName(tr("Unsettled or settled"));
    m_tabs->setToolTip(tr("Ctrl+Page down, Ctrl+Page up"));
    m_how->setText(tr("What was done at two consoles while they did not talk, and does not go together. Nothing of it "
                      "is lost, and every console shows the same side as holding for now, until somebody settles it."));
    m_open->setText(tr("&Open the case (Enter)"));
    m_open->setAccessibleName(tr("Open the whole case"));
    m_model->refreshWords();
    fill();
}

QString ConflictsPage::about() const
{
    return m_about->text();
}

void ConflictsPage::fill()
{
    const bool isSettled = m_tabs->currentIndex() == Settled;
    std::vector<ShownConflict> shown;
    for (const ShownConflict& each : m_list->all())
        if (each.conflict.settledBy.has_value() == isSettled)
            shown.push_back(each);
    const int open = m_list->open();
    m_tabs->setTabText(Open, tr("Unsettled (%1)").arg(open));
    m_tabs->setTabText(Settled, tr("Settled (%1)").arg(static_cast<int>(m_list->all().size()) - open));
    m_view->setColumnHidden(ConflictListModel::SettledBy, !isSettled);
    const int row = m_view->currentIndex().row();
    const std::optional<ShownConflict> before = m_model->at(row) ? std::optional(*m_model->at(row)) : std::nullopt;
    m_model->setConflicts(std::move(shown));
    if (m_model->rowCount() > 0) {
        const int same = before ? m_model->rowOf(*before) : 0;
        m_view->selectRow(same >= 0 ? same : std::min(std::max(row, 0), m_model->rowCount() - 1));
    }
    showChosen();
}

void ConflictsPage::showChosen()
{
    const ShownConflict* shown = m_model->at(m_view->currentIndex().row());
    m_open->setEnabled(shown && shown->conflict.kind == SubjectKind::Incident && m_watch.session());
    // Whoever is filling in a form goes on with it, whatever comes in meanwhile.
    if (!m_settle->openDialog())
        m_settle->show(shown ? std::optional(*shown) : std::nullopt);
    if (shown)
        m_about->setText(ConflictWords(m_watch).table(*shown));
    else if (!m_list->isRead())
        m_about->setText(tr("Reading…"));
    else
        m_about->setText(m_tabs->currentIndex() == Settled ? tr("None was settled yet.")
                                                           : tr("Nothing is unsettled: what was done goes together."));
}

void ConflictsPage::openChosen()
{
    const ShownConflict* shown = m_model->at(m_view->currentIndex().row());
    if (shown && shown->conflict.kind == SubjectKind::Incident && m_watch.session())
        Q_EMIT caseChosen(IncidentId { shown->conflict.subject });
}

} // namespace fengsui::ui
