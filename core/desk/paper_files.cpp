#include "desk/paper_files.h"

#include <algorithm>

namespace fengsui {

void addFiles(report::Document& document, const PaperSources& sources, IncidentId id)
{
    constexpr std::size_t digits = 12;
    constexpr std::uint64_t kibi = 1024;
    const auto table = std::ranges::find(document.tables, "files", &report::Table::name);
    if (table == document.tables.end())
        return;
    for (const Attachment& file : sources.ledgers.attachments().file(id).attachments) {
        if (file.isWithdrawn)
            continue;
        const auto by = sources.ledgers.staff().byId(file.by);
        table->rows.push_back(
            { std::to_string(table->rows.size() + 1), file.name, std::to_string((file.size + kibi - 1) / kibi) + " KiB",
                sources.zone.minutes(file.at), by ? by->name : std::string(), file.digest.toHex().substr(0, digits) });
    }
}

} // namespace fengsui
