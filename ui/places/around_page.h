#pragma once

#include "look/wording.h"
#include "places/found_list.h"
#include "report/around_list.h"

#include <QDialog>

#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableView;

namespace fengsui::ui {

class GazetteerRoom;
class MapPane;
class Watch;

/// All within 5 km: teams, cases, facilities and the nearest components around a place, of each group the nearest
/// first. Enter goes to one of them; it can be printed.
class AroundPage : public QDialog {
    Q_OBJECT
public:
    static constexpr double usualKilometres = 5;
    /// More components than the nearest so many are not listed: a town has thousands within 5 km.
    static constexpr std::size_t mostComponents = 300;

    /// Watch, map and room outlive it.
    AroundPage(Watch& watch, MapPane& map, GazetteerRoom& room, QWidget* parent);

    /// `words` says what is in the middle.
    void lookAround(const QString& words, GeoPoint at);
    QTableView& table() { return *m_table; }
    QDoubleSpinBox& kilometres() { return *m_kilometres; }
    /// What is listed now.
    const std::vector<report::NearThing>& things() const { return m_things; }
    const report::Around& around() const { return m_around; }
    bool isThere() const { return m_isThere; }

Q_SIGNALS:
    void chosen(const fengsui::ui::Hit& hit);
    void paperWanted();
    void said(const QString& sentence, bool isProblem);

private:
    /// Who can be sent and what can be used stands before the many components.
    enum class Group { Team, Case, Facility, Component };
    void look();
    std::vector<FoundRow> rowsOnMap() const;
    void fill(std::vector<FoundRow> rows, bool isCut);
    void retranslate();

    Watch& m_watch;
    MapPane& m_map;
    GazetteerRoom& m_room;
    Wording* m_wording;
    QLabel* m_middle;
    QLabel* m_radius;
    QDoubleSpinBox* m_kilometres;
    QLabel* m_count;
    FoundModel* m_model;
    QTableView* m_table;
    QPushButton* m_print;
    report::Around m_around;
    std::vector<report::NearThing> m_things;
    int m_asked = 0;
    bool m_isThere = false;
};

} // namespace fengsui::ui
