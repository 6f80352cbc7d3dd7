#include "look/language.h"
#include "rules/rule_dialog.h"
#include "rules/rule_history.h"
#include "rules/rule_page.h"
#include "rules/team_page.h"
#include "watch/watch.h"
#include "wiring/local_store.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

class StandingClock final : public Clock {
public:
    Instant now() const override { return *Instant::parse("2025-11-03T01:00:00Z"); }
};

constexpr const char* password = "lamp over the river";

int rowOf(SheetTable& table, int column, const QString& text)
{
    for (int row = 0; row < table.model().rowCount(); ++row)
        if (table.model().index(row, column).data(Qt::EditRole).toString() == text)
            return row;
    return -1;
}

int columnOf(SheetTable& table, const char* name)
{
    const auto& columns = table.model().sheet().columns;
    return static_cast<int>(std::ranges::find(columns, name) - columns.begin());
}

void type(SheetTable& table, int row, const char* column, const QString& text)
{
    QVERIFY(table.model().setData(table.model().index(row, columnOf(table, column)), text, Qt::EditRole));
}

bool choose(QComboBox& box, const QString& word)
{
    const int at = box.findText(word);
    box.setCurrentIndex(at);
    Q_EMIT box.activated(at);
    return at >= 0;
}

} // namespace

