#include "grid/read_geojson.h"

#include "grid/plain_text.h"

#include <boost/json.hpp>

#include <functional>
#include <set>
#include <string>
#include <utility>

namespace fengsui {
namespace {

namespace json = boost::json;

/// A member that may be a text or a number, as the codes of many files are.
std::string word(const json::object& properties, std::string_view name)
{
    const json::value* value = properties.if_contains(name);
    if (value && value->is_string())
        return std::string(value->get_string());
    if (value && (value->is_int64() || value->is_uint64()))
        return json::serialize(*value);
    return {};
}

Refusal unusable(std::string why)
{
    return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The outline is left out: %1"), { std::move(why) },
        "geometry" };
}

Result<Ring> readRing(const json::value& value)
{
    Ring ring;
    const json::array* positions = value.if_array();
    if (!positions || positions->size() < 4)
        return unusable("a ring needs at least four positions");
    for (const json::value& position : *positions) {
        const json::array* numbers = position.if_array();
        if (!numbers || numbers->size() < 2 || !(*numbers)[0].is_number() || !(*numbers)[1].is_number())
            return unusable("a position is two numbers");
        const auto point = GeoPoint::fromDegrees((*numbers)[0].to_number<double>(), (*numbers)[1].to_number<double>());
        if (!point)
            return unusable("longitudes go to 180 and latitudes to 90 degrees");
        if (ring.empty() || ring.back() != *point) // equal ones after rounding to a centimetre
            ring.push_back(*point);
    }
    if (ring.front() != ring.back())
        return unusable("a ring ends where it begins");
    return ring;
}

Result<Patch> readPatch(const json::value& value)
{
    const json::array* rings = value.if_array();
    if (!rings || rings->empty())
        return unusable("a polygon needs a ring");
    Patch patch;
    for (const json::value& each : *rings) {
        auto ring = readRing(each);
        if (!ring)
            return ring.refusal();
        (&each == &rings->front() ? patch.outer : patch.holes.emplace_back()) = *std::move(ring);
    }
    return patch;
}

Result<Outline> readOutline(const json::object& geometry)
{
    const std::string type = word(geometry, "type");
    const json::value* coordinates = geometry.if_contains("coordinates");
    if ((type != "Polygon" && type != "MultiPolygon") || !coordinates || !coordinates->is_array())
        return unusable("only Polygon and MultiPolygon are outlines");
    Outline outline;
    const auto add = [&](const json::value& value) -> std::optional<Refusal> {
        auto patch = readPatch(value);
        if (!patch)
            return patch.refusal();
        outline.push_back(*std::move(patch));
        return std::nullopt;
    };
    if (type == "Polygon") {
        if (const auto wrong = add(*coordinates))
            return *wrong;
    } else {
        for (const json::value& value : coordinates->get_array())
            if (const auto wrong = add(value))
                return *wrong;
    }
    setInOrder(outline);
    if (const auto why = whyInvalid(outline))
        return unusable(*why);
    return outline;
}

} // namespace

Result<GridRead> readGeoJson(std::string_view text, const CodingProfile& profile, std::span<const Division> known)
{
    const auto refusal = [](const char* why, std::string argument) {
        return Refusal { Refusal::Reason::BadValue, why, { std::move(argument) }, {} };
    };
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    boost::system::error_code error;
    json::parser parser;
    const std::size_t good = parser.write_some(text.data(), text.size(), error);
    if (error || text.find_first_not_of(" \t\r\n", good) != std::string_view::npos) {
        const auto line = std::ranges::count(text.substr(0, good), '\n') + 1;
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The file stops being JSON at line %1."), std::to_string(line));
    }
    const json::value document = parser.release();
    const json::object* root = document.if_object();
    const json::value* features
        = root && word(*root, "type") == "FeatureCollection" ? root->if_contains("features") : nullptr;
    if (!features || !features->is_array())
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The file is no GeoJSON FeatureCollection."), {});

    DivisionGathering gathering(profile);
    std::set<std::string, std::less<>> inFile;
    std::size_t at = 0;
    for (const json::value& feature : features->get_array()) {
        ++at;
        const json::value* properties = feature.is_object() ? feature.get_object().if_contains("properties") : nullptr;
        if (!properties || !properties->is_object()) {
            gathering.problem(at,
                { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The feature has no properties."), {},
                    "properties" });
            continue;
        }
        const json::object& words = properties->get_object();
        Outline outline;
        if (const json::value* geometry = feature.get_object().if_contains("geometry");
            geometry && geometry->is_object()) {
            auto read = readOutline(geometry->get_object());
            if (read)
                outline = *std::move(read);
            else
                gathering.problem(at, read.refusal());
        }
        const std::string code = word(words, "code"), name = word(words, "name"), level = word(words, "level"),
                          parent = word(words, "parent");
        if (folded(level) == "cell") {
            gathering.addCell(at, code, parent, name, std::move(outline));
        } else {
            if (const auto canonical = profile.canonicalCode(code))
                inFile.insert(*canonical);
            gathering.add(at, { code, name, level, parent, {} }, std::nullopt, std::move(outline));
        }
    }
    for (const Division& division : known)
        if (!inFile.contains(division.code))
            gathering.add(0,
                { division.code, division.name, profile.levels().at(division.level).id, division.parent, {} },
                std::nullopt, {});
    return gathering.finish();
}

} // namespace fengsui
