#include "bench/big_county.h"

#include "intake/component_rows.h"
#include "intake/csv_table.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <random>
#include <stdexcept>

namespace fengsui::bench {

namespace {

constexpr std::int32_t west = 1037000000, south = 287000000, width = 6000000, height = 6000000; // 1e-7 degrees
constexpr int townsAcross = 4;
constexpr int cellsAcross = 77, cellsUp = 110; // 8,470

struct Real {
    double x, y; // 0 to 1 in the box of its inventory
    Component component;
};

const char* const lights = R"({ "id": "lights", "division": "511129", "class": { "otherwise": "0118" },
    "name": "路灯", "place": { "longitude": "longitude", "latitude": "latitude", "reference": "wgs84" } })";
const char* const hydrants = R"({ "id": "hydrants", "division": "511129", "class": { "otherwise": "0113" },
    "name": "{MAKE} {TYPE0}", "number": "{HYDRANT_ID}", "address": "{ADDRESS}", "owner": "Tulsa {DISTRICT}",
    "place": { "longitude": "LONGITUDE", "latitude": "LATITUDE", "reference": "wgs84" } })";

void readReal(const char* path, const char* mapping, std::vector<Real>& into)
{
    const char* folder = std::getenv("FENGSUI_DATA"); // before any thread is begun
    auto opened = CsvTable::open(std::filesystem::path(folder ? folder : "../shared/data") / path);
    if (!opened)
        throw std::runtime_error(opened.refusal().toString());
    CsvTable table = *std::move(opened);
    auto begun = ComponentRows::begin(*ComponentMapping::parse("bench", mapping).value, table.header());
    ComponentRows rows = *std::move(begun);
    const std::size_t first = into.size();
    GeoBox box { { INT32_MAX, INT32_MAX }, { INT32_MIN, INT32_MIN } };
    while (table.next() == CsvTable::Step::Record)
        if (const auto component = rows.row(table.values())) {
            into.push_back({ 0, 0, *component });
            box = united(box, { component->at, component->at });
        }
    for (std::size_t i = first; i < into.size(); ++i) {
        const GeoPoint at = into[i].component.at;
        into[i].x = (double(at.longitudeE7) - box.southWest.longitudeE7)
            / (double(box.northEast.longitudeE7) - box.southWest.longitudeE7);
        into[i].y = (double(at.latitudeE7) - box.southWest.latitudeE7)
            / (double(box.northEast.latitudeE7) - box.southWest.latitudeE7);
    }
}

struct Invented {
    std::uint16_t classCode;
    const char* name;
};
constexpr std::array inventedKinds { Invented { 118, "路灯" }, Invented { 102, "污水井盖" },
    Invented { 103, "雨水井盖" }, Invented { 117, "立杆" }, Invented { 136, "监控电子眼" },
    Invented { 209, "交通标志牌" }, Invented { 402, "行道树" }, Invented { 205, "过街天桥" },
    Invented { 101, "上水井盖" }, Invented { 116, "电力设施" }, Invented { 305, "垃圾箱" } };

std::vector<std::string> roads()
{
    std::vector<std::string> all;
    for (const char* a :
        { "沐", "溪", "茨", "竹", "永", "福", "黄", "丹", "舟", "坝", "高", "笋", "大", "楠", "利", "店", "杨", "村" })
        for (const char* b : { "川", "江", "山", "城", "门", "桥" })
            all.push_back(std::string(a) + b + "路");
    return all;
}

// A corner of the cells' mesh: the same one for all cells that meet there.
GeoPoint corner(int column, int row, int along, bool isAcross)
{
    const std::uint32_t seed = std::uint32_t(((column * 131 + row) * 8 + along) * 2 + int(isAcross));
    std::mt19937 dice(seed);
    const int dx = width / cellsAcross, dy = height / cellsUp;
    const bool isRim = isAcross ? row == 0 || row == cellsUp : column == 0 || column == cellsAcross;
    const auto wobble = [&](int size) { return isRim ? 0 : int(dice() % std::uint32_t(size / 5)) - size / 10; };
    return isAcross ? GeoPoint { west + column * dx + along * dx / 5, south + row * dy + (along ? wobble(dy) : 0) }
                    : GeoPoint { west + column * dx + (along ? wobble(dx) : 0), south + row * dy + along * dy / 5 };
}

} // namespace

