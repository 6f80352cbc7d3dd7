#pragma once

#include "team/team.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace fengsui::ui {

/// How the list of teams turns ids into words.
struct TeamWords {
    std::function<QString(IncidentId)> caseTitle; ///< number or title of what it works on
    std::function<QString(Instant)> local;
    std::function<Instant()> now;
};

/// The teams by name, with their status and since when; of dissolved ones it only knows the names.
class TeamListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Status, Name, Since, Work, Skills, Unit, ColumnCount };
    enum Role { IdRole = Qt::UserRole, StatusRole };

    explicit TeamListModel(TeamWords words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// All teams anew; a team that is there keeps its row's selection.
    void setTeams(std::vector<Team> teams);
    /// These teams as they now stand; unknown ones come in by name.
    void take(const std::vector<Team>& teams);
    void refreshTimes();
    void refreshWords();

    const std::vector<Team>& teams() const { return m_teams; }
    const Team* teamAt(int row) const;
    int rowOf(TeamId id) const;
    /// Its name, or its id's first digits when there is no such team.
    QString nameOf(TeamId id) const;
    int countWith(TeamStatus status) const;

Q_SIGNALS:
    void contentChanged();

private:
    void dissolve(const Team& team);

    TeamWords m_words;
    std::vector<Team> m_teams;
    std::vector<Team> m_dissolved;
};

} // namespace fengsui::ui
