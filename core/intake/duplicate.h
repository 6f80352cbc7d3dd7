#pragma once

#include "base/result.h"
#include "incident/report.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

/// What the duplicate rule looks at in a case that is open.
struct OpenCase {
    IncidentId id;
    std::string number;
    std::optional<CaseType> type;
    std::optional<GeoPoint> point;
    std::string component; ///< id, or empty
    Instant reportedAt;
    std::string title;
    std::string address;
    bool isSameCaller = false; ///< someone who reported it has the telephone number of the new report's caller
    bool isDrill = false;
    std::uint32_t reports = 1; ///< messages joined to it
};

/// When two messages may be about one matter (DOMAIN section 3); a county may set others.
struct DuplicateLimits {
    double metres = 100;
    Duration window = std::chrono::hours(24);
    Duration callerWindow = std::chrono::days(7);
};

/// An open case that could be the same matter, and why.
struct LikelyDuplicate {
    IncidentId id;
    std::string number;
    std::vector<Refusal> reasons; ///< a text with arguments each, translated in the context "Duplicate"
    std::optional<double> metres; ///< between the two, when both have a point
    Duration apart {}; ///< between their times, never negative
};

/// The cases that could be the same matter as the report: of the same minor class within the distance and the window;
/// or about the same component within the window, whatever class someone guessed; or by the same caller about the same
/// address within the caller's window. Drills only repeat drills. Best first: more reasons, then nearer, then closer in
/// time, then by number. A person decides; this only proposes.
std::vector<LikelyDuplicate> duplicateCandidates(
    const IncomingReport& report, std::span<const OpenCase> nearby, const DuplicateLimits& limits = {});

} // namespace fengsui
