#include "journal/clock_judgement.h"

#include "peer/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

// What a console says of itself and of other consoles is no matter of order in which the latest word holds.
bool isAboutConsoles(std::uint16_t kind)
{
    return kind < static_cast<std::uint16_t>(Kind::IncidentReported)
        && static_cast<Kind>(kind) != Kind::EditionAnnounced;
}

HybridTime shiftedBack(HybridTime time, Duration ahead)
{
    const auto milliseconds = static_cast<std::int64_t>(time.value >> 16);
    return HybridTime::of({ milliseconds - ahead.count() }, static_cast<std::uint16_t>(time.value & 0xffff));
}

} // namespace

SubjectId clocksSubject()
{
    return RawId::derived("clocks");
}

bool Clocks::isSuspected(IncarnationId incarnation, HybridTime time) const
{
    const auto at = m_suspects.find(incarnation);
    return at != m_suspects.end() && time >= at->second.from;
}

std::optional<HybridTime> Clocks::floorOf(const Envelope& envelope, IncarnationId root) const
{
    if (m_suspects.empty() || !isSuspected(root, envelope.time))
        return envelope.time;
    const SuspectClock& clock = m_suspects.at(root);
    return clock.ahead ? std::optional(shiftedBack(envelope.time, *clock.ahead)) : std::nullopt;
}

std::optional<HybridTime> Clocks::placeOf(const Envelope& envelope, IncarnationId root) const
{
    if (m_suspects.empty() || isAboutConsoles(envelope.kind))
        return envelope.time;
    // what can't be undone counts wherever it stands: bodies that are destroyed don't come back
    const auto place = floorOf(envelope, root);
    return static_cast<Kind>(envelope.kind) == Kind::PersonErased ? place.value_or(envelope.time) : place;
}

Clocks judgeClocks(std::span<const Entry> entries)
{
    Clocks clocks;
    std::map<IncarnationId, std::pair<Duration, OperatorId>> corrections;
    for (const Entry& entry : entries) {
        if (!entry.body)
            continue;
        if (static_cast<Kind>(entry.envelope.kind) == Kind::ClockSuspected) {
            entries::ClockSuspected suspected;
            if (!suspected.ParseFromString(*entry.body))
                continue;
            const auto incarnation = IncarnationId::fromBytes(suspected.incarnation());
            const HybridTime from { suspected.from() };
            const auto day = static_cast<std::uint64_t>(clockTolerance.count()) << 16;
            if (!incarnation || from.value < entry.envelope.time.value || from.value - entry.envelope.time.value < day)
                continue;
            const auto [at, isFirst] = clocks.m_suspects.try_emplace(*incarnation, SuspectClock { *incarnation, from });
            at->second.from = std::min(at->second.from, from);
        } else if (static_cast<Kind>(entry.envelope.kind) == Kind::ClockCorrected) {
            entries::ClockCorrected corrected;
            if (!corrected.ParseFromString(*entry.body))
                continue;
            if (const auto incarnation = IncarnationId::fromBytes(corrected.incarnation()))
                corrections[*incarnation] = { Duration(corrected.ahead()), entry.envelope.author };
        }
    }
    for (const auto& [incarnation, correction] : corrections)
        if (const auto at = clocks.m_suspects.find(incarnation); at != clocks.m_suspects.end()) {
            at->second.ahead = correction.first;
            at->second.correctedBy = correction.second;
        }
    return clocks;
}

} // namespace fengsui
