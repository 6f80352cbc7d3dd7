#include "sync/clock_rules.h"

#include "journal/clock_judgement.h"

#include <algorithm>

namespace fengsui::sync {

namespace {

// In the largest unit that does not hide what matters.
std::string inWords(Duration time)
{
    using namespace std::chrono;
    const auto length = abs(time);
    if (length >= days(2))
        return std::to_string(duration_cast<days>(length).count()) + " d";
    if (length >= hours(2))
        return std::to_string(duration_cast<hours>(length).count()) + " h";
    return std::to_string(duration_cast<minutes>(length).count()) + " min";
}

bool isWithinDay(Instant a, Instant b)
{
    return std::chrono::abs(a - b) <= clockTolerance;
}

} // namespace

std::optional<Refusal> clockNotice(const std::string& peer, Duration offset)
{
    if (std::chrono::abs(offset) <= noticedOffset)
        return std::nullopt;
    return Refusal { Refusal::Reason::Conflict,
        offset.count() > 0
            ? QT_TRANSLATE_NOOP("Refusal", "The clock of %1 is %2 ahead of this console's. Compare both with the time.")
            : QT_TRANSLATE_NOOP("Refusal", "The clock of %1 is %2 behind this console's. Compare both with the time."),
        { peer, inWords(offset) }, {} };
}

ClockVerdict judgeArrival(const ClockEvidence& evidence)
{
    if (evidence.arriving <= HybridTime::of(evidence.wall + clockTolerance, 0xffff))
        return ClockVerdict::InTime;
    if (evidence.wall + clockTolerance < evidence.latestOwn)
        return ClockVerdict::OursBehind;
    const auto agreeing = std::ranges::count_if(
        evidence.latestOfOthers, [&](Instant other) { return isWithinDay(other, evidence.wall); });
    const auto ahead = std::ranges::count_if(
        evidence.latestOfOthers, [&](Instant other) { return other > evidence.wall + clockTolerance; });
    if (agreeing > 0 && agreeing >= ahead)
        return ClockVerdict::TheirsAhead;
    return ahead > 0 ? ClockVerdict::OursBehind : ClockVerdict::Unclear;
}

std::optional<Duration> ClockWatch::look(Instant wall, Duration tick)
{
    const Duration jump = (wall - m_wall) - (tick - m_tick);
    m_wall = wall;
    m_tick = tick;
    m_jump += jump; // small ones are the drift that time servers mend, but many of them are none
    return std::chrono::abs(m_jump) > noticedJump ? std::optional(m_jump) : std::nullopt;
}

Refusal jumpNotice(Duration jump)
{
    return { Refusal::Reason::Conflict,
        jump.count() > 0 ? QT_TRANSLATE_NOOP("Refusal",
                               "This machine's clock was set forward by %1. Say whether the time shown is right.")
                         : QT_TRANSLATE_NOOP("Refusal",
                               "This machine's clock was set back by %1. Say whether the time shown is right."),
        { inWords(jump) }, {} };
}

} // namespace fengsui::sync
