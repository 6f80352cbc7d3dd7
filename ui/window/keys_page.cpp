#include "window/keys_page.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace fengsui::ui {

KeysPage::KeysPage(std::function<std::vector<Line>()> lines, QWidget* parent)
    : QDialog(parent)
    , m_lines(std::move(lines))
    , m_wording(new Wording(this))
    , m_table(new QTableWidget(0, 3, this))
{
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_table);
    resize(fontMetrics().averageCharWidth() * 95, fontMetrics().height() * 34);
    m_wording->say([this] { refresh(); });
}

void KeysPage::refresh()
{
    setWindowTitle(tr("All keys"));
    m_table->setAccessibleName(tr("All keys"));
    m_table->setHorizontalHeaderLabels({ tr("Key"), tr("What it does"), tr("Where") });
    const auto lines = m_lines();
    m_table->setRowCount(static_cast<int>(lines.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Line& line = lines[static_cast<std::size_t>(row)];
        m_table->setItem(row, 0, new QTableWidgetItem(line.key));
        m_table->setItem(row, 1, new QTableWidgetItem(line.what));
        m_table->setItem(row, 2, new QTableWidgetItem(line.where));
    }
    m_table->resizeColumnToContents(0);
    m_table->setColumnWidth(1, fontMetrics().averageCharWidth() * 48);
}

int KeysPage::countLines() const
{
    return m_table->rowCount();
}

} // namespace fengsui::ui
