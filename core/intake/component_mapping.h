#pragma once

#include "base/chinese_offset.h"
#include "base/json_document.h"
#include "component/component.h"
#include "intake/column_template.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// Where the columns of an inventory of components go: one JSON file.
struct ComponentMapping {
    std::string id;
    char delimiter = ','; ///< of tables
    /// The column with the 16 digits; or empty: then they are counted up, in the order of the file, behind `division`
    /// and the class.
    std::string codeColumn;
    std::uint32_t division = 0; ///< six digits
    std::string classColumn; ///< or empty
    std::map<std::string, std::uint16_t, std::less<>> classIs; ///< what the column's values mean; else they are codes
    std::optional<std::uint16_t> classCode; ///< of all rows, or of those whose column is empty
    ColumnTemplate name, number, road, house, owner;
    ColumnTemplate address; ///< road and house in one text, see splitAddress
    std::string stateColumn; ///< or empty: all are intact
    std::map<std::string, ComponentState, std::less<>> stateIs; ///< beside the words of componentStateOf
    std::string longitudeColumn, latitudeColumn; ///< or both empty: the rows bring their places
    std::string system; ///< of places that rows bring, where the file does not say it: "EPSG:4547"; may be empty
    CoordinateReference reference = CoordinateReference::Wgs84;

    /// Reads a mapping file and names everything that is wrong with it.
    static Loaded<ComponentMapping> parse(std::string file, std::string_view text);
};

} // namespace fengsui
