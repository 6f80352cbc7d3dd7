#include "wiring/local_store.h"

#include "base/hex.h"
#include "base/json_document.h"
#include "peer/console_number.h"
#include "sqlite/durable_file.h"
#include "sqlite/grid_edition.h"
#include "wiring/editions.h"
#include "wiring/peer_exchange.h"
#include "wiring/store_care.h"

#include <system_error>

namespace fengsui {

namespace {

/// What a window writes to: beside the commands it talks with other consoles.
class ConsoleWriter final : public LocalWriter {
public:
    ConsoleWriter(const StoreFolder& folder, const Shelves& shelves, const Clock& clock)
        : LocalWriter(folder, shelves, clock)
    {
        try {
            m_exchange.emplace(folder, *this, clock);
        } catch (const StoreFailure&) {
            // a damaged key for the wire is no reason not to write; the list of consoles says that it talks with none
        }
    }
    Exchange* exchange() override { return m_exchange ? &*m_exchange : nullptr; }

private:
    std::optional<PeerExchange> m_exchange;
};

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

// A store that an older version wrote is folded anew by whoever opens it for writing.
std::unique_ptr<const StoreReader> broughtUpToDate(const StoreFolder& folder)
{
    try {
        return std::make_unique<const StoreReader>(folder);
    } catch (const StoreFailure&) {
        const StoreWriter writer(folder);
    }
    return std::make_unique<const StoreReader>(folder);
}

Zone zoneOf(const Ledgers& ledgers)
{
    const auto identity = ledgers.identity();
    const auto zone = identity ? Zone::named(identity->zone) : std::nullopt;
    return zone.value_or(Zone::utc());
}

// "attachmentsMiB" of the store's settings: how much its files may take together.
SqliteBlobStore::Limits limitsOf(const StoreFolder& folder)
{
    SqliteBlobStore::Limits limits;
    try {
        const auto config = JsonDocument::parse(folder.config().string(), readWhole(folder.config()));
        const JsonNode* quota = config ? config->root().find("attachmentsMiB") : nullptr;
        if (quota && quota->is(JsonNode::Kind::Integer) && quota->integer > 0)
            limits.quota = static_cast<std::uint64_t>(quota->integer) * 1024 * 1024;
    } catch (const std::system_error&) {
        // without the file there is no limit but the disk's
    }
    return limits;
}

Facilities facilitiesOf(
    StoreWriter& store, BlobKeeper& blobs, const Shelves& shelves, GridInForce grid, const Clock& clock)
{
    const StoreIdentity identity = store.ledgers().identity().value_or(StoreIdentity {});
    return { store.journal(), store.ledgers(), store.credentials(), clock,
        shelves.rules->bookOf(store.ledgers()).workflows, std::move(grid), zoneOf(store.ledgers()),
        consoleNumber(identity.division, store.ledgers().peers(), store.journal().publicKey()), shelves.rules, &blobs };
}

} // namespace

LocalWriter::LocalWriter(const StoreFolder& folder, const Shelves& shelves, const Clock& clock)
    : m_store(folder)
    , m_blobs(m_store.connection(), folder.blobs(), folder.editions(), clock, limitsOf(folder))
    , m_grid(readGrid(folder, m_store.ledgers()))
    , m_office(facilitiesOf(m_store, m_blobs, shelves, m_grid, clock))
{
    leaveFootprint(m_store, folder, clock.now());
}

LocalWriter::~LocalWriter() = default;

void leaveFootprint(StoreWriter& store, const StoreFolder& folder, Instant now)
{
    if (auto footprint = Footprint::open(stateFolder(), folder.path, machineName()))
        store.journal().stepInto(std::move(footprint), now);
}

void leaveFirstFootprint(const StoreFolder& folder)
{
    const auto footprint = Footprint::open(stateFolder(), folder.path, machineName());
    if (!footprint)
        return;
    const StoreReader reader(folder);
    std::vector<Lane> own = readLanes(reader.connection());
    std::erase_if(own, [&](const Lane& lane) { return lane.incarnation != reader.journal().incarnation(); });
    footprint->follow(own);
    footprint->sync();
}

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
    if (!edition || !identity || awaitedGrid(folder, ledgers))
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

std::optional<Refusal> awaitedGrid(const StoreFolder& folder, const Ledgers& ledgers)
{
    const auto edition = ledgers.edition("grid");
    if (!edition)
        return std::nullopt;
    const auto bytes = fromHex(edition->digest);
    const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
    if (digest && std::filesystem::exists(editionPath(folder.editions(), *digest)))
        return std::nullopt;
    return Refusal { Refusal::Reason::Missing,
        QT_TRANSLATE_NOOP("Refusal",
            "The divisions and cells in force were announced by another console and are not here yet. They come with "
            "the next sync with a console that has them (or copy %1 from its store into the same folder of this one); "
            "until then places have no grid."),
        { "editions/" + edition->digest + ".sqlite" }, {} };
}

BlobState blobState(const StoreFolder& folder, const Digest& file)
{
    const BlobFolder blobs(folder.blobs());
    if (blobs.holds(file))
        return { true, 0, blobs.pathOf(file).string() };
    return { false, blobs.bytesOfPart(file), {} };
}

StoreAccess accessTo(const StoreFolder& folder, const Shelves& shelves, const Clock& clock)
{
    const auto opened = broughtUpToDate(folder);
    const StoreReader& reader = *opened;
    StoreAccess access;
    access.openWriter = [folder, shelves, &clock] { return std::make_unique<ConsoleWriter>(folder, shelves, clock); };
    access.openReader = [folder] { return std::make_unique<LocalReader>(folder); };
    access.care = careFor(folder, clock);
    access.folder = folder.path.string();
    access.blobState = [folder](const Digest& file) { return fengsui::blobState(folder, file); };
    access.identity = reader.ledgers().identity().value_or(StoreIdentity {});
    access.zone = zoneOf(reader.ledgers());
    access.rulesOf = [library = shelves.rules](
                         const Ledgers& ledgers) { return std::make_shared<const RuleBook>(library->bookOf(ledgers)); };
    access.rules = access.rulesOf(reader.ledgers());
    access.unadopted = shelves.unadopted;
    access.notices = access.rules->notices;
    access.mappings = loadMappings(folder, *access.rules->types, access.notices);
    access.editions = editionsOf(folder, reader.ledgers());
    access.editionsOf = [folder](const Ledgers& ledgers) { return fengsui::editionsOf(folder, ledgers); };
    access.openGrid = [folder](const Ledgers& ledgers) { return readGrid(folder, ledgers); };
    access.grid = readGrid(folder, reader.ledgers());
    if (const auto awaited = awaitedGrid(folder, reader.ledgers()))
        access.notices.push_back(*awaited);
    return access;
}

} // namespace fengsui
