#include "lists/task_list_model.h"

#include "look/theme.h"

namespace fengsui::ui {

QString statusText(Task::Status status)
{
    switch (status) {
    case Task::Status::Assigned:
        return QStringLiteral("○ ") + TaskListModel::tr("not signed for");
    case Task::Status::SignedFor:
        return QStringLiteral("● ") + TaskListModel::tr("signed for");
    case Task::Status::FedBack:
        return QStringLiteral("✓ ") + TaskListModel::tr("fed back");
    case Task::Status::Withdrawn:
        return QStringLiteral("✕ ") + TaskListModel::tr("withdrawn");
    case Task::Status::Escalated:
        return QStringLiteral("▲ ") + TaskListModel::tr("sent back up");
    }
    return {};
}

QString kindText(Task::Kind kind)
{
    switch (kind) {
    case Task::Kind::Assist:
        return TaskListModel::tr("assists");
    case Task::Kind::Order:
        return TaskListModel::tr("order");
    case Task::Kind::ForInformation:
        return TaskListModel::tr("for information");
    }
    return {};
}

TaskListModel::TaskListModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

int TaskListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}
int TaskListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TaskListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Status:
            return line.isLate ? QStringLiteral("!! ") + statusText(line.status) : statusText(line.status);
        case Unit:
            return role == Qt::DisplayRole && line.depth > 0
                ? QString(line.depth * 2, QChar(0x3000)) + QStringLiteral("└ ") + line.unit
                : line.unit;
        case Kind:
            return kindText(line.kind);
        case What:
            return line.what;
        case Due:
            return line.due;
        case Signed:
            return line.signedFor;
        case Ended:
            return line.answer.isEmpty() ? line.ended : QStringLiteral("%1 %2").arg(line.ended, line.answer);
        }
        return {};
    case Qt::ForegroundRole:
        if (line.isLate && (index.column() == Status || index.column() == Due))
            return Look::ink(Tone::Danger);
        return {};
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignTop);
    case DepthRole:
        return line.depth;
    case IsLateRole:
        return line.isLate;
    default:
        return {};
    }
}

QVariant TaskListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Status:
        return tr("Status");
    case Unit:
        return tr("Unit");
    case Kind:
        return tr("Part");
    case What:
        return tr("Task");
    case Due:
        return tr("Due");
    case Signed:
        return tr("Signed for");
    case Ended:
        return tr("Feedback");
    default:
        return {};
    }
}

void TaskListModel::setLines(std::vector<Line> lines)
{
    if (lines == m_lines)
        return;
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

void TaskListModel::refreshWords()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace fengsui::ui
