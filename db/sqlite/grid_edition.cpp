#include "sqlite/grid_edition.h"

#include "grid/outline_bytes.h"
#include "journal/journal.h"
#include "sqlite/connection.h"
#include "sqlite/durable_file.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <new>
#include <system_error>

namespace fengsui {
namespace {

constexpr int applicationId = 0x46534752; // "FSGR": the file command and people can tell what it is
constexpr int format = 1;

constexpr const char* tables = R"(
        CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE division (
            code TEXT PRIMARY KEY, name TEXT NOT NULL, level INTEGER NOT NULL, parent TEXT NOT NULL,
            seat_longitude INTEGER, seat_latitude INTEGER, outline BLOB NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE cell (
            code TEXT PRIMARY KEY, division TEXT NOT NULL, name TEXT NOT NULL,
            label_longitude INTEGER NOT NULL, label_latitude INTEGER NOT NULL, demo INTEGER NOT NULL,
            outline BLOB NOT NULL) WITHOUT ROWID, STRICT;
    )";

void insert(Connection& database, const GridParts& parts, const std::string& title)
{
    Statement about(database, "INSERT INTO about VALUES (?, ?)");
    about.start().bindText(1, "title").bindText(2, title).run();
    Statement division(database, "INSERT INTO division VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const Division& each : parts.divisions) {
        const std::string outline = toBytes(each.outline);
        division.start()
            .bindText(1, each.code)
            .bindText(2, each.name)
            .bind(3, std::uint64_t(each.level))
            .bindText(4, each.parent)
            .bindBytes(7, outline);
        if (each.seat)
            division.bind(5, each.seat->longitudeE7).bind(6, each.seat->latitudeE7);
        else
            division.bindNull(5).bindNull(6);
        division.run();
    }
    Statement cell(database, "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const Cell& each : parts.cells) {
        const std::string outline = toBytes(each.outline);
        cell.start()
            .bindText(1, each.code)
            .bindText(2, each.division)
            .bindText(3, each.name)
            .bind(4, each.label.longitudeE7)
            .bind(5, each.label.latitudeE7)
            .bind(6, each.isDemoGeometry)
            .bindBytes(7, outline)
            .run();
    }
}

GeoPoint point(const Statement& row, int column)
{
    return { std::int32_t(row.integer(column)), std::int32_t(row.integer(column + 1)) };
}

Outline outline(const Statement& row, int column)
{
    auto read = outlineFromBytes(row.bytes(column));
    if (!read)
        throw std::runtime_error("an outline is damaged");
    return *std::move(read);
}

GridParts read(Connection& database)
{
    if (database.number("PRAGMA application_id") != applicationId)
        throw std::runtime_error("it holds something else");
    if (database.number("PRAGMA user_version") != format)
        throw std::runtime_error("it was made by a newer Fengsui");
    GridParts parts;
    Statement division(database,
        "SELECT code, name, level, parent, outline, seat_longitude, seat_latitude FROM division ORDER BY code");
    division.start();
    while (division.step()) {
        Division& each = parts.divisions.emplace_back();
        each = { std::string(division.text(0)), std::string(division.text(1)), std::size_t(division.integer(2)),
            std::string(division.text(3)), {}, outline(division, 4) };
        if (!division.isNull(5) && !division.isNull(6))
            each.seat = point(division, 5);
    }
    Statement cell(database,
        "SELECT code, division, name, outline, label_longitude, label_latitude, demo FROM cell ORDER BY code");
    cell.start();
    while (cell.step())
        parts.cells.push_back({ std::string(cell.text(0)), std::string(cell.text(1)), std::string(cell.text(2)),
            outline(cell, 3), point(cell, 4), cell.integer(6) != 0 });
    return parts;
}

} // namespace

std::filesystem::path editionPath(const std::filesystem::path& folder, const Digest& digest)
{
    return folder / (digest.toHex() + ".sqlite");
}

GridEdition writeGridEdition(const std::filesystem::path& folder, GridParts parts, const std::string& title)
{
    std::ranges::sort(parts.divisions, {}, &Division::code);
    std::ranges::sort(parts.cells, {}, &Cell::code);
    Connection database(":memory:", Connection::Mode::ReadWrite);
    database.execute("PRAGMA page_size=4096");
    database.execute("PRAGMA application_id=" + std::to_string(applicationId));
    database.execute("PRAGMA user_version=" + std::to_string(format));
    database.execute(tables);
    Transaction transaction(database);
    insert(database, parts, title);
    transaction.commit();

    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> image(
        sqlite3_serialize(database.handle(), "main", &size, 0), sqlite3_free);
    if (!image)
        throw std::bad_alloc();
    const std::string_view bytes(reinterpret_cast<const char*>(image.get()), std::size_t(size));
    const GridEdition edition { sha256(bytes), parts.divisions.size() + parts.cells.size(), bytes.size() };
    const std::filesystem::path file = editionPath(folder, edition.digest);
    try {
        writeDurably(file, bytes);
    } catch (const std::system_error& error) {
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "Not saved: writing %1 failed (%2). Look whether its disk is full or may only be read."),
            { file.string(), error.code().message() });
    }
    return edition;
}

GridParts readGridEdition(const std::filesystem::path& folder, const Digest& digest)
{
    const std::filesystem::path file = editionPath(folder, digest);
    std::string bytes;
    try {
        bytes = readWhole(file);
    } catch (const std::system_error& error) {
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The grid edition %1 can't be read (%2). Fetch it again or restore it from a backup."),
            { file.string(), error.code().message() });
    }
    if (sha256(bytes) != digest)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The grid edition %1 is damaged: its bytes are not those of its name. Fetch it again or "
                               "restore it from a backup."),
            { file.string() });
    Connection database(":memory:", Connection::Mode::ReadWrite);
    auto* image = reinterpret_cast<unsigned char*>(bytes.data()); // outlives the connection's last use
    const auto size = sqlite3_int64(bytes.size());
    if (sqlite3_deserialize(database.handle(), "main", image, size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        throw std::bad_alloc();
    try {
        return read(database);
    } catch (const std::runtime_error& error) { // right bytes, but never a grid edition
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 is no grid edition that this program can read: %2."),
            { file.string(), error.what() });
    }
}

} // namespace fengsui
