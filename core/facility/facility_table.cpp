#include "facility/facility_table.h"

#include "geo/feature_faults.h"
#include "grid/plain_text.h"
#include "intake/csv_table.h"

#include <algorithm>
#include <functional>
#include <set>

namespace fengsui {

namespace {

enum Column : std::size_t { Code, Kind, Name, Unit, Post, Address, State, Link, Note, Capacity, Longitude, Latitude };

constexpr std::array<std::array<std::string_view, 3>, 12> columnNames { {
    { "code", "编号", "编码" },
    { "kind", "类别", "类型" },
    { "name", "名称", "名称" },
    { "unit", "责任单位", "单位" },
    { "post", "岗位", "责任岗位" },
    { "address", "地址", "位置" },
    { "state", "状态", "状态" },
    { "link", "链接", "视频地址" },
    { "note", "备注", "说明" },
    { "capacity", "容量", "数量" },
    { "longitude", "经度", "longitude_wgs84" },
    { "latitude", "纬度", "latitude_wgs84" },
} };

std::optional<FacilityKind> kindNamed(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, FacilityKind>, 8> chinese { {
        { "摄像头", FacilityKind::Camera },
        { "监控", FacilityKind::Camera },
        { "避难场所", FacilityKind::Shelter },
        { "应急物资", FacilityKind::Supplies },
        { "物资", FacilityKind::Supplies },
        { "报警装置", FacilityKind::Alarm },
        { "隐患", FacilityKind::Hazard },
        { "责任区", FacilityKind::Charge },
    } };
    const auto found = std::ranges::find(chinese, word, &std::pair<std::string_view, FacilityKind>::first);
    return found != chinese.end() ? std::optional(found->second) : facilityKindOf(word);
}

// Checks what rows and features say, and gathers what is wrong.
class Gathering {
public:
    Gathering(std::string file, std::optional<FacilityKind> kind)
        : m_file(std::move(file))
        , m_kind(kind)
    {
    }

    void fault(std::size_t line, std::string_view column, const char* text, std::vector<std::string> more = {})
    {
        more.insert(more.begin(), { m_file, std::to_string(line), std::string(column) });
        if (m_faults.size() < mostFaults)
            m_faults.push_back({ Refusal::Reason::BadValue, text, std::move(more), std::string(column) });
    }
    void fault(Refusal refusal) { m_faults.push_back(std::move(refusal)); }

    // `word` gives what stands in a column, trimmed; the course is put in by the caller.
    void add(std::size_t line, std::vector<GeoPoint> course, const std::function<std::string(Column)>& word)
    {
        Facility made { word(Code), m_kind.value_or(FacilityKind::Camera), word(Name), word(Unit), word(Post),
            word(Address), word(State), word(Link), word(Note), 0, std::move(course) };
        if (made.code.empty() || made.name.empty())
            return fault(line, made.code.empty() ? "code" : "name",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is empty."));
        if (const std::string kind = word(Kind); !kind.empty()) {
            const auto known = kindNamed(kind);
            if (!known)
                return fault(line, "kind",
                    QT_TRANSLATE_NOOP("Refusal",
                        "%1, line %2: \"%4\" is no kind. There are: camera, shelter, supplies, alarm, hazard, charge."),
                    { kind });
            made.kind = *known;
        } else if (!m_kind) {
            return fault(line, "kind", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is empty."));
        }
        if (const std::string capacity = word(Capacity); !capacity.empty()) {
            const auto number = decimalOf(capacity);
            if (!number || *number < 0 || *number > 4e9)
                return fault(line, "capacity",
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%4\" is no number of people or pieces."),
                    { capacity });
            made.capacity = static_cast<std::uint32_t>(*number);
        }
        if (made.course.empty() || std::ranges::find(made.course, GeoPoint {}) != made.course.end())
            return fault(
                line, "longitude", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: It has no place, or lies at 0,0."));
        if (!m_codes.emplace(made.kind, made.code).second)
            return fault(line, "code", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The code %4 stands there twice."),
                { made.code });
        m_read.push_back(std::move(made));
    }

    Loaded<std::vector<Facility>> finish()
    {
        if (!m_faults.empty())
            return { std::nullopt, std::move(m_faults) };
        return { std::move(m_read), {} };
    }

private:
    std::string m_file;
    std::optional<FacilityKind> m_kind;
    std::vector<Facility> m_read;
    std::set<std::pair<FacilityKind, std::string>> m_codes;
    std::vector<Refusal> m_faults;
};

std::array<std::optional<std::size_t>, 12> columnsOf(std::span<const std::string> header)
{
    std::array<std::optional<std::size_t>, 12> columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (const std::string_view name : columnNames[i])
            if (const auto at = std::ranges::find(header, name); at != header.end() && !columns[i])
                columns[i] = static_cast<std::size_t>(at - header.begin());
    return columns;
}

} // namespace

Loaded<std::vector<Facility>> readFacilityTable(
    const std::filesystem::path& path, std::optional<FacilityKind> kind, CoordinateReference from)
{
    auto opened = CsvTable::open(path);
    if (!opened)
        return { std::nullopt, { opened.refusal() } };
    CsvTable table = *std::move(opened);
    Gathering gathering(path.filename().string(), kind);
    const auto columns = columnsOf(table.header());
    for (const Column needed : { Code, Name, Longitude, Latitude, Kind })
        if (!columns[needed] && (needed != Kind || !kind)) {
            gathering.fault(
                1, columnNames[needed][0], QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The column \"%3\" is missing."));
            return gathering.finish();
        }
    const auto word = [&](Column column) {
        return columns[column] ? std::string(trimmed(table.values()[*columns[column]])) : std::string();
    };
    for (;;)
        switch (table.next()) {
        case CsvTable::Step::Record: {
            const auto x = decimalOf(word(Longitude)), y = decimalOf(word(Latitude));
            // A file may say by the column's name that it is WGS 84.
            const bool isSaid = table.header()[*columns[Longitude]].ends_with("wgs84");
            const auto at = x && y ? toWgs84({ *x, *y }, isSaid ? CoordinateReference::Wgs84 : from) : std::nullopt;
            if (at && (*x != 0 || *y != 0))
                gathering.add(table.line(), { *at }, word);
            else
                gathering.add(table.line(), {}, word);
            break;
        }
        case CsvTable::Step::Fault:
            gathering.fault(table.refusal());
            break;
        case CsvTable::Step::Broken:
            gathering.fault(table.refusal());
            return gathering.finish();
        case CsvTable::Step::End:
            return gathering.finish();
        }
}

Loaded<std::vector<Facility>> facilitiesOf(const FeatureFile& file, std::optional<FacilityKind> kind)
{
    Gathering gathering(file.title, kind);
    std::size_t number = 0;
    for (const Feature& feature : file.features) {
        std::vector<GeoPoint> course;
        if (!feature.shape.areas.empty()) {
            course = feature.shape.areas.front().outer;
            course.push_back(course.front());
        } else {
            for (const WayPoint& point : feature.shape.ways.empty() ? feature.shape.points : feature.shape.ways.front())
                course.push_back(point.at);
        }
        gathering.add(++number, std::move(course), [&](Column column) {
            if (column == Name && !feature.name.empty())
                return feature.name;
            if (column == Note && !feature.note.empty())
                return feature.note;
            for (const std::string_view name : columnNames[column])
                if (const auto said = feature.word(name); !said.empty())
                    return std::string(trimmed(said));
            return column == Code ? std::string(trimmed(feature.word("id"))) : std::string();
        });
    }
    return gathering.finish();
}

} // namespace fengsui
