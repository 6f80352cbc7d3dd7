#include "bench/bench.h"
#include "bench/big_county.h"
#include "sqlite/connection.h"
#include "sqlite/sqlite_component_directory.h"
#include "wiring/component_import.h"

#include "base/hex.h"

#include <random>

namespace fengsui::bench {

namespace {

constexpr std::size_t asked = 50; // rows of an answer
constexpr std::size_t questions = 2000;

double p99(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[(values.size() - 1) * 99 / 100];
}

ComponentImport imported(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    const StoreFolder store { folder };
    const auto import = readComponents(store, file, *ComponentMapping::parse("big", bigMapping).value, false, {}, {});
    if (!import || import->taken != countyComponents)
        throw std::runtime_error(
            import ? "only " + std::to_string(import->taken) + " components were taken" : import.refusal().toString());
    return *import;
}

// What SQLite alone does with the same rows and no index at all.
double bareRows(const std::filesystem::path& folder, const std::vector<Component>& all)
{
    Connection connection(folder / "bare.sqlite", Connection::Mode::ReadWrite);
    connection.execute("CREATE TABLE component(code INTEGER, name TEXT, number TEXT, road TEXT, house TEXT, owner "
                       "TEXT, state INTEGER, longitude INTEGER, latitude INTEGER)");
    Statement insert(connection, "INSERT INTO component VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    return seconds([&] {
        Transaction transaction(connection);
        for (const Component& each : all)
            insert.start()
                .bind(1, each.code.number)
                .bindText(2, each.name)
                .bindText(3, each.number)
                .bindText(4, each.road)
                .bindText(5, each.house)
                .bindText(6, each.owner)
                .bind(7, int(each.state))
                .bind(8, each.at.longitudeE7)
                .bind(9, each.at.latitudeE7)
                .run();
        transaction.commit();
        connection.checkpoint(true);
    });
}

// A table to be scanned: the address and the name in one text, as most inventories bring them.
class Scanned {
public:
    Scanned(const std::filesystem::path& folder, const std::vector<Component>& all)
        : m_connection(folder / "scanned.sqlite", Connection::Mode::ReadWrite)
    {
        m_connection.execute("CREATE TABLE component(code TEXT, class INTEGER, text TEXT, number TEXT, state INTEGER, "
                             "longitude INTEGER, latitude INTEGER)");
        Transaction transaction(m_connection);
        Statement insert(m_connection, "INSERT INTO component VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const Component& each : all) {
            const std::string code = each.code.toString(), text = addressOf(each) + each.name;
            insert.start()
                .bindText(1, code)
                .bind(2, int(each.code.classCode()))
                .bindText(3, text)
                .bindText(4, each.number)
                .bind(5, int(each.state))
                .bind(6, each.at.longitudeE7)
                .bind(7, each.at.latitudeE7)
                .run();
        }
        transaction.commit();
        m_connection.checkpoint(true);
    }

    double text(const char* condition, const std::vector<std::string>& asks) const
    {
        Statement rows(m_connection, std::string("SELECT code, longitude, latitude FROM component WHERE ") + condition);
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round)
            times.push_back(seconds([&] {
                rows.start().bindText(1, asks[std::size_t(round)]);
                while (rows.step()) { }
            }));
        return p99(times);
    }
    double nearest(const std::vector<GeoPoint>& asks, const char* condition) const
    {
        Statement rows(m_connection,
            std::string("SELECT code FROM component ") + condition
                + " ORDER BY (longitude - ?1) * (longitude - ?1) * 0.77 + (latitude - ?2) * (latitude - ?2) LIMIT 20");
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round)
            times.push_back(seconds([&] {
                rows.start().bind(1, asks[std::size_t(round)].longitudeE7).bind(2, asks[std::size_t(round)].latitudeE7);
                while (rows.step()) { }
            }));
        return p99(times);
    }
    double within(const std::vector<Cell>& cells) const
    {
        Statement rows(m_connection, "SELECT longitude, latitude FROM component");
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round)
            times.push_back(seconds([&] {
                const GeoBox box = *boxOf(cells[std::size_t(round) * 1000].outline); // spares it most of the shapes
                std::size_t found = 0;
                rows.start();
                while (rows.step()) {
                    const GeoPoint at { std::int32_t(rows.integer(0)), std::int32_t(rows.integer(1)) };
                    found += box.contains(at) && covers(cells[std::size_t(round) * 1000].outline, at);
                }
                if (found > countyComponents)
                    throw std::runtime_error("more than there are");
            }));
        return p99(times);
    }

private:
    Connection m_connection;
};

template <typename Asks, typename Ask>
double timed(const Asks& asks, const Ask& ask)
{
    std::vector<double> times;
    for (std::size_t i = 0; i < questions; ++i)
        times.push_back(seconds([&] {
            if (ask(asks[i % asks.size()]) == 0)
                throw std::runtime_error("a question without an answer");
        }));
    return p99(times);
}

