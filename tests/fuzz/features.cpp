#include "fuzz/fuzz.h"
#include "geo/read_features.h"
#include "geo/write_features.h"

#include <array>

namespace fengsui {

namespace {

constexpr std::array names { "a.geojson", "a.kml", "a.kmz", "a.gpx", "a" };

} // namespace

// Files of other map programs: GeoJSON, KML, KMZ and GPX. What is read can be written, and that can be read; writing it
// once more gives the same text.
void fuzz(std::string_view input)
{
    Material material(input);
    const char* name = names.at(material.number(names.size()));
    const Loaded<FeatureFile> read = readFeatures(name, material.rest());
    require(read.value.has_value() || !read.faults.empty(), "what is no file of features is refused");
    require(read.faults.size() <= mostFaults, "faults are bounded");
    for (const Refusal& fault : read.faults)
        require(!fault.text.empty(), "a fault is told");
    if (!read.value)
        return;
    for (const FeatureFormat format : { FeatureFormat::GeoJson, FeatureFormat::Kml, FeatureFormat::Gpx }) {
        const std::string text = toText(*read.value, format);
        const std::string again = "again." + std::string(toWord(format));
        const Loaded<FeatureFile> reread = readFeatures(again, text);
        require(reread.value.has_value(),
            "what is written can be read: " + (reread.faults.empty() ? again : reread.faults.front().toString()));
        require(toText(*reread.value, format) == text, "and is written the same again: " + again);
    }
    require(!toText(*read.value, FeatureFormat::Csv).empty(), "a table has its head at least");
}

} // namespace fengsui
