#pragma once

#include "incident/incident.h"

#include <QAbstractTableModel>

#include <vector>

namespace fengsui::ui {

/// The tasks of one case: each with those below it that it was passed on by.
class TaskListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// What a narrow pane cuts off comes last.
    enum Column { Status, Unit, Due, What, Signed, Ended, Kind, ColumnCount };
    enum Role { DepthRole = Qt::UserRole, IsLateRole };

    struct Line {
        Task::Status status = Task::Status::Assigned;
        Task::Kind kind = Task::Kind::Assist;
        int depth = 0; ///< 0 for what the case itself gave
        QString unit;
        QString what;
        QString due;
        QString signedFor; ///< when and by whom
        QString ended;
        QString answer;
        bool isLate = false;

        bool operator==(const Line&) const = default;
    };

    explicit TaskListModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setLines(std::vector<Line> lines);
    const std::vector<Line>& lines() const { return m_lines; }
    void refreshWords();

private:
    std::vector<Line> m_lines;
};

/// "○ not signed for", "● signed for", "✓ fed back", …: told apart without colour.
QString statusText(Task::Status status);
QString kindText(Task::Kind kind);

} // namespace fengsui::ui
