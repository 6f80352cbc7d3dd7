#include "intake/duplicate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace fengsui {

namespace {

// Without what two hands write differently: ASCII case and white space.
std::string comparable(std::string_view address)
{
    std::string out;
    for (const char c : address)
        if (c != ' ' && c != '\t')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

std::string minutesOf(Duration apart)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::minutes>(apart).count());
}

} // namespace

std::vector<LikelyDuplicate> duplicateCandidates(
    const IncomingReport& report, std::span<const OpenCase> nearby, const DuplicateLimits& limits)
{
    const Instant at = report.happenedAt.value_or(report.receivedAt);
    const std::string address = comparable(report.place.address);
    std::vector<LikelyDuplicate> out;
    for (const OpenCase& open : nearby) {
        if (open.isDrill != report.isDrill)
            continue;
        LikelyDuplicate found { open.id, open.number, {}, {},
            at > open.reportedAt ? at - open.reportedAt : open.reportedAt - at };
        if (report.place.point && open.point)
            found.metres = distanceMetres(*report.place.point, *open.point);
        const bool isSameTime = found.apart <= limits.window;
        const bool isSameType = report.type && report.type == open.type;
        if (isSameTime && isSameType && found.metres && *found.metres <= limits.metres)
            found.reasons.push_back({ Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Duplicate", "The same kind of matter, %1 m away, %2 min apart."),
                { std::to_string(std::llround(*found.metres)), minutesOf(found.apart) }, {} });
        if (isSameTime && !report.place.component.empty() && report.place.component == open.component)
            found.reasons.push_back(
                { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Duplicate", "The same component %1, %2 min apart."),
                    { open.component, minutesOf(found.apart) }, {} });
        if (open.isSameCaller && !address.empty() && address == comparable(open.address)
            && found.apart <= limits.callerWindow)
            found.reasons.push_back({ Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Duplicate", "The same caller about the same address, %1 h apart."),
                { std::to_string(std::chrono::duration_cast<std::chrono::hours>(found.apart).count()) }, {} });
        if (!found.reasons.empty())
            out.push_back(std::move(found));
    }
    const auto rank = [](const LikelyDuplicate& d) {
        return std::tuple(-static_cast<int>(d.reasons.size()), d.metres.value_or(std::numeric_limits<double>::max()),
            d.apart, d.number);
    };
    std::ranges::stable_sort(out, {}, rank);
    return out;
}

} // namespace fengsui
