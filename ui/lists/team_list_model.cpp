#include "lists/team_list_model.h"

#include "backstage/words.h"
#include "look/theme.h"
#include "look/trade_words.h"

#include <algorithm>

namespace fengsui::ui {

TeamListModel::TeamListModel(TeamWords words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{
}

int TeamListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_teams.size());
}
int TeamListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> TeamListModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({ { IdRole, "teamId" }, { StatusRole, "status" } });
    return names;
}

QVariant TeamListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Team& team = m_teams[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Status:
            return markOf(team.status.status) + QChar::Space + ui::nameOf(team.status.status);
        case Name:
            return team.callSign.empty() ? fromUtf8(team.name)
                                         : QStringLiteral("%1 (%2)").arg(fromUtf8(team.name), fromUtf8(team.callSign));
        case Since:
            return role == Qt::ToolTipRole ? m_words.local(team.status.at) : remaining(m_words.now() - team.status.at);
        case Work:
            return team.status.incident.isNull() ? QString() : m_words.caseTitle(team.status.incident);
        case Skills: {
            QStringList skills;
            for (const std::string& skill : team.skills)
                skills << fromUtf8(skill);
            return skills.join(QStringLiteral(", "));
        }
        case Unit:
            return fromUtf8(team.unit);
        }
        return {};
    case Qt::ForegroundRole:
        if (index.column() != Status)
            return {};
        switch (team.status.status) {
        case TeamStatus::Available:
            return Look::ink(Tone::Good);
        case TeamStatus::OutOfService:
            return Look::ink(Tone::Quiet);
        case TeamStatus::Busy:
            return Look::ink(Tone::Warning);
        default:
            return Look::ink(Tone::Notice);
        }
    case IdRole:
        return fromUtf8(team.id.toString());
    case StatusRole:
        return static_cast<int>(team.status.status);
    default:
        return {};
    }
}

QVariant TeamListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Status:
        return tr("Status");
    case Name:
        return tr("Team");
    case Since:
        return tr("For");
    case Work:
        return tr("Works on");
    case Skills:
        return tr("Skills");
    case Unit:
        return tr("Unit");
    default:
        return {};
    }
}

void TeamListModel::setTeams(std::vector<Team> teams)
{
    const auto gone = std::ranges::stable_partition(teams, [](const Team& team) { return !team.isDissolved(); });
    m_dissolved.assign(gone.begin(), gone.end());
    teams.erase(gone.begin(), gone.end());
    const bool areTheSame = std::ranges::equal(teams, m_teams, {}, &Team::id, &Team::id);
    if (areTheSame) {
        m_teams = std::move(teams);
        if (!m_teams.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        m_teams = std::move(teams);
        endResetModel();
    }
    Q_EMIT contentChanged();
}

void TeamListModel::take(const std::vector<Team>& teams)
{
    for (const Team& team : teams) {
        if (team.isDissolved()) {
            dissolve(team);
            continue;
        }
        if (const int row = rowOf(team.id); row >= 0) {
            m_teams[static_cast<std::size_t>(row)] = team;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
            continue;
        }
        const auto at = std::ranges::lower_bound(m_teams, team.name, {}, &Team::name);
        const auto row = static_cast<int>(at - m_teams.begin());
        beginInsertRows({}, row, row);
        m_teams.insert(at, team);
        endInsertRows();
    }
    if (!teams.empty())
        Q_EMIT contentChanged();
}

void TeamListModel::dissolve(const Team& team)
{
    if (const int row = rowOf(team.id); row >= 0) {
        beginRemoveRows({}, row, row);
        m_teams.erase(m_teams.begin() + row);
        endRemoveRows();
    }
    if (std::ranges::find(m_dissolved, team.id, &Team::id) == m_dissolved.end())
        m_dissolved.push_back(team);
}

void TeamListModel::refreshTimes()
{
    if (!m_teams.empty())
        Q_EMIT dataChanged(index(0, Since), index(rowCount() - 1, Since), { Qt::DisplayRole });
}

void TeamListModel::refreshWords()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_teams.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const Team* TeamListModel::teamAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_teams[static_cast<std::size_t>(row)] : nullptr;
}

int TeamListModel::rowOf(TeamId id) const
{
    const auto at = std::ranges::find(m_teams, id, &Team::id);
    return at == m_teams.end() ? -1 : static_cast<int>(at - m_teams.begin());
}

QString TeamListModel::nameOf(TeamId id) const
{
    if (const Team* team = teamAt(rowOf(id)))
        return fromUtf8(team->name);
    const auto gone = std::ranges::find(m_dissolved, id, &Team::id);
    return fromUtf8(gone != m_dissolved.end() ? gone->name : id.toString().substr(0, 8));
}

int TeamListModel::countWith(TeamStatus status) const
{
    return static_cast<int>(
        std::ranges::count_if(m_teams, [status](const Team& team) { return team.status.status == status; }));
}

} // namespace fengsui::ui
