#include "rules/rule_changes.h"

#include <QTest>

using namespace fengsui;

class RuleChangesTest : public QObject {
    Q_OBJECT

private slots:
    void changes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* before, const char* after, const char* told) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(told);
        };
        row("nothing but blanks", R"({"a": 1})", "{ \"a\" :\n1 }", "");
        row("a number", R"({"version": 1, "a": {"b": 2}})", R"({"version": 2, "a": {"b": 2}})", "version:1>2\n");
        row("a text with a quote", "{\"a\": \"x\"}", "{\"a\": \"x\\\"\\n\"}", "a:\"x\">\"x\\\"\\u000a\"\n");
        row("put in and taken out", R"({"a": 1})", R"({"b": null})", "a:1>\nb:>null\n");
        row("of a kind that is named", R"({"states":[{"id":"x","n":1},{"id":"y","n":2}]})",
            R"({"states":[{"id":"z"},{"id":"x","n":1},{"id":"y","n":3}]})",
            "states[y].n:2>3\nstates[z]:>{ \"id\": \"z\" }\n");
        row("another order", R"({"s":[{"id":"x"},{"id":"y"}]})", R"({"s":[{"id":"y"},{"id":"x"}]})", "s:x, y>y, x\n");
        row("by number", R"({"s":[{"n":1},{"n":2}]})", R"({"s":[{"n":1},{"n":3},{"n":4}]})",
            "s[2].n:2>3\ns[3]:>{ \"n\": 4 }\n");
        row("names that are not unique", R"({"d":[{"from":"1","n":1},{"from":"1","n":2}]})",
            R"({"d":[{"from":"1","n":1},{"from":"1","n":5}]})", "d[2].n:2>5\n");
        row("plain lists as a whole", R"({"roles":["a","b"]})", R"({"roles":["a","c"]})",
            "roles:[\"a\", \"b\"]>[\"a\", \"c\"]\n");
        row("of another kind", R"({"a":[1]})", R"({"a":{"b":1.5}})", "a:[1]>{ \"b\": 1.5 }\n");
        row("not readable", "", R"({"a":true})", ":>{ \"a\": true }\n");
    }
    void changes()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, told);
        QByteArray text;
        for (const RuleChange& change : ruleChanges(before.toStdString(), after.toStdString()))
            text += QByteArray::fromStdString(change.path + ':' + change.before + '>' + change.after + '\n');
        QCOMPARE(text, told);
    }
};

QTEST_GUILESS_MAIN(RuleChangesTest)
#include "rule_changes_test.moc"
