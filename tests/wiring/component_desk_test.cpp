#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>
#include <string>

using namespace fengsui;
using namespace std::chrono_literals;

/// What is noted of components, through the desk into a store on the disk, and out of it.
class ComponentDeskTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<LocalWriter> m_writer;
    const ComponentCode m_lamp = ComponentCode::of(511129, 118, 1), m_cover = ComponentCode::of(511129, 102, 1);

    StoreFolder place() const { return { m_folder.filePath("store").toStdString() }; }
    std::string reason(const ComponentNote& note, const Session& session = Session::system())
    {
        const auto noted = m_writer->office().components.note(session, note);
        return noted ? std::string() : noted.refusal().toString();
    }
    const ComponentLedger& ledger() { return m_writer->ledgers().components(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(createStore(place(), { "511129", "沐川", "cn", "" }, m_clock).isOk());
        m_writer = std::make_unique<LocalWriter>(place(), loadShelves(place()), m_clock);
    }

    void whatIsNotedIsInTheLedgerAndTheDiary()
    {
        const Instant seen = m_clock.now() - Duration(3h);
        const auto noted = m_writer->office().components.note(
            Session::system(), { m_lamp, ComponentState::Broken, "灯罩碎裂", {}, seen });
        QVERIFY(noted.isOk());
        QVERIFY(noted->news.components);
        const auto last = ledger().last(m_lamp);
        QVERIFY(last);
        QVERIFY(last->state == ComponentState::Broken);
        QVERIFY(last->at == seen);
        QCOMPARE(last->note, std::string("灯罩碎裂"));
        QCOMPARE(ledger().faults(10).size(), 1u);
        QVERIFY(!ledger().last(m_cover));
        const auto diary = m_writer->ledgers().duty().diary(seen, m_clock.now() + Duration(1h));
        QVERIFY(!diary.empty());
        QCOMPARE(diary.back().what, std::string("componentBroken"));
        QCOMPARE(diary.back().number, m_lamp.toString());
    }

    void itsHistoryStaysWhenItIsMended()
    {
        QCOMPARE(reason({ m_cover, ComponentState::Lost, "", {}, m_clock.now() - Duration(2h) }), std::string());
        QCOMPARE(ledger().faults(10).size(), 2u);
        QVERIFY(ledger().faults(10).front().code == m_cover); // since latest first
        QCOMPARE(ledger().faults(1).size(), 1u);
        QCOMPARE(reason({ m_cover, ComponentState::Intact, "换新", {}, m_clock.now() }), std::string());
        QCOMPARE(ledger().faults(10).size(), 1u);
        QCOMPARE(ledger().changes(m_cover).size(), 2u);
        QCOMPARE(ledger().changes(m_cover).front().note, std::string("换新"));
        // remembered late: it was broken before it was lost
        QCOMPARE(reason({ m_cover, ComponentState::Broken, "早先", {}, m_clock.now() - Duration(5h) }), std::string());
        QVERIFY(ledger().last(m_cover)->state == ComponentState::Intact);
        QCOMPARE(ledger().changes(m_cover).back().note, std::string("早先"));
    }

    void whatCantBeSoIsRefused()
    {
        const Instant now = m_clock.now();
        QVERIFY(reason({ m_lamp, ComponentState::Broken, "", {}, now + Duration(1h) }).find("yet to come")
            != std::string::npos);
        QVERIFY(reason({ m_lamp, ComponentState::Broken, std::string(2001, 'x'), {}, now }).find("too long")
            != std::string::npos);
        QVERIFY(reason({ {}, ComponentState::Broken, "", {}, now }).find("16 digits") != std::string::npos);
        QVERIFY(reason({ m_lamp, ComponentState::Broken, "", IncidentId::derived("none"), now }).find("no such case")
            != std::string::npos);
        QVERIFY(!reason({ m_lamp, ComponentState::Broken, "", {}, now },
            Session { OperatorId::derived("x"), "x", "x", { Role::Leader }, {} })
                .empty());
        QCOMPARE(ledger().changes(m_lamp).size(), 1u);
    }

    void aRebuiltLedgerSaysTheSame()
    {
        const auto before = ledger().changes(m_cover);
        const auto faults = ledger().faults(10);
        QVERIFY(m_writer->journal().rebuild([](auto, auto) { return true; }));
        QVERIFY(ledger().changes(m_cover) == before);
        QVERIFY(ledger().faults(10) == faults);
    }

    void aCaseSaysWhichComponentItIsAbout()
    {
        IncomingReport report;
        report.title = "路灯不亮";
        report.text = "路灯不亮";
        report.place.address = "沐川路18号";
        report.place.component = m_lamp.toString();
        report.receivedAt = m_clock.now();
        QVERIFY(m_writer->office().intake.report(Session::system(), report).isOk());
        IncidentQuery about;
        about.component = m_lamp.toString();
        const auto rows = m_writer->ledgers().incidents().rows(about);
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(rows.front().component, m_lamp.toString());
        about.component = m_cover.toString();
        QVERIFY(m_writer->ledgers().incidents().rows(about).empty());
    }
};

QTEST_GUILESS_MAIN(ComponentDeskTest)
#include "component_desk_test.moc"
