#include "component/component_counts.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace fengsui;

class ComponentCountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classesBelongToTheirMajorClass()
    {
        QCOMPARE(majorIndexOf(118), 0u);
        QCOMPARE(majorIndexOf(205), 1u);
        QCOMPARE(majorIndexOf(602), 5u);
        QCOMPARE(majorIndexOf(2101), 6u);
        QCOMPARE(majorIndexOf(9901), 6u); // of no standard
    }

    void everyLevelCountsWhatItsSquaresHold()
    {
        std::mt19937 dice(5);
        ComponentCounts counts;
        struct One {
            PlaceTile square;
            PackedComponent component;
        };
        std::vector<One> all;
        for (const PlaceTile square :
            { PlaceTile { 14, 12900, 6800 }, PlaceTile { 14, 12901, 6800 }, PlaceTile { 14, 12933, 6850 } }) {
            std::vector<PackedComponent> components;
            for (int i = 0; i < 500; ++i) {
                const auto part = [&] { return static_cast<std::uint16_t>(dice() % 65536); };
                components.push_back({ part(), part(), std::uint16_t(i % 3 ? 118 : 402), 0 });
                all.push_back({ square, components.back() });
            }
            counts.add(square, components);
        }
        for (int level = ComponentCounts::firstLevel; level <= ComponentCounts::lastLevel; ++level) {
            std::map<PlaceTile, ComponentCounts::ByMajor> expected;
            for (const One& one : all) {
                // the place as the edition's writer had it: the tile's number, then sixteen bits within it
                const std::uint64_t x = (std::uint64_t(one.square.x) << 16 | one.component.x) >> (30 - level);
                const std::uint64_t y = (std::uint64_t(one.square.y) << 16 | one.component.y) >> (30 - level);
                ++expected[{ std::uint8_t(level), std::uint32_t(x), std::uint32_t(y) }]
                          [majorIndexOf(one.component.classCode)];
            }
            for (const auto& [square, sum] : expected) {
                const auto* found = counts.at(square);
                QVERIFY2(found, qPrintable(QString::number(level)));
                QVERIFY(*found == sum);
            }
            QVERIFY(!counts.at({ std::uint8_t(level), 0, 0 }));
        }
        QCOMPARE(counts.total()[0] + counts.total()[3], 1500u);
        QVERIFY(!counts.at({ ComponentCounts::lastLevel + 1, 12900u << 3, 6800u << 3 }));
    }
};

QTEST_GUILESS_MAIN(ComponentCountsTest)
#include "component_counts_test.moc"
