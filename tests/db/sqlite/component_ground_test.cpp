#include "sqlite/sqlite_component_ground.h"

#include "journal/journal.h"
#include "sqlite/component_edition.h"
#include "sqlite/grid_edition.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <map>
#include <thread>

using namespace fengsui;
namespace fs = std::filesystem;

class ComponentGroundTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_temporary;
    const fs::path m_folder = fs::path(m_temporary.path().toStdString()) / "editions";

    static std::vector<Component> inventory(std::uint32_t count)
    {
        std::vector<Component> all;
        for (std::uint32_t i = 0; i < count; ++i) {
            Component one;
            one.code = ComponentCode::of(511129, i % 4 ? 118 : 402, i);
            one.state = ComponentState(i % 5);
            one.at
                = { std::int32_t(1039000000 + i * 37'000 % 900'000), std::int32_t(289000000 + i * 91'000 % 700'000) };
            all.push_back(one);
        }
        return all;
    }
    Digest write(std::uint32_t count) const
    {
        ComponentEditionWriter writer(m_folder, "t");
        for (const Component& each : inventory(count))
            writer.add(each);
        return writer.finish({}).value().digest;
    }

private Q_SLOTS:
    void aSquareHoldsWhatLiesInIt()
    {
        const SqliteComponentGround ground(m_folder, write(3000));
        QCOMPARE(ground.classes().size(), 2u);
        std::map<PlaceTile, std::vector<PackedComponent>> expected;
        for (const Component& each : inventory(3000)) {
            const MapPlace place = MapPlace::of(each.at);
            expected[place.tile(packedLevel)].push_back({ std::uint16_t(place.x >> 2), std::uint16_t(place.y >> 2),
                each.code.classCode(), std::uint8_t(each.state) });
        }
        QVERIFY(expected.size() > 5);
        std::size_t visited = 0;
        const auto outcome = ground.visit([&](PlaceTile square, const std::vector<PackedComponent>& components) {
            ++visited;
            QCOMPARE(components.size(), expected[square].size());
        });
        QVERIFY(outcome.isOk());
        QCOMPARE(visited, expected.size());
        for (auto& [square, components] : expected) {
            std::ranges::sort(components);
            QVERIFY(ground.packed(square).value() == components);
        }
        QVERIFY(ground.packed({ packedLevel, 1, 1 }).value().empty());
    }

    void threadsAskAtOnce()
    {
        const SqliteComponentGround ground(m_folder, write(3000));
        std::vector<PlaceTile> squares;
        QVERIFY(ground.visit([&](PlaceTile square, const auto&) { squares.push_back(square); }).isOk());
        std::vector<std::size_t> sums(3);
        {
            std::vector<std::jthread> threads;
            for (std::size_t& sum : sums)
                threads.emplace_back([&] {
                    for (const PlaceTile square : squares)
                        sum += ground.packed(square).value().size();
                });
        }
        for (const std::size_t sum : sums)
            QCOMPARE(sum, 3000u);
    }

    void aFileThatBreaksIsNamed()
    {
        const Digest digest = write(20'000);
        const SqliteComponentGround ground(m_folder, digest);
        std::vector<PlaceTile> squares;
        QVERIFY(ground.visit([&](PlaceTile square, const auto&) { squares.push_back(square); }).isOk());
        const fs::path file = editionPath(m_folder, digest);
        fs::resize_file(file, 8192);
        bool isRefused = false;
        for (const PlaceTile square : squares)
            if (const auto packed = ground.packed(square); !packed) {
                isRefused = true;
                QVERIFY(packed.refusal().toString().find(file.filename().string()) != std::string::npos);
            }
        QVERIFY(isRefused);
    }

    void whatIsNoEditionIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(StoreFailure, SqliteComponentGround(m_folder, Digest()));
        const Digest digest = write(10);
        std::ofstream(editionPath(m_folder, digest), std::ios::trunc) << "no database";
        QVERIFY_THROWS_EXCEPTION(StoreFailure, SqliteComponentGround(m_folder, digest));
    }
};

QTEST_GUILESS_MAIN(ComponentGroundTest)
#include "component_ground_test.moc"
