#pragma once

#include "base/id.h"
#include "base/instant.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fengsui::ui {

class Watch;

/// Consoles whose clock was more than a day ahead, as the store has them, read again whenever something was committed.
class SuspectClocks : public QObject {
    Q_OBJECT
public:
    struct Suspect {
        IncarnationId incarnation;
        std::string console; ///< its name; empty while that is not known here
        std::uint64_t held = 0; ///< entries that don't count for it
        std::optional<Duration> ahead; ///< as an administrator said; nothing while that is open
    };

    SuspectClocks(Watch& watch, QObject* parent);

    const std::vector<Suspect>& all() const { return m_all; }
    /// How many nobody has corrected.
    int open() const;

Q_SIGNALS:
    void changed();

private:
    void read();

    Watch& m_watch;
    std::vector<Suspect> m_all;
    bool m_isReading = false;
    bool m_isStale = false; ///< something came while they were read
};

} // namespace fengsui::ui
