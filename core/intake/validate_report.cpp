#include "intake/validate_report.h"

namespace fengsui {

namespace {

bool canBeRight(Instant at, Instant now)
{
    return at.milliseconds >= 0 && at <= now + std::chrono::hours(24);
}

} // namespace

Outcome validateReport(const IncomingReport& report, Instant now)
{
    if (report.source.empty())
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say where the report comes from."), {},
            "source" };
    if (report.place.isEmpty() && report.place.component.empty())
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "Say where it is: an address, a point on the map or a division."), {},
            "address" };
    if (!report.type && report.title.empty() && report.text.empty())
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "Say what it is about: a type, a title or a text."), {}, "title" };
    if (!canBeRight(report.receivedAt, now))
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "It can't have been received at %1."),
            { report.receivedAt.toString() }, "receivedAt" };
    if (report.happenedAt && !canBeRight(*report.happenedAt, now))
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "It can't have happened at %1."),
            { report.happenedAt->toString() }, "happenedAt" };
    if (report.closedAt && (!canBeRight(*report.closedAt, now) || *report.closedAt < report.receivedAt))
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "It can't have been closed at %1."),
            { report.closedAt->toString() }, "closedAt" };
    return Done {};
}

} // namespace fengsui
