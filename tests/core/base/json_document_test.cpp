#include "base/json_document.h"

#include <QTest>

using namespace fengsui;

class JsonDocumentTest : public QObject {
    Q_OBJECT

private slots:
    void everyValueKnowsItsLine()
    {
        const auto document = JsonDocument::parse("a.json",
            "\xef\xbb\xbf{\r\n  \"list\": [1,\n\n    2.5, -3\n  ],\n  \"text\": \"网格\",\n"
            "  \"inner\": { \"yes\": true,\n \"none\": null }\n}\n\n");
        QVERIFY(document);
        const JsonNode& root = document->root();
        QCOMPARE(root.line, 1u);
        const JsonNode* list = root.find("list");
        QVERIFY(list && list->is(JsonNode::Kind::List));
        QCOMPARE(list->line, 2u);
        QCOMPARE(list->children.size(), 3u);
        QCOMPARE(list->children[0].integer, 1);
        QCOMPARE(list->children[0].line, 2u);
        QCOMPARE(list->children[1].real, 2.5);
        QCOMPARE(list->children[1].line, 4u);
        QCOMPARE(list->children[2].integer, -3);
        QCOMPARE(root.find("text")->text, std::string("网格"));
        QCOMPARE(root.find("text")->line, 6u);
        QVERIFY(root.find("inner")->find("yes")->boolean);
        QCOMPARE(root.find("inner")->find("none")->line, 8u);
        QVERIFY(root.find("inner")->find("none")->is(JsonNode::Kind::Null));
        QVERIFY(!root.find("nothing"));
        QVERIFY(!list->find("nothing"));
    }

    void whatIsNotJsonIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("empty") << QByteArray() << QByteArray("f.json, line 1: This is not JSON");
        QTest::newRow("blank lines") << QByteArray("\n\n") << QByteArray("f.json, line 3: This is not JSON");
        QTest::newRow("comma too many") << QByteArray("{\n\"a\": 1,\n}")
                                        << QByteArray("f.json, line 3: This is not JSON");
        QTest::newRow("no end") << QByteArray("{\n\"a\": [1,\n2") << QByteArray("f.json, line 3: This is not JSON");
        QTest::newRow("open text") << QByteArray("{\"a\": \"b\n\"}") << QByteArray("f.json, line 1: This is not JSON");
        QTest::newRow("comment") << QByteArray("{\n// no\n}") << QByteArray("f.json, line 2: This is not JSON");
        QTest::newRow("two documents") << QByteArray("{}\n\n{}") << QByteArray("f.json, line 3: This is not JSON");
        QTest::newRow("bad UTF-8") << QByteArray("[\n\"\xff\"]") << QByteArray("f.json, line 2: This is not JSON");
        QTest::newRow("name twice") << QByteArray("{\"a\": 1,\n\"a\": 2}")
                                    << QByteArray("f.json, line 2: \"a\" stands there twice.");
        QTest::newRow("too deep") << QByteArray(100, '[') << QByteArray("f.json, line 1: This is not JSON");
    }
    void whatIsNotJsonIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, begin);
        const auto document = JsonDocument::parse("f.json", text.toStdString());
        QVERIFY(!document);
        const QByteArray said = QByteArray::fromStdString(document.refusal().toString());
        QVERIFY2(said.startsWith(begin), said.constData());
    }

    // F13: an object of 100,000 names would take half a minute
    void objectsHaveBounds()
    {
        const auto withNames = [](std::size_t count) {
            std::string text = "{";
            for (std::size_t i = 0; i < count; ++i)
                text += (i == 0 ? "\"" : ",\n\"") + std::to_string(i) + "\":[]";
            return text + '}';
        };
        const auto most = JsonDocument::parse("f.json", withNames(4096));
        QVERIFY(most && most->root().children.size() == 4096);
        const auto more = JsonDocument::parse("f.json", withNames(4097));
        QVERIFY(!more);
        QCOMPARE(
            more.refusal().toString(), std::string("f.json, line 4097: There are more than 4096 names in one object."));
    }

    void longTextsAndNumbersSurvive()
    {
        const std::string name(5000, 'k');
        const std::string value(70000, 'v');
        const auto document = JsonDocument::parse(
            "f", "{\"" + name + "\":\"" + value + "\\u7f51\",\"n\":9007199254740993,\n\"big\":1e300}");
        QVERIFY(document);
        QCOMPARE(document->root().find(name)->text, value + "网");
        QCOMPARE(document->root().find("n")->integer, 9007199254740993);
        QCOMPARE(document->root().find("big")->real, 1e300);
        QCOMPARE(JsonDocument::parse("f", "12")->root().integer, 12);
    }

    void readerGathersAllFaults()
    {
        const auto document = JsonDocument::parse("f.json",
            "{\n\"name\": 7,\n\"empty\": \"\",\n\"words\": [\"a\",\n1],\n\"colour\": \"red\", \"count\": 1.5 }");
        QVERIFY(document);
        JsonReader reader(*document);
        const JsonNode& root = document->root();
        QCOMPARE(reader.text(root, "colour"), std::string("red"));
        QCOMPARE(reader.text(root, "nothing", "other"), std::string("other"));
        QCOMPARE(reader.integer(root, "nothing", 7), 7);
        QCOMPARE(reader.number(root, "count"), 1.5);
        QVERIFY(reader.boolean(root, "nothing", true));
        QVERIFY(!reader.optionalList(root, "nothing"));
        QVERIFY(!reader.optionalObject(root, "nothing"));
        QVERIFY(reader.isOk());

        reader.text(root, "name");
        reader.text(root, "empty");
        reader.text(root, "missing");
        QCOMPARE(reader.texts(root, "words"), std::vector<std::string> { "a" });
        reader.integer(root, "count");
        QVERIFY(!reader.list(root, "colour"));
        QVERIFY(!reader.object(root, "colour"));
        QVERIFY(reader.onlyKnows(root, { "name", "empty", "words", "count" }));
        QVERIFY(!reader.onlyKnows(*root.find("words"), {}));
        std::vector<std::string> said;
        for (const Refusal& fault : reader.faults())
            said.push_back(fault.toString());
        const std::vector<std::string> expected {
            "f.json, line 2: \"name\" must be of the kind \"text\".",
            "f.json, line 3: \"empty\" is empty.",
            "f.json, line 1: \"missing\" is missing.",
            "f.json, line 5: \"words\" may only hold texts.",
            "f.json, line 6: \"count\" must be of the kind \"integer\".",
            "f.json, line 6: \"colour\" must be of the kind \"list\".",
            "f.json, line 6: \"colour\" must be of the kind \"object\".",
            "f.json, line 6: \"colour\" is not known here.",
            "f.json, line 4: There must be an object { } here.",
        };
        QCOMPARE(said, expected);
        QCOMPARE(reader.faults()[0].field, std::string("name"));
    }
};

QTEST_GUILESS_MAIN(JsonDocumentTest)
#include "json_document_test.moc"
