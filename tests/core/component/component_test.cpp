#include "component/component.h"
#include "component/component_place.h"

#include <QTest>

#include <cstdlib>

using namespace fengsui;

class ComponentTest : public QObject {
    Q_OBJECT

private slots:
    void codeKnowsItsParts()
    {
        const auto code = ComponentCode::parse("3205080101000001");
        QVERIFY(code);
        QCOMPARE(code->division(), 320508u);
        QCOMPARE(code->classCode(), std::uint16_t(101));
        QCOMPARE(code->sequence(), 1u);
        QCOMPARE(code->toString(), std::string("3205080101000001"));
        QVERIFY(ComponentCode::of(320508, 101, 1) == *code);
    }

    void whatIsNotSixteenDigitsIsNoCode()
    {
        for (const char* text : { "", "320508010100000", "32050801010000011", "320508010100000x", "0205080101000001",
                 "３２０５０８０１０１０００００１", " 205080101000001" })
            QVERIFY2(!ComponentCode::parse(text), text);
    }

    void classesHaveFourDigits()
    {
        QCOMPARE(classText(102), std::string("0102"));
        QCOMPARE(classCodeOf("0102").value_or(0), std::uint16_t(102));
        for (const char* text : { "", "102", "00102", "01 2", "-102" })
            QVERIFY2(!classCodeOf(text), text);
    }

    void prefixIsARangeOfCodes()
    {
        const auto range = CodeRange::beginningWith("32050801");
        QVERIFY(range);
        QCOMPARE(range->first.number, 3205080100000000u);
        QCOMPARE(range->last.number, 3205080199999999u);
        QVERIFY(CodeRange::beginningWith("9")->last.number == 9999999999999999u);
        QVERIFY(!CodeRange::beginningWith(""));
        QVERIFY(!CodeRange::beginningWith("032"));
        QVERIFY(!CodeRange::beginningWith("32050801010000011"));
    }

    void addressIsSplit_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("parts");
        QTest::newRow("chinese") << "沐川路18号路灯" << "沐川路|18|路灯";
        QTest::newRow("with a part") << "沐川路18-3号" << "沐川路|18-3|";
        QTest::newRow("road with digits") << "G245国道18号" << "G245国道|18|";
        QTest::newRow("western") << "6919 S MEMORIAL  DR E" << "S MEMORIAL DR E|6919|";
        QTest::newRow("no number") << " 建设街 " << " 建设街||";
        QTest::newRow("number alone") << "18号" << "18号||";
        QTest::newRow("digits alone") << "1234" << "1234||";
        QTest::newRow("sign alone") << "号" << "号||";
        QTest::newRow("nothing") << "" << "||";
    }
    void addressIsSplit()
    {
        QFETCH(QString, address);
        QFETCH(QString, parts);
        const SplitAddress split = splitAddress(address.toStdString());
        QCOMPARE(QString::fromStdString(split.road + '|' + split.house + '|' + split.rest), parts.trimmed());
    }

    void addressIsWrittenAsPeopleDo()
    {
        Component component;
        component.road = "沐川路";
        component.house = "18";
        QCOMPARE(addressOf(component), std::string("沐川路18号"));
        component.road = "S MEMORIAL DR E";
        QCOMPARE(addressOf(component), std::string("18 S MEMORIAL DR E"));
        component.house.clear();
        QCOMPARE(addressOf(component), std::string("S MEMORIAL DR E"));
    }

    void statesAreReadInBothLanguages()
    {
        for (const auto state : { ComponentState::Intact, ComponentState::Broken, ComponentState::Lost,
                 ComponentState::Abandoned, ComponentState::Removed })
            QVERIFY(componentStateOf(toWord(state)) == state);
        QVERIFY(componentStateOf("破损") == ComponentState::Broken);
        QVERIFY(!componentStateOf("坏"));
    }

    void placeOnTheMapComesBack()
    {
        for (const auto& at : { GeoPoint { 1039028000, 289567000 }, GeoPoint { -959277830, 360638040 },
                 GeoPoint { 0, 0 }, GeoPoint { 1799999999, -850000000 }, GeoPoint { -1800000000, 850000000 } }) {
            const GeoPoint back = MapPlace::of(at).toGeo();
            QVERIFY(std::abs(back.longitudeE7 - at.longitudeE7) <= 1);
            QVERIFY(std::abs(back.latitudeE7 - at.latitudeE7) <= 1);
        }
    }

    void tilesAreThoseOfTheWeb()
    {
        // 103.9028 E, 28.9567 N: x = (103.9028 / 360 + 0.5) * 2^14 = 12920.6, y by the formula of slippy maps 6814.2
        const PlaceTile tile = MapPlace::of({ 1039028000, 289567000 }).tile(14);
        QCOMPARE(tile.x, 12920u);
        QCOMPARE(tile.y, 6814u);
        QVERIFY((MapPlace::of({ 1, 1 }).tile(0) == PlaceTile {}));
    }

    void packedComponentsReadBack()
    {
        const std::vector<PackedComponent> all { { 0, 65535, 9999, 4 }, { 65535, 0, 118, 0 } };
        const std::string bytes = toBytes(all);
        QVERIFY(packedFromBytes(bytes) == all);
        QCOMPARE(packedFromBytes(std::string_view(bytes).substr(0, bytes.size() - 1)).size(), 1u);
        const std::vector<DensitySquare> squares { { 0, 1 }, { 4095, 65535 } };
        QVERIFY(densityFromBytes(toBytes(squares)) == squares);
        QVERIFY(densityFromBytes(toBytes(std::vector<DensitySquare> { { 4096, 1 } })).empty());
    }
};

QTEST_APPLESS_MAIN(ComponentTest)
#include "component_test.moc"
