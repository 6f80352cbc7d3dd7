#include "report/around_list.h"

#include "geo/notation.h"
#include "report/case_facts.h"

#include <array>
#include <cmath>
#include <format>
#include <numbers>

namespace fengsui::report {

std::string distanceText(double metres)
{
    return metres < 1000 ? std::format("{:.0f} m", metres) : std::format("{:.1f} km", metres / 1000);
}

// Flat: for what is near.
std::string directionText(GeoPoint from, GeoPoint to, Language language)
{
    if (from == to)
        return {};
    constexpr std::array<std::pair<const char*, const char*>, 8> winds { { { "N", "北" }, { "NE", "东北" },
        { "E", "东" }, { "SE", "东南" }, { "S", "南" }, { "SW", "西南" }, { "W", "西" }, { "NW", "西北" } } };
    const double shrunk = std::cos(from.latitude() * std::numbers::pi / 180);
    const double turn = std::atan2((to.longitude() - from.longitude()) * shrunk, to.latitude() - from.latitude());
    const auto& wind = winds[std::size_t(std::lround(turn / (std::numbers::pi / 4)) + 8) % winds.size()];
    return language == Language::Chinese ? wind.second : wind.first;
}

Document aroundList(const Around& around, std::span<const NearThing> things, const Names& names, const Printed& printed)
{
    const bool isChinese = names.isChinese();
    Document document;
    document.form = "around_list";
    document.formNumber = "FS-30";
    document.language = names.language;
    document.title = (isChinese ? "周边资源清单 " : "What is near ") + around.place;
    const Degrees at { around.at.longitude(), around.at.latitude() };
    document.qr = qrText(std::format("around:{:.7f},{:.7f}/{:.0f}", at.longitude, at.latitude, around.metres), printed);
    if (around.isDrill)
        document.watermark = "演练 DRILL";
    addPrinted(document, names, printed);
    const auto add
        = [&document](const char* name, std::string value) { document.fields.push_back({ name, std::move(value) }); };
    add("place", around.place);
    add("position", toText(at, Notation::Seconds, isChinese ? PlaceWords::Chinese : PlaceWords::English));
    add("radius", distanceText(around.metres));
    add("count", std::to_string(things.size()));
    add("remark", around.remark);
    Table table { "things", { "kind", "name", "distance", "direction", "detail" }, {} };
    for (const NearThing& each : things)
        table.rows.push_back({ each.kind, each.name, distanceText(each.metres),
            directionText(around.at, each.at, names.language), each.detail });
    document.tables = { std::move(table) };
    return document;
}

} // namespace fengsui::report
