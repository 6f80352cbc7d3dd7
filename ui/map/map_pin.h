#pragma once

#include "incident/incident_ledger.h"
#include "map/web_mercator.h"
#include "team/team.h"

#include <QByteArray>
#include <QFlags>
#include <QHashFunctions>
#include <QString>

#include <optional>
#include <string_view>

namespace fengsui::ui {

enum class PinKind : std::uint8_t { Incident, Team };

/// What a pin is, across its changes: its kind and the 16 bytes of the id.
struct PinKey {
    PinKind kind = PinKind::Incident;
    QByteArray id;

    bool operator==(const PinKey&) const = default;
};
inline size_t qHash(const PinKey& key, size_t seed = 0) noexcept
{
    return qHash(key.id, seed ^ std::size_t(key.kind));
}

/// The status that a pin shows, by border pattern and a letter, told apart without colour. The frame shows the kind.
enum class PinSymbol : std::uint8_t {
    Reported,
    Verifying,
    Accepted,
    Filed,
    Dispatched,
    Handling,
    Handled,
    Suspended,
    Closed,
    OtherIncident,
    TeamAvailable,
    TeamAssigned,
    TeamEnRoute,
    TeamOnScene,
    TeamReturning,
    TeamBusy,
    TeamOutOfService
};
inline constexpr int pinSymbolCount = 17;

/// By the state's word in the workflow ("reported", "handling", …); states of other workflows give OtherIncident.
PinSymbol incidentSymbol(std::string_view state);
PinSymbol teamSymbol(TeamStatus status);

enum class PinMark : std::uint8_t {
    Urgent = 1,
    Overdue = 2,
    Drill = 4,
    Supervised = 8, ///< ordinary supervision: one bar
    YellowCard = 16, ///< two bars
    RedCard = 32, ///< three bars
};
Q_DECLARE_FLAGS(PinMarks, PinMark)
Q_DECLARE_OPERATORS_FOR_FLAGS(PinMarks)

/// One pin, ready to be drawn.
struct MapPin {
    PinKey key;
    Degrees at;
    PinSymbol symbol = PinSymbol::OtherIncident;
    QString label; ///< one line, for the tool tip, the chosen pin and screen readers
    PinMarks marks;
};

/// The pin of a case: number and title as label. Nothing when the place is not known.
std::optional<MapPin> pinOf(const IncidentRow& row);
/// The pin of a team where it waits, with its name as label. Nothing when the place is not known.
std::optional<MapPin> pinOf(const Team& team);

} // namespace fengsui::ui
