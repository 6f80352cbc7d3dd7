#include "layering/layers.h"

#include <QDir>
#include <QLibraryInfo>

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <regex>
#include <set>
#include <span>
#include <sstream>
#include <string_view>

namespace fengsui {

namespace {

using Names = std::vector<std::string_view>;

// What the files of a folder may include: folders of ours, and libraries by the names that library() gives them,
// "Qt" being every module of it. The longest folder that fits a file rules it, so an exception stands beside its rule.
struct Territory {
    std::string_view folder;
    Names ours;
    Names libraries;
};

const std::array territories {
    Territory { "core/", { "core/" }, { "std", "boost", "protobuf" } },
    Territory { "core/carrier/", { "core/" }, { "std" } },
    Territory { "core/link/", { "core/" }, { "std", "boost", "asio", "openssl" } },
    Territory { "db/", { "db/", "core/" }, { "std", "boost", "system" } },
    Territory { "db/sqlite/", { "db/", "core/" }, { "std", "boost", "system", "sqlite3" } },
    Territory { "ui/", { "ui/", "core/" }, { "std", "boost", "Qt", "ktexttemplate", "qrencode" } },
    Territory { "ui/paper/", { "ui/paper/", "core/" },
        { "std", "boost", "QtCore", "QtGui", "QtSvg", "ktexttemplate", "qrencode" } },
    Territory { "ui/sheet/", { "ui/sheet/", "core/" }, { "std", "QtCore", "xlsxwriter" } },
    Territory { "app/", { "app/", "ui/", "db/", "core/" },
        { "std", "boost", "asio", "system", "protobuf", "openssl", "cli11", "Qt" } },
    Territory { "app/clerk/", { "app/", "ui/paper/", "ui/sheet/", "db/", "core/" },
        { "std", "boost", "asio", "system", "protobuf", "openssl", "cli11", "QtCore", "QtGui" } },
};

// The few files through which a library of the machine comes in. Never a header: nobody above is to notice.
const std::multimap<std::string_view, std::string_view> doors {
    { "app/clerk/workflow_graph.cpp", "graphviz" },
    { "app/wiring/holidays.cpp", "kholidays" },
    { "core/base/digest.cpp", "openssl" },
    { "core/base/id.cpp", "system" },
    { "core/base/sealing.cpp", "sodium" },
    { "core/base/signature.cpp", "sodium" },
    { "core/carrier/nats_server.cpp", "nats" },
    { "core/base/stream_lock.cpp", "sodium" },
    { "core/geo/xml_tree.cpp", "expat" },
    { "core/geo/zip_member.cpp", "zip" },
    { "core/intake/text_source.cpp", "iconv" },
    { "core/link/wire.cpp", "system" },
    { "core/intake/text_source.cpp", "zlib" },
    { "core/osm/read_osm_map.cpp", "osmium" },
    { "core/road/read_osm_roads.cpp", "osmium" },
    { "core/staff/password.cpp", "sodium" },
    { "core/tile/gunzip.cpp", "zlib" },
    { "db/drawing/map_pen.cpp", "mapnik" },
    { "db/formats/shape_file.cpp", "gdal" },
    { "ui/map/tile_store.cpp", "system" },
};

// The rooms of core, lowest first. A room includes its own storey and lower ones, and no circle within the storey.
const std::array<Names, 5> storeys { {
    { "base" },
    { "calendar", "grid", "tile", "component", "team", "attachment", "drawing", "track", "incident", "person", "staff",
        "duty", "rules", "peer" },
    { "intake", "geo", "osm", "road", "facility", "enquiry", "workflow", "dispatch", "plan", "warning", "evaluation",
        "mediation", "report" },
    { "journal" },
    { "desk", "sync", "link", "carrier" },
} };

const std::array libraryPrefixes {
    std::pair { "boost/asio", "asio" },
    std::pair { "boost/", "boost" },
    std::pair { "google/protobuf/", "protobuf" },
    std::pair { "graphviz/", "graphviz" },
    std::pair { "nats/", "nats" },
    std::pair { "openssl/", "openssl" },
    std::pair { "CLI/", "cli11" },
    std::pair { "KHolidays/", "kholidays" },
    std::pair { "KTextTemplate/", "ktexttemplate" },
    std::pair { "qrencode.h", "qrencode" },
    std::pair { "xlsxwriter.h", "xlsxwriter" },
    std::pair { "sodium", "sodium" },
    std::pair { "sqlite3", "sqlite3" },
    std::pair { "zlib.h", "zlib" },
    std::pair { "iconv.h", "iconv" },
    std::pair { "expat.h", "expat" },
    std::pair { "cpl_", "gdal" },
    std::pair { "gdal.h", "gdal" },
    std::pair { "ogr", "gdal" },
    std::pair { "mapnik/", "mapnik" },
    std::pair { "osmium/", "osmium" },
    std::pair { "zip.h", "zip" },
};

std::map<std::string, std::string> readQtModules()
{
    std::map<std::string, std::string> modules;
    const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString& module : headers.entryList({ QStringLiteral("Qt*") }, QDir::Dirs)) {
        for (const QString& header : QDir(headers.filePath(module)).entryList(QDir::Files))
            modules.emplace(header.toStdString(), module.toStdString());
    }
    return modules;
}

// <QPainter> and <QtGui/QPainter> are both of QtGui.
std::optional<std::string> qtModule(const std::string& header)
{
    static const std::map<std::string, std::string> modules = readQtModules();
    if (header.starts_with("Qt") && header.find('/') != std::string::npos)
        return header.substr(0, header.find('/'));
    const auto found = modules.find(header);
    return found == modules.end() ? std::nullopt : std::optional(found->second);
}

std::string library(const std::string& header)
{
    for (const auto& [prefix, name] : libraryPrefixes) {
        if (header.starts_with(prefix))
            return name;
    }
    if (const auto module = qtModule(header))
        return *module;
    return header.find('.') != std::string::npos ? "system" : "std";
}

bool holds(const Names& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

// QtSql is not among "Qt": it brings a SQLite of its own, and two of them undo each other's locks on one file.
bool holdsLibrary(const Names& names, std::string_view library)
{
    return holds(names, library) || (library.starts_with("Qt") && library != "QtSql" && holds(names, "Qt"));
}

const Territory* territoryOf(std::string_view file)
{
    const Territory* best = nullptr;
    for (const Territory& territory : territories) {
        if (file.starts_with(territory.folder) && (!best || territory.folder.size() > best->folder.size()))
            best = &territory;
    }
    return best;
}

std::string list(const Names& names)
{
    std::string text;
    for (std::string_view name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

// The file of ours that an include line means: beside the including file, or below one of the folders that targets
// offer.
std::optional<std::string> resolve(const SourceTree& tree, const std::string& file, std::string header)
{
    constexpr std::string_view generated = ".pb.h";
    if (header.ends_with(generated))
        header.replace(header.size() - generated.size(), generated.size(), ".proto");
    for (const std::string& folder : { file.substr(0, file.rfind('/') + 1), std::string("core/"), std::string("db/"),
             std::string("ui/"), std::string("app/"), std::string() }) {
        if (tree.contains(folder + header))
            return folder + header;
    }
    return std::nullopt;
}

std::optional<std::string> roomOf(const std::string& file)
{
    constexpr std::string_view core = "core/";
    const auto end = file.find('/', core.size());
    if (!file.starts_with(core) || end == std::string::npos)
        return std::nullopt;
    return file.substr(core.size(), end - core.size());
}

std::optional<std::size_t> storeyOf(const std::string& room)
{
    const auto found = std::ranges::find_if(storeys, [&](const Names& rooms) { return holds(rooms, room); });
    return found == storeys.end() ? std::nullopt : std::optional<std::size_t>(found - storeys.begin());
}

// Which room includes which, with one place where it does.
using RoomGraph = std::map<std::string, std::map<std::string, Breach>>;

class CircleSearch {
public:
    explicit CircleSearch(const RoomGraph& graph)
        : m_graph(graph)
    {
    }

    std::vector<Breach> all()
    {
        for (const auto& [room, lower] : m_graph)
            visit(room);
        return std::move(m_found);
    }

private:
    void visit(const std::string& room)
    {
        if (!m_seen.insert(room).second)
            return;
        m_path.push_back(room);
        if (const auto edges = m_graph.find(room); edges != m_graph.end()) {
            for (const auto& [next, place] : edges->second) {
                const auto start = std::ranges::find(m_path, next);
                if (start != m_path.end())
                    report({ start, m_path.end() }, place);
                visit(next);
            }
        }
        m_path.pop_back();
    }

    void report(std::span<const std::string> circle, const Breach& place)
    {
        std::string text = "rooms of core include each other in a circle: ";
        for (const std::string& room : circle)
            text += room + " -> ";
        m_found.push_back({ place.file, place.line, text + circle.front() });
    }

    const RoomGraph& m_graph;
    std::set<std::string> m_seen;
    std::vector<std::string> m_path;
    std::vector<Breach> m_found;
};

class Inspection {
public:
    explicit Inspection(const SourceTree& tree)
        : m_tree(tree)
    {
    }

    std::vector<Breach> all()
    {
        for (const auto& [file, text] : m_tree) {
            if (const Territory* territory = territoryOf(file))
                inspect(file, text, *territory);
        }
        for (Breach& circle : CircleSearch(m_rooms).all())
            m_found.push_back(std::move(circle));
        return std::move(m_found);
    }

private:
    void inspect(const std::string& file, const std::string& text, const Territory& territory)
    {
        static const std::regex includeLine(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
        std::istringstream lines(text);
        std::string line;
        for (int number = 1; std::getline(lines, line); ++number) {
            std::smatch match;
            if (!std::regex_match(line, match, includeLine))
                continue;
            const bool isQuoted = match[1] == "\"";
            const std::string header = match[2];
            const bool isGeneratedByQt
                = header.ends_with(".moc") || header.starts_with("moc_") || header.starts_with("ui_");
            if (const auto target = resolve(m_tree, file, header))
                inspectOurs({ file, number, {} }, *target, territory);
            else if (!isQuoted)
                inspectLibrary({ file, number, {} }, header, territory);
            else if (!isGeneratedByQt)
                m_found.push_back({ file, number, std::format("there is no \"{}\" in this source", header) });
        }
    }

    void inspectOurs(Breach place, const std::string& target, const Territory& territory)
    {
        const auto mayInclude = [&](std::string_view folder) { return target.starts_with(folder); };
        if (std::ranges::none_of(territory.ours, mayInclude)) {
            place.rule
                = std::format("{} includes only {}, but here {}", territory.folder, list(territory.ours), target);
            m_found.push_back(place);
        }
        const auto room = roomOf(place.file);
        const auto lower = roomOf(target);
        if (room && lower && *room != *lower)
            inspectRooms(std::move(place), *room, *lower);
    }

    void inspectRooms(Breach place, const std::string& room, const std::string& lower)
    {
        const auto from = storeyOf(room);
        const auto to = storeyOf(lower);
        if (!from || !to) {
            place.rule = std::format(
                "core/{} has no storey yet; give it one in tests/layering/layers.cpp", from ? lower : room);
            m_found.push_back(place);
        } else if (*to > *from) {
            place.rule = std::format("core never looks up: {} lies above {}", lower, room);
            m_found.push_back(place);
        } else {
            m_rooms[room].emplace(lower, place);
        }
    }

    void inspectLibrary(Breach place, const std::string& header, const Territory& territory)
    {
        const std::string name = library(header);
        const auto [door, end] = doors.equal_range(place.file);
        const bool hasDoor = std::any_of(door, end, [&](const auto& entry) { return entry.second == name; });
        if (hasDoor || holdsLibrary(territory.libraries, name))
            return;
        place.rule = std::format(
            "{} uses only {}, but here <{}> of {}", territory.folder, list(territory.libraries), header, name);
        m_found.push_back(std::move(place));
    }

    const SourceTree& m_tree;
    RoomGraph m_rooms;
    std::vector<Breach> m_found;
};

} // namespace

std::vector<Breach> breaches(const SourceTree& tree)
{
    return Inspection(tree).all();
}

std::string toText(const Breach& breach)
{
    return std::format("{}:{}: {}", breach.file, breach.line, breach.rule);
}

} // namespace fengsui
