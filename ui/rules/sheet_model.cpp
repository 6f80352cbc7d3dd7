#include "rules/sheet_model.h"

#include "backstage/words.h"

#include <QFont>

#include <algorithm>

namespace fengsui::ui {

SheetModel::SheetModel(std::vector<std::string> columns, std::size_t fixed, Rows rows, Words words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_sheet { columns, {} }
    , m_before { std::move(columns), {} }
    , m_fixed(fixed)
    , m_rows(rows)
    , m_words(std::move(words))
{
}

void SheetModel::setSheet(RuleSheet sheet)
{
    beginResetModel();
    m_before = sheet;
    m_sheet = std::move(sheet);
    endResetModel();
}

void SheetModel::propose(RuleSheet sheet)
{
    beginResetModel();
    m_sheet = std::move(sheet);
    endResetModel();
}

void SheetModel::addRow(int at)
{
    beginInsertRows({}, at, at);
    m_sheet.rows.insert(m_sheet.rows.begin() + at, std::vector<std::string>(m_sheet.columns.size()));
    endInsertRows();
}

void SheetModel::removeRow(int at)
{
    beginRemoveRows({}, at, at);
    m_sheet.rows.erase(m_sheet.rows.begin() + at);
    endRemoveRows();
}

void SheetModel::refreshWords()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int SheetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sheet.rows.size());
}

int SheetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sheet.columns.size());
}

// Against the row of the same place, or, where rows were put in or taken away, against any that is quite the same.
bool SheetModel::isChangedAt(std::size_t row, std::size_t column) const
{
    if (m_before.rows.size() != m_sheet.rows.size())
        return std::ranges::find(m_before.rows, m_sheet.rows[row]) == m_before.rows.end();
    return m_before.rows[row][column] != m_sheet.rows[row][column];
}

QVariant SheetModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row()), column = static_cast<std::size_t>(index.column());
    const std::string& cell = m_sheet.rows[row][column];
    switch (role) {
    case Qt::DisplayRole:
        return m_words.cell(m_sheet.columns[column], cell);
    case Qt::EditRole:
        return fromUtf8(cell);
    case Qt::FontRole:
        if (isChangedAt(row, column)) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

bool SheetModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_sheet.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())]
        = toUtf8(value.toString().trimmed());
    Q_EMIT dataChanged(index, index);
    return true;
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return m_words.title(m_sheet.columns[static_cast<std::size_t>(section)]);
}

Qt::ItemFlags SheetModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && static_cast<std::size_t>(index.column()) >= m_fixed ? flags | Qt::ItemIsEditable : flags;
}

} // namespace fengsui::ui
