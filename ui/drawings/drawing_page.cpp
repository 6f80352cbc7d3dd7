#include "drawings/drawing_page.h"

#include "drawings/drawing_link.h"
#include "drawings/drawing_words.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace fengsui::ui {

namespace {
enum Column { ShapeColumn, NameColumn, ColourColumn, CaseColumn, ByColumn, AtColumn, columnCount };
} // namespace

DrawingPage::DrawingPage(Watch& watch, DrawingLink& link, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_link(link)
    , m_wording(new Wording(this))
    , m_empty(new QLabel(this))
    , m_table(new QTableWidget(0, columnCount, this))
    , m_goTo(new QPushButton(this))
    , m_inside(new QPushButton(this))
    , m_change(new QPushButton(this))
    , m_withdraw(new QPushButton(this))
{
    m_empty->setWordWrap(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* top = new QHBoxLayout;
    for (const DrawnShape shape : allDrawnShapes) {
        m_new.push_back(new QPushButton(this));
        top->addWidget(m_new.back());
        connect(m_new.back(), &QPushButton::clicked, this, [this, shape] { Q_EMIT newWanted(shape); });
    }
    top->addStretch();
    auto* bottom = new QHBoxLayout;
    bottom->addStretch();
    for (QPushButton* button : { m_goTo, m_inside, m_change, m_withdraw })
        bottom->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
    for (auto* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 122, 360);
    for (const auto& [which, letters] : { std::pair(ShapeColumn, 10), std::pair(NameColumn, 28),
             std::pair(ColourColumn, 10), std::pair(CaseColumn, 28), std::pair(ByColumn, 20) })
        m_table->setColumnWidth(which, letter * letters);
    connect(m_table, &QTableWidget::cellActivated, this, [this] {
        if (const Drawing* one = current())
            Q_EMIT chosen(*one);
    });
    connect(m_goTo, &QPushButton::clicked, this, [this] {
        if (const Drawing* one = current())
            Q_EMIT chosen(*one);
    });
    connect(m_inside, &QPushButton::clicked, this, [this] {
        if (const Drawing* one = current())
            Q_EMIT insideWanted(*one);
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &DrawingPage::enableButtons);
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (const Drawing* one = current())
            Q_EMIT changeWanted(*one);
    });
    connect(m_withdraw, &QPushButton::clicked, this, &DrawingPage::askWhy);
    connect(&m_link, &DrawingLink::changed, this, &DrawingPage::fill);
    m_wording->say([this] { retranslate(); });
}

void DrawingPage::retranslate()
{
    setWindowTitle(tr("Drawings on the map"));
    m_new[0]->setText(tr("New &area"));
    m_new[1]->setText(tr("New &route"));
    m_new[2]->setText(tr("New &label"));
    m_goTo->setText(tr("&Go to (Enter)"));
    m_inside->setText(tr("What is &inside…"));
    m_inside->setAccessibleName(tr("List what is inside the area"));
    m_change->setText(tr("&Change…"));
    m_withdraw->setText(tr("&Withdraw…"));
    m_empty->setText(tr("Nothing is drawn yet. What is filed here is shown on the maps of all consoles."));
    m_table->setAccessibleName(tr("Drawings on the map"));
    m_table->setHorizontalHeaderLabels(
        { tr("What"), tr("Name"), tr("Colour"), tr("Case"), tr("Filed by"), tr("Filed at") });
    fill();
}

const Drawing* DrawingPage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < std::ssize(m_shown) ? &m_shown[std::size_t(row)] : nullptr;
}

// Who was chosen stays chosen, wherever it stands now.
void DrawingPage::fill()
{
    const DrawingId before = current() ? current()->id : DrawingId {};
    m_shown = m_link.drawings();
    m_table->setRowCount(static_cast<int>(m_shown.size()));
    int row = 0, chosenRow = 0;
    for (const Drawing& each : m_shown) {
        const std::array<QString, columnCount> cells { nameOf(each.shape), fromUtf8(each.name), nameOf(each.colour),
            each.incident.isNull() ? QString() : m_watch.caseLabel(each.incident), m_watch.operatorName(each.by),
            m_watch.local(each.at) };
        for (int column = 0; column < columnCount; ++column) {
            auto* item = new QTableWidgetItem(cells[std::size_t(column)]); // the table owns it
            item->setToolTip(column == NameColumn && !each.note.empty() ? fromUtf8(each.note) : item->text());
            m_table->setItem(row, column, item);
        }
        if (each.id == before)
            chosenRow = row;
        ++row;
    }
    if (!m_shown.empty())
        m_table->setCurrentCell(chosenRow, 0);
    m_empty->setVisible(m_shown.empty());
    enableButtons();
}

void DrawingPage::enableButtons()
{
    const Drawing* one = current();
    for (QPushButton* button : { m_goTo, m_change, m_withdraw })
        button->setEnabled(one);
    m_inside->setEnabled(one && one->shape == DrawnShape::Area);
}

void DrawingPage::askWhy()
{
    const Drawing* one = current();
    if (!one)
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Withdraw the drawing"));
    dialog->setLabelText(tr("Why is “%1” withdrawn? It is taken off every console's map for good.").arg(titleOf(*one)));
    connect(dialog, &QInputDialog::textValueSelected, this, &DrawingPage::withdraw);
    dialog->open();
}

void DrawingPage::withdraw(const QString& reason)
{
    const Drawing* one = current();
    if (!one || !m_watch.session())
        return;
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id = one->id, reason = toUtf8(reason)](
            WritingStore& store) -> Result<Receipt> { return store.office().drawings.withdraw(session, id, reason); },
        [this, title = titleOf(*one)](const Answer<Receipt>& answer) {
            if (answer)
                Q_EMIT said(tr("“%1” is withdrawn.").arg(title), false);
            else
                Q_EMIT said(answer.problem(), true);
        });
}

} // namespace fengsui::ui
