#include "desk/rule_book.h"
#include "desk/rule_sheet.h"
#include "desk/sheet_file.h"
#include "rules/rule_changes.h"
#include "rules/rule_text.h"
#include "support/shipped.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;
using namespace fengsui::test;

namespace {

JsonNode rootOf(const std::string& text)
{
    const auto document = JsonDocument::parse("rules.json", text);
    if (!document)
        qFatal("%s", document.refusal().toString().c_str());
    return document->root();
}

struct Kind {
    const char* file;
    SheetKind kind;
};

const std::vector<Kind> kinds { { "calendars/cn.json", SheetKind::Weeks },
    { "calendars/cn.json", SheetKind::SpecialDays }, { "workflows/urban.json", SheetKind::Limits },
    { "types/cjt214.json", SheetKind::Types }, { "types/callcentre.json", SheetKind::Types },
    { "types/gbt30428.json", SheetKind::Types }, { "formulas/unit_a.json", SheetKind::Scoring },
    { "formulas/unit_a.json", SheetKind::Points }, { "formulas/unit_a.json", SheetKind::Grades },
    { "formulas/patroller.json", SheetKind::Scoring } };

} // namespace

class RuleSheetTest : public QObject {
    Q_OBJECT

private slots:
    // Reading a file into its tables and writing them back changes nothing but the number.
    void whatIsNotChangedStays()
    {
        for (const auto& [file, kind] : kinds) {
            const std::string text = shipped(file);
            const std::string next = nextVersion(text, { { kind, sheetOf(kind, rootOf(text)) } });
            const auto changes = ruleChanges(text, next);
            QVERIFY2(changes.size() == 1 && changes.front().path == "version",
                (std::string(file) + ": " + (changes.empty() ? "" : changes.back().path)).c_str());
            QVERIFY(checkRule(file, next).value);
        }
    }

    void tablesGoThroughCsv()
    {
        QTemporaryDir folder;
        for (const auto& [file, kind] : kinds) {
            const RuleSheet sheet = sheetOf(kind, rootOf(shipped(file)));
            QVERIFY(!sheet.rows.empty());
            QFile out(folder.filePath("sheet.csv"));
            const std::string csv = csvOf(sheet);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(csv.data(), std::ssize(csv)) == std::ssize(csv));
            out.close();
            const auto back = readSheet(columnsOf(kind), out.fileName().toStdString());
            QVERIFY2(back.isOk(), back.isOk() ? "" : back.refusal().toString().c_str());
            QVERIFY2(*back == sheet, file);
        }
    }

    void faultsAreFoundInTheirRow_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("cell");
        QTest::newRow("hours") << 0 << 0 << 4 << "8 to 12";
        QTest::newRow("day") << 1 << 7 << 0 << "2025-13-01";
        QTest::newRow("neither work nor rest") << 1 << 2 << 2 << "party";
        QTest::newRow("weekday") << 1 << 1 << 3 << "someday";
        QTest::newRow("title") << 1 << 20 << 4 << "";
        QTest::newRow("amount") << 2 << 3 << 4 << "many";
        QTest::newRow("nothing") << 2 << 5 << 6 << "0";
        QTest::newRow("unit") << 2 << 10 << 5 << "fortnight";
        QTest::newRow("major class") << 3 << 0 << 1 << "0x";
        QTest::newRow("title of a class") << 3 << 30 << 2 << "";
    }
    void faultsAreFoundInTheirRow()
    {
        QFETCH(int, which);
        QFETCH(int, row);
        QFETCH(int, column);
        QFETCH(QString, cell);
        const auto& [file, kind] = kinds[static_cast<std::size_t>(which)];
        const std::string text = shipped(file);
        RuleSheet sheet = sheetOf(kind, rootOf(text));
        sheet.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = cell.toStdString();
        const std::string next = nextVersion(text, { { kind, sheet } });
        const auto checked = checkRule("next.json", next);
        QVERIFY(!checked.value);
        const auto line = static_cast<std::size_t>(std::stoul(checked.faults.front().arguments.at(1)));
        const auto found = rowAtLine(kind, sheet, rootOf(next), line);
        QVERIFY2(found.has_value(), checked.faults.front().toString().c_str());
        QCOMPARE(*found, static_cast<std::size_t>(row));
    }

    void minorClassesFollowTheirMajorOne()
    {
        const std::string text = shipped("types/cjt214.json");
        RuleSheet sheet = sheetOf(SheetKind::Types, rootOf(text));
        sheet.rows.push_back({ "event", "0177", "竹林倒伏", "Fallen bamboo" });
        const std::string next = nextVersion(text, { { SheetKind::Types, sheet } });
        TypeCatalogue types;
        QVERIFY(types.add("types.json", next).empty());
        QCOMPARE(types.find(*CaseType::parse("cjt214:event:0177"))->name.english, std::string("Fallen bamboo"));
        QCOMPARE(ruleChanges(text, next).size(), 2U);
    }

    void longFilesAreWrittenForPeople()
    {
        const std::string text = ruleText(rootOf(shipped("workflows/urban.json")));
        std::size_t longest = 0, begin = 0;
        for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
            if (text.find("\"note\"", begin) > end && (end - begin < 5 || text[begin + 4] != '"'))
                longest = std::max(longest, end - begin);
            begin = end + 1;
        }
        QVERIFY2(longest < 140, std::to_string(longest).c_str());
        QVERIFY(ruleChanges(shipped("workflows/urban.json"), text).empty());
    }
};

QTEST_GUILESS_MAIN(RuleSheetTest)
#include "rule_sheet_test.moc"
