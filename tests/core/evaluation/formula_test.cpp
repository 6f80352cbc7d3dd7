#include "evaluation/formula_file.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace fengsui;

namespace {

QByteArray readSource(const QString& path)
{
    QFile file(qEnvironmentVariable("FENGSUI_SOURCE") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

EvaluationLine line(std::initializer_list<std::pair<Indicator, Figure>> figures)
{
    EvaluationLine made;
    for (const auto& [indicator, figure] : figures)
        made.figures[static_cast<std::size_t>(indicator)] = figure;
    return made;
}

QString reckoned(const char* text, const EvaluationLine& of, std::vector<StepTable> tables = {})
{
    const auto parsed = Expression::parse(text, tables);
    if (const auto* fault = std::get_if<ExpressionFault>(&parsed))
        return QString::fromStdString("fault: " + fault->text);
    const auto score = std::get<Expression>(parsed).reckon(of, tables);
    return score ? QString::fromStdString(score->toString()) : QStringLiteral("none");
}

Formula shipped(const char* name)
{
    auto loaded = readFormula(name, readSource(QStringLiteral("/resources/formulas/") + name).toStdString());
    if (!loaded.value)
        qFatal("%s", loaded.faults.front().toString().c_str());
    return *std::move(loaded.value);
}

} // namespace

class FormulaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arithmeticIsExact_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("score");
        const auto row = [](const char* text, const char* score) {
            QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(score);
        };
        row("1 + 2 * 3", "7.00");
        row("(1 + 2) * 3", "9.00");
        row("10 - 3 - 2", "5.00");
        row("12 / 3 / 2", "2.00");
        row("-2 * -3", "6.00");
        row("0 - 0.005", "0.00"); // half goes up
        row("0 - 0.0051", "-0.01");
        row("1 / 3 * 3", "1.00");
        row("0.1 + 0.2", "0.30");
        row("2 / 3", "0.67");
        row("0.125", "0.13");
        row("0.005", "0.01");
        row("min(3, 1, 2)", "1.00");
        row("max(3, 1, 2)", "3.00");
        row("handling", "66.67"); // 2 of 3
        row("3 * handling", "200.00");
        row("count(handling)", "3.00");
        row("averageHandling", "1.50");
        row("1 / 0", "none");
        row("1 / (handling - handling)", "none");
        row("closing", "none"); // no denominator
        row("1 + closing", "none");
        row("max(1, closing)", "none");
        row("orElse(closing, 100)", "100.00");
        row("orElse(handling, 100)", "66.67");
        row("orElse(1 / 0, orElse(closing, 5))", "5.00");
        row("1000000 * 1000000", "none");
        row(" 1\t+\n1 ", "2.00");
    }
    void arithmeticIsExact()
    {
        QFETCH(const QByteArray, text);
        QTEST(reckoned(text.constData(),
                  line({ { Indicator::Handling, { 2, 3 } }, { Indicator::AverageHandling, { 10'800'000, 2 } } })),
            "score");
    }

    void aTableGivesThePointsOfTheFirstStepThatIsNotExceeded()
    {
        const Formula unit = shipped("unit_a.json");
        const std::vector<std::pair<std::int64_t, const char*>> expected { { 0, "10.00" }, { 50, "10.00" },
            { 51, "9.00" }, { 100, "9.00" }, { 101, "7.50" }, { 200, "7.50" }, { 201, "6.00" }, { 500, "6.00" },
            { 501, "4.00" }, { 1000, "4.00" }, { 1001, "0.00" } };
        for (const auto& [count, points] : expected)
            QCOMPARE(reckoned("volume(count(handling))", line({ { Indicator::Handling, { 0, count } } }), unit.tables),
                QString::fromUtf8(points));
    }

