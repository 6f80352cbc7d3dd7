#pragma once

#include "base/coordinate.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"
#include "incident/incident.h"
#include "journal/journal.h"
#include "journal/ledgers.h"
#include "team/team.h"
#include "track/track.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// A case from this entry on to its next one.
struct PastCaseMoment {
    Instant at;
    std::uint16_t state = 0; ///< index into Replay::states
    Supervision supervision = Supervision::None;
    bool isOpen = false;
    bool isUrgent = false;
    bool isOverdue = false;
    bool isDrill = false;
    std::optional<GeoPoint> point;

    bool looksLike(const PastCaseMoment& other) const;
};

struct PastCase {
    IncidentId id;
    std::string number;
    std::string title; ///< the last one
    std::vector<PastCaseMoment> moments; ///< by time; the first may lie before the period
};

struct PastTeamMoment {
    Instant at;
    TeamStatus status = TeamStatus::Available;
    bool isDissolved = false;
    std::optional<GeoPoint> point;
};

struct PastTeam {
    TeamId id;
    std::string name;
    std::vector<PastTeamMoment> moments;
    std::vector<TrackRun> runs; ///< where its track says it was within the period, in order of time
};

/// Where a team was, and how that is known.
struct Whereabouts {
    enum class By {
        Report, ///< as it was last reported; the place may be unknown
        Track,
        Nothing, ///< its track has a gap: nobody knows
    };
    By by = By::Report;
    std::optional<GeoPoint> point;
};

/// A period as the journal tells it: what stood where at each of its instants. Small beside the journal, and asked
/// without any disk.
struct Replay {
    Instant from;
    Instant to;
    std::vector<std::string> states; ///< words of states, each once
    std::vector<PastCase> cases; ///< that were open at some instant of it
    std::vector<PastTeam> teams;
    std::vector<Instant> changes; ///< within the period, by time, each once

    /// Nothing where it had not been reported yet.
    static const PastCaseMoment* at(const PastCase& incident, Instant when);
    static const PastTeamMoment* at(const PastTeam& team, Instant when);
    /// On its track, as long as that goes; before that as reported, and behind it as reported since.
    static Whereabouts whereabouts(const PastTeam& team, Instant when);
    /// How many were open.
    std::size_t openAt(Instant when) const;
};

inline constexpr std::size_t mostReplayed = 200'000; ///< cases

/// Folds each case and each team of the period once, entry by entry in the order of folding: at an instant they stand
/// as the ledgers had them when the journal ended there. Nothing when `goesOn` said no. Refuses a period with more than
/// mostReplayed cases, and one that ends before it begins.
Result<std::optional<Replay>> readReplay(
    const Ledgers& ledgers, const JournalReader& journal, Instant from, Instant to, const Progress& goesOn);

} // namespace fengsui
