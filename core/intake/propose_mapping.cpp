#include "intake/propose_mapping.h"

#include "component/component.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace fengsui {

namespace {

struct Names {
    const char* field;
    std::vector<std::string_view> known; ///< as plain() writes them, the surest first
};

// Fields of CJ/T 214-2007, table of components; headings that offices write over them; words of other countries.
const std::array namesOfFields {
    Names { "code", { "objid", "objcode", "标识码", "部件标识码", "部件编码", "部件编号", "bsm", "bjbm" } },
    Names { "class", { "objclass", "classcode", "小类代码", "部件小类代码", "部件代码", "小类编码", "class", "type" } },
    Names { "name", { "objname", "部件名称", "名称", "mc", "bjmc", "name", "asset" } },
    Names { "number", { "权属单位编号", "自编号", "编号", "资产编号", "灯杆编号", "assetid", "number", "no", "ref" } },
    Names { "address", { "objpos", "位置", "位置描述", "地址", "详细地址", "address", "location", "addr" } },
    Names { "road", { "道路", "道路名称", "所在道路", "road", "street", "roadname", "streetname" } },
    Names { "house", { "门牌", "门牌号", "housenumber", "house" } },
    Names { "owner",
        { "deptname2", "权属单位", "权属单位名称", "deptname1", "主管部门", "主管部门名称", "owner", "operator" } },
    Names { "state", { "objstate", "部件状态", "状态", "state", "status" } },
    Names { "longitude", { "经度", "longitude", "lon", "lng", "long", "x" } },
    Names { "latitude", { "纬度", "latitude", "lat", "y" } },
};

// "Dept_Name 2" as "deptname2".
std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : name)
        if (c != ' ' && c != '_' && c != '-' && c != '.')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

// Some rows of every inventory are wrong.
bool areMost(const ColumnSample& column, const auto& like)
{
    return std::ranges::count_if(column.values, like) * 2 > std::ssize(column.values);
}

bool isCode(const std::string& value)
{
    return ComponentCode::parse(value).has_value();
}

bool isDegreesWithin(const std::string& value, double most)
{
    double number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    return read.ec == std::errc() && read.ptr == value.data() + value.size() && number >= -most && number <= most;
}

class Proposal {
public:
    Proposal(std::span<const ColumnSample> columns, bool bringsPlaces)
        : m_columns(columns)
    {
        for (const Names& names : namesOfFields) {
            const std::string_view field = names.field;
            if (bringsPlaces && (field == "longitude" || field == "latitude"))
                continue;
            for (const std::string_view known : names.known)
                if (const ColumnSample* column = free(known); column && fits(field, *column)) {
                    take(names.field, column->name);
                    break;
                }
        }
        if (!has("code"))
            for (const ColumnSample& column : columns)
                if (!m_fieldOf.contains(column.name) && areMost(column, isCode)) {
                    take("code", column.name);
                    break;
                }
        if (has("address") && has("road"))
            m_fieldOf.erase(column("address")); // either, not both
    }

    bool has(std::string_view field) const
    {
        return std::ranges::any_of(m_fieldOf, [&](const auto& each) { return each.second == field; });
    }
    std::string column(std::string_view field) const
    {
        const auto found = std::ranges::find_if(m_fieldOf, [&](const auto& each) { return each.second == field; });
        return found == m_fieldOf.end() ? std::string() : found->first;
    }
    const std::map<std::string, std::string>& fieldOf() const { return m_fieldOf; }

private:
    void take(const char* field, const std::string& column) { m_fieldOf.emplace(column, field); }
    const ColumnSample* free(std::string_view known) const
    {
        const auto found = std::ranges::find_if(m_columns, [&](const ColumnSample& column) {
            return plain(column.name) == known && !m_fieldOf.contains(column.name);
        });
        return found == m_columns.end() ? nullptr : &*found;
    }
    static bool fits(std::string_view field, const ColumnSample& column)
    {
        if (field == "code")
            return areMost(column, isCode);
        if (field == "longitude")
            return areMost(column, [](const std::string& value) { return isDegreesWithin(value, 180); });
        if (field == "latitude")
            return areMost(column, [](const std::string& value) { return isDegreesWithin(value, 90); });
        return true;
    }

    std::span<const ColumnSample> m_columns;
    std::map<std::string, std::string> m_fieldOf;
};

// A brace of a column's name is written twice, see column_template.h.
std::string inBraces(const std::string& column)
{
    std::string out = "{";
    for (const char c : column)
        out += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
    return out + '}';
}

// Values of a column that say nothing by themselves, each to be given a meaning.
boost::json::object meanings(std::span<const ColumnSample> columns, const std::string& name, const auto& isKnown)
{
    boost::json::object is;
    for (const ColumnSample& column : columns)
        if (column.name == name)
            for (const std::string& value : column.values)
                if (!isKnown(value))
                    is[value] = "";
    return is;
}

// One member a line, so that a person can go on with it.
std::string inLines(const boost::json::object& mapping)
{
    std::string out = "{\n";
    for (auto member = mapping.begin(); member != mapping.end(); ++member)
        out += "  " + boost::json::serialize(member->key()) + ": " + boost::json::serialize(member->value())
            + (std::next(member) == mapping.end() ? "\n" : ",\n");
    return out + "}\n";
}

} // namespace

MappingProposal proposeMapping(
    std::span<const ColumnSample> columns, bool bringsPlaces, const std::string& id, const std::string& division)
{
    const Proposal found(columns, bringsPlaces);
    boost::json::object mapping { { "id", id } };
    if (found.has("code"))
        mapping["code"] = found.column("code");
    else
        mapping["division"] = division;
    if (found.has("class"))
        mapping["class"] = { { "column", found.column("class") },
            { "is", meanings(columns, found.column("class"), [](const std::string& value) {
                 return classCodeOf(value).has_value();
             }) } };
    else if (!found.has("code"))
        mapping["class"] = { { "otherwise", "" } };
    for (const char* field : { "name", "number", "address", "road", "house", "owner" })
        if (found.has(field))
            mapping[field] = inBraces(found.column(field));
    if (found.has("state"))
        mapping["state"] = { { "column", found.column("state") },
            { "is", meanings(columns, found.column("state"), [](const std::string& value) {
                 return componentStateOf(value).has_value();
             }) } };
    boost::json::object place;
    if (!bringsPlaces) {
        place["longitude"] = found.column("longitude");
        place["latitude"] = found.column("latitude");
    }
    place["reference"] = "wgs84";
    mapping["place"] = std::move(place);
    return { inLines(mapping), found.fieldOf() };
}

} // namespace fengsui
