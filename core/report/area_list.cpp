#include "report/area_list.h"

#include "geo/notation.h"
#include "report/case_facts.h"

#include <cstdint>
#include <format>
#include <string>
#include <utility>

namespace fengsui::report {

std::string areaText(double squareMetres, bool isChinese)
{
    return squareMetres < 10'000   ? std::format("{:.0f} {}", squareMetres, isChinese ? "平方米" : "m²")
        : squareMetres < 1'000'000 ? std::format("{:.1f} {}", squareMetres / 10'000, isChinese ? "公顷" : "ha")
                                   : std::format("{:.2f} {}", squareMetres / 1'000'000, isChinese ? "平方公里" : "km²");
}

Document areaList(const AreaFound& found, const Names& names, const Printed& printed)
{
    const DrawnArea& area = found.area;
    const bool isChinese = names.isChinese();
    Document document;
    document.form = "area_list";
    document.formNumber = "FS-31";
    document.language = names.language;
    const std::string name = !area.name.empty() ? area.name : isChinese ? "地图上划定的区域" : "Area drawn on the map";
    document.title = (isChinese ? "区域查询清单 " : "What is in the area ") + name;
    const Degrees at { area.middle.longitude(), area.middle.latitude() };
    document.qr
        = qrText(std::format("area:{:.7f},{:.7f}/{:.0f}", at.longitude, at.latitude, area.squareMetres), printed);
    if (area.isDrill)
        document.watermark = "演练 DRILL";
    addPrinted(document, names, printed);
    const auto add
        = [&document](const char* field, std::string value) { document.fields.push_back({ field, std::move(value) }); };
    std::uint64_t all = 0;
    Table kinds { "counts", { "kind", "number", "listed" }, {} };
    for (const KindCount& each : found.counts) {
        all += each.number;
        kinds.rows.push_back({ each.kind, std::to_string(each.number), std::to_string(each.listed) });
    }
    add("name", name);
    add("position", toText(at, Notation::Seconds, isChinese ? PlaceWords::Chinese : PlaceWords::English));
    add("area", areaText(area.squareMetres, isChinese));
    add("outline", distanceText(area.outlineMetres));
    add("corners", std::to_string(area.corners));
    add("count", std::to_string(all));
    add("remark", area.remark);
    Table list { "things", { "kind", "name", "detail" }, {} };
    for (const NearThing& each : found.things)
        list.rows.push_back({ each.kind, each.name, each.detail });
    document.tables = { std::move(kinds), std::move(list) };
    return document;
}

} // namespace fengsui::report
