#pragma once

#include "places/finder.h"
#include "report/around_list.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

class QTableView;

namespace fengsui::ui {

class Watch;

/// One thing that a question about a place or an area found: as paper has it, and where to go.
struct FoundRow {
    int section = 0; ///< of the list that it stands in
    report::NearThing thing;
    Hit hit;
};

/// In the language of the window; the distance is left to the caller.
FoundRow rowOf(const Facility& facility, const Watch& watch);
FoundRow rowOf(const Component& component, const Watch& watch);
FoundRow rowOf(const IncidentRow& incident, GeoPoint at, const Watch& watch);
FoundRow rowOf(const Team& team, GeoPoint at);

/// The rows of such a list, all or those of one section.
class FoundModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Shape {
        FromPlace, ///< kind, name, distance, direction, more
        InArea, ///< kind, name, more
    };
    enum Column { Kind, Name, Distance, Direction, More };

    FoundModel(Shape shape, QObject* parent);

    /// `from`: where directions are seen from.
    void setRows(std::vector<FoundRow> rows, GeoPoint from);
    /// Nothing: all of them.
    void showSection(std::optional<int> section);
    const std::vector<FoundRow>& rows() const { return m_rows; }
    const FoundRow& rowAt(int row) const { return m_rows[m_shown[std::size_t(row)]]; }
    /// The headings are in another language.
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Column columnAt(int column) const;
    void show();

    Shape m_shape;
    std::vector<FoundRow> m_rows;
    std::vector<std::size_t> m_shown;
    std::optional<int> m_section;
    GeoPoint m_from;
};

/// A table set up as these lists are: whole rows, one at a time, no editing.
QTableView* makeFoundTable(FoundModel& model, QWidget* parent);

} // namespace fengsui::ui
