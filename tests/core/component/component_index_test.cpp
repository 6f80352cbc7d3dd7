#include "component/component_index.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace fengsui;

class ComponentIndexTest : public QObject {
    Q_OBJECT

    // Around Muchuan, some places twice; far ones too, where a degree is another length.
    static std::vector<ComponentIndex::Place> places()
    {
        std::mt19937 dice(7);
        std::uniform_int_distribution<int> offset(-500'000, 500'000);
        std::vector<ComponentIndex::Place> all;
        for (std::uint32_t i = 0; i < 3000; ++i) {
            const GeoPoint at = i % 100 == 99 ? all.back().at
                : i % 50 == 49 ? GeoPoint { 1039000000 + offset(dice) * 40, 650000000 + offset(dice) * 40 }
                               : GeoPoint { 1039000000 + offset(dice), 289000000 + offset(dice) };
            all.push_back({ ComponentCode::of(511129, std::uint16_t(i % 3 == 0 ? 118 : 102), i), at });
        }
        std::ranges::sort(all, {}, &ComponentIndex::Place::code);
        return all;
    }
    static std::vector<ComponentCode> sorted(
        std::vector<ComponentIndex::Place> all, GeoPoint at, std::size_t count, int classCode)
    {
        std::erase_if(all, [&](const auto& each) { return classCode && each.code.classCode() != classCode; });
        std::ranges::sort(all, {}, [&](const auto& each) { return std::pair(distanceMetres(at, each.at), each.code); });
        std::vector<ComponentCode> codes;
        for (std::size_t i = 0; i < std::min(count, all.size()); ++i)
            codes.push_back(all[i].code);
        return codes;
    }
    static std::vector<ComponentCode> codesOf(const std::vector<ComponentIndex::Near>& near)
    {
        std::vector<ComponentCode> codes;
        for (const auto& each : near)
            codes.push_back(each.code);
        return codes;
    }

private slots:
    void nearestAreThoseThatMeasuringAllGives()
    {
        const auto all = places();
        const ComponentIndex index(all);
        for (const GeoPoint at : { GeoPoint { 1039000000, 289000000 }, GeoPoint { 1038500000, 289900000 },
                 GeoPoint { 1039000000, 640000000 }, GeoPoint { -100000000, -600000000 }, GeoPoint { 0, 899999999 } })
            for (const int classCode : { 0, 118, 102, 205 }) {
                const auto wanted
                    = classCode ? std::optional(std::uint16_t(classCode)) : std::optional<std::uint16_t>();
                for (const std::size_t count : { 0u, 1u, 20u, 5000u })
                    QVERIFY(codesOf(index.nearest(at, count, wanted)) == sorted(all, at, count, classCode));
            }
    }

    void withinIsWhatTheOutlineCovers()
    {
        const auto all = places();
        const ComponentIndex index(all);
        const GeoPoint corner = all[5].at; // the border belongs to it
        const Outline outline { { { { 1038700000, 288700000 }, { 1039300000, 288800000 }, corner }, {} } };
        Outline ordered = outline;
        setInOrder(ordered);
        for (const std::optional<std::uint16_t> wanted :
            { std::optional<std::uint16_t>(), std::optional<std::uint16_t>(118) }) {
            std::vector<ComponentCode> covered;
            for (const auto& each : all)
                if ((!wanted || each.code.classCode() == *wanted) && covers(ordered, each.at))
                    covered.push_back(each.code);
            QVERIFY(!covered.empty());
            QVERIFY(index.within(ordered, wanted) == covered);
        }
        QVERIFY(index.within({}).empty());
    }

    void emptyInventoryHasNothingNear()
    {
        const ComponentIndex index({});
        QVERIFY(index.nearest({}, 20).empty());
        QVERIFY(index.within({ { { { 0, 0 }, { 10, 0 }, { 0, 10 } }, {} } }).empty());
        QCOMPARE(index.size(), 0u);
    }

    void indexMayBeMoved()
    {
        ComponentIndex index(places());
        const auto before = codesOf(index.nearest({ 1039000000, 289000000 }, 20));
        const ComponentIndex moved = std::move(index);
        QVERIFY(codesOf(moved.nearest({ 1039000000, 289000000 }, 20)) == before);
    }
};

QTEST_APPLESS_MAIN(ComponentIndexTest)
#include "component_index_test.moc"
