#include "conflicts/conflict_list_model.h"

#include "backstage/words.h"
#include "look/theme.h"

#include <algorithm>

namespace fengsui::ui {

ConflictListModel::ConflictListModel(ConflictWords words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_words(words)
{
}

int ConflictListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_conflicts.size());
}

int ConflictListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShownConflict& shown = m_conflicts[static_cast<std::size_t>(index.row())];
    const Conflict& conflict = shown.conflict;
    if (role == Qt::ForegroundRole)
        return index.column() == About && !conflict.settledBy ? QVariant(Look::ink(Tone::Warning)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name:
        return fromUtf8(conflict.name);
    case About:
        return (conflict.settledBy ? QStringLiteral("✓ ") : QStringLiteral("≠ "))
            + ConflictWords::about(conflict.about);
    case Holds:
        return m_words.line(shown, conflict.counts);
    case Against:
        return m_words.line(shown, conflict.other);
    case SettledBy:
        return conflict.settledBy ? m_words.line(shown, *conflict.settledBy) : QString();
    default:
        return {};
    }
}

QVariant ConflictListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Name:
        return tr("Case or record");
    case About:
        return tr("They differ in");
    case Holds:
        return tr("Holds for now");
    case Against:
        return tr("Stands against it");
    case SettledBy:
        return tr("Settled by");
    default:
        return {};
    }
}

void ConflictListModel::setConflicts(std::vector<ShownConflict> conflicts)
{
    beginResetModel();
    m_conflicts = std::move(conflicts);
    endResetModel();
}

const ShownConflict* ConflictListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_conflicts[static_cast<std::size_t>(row)] : nullptr;
}

int ConflictListModel::rowOf(const ShownConflict& shown) const
{
    const auto isSame = [&](const ShownConflict& each) {
        return each.conflict.subject == shown.conflict.subject && each.conflict.about == shown.conflict.about
            && each.conflict.other.entry == shown.conflict.other.entry;
    };
    const auto found = std::ranges::find_if(m_conflicts, isSame);
    return found == m_conflicts.end() ? -1 : static_cast<int>(found - m_conflicts.begin());
}

void ConflictListModel::refreshWords()
{
    if (!m_conflicts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace fengsui::ui
