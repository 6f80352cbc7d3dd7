#pragma once

#include "base/chinese_offset.h"
#include "base/result.h"
#include "grid/coding_profile.h"
#include "grid/division.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// What could not be used, and why; `why.field` names the column or property.
struct GridProblem {
    std::size_t at = 0; ///< line of a table (as its reader counts), feature of a GeoJSON file (from 1)
    Refusal why;
};

struct GridRead {
    GridParts parts; ///< consistent: GridDirectory::build takes them
    std::vector<GridProblem> problems; ///< in the order of the file; everything else went on
};

/// Divisions out of one file, whose rows or features come one after the other; at the end what fits together.
///
/// The parent of a row is what the file says. Where it says nothing, or of a positional profile something that isn't in
/// the file, it is the nearest division above by the digits that is. Rows of the highest level in the file need none.
class DivisionGathering {
public:
    /// The profile must live as long.
    explicit DivisionGathering(const CodingProfile& profile);

    /// One division as the file writes it; level and parent may be empty.
    struct Words {
        std::string_view code;
        std::string_view name;
        std::string_view level;
        std::string_view parent;
        std::string_view parentName; ///< when it is told, the parent needs no row of its own
    };
    void add(std::size_t at, const Words&, std::optional<GeoPoint> seat, Outline outline);
    /// A grid cell; its division may be empty in positional profiles, the name may be empty.
    void addCell(
        std::size_t at, std::string_view code, std::string_view division, std::string_view name, Outline outline);
    void problem(std::size_t at, Refusal why);
    GridRead finish();

private:
    struct Row {
        Division division;
        std::size_t at;
        bool hasLevel;
    };
    Result<Row> read(std::size_t at, const Words&) const;
    void levelByParent();
    void addNamedParents();

    const CodingProfile& m_profile;
    std::vector<Row> m_rows;
    std::map<std::string, std::size_t, std::less<>> m_rowOfCode;
    std::vector<std::pair<Cell, std::size_t>> m_cells;
    std::map<std::string, std::string> m_namedParents; // by code
    std::vector<GridProblem> m_problems;
};

/// A table of divisions whose lines someone else splits. Columns by name, in any order, others are left alone: code,
/// name, level, parent (also in Chinese: 代码, 名称, 级别, 上级), county_code and county (of towns without a parent
/// column), longitude_wgs84 and latitude_wgs84. Columns called longitude or latitude are not read: nothing says of
/// which reference system they are.
class DivisionTable {
public:
    /// Refuses a header that lacks code or name. The profile must live as long as the table. Where somebody says that
    /// the numbers are of another reference than WGS 84, columns called longitude and latitude (经度, 纬度) are read
    /// too, and converted.
    static Result<DivisionTable> begin(std::span<const std::string> header, const CodingProfile& profile,
        CoordinateReference from = CoordinateReference::Wgs84);
    void row(std::size_t line, std::span<const std::string> fields);
    GridRead finish() { return m_gathering.finish(); }

private:
    DivisionTable(const CodingProfile& profile, std::map<std::string, std::size_t> columns, CoordinateReference from);

    std::map<std::string, std::size_t> m_columns; // where each of our names stands
    CoordinateReference m_from; // of the columns longitude and latitude
    DivisionGathering m_gathering;
};

} // namespace fengsui
