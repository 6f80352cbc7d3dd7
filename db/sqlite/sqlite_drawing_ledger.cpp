#include "sqlite/sqlite_drawing_ledger.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

constexpr std::string_view columns = "SELECT id, shape, colour, name, note, corners, incident, author, at, "
                                     "is_withdrawn, reason, closes_road FROM drawing ";

void put(std::string& bytes, std::int32_t number)
{
    const auto value = static_cast<std::uint32_t>(number);
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(value >> shift & 0xff);
}

std::int32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= std::uint32_t(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
    return static_cast<std::int32_t>(value);
}

Drawing read(const Statement& row)
{
    Drawing drawing;
    drawing.id = { row.id(0) };
    drawing.shape = drawnShapeOf(row.text(1)).value_or(DrawnShape::Area);
    drawing.colour = drawnColourOf(row.text(2)).value_or(DrawnColour::Red);
    drawing.name = row.text(3);
    drawing.note = row.text(4);
    const std::string_view corners = row.bytes(5);
    for (std::size_t i = 0; i + 8 <= corners.size(); i += 8)
        drawing.corners.push_back({ numberAt(corners, i), numberAt(corners, i + 4) });
    drawing.incident = { row.id(6) };
    drawing.by = { row.id(7) };
    drawing.at = { row.integer(8) };
    drawing.isWithdrawn = row.integer(9) != 0;
    drawing.reason = row.text(10);
    drawing.closesRoad = row.integer(11) != 0;
    return drawing;
}

} // namespace

std::string bytesOfCorners(const std::vector<GeoPoint>& corners)
{
    std::string bytes;
    for (const GeoPoint at : corners) {
        put(bytes, at.longitudeE7);
        put(bytes, at.latitudeE7);
    }
    return bytes;
}

std::optional<Drawing> SqliteDrawingLedger::drawing(DrawingId id) const
{
    Statement row(m_connection, std::string(columns) + "WHERE id = ?1");
    if (!row.bind(1, id).step())
        return std::nullopt;
    Drawing drawing = read(row);
    return drawing.isDrawn() ? std::optional(std::move(drawing)) : std::nullopt;
}

std::vector<Drawing> SqliteDrawingLedger::drawings() const
{
    Statement rows(m_connection, std::string(columns) + "WHERE is_withdrawn = 0 ORDER BY name, id");
    std::vector<Drawing> drawings;
    while (rows.step())
        if (Drawing each = read(rows); each.isDrawn())
            drawings.push_back(std::move(each));
    return drawings;
}

} // namespace fengsui
