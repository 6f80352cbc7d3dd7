#include "sqlite/facility_edition.h"

#include "grid/outline_bytes.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace fengsui {

namespace {

constexpr EditionKind editionKind { 0x46534641, 1 }; // "FSFA"

// A course lies in the file as the one ring of an outline.
std::string courseBytes(const std::vector<GeoPoint>& course)
{
    return toBytes(Outline { Patch { course, {} } });
}

std::vector<GeoPoint> courseOf(std::string_view bytes)
{
    const auto outline = outlineFromBytes(bytes);
    if (!outline || outline->size() != 1 || outline->front().outer.empty())
        throw std::runtime_error("a course is damaged");
    return outline->front().outer;
}

} // namespace

EditionFile writeFacilityEdition(
    const std::filesystem::path& folder, std::vector<Facility> facilities, const std::string& title)
{
    std::ranges::sort(facilities, {}, [](const Facility& each) { return std::tie(each.kind, each.code); });
    return writeEditionFile(folder, editionKind, [&](Connection& database) {
        database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;"
                         "CREATE TABLE facility (kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,"
                         " unit TEXT NOT NULL, post TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL,"
                         " link TEXT NOT NULL, note TEXT NOT NULL, capacity INTEGER NOT NULL, course BLOB NOT NULL,"
                         " PRIMARY KEY (kind, code)) WITHOUT ROWID, STRICT");
        Statement(database, "INSERT INTO about VALUES ('title', ?)").start().bindText(1, title).run();
        Statement insert(database, "INSERT INTO facility VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (const Facility& each : facilities) {
            const std::string course = courseBytes(each.course);
            insert.start().bindText(1, toWord(each.kind));
            int column = 2;
            for (const std::string* text :
                { &each.code, &each.name, &each.unit, &each.post, &each.address, &each.state, &each.link, &each.note })
                insert.bindText(column++, *text);
            insert.bind(10, std::uint64_t(each.capacity)).bindBytes(11, course).run();
        }
    });
}

std::vector<Facility> readFacilityEdition(const std::filesystem::path& folder, const Digest& digest)
{
    std::vector<Facility> facilities;
    readEditionFile(folder, digest, editionKind, [&](Connection& database) {
        Statement rows(database,
            "SELECT kind, code, name, unit, post, address, state, link, note, capacity, course FROM facility");
        rows.start();
        while (rows.step()) {
            const auto kind = facilityKindOf(rows.text(0));
            if (!kind)
                continue; // of a newer program: shown there
            const auto text = [&](int column) { return std::string(rows.text(column)); };
            facilities.push_back({ text(1), *kind, text(2), text(3), text(4), text(5), text(6), text(7), text(8),
                static_cast<std::uint32_t>(rows.integer(9)), courseOf(rows.bytes(10)) });
        }
    });
    std::ranges::sort(facilities, {}, [](const Facility& each) { return std::tie(each.kind, each.code); });
    return facilities;
}

} // namespace fengsui
