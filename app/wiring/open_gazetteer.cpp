#include "wiring/open_gazetteer.h"

#include "base/hex.h"
#include "sqlite/sqlite_component_ground.h"
#include "wiring/component_shelf.h"
#include "wiring/editions.h"
#include "wiring/facilities.h"
#include "wiring/roads.h"

namespace fengsui {

namespace {

// A failure of one edition leaves the others in use.
template <typename Work>
void orTell(std::vector<StoreFailure>& failures, Work work)
{
    try {
        work();
    } catch (const StoreFailure& failure) {
        failures.push_back(failure);
    }
}

} // namespace

std::unique_ptr<Gazetteer> openGazetteer(const StoreFolder& folder)
{
    auto gazetteer = std::make_unique<Gazetteer>();
    gazetteer->openRoads = [folder] { return readRoads(folder, StoreReader(folder).ledgers()); };
    orTell(gazetteer->failures, [&] {
        const StoreReader reader(folder);
        const Ledgers& ledgers = reader.ledgers();
        gazetteer->editions = editionsOf(folder, ledgers);
        orTell(gazetteer->failures, [&] {
            if (const auto awaited = awaitedComponents(folder, ledgers))
                gazetteer->notices.push_back(*awaited);
            gazetteer->components = openComponents(folder, ledgers);
            const auto edition = ledgers.edition("component");
            const auto bytes = gazetteer->components && edition ? fromHex(edition->digest) : std::nullopt;
            if (const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt)
                gazetteer->ground = std::make_shared<const SqliteComponentGround>(folder.editions(), *digest);
        });
        orTell(gazetteer->failures, [&] {
            gazetteer->facilities = std::make_shared<const std::vector<Facility>>(readFacilities(folder, ledgers));
        });
    });
    return gazetteer;
}

} // namespace fengsui
