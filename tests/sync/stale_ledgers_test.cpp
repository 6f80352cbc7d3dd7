#include "support/desk_station.h"

#include <sqlite3.h>

using namespace fengsui;

namespace {

/// Lets some commits pass; those after them fail, as on a disk that is full.
class FailingCommits {
public:
    FailingCommits(Connection& connection, int passing)
        : m_connection(connection)
        , m_passing(passing)
    {
        sqlite3_commit_hook(
            connection.handle(), [](void* self) { return static_cast<FailingCommits*>(self)->m_passing-- > 0 ? 0 : 1; },
            this);
    }
    ~FailingCommits() { sqlite3_commit_hook(m_connection.handle(), nullptr, nullptr); }
    FailingCommits(const FailingCommits&) = delete;
    FailingCommits& operator=(const FailingCommits&) = delete;

private:
    Connection& m_connection;
    int m_passing;
};

} // namespace

/// F18: what revokes a peer is saved, and there is no room to fold all ledgers anew after it.
class StaleLedgersTest : public QObject {
    Q_OBJECT

private slots:
    // F18
    void whatIsSavedIsNotCalledUnsaved()
    {
        Station county, town;
        county.enrol(town);
        meet(county, town);
        county.later(10);
        const std::uint64_t before = county.entries();
        {
            const FailingCommits full(county.console.connection(), 1);
            county.revoke(town); // whoever is told that this failed does it again
        }
        QCOMPARE(county.entries(), before + 1);
        county.note("room again"); // before it the ledgers are made good
        QVERIFY(county.shows("room again"));
        requireSound(county);
    }

    // F18: wherever in a meeting the room runs out
    void whatPeersSayGoesOnFromThere()
    {
        int stale = 0;
        for (int passing = 0; passing < 8; ++passing) {
            Station county, town, third;
            county.enrol(town);
            meet(county, town);
            meet(county, third);
            county.later(10);
            county.revoke(town);
            town.later(20);
            town.note("after");
            meet(town, third);
            QVERIFY(third.shows("after"));
            {
                const FailingCommits full(third.console.connection(), passing);
                Meeting(county.console.sync(), third.console.sync()).run();
            }
            stale += third.console.connection().number("SELECT count(*) FROM ledger_state") == 0 ? 1 : 0;
            meet(county, third);
            QVERIFY(!third.shows("after"));
            requireSound(third);
        }
        QCOMPARE_GT(stale, 0); // the case was met
    }

    // F18
    void nothingIsSavedUntilTheyAreGood()
    {
        Station county, town;
        county.enrol(town);
        meet(county, town);
        county.later(10);
        {
            const FailingCommits full(county.console.connection(), 1);
            county.revoke(town);
            const std::uint64_t before = county.entries();
            QVERIFY_THROWS_EXCEPTION(StoreFailure, county.note("no room"));
            QCOMPARE(county.entries(), before);
        }
        // and nobody needs to write for it
        county.console.journal().signHeads(county.console.clock.now());
        requireSound(county);
        county.note("room again");
        QVERIFY(county.shows("room again") && !county.shows("no room"));
    }

    // F18
    void theNextStartMakesThemGood()
    {
        Station county, town;
        county.enrol(town);
        meet(county, town);
        county.later(10);
        {
            const FailingCommits full(county.console.connection(), 1);
            county.revoke(town);
        }
        county.console.close();
        county.console.open();
        requireSound(county);
    }
};

QTEST_GUILESS_MAIN(StaleLedgersTest)
#include "stale_ledgers_test.moc"
