#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

/// A column of a file with some of its values, none of them empty.
struct ColumnSample {
    std::string name;
    std::vector<std::string> values;
};

struct MappingProposal {
    /// A mapping file (component_mapping.h). What nobody can guess stands in it empty, and is refused until it is
    /// filled in.
    std::string json;
    std::map<std::string, std::string> fieldOf; ///< the columns that it uses, and for what
};

/// Proposes where the columns of an inventory of components go: by their names (those of CJ/T 214-2007, such as ObjID
/// and DeptName2, their Chinese headings and common English ones) and, for codes and coordinates, by their values.
/// `division` has six digits, for inventories without codes; may be empty.
MappingProposal proposeMapping(
    std::span<const ColumnSample> columns, bool bringsPlaces, const std::string& id, const std::string& division);

} // namespace fengsui
