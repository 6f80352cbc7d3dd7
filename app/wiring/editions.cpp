#include "wiring/editions.h"

#include "base/hex.h"
#include "sqlite/grid_edition.h"

#include <filesystem>
#include <optional>
#include <system_error>

namespace fengsui {

std::vector<EditionHere> editionsOf(const StoreFolder& folder, const Ledgers& ledgers)
{
    std::vector<EditionHere> editions;
    for (const char* kind : { "grid", "component", "facilities", "roads" }) {
        const auto row = ledgers.edition(kind);
        if (!row)
            continue;
        EditionHere edition { kind, row->digest, row->title, row->rows };
        const auto bytes = fromHex(row->digest);
        if (const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt) {
            const std::filesystem::path file = editionPath(folder.editions(), *digest);
            std::error_code error;
            const auto size = std::filesystem::file_size(file, error);
            edition.isHere = !error;
            edition.bytes = error ? 0 : size;
            const auto changed = std::filesystem::last_write_time(file, error);
            edition.changedAt = error ? 0 : changed.time_since_epoch().count();
        }
        editions.push_back(std::move(edition));
    }
    return editions;
}

} // namespace fengsui
