#include "faults/fault_page.h"

#include "map/thing_layers.h"
#include "places/thing.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace fengsui::ui {

namespace {
enum Column { SinceColumn, StateColumn, ClassColumn, WhereColumn, OwnerColumn, NoteColumn, CodeColumn, columnCount };
}

FaultPage::FaultPage(Watch& watch, FaultLink& link, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_link(link)
    , m_wording(new Wording(this))
    , m_count(new QLabel(this))
    , m_words(new QLineEdit(this))
    , m_table(new QTableWidget(0, columnCount, this))
    , m_goTo(new QPushButton(this))
    , m_history(new QPushButton(this))
{
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_words->setClearButtonEnabled(true);
    m_count->setWordWrap(true);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch();
    bottom->addWidget(m_goTo);
    bottom->addWidget(m_history);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_count);
    column->addWidget(m_words);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
    for (QPushButton* button : { m_goTo, m_history })
        button->setAutoDefault(false);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 132, 420);
    for (const auto& [which, letters] :
        { std::pair(SinceColumn, 18), std::pair(StateColumn, 9), std::pair(ClassColumn, 18), std::pair(WhereColumn, 28),
            std::pair(OwnerColumn, 16), std::pair(NoteColumn, 18) })
        m_table->setColumnWidth(which, letter * letters);
    const auto goThere = [this] {
        if (const Fault* one = current(); one && one->component)
            Q_EMIT chosen(*one->component);
    };
    connect(m_table, &QTableWidget::cellActivated, this, goThere);
    connect(m_goTo, &QPushButton::clicked, this, goThere);
    connect(m_history, &QPushButton::clicked, this, [this] {
        if (const Fault* one = current())
            Q_EMIT historyWanted(one->noted.code);
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &FaultPage::enableButtons);
    connect(m_words, &QLineEdit::textChanged, this, &FaultPage::sift);
    connect(&m_link, &FaultLink::changed, this, &FaultPage::fill);
    m_wording->say([this] {
        setWindowTitle(tr("Broken and lost components"));
        m_words->setPlaceholderText(tr("Only those with these words, as a road, a class or an owner"));
        m_words->setAccessibleName(m_words->placeholderText());
        m_table->setHorizontalHeaderLabels(
            { tr("Since"), tr("State"), tr("Class"), tr("Name and address"), tr("Owner"), tr("Note"), tr("Code") });
        m_table->setAccessibleName(tr("What is broken or lost now"));
        m_goTo->setText(tr("&Show on the map (Enter)"));
        m_history->setText(tr("State and &history…"));
        fill();
    });
}

const Fault* FaultPage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < std::ssize(m_shown) && !m_table->isRowHidden(row) ? &m_shown[std::size_t(row)] : nullptr;
}

void FaultPage::fill()
{
    const Fault* chosen = current();
    const auto before = chosen ? std::optional(chosen->noted.code) : std::nullopt;
    m_shown = m_link.faults();
    m_table->setRowCount(static_cast<int>(m_shown.size()));
    int row = 0, chosenRow = 0;
    for (const Fault& each : m_shown) {
        const QString name = each.component ? fromUtf8(each.component->name) : QString();
        const QString address = each.component ? fromUtf8(addressOf(*each.component)) : tr("not in the inventory");
        const std::array<QString, columnCount> cells { m_watch.local(each.noted.last.at), nameOf(each.noted.last.state),
            className(m_watch.types(), each.noted.code.classCode()), QString(name + u' ' + address).trimmed(),
            each.component ? fromUtf8(each.component->owner) : QString(), fromUtf8(each.noted.last.note),
            fromUtf8(each.noted.code.toString()) };
        for (int column = 0; column < columnCount; ++column) {
            auto* item = new QTableWidgetItem(cells[std::size_t(column)]); // the table owns it
            item->setToolTip(item->text());
            m_table->setItem(row, column, item);
        }
        if (each.noted.code == before)
            chosenRow = row;
        ++row;
    }
    if (!m_shown.empty())
        m_table->setCurrentCell(chosenRow, 0);
    sift();
}

void FaultPage::sift()
{
    const QStringList words = m_words->text().simplified().split(u' ', Qt::SkipEmptyParts);
    int shown = 0;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QString line;
        for (int column = 0; column < columnCount; ++column)
            line += m_table->item(row, column)->text() + u'\n';
        const bool isWanted
            = std::ranges::all_of(words, [&](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
        m_table->setRowHidden(row, !isWanted);
        shown += isWanted ? 1 : 0;
    }
    m_count->setText(m_shown.empty() ? tr("Nothing is noted as broken or lost. What is damaged is noted at the "
                                          "component: click on it on the map.")
                                     : tr("%n component(s) are broken or lost.", nullptr, shown));
    enableButtons();
}

void FaultPage::enableButtons()
{
    const Fault* one = current();
    m_goTo->setEnabled(one && one->component);
    m_history->setEnabled(one);
}

} // namespace fengsui::ui
