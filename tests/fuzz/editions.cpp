#include "fuzz/fuzz.h"
#include "road/road_bytes.h"
#include "tile/gunzip.h"
#include "tile/picture_facts.h"
#include "tile/pmtiles_bytes.h"

namespace fengsui {

// Files of the map: the parts of a PMTiles file, pictures' first bytes, packed pieces, and a road network as an edition
// keeps it, which may come from another console.
void fuzz(std::string_view input)
{
    if (const auto header = readPmtilesHeader(input, "a.pmtiles", input.size())) {
        for (const auto& piece : { header->root, header->metadata, header->leaves, header->tiles })
            require(piece.offset <= input.size() && piece.length <= input.size() - piece.offset,
                "pieces lie within the file");
        require(header->lowestZoom <= header->highestZoom, "zooms go up");
    }
    if (const auto directory = readPmtilesDirectory(input)) {
        require(directory->size() <= input.size(), "no more entries than bytes");
        for (std::size_t i = 1; i < directory->size(); ++i)
            require((*directory)[i - 1].id < (*directory)[i].id, "ids rise");
        for (const PmtilesEntry& entry : *directory)
            require(findPmtilesEntry(*directory, entry.id) == &entry || entry.run == 0, "an entry is found by its id");
    }
    constexpr std::size_t bound = 1 << 20;
    if (const auto unpacked = gunzip(input, bound))
        require(unpacked->size() <= bound, "no more is unpacked than allowed");
    static_cast<void>(pictureFacts(input));
    if (const auto roads = roadsFromBytes(input))
        require(toBytes(roads->first, roads->second) == input, "a network that is read is written as the same bytes");
}

} // namespace fengsui
