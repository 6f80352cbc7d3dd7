#pragma once

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace fengsui::ui {

/// What happened to one case, oldest first: reports, actions, and entries that had no effect.
class TimelineModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, What, Who, Detail, ColumnCount };
    enum class Kind { Report, Action, Ineffective };
    enum Role { KindRole = Qt::UserRole };

    struct Line {
        Kind kind = Kind::Action;
        QString when; ///< of the county's clock, to the minute
        QString exactly; ///< the same to the second
        QString what;
        QString who;
        QString detail;

        bool operator==(const Line&) const = default;
    };

    explicit TimelineModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A case only grows: lines at the end are added to what is there; anything else shows the whole anew.
    void setLines(std::vector<Line> lines);
    const std::vector<Line>& lines() const { return m_lines; }
    void refreshWords();

private:
    std::vector<Line> m_lines;
};

} // namespace fengsui::ui
