#include "geo/feature.h"

#include <algorithm>

namespace fengsui {

std::string_view Feature::word(std::string_view key) const
{
    const auto found = std::ranges::find(words, key, &std::pair<std::string, std::string>::first);
    return found == words.end() ? std::string_view() : std::string_view(found->second);
}

void convert(FeatureFile& file, CoordinateReference from)
{
    if (from == CoordinateReference::Wgs84)
        return;
    const auto shift = [from](GeoPoint& at) {
        if (const auto there = toWgs84({ at.longitude(), at.latitude() }, from))
            at = *there;
    };
    for (Feature& feature : file.features) {
        for (WayPoint& point : feature.shape.points)
            shift(point.at);
        for (Way& way : feature.shape.ways)
            for (WayPoint& point : way)
                shift(point.at);
        for (Patch& patch : feature.shape.areas) {
            std::ranges::for_each(patch.outer, shift);
            for (Ring& hole : patch.holes)
                std::ranges::for_each(hole, shift);
        }
    }
    file.notes.insert(file.notes.begin(),
        Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "Converted from %1 to WGS 84; the places are good to about 10 m."),
            { std::string(toWord(from)) }, "reference" });
}

Ring ringOf(const Way& way)
{
    Ring ring;
    for (const WayPoint& point : way)
        if (ring.empty() || ring.back() != point.at)
            ring.push_back(point.at);
    while (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring;
}

bool turnRings(Patch& patch)
{
    bool isTurned = false;
    const auto turn = [&](Ring& ring, bool isOuter) {
        double doubled = 0; // the sign alone matters, so doubles are exact enough
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GeoPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            doubled += a.longitude() * b.latitude() - b.longitude() * a.latitude();
        }
        if ((doubled > 0) == isOuter || doubled == 0)
            return;
        std::ranges::reverse(ring);
        isTurned = true;
    };
    turn(patch.outer, true);
    for (Ring& hole : patch.holes)
        turn(hole, false);
    return isTurned;
}

} // namespace fengsui
