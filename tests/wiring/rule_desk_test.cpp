#include "support/shipped.h"
#include "wiring/local_store.h"
#include "workflow/load.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace fengsui;
using namespace fengsui::test;

namespace {

class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at = *Instant::parse("2025-11-03T01:00:00Z");
};

const Session administrator { OperatorId::derived("xu"), "xu", "徐", { Role::Administrator }, {} };
const Session acceptor { OperatorId::derived("li"), "li", "李", { Role::Acceptor, Role::ShiftLeader }, {} };

/// The shipped urban loop with another number and, somewhere, other words.
std::string urban(int version, const char* before = "", const char* after = "")
{
    std::string text = shipped("workflows/urban.json");
    const auto put = [&text](const std::string& had, const std::string& has) {
        if (const auto at = text.find(had); at != std::string::npos)
            text.replace(at, had.size(), has);
    };
    const auto number = text.find("\"version\": ") + 11;
    text.replace(number, text.find(',', number) - number, std::to_string(version));
    put(before, after);
    return text;
}

/// A store with what is needed to write into it.
struct Console {
    explicit Console(const char* name)
        : place { std::filesystem::path(folder.path().toStdString()) / name }
    {
        if (!createStore(place, { "511129", "Muchuan", "cn", {} }, clock))
            qFatal("no store");
        open();
    }
    void open()
    {
        writer.reset();
        writer = std::make_unique<LocalWriter>(place, loadShelves(place), clock);
    }
    Result<Adopted> adopt(const std::string& text, const Session& who = administrator)
    {
        return writer->office().rules.adopt(who, "ours.json", text);
    }
    RuleBook book() { return loadShelves(place).rules->bookOf(writer->ledgers()); }
    std::uint32_t inForce(const char* id)
    {
        const RuleBook rules = book();
        const RuleRow* row = rules.inForce(RuleKind::Workflow, id);
        return row ? row->name.version : 0;
    }
    IncidentId report()
    {
        IncomingReport report;
        report.source = "patrol";
        report.title = "路面塌陷";
        report.place.address = "沐溪镇";
        report.receivedAt = clock.at;
        const auto taken = writer->office().intake.report(acceptor, report);
        if (!taken)
            qFatal("%s", taken.refusal().toString().c_str());
        return taken->incident;
    }
    std::vector<Entry> entries() const
    {
        std::vector<Entry> all;
        StoreReader(place).journal().visit([&](const Entry& entry) {
            all.push_back(entry);
            return true;
        });
        return all;
    }

    QTemporaryDir folder;
    StoreFolder place;
    HandClock clock;
    std::unique_ptr<LocalWriter> writer;
};

} // namespace

class RuleDeskTest : public QObject {
    Q_OBJECT

private slots:
    void anAdoptedFileCountsAtOnceAndForEver()
    {
        Console console("store");
        const std::uint32_t shippedVersion = console.inForce("urban");
        const int next = static_cast<int>(shippedVersion) + 1;
        const IncidentId before = console.report();
        const auto adopted = console.adopt(urban(next, "\"acceptor\"", "\"acceptor\""));
        QVERIFY2(adopted.isOk(), adopted.isOk() ? "" : adopted.refusal().toString().c_str());
        QVERIFY(adopted->receipt.news.rules);
        QVERIFY(!adopted->receipt.keys.empty());
        const IncidentId after = console.report();
        const Ledgers& ledgers = console.writer->ledgers();
        QCOMPARE(ledgers.incidents().incident(before)->workflowVersion, shippedVersion);
        QCOMPARE(ledgers.incidents().incident(after)->workflowVersion, shippedVersion + 1);
        QCOMPARE(ledgers.rules().files().front().by, administrator.id);
        QCOMPARE(ledgers.rules().files().front().at, console.clock.at);

        console.open();
        QCOMPARE(console.inForce("urban"), shippedVersion + 1);
        QVERIFY(console.writer->journal().rebuild({}));
        QCOMPARE(console.inForce("urban"), shippedVersion + 1);
        QVERIFY(StoreReader(console.place).journal().verify({}).isSound());
    }

