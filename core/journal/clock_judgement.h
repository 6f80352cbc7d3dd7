#pragma once

#include "journal/envelope.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace fengsui {

/// A console whose clock stood more than a day ahead when it wrote.
struct SuspectClock {
    IncarnationId incarnation;
    HybridTime from; ///< its entries from this time on are meant
    OperatorId correctedBy {};
    std::optional<Duration> ahead {}; ///< by how much, as an administrator said; nothing while that is open

    bool operator==(const SuspectClock&) const = default;
};

/// Which entries were written by a clock that ran ahead. They are kept, passed on and listed, but nothing is folded
/// from them, and nobody's own time is driven ahead by them, until an administrator says how far that clock was off.
/// Then they count where they would have stood with the right time.
///
/// Who is suspected stands in entries, never in the reading of a clock at hand, so that every console that holds the
/// same entries judges alike. Until somebody has written it down, an entry counts as it came: holding it back on one
/// console and not on another would be a disagreement that no person could see.
class Clocks {
public:
    /// In its place in the order of folding: the entry's own time, or the corrected one; nothing while it is held.
    /// `root` is the incarnation that wrote it, whatever its branch is called now.
    std::optional<HybridTime> placeOf(const Envelope&, IncarnationId root) const;
    /// By which whoever writes next must not be behind; nothing when this entry is to drive no clock.
    std::optional<HybridTime> floorOf(const Envelope&, IncarnationId root) const;
    const std::map<IncarnationId, SuspectClock>& suspects() const { return m_suspects; }
    /// Whether an entry of this console and time is meant already.
    bool isSuspected(IncarnationId, HybridTime) const;

    bool operator==(const Clocks&) const = default;

private:
    friend Clocks judgeClocks(std::span<const Entry>);
    std::map<IncarnationId, SuspectClock> m_suspects;
};

/// What all suspicions and corrections are about.
SubjectId clocksSubject();

/// An entry that is this much ahead of a clock is held against whoever wrote it.
inline constexpr Duration clockTolerance = std::chrono::hours(24);

/// Takes the entries of clocksSubject() that count, in the order of folding. Several consoles may have noticed: the
/// earliest bound holds, and of several corrections the last one. A suspicion must leave a day above its author's own
/// time, so that nobody holds back what was written in time.
Clocks judgeClocks(std::span<const Entry>);

} // namespace fengsui
