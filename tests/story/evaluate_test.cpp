#include "story/clerk_run.h"
#include "support/golden.h"
#include "wiring/local_store.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace fengsui;
using namespace Qt::StringLiterals;

namespace {

class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at = *Instant::parse("2025-11-03T01:00:00Z"); // a Monday, 09:00
};

QJsonObject lineOf(const QJsonDocument& json, const QString& name)
{
    for (const QJsonValue line : json[u"lines"_s].toArray())
        if (line[u"name"_s].toString() == name)
            return line.toObject();
    return {};
}

QString figureOf(const QJsonObject& line, const char* indicator)
{
    const QJsonObject figure = line[u"figures"_s][QLatin1StringView(indicator)].toObject();
    return figure.isEmpty() ? u"none"_s
                            : u"%1/%2"_s.arg(figure[u"numerator"_s].toInt()).arg(figure[u"denominator"_s].toInt());
}

} // namespace

/// A month of two units, from the desks to the figures that the clerk gives, and what may be left out of them.
class EvaluateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store = { m_folder.filePath(u"store"_s).toStdString() };
        QVERIFY(createStore(m_store, { "511129", "沐川县", "cn", {} }, m_clock).isOk());
        LocalWriter writer(m_store, loadShelves(m_store), m_clock);
        enrol(writer, "li", Role::Acceptor, {});
        enrol(writer, "chen", Role::ShiftLeader, {});
        enrol(writer, "zhou", Role::Dispatcher, {});
        enrol(writer, "liu", Role::Patroller, {});
        enrol(writer, "deng", Role::Leader, {});
        enrol(writer, "he", Role::Unit, "市政公司");
        enrol(writer, "ma", Role::Unit, "供水公司");

        // Roads: one in time and satisfied, one late. Water: one still open though due. A drill beside it all.
        finish(writer, report(writer, "路面塌陷", false), "he", std::chrono::minutes(2));
        m_late = finish(writer, report(writer, "井盖缺失", false), "he", std::chrono::hours(24 * 20));
        report(writer, "演练积水", true);
        const std::string open = report(writer, "爆管", false);
        hand(writer, open, "ma");
        m_clock.at = *Instant::parse("2025-11-30T01:00:00Z");
    }

    void figuresOfUnitsComeWithWhatTheyCount()
    {
        const QJsonDocument json = evaluate({ u"--json"_s }).json();
        QCOMPARE(json[u"lines"_s].toArray().size(), 2);
        const QJsonObject roads = lineOf(json, u"市政公司"_s), water = lineOf(json, u"供水公司"_s);
        QCOMPARE(figureOf(roads, "handling"), u"2/2"_s);
        QCOMPARE(figureOf(roads, "onTimeHandling"), u"1/2"_s);
        QCOMPARE(figureOf(roads, "closing"), u"2/2"_s);
        QCOMPARE(figureOf(roads, "overdueOpen"), u"0/2"_s);
        QCOMPARE(figureOf(roads, "satisfied"), u"2/2"_s);
        QCOMPARE(figureOf(water, "handling"), u"0/1"_s);
        QCOMPARE(figureOf(water, "overdueOpen"), u"1/1"_s);
        QCOMPARE(figureOf(water, "satisfied"), u"none"_s);
        // 10 + 0.3·100 + 0.3·50 + 0.3·100
        const QJsonArray scores = roads[u"scores"_s].toArray();
        QCOMPARE(scores[1][u"formula"_s].toString(), u"unitA/1"_s);
        QCOMPARE(scores[1][u"score"_s].toString(), u"85.00"_s);
        QCOMPARE(scores[1][u"grade"_s].toString(), u"良好"_s);
    }

    // Programs read it: every name and number of it stands.
    void theJsonStandsWordForWord()
    {
        for (const auto& [language, name] : { std::pair(u"zh_CN"_s, u"zh"_s), std::pair(u"en"_s, u"en"_s) })
            test::compareWithGolden(evaluate({ u"--json"_s, u"--language"_s, language }).json().toJson().toStdString(),
                u"evaluation/evaluate.%1.json"_s.arg(name));
    }

    void theTableIsInTheLanguageOfTheReader()
    {
        const QString chinese = QString::fromUtf8(evaluate({}).out);
        QVERIFY2(chinese.contains(u"按期处置率"_s) && chinese.contains(u"50.00 % (1/2)"_s), qPrintable(chinese));
        const QString english = QString::fromUtf8(evaluate({ u"--language"_s, u"en"_s }).out);
        QVERIFY2(english.contains(u"On-time handling rate"_s) && english.contains(u"Good"_s), qPrintable(english));
    }

    void everyFigureOpensIntoItsCases()
    {
        const QJsonArray cases
            = evaluate({ u"--json"_s, u"--cases"_s, u"onTimeHandling"_s, u"--of"_s, u"市政公司"_s }).json().array();
        QCOMPARE(cases.size(), 2);
        QCOMPARE(cases[0][u"adds"_s].toInt() + cases[1][u"adds"_s].toInt(), 1);
        const ClerkRun wrong = evaluate({ u"--cases"_s, u"happiness"_s });
        QCOMPARE(wrong.status, 1);
        QVERIFY(wrong.err.contains("happiness"));
    }

    void postsAnswerForTheirOwnSteps()
    {
        const QJsonDocument json = evaluate({ u"--json"_s, u"--by"_s, u"post"_s }).json();
        QCOMPARE(figureOf(lineOf(json, u"受理员 li"_s), "timelyAcceptance"), u"3/3"_s);
        QCOMPARE(figureOf(lineOf(json, u"派遣员 zhou"_s), "accurateDispatch"), u"3/3"_s);
        QCOMPARE(figureOf(lineOf(json, u"值班长 chen"_s), "accurateFiling"), u"3/3"_s);
        QCOMPARE(figureOf(lineOf(json, u"监督员 liu"_s), "timelyCheck"), u"2/2"_s);
    }

    void townsAreFoundFromTheDivision()
    {
        const QJsonDocument json = evaluate({ u"--json"_s, u"--by"_s, u"town"_s }).json();
        QCOMPARE(json[u"lines"_s].toArray().size(), 1);
        QCOMPARE(json[u"lines"_s][0][u"key"_s].toString(), u"511129100"_s);
        QCOMPARE(figureOf(json[u"lines"_s][0].toObject(), "handling"), u"2/3"_s);
    }

    void aWorkbookHoldsNumbersAndDates()
    {
        const QString file = m_folder.filePath(u"out.xlsx"_s);
        QCOMPARE(evaluate({ u"--xlsx"_s, file }).status, 0);
        const QString cases = m_folder.filePath(u"cases.xlsx"_s);
        QCOMPARE(evaluate({ u"--xlsx"_s, cases, u"--cases"_s, u"handling"_s }).status, 0);
        QProcess python;
        python.start(u"python3"_s,
            { u"-c"_s, QStringLiteral(R"(
import sys, datetime, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
assert sheet.freeze_panes == 'B2', sheet.freeze_panes
head = [cell.value for cell in sheet[1]]
at = head.index('按期处置率（%）\nOn-time handling rate (%)')
rows = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
assert rows['市政公司'][at].value == 0.5 and rows['市政公司'][at].number_format == '0.00%', rows['市政公司'][at].value
assert rows['市政公司'][at + 1].value == 1 and rows['市政公司'][at + 2].value == 2
score = head.index('单位评价（模型A）\nUnit score, model A')
assert rows['市政公司'][score].value == 85 and rows['市政公司'][score + 1].value == '良好'
assert rows['合计'][at + 2].value == 3
sheet = openpyxl.load_workbook(sys.argv[2]).worksheets[0]
head = [cell.value for cell in sheet[1]]
due = head.index('处置时限\nHandling due')
assert sheet.max_row == 4
assert all(isinstance(row[due].value, datetime.datetime) for row in sheet.iter_rows(min_row=2))
)"),
                file, cases });
        QVERIFY(python.waitForFinished(60'000));
        const QByteArray complaint = python.readAllStandardError();
        QVERIFY2(python.exitCode() == 0, complaint.constData());
    }

    void aTableOfValuesIsRfc4180()
    {
        const QString file = m_folder.filePath(u"out.csv"_s);
        QCOMPARE(evaluate({ u"--csv"_s, file }).status, 0);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY(text.startsWith("\xef\xbb\xbf责任单位,"));
        QCOMPARE(text.count("\r\n"), 4); // head, two units, all
        QVERIFY(text.contains("\r\n供水公司,"));
        const ClerkRun nowhere = evaluate({ u"--csv"_s, u"/nowhere/out.csv"_s });
        QCOMPARE(nowhere.status, 1);
        QVERIFY(nowhere.err.contains("/nowhere/out.csv"));
    }

    void theBulletinIsPrintedInBothLanguages()
    {
        for (const QString& language : { u"zh_CN"_s, u"en"_s }) {
            const QString file
                = qEnvironmentVariable("FENGSUI_OUT", m_folder.path()) + "/bulletin." + language + ".pdf";
            const ClerkRun run = evaluate({ u"--pdf"_s, file, u"--language"_s, language });
            QVERIFY2(run.status == 0, run.err.constData());
            QProcess reader;
            reader.start(u"pdftotext"_s, { u"-layout"_s, file, u"-"_s });
            QVERIFY(reader.waitForFinished(60'000));
            const QString text = QString::fromUtf8(reader.readAllStandardOutput());
            QVERIFY2(text.contains(u"市政公司"_s) && text.contains(u"85.00"_s), qPrintable(text));
            QVERIFY(text.contains(language == u"en"_s ? u"Page 1/"_s : u"第 1/"_s));
        }
    }

    void onlyTheUnitAppealsAndOnlyLeadersDecide()
    {
        const QString late = QString::fromStdString(m_late);
        QCOMPARE(ruling({ u"exclude"_s, late }, "li").status, 1);
        QCOMPARE(ruling({ u"appeal"_s, late }, "ma").status, 1); // another unit's case
        QCOMPARE(ruling({ u"appeal"_s, late }, "deng").status, 1); // had no step in it
        QCOMPARE(ruling({ u"appeal"_s, late }, "zhou").status, 0); // dispatched it
        QCOMPARE(ruling({ u"decide"_s, late, u"--refuse"_s }, "zhou").status, 1);
        QCOMPARE(ruling({ u"decide"_s, late, u"--refuse"_s }, "chen").status, 0);
        const ClerkRun appealed = ruling({ u"appeal"_s, late }, "he");
        QVERIFY2(appealed.status == 0, appealed.err.constData());
        QCOMPARE(ruling({ u"appeal"_s, late }, "he").status, 1); // one waits already
        QCOMPARE(clerk({ u"evaluation"_s, u"appeals"_s, u"--json"_s }).json().array().size(), 1);
        QCOMPARE(ruling({ u"decide"_s, late, u"--grant"_s }, "he").status, 1);
        QCOMPARE(ruling({ u"decide"_s, late, u"--refuse"_s }, "deng").status, 0);
        QCOMPARE(ruling({ u"decide"_s, late, u"--grant"_s }, "deng").status, 1); // nothing waits any more
        QCOMPARE(figureOf(lineOf(evaluate({ u"--json"_s }).json(), u"市政公司"_s), "onTimeHandling"), u"1/2"_s);

        QCOMPARE(ruling({ u"appeal"_s, late }, "he").status, 0);
        QCOMPARE(ruling({ u"decide"_s, late, u"--grant"_s }, "chen").status, 0);
        const QJsonDocument json = evaluate({ u"--json"_s }).json();
        QCOMPARE(figureOf(lineOf(json, u"市政公司"_s), "onTimeHandling"), u"1/1"_s);
        QCOMPARE(json[u"excluded"_s][0][u"number"_s].toString(), late);
        QCOMPARE(json[u"excluded"_s][0][u"reason"_s].toString(), u"道路属省管"_s);
        QCOMPARE(ruling({ u"exclude"_s, late }, "chen").status, 1); // is out already
        QCOMPARE(ruling({ u"readmit"_s, late }, "he").status, 1);
        QCOMPARE(ruling({ u"readmit"_s, late }, "deng").status, 0);
        QCOMPARE(figureOf(lineOf(evaluate({ u"--json"_s }).json(), u"市政公司"_s), "onTimeHandling"), u"1/2"_s);
        QCOMPARE(ruling({ u"exclude"_s, u"no such case"_s }, "chen").status, 1);
    }

    void aCountysOwnFormulaIsAdoptedLikeEveryRule()
    {
        QFile shipped(qEnvironmentVariable("FENGSUI_SOURCE") + u"/resources/formulas/unit_a.json"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        const QByteArray text = shipped.readAll();
        const auto adopt = [&](QByteArray what, const char* by = "deng") {
            const QString name = m_folder.filePath(u"mine.json"_s);
            QFile file(name);
            if (!file.open(QIODevice::WriteOnly) || file.write(what) != what.size())
                qFatal("no file");
            file.close();
            return clerk({ u"rules"_s, u"adopt"_s, name, u"--as"_s, QLatin1StringView(by), u"--json"_s });
        };
        const auto scoreA = [&] {
            return lineOf(evaluate({ u"--json"_s }).json(), u"市政公司"_s)[u"scores"_s][1][u"score"_s].toString();
        };
        const QByteArray next = QByteArray(text).replace("\"version\": 1", "\"version\": 2");
        QCOMPARE(adopt(QByteArray(text).replace("0.3 * closing", "0.1 * closing")).status, 1); // the same number
        QCOMPARE(adopt(next, "li").status, 1);
        QCOMPARE(scoreA(), u"85.00"_s);
        const ClerkRun adopted = adopt(QByteArray(next).replace("0.3 * closing", "0.1 * closing"));
        QVERIFY2(adopted.status == 0, adopted.err.constData());
        QCOMPARE(adopted.json()[u"kind"_s].toString(), u"formulas"_s);
        QCOMPARE(scoreA(), u"65.00"_s);

        const ClerkRun broken = adopt(
            QByteArray(text).replace("\"version\": 1", "\"version\": 3").replace("0.3 * closing", "0.3 * closign"));
        QCOMPARE(broken.status, 1);
        QVERIFY2(broken.err.contains("mine.json") && broken.err.contains("closign"), broken.err.constData());
        QCOMPARE(scoreA(), u"65.00"_s); // the last good one

        const ClerkRun changes
            = clerk({ u"rules"_s, u"diff"_s, u"formulas"_s, u"unitA"_s, u"1"_s, u"2"_s, u"--json"_s });
        QCOMPARE(changes.json()[u"by"_s].toString(), u"deng"_s);
        QCOMPARE(changes.json()[u"changes"_s].toArray().size(), 2); // version and score
        const ClerkRun shown = clerk({ u"rules"_s, u"show"_s, u"formulas"_s, u"unitA"_s });
        QVERIFY(shown.out.contains("0.1 * closing"));
        QCOMPARE(clerk({ u"formula"_s, u"check"_s, shipped.fileName() }, false).status, 0);
    }

    // What lies in the folder of the store counts nowhere: whoever works on rules is told so, nobody else.
    void filesInTheFolderAreNamedToWhoeverWorksOnRules()
    {
        const QString folder = QString::fromStdString(m_store.formulas().string());
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/left.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        file.close();
        QVERIFY(!evaluate({}).err.contains("left.json"));
        QVERIFY(!clerk({ u"incident"_s, u"list"_s }).err.contains("left.json"));
        QCOMPARE(clerk({ u"rules"_s, u"list"_s }).err.count("left.json"), 2); // once: which it is, and how to adopt it
        QCOMPARE(clerk({ u"calendar"_s, u"status"_s }).err.count("left.json"), 2);
        QVERIFY(file.remove());
    }

private:
    void enrol(LocalWriter& writer, const std::string& account, Role role, const std::string& unit)
    {
        Operator person;
        person.account = person.name = account;
        person.roles = { role };
        if (!unit.empty()) {
            Team team;
            team.name = unit + "一队";
            team.unit = unit;
            const auto id = writer.office().teams.form(Session::system(), team);
            QVERIFY(id.isOk());
            person.team = *id;
        }
        QVERIFY(writer.office()
                .staff.enrol(Session::system(), person, "lamp over the river", PasswordCost::Interactive)
                .isOk());
        m_sessions.emplace(account, Session::of(*writer.ledgers().staff().byAccount(account)));
    }

    std::string report(LocalWriter& writer, const std::string& title, bool isDrill)
    {
        IncomingReport report;
        report.source = "phone";
        report.type = CaseType::parse("cjt214:event:0102");
        report.title = title;
        report.place.address = "沐溪镇新街";
        report.place.division = "511129100201";
        report.place.cell = "511129100201001";
        report.caller = Caller { "江永福", "13000000029", "" };
        report.isDrill = isDrill;
        const auto taken = writer.office().intake.report(m_sessions.at("li"), report);
        if (!taken)
            qFatal("%s", taken.refusal().toString().c_str());
        m_case = taken->incident;
        return taken->number;
    }

    void act(LocalWriter& writer, const std::string& account, const std::string& action,
        const std::map<std::string, std::string>& fields = {})
    {
        m_clock.at = m_clock.at + std::chrono::minutes(2);
        const auto acted = writer.office().cases.act(m_sessions.at(account), m_case, action, fields);
        if (!acted)
            qFatal("%s: %s", action.c_str(), acted.refusal().toString().c_str());
    }

    void hand(LocalWriter& writer, const std::string&, const std::string& unit)
    {
        act(writer, "li", "sendToVerify");
        act(writer, "liu", "confirm", { { "photo", photo } });
        act(writer, "chen", "file", { { "filingCondition", "属实" } });
        act(writer, "zhou", "dispatch", { { "lead", m_sessions.at(unit).team.toString() } });
        act(writer, unit, "signFor");
    }

    std::string finish(LocalWriter& writer, std::string number, const std::string& unit, Duration after)
    {
        const Instant begin = m_clock.at;
        hand(writer, number, unit);
        m_clock.at = m_clock.at + after;
        act(writer, unit, "reportDone",
            { { "done", "已恢复" }, { "doneAt", m_clock.at.toString() }, { "photo", photo } });
        act(writer, "liu", "check", { { "checkResult", "passed" }, { "photo", photo } });
        act(writer, "li", "returnVisit",
            { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "satisfied" } });
        act(writer, "chen", "close", { { "closingCondition", "恢复" } });
        m_clock.at = begin + std::chrono::minutes(30);
        return number;
    }

    ClerkRun clerk(QStringList words, bool hasStore = true)
    {
        if (hasStore)
            words << u"--store"_s << QString::fromStdString(m_store.path.string());
        if (!words.contains(u"--language"_s))
            words << u"--language"_s << u"zh_CN"_s;
        return runClerk(words);
    }
    ClerkRun evaluate(const QStringList& more)
    {
        return clerk(QStringList { u"evaluate"_s, u"--from"_s, u"2025-11-01"_s, u"--to"_s, u"2025-12-01"_s,
                         u"--as-of"_s, u"2025-11-30"_s }
            + more);
    }
    ClerkRun ruling(const QStringList& what, const char* by)
    {
        return clerk(QStringList { u"evaluation"_s } + what
            + QStringList { u"--as"_s, QLatin1StringView(by), u"--reason"_s, u"道路属省管"_s });
    }

    const std::string photo = std::string(64, 'a');
    QTemporaryDir m_folder;
    StoreFolder m_store;
    HandClock m_clock;
    std::map<std::string, Session> m_sessions;
    IncidentId m_case;
    std::string m_late;
};

QTEST_GUILESS_MAIN(EvaluateTest)
#include "evaluate_test.moc"