const char* const bigMapping = R"({ "id": "big", "code": "code", "name": "{name}", "number": "{number}",
    "road": "{road}", "house": "{house}", "owner": "{owner}", "state": { "column": "state" },
    "place": { "longitude": "longitude", "latitude": "latitude", "reference": "wgs84" } })";

std::vector<Component> bigInventory()
{
    std::vector<Real> real;
    readReal("components/bristol_streetlights.csv.gz", lights, real);
    readReal("components/tulsa_hydrants.csv.gz", hydrants, real);
    const auto allRoads = roads();
    std::mt19937 dice(5);
    std::array<std::uint32_t, 10000> sequence {};
    std::vector<Component> all;
    all.reserve(countyComponents);
    for (std::size_t i = 0; i < countyComponents; ++i) {
        const Real& from = real[i % real.size()];
        const std::size_t town = i / real.size() % (townsAcross * townsAcross);
        const double x = town & 1 ? 1 - from.x : from.x, y = town & 2 ? 1 - from.y : from.y;
        Component each = from.component;
        // the 17th round, which is a part of one, lies a little beside the first
        const std::int32_t beside = i / real.size() >= townsAcross * townsAcross ? 777 : 0;
        each.at = { west + std::int32_t((double(town % townsAcross) + x) / townsAcross * (width - 1000)) + beside,
            south + std::int32_t((double(town / townsAcross) + y) / townsAcross * (height - 1000)) + beside };
        std::uint16_t classCode = each.code.classCode();
        if (each.road.empty()) {
            const Invented& kind = inventedKinds[dice() % inventedKinds.size()];
            classCode = kind.classCode;
            each.name = kind.name;
            each.road = allRoads[dice() % allRoads.size()];
            each.house = std::to_string(1 + dice() % 999);
            each.owner = "城管局";
        }
        each.code = ComponentCode::of(511129, classCode, ++sequence[classCode]);
        each.state = dice() % 50 ? ComponentState::Intact : ComponentState::Broken;
        all.push_back(std::move(each));
    }
    return all;
}

void writeInventory(const std::filesystem::path& file, const std::vector<Component>& all)
{
    std::ofstream out(file, std::ios::binary);
    out << "code,name,number,road,house,owner,state,longitude,latitude\n";
    out.precision(10);
    for (const Component& each : all)
        out << each.code.toString() << ",\"" << each.name << "\",\"" << each.number << "\",\"" << each.road << "\","
            << each.house << ',' << each.owner << ',' << toWord(each.state) << ',' << each.at.longitude() << ','
            << each.at.latitude() << '\n';
    if (!out.flush())
        throw std::runtime_error("the inventory can't be written to " + file.string());
}

GridParts bigGrid()
{
    GridParts parts;
    parts.divisions.push_back({ "511129", "沐川县", 2, {}, {}, {} });
    for (int row = 0; row < cellsUp; ++row)
        for (int column = 0; column < cellsAcross; ++column) {
            Ring ring;
            for (int k = 0; k < 5; ++k)
                ring.push_back(corner(column, row, k, true));
            for (int k = 0; k < 5; ++k)
                ring.push_back(corner(column + 1, row, k, false));
            for (int k = 0; k < 5; ++k)
                ring.push_back(k ? corner(column, row + 1, 5 - k, true) : corner(column + 1, row + 1, 0, true));
            for (int k = 0; k < 5; ++k)
                ring.push_back(k ? corner(column, row, 5 - k, false) : corner(column, row + 1, 0, true));
            const std::string number = std::to_string(10000 + row * cellsAcross + column);
            parts.cells.push_back({ "5111291002" + number, "511129", {}, { { ring, {} } }, ring.front(), true });
        }
    return parts;
}

} // namespace fengsui::bench
