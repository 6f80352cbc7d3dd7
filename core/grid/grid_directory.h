#pragma once

#include "base/result.h"
#include "grid/coding_profile.h"
#include "grid/division.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// All divisions and cells of a store, in memory. Never changes once it is built, so any number of threads may ask at
/// once; pointers that it gives live as long as it does.
class GridDirectory {
public:
    /// Refuses codes that stand twice, parents and divisions that aren't there, and parents that aren't of a higher
    /// level than their children.
    static Result<GridDirectory> build(GridParts parts, CodingProfile profile);

    GridDirectory(GridDirectory&&) noexcept;
    GridDirectory& operator=(GridDirectory&&) noexcept;
    ~GridDirectory();

    const CodingProfile& profile() const;
    /// In the order of their codes.
    std::span<const Division> divisions() const;
    std::span<const Cell> cells() const;

    /// Null when there is no such code. The code is taken as written: CodingProfile::canonicalCode makes it so.
    const Division* division(std::string_view code) const;
    const Cell* cell(std::string_view code) const;
    /// In the order of their codes; of the empty code the tops of the tree.
    std::vector<const Division*> children(std::string_view code) const;
    std::vector<const Cell*> cellsOf(std::string_view division) const;
    /// Whether the division or cell is `above`, or lies in it.
    bool isWithin(std::string_view code, std::string_view above) const;
    /// Names from the top down to the division or cell: { "沐川县", "沐溪镇", "围墙村" }; empty for an unknown code.
    std::vector<std::string> names(std::string_view code) const;
    /// The same as one text: "沐川县 / 沐溪镇 / 围墙村".
    std::string path(std::string_view code) const;

    /// Every division of that name, or whose committee has it ("围墙村", "围墙村委会"), below `under` if one is named;
    /// blanks and the case of ASCII letters don't matter.
    std::vector<const Division*> divisionsNamed(std::string_view name, std::string_view under = {}) const;
    /// The only one, or null.
    const Division* divisionNamed(std::string_view name, std::string_view under = {}) const;

    /// The cell that covers the place. Of cells that meet in it the one of the lowest code. Null when none does.
    const Cell* cellAt(GeoPoint at) const;
    /// The lowest division that covers the place: that of its cell, or else the deepest one whose own outline does, of
    /// several that of the lowest code. Null when none does.
    const Division* divisionAt(GeoPoint at) const;
    /// The cell whose border is nearest, if that is within so many metres; 0 m away when it covers the place. Of
    /// equally near ones the one of the lowest code.
    const Cell* nearestCell(GeoPoint at, double withinMetres) const;

    /// Around all outlines and seats; nothing when there are none.
    std::optional<GeoBox> box() const;

private:
    struct Shelves;
    explicit GridDirectory(std::unique_ptr<const Shelves> shelves);
    std::unique_ptr<const Shelves> m_shelves;
};

} // namespace fengsui
