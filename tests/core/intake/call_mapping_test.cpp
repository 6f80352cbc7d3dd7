#include "intake/call_mapping.h"

#include "core/intake/call_files.h"

#include <QTest>

#include <set>

using namespace fengsui;
using namespace fengsui::test;

class CallMappingTest : public QObject {
    Q_OBJECT

    // A mapping file that is right, one member a line, so that a test can break one of them.
    static std::string text(const std::string& from = {}, const std::string& to = {})
    {
        std::string out = R"({
  "id": "own",
  "name": { "en": "Own", "zh_CN": "本地" },
  "header": ["a", "b", "when", "x", "y", "xy"],
  "key": ["a"],
  "receivedAt": { "column": "when", "formats": ["%Y-%m-%d"], "zone": "Asia/Shanghai" },
  "title": "{b}",
  "place": { "longitude": "x", "latitude": "y", "reference": "wgs84" },
  "types": { "from": "{b}", "is": { "pipe": "cjt214:event:0402" }, "otherwise": "callcentre:event:9999" }
})";
        if (!from.empty()) {
            if (out.find(from) == std::string::npos)
                qFatal("%s", from.c_str());
            out.replace(out.find(from), from.size(), to);
        }
        return out;
    }

private slots:
    void shippedMappingsAreRight()
    {
        std::set<std::string> ids;
        for (const CallMapping& mapping : shippedMappings()) {
            ids.insert(mapping.id);
            QVERIFY(!mapping.name.english.empty() && !mapping.name.chinese.empty());
        }
        QCOMPARE(ids.size(), 4u);
    }

    void everyFaultIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const char* from, const char* to, const char* said) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(said);
        };
        row("not JSON", "\"own\",", "\"own\"", "m.json, line 3: This is not JSON (syntax error).");
        row("mistyped member", "\"title\"", "\"titel\"", "m.json, line 7: \"titel\" is not known here.");
        row("no id", "\"own\"", "\"\"", "m.json, line 2: \"id\" is empty.");
        row("id with a slash", "\"own\"", "\"o/wn\"",
            "m.json, line 1: The id \"o/wn\" may only have letters, digits, and - _ .");
        row("name without Chinese", ", \"zh_CN\": \"本地\"", "", "m.json, line 3: \"zh_CN\" is missing.");
        row("no header", "[\"a\", \"b\", \"when\", \"x\", \"y\", \"xy\"]", "\"a\"",
            "m.json, line 4: \"header\" must be of the kind \"list\".");
        row("column not in header", "\"{b}\",\n  \"place\"", "\"{c}\",\n  \"place\"",
            "m.json, line 7: The column \"c\" is not in \"header\".");
        row("key not in header", "[\"a\"],", "[\"q\"],", "m.json, line 5: The column \"q\" is not in \"header\".");
        row("open brace", "\"{b}\",\n  \"place\"", "\"{b\",\n  \"place\"",
            "m.json, line 7: A brace is not closed in \"{b\". A brace itself is written twice.");
        row("nothing says what", "\"{b}\",\n  \"place\"", "\"\",\n  \"place\"",
            "m.json, line 1: Neither \"title\" nor \"text\" says what the call is about.");
        row("no such zone", "Asia/Shanghai", "Asia/Nowhere", "m.json, line 6: There is no time zone \"Asia/Nowhere\".");
        row("no such format", "%Y-%m-%d", "%Y-%q", "m.json, line 6: \"%Y-%q\" is not a format of times.");
        row("no format", "[\"%Y-%m-%d\"]", "[]", "m.json, line 6: There is no format of times.");
        row("time column", "\"column\": \"when\"", "\"column\": \"then\"",
            "m.json, line 6: The column \"then\" is not in \"header\".");
        row("no time", "\"receivedAt\"", "\"happenedAt\"", "m.json, line 1: \"receivedAt\" is missing.");
        row("unknown reference", "\"wgs84\"", "\"mars\"",
            "m.json, line 8: The reference of coordinates must be wgs84, gcj02 or bd09.");
        row("no reference", ", \"reference\": \"wgs84\"", "", "m.json, line 8: \"reference\" is missing.");
        row("two ways to name coordinates", "\"longitude\": \"x\"", "\"pair\": \"xy\"",
            "m.json, line 8: Either \"pair\" or \"longitude\" and \"latitude\" name the coordinates, not both.");
        row("empty bounds", "\"wgs84\" }",
            "\"wgs84\", \"bounds\": { \"west\": 10, \"south\": 0, \"east\": 5, \"north\": 1 } }",
            "m.json, line 8: These bounds hold no place.");
        row("unknown type", "cjt214:event:0402", "cjt214:event:0498",
            "m.json, line 9: The type \"cjt214:event:0498\" is not in the catalogue.");
        row("no type", "cjt214:event:0402", "pipe", "m.json, line 9: The type \"pipe\" is not in the catalogue.");
        row("type twice",
            "\"pipe\":", "\"Pipe \": \"cjt214:event:0402\", \"pipe\":", "m.json, line 9: \"pipe\" stands there twice.");
        row("unknown appeal", "\"id\"", "\"appeal\": \"shout\", \"id\"",
            "m.json, line 2: \"shout\" is not a kind of appeal.");
        row("delimiter", "\"id\"", "\"delimiter\": \"|\", \"id\"",
            "m.json, line 2: The delimiter must be a comma, a semicolon or a tab.");
        row("rows", "\"id\"", "\"rowsPerCall\": \"two\", \"id\"",
            "m.json, line 2: \"rowsPerCall\" must be \"one\" or \"several\".");
        row("rows without key", "\"key\": [\"a\"]", "\"rowsPerCall\": \"several\"",
            "m.json, line 5: Rows of one call can only be found by a \"key\".");
        row("a list", "{\n  \"id\"", "[{\n  \"id\"", "m.json, line 10: This is not JSON (incomplete JSON).");
    }
    void everyFaultIsNamedWithItsLine()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, said);
        const auto loaded
            = CallMapping::parse("m.json", text(from.toStdString(), to.toStdString()), shippedCatalogue());
        QVERIFY(!loaded.value);
        QByteArrayList faults;
        for (const Refusal& fault : loaded.faults)
            faults += QByteArray::fromStdString(fault.toString());
        QVERIFY2(faults.contains(said), faults.join('\n').constData());
    }

    void allFaultsAreTold()
    {
        std::string broken = text("Asia/Shanghai", "Nowhere");
        broken.replace(broken.find("cjt214:event:0402"), 17, "pipe");
        QCOMPARE(CallMapping::parse("m.json", broken, shippedCatalogue()).faults.size(), 2u);
        QVERIFY(CallMapping::parse("m.json", text(), shippedCatalogue()).value);
        QVERIFY(!CallMapping::parse("m.json", "[]", shippedCatalogue()).value);
    }

    void headerChoosesTheMapping()
    {
        const auto mapping = [](const std::string& id, const std::string& columns) {
            return mappingOf(text("\"own\"", '"' + id + '"')
                    .replace(text("\"own\"", '"' + id + '"').find("\"a\", \"b\""), 8, columns));
        };
        const std::vector<CallMapping> known { mapping("small", R"("a", "b")"), mapping("large", R"("a", "b", "more")"),
            mapping("large2", R"("a", "b", "more")") };
        const auto chosen = [&](std::vector<std::string> header) {
            const CallMapping* found = mappingFor(known, header);
            return found ? found->id : std::string("none");
        };
        QCOMPARE(chosen({ "xy", "y", "x", "when", "b", "a", "further" }), std::string("small"));
        QCOMPARE(
            chosen({ "a", "b", "when", "x", "y", "xy", "more" }), std::string("large")); // names more; the first of two
        QCOMPARE(chosen({ "a", "b", "when", "x", "y" }), std::string("none"));
        QCOMPARE(chosen({ "A", "b", "when", "x", "y", "xy" }), std::string("none"));
    }

    void templateJoinsWhatIsThere()
    {
        const auto filled = [](std::string_view pattern, std::vector<std::string_view> values) {
            return ColumnTemplate::parse(pattern)->filled(values);
        };
        QCOMPARE(filled("{a}: {b}", { "x", "y" }), std::string("x: y"));
        QCOMPARE(filled("{a}: {b}", { " ", "y " }), std::string("y"));
        QCOMPARE(filled("{a}: {b}", { "x", "" }), std::string("x"));
        QCOMPARE(filled("{a}, {b}, {c}", { "x", "", "z" }), std::string("x, z"));
        QCOMPARE(filled("No. {a} ({b})", { "7", "z" }), std::string("No. 7 (z)"));
        QCOMPARE(filled("No. {a}!", { "" }), std::string());
        QCOMPARE(filled("{{{a}}}", { "x" }), std::string("{x}"));
        QCOMPARE(filled("as it is", {}), std::string("as it is"));
        QCOMPARE(filled("{a}", { "\xe3\x80\x80 网格 \xe3\x80\x80" }), std::string("网格"));
        for (const char* broken : { "{a", "a}", "{}", "{a}}" })
            QVERIFY2(!ColumnTemplate::parse(broken), broken);
    }

    void wordsFindTheirType()
    {
        const CallMapping mapping
            = mappingOf(text("\"otherwise\"", R"("like": [ { "pattern": "*gas*leak", "type": "cjt214:event:0403" },
            { "pattern": "gas*", "type": "callcentre:event:0211" } ], "otherwise")"));
        const auto typeOf = [&](const char* words) { return mapping.types.typeOf(words)->toString(); };
        QCOMPARE(typeOf(" PIPE "), std::string("cjt214:event:0402"));
        QCOMPARE(typeOf("Gas main leak"), std::string("cjt214:event:0403"));
        QCOMPARE(typeOf("gas"), std::string("callcentre:event:0211"));
        QCOMPARE(typeOf("pipes"), std::string("callcentre:event:9999"));
        const CallMapping without = mappingOf(text(", \"otherwise\": \"callcentre:event:9999\""));
        QVERIFY(!without.types.typeOf("pipes"));
    }

    void starStandsForAnything()
    {
        for (const auto& [words, pattern] :
            std::initializer_list<std::pair<const char*, const char*>> { { "", "" }, { "", "*" }, { "abc", "*" },
                { "abc", "a*c" }, { "abc", "A*C" }, { "abcbc", "*bc" }, { "aXbXc", "a*b*c" }, { "abc", "abc**" } })
            QVERIFY2(fits(words, pattern), pattern);
        for (const auto& [words, pattern] : std::initializer_list<std::pair<const char*, const char*>> {
                 { "a", "" }, { "abc", "a" }, { "abc", "*b" }, { "abc", "b*" }, { "ab", "a*b*b" } })
            QVERIFY2(!fits(words, pattern), pattern);
    }
};

QTEST_GUILESS_MAIN(CallMappingTest)
#include "call_mapping_test.moc"
