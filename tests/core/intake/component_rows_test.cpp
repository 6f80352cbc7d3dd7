#include "intake/component_rows.h"

#include <QTest>

using namespace fengsui;

class ComponentRowsTest : public QObject {
    Q_OBJECT

    static constexpr const char* m_coded = R"({
        "id": "own", "code": "标识码", "class": { "column": "类别", "is": { "路灯": "0118" } }, "name": "{名称}",
        "address": "{地址}", "owner": "{权属}", "state": { "column": "状态", "is": { "坏": "broken" } },
        "place": { "longitude": "x", "latitude": "y", "reference": "wgs84" } })";
    static constexpr const char* m_counted = R"({
        "id": "lamps", "division": "511129", "class": { "otherwise": "0118" },
        "place": { "longitude": "longitude", "latitude": "latitude", "reference": "wgs84" } })";
    const std::vector<std::string> m_header { "标识码", "类别", "名称", "地址", "权属", "状态", "x", "y" };

    static ComponentMapping mapping(const char* text) { return ComponentMapping::parse("m.json", text).value.value(); }
    ComponentRows coded() const { return std::move(ComponentRows::begin(mapping(m_coded), m_header)).operator*(); }

    static QString faults(const char* text)
    {
        QString all;
        for (const Refusal& fault : ComponentMapping::parse("m.json", text).faults)
            all += QString::fromStdString(fault.toString()) + '\n';
        return all;
    }

private slots:
    void rowBecomesAComponent()
    {
        ComponentRows rows = coded();
        const std::vector<std::string_view> values { "5111290118000007", "路灯", "", "沐川路18号路灯", "城管局", "坏",
            "103.9028", "28.9567" };
        const auto component = rows.row(values);
        QVERIFY(component);
        const Component expected { *ComponentCode::parse("5111290118000007"), "路灯", "", "沐川路", "18", "城管局",
            ComponentState::Broken, { 1039028000, 289567000 } };
        QVERIFY(*component == expected);
    }

    void badValuesNameTheirColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("field");
        QTest::newRow("code") << 0 << "511129011800000" << "标识码";
        QTest::newRow("class against code") << 0 << "5111290102000007" << "类别";
        QTest::newRow("class") << 1 << "电杆" << "类别";
        QTest::newRow("state") << 5 << "歪" << "状态";
        QTest::newRow("longitude") << 6 << "103,9" << "x";
        QTest::newRow("empty longitude") << 6 << "" << "x";
        QTest::newRow("off the Earth") << 6 << "181" << "x";
        QTest::newRow("no number") << 6 << "nan" << "x";
        QTest::newRow("latitude") << 7 << "north" << "y";
    }
    void badValuesNameTheirColumn()
    {
        QFETCH(int, column);
        QFETCH(QString, value);
        QFETCH(QString, field);
        ComponentRows rows = coded();
        const std::string bad = value.toStdString();
        std::vector<std::string_view> values { "5111290118000007", "路灯", "", "", "", "", "103.9", "28.9" };
        QVERIFY(rows.row(values));
        values[std::size_t(column)] = bad;
        const auto component = rows.row(values);
        QVERIFY(!component);
        QCOMPARE(QString::fromStdString(component.refusal().field), field);
        QVERIFY(!ComponentRows::isAtZero(component.refusal()));
    }

    void placeAtZeroIsNoPlace()
    {
        ComponentRows rows = coded();
        const std::vector<std::string_view> values { "5111290118000007", "", "", "", "", "", "0.0", "0" };
        const auto component = rows.row(values);
        QVERIFY(!component);
        QVERIFY(ComponentRows::isAtZero(component.refusal()));
    }

    void codesAreCountedUpAndNoneIsSpentOnARefusedRow()
    {
        const std::vector<std::string> header { "longitude", "latitude" };
        ComponentRows rows = std::move(ComponentRows::begin(mapping(m_counted), header)).operator*();
        QCOMPARE(
            rows.row(std::vector<std::string_view> { "1", "2" })->code.toString(), std::string("5111290118000001"));
        QVERIFY(!rows.row(std::vector<std::string_view> { "0", "0" }));
        QCOMPARE(
            rows.row(std::vector<std::string_view> { "1", "2" })->code.toString(), std::string("5111290118000002"));
    }

    void missingColumnsAreNamed()
    {
        const std::vector<std::string> header { "标识码", "x" };
        const auto rows = ComponentRows::begin(mapping(m_coded), header);
        QVERIFY(!rows);
        const QString why = QString::fromStdString(rows.refusal().toString());
        for (const char* name : { "类别", "名称", "地址", "y" })
            QVERIFY2(why.contains(QString::fromUtf8(name)), qPrintable(why));
        QVERIFY(
            ComponentRows::begin(mapping(m_coded), std::span(m_header).first(6), ComponentRows::Places::BesideTheRow));
    }

    void longTextIsCutBetweenCharacters()
    {
        ComponentRows rows = coded();
        std::string name;
        for (int i = 0; i < 1000; ++i)
            name += "灯";
        const std::vector<std::string_view> values { "5111290118000007", "", name, "", "", "", "103.9", "28.9" };
        const auto component = rows.row(values);
        QVERIFY(component);
        QCOMPARE(component->name.size(), 498u);
        QVERIFY(name.starts_with(component->name));
    }

    void faultsOfAMappingNameTheLine()
    {
        QVERIFY(faults("{\n\"id\": \"a\",\n\"code\": \"c\",\n\"plaec\": {}}").contains("m.json, line 4"));
        QVERIFY(faults(R"({ "id": "a", "code": "c" })").contains("place"));
        const char* place = R"("place": { "longitude": "x", "latitude": "y", "reference": "wgs84" } })";
        const auto with
            = [&](const char* rest) { return faults((std::string("{ \"id\": \"a\", ") + rest + place).c_str()); };
        QCOMPARE(with("\"code\": \"c\", "), QString());
        QVERIFY(with("").contains("16 digits"));
        QVERIFY(with("\"code\": \"c\", \"division\": \"511129\", ").contains("16 digits"));
        QVERIFY(with("\"division\": \"5111\", \"class\": { \"otherwise\": \"0118\" }, ").contains("5111"));
        QVERIFY(with("\"division\": \"511129\", ").contains("class"));
        QVERIFY(with("\"division\": \"511129\", \"class\": { \"otherwise\": \"18\" }, ").contains("four digits"));
        QVERIFY(with("\"code\": \"c\", \"class\": {}, ").contains("column"));
        QVERIFY(with("\"code\": \"c\", \"name\": \"{a\", ").contains("brace"));
        QVERIFY(with("\"code\": \"c\", \"address\": \"{a}\", \"road\": \"{b}\", ").contains("not both"));
        QVERIFY(
            with("\"code\": \"c\", \"state\": { \"column\": \"s\", \"is\": { \"a\": \"bent\" } }, ").contains("bent"));
        QVERIFY(faults("{").contains("m.json"));
    }
};

QTEST_APPLESS_MAIN(ComponentRowsTest)
#include "component_rows_test.moc"
