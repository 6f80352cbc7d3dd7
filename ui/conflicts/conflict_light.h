#pragma once

#include "look/wording.h"

#include <QToolButton>

namespace fengsui::ui {

class ConflictList;

/// In the status bar while something is unsettled: how many disagreements wait for somebody.
class ConflictLight : public QToolButton {
    Q_OBJECT
public:
    ConflictLight(const ConflictList& list, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCount();

    const ConflictList& m_list;
    Wording* m_wording;
    bool m_isDressing = false; ///< its own change of colours is no news
};

} // namespace fengsui::ui
