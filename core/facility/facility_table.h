#pragma once

#include "base/chinese_offset.h"
#include "base/json_document.h"
#include "facility/facility.h"
#include "geo/feature.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace fengsui {

/// Reads a table of facilities: CSV, plain or gzip, UTF-8 or GB18030. Columns in any order, in English or Chinese: code
/// 编号, kind 类别, name 名称, unit 责任单位, post 岗位, address 地址, state 状态, link 链接, note 备注, capacity 容量,
/// longitude 经度, latitude 纬度; code, name, longitude and latitude must be there, and kind unless `kind` says it for
/// all rows. The numbers are of the stated reference, and converted.
///
/// All faults are told by file, line and column (codes that stand twice and places at 0,0 too), and then nothing is
/// taken.
Loaded<std::vector<Facility>> readFacilityTable(
    const std::filesystem::path& path, std::optional<FacilityKind> kind, CoordinateReference from);

/// Facilities out of features, which may be stretches and grounds: words by the English names of those columns. Faults
/// name the feature, counted from 1.
Loaded<std::vector<Facility>> facilitiesOf(const FeatureFile& file, std::optional<FacilityKind> kind);

} // namespace fengsui
