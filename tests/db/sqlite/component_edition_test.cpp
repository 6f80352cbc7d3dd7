#include "sqlite/component_edition.h"

#include "component/component_place.h"
#include "grid/plain_text.h"
#include "sqlite/grid_edition.h"
#include "sqlite/sqlite_component_directory.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace fengsui;
namespace fs = std::filesystem;

class ComponentEditionTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_temporary;
    const fs::path m_folder = fs::path(m_temporary.path().toStdString()) / "editions";
    const std::vector<Component> m_all = inventory();

    static std::vector<Component> inventory()
    {
        const std::vector<std::string> roads { "沐溪川路", "沐溪江路", "建设街", "S MEMORIAL DR E", "G245国道",
            "a%_\"b" };
        const std::vector<std::string> names { "路灯", "污水井盖", "消火栓", "路灯杆", "Lamp", "" };
        const std::vector<std::uint16_t> classes { 118, 102, 113, 117, 118, 205 };
        std::mt19937 dice(3);
        std::vector<Component> all;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            const std::size_t kind = dice() % names.size();
            all.push_back({ ComponentCode::of(i % 7 ? 511129 : 511130, classes[kind], i), names[kind],
                i % 5 ? std::to_string(i / 2) + "-A" : "", roads[dice() % roads.size()],
                i % 3 ? std::to_string(1 + dice() % 199) : "", i % 2 ? "城管局" : "水务局", ComponentState(dice() % 5),
                { std::int32_t(1039000000 + dice() % 500000), std::int32_t(289000000 + dice() % 500000) } });
        }
        return all;
    }
    ComponentEdition write(const std::vector<Component>& all, const std::string& title = "t") const
    {
        ComponentEditionWriter writer(m_folder, title);
        for (const Component& each : all)
            writer.add(each);
        return writer.finish({}).value();
    }
    std::vector<Component> sorted() const
    {
        std::vector<Component> all = m_all;
        std::ranges::sort(all, {}, &Component::code);
        return all;
    }
    static std::set<ComponentCode> codes(const std::vector<Component>& all)
    {
        std::set<ComponentCode> found;
        for (const Component& each : all)
            found.insert(each.code);
        return found;
    }
    std::set<ComponentCode> thoseOf(auto&& isWanted) const
    {
        std::set<ComponentCode> found;
        for (const Component& each : m_all)
            if (isWanted(each))
                found.insert(each.code);
        return found;
    }
    static QString failure(auto&& action)
    {
        try {
            action();
        } catch (const StoreFailure& why) {
            return QString::fromUtf8(why.what());
        }
        return {};
    }
    static bool holds(const std::string& text, std::string_view part)
    {
        return folded(text).find(folded(part)) != std::string::npos;
    }

