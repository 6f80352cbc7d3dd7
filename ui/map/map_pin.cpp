#include "map/map_pin.h"

#include <array>
#include <utility>

namespace fengsui::ui {

namespace {

QByteArray bytesOf(std::string_view id)
{
    return QByteArray(id.data(), std::ssize(id));
}
QString textOf(const std::string& text)
{
    return QString::fromUtf8(text.data(), std::ssize(text));
}

PinMarks marksOf(const IncidentRow& row)
{
    PinMarks marks;
    marks.setFlag(PinMark::Urgent, row.isUrgent);
    marks.setFlag(PinMark::Overdue, row.isOverdue);
    marks.setFlag(PinMark::Drill, row.isDrill);
    marks.setFlag(PinMark::Supervised, row.supervision == Supervision::Ordinary);
    marks.setFlag(PinMark::YellowCard, row.supervision == Supervision::Yellow);
    marks.setFlag(PinMark::RedCard, row.supervision == Supervision::Red);
    return marks;
}

} // namespace

PinSymbol incidentSymbol(std::string_view state)
{
    static constexpr std::array<std::pair<std::string_view, PinSymbol>, 9> known { {
        { "reported", PinSymbol::Reported },
        { "verifying", PinSymbol::Verifying },
        { "accepted", PinSymbol::Accepted },
        { "filed", PinSymbol::Filed },
        { "dispatched", PinSymbol::Dispatched },
        { "handling", PinSymbol::Handling },
        { "handled", PinSymbol::Handled },
        { "suspended", PinSymbol::Suspended },
        { "closed", PinSymbol::Closed },
    } };
    for (const auto& [word, symbol] : known)
        if (word == state)
            return symbol;
    return PinSymbol::OtherIncident;
}

PinSymbol teamSymbol(TeamStatus status)
{
    return static_cast<PinSymbol>(int(PinSymbol::TeamAvailable) + int(status));
}

std::optional<MapPin> pinOf(const IncidentRow& row)
{
    if (!row.point)
        return std::nullopt;
    const QString number = textOf(row.number), title = textOf(row.title);
    return MapPin { { PinKind::Incident, bytesOf(row.id.view()) }, { row.point->longitude(), row.point->latitude() },
        incidentSymbol(row.state), title.isEmpty() ? number : number + QLatin1Char(' ') + title, marksOf(row) };
}

std::optional<MapPin> pinOf(const Team& team)
{
    if (!team.point)
        return std::nullopt;
    return MapPin { { PinKind::Team, bytesOf(team.id.view()) }, { team.point->longitude(), team.point->latitude() },
        teamSymbol(team.status.status), textOf(team.name), {} };
}

} // namespace fengsui::ui
