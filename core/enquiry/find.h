#pragma once

#include "component/component_directory.h"
#include "enquiry/asked_ground.h"
#include "incident/incident_ledger.h"
#include "team/team.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace fengsui {

class GridDirectory;

/// Told how far it is; says whether to go on.
using GoesOn = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// How much is listed; what is more is only counted.
struct Listed {
    std::size_t closedCases = 500;
    std::size_t componentsOfClass = 200;
    std::size_t components = 20'000;
};

/// A team where it waits, or else in its home cell.
struct FoundTeam {
    Team team;
    GeoPoint at;
};

/// What is on a ground that somebody asked about. Cases of which no place is known are on none.
struct Found {
    std::vector<IncidentRow> openCases; ///< newest first, as the others
    std::vector<IncidentRow> closedCases;
    std::uint64_t closedCount = 0;
    std::vector<FoundTeam> teams; ///< by name; none that are dissolved
    std::vector<Facility> facilities; ///< by kind and code
    std::vector<ClassCount> classes; ///< of the components
    std::vector<Component> components; ///< by class and code

    std::uint64_t componentCount() const;
    /// Everything, listed or not.
    std::uint64_t count() const;
    bool isCut() const { return closedCount > closedCases.size() || componentCount() > components.size(); }
};

/// Every case of the ledger, read in parts; false when `goesOn` said no. Then what was found is not all.
bool findCases(
    const IncidentLedger& cases, const AskedGround& ground, const Listed& most, const GoesOn& goesOn, Found& into);
/// `grid` may be null: then only teams that wait somewhere are found.
void findTeams(std::span<const Team> teams, const GridDirectory* grid, const AskedGround& ground, Found& into);
void findFacilities(const std::vector<Facility>& facilities, const AskedGround& ground, Found& into);
/// Of a circle the nearest `most.components`, uncounted otherwise; of an outline all. False when `goesOn` said no.
bool findComponents(const ComponentDirectory& components, const AskedGround& ground, const Listed& most,
    const GoesOn& goesOn, Found& into);

} // namespace fengsui
