#include "wiring/component_shelf.h"

#include "base/hex.h"
#include "sqlite/grid_edition.h"
#include "sqlite/sqlite_component_directory.h"

namespace fengsui {

namespace {

std::optional<Digest> announced(const Ledgers& ledgers)
{
    const auto edition = ledgers.edition("component");
    const auto bytes = edition ? fromHex(edition->digest) : std::nullopt;
    return bytes ? Digest::fromBytes(*bytes) : std::nullopt;
}

bool isHere(const StoreFolder& folder, const Digest& digest)
{
    std::error_code ignored;
    return std::filesystem::exists(editionPath(folder.editions(), digest), ignored);
}

} // namespace

std::unique_ptr<ComponentDirectory> openComponents(const StoreFolder& folder, const Ledgers& ledgers)
{
    const auto digest = announced(ledgers);
    if (!digest || !isHere(folder, *digest))
        return nullptr;
    return std::make_unique<SqliteComponentDirectory>(folder.editions(), *digest);
}

std::optional<Refusal> awaitedComponents(const StoreFolder& folder, const Ledgers& ledgers)
{
    const auto edition = ledgers.edition("component");
    const auto digest = announced(ledgers);
    if (!edition || (digest && isHere(folder, *digest)))
        return std::nullopt;
    return Refusal { Refusal::Reason::Missing,
        QT_TRANSLATE_NOOP("Refusal",
            "The components in force were announced by another console and are not here yet. They come with the next "
            "sync with a console that has them (or copy %1 from its store into the same folder of this one)."),
        { "editions/" + edition->digest + ".sqlite" }, {} };
}

} // namespace fengsui
