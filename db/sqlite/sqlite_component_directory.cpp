#include "sqlite/sqlite_component_directory.h"

#include "base/utf8.h"
#include "grid/plain_text.h"
#include "journal/journal.h"
#include "sqlite/component_edition.h"
#include "sqlite/grid_edition.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>

namespace fengsui {

namespace {

// CROSS: the component is looked for first, and its words by their ids; nothing is left for SQLite to plan.
constexpr std::string_view columns
    = "SELECT code, name.text, number, road.text, house, owner.text, state, longitude, latitude FROM component "
      "CROSS JOIN word AS name ON name.id = component.name CROSS JOIN word AS road ON road.id = component.road "
      "CROSS JOIN word AS owner ON owner.id = component.owner ";

std::string select(std::string_view rest)
{
    return std::string(columns) + std::string(rest);
}

Component componentOf(const Statement& row)
{
    return { { std::uint64_t(row.integer(0)) }, std::string(row.text(1)), std::string(row.text(2)),
        std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)),
        ComponentState(std::clamp(row.integer(6), std::int64_t(0), std::int64_t(ComponentState::Removed))),
        { std::int32_t(row.integer(7)), std::int32_t(row.integer(8)) } };
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The smallest text that is above all that begin with this one: bytes up to 0xff don't stand in UTF-8.
std::string above(std::string_view prefix)
{
    return std::string(prefix) + '\xff';
}

std::shared_ptr<const ComponentIndex> indexOf(const std::filesystem::path& file, const std::atomic<bool>& stops)
{
    const Connection connection(file, Connection::Mode::ReadOnly);
    std::vector<ComponentIndex::Place> places;
    Statement row(connection, "SELECT code, longitude, latitude FROM component ORDER BY code");
    while (!stops && row.step())
        places.push_back(
            { { std::uint64_t(row.integer(0)) }, { std::int32_t(row.integer(1)), std::int32_t(row.integer(2)) } });
    return std::make_shared<const ComponentIndex>(std::move(places));
}

const std::filesystem::path& checked(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) // SQLite would say that it can't be opened, and not what to do
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The component edition %1 is not here. Fetch it again or restore it from a backup."),
            { file.string() });
    return file;
}

} // namespace

/// Rows up to a limit, none of them twice.
class SqliteComponentDirectory::Gathering {
public:
    Gathering(std::size_t limit, std::optional<std::uint16_t> classCode)
        : m_limit(limit)
        , m_classCode(classCode)
    {
    }
    bool isFull() const { return m_found.size() >= m_limit; }
    void takeAll(Statement& rows)
    {
        while (!isFull() && rows.step()) {
            const ComponentCode code { std::uint64_t(rows.integer(0)) };
            if ((!m_classCode || *m_classCode == code.classCode()) && m_codes.insert(code).second)
                m_found.push_back(componentOf(rows));
        }
    }
    std::vector<Component> found() && { return std::move(m_found); }

private:
    std::size_t m_limit;
    std::optional<std::uint16_t> m_classCode;
    std::set<ComponentCode> m_codes;
    std::vector<Component> m_found;
};

SqliteComponentDirectory::SqliteComponentDirectory(const std::filesystem::path& folder, const Digest& digest)
    : m_connection(checked(editionPath(folder, digest)), Connection::Mode::ReadOnly)
    , m_words(m_connection)
{
    if (m_connection.number("PRAGMA application_id") != component_edition::applicationId
        || m_connection.number("PRAGMA user_version") != component_edition::format)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 is no component edition that this program can read."),
            { m_connection.file().string() });
    m_connection.execute("PRAGMA cache_size=-16384"); // KiB: questions one behind the other come back to the same pages
    m_hasHouseIndex = m_connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'component_house'") == 1;
    std::promise<std::shared_ptr<const ComponentIndex>> promise;
    m_index = promise.get_future().share();
    m_indexing = std::jthread([this, file = m_connection.file(), promise = std::move(promise)]() mutable {
        try {
            promise.set_value(indexOf(file, m_stops));
        } catch (...) { // told to whoever asks
            promise.set_exception(std::current_exception());
        }
    });
}

SqliteComponentDirectory::~SqliteComponentDirectory()
{
    m_stops = true;
}

std::uint64_t SqliteComponentDirectory::size() const
{
    Statement sum(m_connection, "SELECT coalesce(sum(components), 0) FROM class");
    return sum.step() ? std::uint64_t(sum.integer(0)) : 0;
}

std::vector<ClassCount> SqliteComponentDirectory::classes() const
{
    std::vector<ClassCount> counts;
    Statement row(m_connection, "SELECT class, sum(components) FROM class GROUP BY class ORDER BY class");
    while (row.step())
        counts.push_back({ std::uint16_t(row.integer(0)), std::uint64_t(row.integer(1)) });
    return counts;
}

