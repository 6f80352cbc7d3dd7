#include "fuzz/fuzz.h"
#include "geo/read_coordinates.h"

#include <cmath>

namespace fengsui {

// What people paste as a place. What is read lies on the Earth, and in every notation it is read again where it was.
void fuzz(std::string_view input)
{
    for (const AxisOrder order : { AxisOrder::LongitudeFirst, AxisOrder::LatitudeFirst }) {
        const auto read = readCoordinates(input, order);
        if (!read) {
            require(!read.refusal().toString().empty(), "what is no place is refused with a reason");
            continue;
        }
        const auto [longitude, latitude] = read->place;
        require(std::abs(longitude) <= 180 && std::abs(latitude) <= 90, "a place lies on the Earth");
        for (const Notation notation : { Notation::Decimal, Notation::Minutes, Notation::Seconds })
            for (const PlaceWords words : { PlaceWords::English, PlaceWords::Chinese }) {
                const std::string text = toText(read->place, notation, words);
                const auto again = readCoordinates(text, order);
                require(again.isOk(), "what is written can be read: " + text);
                require(std::abs(again->place.longitude - longitude) < 1e-5
                        && std::abs(again->place.latitude - latitude) < 1e-5,
                    "and is the same place: " + text);
            }
    }
}

} // namespace fengsui
