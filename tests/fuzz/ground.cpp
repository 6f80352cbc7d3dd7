#include "fuzz/fuzz.h"
#include "grid/outline_bytes.h"
#include "grid/read_geojson.h"

namespace fengsui {

// The ground of divisions and cells: as bytes in an edition, which may come from another console, and as a GeoJSON file
// from whoever drew it.
void fuzz(std::string_view input)
{
    if (const auto outline = outlineFromBytes(input)) {
        require(toBytes(*outline) == input, "an outline that is read is written as the same bytes");
        require(outlineFromBytes(toBytes(*outline)) == outline, "and reads the same again");
    }
    static const CodingProfile profile = [] {
        auto loaded = CodingProfile::parse("profile",
            R"({ "id": "own", "title": { "en": "Own" }, "basis": "none", "code": { "alphabet": "letters", "longest": 40 },
                "levels": [ { "id": "county", "name": { "en": "County" } }, { "id": "town", "name": { "en": "Town" } } ],
                "cell": { "name": { "en": "Cell" }, "numbered": "Cell %1" }, "placeNames": [] })");
        require(loaded.isOk(), loaded ? "" : loaded.refusal().toString());
        return *std::move(loaded);
    }();
    const auto read = readGeoJson(input, profile);
    require(read.isOk() || !read.refusal().toString().empty(), "what is no map is refused with a reason");
}

} // namespace fengsui