std::optional<Component> SqliteComponentDirectory::component(ComponentCode code) const
{
    Statement row(m_connection, select("WHERE code = ?1"));
    if (!row.start().bind(1, code.number).step())
        return std::nullopt;
    return componentOf(row);
}

std::vector<Component> SqliteComponentDirectory::withPrefix(
    std::string_view digits, std::size_t limit, std::optional<std::uint16_t> classCode) const
{
    const auto range = CodeRange::beginningWith(digits);
    if (!range)
        return {};
    Gathering gathering(limit, classCode);
    Statement row(m_connection, select("WHERE code BETWEEN ?1 AND ?2 ORDER BY code"));
    row.start().bind(1, range->first.number).bind(2, range->last.number);
    gathering.takeAll(row);
    return std::move(gathering).found();
}

std::vector<Component> SqliteComponentDirectory::ofClass(std::uint16_t classCode, std::size_t limit) const
{
    Gathering gathering(limit, classCode);
    std::vector<std::uint32_t> divisions;
    Statement division(m_connection, "SELECT division FROM class WHERE class = ?1 ORDER BY division");
    division.start().bind(1, int(classCode));
    while (division.step())
        divisions.push_back(std::uint32_t(division.integer(0)));
    Statement row(m_connection, select("WHERE code BETWEEN ?1 AND ?2 ORDER BY code"));
    for (const std::uint32_t each : divisions) {
        row.start()
            .bind(1, ComponentCode::of(each, classCode, 0).number)
            .bind(2, ComponentCode::of(each, classCode, 999'999).number);
        gathering.takeAll(row);
    }
    return std::move(gathering).found();
}

void SqliteComponentDirectory::takeNumbers(std::string_view text, Gathering& into) const
{
    const std::string last = above(text);
    Statement row(m_connection, select("WHERE number <> '' AND number >= ?1 AND number < ?2 ORDER BY number, code"));
    row.start().bindText(1, text).bindText(2, last);
    into.takeAll(row);
}

void SqliteComponentDirectory::takeWords(std::string_view text, Gathering& into) const
{
    Statement byName(m_connection, select("WHERE component.name = ?1"));
    Statement byRoad(m_connection, select("WHERE component.road = ?1"));
    m_words.visit(text, [&](std::int64_t word) {
        for (Statement* rows : { &byName, &byRoad }) {
            rows->start().bind(1, word);
            into.takeAll(*rows);
        }
        return !into.isFull();
    });
}

bool SqliteComponentDirectory::takeByHouse(const AskedAddress& asked, Gathering& into) const
{
    constexpr std::size_t mostPairs = 4000, charactersThatTell = 3;
    if (!m_hasHouseIndex || countCharacters(asked.road).value_or(0) >= charactersThatTell)
        return false;
    Statement word(m_connection, "SELECT text FROM word WHERE id = ?1");
    std::unordered_map<std::int64_t, bool> roads, names; // whether they have the part
    const auto has = [&](std::unordered_map<std::int64_t, bool>& known, std::int64_t id, const std::string& part) {
        const auto [at, isNew] = known.try_emplace(id, part.empty());
        if (isNew && !part.empty() && word.start().bind(1, id).step())
            at->second = folded(word.text(0)).find(part) != std::string::npos;
        return at->second;
    };
    const std::string road = folded(asked.road), name = folded(asked.name);
    Statement rows(m_connection,
        select("WHERE house = ?1 AND house <> '' AND component.road = ?2 AND component.name = ?3 ORDER BY code"));
    Statement pair(m_connection,
        "SELECT DISTINCT road, name FROM component INDEXED BY component_house WHERE house = ?1 AND house <> '' "
        "ORDER BY road, name");
    pair.start().bindText(1, asked.house);
    for (std::size_t pairs = 0; !into.isFull() && pair.step(); ++pairs) {
        if (pairs == mostPairs)
            return false;
        if (!has(roads, pair.integer(0), road) || !has(names, pair.integer(1), name))
            continue;
        rows.start().bindText(1, asked.house).bind(2, pair.integer(0)).bind(3, pair.integer(1));
        into.takeAll(rows);
    }
    return true;
}

void SqliteComponentDirectory::takeAddress(const AskedAddress& asked, Gathering& into) const
{
    if (asked.isWhole && takeByHouse(asked, into))
        return;
    std::set<std::int64_t> wanted;
    m_words.visit(asked.name, [&](std::int64_t word) { return wanted.insert(word).second; });
    if (!asked.name.empty() && wanted.empty())
        return;
    const std::string last = above(asked.house);
    Statement begun(m_connection, select("WHERE component.road = ?1 AND house >= ?2 AND house < ?3"));
    Statement whole(m_connection, select("WHERE component.road = ?1 AND house = ?2"));
    // "+": by the address, where few are; never by a name that a hundred thousand have
    Statement named(m_connection, select("WHERE component.road = ?1 AND house = ?2 AND +component.name = ?3"));
    Statement names(m_connection, "SELECT DISTINCT name FROM component WHERE road = ?1 AND house = ?2");
    m_words.visit(asked.road, [&](std::int64_t road) {
        if (asked.name.empty()) {
            Statement& rows = asked.isWhole ? whole : begun;
            rows.start().bind(1, road).bindText(2, asked.house);
            if (!asked.isWhole)
                rows.bindText(3, last);
            into.takeAll(rows);
            return !into.isFull();
        }
        std::vector<std::int64_t> there;
        names.start().bind(1, road).bindText(2, asked.house);
        while (names.step())
            if (wanted.contains(names.integer(0)))
                there.push_back(names.integer(0));
        for (const std::int64_t name : there) {
            named.start().bind(1, road).bindText(2, asked.house).bind(3, name);
            into.takeAll(named);
        }
        return !into.isFull();
    });
}

std::vector<Component> SqliteComponentDirectory::withText(
    std::string_view asked, std::size_t limit, std::optional<std::uint16_t> classCode) const
{
    const std::string_view text = trimmed(asked);
    Gathering gathering(limit, classCode);
    if (text.empty())
        return {};
    if (text.size() > 1)
        takeNumbers(text, gathering);
    if (!gathering.isFull())
        takeWords(text, gathering);
    // Where the house number may be: any run of digits, behind a road or before one.
    for (std::size_t at = 0; at < text.size() && !gathering.isFull(); ++at) {
        if (!isDigit(text[at]) || (at > 0 && isDigit(text[at - 1])))
            continue;
        std::size_t end = at;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const std::string_view before = trimmed(text.substr(0, at)), house = text.substr(at, end - at);
        std::string_view after = trimmed(text.substr(end));
        constexpr std::string_view sign = "号";
        const bool isSigned = after.starts_with(sign);
        if (isSigned)
            after = trimmed(after.substr(sign.size()));
        if (!before.empty())
            takeAddress({ before, house, after, isSigned || !after.empty() }, gathering);
        else if (!after.empty())
            takeAddress({ after, house, {}, true }, gathering);
    }
    return std::move(gathering).found();
}

const ComponentIndex& SqliteComponentDirectory::index() const
{
    return *m_index.get();
}

bool SqliteComponentDirectory::isIndexed() const
{
    return m_index.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

std::vector<ComponentDirectory::Near> SqliteComponentDirectory::nearest(
    GeoPoint at, std::size_t count, std::optional<std::uint16_t> classCode) const
{
    std::vector<Near> found;
    Statement row(m_connection, select("WHERE code = ?1"));
    for (const ComponentIndex::Near& near : index().nearest(at, count, classCode))
        if (row.start().bind(1, near.code.number).step())
            found.push_back({ componentOf(row), near.metres });
    return found;
}

std::vector<Component> SqliteComponentDirectory::within(
    const Outline& outline, std::size_t limit, std::optional<std::uint16_t> classCode) const
{
    std::vector<Component> found;
    Statement row(m_connection, select("WHERE code = ?1"));
    for (const ComponentCode code : index().within(outline, classCode)) {
        if (found.size() >= limit)
            break;
        if (row.start().bind(1, code.number).step())
            found.push_back(componentOf(row));
    }
    return found;
}

std::optional<ComponentDirectory::Inside> SqliteComponentDirectory::inside(const Outline& outline,
    std::size_t mostOfClass, std::size_t most,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn) const
{
    bool isOver = false;
    const auto isToGoOn = [&](std::uint64_t done, std::uint64_t total) {
        isOver = isOver || (goesOn && !goesOn(done, total));
        return !isOver;
    };
    std::map<std::uint16_t, std::vector<ComponentCode>> codes; // those to be read, by class
    std::map<std::uint16_t, std::uint64_t> counts;
    for (const ComponentCode code : index().within(outline, {}, isToGoOn)) {
        ++counts[code.classCode()];
        if (auto& listed = codes[code.classCode()]; listed.size() < mostOfClass)
            listed.push_back(code);
    }
    Inside found;
    std::uint64_t wanted = 0;
    for (const auto& [classCode, count] : counts) {
        found.classes.push_back({ classCode, count });
        wanted += codes[classCode].size();
    }
    wanted = std::min<std::uint64_t>(wanted, most);
    Statement row(m_connection, select("WHERE code = ?1"));
    for (const auto& [classCode, listed] : codes)
        for (const ComponentCode code : listed) {
            if (isOver || found.components.size() >= wanted)
                break;
            if (row.start().bind(1, code.number).step())
                found.components.push_back(componentOf(row));
            if (found.components.size() % 256 == 0)
                isToGoOn(found.components.size(), wanted);
        }
    return isOver ? std::nullopt : std::optional(std::move(found));
}

} // namespace fengsui
