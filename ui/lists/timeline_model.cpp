#include "lists/timeline_model.h"

#include "look/theme.h"

#include <algorithm>

namespace fengsui::ui {

TimelineModel::TimelineModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}
int TimelineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case When:
            return role == Qt::ToolTipRole ? line.exactly : line.when;
        case What:
            return line.kind == Kind::Ineffective ? QStringLiteral("≠ ") + line.what : line.what;
        case Who:
            return line.who;
        case Detail:
            return line.detail;
        }
        return {};
    case Qt::ForegroundRole:
        if (line.kind == Kind::Ineffective)
            return Look::ink(Tone::Warning);
        return index.column() == When ? QVariant(Look::ink(Tone::Quiet)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignTop);
    case KindRole:
        return static_cast<int>(line.kind);
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case When:
        return tr("Time");
    case What:
        return tr("What");
    case Who:
        return tr("Who");
    case Detail:
        return tr("Detail");
    default:
        return {};
    }
}

void TimelineModel::setLines(std::vector<Line> lines)
{
    const bool onlyGrows = lines.size() > m_lines.size() && std::equal(m_lines.begin(), m_lines.end(), lines.begin());
    if (onlyGrows && !m_lines.empty()) {
        beginInsertRows({}, rowCount(), static_cast<int>(lines.size()) - 1);
        m_lines = std::move(lines);
        endInsertRows();
        return;
    }
    if (lines == m_lines)
        return;
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

void TimelineModel::refreshWords()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace fengsui::ui
