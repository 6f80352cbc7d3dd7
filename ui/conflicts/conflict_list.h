#pragma once

#include "desk/conflict_reading.h"

#include <QObject>

#include <string>
#include <vector>

namespace fengsui::ui {

class Watch;

/// A disagreement as the window shows it: a closed case is in no list, so its workflow comes along.
struct ShownConflict {
    Conflict conflict;
    std::string workflow; ///< of a case
};

/// The disagreements as the store has them, read again whenever something was committed.
class ConflictList : public QObject {
    Q_OBJECT
public:
    ConflictList(Watch& watch, Conflicts which, QObject* parent);

    const std::vector<ShownConflict>& all() const { return m_all; }
    /// How many nobody has settled.
    int open() const;
    /// False until they were read once.
    bool isRead() const { return m_isRead; }

Q_SIGNALS:
    void changed();

private:
    void read();

    Watch& m_watch;
    Conflicts m_which;
    std::vector<ShownConflict> m_all;
    bool m_isRead = false;
    bool m_isReading = false;
    bool m_isStale = false; ///< something came while they were read
};

} // namespace fengsui::ui
