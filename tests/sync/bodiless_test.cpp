#include "person/entries.pb.h"
#include "sqlite/sqlite_journal_reader.h"
#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;

namespace {

const SubjectId person = RawId::derived("a caller");

void record(SyncConsole& console, const StreamName& stream = "county")
{
    entries::PersonRecorded recorded;
    recorded.set_name("张三");
    recorded.set_phone("13800000001");
    const Draft draft { Kind::PersonRecorded, person, recorded.SerializeAsString(), {}, stream };
    console.journal().append({ &draft, 1 }, {}, console.clock.now());
}

void erase(SyncConsole& console)
{
    const Draft draft { Kind::PersonErased, person, {}, {} };
    console.journal().append({ &draft, 1 }, {}, console.clock.now());
}

// What a line that was cut leaves: the other's entries, of one person's without their bodies, and nothing that says
// why.
void giveWithoutBodies(SyncConsole& from, SyncConsole& to)
{
    std::vector<Entry> entries = allEntries(from.connection());
    for (Entry& entry : entries)
        if (entry.envelope.subject == person)
            entry.body.reset();
    if (!to.journal().accept(entries).isOk())
        qFatal("the entries were refused");
}

std::string nameAt(SyncConsole& console)
{
    const auto known = console.writer().ledgers().persons().person({ person });
    return known ? known->name : std::string();
}

} // namespace

/// An erased person's entries go on without their bodies, before the entry that says so.
class BodilessTest : public QObject {
    Q_OBJECT

private slots:
    // C4: the same entries, the same ledgers, also when whoever erased is never heard again
    void whoHoldsTheBodyGivesIt()
    {
        SyncConsole a, b;
        record(a);
        giveWithoutBodies(a, b);
        QCOMPARE(nameAt(b), std::string());
        Meeting meeting(a.sync(), b.sync());
        meeting.run();
        meeting.pass(sync::Conversation::heartbeat);
        meeting.run();
        QCOMPARE(nameAt(b), std::string("张三"));
        QVERIFY(a.dump() == b.dump());
        for (sync::Conversation* each : { &meeting.a, &meeting.b }) {
            QVERIFY(!each->isOver());
            QCOMPARE(each->standing().ledgersAgree, std::optional(true));
            QVERIFY(each->takeNotices().empty());
        }
        QVERIFY(b.sync().bodilessEntries(10).empty());
    }

    void bodyComesAlsoOverAThird()
    {
        SyncConsole a, b, c;
        record(a);
        giveWithoutBodies(a, b);
        giveWithoutBodies(a, c);
        Meeting late(b.sync(), c.sync());
        late.run();
        late.pass(sync::Conversation::heartbeat);
        late.run();
        for (sync::Conversation* each : { &late.a, &late.b })
            QVERIFY(each->standing().ledgersAgree.value_or(false) && each->takeNotices().empty());
        QCOMPARE(nameAt(c), std::string());
        Meeting(a.sync(), b.sync()).run();
        late.a.storeChanged();
        for (int beats = 0; beats < 2; ++beats) {
            late.pass(sync::Conversation::heartbeat);
            late.run();
        }
        QCOMPARE(nameAt(c), std::string("张三"));
        for (sync::Conversation* each : { &late.a, &late.b })
            QVERIFY(each->standing().ledgersAgree.value_or(false) && each->takeNotices().empty());
    }

    // F16: who knows of the erasure neither asks nor takes
    void erasedStaysErased()
    {
        SyncConsole a, b, c;
        record(a);
        Meeting(a.sync(), c.sync()).run();
        erase(c);
        giveWithoutBodies(a, b);
        Meeting(c.sync(), b.sync()).run();
        QVERIFY(b.sync().bodilessEntries(10).empty());
        std::vector<Entry> whole = allEntries(a.connection());
        QVERIFY(b.journal().accept(whole).isOk());
        QCOMPARE(nameAt(b), std::string());
        QVERIFY(b.writer().ledgers().persons().person({ person })->isErased);
        Meeting(a.sync(), b.sync()).run();
        QCOMPARE(nameAt(a), std::string());
        QVERIFY(a.dump() == b.dump());
    }

    // a copy of the store goes on under the same name: what its twin wrote is its own and came from elsewhere
    void copyBearsWhatItsTwinErased()
    {
        SyncConsole a;
        const auto twin = a.clone();
        record(a);
        giveWithoutBodies(a, *twin);
        const Verification verification = SqliteJournalReader(twin->connection()).verify({});
        QVERIFY2(verification.isSound(), verification.isSound() ? "" : verification.faults.front().where.c_str());
        QCOMPARE(verification.awaited, std::uint64_t(1));
        twin->connection().execute("DELETE FROM bodiless"); // nothing says why it is missing
        QVERIFY(!SqliteJournalReader(twin->connection()).verify({}).isSound());
    }

    // F14: what is not for a console it does not get by asking
    void bodyIsGivenOnlyToWhomItIsFor()
    {
        Peer county, town;
        county.pin = sha256("county");
        county.division = "511129";
        town.pin = sha256("town");
        town.division = "511129100";
        sync::Sides sides;
        sides.theirs.audience = Audience::of(town.pin, PeerBook { { county, town } });
        for (const char* stream : { "county", "mediation" }) {
            SyncConsole a;
            record(a, stream);
            sync::BodiesWanted wanted;
            for (const Entry& entry : allEntries(a.connection()))
                if (entry.envelope.subject == person)
                    wanted.keys.push_back(entry.envelope.key);
            QCOMPARE(wanted.keys.size(), std::size_t(1));
            sync::Conversation conversation(a.sync(), { 0 }, sync::Conversation::Tick(0), {}, sides);
            conversation.receive(sync::encode(sync::Hello {}), sync::Conversation::Tick(0));
            conversation.takeOutput();
            conversation.receive(sync::encode(wanted), sync::Conversation::Tick(0));
            QCOMPARE(conversation.takeOutput() == sync::encode(sync::Bodies {}), StreamName(stream) == "mediation");
        }
    }
};

QTEST_GUILESS_MAIN(BodilessTest)
#include "bodiless_test.moc"
