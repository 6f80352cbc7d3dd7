#include "cells/cell_page.h"

#include "cells/cell_draft.h"
#include "cells/cell_link.h"
#include "grid/grid_directory.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace fengsui::ui {

namespace {
enum Column { WhatColumn, CodeColumn, NameColumn, ByColumn, AtColumn, RemarkColumn, columnCount };
} // namespace

CellPage::CellPage(Watch& watch, CellLink& link, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_link(link)
    , m_wording(new Wording(this))
    , m_empty(new QLabel(this))
    , m_table(new QTableWidget(0, columnCount, this))
    , m_new(new QPushButton(this))
    , m_pick(new QPushButton(this))
    , m_goOn(new QPushButton(this))
    , m_drop(new QPushButton(this))
    , m_goTo(new QPushButton(this))
    , m_change(new QPushButton(this))
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
    for (QPushButton* button : { m_new, m_pick, m_goOn, m_drop })
        top->addWidget(button);
    top->addStretch();
    auto* bottom = new QHBoxLayout;
    bottom->addStretch();
    for (QPushButton* button : { m_goTo, m_change })
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
    for (const auto& [which, letters] : { std::pair(WhatColumn, 12), std::pair(CodeColumn, 20),
             std::pair(NameColumn, 22), std::pair(ByColumn, 18), std::pair(AtColumn, 20) })
        m_table->setColumnWidth(which, letter * letters);
    const auto goTo = [this] {
        if (const CellWord* one = current())
            Q_EMIT chosen(one->cell.code);
    };
    connect(m_table, &QTableWidget::cellActivated, this, goTo);
    connect(m_goTo, &QPushButton::clicked, this, goTo);
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (const CellWord* one = current())
            Q_EMIT changeWanted(one->cell.code);
    });
    connect(m_new, &QPushButton::clicked, this, &CellPage::newWanted);
    connect(m_pick, &QPushButton::clicked, this, &CellPage::pickWanted);
    connect(m_goOn, &QPushButton::clicked, this, &CellPage::draftWanted);
    connect(m_drop, &QPushButton::clicked, this, &CellPage::draftUnwanted);
    connect(m_table, &QTableWidget::currentCellChanged, this, &CellPage::enableButtons);
    connect(&m_link, &CellLink::changed, this, &CellPage::fill);
    connect(&m_watch, &Watch::gridChanged, this, &CellPage::enableButtons);
    m_wording->say([this] { retranslate(); });
    lookForDraft();
}

void CellPage::retranslate()
{
    setWindowTitle(tr("Grid cells drawn over the edition"));
    m_new->setText(tr("&New cell"));
    m_pick->setText(tr("Change a cell on the &map"));
    m_goOn->setText(tr("Go on with the &draft"));
    m_drop->setText(tr("Th&row the draft away"));
    m_goTo->setText(tr("&Go to (Enter)"));
    m_change->setText(tr("&Change or withdraw…"));
    m_empty->setText(tr("No cell was drawn or withdrawn yet. What is filed here counts on all consoles at once."));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels(
        { tr("What"), tr("Code"), tr("Name"), tr("Filed by"), tr("Filed at"), tr("Remark") });
    fill();
}

void CellPage::lookForDraft()
{
    const bool isThere = keptDraft(m_watch.access().folder).has_value();
    m_goOn->setVisible(isThere);
    m_drop->setVisible(isThere);
}

const CellWord* CellPage::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < std::ssize(m_shown) ? &m_shown[std::size_t(row)] : nullptr;
}

// Which was chosen stays chosen, wherever it stands now.
void CellPage::fill()
{
    const std::string before = current() ? current()->cell.code : std::string();
    m_shown = m_link.words();
    m_table->setRowCount(static_cast<int>(m_shown.size()));
    int row = 0, chosenRow = 0;
    for (const CellWord& each : m_shown) {
        QString remark = fromUtf8(each.reason);
        if (!m_link.counts(each))
            remark = tr("superseded by a new edition") + (remark.isEmpty() ? QString() : QStringLiteral("; ") + remark);
        const std::array<QString, columnCount> texts { each.isWithdrawn ? tr("withdrawn") : tr("drawn"),
            fromUtf8(each.cell.code), fromUtf8(each.cell.name), m_watch.operatorName(each.by), m_watch.local(each.at),
            remark };
        for (int column = 0; column < columnCount; ++column) {
            auto* item = new QTableWidgetItem(texts[std::size_t(column)]); // the table owns it
            item->setToolTip(item->text());
            m_table->setItem(row, column, item);
        }
        if (each.cell.code == before)
            chosenRow = row;
        ++row;
    }
    if (!m_shown.empty())
        m_table->setCurrentCell(chosenRow, 0);
    m_empty->setVisible(m_shown.empty());
    enableButtons();
}

void CellPage::enableButtons()
{
    const CellWord* one = current();
    const auto& grid = m_watch.access().grid;
    const bool stands = one && grid && grid->cell(one->cell.code);
    m_goTo->setEnabled(stands);
    m_change->setEnabled(stands);
}

} // namespace fengsui::ui
