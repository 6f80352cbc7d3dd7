#include "wiring/grid_import.h"

#include "grid/read_geojson.h"
#include "intake/call_file_reader.h"
#include "intake/csv_table.h"
#include "intake/file_divisions.h"
#include "intake/text_source.h"
#include "sqlite/grid_edition.h"

#include <algorithm>
#include <map>

namespace fengsui {

namespace {

Result<std::string> wholeText(const std::filesystem::path& file)
{
    auto source = TextSource::open(file);
    if (!source)
        return source.refusal();
    TextSource text = *std::move(source);
    std::string whole;
    for (;;) {
        const auto chunk = text.next();
        if (!chunk)
            return chunk.refusal();
        if (chunk->empty())
            return whole;
        whole += *chunk;
    }
}

Result<GridRead> readTable(const std::filesystem::path& file, const CodingProfile& profile, CoordinateReference from)
{
    auto opened = CsvTable::open(file);
    if (!opened)
        return opened.refusal();
    CsvTable rows = *std::move(opened);
    const std::vector<std::string> header(rows.header().begin(), rows.header().end());
    auto begun = DivisionTable::begin(header, profile, from);
    if (!begun)
        return begun.refusal();
    DivisionTable table = *std::move(begun);
    std::vector<GridProblem> broken;
    for (;;) {
        switch (rows.next()) {
        case CsvTable::Step::Record:
            table.row(rows.line(), std::vector<std::string>(rows.values().begin(), rows.values().end()));
            break;
        case CsvTable::Step::Fault:
            broken.push_back({ rows.line(), rows.refusal() });
            break;
        case CsvTable::Step::Broken:
            return rows.refusal();
        case CsvTable::Step::End: {
            GridRead read = table.finish();
            read.problems.insert(read.problems.end(), broken.begin(), broken.end());
            std::ranges::stable_sort(read.problems, {}, &GridProblem::at);
            return read;
        }
        }
    }
}

// The townships that a call file names become the level below the store's own division.
Result<GridRead> readCalls(const std::filesystem::path& file, const CallMapping& mapping, const CodingProfile& profile,
    const StoreIdentity& identity, const GridParts& had)
{
    std::vector<NamedDivision> existing;
    for (const Division& division : had.divisions)
        if (division.parent == identity.division)
            existing.push_back({ division.code, division.name });
    const auto named = divisionsOf(file, mapping, identity.division, existing);
    if (!named)
        return named.refusal();
    DivisionGathering gathering(profile);
    const std::string& top = profile.levels().front().id;
    const std::string& below = profile.levels().at(1).id;
    gathering.add(1, { identity.division, identity.name, top, {}, {} }, std::nullopt, {});
    for (const NamedDivision& division : *named)
        gathering.add(1, { division.code, division.name, below, identity.division, {} }, std::nullopt, {});
    return gathering.finish();
}

bool isGeoJson(const std::filesystem::path& file)
{
    const std::string name = file.filename().string();
    return name.ends_with(".geojson") || name.ends_with(".json") || name.ends_with(".geojson.gz")
        || name.ends_with(".json.gz");
}

// Outlines of a file whose numbers are of another reference.
void bringHome(GridParts& parts, CoordinateReference from)
{
    if (from == CoordinateReference::Wgs84)
        return;
    const auto shift = [from](GeoPoint& at) { at = toWgs84({ at.longitude(), at.latitude() }, from).value_or(at); };
    const auto shiftAll = [&](Outline& outline) {
        for (Patch& patch : outline) {
            std::ranges::for_each(patch.outer, shift);
            for (Ring& hole : patch.holes)
                std::ranges::for_each(hole, shift);
        }
    };
    for (Division& division : parts.divisions)
        shiftAll(division.outline);
    for (Cell& cell : parts.cells) {
        shiftAll(cell.outline);
        shift(cell.label);
    }
}

void putOver(GridParts& had, GridParts&& fresh)
{
    std::map<std::string, Division> divisions;
    std::map<std::string, Cell> cells;
    for (GridParts* parts : { &had, &fresh }) {
        for (Division& division : parts->divisions) {
            Division& at = divisions[division.code];
            // a list of names must not take the outline away that another file brought
            if (division.outline.empty())
                division.outline = std::move(at.outline);
            if (!division.seat)
                division.seat = at.seat;
            at = std::move(division);
        }
        for (Cell& cell : parts->cells)
            cells[cell.code] = std::move(cell);
    }
    had = {};
    for (auto& [code, division] : divisions)
        had.divisions.push_back(std::move(division));
    for (auto& [code, cell] : cells)
        had.cells.push_back(std::move(cell));
}

} // namespace

Result<GridImport> importDivisions(LocalWriter& writer, const StoreFolder& folder,
    const std::vector<CallMapping>& mappings, const Session& session, const std::filesystem::path& file,
    CoordinateReference from)
{
    const auto identity = writer.ledgers().identity();
    const auto profile = loadProfile(identity ? identity->profile : std::string("cn"));
    if (!profile)
        return profile.refusal();
    GridParts parts;
    if (const auto grid = writer.grid()) {
        parts.divisions.assign(grid->divisions().begin(), grid->divisions().end());
        parts.cells.assign(grid->cells().begin(), grid->cells().end());
    }

    Result<GridRead> read = Refusal {};
    if (isGeoJson(file)) {
        const auto text = wholeText(file);
        if (!text)
            return text.refusal();
        read = readGeoJson(*text, *profile);
    } else if (const auto calls = CallFileReader::open(file, mappings); calls && identity) {
        read = readCalls(file, calls->mapping(), *profile, *identity, parts);
    } else {
        read = readTable(file, *profile, from);
    }
    if (!read)
        return read.refusal();
    if (read->parts.divisions.empty() && read->parts.cells.empty()) {
        if (read->problems.empty())
            return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 has no rows."),
                { file.filename().string() }, {} };
        return read->problems.front().why;
    }
    GridRead taken = *std::move(read);
    if (isGeoJson(file))
        bringHome(taken.parts, from);
    putOver(parts, std::move(taken.parts));
    const std::string name = file.filename().string();
    auto result = putGridInForce(writer, folder, session, std::move(parts),
        from == CoordinateReference::Wgs84 ? name : name + " (" + std::string(toWord(from)) + " → wgs84)");
    if (!result)
        return result;
    GridImport done = *std::move(result);
    done.problems = std::move(taken.problems);
    return done;
}

Result<GridImport> putGridInForce(
    LocalWriter& writer, const StoreFolder& folder, const Session& session, GridParts parts, const std::string& title)
{
    const auto identity = writer.ledgers().identity();
    if (!identity)
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The store has no first entry yet; make it with \"init\"."), {}, {} };
    auto profile = loadProfile(identity->profile);
    if (!profile)
        return profile.refusal();
    // Whatever is in force can be opened at the next start.
    if (const auto sound = GridDirectory::build(parts, *std::move(profile)); !sound)
        return sound.refusal();
    const GridImport counts { parts.divisions.size(), parts.cells.size(), {} };
    const GridEdition edition = writeGridEdition(folder.editions(), std::move(parts), title);
    const Outcome announced = writer.office().duty.announceEdition(
        session, { "grid", edition.digest.toHex(), edition.rows, title }, edition.bytes);
    if (!announced)
        return announced.refusal();
    return counts;
}

} // namespace fengsui
