#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "base/stamp.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui::sync {

/// Beyond this a person is told that two consoles' clocks differ.
inline constexpr Duration noticedOffset = std::chrono::minutes(2);
/// A wall clock that moved against the time that went by more than this was set, or the machine slept.
inline constexpr Duration noticedJump = std::chrono::minutes(5);

/// What to show of a peer whose wall clock is `offset` ahead of ours (behind, when negative); nothing within two
/// minutes.
std::optional<Refusal> clockNotice(const std::string& peer, Duration offset);

/// What a console knows when an entry comes from the far future.
struct ClockEvidence {
    Instant wall; ///< ours, now
    Instant latestOwn; ///< when we last wrote something down, by our own clock
    HybridTime arriving; ///< of the entry that comes
    std::vector<Instant> latestOfOthers; ///< when each other console last wrote something down, but the one that comes
};

enum class ClockVerdict {
    InTime,
    TheirsAhead, ///< and ours is no worse than the others': what comes is to be held
    OursBehind, ///< our clock went back, or the others agree against it: nobody else is to be blamed
    Unclear, ///< one word against another: a person has to look
};

/// Who is off: a console whose battery died must not accuse the whole county. Ours is believed when it has not gone
/// back and at least one other console that wrote something is within a day of it.
ClockVerdict judgeArrival(const ClockEvidence&);

/// Compares the wall clock with time that can't be set. After a jump nobody should go on writing times down before a
/// person has said that the time shown is right.
class ClockWatch {
public:
    ClockWatch(Instant wall, Duration tick)
        : m_wall(wall)
        , m_tick(tick)
    {
    }
    /// To be called now and then. The jump since the last look that a person has not confirmed yet, if there is one.
    std::optional<Duration> look(Instant wall, Duration tick);
    /// The person looked at the clock, and it is right.
    void confirm() { m_jump = {}; }

private:
    Instant m_wall;
    Duration m_tick;
    Duration m_jump {};
};
/// "The clock of this machine was set by …; is it right now?"
Refusal jumpNotice(Duration jump);

} // namespace fengsui::sync
