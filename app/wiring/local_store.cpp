#include "wiring/local_store.h"

#include "base/hex.h"
#include "sqlite/grid_edition.h"

namespace fengsui {

namespace {

class LocalReader final : public ReadingStore {
public:
    explicit LocalReader(const StoreFolder& folder)
        : m_store(folder)
    {
    }
    const Ledgers& ledgers() override { return m_store.ledgers(); }
    const JournalReader& journal() override { return m_store.journal(); }

private:
    StoreReader m_store;
};

Zone zoneOf(const Ledgers& ledgers)
{
    const auto identity = ledgers.identity();
    const auto zone = identity ? Zone::named(identity->zone) : std::nullopt;
    return zone.value_or(Zone::utc());
}

std::shared_ptr<const WorkflowShelf> workflowsOf(const Shelves& shelves, const Ledgers& ledgers)
{
    const auto calendar = dutyCalendarOf(shelves, ledgers);
    return calendar ? std::make_shared<const WorkflowShelf>(shelves.workflows->on(calendar)) : shelves.workflows;
}

Facilities facilitiesOf(
    StoreWriter& store, const Shelves& shelves, std::shared_ptr<const GridDirectory> grid, const Clock& clock)
{
    return { store.journal(), store.ledgers(), store.credentials(), clock, workflowsOf(shelves, store.ledgers()),
        std::move(grid), zoneOf(store.ledgers()), "01" };
}

} // namespace

LocalWriter::LocalWriter(const StoreFolder& folder, const Shelves& shelves, const Clock& clock)
    : m_store(folder)
    , m_grid(readGrid(folder, m_store.ledgers()))
    , m_office(facilitiesOf(m_store, shelves, m_grid, clock))
{
}

LocalWriter::~LocalWriter() = default;

Outcome createStore(const StoreFolder& folder, const NewStore& about, const Clock& clock)
{
    const auto profile = loadProfile(about.profile);
    if (!profile)
        return profile.refusal();
    const auto code = profile->canonicalCode(about.division);
    if (!code)
        return code.refusal();
    std::string zone = about.zone;
    if (zone.empty())
        zone = about.profile == "cn" ? "Asia/Shanghai" : std::string(std::chrono::current_zone()->name());
    if (!Zone::named(zone))
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "There is no time zone %1; they are called like Asia/Shanghai."), { zone },
            "zone" };
    createStoreFolder(folder);
    LocalWriter writer(folder, loadShelves(folder), clock);
    return writer.office().duty.open(Session::system(), { *code, about.name, about.profile, zone });
}

std::shared_ptr<const GridDirectory> readGrid(const StoreFolder& folder, const Ledgers& ledgers)
{
    const auto edition = ledgers.edition("grid");
    const auto identity = ledgers.identity();
    if (!edition || !identity)
        return nullptr;
    const auto bytes = fromHex(edition->digest);
    const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
    auto profile = loadProfile(identity->profile);
    if (!profile || !digest)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "The divisions and cells can't be read: %1"),
            { profile ? edition->digest : profile.refusal().toString() });
    auto grid = GridDirectory::build(readGridEdition(folder.editions(), *digest), *std::move(profile));
    if (!grid)
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "The divisions and cells can't be read: %1"), { grid.refusal().toString() });
    return std::make_shared<const GridDirectory>(*std::move(grid));
}

std::shared_ptr<const DutyCalendar> dutyCalendarOf(const Shelves& shelves, const Ledgers& ledgers)
{
    const auto identity = ledgers.identity();
    const auto rules = identity ? shelves.calendars.find(identity->profile) : shelves.calendars.end();
    return rules == shelves.calendars.end() ? nullptr
                                            : std::make_shared<const DutyCalendar>(rules->second, zoneOf(ledgers));
}

StoreAccess accessTo(const StoreFolder& folder, const Shelves& shelves, const Clock& clock)
{
    const StoreReader reader(folder);
    StoreAccess access;
    access.openWriter = [folder, shelves, &clock] { return std::make_unique<LocalWriter>(folder, shelves, clock); };
    access.openReader = [folder] { return std::make_unique<LocalReader>(folder); };
    access.folder = folder.path.string();
    access.identity = reader.ledgers().identity().value_or(StoreIdentity {});
    access.zone = zoneOf(reader.ledgers());
    access.workflows = workflowsOf(shelves, reader.ledgers());
    access.types = shelves.types;
    access.notices = shelves.notices;
    access.mappings = shelves.mappings;
    access.formulas = shelves.formulas;
    access.grid = readGrid(folder, reader.ledgers());
    return access;
}

} // namespace fengsui
