#pragma once

#include "backstage/answer.h"
#include "look/wording.h"
#include "tracks/track_import.h"

#include <QDialog>

#include <atomic>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

class Watch;

/// Takes the track of a team in from a receiver's file: first what is in it and what is wrong with it, then whose it
/// is, then into the journal. Read and filed behind; the same file again changes nothing.
class TrackImportDialog : public QDialog {
    Q_OBJECT
public:
    /// The watch outlives it; `team` is chosen at first.
    TrackImportDialog(Watch& watch, TeamId team, QWidget* parent);
    ~TrackImportDialog() override;

    /// As if it had been chosen in the list of files.
    void look(const QString& file);
    void file();
    bool isRunning() const { return m_run != nullptr; }
    const std::shared_ptr<const TrackSight>& sight() const { return m_sight; }
    /// For the chosen team; nothing while it is being counted.
    const std::optional<TrackCount>& count() const { return m_count; }
    QComboBox& team() { return *m_team; }
    QTableWidget& tracks() { return *m_tracks; }
    QTableWidget& problems() { return *m_problems; }
    QPushButton& chooseButton() { return *m_choose; }
    QPushButton& takeButton() { return *m_take; }
    /// The line that says what goes on, what is wrong, or what came of it.
    QString said() const;

Q_SIGNALS:
    void finished(const QString& sentence, bool isProblem);
    /// Tracks of this time are in the journal.
    void filed(fengsui::Instant from, fengsui::Instant to);

protected:
    void reject() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Run {
        std::atomic<bool> isCancelled = false;
    };
    void choose();
    void fillTeams(TeamId chosen);
    TeamId chosenTeam() const;
    void countAnew();
    void fill(const std::vector<Refusal>& problems);
    void say(const QString& sentence, bool isProblem);
    void tellSight();
    void enable();
    void retranslate();

    Watch& m_watch;
    Wording* m_wording;
    QPushButton* m_choose;
    QLabel* m_file;
    QLabel* m_teamLabel;
    QComboBox* m_team;
    QTableWidget* m_tracks;
    QTableWidget* m_problems;
    QLabel* m_said;
    QProgressBar* m_progress;
    QPushButton* m_take;
    QPushButton* m_close;
    QString m_name;
    std::shared_ptr<Run> m_run; ///< of the reading or the filing
    std::shared_ptr<const TrackSight> m_sight;
    std::optional<TrackCount> m_count;
    quint64 m_counting = 0;
    bool m_isFiled = false;
};

} // namespace fengsui::ui
