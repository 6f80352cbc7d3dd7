#include "wiring/network_maps.h"

#include "sqlite/durable_file.h"
#include "wiring/network_tiles.h"

#include <algorithm>
#include <system_error>

namespace fengsui {

namespace {

std::filesystem::path switchOf(const StoreFolder& folder)
{
    return folder.path / "network-maps";
}

std::filesystem::path descriptionOf(const StoreFolder& folder, const std::string& id)
{
    return folder.baseMaps() / (id + std::string(networkMapSuffix));
}

std::filesystem::path keyOf(const StoreFolder& folder, const std::string& id)
{
    return folder.baseMaps() / (id + ".key");
}

std::filesystem::path fetchedOf(const StoreFolder& folder, const std::string& id)
{
    return folder.baseMaps() / "fetched" / (id + ".mbtiles");
}

// It becomes the name of files.
bool isId(const std::string& id)
{
    return !id.empty() && id.size() <= 64 && id.front() != '.' && std::ranges::none_of(id, [](char c) {
        return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20;
    });
}

void guarded(const std::filesystem::path& file, const auto& work)
{
    try {
        work();
    } catch (const std::system_error& failure) {
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 can't be written: %2."), { file.string(), failure.what() });
    }
}

std::string withoutLineEnd(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.pop_back();
    return text;
}

} // namespace

bool areNetworkMapsOn(const StoreFolder& folder)
{
    std::error_code ignored;
    return std::filesystem::exists(switchOf(folder), ignored);
}

void setNetworkMaps(const StoreFolder& folder, bool areOn)
{
    guarded(switchOf(folder), [&] {
        if (areOn)
            writeDurably(switchOf(folder), "on\n");
        else
            std::filesystem::remove(switchOf(folder));
    });
}

Outcome addNetworkMap(
    const StoreFolder& folder, const std::string& id, const NetworkMap& map, const std::optional<std::string>& key)
{
    if (!isId(id))
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" can't be the name of a file, which an id becomes."), { id }, "id" };
    if (const auto refusal = map.refusal())
        return *refusal;
    std::error_code ignored;
    const bool hasKey = std::filesystem::exists(keyOf(folder, id), ignored);
    if (map.needsKey() != (key.has_value() || hasKey))
        return Refusal { Refusal::Reason::Missing,
            map.needsKey()
                ? QT_TRANSLATE_NOOP("Refusal", "The address has a place for a key: say in which file the key stands.")
                : QT_TRANSLATE_NOOP("Refusal", "The address has no place {key} for the key."),
            {}, "key" };
    const std::string text = key ? withoutLineEnd(*key) : std::string();
    if (key && (text.empty() || text.size() > 512 || text.find('\n') != std::string::npos))
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The file of the key must hold the key alone."), {}, "key" };
    guarded(descriptionOf(folder, id), [&] {
        std::filesystem::create_directories(folder.baseMaps());
        if (key) {
            writeDurably(keyOf(folder, id), text + '\n');
            std::filesystem::permissions(
                keyOf(folder, id), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        }
        writeDurably(descriptionOf(folder, id), map.toJson());
    });
    return Done {};
}

Outcome removeNetworkMap(const StoreFolder& folder, const std::string& id)
{
    std::error_code ignored;
    if (!isId(id) || !std::filesystem::exists(descriptionOf(folder, id), ignored))
        return Refusal { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "There is no network map with the id \"%1\"."), { id }, "id" };
    guarded(descriptionOf(folder, id), [&] {
        for (const auto& file : { descriptionOf(folder, id), keyOf(folder, id), fetchedOf(folder, id) })
            std::filesystem::remove(file);
    });
    return Done {};
}

Result<std::shared_ptr<const TileSource>> openNetworkMap(
    const StoreFolder& folder, const std::filesystem::path& description)
{
    const std::string id = description.stem().string();
    try {
        const std::string text = readWhole(description);
        auto read = NetworkMap::parse(description.filename().string(), text);
        if (!read.value)
            return read.faults.front();
        std::string key;
        if (read.value->needsKey())
            key = withoutLineEnd(readWhole(keyOf(folder, id)));
        return std::shared_ptr<const TileSource>(std::make_shared<NetworkTiles>(*std::move(read.value), std::move(key),
            fetchedOf(folder, id), [folder] { return areNetworkMapsOn(folder); }));
    } catch (const std::system_error& failure) {
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
            { description.filename().string(), failure.code().message() }, {} };
    }
}

} // namespace fengsui
