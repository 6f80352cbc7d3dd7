#pragma once

#include "sqlite/durable_file.h"

#include <filesystem>
#include <string>

namespace fengsui {

/// The same five lamps as GeoJSON, KML and a table: one that is right, one at 0,0, the first again, one without a
/// place, one that is a line (in the table: whose place is no number).
inline void writeLamps(const std::filesystem::path& folder)
{
    const auto feature = [](int number, const std::string& geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"ObjID\":\"511129020300000" + std::to_string(number)
            + "\",\"ObjName\":\"路灯\",\"ObjState\":\"完好\"},\"geometry\":" + geometry + '}';
    };
    const auto point = [](const std::string& at) { return "{\"type\":\"Point\",\"coordinates\":[" + at + "]}"; };
    writeDurably(folder / "lamps.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[" + feature(1, point("103.9,28.95")) + ','
            + feature(2, point("0,0")) + ',' + feature(1, point("103.9,28.95")) + ',' + feature(3, "null") + ','
            + feature(4, "{\"type\":\"LineString\",\"coordinates\":[[103,28],[104,28]]}") + "]}");
    const auto data = [](const char* name, const std::string& value) {
        return "<Data name=\"" + std::string(name) + "\"><value>" + value + "</value></Data>";
    };
    const auto placemark = [&](int number, const char* place) {
        return "<Placemark><ExtendedData>" + data("ObjID", "511129020300000" + std::to_string(number))
            + data("ObjName", "路灯") + data("ObjState", "完好") + "</ExtendedData>" + place + "</Placemark>";
    };
    const char* right = "<Point><coordinates>103.9,28.95</coordinates></Point>";
    writeDurably(folder / "lamps.kml",
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + placemark(1, right)
            + placemark(2, "<Point><coordinates>0,0</coordinates></Point>") + placemark(1, right) + placemark(3, "")
            + placemark(4, "<LineString><coordinates>103,28 104,28</coordinates></LineString>") + "</Document></kml>");
    writeDurably(folder / "lamps.csv",
        "ObjID,ObjName,ObjState,经度,纬度\n5111290203000001,路灯,完好,103.9,28.95\n5111290203000002,路灯,完好,0,0\n"
        "5111290203000001,路灯,完好,103.9,28.95\n5111290203000003,路灯,完好,,\n5111290203000004,路灯,完好,x,y\n");
}

} // namespace fengsui