/// What an administrator changes in the window, on a real store.
class RuleDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_place = { m_folder.filePath("store").toStdString() };
        QVERIFY(createStore(m_place, { "511129", "沐川县", "cn", {} }, m_clock).isOk());
        {
            LocalWriter writer(m_place, loadShelves(m_place), m_clock);
            Operator person;
            person.account = "xu";
            person.name = "徐";
            person.roles = { Role::Administrator };
            QVERIFY(writer.office().staff.enrol(Session::system(), person, password, PasswordCost::Interactive).isOk());
        }
        m_language.speak("en");
        m_watch = std::make_unique<Watch>(accessTo(m_place, loadShelves(m_place), m_clock), m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isLoaded() && m_watch->canWrite(), 20'000);
        m_watch->signIn("xu", password, this, [](const QString& problem) { QCOMPARE(problem, QString()); });
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->session().has_value(), 10'000);
        m_dialog = std::make_unique<RuleDialog>(*m_watch);
        m_dialog->show();
    }
    void cleanupTestCase()
    {
        m_dialog.reset();
        m_watch.reset();
    }

    void tablesShowWhatIsInForce()
    {
        SheetTable& weeks = m_dialog->calendar().table(0);
        QCOMPARE(m_dialog->calendar().files().currentText(), QString("cn"));
        QCOMPARE(weeks.model().rowCount(), 1);
        QCOMPARE(weeks.model().index(0, 2).data().toString(), QString("08:30-12:00 14:00-17:30"));
        QVERIFY(rowOf(m_dialog->calendar().table(1), 0, "2025-01-28") >= 0);
        choose(m_dialog->limits().files(), "urban");
        QVERIFY(rowOf(m_dialog->limits().table(0), 1, "reported") >= 0);
        QVERIFY(m_dialog->types().table(0).model().rowCount() > 20);
        for (SheetTable* table : { &weeks, &m_dialog->calendar().table(1), &m_dialog->limits().table(0),
                 &m_dialog->types().table(0), &m_dialog->teams().table() })
            new QAbstractItemModelTester(
                &table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, table);
    }

    // What is not changed is written as it was: the next version differs in nothing else.
    void aChangedLimitComesIntoForceAsTheNextVersion()
    {
        SheetTable& limits = m_dialog->limits().table(0);
        const std::uint32_t before = m_watch->rules().inForce(RuleKind::Workflow, "urban")->name.version;
        type(limits, rowOf(limits, 1, "reported"), "amount", "20");
        m_dialog->limits().save();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_watch->rules().inForce(RuleKind::Workflow, "urban")->name.version == before + 1, 10'000);
        const workflow::Workflow* urban = m_watch->rules().workflows->find("urban");
        QCOMPARE(urban->state("reported")->limit->ordinary.amount, 20U);
        QVERIFY(!limits.model().isChanged());
        const auto changes = ruleChanges(m_watch->rules().find({ RuleKind::Workflow, "urban", before })->text,
            m_watch->rules().inForce(RuleKind::Workflow, "urban")->text);
        QCOMPARE(changes.size(), 2U);
        QVERIFY(std::ranges::any_of(changes, [](const RuleChange& change) {
            return change == RuleChange { "states[reported].limit.amount", "15", "20" };
        }));
    }

    void whatIsRefusedIsSaidAtItsRow()
    {
        SheetTable& days = m_dialog->calendar().table(1);
        const std::uint32_t before = m_watch->rules().inForce(RuleKind::Calendar, "cn")->name.version;
        const int row = rowOf(days, 0, "2025-10-01");
        type(days, row, "to", "2025-09-30");
        m_dialog->calendar().save();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->calendar().said().contains("The last day comes before the first."), 10'000);
        QCOMPARE(days.view().currentIndex().row(), row);
        QCOMPARE(m_watch->rules().inForce(RuleKind::Calendar, "cn")->name.version, before);
        type(days, row, "to", "2025-10-08");
        QVERIFY(!days.model().isChanged());
    }

    void rowsArePutInAndTakenAway()
    {
        SheetTable& days = m_dialog->calendar().table(1);
        const int count = days.model().rowCount();
        days.model().addRow(count);
        type(days, count, "from", "2026-03-03");
        type(days, count, "kind", "rest");
        type(days, count, "zh", "赶场");
        type(days, count, "en", "Market day");
        m_dialog->calendar().save();
        const auto isOff = [this] {
            using namespace std::chrono;
            return m_watch->rules().calendar->rules().hours(local_days(year(2026) / March / 3)).empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOff(), 10'000);
        days.model().removeRow(rowOf(days, 0, "2026-03-03"));
        m_dialog->calendar().save();
        QTRY_VERIFY_WITH_TIMEOUT(!isOff(), 10'000);
    }

    void tablesGoOutToCsvAndComeBack()
    {
        SheetTable& types = m_dialog->types().table(0);
        choose(m_dialog->types().files(), "cjt214");
        const QString file = m_folder.filePath("types.csv");
        Q_EMIT types.exportWanted(file);
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->types().said().contains("types.csv"), 10'000);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadWrite));
        QByteArray text = written.readAll();
        QVERIFY(text.contains("kind,code,zh,en"));
        text.replace("暴露垃圾", "暴露的垃圾");
        written.resize(0);
        written.seek(0);
        written.write(text);
        written.close();
        Q_EMIT types.importWanted(file);
        QTRY_VERIFY_WITH_TIMEOUT(types.model().isChanged(), 10'000);
        m_dialog->types().save();
        const auto name = [this] { return m_watch->types().find(*CaseType::parse("cjt214:event:0102"))->name.chinese; };
        QTRY_VERIFY_WITH_TIMEOUT(name() == "暴露的垃圾", 10'000);
        QCOMPARE(m_watch->types().equivalents(*CaseType::parse("cjt214:event:0102")).size(), 1U); // kept

        QFile other(m_folder.filePath("other.csv"));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("code,zh\n01,x\n") > 0);
        other.close();
        Q_EMIT types.importWanted(other.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->types().said().contains("\"kind\""), 10'000);
    }

    void scoresAreWeighedAnew()
    {
        RulePage& page = m_dialog->formulas();
        QVERIFY(choose(page.files(), "unitA"));
        QCOMPARE(page.table(1).model().rowCount(), 6);
        QCOMPARE(page.table(2).model().rowCount(), 4);
        type(page.table(0), 0, "score", "volume(count(handling)) + 0.5 * closing + 0.5 * nothing");
        page.save();
        QTRY_VERIFY_WITH_TIMEOUT(page.said().contains("nothing"), 10'000);
        type(page.table(0), 0, "score", "volume(count(handling)) + 0.45 * closing + 0.45 * onTimeHandling");
        type(page.table(1), 2, "points", "8.5");
        type(page.table(2), rowOf(page.table(2), 0, "80"), "from", "85");
        page.save();
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->rules().formulas->find("unitA")->version == 2, 10'000);
        const Formula& ours = *m_watch->rules().formulas->find("unitA");
        QCOMPARE(ours.tables.front().steps.size(), 5U);
        QCOMPARE(ours.tables.front().steps[2].milliPoints, 8500);
        QCOMPARE(ours.tables.front().milliPointsBeyond, 0);
        QCOMPARE(ours.gradeOf({ 8400 }).title.english, std::string("Passed"));
        QVERIFY(choose(page.files(), "patroller") && page.table(1).model().rowCount() == 0);
    }

    void teamsAreFormedAndAmended()
    {
        SheetTable& teams = m_dialog->teams().table();
        teams.model().addRow(0);
        type(teams, 0, "name", "抢险一队");
        type(teams, 0, "responsibleUnit", "住建局");
        type(teams, 0, "skills", "抢险、排水");
        type(teams, 0, "members", "8");
        m_dialog->teams().save();
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->teams().rowCount() == 1 && !teams.model().isChanged(), 10'000);
        type(teams, 0, "members", "nine");
        m_dialog->teams().save();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->teams().said().contains("nine"), 10'000);
        type(teams, 0, "members", "9");
        m_dialog->teams().save();
        QTRY_VERIFY_WITH_TIMEOUT(!teams.model().isChanged(), 10'000);
        const auto known = StoreReader(m_place).ledgers().teams().teams();
        QCOMPARE(known.size(), 1U);
        QCOMPARE(known.front().members, 9U);
        QCOMPARE(known.front().skills, (std::vector<std::string> { "抢险", "排水" }));
    }

    void historySaysWhoChangedWhat()
    {
        RuleHistory& history = m_dialog->history();
        QTRY_VERIFY_WITH_TIMEOUT(choose(history.subjects(), "Workflow urban"), 10'000);
        const auto first = [&history] { return history.tree().topLevelItem(0); };
        QTRY_VERIFY_WITH_TIMEOUT(first() && first()->text(3).contains("徐") && first()->childCount() == 2, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(choose(history.subjects(), "Team 抢险一队"), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            first() && first()->childCount() == 1 && first()->child(0)->text(0) == "members", 10'000);
        QCOMPARE(history.tree().topLevelItemCount(), 2);
    }

    void teamsComeFromFilesWithAllTheirFaultsNamed()
    {
        SheetTable& teams = m_dialog->teams().table();
        const auto put = [this](const char* name, const QByteArray& text) {
            const QString path = m_folder.filePath(name);
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                qFatal("no file");
            return path;
        };
        const int before = teams.model().rowCount();
        Q_EMIT teams.importWanted(put("broken.csv",
            "name,responsibleUnit,callSign,skills,division,members\n抢险二队,住建局,,抢险,,six\n,住建局,,,,1\n"
            "抢险三队,,,,,1\n抢险三队,,,,,2\n"));
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->teams().said().contains("3 rows can't be used"), 10'000);
        const QString said = m_dialog->teams().said();
        QVERIFY2(said.contains("line 2, members: \"six\"") && said.contains("line 3, name")
                && said.contains("line 5, name: The team 抢险三队 stands in line 4 already."),
            qPrintable(said));
        QCOMPARE(teams.model().rowCount(), before);
        QVERIFY(!teams.model().isChanged());

        Q_EMIT teams.importWanted(put("teams.json", R"({ "teams": [
            { "name": "抢险一队", "responsibleUnit": "住建局", "skills": [ "抢险", "排水" ], "members": 12 },
            { "name": "抢险二队", "responsibleUnit": "住建局", "callSign": "沐建02", "members": 6 } ] })"));
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->teams().said().contains("Read: 1 new, 1 changed, 0 as they are."), 10'000);
        QCOMPARE(StoreReader(m_place).ledgers().teams().teams().size(), 1U); // not before it is put in force
        m_dialog->teams().save();
        QTRY_VERIFY_WITH_TIMEOUT(!teams.model().isChanged() && teams.model().rowCount() == 2, 10'000);

        const QString out = m_folder.filePath("out.json");
        Q_EMIT teams.exportWanted(out);
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->teams().said().contains("out.json"), 10'000);
        Q_EMIT teams.importWanted(out);
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->teams().said().contains("Read: 0 new, 0 changed, 2 as they are."), 10'000);
        Q_EMIT teams.importWanted(put("odd.json", R"({ "teams": [ { "name": "x",
            "people": 3 } ] })"));
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->teams().said().contains("people"), 10'000);
        QVERIFY(m_dialog->teams().said().contains("odd.json, line 2"));
    }

    void aTeamIsDissolvedAndStaysReadable()
    {
        SheetTable& teams = m_dialog->teams().table();
        const TeamId gone = StoreReader(m_place).ledgers().teams().teams()[1].id;
        const QString name = m_watch->teamName(gone);
        teams.goTo(static_cast<std::size_t>(rowOf(teams, 0, name)));
        m_dialog->teams().dissolve(); // not without a reason
        m_dialog->teams().reason()->setText("Joined to the other one");
        m_dialog->teams().dissolve();
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->teams().rowCount() == 1 && teams.model().rowCount() == 1, 10'000);
        QCOMPARE(m_watch->teamName(gone), name);
        const auto known = StoreReader(m_place).ledgers().teams().team(gone);
        QVERIFY(known && known->isDissolved());
        RuleHistory& history = m_dialog->history();
        QTRY_VERIFY_WITH_TIMEOUT(choose(history.subjects(), "Team " + name), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            history.tree().topLevelItem(0) && history.tree().topLevelItem(0)->text(0) == "Dissolved", 10'000);
    }

    void wholeFilesAreTakenInAsWell()
    {
        QFile file(m_folder.filePath("village.json"));
        QByteArray text = QByteArray::fromStdString(m_watch->rules().inForce(RuleKind::Workflow, "urban")->text);
        text.replace("\"workflow\": \"urban\"", "\"workflow\": \"village\"");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        m_dialog->limits().adoptFile(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->rules().workflows->find("village") != nullptr, 10'000);
        QTRY_VERIFY(m_dialog->limits().files().findText("village") >= 0);
    }

    void bothLanguagesAreSpoken()
    {
        m_language.speak("zh_CN");
        QTRY_COMPARE(m_dialog->windowTitle(), QString::fromUtf8("本县规则"));
        photograph("zh");
        m_language.speak("en");
        photograph("en");
    }

private:
    /// Pictures of all pages for people to look at, where FENGSUI_PICTURES names a folder.
    void photograph(const QString& name)
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES");
        if (folder.isEmpty())
            return;
        m_dialog->resize(1366, 768);
        for (int page = 0; page < m_dialog->tabs().count(); ++page) {
            m_dialog->tabs().setCurrentIndex(page);
            QVERIFY(m_dialog->grab().save(folder + QStringLiteral("/rules-%1-%2.png").arg(name).arg(page)));
        }
    }

    QTemporaryDir m_folder;
    StandingClock m_clock;
    StoreFolder m_place;
    Language m_language;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<RuleDialog> m_dialog;
};

QTEST_MAIN(RuleDialogTest)
#include "rule_dialog_test.moc"
