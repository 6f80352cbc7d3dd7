#include "grid/cell_file.h"

#include "grid/entries.pb.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fengsui {

namespace {

bool isPlace(GeoPoint at)
{
    return at.longitudeE7 >= -1'800'000'000 && at.longitudeE7 <= 1'800'000'000 && at.latitudeE7 >= -900'000'000
        && at.latitudeE7 <= 900'000'000;
}

Outline outlineOf(const entries::CellDrawn& drawn)
{
    Outline outline;
    std::size_t corners = 0;
    for (const entries::CellRing& each : drawn.rings()) {
        Ring ring;
        for (int i = 0; i + 1 < each.corners_size(); i += 2)
            if (const GeoPoint at { each.corners(i), each.corners(i + 1) }; isPlace(at))
                ring.push_back(at);
        if (ring.size() < 3 || (each.hole() && outline.empty()))
            continue;
        corners += ring.size();
        if (corners > mostCellCorners)
            break;
        if (each.hole())
            outline.back().holes.push_back(std::move(ring));
        else
            outline.push_back({ std::move(ring), {} });
    }
    setInOrder(outline);
    return outline;
}

void put(CellFile& file, CellWord word)
{
    const auto at = std::ranges::lower_bound(
        file.words, word.base.view(), {}, [](const CellWord& each) -> std::string_view { return each.base.view(); });
    if (at != file.words.end() && at->base == word.base)
        *at = std::move(word);
    else
        file.words.insert(at, std::move(word));
}

void add(entries::CellDrawn& drawn, const Ring& ring, bool isHole)
{
    entries::CellRing* out = drawn.add_rings();
    out->set_hole(isHole);
    for (const GeoPoint at : ring) {
        out->add_corners(at.longitudeE7);
        out->add_corners(at.latitudeE7);
    }
}

} // namespace

SubjectId cellSubject(std::string_view code)
{
    return RawId::derived("grid cell " + std::string(code));
}

void fold(CellFile& file, const Stamp& stamp, const entries::CellDrawn& drawn)
{
    const auto base = Digest::fromBytes(drawn.base());
    Outline outline = outlineOf(drawn);
    if (!base || outline.empty() || cellSubject(drawn.code()) != file.id)
        return;
    put(file,
        { stamp.hash, *base, { drawn.code(), drawn.division(), drawn.name(), std::move(outline), {}, false }, false, {},
            stamp.author, stamp.recordedAt });
    file.said.say(stamp, "record", drawn.SerializeAsString());
}

void fold(CellFile& file, const Stamp& stamp, const entries::CellWithdrawn& withdrawn)
{
    const auto base = Digest::fromBytes(withdrawn.base());
    if (!base || cellSubject(withdrawn.code()) != file.id)
        return;
    put(file,
        { stamp.hash, *base, { withdrawn.code(), {}, {}, {}, {}, false }, true, withdrawn.reason(), stamp.author,
            stamp.recordedAt });
    file.said.say(stamp, "record", withdrawn.SerializeAsString());
}

entries::CellDrawn toEntry(const Cell& cell, const Digest& base)
{
    entries::CellDrawn drawn;
    drawn.set_code(cell.code);
    drawn.set_name(cell.name);
    drawn.set_division(cell.division);
    drawn.set_base(std::string(base.view()));
    for (const Patch& patch : cell.outline) {
        add(drawn, patch.outer, false);
        for (const Ring& hole : patch.holes)
            add(drawn, hole, true);
    }
    return drawn;
}

} // namespace fengsui