    // A county lets nobody but the shift leader accept: whoever had the case before may still.
    void runningCasesKeepTheVersionTheyBeganWith()
    {
        Console console("store");
        const int next = static_cast<int>(console.inForce("urban")) + 1;
        const IncidentId before = console.report();
        const std::string text = urban(next);
        const auto at = text.find("\"id\": \"accept\"");
        QVERIFY(at != std::string::npos);
        const auto roles = text.find("[", text.find("\"roles\":", at));
        QVERIFY(roles != std::string::npos && roles - at < 400);
        std::string changed = text;
        changed.replace(roles, text.find(']', roles) + 1 - roles, "[ \"dispatcher\" ]");
        const auto adopted = console.adopt(changed);
        QVERIFY2(adopted.isOk(), adopted.isOk() ? "" : adopted.refusal().toString().c_str());
        const IncidentId after = console.report();
        const Session only { acceptor.id, "li", "李", { Role::Acceptor }, {} };
        const auto may = [&](IncidentId id) {
            const Incident incident = *console.writer->ledgers().incidents().incident(id);
            const auto actions = console.writer->office().cases.availableActions(only, incident);
            return std::ranges::find(actions, "accept", &workflow::AvailableAction::id) != actions.end();
        };
        QVERIFY(may(before));
        QVERIFY(!may(after));
    }

    void whoMayNotIsRefused()
    {
        Console console("store");
        const auto refused = console.adopt(urban(99), acceptor);
        QVERIFY(!refused.isOk());
        QVERIFY(refused.refusal().reason == Refusal::Reason::NotAllowed);
        QVERIFY(console.writer->ledgers().rules().files().empty());
    }

    void aChangedFileNeedsAHigherNumber()
    {
        Console console("store");
        const int shippedVersion = static_cast<int>(console.inForce("urban"));
        const auto same = console.adopt(shipped("workflows/urban.json"));
        QVERIFY(same.isOk() && same->wasKnown);
        QVERIFY(!console.adopt(urban(shippedVersion, "待受理", "等待受理")).isOk());
        QVERIFY(console.adopt(urban(shippedVersion + 4)).isOk());
        const auto lower = console.adopt(urban(shippedVersion + 3));
        QVERIFY(!lower.isOk());
        QVERIFY(lower.refusal().reason == Refusal::Reason::Conflict);
        QCOMPARE(lower.refusal().arguments.at(1), std::to_string(shippedVersion + 4));
        QCOMPARE(console.writer->ledgers().rules().files().size(), 1U);
    }