private slots:
    void componentsReadBackAsTheyWere()
    {
        const ComponentEdition edition = write(m_all);
        QCOMPARE(edition.rows, m_all.size());
        QCOMPARE(edition.bytes, fs::file_size(editionPath(m_folder, edition.digest)));
        const SqliteComponentDirectory directory(m_folder, edition.digest);
        QCOMPARE(directory.size(), m_all.size());
        for (const Component& each : m_all)
            QVERIFY(directory.component(each.code) == each);
        QVERIFY(!directory.component(ComponentCode::of(511129, 118, 999'999)));
    }

    void sameComponentsGiveTheSameBytes()
    {
        QVERIFY(write(m_all).digest == write(m_all).digest);
        QVERIFY(write(m_all).digest != write(m_all, "u").digest);
    }

    void codeThatStandsTwiceIsTakenOnce()
    {
        ComponentEditionWriter writer(m_folder, "t");
        QVERIFY(writer.add(m_all[0]));
        Component other = m_all[1];
        other.code = m_all[0].code;
        QVERIFY(!writer.add(other));
        QCOMPARE(writer.size(), 1u);
        const SqliteComponentDirectory directory(m_folder, writer.finish({})->digest);
        QVERIFY(directory.component(m_all[0].code) == m_all[0]);
    }

    void repeatedNumbersAreCounted()
    {
        ComponentEditionWriter writer(m_folder, "t");
        std::map<std::string, std::uint64_t> counts;
        for (const Component& each : m_all) {
            writer.add(each);
            ++counts[each.number];
        }
        counts.erase("");
        std::uint64_t repeated = 0;
        for (const auto& [number, count] : counts)
            repeated += count > 1 ? count : 0;
        QVERIFY(repeated > 0);
        const auto told = writer.repeatedNumbers(3);
        QCOMPARE(told.components, repeated);
        QCOMPARE(told.first.size(), 3u);
        QVERIFY(writer.finish({}));
    }

    void codesAndClassesAreFoundInTheirOrder()
    {
        const SqliteComponentDirectory directory(m_folder, write(m_all).digest);
        for (const char* digits : { "5", "511130", "51112901", "5111290118000", "6", "0", "x" }) {
            std::vector<Component> expected = sorted();
            std::erase_if(expected, [&](const Component& each) { return !each.code.toString().starts_with(digits); });
            QVERIFY(directory.withPrefix(digits, 10000, {}) == expected);
            expected.resize(std::min<std::size_t>(expected.size(), 7));
            QVERIFY(directory.withPrefix(digits, 7, {}) == expected);
        }
        std::uint64_t sum = 0;
        for (const auto& [classCode, count] : directory.classes()) {
            std::vector<Component> expected = sorted();
            std::erase_if(expected, [&](const Component& each) { return each.code.classCode() != classCode; });
            QVERIFY(directory.ofClass(classCode, 10000) == expected);
            QCOMPARE(count, expected.size());
            sum += count;
        }
        QCOMPARE(sum, m_all.size());
    }

    void partsOfNamesAndRoadsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
            { "灯", "路灯", "沐溪", "溪川路", "污水井盖", "国道", "MEM", "mem", "lamp", "a%_", "%_", "\"b", "没有的" })
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void partsOfNamesAndRoadsAreFound()
    {
        QFETCH(QString, text);
        const std::string part = text.toStdString();
        const SqliteComponentDirectory directory(m_folder, write(m_all).digest);
        for (const std::optional<std::uint16_t> wanted :
            { std::optional<std::uint16_t>(), std::optional<std::uint16_t>(118) }) {
            const auto expected = thoseOf([&](const Component& each) {
                return (holds(each.name, part) || holds(each.road, part))
                    && (!wanted || each.code.classCode() == *wanted);
            });
            QVERIFY(codes(directory.withText(part, 10000, wanted)) == expected);
            QCOMPARE(directory.withText(part, 3, wanted).size(), std::min<std::size_t>(expected.size(), 3));
        }
    }

    void roadHouseAndNameBehindEachOther()
    {
        const SqliteComponentDirectory directory(m_folder, write(m_all).digest);
        const auto found = [&](const char* text) { return codes(directory.withText(text, 10000, {})); };
        const auto at = [&](const char* road, const char* house, const char* name) {
            return thoseOf([&](const Component& each) {
                return holds(each.road, road) && each.house == house && holds(each.name, name);
            });
        };
        const auto begun
            = thoseOf([](const Component& each) { return holds(each.road, "川路") && each.house.starts_with("12"); });
        QVERIFY(begun.size() > 1);
        QVERIFY(found("川路12") == begun);
        const Component& some = *std::ranges::find_if(m_all, [](const Component& each) {
            return each.road == "沐溪川路" && each.house.size() == 2 && each.name == "路灯";
        });
        const std::string number = some.house;
        QVERIFY(found(("川路" + number + "号").c_str()) == at("川路", number.c_str(), ""));
        QVERIFY(found(("川路" + number + "号路灯").c_str()) == at("川路", number.c_str(), "路灯"));
        QVERIFY(!at("川路", number.c_str(), "路灯").empty());
        const Component& western = *std::ranges::find_if(
            m_all, [](const Component& each) { return each.road.starts_with("S MEM") && !each.house.empty(); });
        QVERIFY(found((western.house + " S MEM").c_str()) == at("S MEM", western.house.c_str(), ""));
    }

    // Of the two ways to find an address one begins with the house number; an edition made before has no index for it.
    void editionsWithoutTheIndexOfHousesFindTheSame()
    {
        const ComponentEdition edition = write(m_all);
        const fs::path old = m_folder.parent_path() / "old";
        fs::create_directories(old);
        fs::copy_file(editionPath(m_folder, edition.digest), editionPath(old, edition.digest));
        fs::permissions(editionPath(old, edition.digest), fs::perms::owner_write, fs::perm_options::add);
        Connection(editionPath(old, edition.digest), Connection::Mode::ReadWrite).execute("DROP INDEX component_house");
        const SqliteComponentDirectory now(m_folder, edition.digest), before(old, edition.digest);
        std::mt19937 dice(17);
        std::size_t found = 0;
        for (int i = 0; i < 300; ++i) {
            const Component& each = m_all[dice() % m_all.size()];
            const std::string road = each.road.substr(0, dice() % 2 ? std::string::npos : 3);
            for (const std::string& text : { road + each.house + "号", road + each.house + "号" + each.name,
                     each.house + " E", each.house + ' ' + road }) {
                const auto here = codes(now.withText(text, 10000, {}));
                QVERIFY2(here == codes(before.withText(text, 10000, {})), text.c_str());
                found += here.size();
            }
        }
        QVERIFY(found > 1000);
    }

    void ownersNumbersAreFoundByTheirBeginning()
    {
        const SqliteComponentDirectory directory(m_folder, write(m_all).digest);
        QVERIFY(codes(directory.withText("493-A", 10000, {}))
            == thoseOf([](const Component& each) { return each.number == "493-A"; }));
        QVERIFY(codes(directory.withText("49", 10000, {}))
            == thoseOf([](const Component& each) { return each.number.starts_with("49"); }));
    }

    void nearAndWithinBringWholeComponents()
    {
        const SqliteComponentDirectory directory(m_folder, write(m_all).digest);
        const GeoPoint at { 1039200000, 289200000 };
        std::vector<Component> expected = m_all;
        std::ranges::sort(
            expected, {}, [&](const Component& each) { return std::pair(distanceMetres(at, each.at), each.code); });
        const auto near = directory.nearest(at, 20, {});
        QCOMPARE(near.size(), 20u);
        for (std::size_t i = 0; i < near.size(); ++i) {
            QVERIFY(near[i].component == expected[i]);
            QCOMPARE(near[i].metres, distanceMetres(at, expected[i].at));
        }
        const Outline square { { { { 1039100000, 289100000 }, { 1039200000, 289100000 }, { 1039200000, 289200000 },
                                     { 1039100000, 289200000 } },
            {} } };
        QVERIFY(codes(directory.within(square, 10000, {}))
            == thoseOf([&](const Component& each) { return covers(square, each.at); }));
        QCOMPARE(directory.within(square, 2, {}).size(), 2u);
        const auto all = directory.inside(square, 10000, 10000, {});
        QVERIFY(all);
        std::map<std::uint16_t, std::uint64_t> counts;
        for (const Component& each : m_all)
            if (covers(square, each.at))
                ++counts[each.code.classCode()];
        QVERIFY(counts.size() > 1);
        QCOMPARE(all->classes.size(), counts.size());
        for (const ClassCount& each : all->classes)
            QCOMPARE(each.components, counts[each.classCode]);
        auto found = all->components;
        std::ranges::sort(found, {}, &Component::code);
        QVERIFY(codes(found) == thoseOf([&](const Component& each) { return covers(square, each.at); }));
        const auto few = directory.inside(square, 2, 10000, {}); // all are counted, few are listed
        QVERIFY(few);
        QVERIFY(few->classes == all->classes);
        std::size_t listed = 0;
        for (const auto& [classCode, count] : counts)
            listed += std::min<std::size_t>(count, 2);
        QCOMPARE(few->components.size(), listed);
        QCOMPARE(directory.inside(square, 100, 3, {})->components.size(), 3u);
        const Outline everything { { { { 1030000000, 280000000 }, { 1050000000, 280000000 }, { 1050000000, 300000000 },
                                         { 1030000000, 300000000 } },
            {} } };
        QVERIFY(!directory.inside(everything, 10000, 10000, [](auto, auto) { return false; }));
        QVERIFY(directory.isIndexed());
    }

    void packedTilesAndDensityHoldEveryComponent()
    {
        const ComponentEdition edition = write(m_all);
        const Connection connection(editionPath(m_folder, edition.digest), Connection::Mode::ReadOnly);
        std::multiset<std::pair<PlaceTile, PackedComponent>> expected, found;
        for (const Component& each : m_all) {
            const MapPlace place = MapPlace::of(each.at);
            expected.insert({ place.tile(14),
                { std::uint16_t(place.x >> 2), std::uint16_t(place.y >> 2), each.code.classCode(),
                    std::uint8_t(each.state) } });
        }
        Statement tile(connection, "SELECT x, y, components FROM packed");
        while (tile.step())
            for (const PackedComponent& each : packedFromBytes(tile.bytes(2)))
                found.insert({ { 14, std::uint32_t(tile.integer(0)), std::uint32_t(tile.integer(1)) }, each });
        QVERIFY(found == expected);

        for (std::uint8_t level = firstDensityLevel; level <= lastDensityLevel; ++level) {
            std::map<PlaceTile, std::uint64_t> squares, counted; // squares are tiles six levels down
            for (const Component& each : m_all)
                ++squares[MapPlace::of(each.at).tile(std::uint8_t(level + 6))];
            Statement row(connection, "SELECT x, y, squares FROM density WHERE level = ?1");
            row.start().bind(1, int(level));
            while (row.step())
                for (const DensitySquare& each : densityFromBytes(row.bytes(2)))
                    counted[{ std::uint8_t(level + 6), std::uint32_t(row.integer(0)) * 64 + each.square % 64,
                        std::uint32_t(row.integer(1)) * 64 + each.square / 64 }]
                        += each.components;
            QVERIFY(counted == squares);
        }
    }

    void stoppedOrUnfinishedLeavesNothingBehind()
    {
        const auto files = [&] { return std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()); };
        write(m_all);
        const auto before = files();
        {
            ComponentEditionWriter writer(m_folder, "t");
            writer.add(m_all[0]);
        }
        QCOMPARE(files(), before);
        for (std::uint64_t stop = 0; stop < 5; ++stop) {
            ComponentEditionWriter writer(m_folder, "t");
            writer.add(m_all[0]);
            QVERIFY(!writer.finish([&](std::uint64_t done, std::uint64_t) { return done < stop; }));
        }
        QCOMPARE(files(), before);
    }

    void otherFilesAreRefusedByName()
    {
        const Digest none = sha256("none");
        QVERIFY(failure([&] { SqliteComponentDirectory(m_folder, none); }).contains("not here"));
        const GridEdition grid = writeGridEdition(m_folder, {}, "");
        QVERIFY(failure([&] { SqliteComponentDirectory(m_folder, grid.digest); }).contains("no component edition"));
        const ComponentEdition edition = write(m_all);
        fs::resize_file(editionPath(m_folder, edition.digest), 5000);
        QVERIFY(!failure([&] {
            const SqliteComponentDirectory directory(m_folder, edition.digest);
            (void)directory.withText("路灯", 50, {});
        }).isEmpty());
    }

    void textsBeyondWhatIsRememberedStayOne()
    {
        std::vector<Component> all;
        for (std::uint32_t i = 0; i < 110'000; ++i) {
            Component each = m_all[0];
            each.code = ComponentCode::of(511129, 118, i);
            each.name = "灯" + std::to_string(i);
            all.push_back(each);
        }
        all.back().name = all.front().name; // met long ago
        const SqliteComponentDirectory directory(m_folder, write(all).digest);
        QCOMPARE(directory.withText("灯109998", 50, {}).size(), 1u);
        QVERIFY(directory.component(all.back().code) == all.back());
    }
};

QTEST_APPLESS_MAIN(ComponentEditionTest)
#include "component_edition_test.moc"
