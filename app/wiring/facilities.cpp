#include "wiring/facilities.h"

#include "base/hex.h"
#include "sqlite/facility_edition.h"
#include "sqlite/grid_edition.h"

#include <algorithm>
#include <set>

namespace fengsui {

std::vector<Facility> readFacilities(const StoreFolder& folder, const Ledgers& ledgers)
{
    const auto edition = ledgers.edition("facilities");
    const auto bytes = edition ? fromHex(edition->digest) : std::nullopt;
    const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
    if (!digest || !std::filesystem::exists(editionPath(folder.editions(), *digest)))
        return {};
    return readFacilityEdition(folder.editions(), *digest);
}

Outcome putFacilitiesInForce(LocalWriter& writer, const StoreFolder& folder, const Session& session,
    std::vector<Facility> fresh, const std::string& title)
{
    std::set<FacilityKind> replaced;
    for (const Facility& each : fresh)
        replaced.insert(each.kind);
    for (Facility& each : readFacilities(folder, writer.ledgers()))
        if (!replaced.contains(each.kind))
            fresh.push_back(std::move(each));
    const std::size_t rows = fresh.size();
    const EditionFile edition = writeFacilityEdition(folder.editions(), std::move(fresh), title);
    return writer.office().duty.announceEdition(
        session, { "facilities", edition.digest.toHex(), rows, title }, edition.bytes);
}

} // namespace fengsui
