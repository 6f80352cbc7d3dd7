#include "wiring/demo_store.h"
#include "wiring/local_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace fengsui;

namespace {

class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at = *Instant::parse("2025-11-03T01:00:00Z");
};

const std::string goodPassword = "lamp over the river";

} // namespace

/// One shift from the first call to the final report, through the desks, on a real store.
class ShiftTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_store = { m_folder.filePath(QStringLiteral("store")).toStdString() };
        QVERIFY(createStore(m_store, { "511129", "Muchuan", "cn", {} }, m_clock).isOk());
        m_writer = std::make_unique<LocalWriter>(m_store, loadShelves(m_store), m_clock);
        for (const auto& [account, role] : std::map<std::string, Role> { { "li", Role::Acceptor },
                 { "chen", Role::ShiftLeader }, { "zhou", Role::Dispatcher }, { "he", Role::Unit },
                 { "liu", Role::Patroller }, { "xu", Role::Administrator } }) {
            Operator person;
            person.account = account;
            person.name = account;
            person.roles = { role };
            if (role == Role::Unit) {
                Team team;
                team.name = "Repair one";
                const auto id = m_writer->office().teams.form(Session::system(), team);
                QVERIFY(id.isOk());
                m_team = person.team = *id;
            }
            QVERIFY(m_writer->office()
                    .staff.enrol(Session::system(), person, goodPassword, PasswordCost::Interactive)
                    .isOk());
            m_sessions.emplace(account, Session::of(*m_writer->ledgers().staff().byAccount(account)));
        }
    }

    void wholeLoopFromCallToClosing()
    {
        IncomingReport report;
        report.source = "phone";
        report.type = CaseType::parse("cjt214:event:0401");
        report.title = "路面塌陷";
        report.text = "新街口路面塌了一个坑，直径约一米。";
        report.place.address = "沐溪镇新街口";
        report.place.point = GeoPoint::fromDegrees(103.9, 28.95);
        report.caller = Caller { "江永福", "13000000029", "" };
        const auto taken = desk().intake.report(session("li"), report);
        QVERIFY2(taken.isOk(), taken ? "" : taken.refusal().toString().c_str());
        m_case = taken->incident;
        QVERIFY(QString::fromStdString(taken->number).startsWith(QStringLiteral("511129-20251103-01-")));

        // the second call about the same matter is found, with the reason, and joined
        IncomingReport again = report;
        again.caller.reset();
        again.receivedAt = m_clock.at + std::chrono::minutes(3);
        const auto likely = duplicatesIn(m_writer->ledgers(), again);
        QCOMPARE(likely.size(), 1u);
        QVERIFY(likely.front().row.id == m_case);
        QVERIFY(!likely.front().reasons.empty());
        QVERIFY(desk().intake.attach(session("li"), again, m_case).isOk());
        QCOMPARE(m_writer->ledgers().incidents().row(m_case)->reports, 2u);

        act("li", "sendToVerify", {});
        const std::string photo(64, 'a');
        act("liu", "confirm", { { "photo", photo } });
        act("chen", "file", { { "filingCondition", "塌陷面积超过一平方米" }, { "deadlineClass", "days2" } });
        act("zhou", "dispatch", { { "lead", m_team.toString() } });
        QCOMPARE(m_writer->ledgers().teams().team(m_team)->status.status, TeamStatus::Assigned);
        act("he", "signFor", {});
        act("he", "reportDone",
            { { "done", "已回填并恢复路面" }, { "doneAt", m_clock.at.toString() }, { "photo", photo } });

        // nobody checks their own work, whatever the post
        Session handler = session("he");
        handler.roles = { Role::Patroller, Role::ShiftLeader };
        const auto own
            = desk().cases.act(handler, m_case, "check", { { "checkResult", "passed" }, { "photo", photo } });
        QVERIFY(!own.isOk());

        act("liu", "check", { { "checkResult", "passed" }, { "photo", photo } });
        act("li", "returnVisit", { { "contacted", "yes" }, { "solved", "yes" }, { "satisfaction", "satisfied" } });
        act("chen", "close", { { "closingCondition", "路面恢复通行" } });
        const auto row = m_writer->ledgers().incidents().row(m_case);
        QCOMPARE(row->state, std::string("closed"));
        QVERIFY(!row->isOpen && row->closedAt);
        QCOMPARE(m_writer->ledgers().teams().team(m_team)->status.status, TeamStatus::Available);
    }

    void deskRefusesWhatThePostMayNot()
    {
        IncomingReport report;
        report.title = "x";
        report.place.address = "y";
        const auto refused = desk().intake.report(session("he"), report);
        QVERIFY(!refused.isOk());
        QVERIFY(refused.refusal().reason == Refusal::Reason::NotAllowed);
        QVERIFY(!desk().staff.enrol(session("li"), {}, goodPassword).isOk());
        QVERIFY(!desk().teams.form(session("liu"), {}).isOk());
    }

    void wrongPasswordsWaitLongerEachTime()
    {
        QVERIFY(desk().staff.signIn("li", goodPassword).isOk());
        for (int i = 0; i < 3; ++i)
            QVERIFY(desk().staff.signIn("li", "wrong wrong wrong").refusal().reason == Refusal::Reason::NotAllowed);
        QVERIFY(desk().staff.signIn("li", goodPassword).refusal().reason == Refusal::Reason::Locked);
        m_clock.at = m_clock.at + std::chrono::seconds(6);
        QVERIFY(desk().staff.signIn("li", "wrong again wrong").refusal().reason == Refusal::Reason::NotAllowed);
        m_clock.at = m_clock.at + std::chrono::seconds(6);
        QVERIFY(
            desk().staff.signIn("li", goodPassword).refusal().reason == Refusal::Reason::Locked); // ten seconds by now
        m_clock.at = m_clock.at + std::chrono::seconds(6);
        QVERIFY(desk().staff.signIn("li", goodPassword).isOk()); // nobody is locked out for good
        QVERIFY(!desk().staff.signIn("nobody", goodPassword).isOk());
    }

    void weakPasswordsAreRefused()
    {
        QVERIFY(!checkPassword("li", "short").isOk());
        QVERIFY(!checkPassword("li", "aaaaaaaaaaaa").isOk());
        QVERIFY(!checkPassword("administrator", "administrator1").isOk());
        QVERIFY(checkPassword("li", goodPassword).isOk());
        QVERIFY(checkPassword("li", "江上的灯火照着夜里的路").isOk());
    }

    void erasedCallerIsGoneEverywhereAndTheChainHolds()
    {
        const auto incident = m_writer->ledgers().incidents().incident(m_case);
        const PersonId caller = incident->reports.front().caller;
        QVERIFY(!caller.isNull());
        QVERIFY(!desk().intake.erase(session("li"), caller, "x").isOk());
        QVERIFY(desk().intake.erase(session("chen"), caller, "retention is over").isOk());
        QVERIFY(m_writer->ledgers().persons().person(caller)->isErased);
        QCOMPARE(m_writer->ledgers().persons().person(caller)->name, std::string());
        const SqliteJournalReader reader(m_writer->store().connection());
        const Verification verification = reader.verify({});
        QVERIFY(verification.isSound());
        QCOMPARE(verification.erased, 1u);
    }

    void clockMarksOverdueOnce()
    {
        IncomingReport report;
        report.source = "patrol";
        report.title = "Street light is dark";
        report.place.address = "Muxi, Xinjie 1";
        const auto taken = desk().intake.report(session("liu"), report);
        QVERIFY(taken.isOk());
        m_clock.at = m_clock.at + std::chrono::hours(2);
        while (desk().cases.tick(m_clock.at).hasMore) { }
        const auto row = m_writer->ledgers().incidents().row(taken->incident);
        QVERIFY(row->isOverdue);
        QVERIFY(row->supervision != Supervision::None);
        const auto steps = m_writer->ledgers().incidents().incident(taken->incident)->steps.size();
        while (desk().cases.tick(m_clock.at).hasMore) { }
        QCOMPARE(m_writer->ledgers().incidents().incident(taken->incident)->steps.size(), steps);
    }

    void rebuildGivesTheSameLedgers()
    {
        const std::string before = dumpLedgers(m_writer->store().connection());
        QVERIFY(m_writer->journal().rebuild({}));
        QVERIFY(dumpLedgers(m_writer->store().connection()) == before);
        QVERIFY(before.size() > 1000);
    }

    void demoCountyShowsEveryState()
    {
        const StoreFolder folder { m_folder.filePath(QStringLiteral("demo")).toStdString() };
        const auto demo = createDemoStore(folder, m_clock, {});
        QVERIFY2(demo.isOk(), demo ? "" : demo.refusal().toString().c_str());
        QCOMPARE(demo->teams, 26u);
        QVERIFY(demo->incidents >= 60);
        const StoreReader reader(folder);
        std::set<std::string> states;
        for (const auto& [state, count] : reader.ledgers().incidents().countByState())
            states.insert(state);
        for (const char* state : { "reported", "verifying", "accepted", "filed", "dispatched", "handling", "handled",
                 "suspended", "closed", "rejected", "merged", "transferred", "voided" })
            QVERIFY2(states.contains(state), state);
        QVERIFY(reader.journal().verify({}).isSound());
    }

private:
    Office& desk() { return m_writer->office(); }
    const Session& session(const std::string& account) { return m_sessions.at(account); }
    void act(const std::string& account, const std::string& action, const std::map<std::string, std::string>& fields)
    {
        m_clock.at = m_clock.at + std::chrono::minutes(2);
        const auto acted = desk().cases.act(session(account), m_case, action, fields);
        QVERIFY2(acted.isOk(), acted ? "" : (action + ": " + acted.refusal().toString()).c_str());
    }

    QTemporaryDir m_folder;
    StoreFolder m_store;
    HandClock m_clock;
    std::unique_ptr<LocalWriter> m_writer;
    std::map<std::string, Session> m_sessions;
    TeamId m_team;
    IncidentId m_case;
};

QTEST_GUILESS_MAIN(ShiftTest)
#include "shift_test.moc"
