#pragma once

#include "look/wording.h"

#include <QToolButton>

namespace fengsui::ui {

class Watch;

/// In the status bar: how honest the picture is that this console gives, at every moment. A click shows the consoles.
class SyncLight : public QToolButton {
    Q_OBJECT
public:
    explicit SyncLight(Watch& watch, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showHonesty();

    Watch& m_watch;
    Wording* m_wording;
    bool m_isDressing = false;
};

} // namespace fengsui::ui
