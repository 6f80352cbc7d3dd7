#pragma once

#include "look/wording.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace fengsui::ui {

class Watch;

/// The line above everything: which mode the room is in, and what has just been said: done, refused, or not saved.
class ModeBanner : public QFrame {
    Q_OBJECT
public:
    explicit ModeBanner(Watch& watch, QWidget* parent = nullptr);

    /// A sentence about what was done or refused; it fades after a while.
    void say(const QString& sentence, bool isProblem);
    /// Something that stays until it was read: "Not saved: …". What was not read yet stays beside it.
    void warn(const QString& sentence);
    QString modeText() const;
    QString sentence() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showMode();
    void forget();
    void colour();

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_mode;
    QLabel* m_said;
    QToolButton* m_read;
    QTimer* m_fade;
    enum class Saying { Nothing, Done, Problem, Failure } m_saying = Saying::Nothing;
};

} // namespace fengsui::ui