    void aBrokenFileIsRefusedAndTheLastGoodOneStays()
    {
        Console console("store");
        const int shippedVersion = static_cast<int>(console.inForce("urban"));
        QVERIFY(console.adopt(urban(shippedVersion + 1)).isOk());
        const auto refused
            = console.adopt(urban(shippedVersion + 2, "\"start\": \"reported\"", "\"start\": \"nowhere\""));
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.refusal().arguments.at(0), std::string("ours.json"));
        QVERIFY(std::stoi(refused.refusal().arguments.at(1)) > 1);
        QCOMPARE(console.inForce("urban"), static_cast<std::uint32_t>(shippedVersion + 1));
    }

    void aCountyMayHaveWorkflowsAndTypesOfItsOwn()
    {
        Console console("store");
        std::string text = urban(1);
        text.replace(text.find("\"urban\""), 7, "\"village\"");
        QVERIFY(console.adopt(text).isOk());
        QCOMPARE(console.inForce("village"), 1U);
        const std::string types = R"({ "scheme": "muchuan", "version": 3, "name": { "en": "Ours", "zh_CN": "本县" },
            "basis": "2025", "events": [ { "code": "01", "name": { "en": "Bamboo", "zh_CN": "竹林" }, "minors": [
            { "code": "02", "name": { "en": "Fallen", "zh_CN": "倒伏" } } ] } ] })";
        QVERIFY(console.adopt(types).isOk());
        const RuleBook book = console.book();
        QCOMPARE(book.types->find(*CaseType::parse("muchuan:event:0102"))->name.chinese, std::string("倒伏"));
        QVERIFY(book.types->scheme("cjt214"));
    }

    // Apart, two consoles adopt different files as the same version. When they meet, both know which one stands.
    void whatTwoConsolesAdoptedApartIsTheSameOnBoth()
    {
        Console first("first"), second("second");
        const int next = static_cast<int>(first.inForce("urban")) + 1;
        QVERIFY(first.adopt(urban(next, "待受理", "等着受理")).isOk());
        second.clock.at = second.clock.at + std::chrono::minutes(1);
        QVERIFY(second.adopt(urban(next, "待受理", "尚未受理")).isOk());
        const auto ofFirst = first.entries(), ofSecond = second.entries();
        const auto news = first.writer->journal().accept(ofSecond);
        QVERIFY(news.isOk() && news->rules);
        first.writer->office().rules.refresh();
        QVERIFY(second.writer->journal().accept(ofFirst).isOk());
        second.writer->office().rules.refresh();
        for (Console* console : { &first, &second }) {
            const RuleBook book = console->book();
            const workflow::Workflow* urbanLoop = book.workflows->find("urban");
            QCOMPARE(urbanLoop->state("reported")->title.chinese, std::string("等着受理"));
            std::vector<RuleRow::Standing> standings;
            for (const RuleRow& row : book.rows)
                if (row.name == RuleName { RuleKind::Workflow, "urban", static_cast<std::uint32_t>(next) })
                    standings.push_back(row.standing);
            QVERIFY((standings == std::vector { RuleRow::Standing::InForce, RuleRow::Standing::Overtaken }));
            QCOMPARE(console->inForce("urban"), static_cast<std::uint32_t>(next));
        }
        QVERIFY(first.writer->ledgers().rules().files() == second.writer->ledgers().rules().files());
    }

    void aCaseOfAVersionUnknownHereGoesOnByTheOneInForce()
    {
        WorkflowShelf shelf;
        const auto put = [&shelf](int version, WorkflowShelf::Owner owner) {
            auto loaded = workflow::load(urban(version), "urban.json");
            shelf.put(std::get<workflow::Workflow>(std::move(loaded)), owner);
        };
        put(1, WorkflowShelf::Owner::Shipped);
        put(5, WorkflowShelf::Owner::Shipped);
        put(3, WorkflowShelf::Owner::County);
        QCOMPARE(shelf.find("urban")->version, 3U);
        QCOMPARE(shelf.find("urban", 1)->version, 1U);
        QCOMPARE(shelf.find("urban", 5)->version, 5U);
        QCOMPARE(shelf.find("urban", 9)->version, 3U);
        QVERIFY(!shelf.knows("urban", 9) && shelf.knows("urban", 1));
        QVERIFY(!shelf.find("nothing") && !shelf.find("nothing", 1));
    }

    void aLimitIsExplainedByTheCalendarThatItWasCountedBy()
    {
        Console console("store");
        const IncidentId id = console.report();
        const std::string before = console.book().calendar->rule();
        std::string text = shipped("calendars/cn.json");
        const auto number = text.find("\"version\": ") + 11;
        text.replace(number, text.find(',', number) - number, "9");
        const auto days = text.find('[', text.find("\"days\"")) + 1;
        text.insert(days, R"({ "from": "2025-11-04", "kind": "rest", "title": { "en": "Flood", "zh": "抗洪" } },)");
        const auto adopted = console.adopt(text);
        QVERIFY2(adopted.isOk(), adopted.isOk() ? "" : adopted.refusal().toString().c_str());

        const RuleBook book = console.book();
        QCOMPARE(book.calendar->rule(), std::string("cn/9"));
        const Instant monday = *Instant::parse("2025-11-03T01:00:00Z"),
                      thursday = *Instant::parse("2025-11-06T01:00:00Z");
        const DutyCalendar* then = book.calendarOf("urban/1 " + before);
        const DutyCalendar* now = book.calendarOf("urban/1 cn/9");
        QVERIFY(then && now && then != now);
        QCOMPARE(then->rests(monday, thursday).size(), 0u);
        QCOMPARE(now->rests(monday, thursday).size(), 1u);
        QVERIFY(!book.calendarOf("urban/1 cn/77"));
        QVERIFY(!book.calendarOf("urban/1"));
        const auto incident = console.writer->ledgers().incidents().incident(id);
        QVERIFY(incident->limit && incident->limit->rule.starts_with("urban/"));
    }

    void filesInTheOldFoldersAreNamed()
    {
        Console console("store");
        for (const auto& folder :
            { console.place.workflows(), console.place.calendars(), console.place.types(), console.place.formulas() }) {
            std::filesystem::create_directories(folder);
            QFile file(QString::fromStdString((folder / "ours.json").string()));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        }
        const Shelves shelves = loadShelves(console.place);
        QCOMPARE(shelves.unadopted.size(), 4U);
        QVERIFY(shelves.unadopted.front().toString().find("rules adopt") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RuleDeskTest)
#include "rule_desk_test.moc"
