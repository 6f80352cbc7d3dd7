#pragma once

#include "base/chinese_offset.h"
#include "base/instant.h"
#include "base/json_document.h"
#include "intake/column_template.h"
#include "intake/time_format.h"
#include "intake/type_table.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A box on WGS 84 that coordinates of a file must lie in, in degrees.
struct Bounds {
    double west = -180, south = -90, east = 180, north = 90;

    bool contains(GeoPoint point) const
    {
        return point.longitude() >= west && point.longitude() <= east && point.latitude() >= south
            && point.latitude() <= north;
    }
};

/// A column that holds a time, and how.
struct TimeColumn {
    std::string column;
    std::vector<TimeFormat> formats; ///< tried in this order
    Zone zone = Zone::utc(); ///< whose local clock it shows
};

/// Where the columns of one kind of call file go: data, one JSON file each (resources/mappings). Its id stands in the
/// external key of every report made by it, so it must never change once files were imported.
struct CallMapping {
    std::string id;
    TypeName name;
    std::string basis; ///< what file it is for and where that comes from
    char delimiter = ',';
    std::vector<std::string> header; ///< the columns that a file must have to be of this kind; more may follow
    std::vector<std::string> emptyWords; ///< values that mean "nothing", such as "Unspecified"
    std::string source; ///< of the reports; "import" unless the file says otherwise
    std::string appeal;
    /// The columns that name a call for ever. Empty: the call is named by the digest of the row's header columns and by
    /// how many equal rows stood before it in the file.
    std::vector<std::string> key;
    /// Several rows are one call when they have the same key (one row a unit, say): the first one is the report.
    bool hasSeveralRowsPerCall = false;
    TimeColumn receivedAt;
    std::optional<TimeColumn> happenedAt;
    std::optional<TimeColumn> dueAt; ///< when the other system wanted it done
    std::optional<TimeColumn> closedAt; ///< when the other system closed it: the case comes in as one that is over
    ColumnTemplate title, text, address, division, condition;
    ColumnTemplate callerName, callerPhone, callerAddress;
    std::string longitudeColumn, latitudeColumn; ///< or both empty
    std::string pairColumn; ///< "(lat, lon)" or "POINT (lon lat)" in one column; or empty
    CoordinateReference reference = CoordinateReference::Wgs84;
    Bounds bounds;
    ColumnTemplate typeFrom;
    TypeTable types;

    /// Reads a mapping file. What its columns are called, the types, the zones and the formats are checked here, so
    /// that reading a file by it only meets faults of that file.
    static Loaded<CallMapping> parse(std::string file, std::string_view text, const TypeCatalogue& catalogue);
};

/// The mapping whose columns the header has all; of several the one that names most, of those the first. Null for none.
const CallMapping* mappingFor(std::span<const CallMapping> known, std::span<const std::string> header);

} // namespace fengsui