    void theShippedModelsGiveWhatIsReckonedByHand()
    {
        // 40 due, 38 handled, 36 in time, 2 overdue and open, 4 extended; 40 should be closed: 36 are, 2 were reworked
        const EvaluationLine unit
            = line({ { Indicator::Handling, { 38, 40 } }, { Indicator::OnTimeHandling, { 36, 40 } },
                { Indicator::OverdueOpen, { 2, 40 } }, { Indicator::Extension, { 4, 40 } },
                { Indicator::Closing, { 36, 40 } }, { Indicator::Rework, { 2, 40 } } });
        // 10 + 0.3·90 + 0.3·90 + 0.3·95
        QCOMPARE(shipped("unit_a.json").scoreOf(unit)->toString(), "92.50");
        // 0.3·95 + 0.2·90 + 0.2·95 + 0.2·95 + 0.1·90
        QCOMPARE(shipped("unit_b.json").scoreOf(unit)->toString(), "93.50");
        QVERIFY(!shipped("hotline.json").scoreOf(unit));
        const EvaluationLine calls = line({ { Indicator::Response, { 9, 10 } }, { Indicator::Solved, { 8, 10 } },
            { Indicator::Satisfied, { 7, 10 } } });
        QCOMPARE(shipped("hotline.json").scoreOf(calls)->toString(), "79.50"); // 27 + 28 + 24.5
        const EvaluationLine patrol
            = line({ { Indicator::ValidReports, { 3, 4 } }, { Indicator::TimelyCheck, { 1, 2 } } });
        QCOMPARE(shipped("patroller.json").scoreOf(patrol)->toString(), "80.00"); // 30 + 20 + 20 + 10
        const Formula patroller = shipped("patroller.json");
        QVERIFY(patroller.isFor(By::Post, postKey(Role::Patroller, OperatorId::derived("li"))));
        QVERIFY(!patroller.isFor(By::Post, postKey(Role::Acceptor, OperatorId::derived("li"))));
        QVERIFY(!patroller.isFor(By::Unit, "x"));
    }

    void gradesBeginAtTheirBound()
    {
        const Formula unit = shipped("unit_a.json");
        QCOMPARE(unit.gradeOf({ 9000 }).title.chinese, "优秀");
        QCOMPARE(unit.gradeOf({ 8999 }).title.chinese, "良好");
        QCOMPARE(unit.gradeOf({ 6000 }).title.chinese, "合格");
        QCOMPARE(unit.gradeOf({ 5999 }).title.chinese, "不合格");
        QCOMPARE(unit.gradeOf({ -100 }).title.chinese, "不合格");
    }

    void whatShipsIsSound()
    {
        const QDir folder(qEnvironmentVariable("FENGSUI_SOURCE") + "/resources/formulas");
        QCOMPARE(folder.entryList({ "*.json" }).size(), 7);
        for (const QString& name : folder.entryList({ "*.json" }))
            shipped(name.toUtf8().constData());
    }

    void whatIsBrokenIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("fault");
        for (const QByteArray& row : readSource("/tests/data/evaluation/broken.tsv").split('\n')) {
            if (row.isEmpty() || row.startsWith('#'))
                continue;
            const QList<QByteArray> cells = row.split('\t');
            QCOMPARE(cells.size(), 4);
            const auto text = [](QByteArray cell) { return QString::fromUtf8(cell.replace("\\n", "\n")); };
            QTest::newRow(cells[0].constData()) << text(cells[1]) << text(cells[2]) << text(cells[3]);
        }
    }
    void whatIsBrokenIsRefusedWithItsPlace()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, by);
        QFETCH(const QString, fault);
        QString text = QString::fromUtf8(readSource("/tests/data/evaluation/good.json"));
        QVERIFY(readFormula("good.json", text.toStdString()).value);
        QVERIFY(text.contains(what));
        text.replace(text.indexOf(what), what.size(), by);
        const auto loaded = readFormula("mini.json", text.toStdString());
        QVERIFY(!loaded.value);
        QString said;
        for (const Refusal& each : loaded.faults)
            said += QString::fromStdString(each.toString()) + '\n';
        QVERIFY2(said.contains("mini.json, " + fault), qPrintable(said));
    }

    void theShelfKeepsTheLaterOfOneId()
    {
        FormulaShelf shelf;
        shelf.put(shipped("unit_b.json"));
        shelf.put(shipped("unit_a.json"));
        Formula newer = shipped("unit_a.json");
        newer.version = 7;
        shelf.put(newer);
        QCOMPARE(shelf.formulas().size(), 2u);
        QCOMPARE(shelf.find("unitA")->version, 7u);
        QCOMPARE(shelf.formulasFor(By::Unit, "x").size(), 2u);
        QVERIFY(shelf.formulasFor(By::Post, "x").empty());
    }
};

QTEST_GUILESS_MAIN(FormulaTest)
#include "formula_test.moc"
