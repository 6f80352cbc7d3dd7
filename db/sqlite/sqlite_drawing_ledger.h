#pragma once

#include "drawing/drawing_ledger.h"
#include "sqlite/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

class SqliteDrawingLedger final : public DrawingLedger {
public:
    explicit SqliteDrawingLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::optional<Drawing> drawing(DrawingId) const override;
    std::vector<Drawing> drawings() const override;

private:
    const Connection& m_connection;
};

/// Corners as they stand in the table: eight bytes each, longitude and latitude with the lowest byte first.
std::string bytesOfCorners(const std::vector<GeoPoint>& corners);

} // namespace fengsui
