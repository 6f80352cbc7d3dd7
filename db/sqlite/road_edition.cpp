#include "sqlite/road_edition.h"

#include "road/road_bytes.h"

#include <stdexcept>

namespace fengsui {

namespace {

constexpr EditionKind kind { 0x46535244, 1 }; // "FSRD"

} // namespace

EditionFile writeRoadEdition(const std::filesystem::path& folder, const RoadGraph& graph,
    const Contraction& contraction, const std::string& title)
{
    return writeEditionFile(folder, kind, [&](Connection& database) {
        database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;"
                         "CREATE TABLE network (bytes BLOB NOT NULL) STRICT");
        Statement(database, "INSERT INTO about VALUES ('title', ?)").start().bindText(1, title).run();
        const std::string bytes = toBytes(graph, contraction);
        Statement(database, "INSERT INTO network VALUES (?)").start().bindBytes(1, bytes).run();
    });
}

std::shared_ptr<const RoadNetwork> readRoadEdition(const std::filesystem::path& folder, const Digest& digest)
{
    std::shared_ptr<const RoadNetwork> network;
    readEditionFile(folder, digest, kind, [&](Connection& database) {
        Statement rows(database, "SELECT bytes FROM network");
        rows.start();
        auto roads = rows.step() ? roadsFromBytes(rows.bytes(0)) : std::nullopt;
        if (!roads)
            throw std::runtime_error("its roads are not sound");
        network = std::make_shared<const RoadNetwork>(std::move(roads->first), std::move(roads->second));
    });
    return network;
}

} // namespace fengsui
