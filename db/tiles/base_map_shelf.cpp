#include "tiles/base_map_shelf.h"

#include "sqlite/durable_file.h"
#include "tile/pmtiles.h"
#include "tiles/mbtiles.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace fengsui {

namespace {

Refusal refuse(const std::filesystem::path& file, std::string text, std::vector<std::string> more = {})
{
    more.insert(more.begin(), file.filename().string());
    return { Refusal::Reason::BadValue, std::move(text), std::move(more), {} };
}

bool isBaseMap(const std::filesystem::path& file)
{
    const std::string suffix = file.extension().string();
    return suffix == ".mbtiles" || suffix == ".pmtiles";
}

} // namespace

Result<std::shared_ptr<const TileSource>> openTiles(const std::filesystem::path& file)
{
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        return refuse(file, QT_TRANSLATE_NOOP("Refusal", "%1 is a folder, not a file."));
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return refuse(file, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2."), { std::strerror(errno) });
    std::array<char, 16> first {};
    stream.read(first.data(), first.size());
    const std::string_view start(first.data(), static_cast<std::size_t>(stream.gcount()));
    if (start.empty())
        return refuse(file, QT_TRANSLATE_NOOP("Refusal", "%1 is empty."));
    if (start.starts_with("SQLite format 3"))
        return openMbtiles(file);
    if (start.starts_with("PMTiles"))
        return openPmtiles(file);
    return refuse(file,
        QT_TRANSLATE_NOOP("Refusal", "%1 is no base map: it begins neither as an MBTiles nor as a PMTiles file."));
}

BaseMapShelf::BaseMapShelf(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
}

std::vector<BaseMapShelf::BaseMap> BaseMapShelf::all() const
{
    std::vector<BaseMap> maps;
    std::error_code error;
    for (const auto& each : std::filesystem::directory_iterator(m_folder, error)) {
        if (!isBaseMap(each.path()))
            continue;
        BaseMap map { each.path().filename().string(), each.file_size(error), {}, {} };
        if (auto opened = openTiles(each.path()))
            map.source = *opened;
        else
            map.problem = opened.refusal();
        maps.push_back(std::move(map));
    }
    std::ranges::sort(maps, std::less(), &BaseMap::id);
    return maps;
}

Result<BaseMapShelf::BaseMap> BaseMapShelf::add(const std::filesystem::path& file) const
{
    const auto checked = openTiles(file);
    if (!checked)
        return checked.refusal();
    if (!isBaseMap(file))
        return refuse(file, QT_TRANSLATE_NOOP("Refusal", "%1 must be called .mbtiles or .pmtiles to be found again."));
    const std::filesystem::path goal = m_folder / file.filename();
    std::error_code error;
    const std::filesystem::path log = file.string() + "-wal";
    if (std::filesystem::exists(log, error) && std::filesystem::file_size(log, error) > 0)
        return refuse(file,
            QT_TRANSLATE_NOOP(
                "Refusal", "%1 is being written by another program. Close that program, then try again."));
    if (!std::filesystem::equivalent(file, goal, error)) {
        std::ifstream from(file, std::ios::binary);
        DurableFile to(goal);
        std::string piece(1024 * 1024, '\0');
        while (from.read(piece.data(), static_cast<std::streamsize>(piece.size())), from.gcount() > 0)
            to.write(std::string_view(piece).substr(0, static_cast<std::size_t>(from.gcount())));
        if (from.bad())
            return refuse(file, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2."), { std::strerror(errno) });
        to.finish();
    }
    const auto opened = openTiles(goal);
    if (!opened)
        return opened.refusal();
    return BaseMap { goal.filename().string(), std::filesystem::file_size(goal, error), *opened, {} };
}

} // namespace fengsui