Figure figure(const char* name, double ours, double scan, double target)
{
    return { name, ours * 1e6, "us p99", scan * 1e6, scan / ours, target, false };
}

std::size_t characterAt(const std::string& text, std::size_t index)
{
    std::size_t at = 0;
    for (; at < text.size() && index > 0; --index)
        do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
    return at;
}

// Parts of so many characters out of the texts that are there.
std::vector<std::string> parts(const std::vector<Component>& all, std::size_t length, bool isAddress)
{
    std::mt19937 dice(11);
    std::vector<std::string> found;
    while (found.size() < 500) {
        const Component& each = all[dice() % all.size()];
        const std::string& text = isAddress ? addressOf(each) + each.name : dice() % 2 ? each.road : each.name;
        std::size_t characters = 0;
        while (characterAt(text, characters) < text.size())
            ++characters;
        if (characters < length)
            continue;
        const std::size_t first = dice() % (characters - length + 1), from = characterAt(text, first);
        const std::string part = text.substr(from, characterAt(text, first + length) - from);
        if (part.front() == ' ' || part.back() == ' ')
            continue;
        // A house number is found from its beginning on: behind a Chinese road, or before one of Tulsa.
        const std::size_t digit = part.find_first_of("0123456789");
        const bool isBegun = part.front() < 0
            || (first == 0 && digit == 0 && part.find(' ') != std::string::npos && !each.house.empty());
        if (!isAddress || (digit != std::string::npos && isBegun))
            found.push_back(part);
    }
    return found;
}

} // namespace

std::vector<Figure> findComponents()
{
    const Workplace place;
    const std::vector<Component> all = bigInventory();
    writeInventory(place.path() / "inventory.csv", all);
    const Digest digest = *Digest::fromBytes(*fromHex(imported(place.path(), place.path() / "inventory.csv").digest));
    const SqliteComponentDirectory directory(place.path() / "editions", digest);
    const Scanned scanned(place.path(), all);
    (void)directory.index(); // is there

    std::mt19937 dice(13);
    std::vector<ComponentCode> codes;
    std::vector<std::string> codeTexts, prefixes;
    std::vector<GeoPoint> places;
    for (int i = 0; i < 1000; ++i) {
        const Component& each = all[dice() % all.size()];
        codes.push_back(each.code);
        codeTexts.push_back(each.code.toString());
        prefixes.push_back(codeTexts.back().substr(0, 13));
        places.push_back({ each.at.longitudeE7 + std::int32_t(dice() % 20000), each.at.latitudeE7 });
    }
    const std::vector<Cell> cells = bigGrid().cells;
    const auto withText = [&](const std::string& text) { return directory.withText(text, asked, {}).size(); };
    const auto textFigure = [&](const char* name, std::size_t length, bool isAddress, double target) {
        const std::vector<std::string> asks = parts(all, length, isAddress);
        return figure(name, timed(asks, withText), scanned.text("instr(text, ?1) > 0", asks), target);
    };
    return {
        figure("find-code", timed(codes, [&](ComponentCode code) { return directory.component(code) ? 1 : 0; }),
            scanned.text("code = ?1", codeTexts), 500),
        figure("find-prefix",
            timed(prefixes, [&](const std::string& text) { return directory.withPrefix(text, asked, {}).size(); }),
            scanned.text("substr(code, 1, 13) = ?1", prefixes), 500),
        textFigure("find-2", 2, false, 500),
        textFigure("find-3", 3, false, 500),
        textFigure("find-long", 6, true, 200),
        figure("near", timed(places, [&](GeoPoint at) { return directory.index().nearest(at, 20).size(); }),
            scanned.nearest(places, ""), 500),
        figure("near-class",
            timed(places, [&](GeoPoint at) { return directory.index().nearest(at, 20, std::uint16_t(205)).size(); }),
            scanned.nearest(places, "WHERE class = 205"), 500),
        figure("near-rows", timed(places, [&](GeoPoint at) { return directory.nearest(at, 20, {}).size(); }),
            scanned.nearest(places, ""), 500),
        figure("within",
            timed(cells, [&](const Cell& cell) { return directory.index().within(cell.outline).size() + 1; }),
            scanned.within(cells), 500),
    };
}

Figure importComponents()
{
    const Workplace place;
    const std::vector<Component> all = bigInventory();
    writeInventory(place.path() / "inventory.csv", all);
    std::vector<double> bare, ours;
    for (int round = 0; round < rounds; ++round) {
        const Workplace fresh;
        ours.push_back(
            double(all.size()) / seconds([&] { (void)imported(fresh.path(), place.path() / "inventory.csv"); }));
        bare.push_back(double(all.size()) / bareRows(fresh.path(), all));
    }
    return { "inventory", median(ours), "components/s", median(bare), median(ours) / median(bare), 0.1, false };
}

} // namespace fengsui::bench
