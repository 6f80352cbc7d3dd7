#pragma once

#include "look/wording.h"
#include "map/track_set.h"

#include <QDialog>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

class TrackLink;
class Watch;

/// The tracks of the period that the map shows: whose, from when to when, who filed them. Here the period is chosen, a
/// track shown or replayed, and files are taken in and written.
class TrackPage : public QDialog {
    Q_OBJECT
public:
    /// Watch and link outlive it.
    TrackPage(Watch& watch, TrackLink& link, QWidget* parent);

    enum class Period { Today, Yesterday, Week, Month, Everything, Other };
    void choose(Period period);
    QComboBox& periods() { return *m_period; }
    QLineEdit& from() { return *m_from; }
    QLineEdit& to() { return *m_to; }
    QTableWidget& table() { return *m_table; }
    QPushButton& importButton() { return *m_import; }
    QString words() const;
    /// The track of the current row; null where there is none.
    const TrackSet::Track* current() const;
    /// Writes the chosen ones, each team as one track; by the ending of its name as GPX, KML, GeoJSON or CSV.
    void write(const QString& file);

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    void chosen(const fengsui::ui::TrackSet::Track& track);
    void replayWanted(fengsui::Instant from, fengsui::Instant to);
    void importWanted();

private:
    void retranslate();
    void readPeriod();
    void fill();
    void fillTable();
    void showPeriod();
    void askWhereTo();
    void enableButtons();
    std::vector<const TrackSet::Track*> selected() const;

    Watch& m_watch;
    TrackLink& m_link;
    Wording* m_wording;
    QComboBox* m_period;
    QLabel* m_fromLabel;
    QLineEdit* m_from;
    QLabel* m_toLabel;
    QLineEdit* m_to;
    QPushButton* m_read;
    QLabel* m_said;
    QTableWidget* m_table;
    QPushButton* m_import;
    QPushButton* m_goTo;
    QPushButton* m_replay;
    QPushButton* m_export;
    std::shared_ptr<const TrackSet> m_shown; ///< rows are its tracks
    bool m_isOther = false; ///< somebody is writing a period of his own
};

} // namespace fengsui::ui
