#include "wiring/editions.h"

#include "base/hex.h"
#include "sqlite/grid_edition.h"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

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
            // what is filed over a grid makes another one of it
            if (const auto cells
                = edition.kind == "grid" ? ledgers.cells().entriesOver(*digest) : std::vector<Digest> {};
                !cells.empty()) {
                std::string all;
                for (const Digest& entry : cells)
                    all += entry.view();
                edition.digest += '+' + sha256(all).toHex();
            }
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
