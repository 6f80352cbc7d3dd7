#pragma once

#include "base/instant.h"
#include "look/wording.h"

#include <QFrame>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSlider;
class QToolButton;

namespace fengsui::ui {

class Watch;

/// The bar under the map that moves through a past period: from and to, a slider, play, steps from change to change,
/// and how fast. It knows nothing of cases. Space plays and halts, comma and full stop go to the change before and
/// after, Escape ends it.
class ReplayBar : public QFrame {
    Q_OBJECT
public:
    /// The watch outlives it.
    explicit ReplayBar(Watch& watch, QWidget* parent);

    /// Empties it for a new period that is being read.
    void begin(Instant from, Instant to);
    void setProgress(std::uint64_t done, std::uint64_t total);
    /// The period is read; `changes` are its steps.
    void setReady(std::vector<Instant> changes);
    void refuse(const QString& sentence);
    /// How many cases were open at the instant, said beside it.
    void tell(const QString& words);

    Instant instant() const { return m_at; }
    void moveTo(Instant at);
    void step(int direction);
    void play(bool isOn);
    bool isPlaying() const { return m_tick.isActive(); }
    /// What passes in a second, in seconds.
    int speed() const;
    QComboBox& speeds() { return *m_speed; }
    QLineEdit& from() { return *m_from; }
    QLineEdit& to() { return *m_to; }
    QSlider& slider() { return *m_slider; }
    QString sentence() const;

Q_SIGNALS:
    void periodWanted(fengsui::Instant from, fengsui::Instant to);
    void moved(fengsui::Instant at);
    void cancelWanted();
    void endWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void readPeriod();
    void advance();
    void look(Instant at);

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_fromLabel;
    QLineEdit* m_from;
    QLabel* m_toLabel;
    QLineEdit* m_to;
    QPushButton* m_read;
    QPushButton* m_end;
    QToolButton* m_before;
    QToolButton* m_play;
    QToolButton* m_after;
    QComboBox* m_speed;
    QSlider* m_slider;
    QLabel* m_said;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QTimer m_tick;
    Instant m_begin;
    Instant m_finish;
    Instant m_at;
    std::vector<Instant> m_changes;
    bool m_isReady = false;
};

} // namespace fengsui::ui
