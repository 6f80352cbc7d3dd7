#include "enquiry/found_layer.h"

#include "geo/layers.h"

#include <format>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

void say(Feature& feature, const char* key, std::string value)
{
    if (!value.empty())
        feature.words.emplace_back(key, std::move(value));
}

void take(FeatureFile& into, FeatureFile layer, const char* what)
{
    for (Feature& feature : layer.features) {
        feature.words.emplace(feature.words.begin(), "what", what);
        into.features.push_back(std::move(feature));
    }
}

Feature groundOf(const AskedGround& ground, const std::string& name)
{
    Feature feature;
    feature.name = name;
    say(feature, "what", "area");
    say(feature, "squareMetres", std::format("{:.0f}", ground.squareKilometres() * 1e6));
    say(feature, "outlineMetres", std::format("{:.0f}", ground.outlineMetres()));
    if (ground.metres()) {
        say(feature, "radiusMetres", std::format("{:.0f}", *ground.metres()));
        feature.shape.points.push_back({ ground.middle(), {}, {} });
    }
    feature.shape.areas = ground.outline();
    return feature;
}

Feature featureOf(const Facility& facility)
{
    Feature feature;
    feature.name = facility.name;
    feature.note = facility.note;
    say(feature, "what", std::string(toWord(facility.kind)));
    say(feature, "code", facility.code);
    say(feature, "unit", facility.unit);
    say(feature, "post", facility.post);
    say(feature, "address", facility.address);
    say(feature, "state", facility.state);
    say(feature, "link", facility.link);
    say(feature, "capacity", facility.capacity > 0 ? std::to_string(facility.capacity) : "");
    const auto& course = facility.course;
    if (course.size() > 3 && course.front() == course.back()) {
        feature.shape.areas = { { course, {} } };
        setInOrder(feature.shape.areas);
    } else if (course.size() > 1) {
        Way& way = feature.shape.ways.emplace_back();
        for (const GeoPoint at : course)
            way.push_back({ at, {}, {} });
    } else if (!course.empty()) {
        feature.shape.points.push_back({ course.front(), {}, {} });
    }
    return feature;
}

Feature featureOf(const Component& component)
{
    Feature feature;
    feature.name = component.name;
    say(feature, "what", "component");
    say(feature, "code", component.code.toString());
    say(feature, "class", classText(component.code.classCode()));
    say(feature, "number", component.number);
    say(feature, "address", addressOf(component));
    say(feature, "unit", component.owner);
    say(feature, "state", std::string(toWord(component.state)));
    feature.shape.points.push_back({ component.at, {}, {} });
    return feature;
}

} // namespace

FeatureFile foundLayer(
    const AskedGround& ground, const Found& found, const GridDirectory* grid, const std::string& title)
{
    FeatureFile file { title, {}, {} };
    file.features.push_back(groundOf(ground, title));
    take(file, caseLayer(found.openCases, title), "case");
    take(file, caseLayer(found.closedCases, title), "case");
    std::vector<Team> teams;
    for (const FoundTeam& each : found.teams)
        teams.push_back(each.team);
    take(file, teamLayer(teams, grid, title), "team");
    for (const Facility& facility : found.facilities)
        file.features.push_back(featureOf(facility));
    for (const Component& component : found.components)
        file.features.push_back(featureOf(component));
    return file;
}

} // namespace fengsui
