#pragma once

#include "base/chinese_offset.h"
#include "desk/gazetteer.h"
#include "geo/read_coordinates.h"
#include "map/map_pin.h"
#include "map/web_mercator.h"

#include <QString>

#include <optional>
#include <vector>

namespace fengsui {
class TypeCatalogue;
}

namespace fengsui::ui {

class MapAreas;
class PinBoard;

/// Something that the search of the map found.
struct Hit {
    QString title;
    QString detail;
    Degrees at;
    std::optional<double> metres; ///< from where it was asked for, where that decides the order
    std::optional<PinKey> pin; ///< of a case or team
    std::optional<WorldBox> box; ///< of a division or cell
    std::optional<Facility> facility;
    std::optional<Component> component;
};

/// What the numbers of a place that somebody typed or pasted mean. Said by that person, never guessed.
struct NumbersMean {
    CoordinateReference reference = CoordinateReference::Wgs84;
    AxisOrder order = AxisOrder::LongitudeFirst;
};

/// The place that the text writes, in any notation; nothing when it writes none. The detail says how it was read, and
/// what the person should look at.
std::optional<Hit> placeIn(const QString& text, NumbersMean mean);
/// Cases and teams whose label has the words, divisions and cells by name and code: those that begin so first. At most
/// so many of each.
std::vector<Hit> hitsOnMap(const QString& text, const PinBoard& pins, const MapAreas& areas, std::size_t limit);
/// Facilities by name, code, unit and address, and components: by code, by the beginning of a code, by text; the name
/// of a class (or its four digits) gives its nearest ones. Asks the gazetteer, so not in the window's thread.
std::vector<Hit> hitsIn(
    Gazetteer& gazetteer, const QString& text, GeoPoint near, const TypeCatalogue& types, std::size_t limit);

} // namespace fengsui::ui
