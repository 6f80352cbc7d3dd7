#pragma once

#include "base/result.h"
#include "look/wording.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTimer;

namespace fengsui::ui {

class Watch;

/// Asks whether the time that this machine shows is right. It stays until somebody says so or the clock is mended; the
/// window can be worked in meanwhile.
class ClockQuestion : public QDialog {
    Q_OBJECT
public:
    explicit ClockQuestion(Watch& watch, QWidget* parent);

    void setJump(const Refusal& jump);
    QString text() const;
    QPushButton* rightButton() const { return m_right; }
    QPushButton* wrongButton() const { return m_wrong; }

Q_SIGNALS:
    void confirmed();

protected:
    void reject() override;

private:
    void putWords();

    Watch& m_watch;
    Refusal m_jump { Refusal::Reason::Conflict, {}, {}, {} };
    bool m_isWrong = false; ///< somebody said so
    Wording* m_wording;
    QLabel* m_what;
    QLabel* m_time;
    QLabel* m_how;
    QPushButton* m_right;
    QPushButton* m_wrong;
    QTimer* m_second;
};

} // namespace fengsui::ui
