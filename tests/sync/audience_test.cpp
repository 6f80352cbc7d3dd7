#include "peer/audience.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;

namespace {

Audience audienceOf(const char* division)
{
    Peer county, asked;
    county.pin = sha256("county");
    county.division = "511129";
    asked.pin = sha256("asked");
    asked.division = division;
    return Audience::of(asked.pin, PeerBook { { county, asked } });
}

const Audience ofCounty = audienceOf("511129");
const Audience ofTown = audienceOf("511129100");

sync::Side side(SyncConsole& console, const Audience& audience)
{
    return { audience, { console.journal().incarnation() } };
}

void note(SyncConsole& at, const std::string& text, const StreamName& stream)
{
    entries::ShiftNoted noted;
    noted.set_text(text);
    const Draft draft { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {}, stream };
    at.journal().append({ &draft, 1 }, {}, at.clock.now());
}

/// The streams of which there are entries, without those of the opening.
std::set<std::string> notesAt(SyncConsole& console)
{
    std::set<std::string> notes;
    for (const Entry& entry : allEntries(console.connection())) {
        entries::ShiftNoted noted;
        if (static_cast<Kind>(entry.envelope.kind) == Kind::ShiftNoted && noted.ParseFromString(*entry.body))
            notes.insert(noted.text());
    }
    return notes;
}

using Notes = std::set<std::string>;

/// Two consoles with their audiences that talk until nothing moves.
struct Talk {
    Talk(SyncConsole& left, const Audience& ofLeft, SyncConsole& right, const Audience& ofRight)
        : meeting(left.sync(), right.sync(), {}, { side(right, ofRight), side(left, ofLeft) },
              { side(left, ofLeft), side(right, ofRight) })
    {
        meeting.run();
    }
    bool isEqual() const
    {
        const auto agrees = [](const sync::Conversation& each) {
            return !each.isOver() && each.standing().isLevel && each.standing().ledgersAgree == true
                && each.standing().waitingIn == 0 && each.standing().waitingOut == 0;
        };
        return agrees(meeting.a) && agrees(meeting.b);
    }
    Meeting meeting;
};

} // namespace

class SyncAudienceTest : public QObject {
    Q_OBJECT

private slots:
    void townGetsWhatIsForItAndNothingElse()
    {
        SyncConsole county, town;
        note(county, "road", "county");
        note(county, "flood", "emergency");
        note(county, "quarrel", "mediation");
        note(town, "street", "county");
        const Talk talk(county, ofCounty, town, ofTown);
        QVERIFY(talk.isEqual());
        QCOMPARE(notesAt(town), (Notes { "flood", "road", "street" }));
        QCOMPARE(notesAt(county), (Notes { "flood", "quarrel", "road", "street" }));
        QVERIFY2(verified(town.connection()).isSound(), faultsOf(verified(town.connection())));
    }

    void consolesOfTheCountyShareEverything()
    {
        SyncConsole one, other;
        note(one, "quarrel", "mediation");
        const Talk talk(one, ofCounty, other, ofCounty);
        QVERIFY(talk.isEqual());
        QCOMPARE(notesAt(other), (Notes { "quarrel" }));
        QVERIFY(one.dump() == other.dump());
    }

    void whatATownWritesReachesTheCountyOnce()
    {
        SyncConsole county, town;
        note(town, "quarrel", "mediation");
        QVERIFY(Talk(county, ofCounty, town, ofTown).isEqual());
        QCOMPARE(notesAt(county), (Notes { "quarrel" }));
        const Talk again(county, ofCounty, town, ofTown);
        QVERIFY(again.isEqual());
        QCOMPARE(again.meeting.b.standing().sent, 0u);
        note(town, "settled", "mediation");
        QVERIFY(Talk(county, ofCounty, town, ofTown).isEqual());
        QCOMPARE(notesAt(county), (Notes { "quarrel", "settled" }));
    }

    void townsDontTellEachOther()
    {
        SyncConsole one, other;
        note(one, "quarrel", "mediation");
        note(one, "road", "county");
        QVERIFY(Talk(one, ofTown, other, ofTown).isEqual());
        QCOMPARE(notesAt(other), (Notes { "road" }));
    }

    // by any path: a town passes on what it may have, a county's console everything
    void relaysKeepToTheAudience()
    {
        SyncConsole county, town, further, second;
        note(county, "quarrel", "mediation");
        note(county, "flood", "emergency");
        QVERIFY(Talk(county, ofCounty, town, ofTown).isEqual());
        QVERIFY(Talk(town, ofTown, further, ofTown).isEqual());
        QCOMPARE(notesAt(further), (Notes { "flood" }));
        note(further, "neighbours", "mediation");
        (void)Talk(further, ofTown, second, ofCounty);
        QVERIFY(Talk(second, ofCounty, county, ofCounty).isEqual());
        QCOMPARE(notesAt(county), (Notes { "flood", "neighbours", "quarrel" }));
        QCOMPARE(notesAt(second), notesAt(county));
    }

    // C5: whoever sends an entry knows it, and it happened: it is kept though it is not meant for this console
    void whatComesIsKept()
    {
        SyncConsole author, county, town;
        note(author, "quarrel", "mediation");
        QVERIFY(Talk(author, ofCounty, town, ofCounty).isEqual()); // it was of the county's level then
        note(author, "settled", "mediation");
        QVERIFY(Talk(author, ofCounty, county, ofCounty).isEqual());
        // now it is a town's: it goes on giving what it has, and gets no more of it
        const Talk talk(county, ofCounty, town, ofTown);
        QVERIFY(talk.isEqual());
        QCOMPARE(notesAt(town), (Notes { "quarrel" }));
        SyncConsole fresh;
        (void)Talk(fresh, ofCounty, town, ofTown);
        QCOMPARE(notesAt(fresh), (Notes { "quarrel" }));
    }

    // F6: what it wrote itself comes back, whatever it is otherwise meant to get
    void wipedTownGetsItsOwnBack()
    {
        SyncConsole county, town, wiped;
        note(town, "quarrel", "mediation");
        QVERIFY(Talk(county, ofCounty, town, ofTown).isEqual());
        const sync::Side ofWiped { ofTown, { town.journal().incarnation(), wiped.journal().incarnation() } };
        const sync::Side ofOther = side(county, ofCounty);
        Meeting meeting(county.sync(), wiped.sync(), {}, { ofWiped, ofOther }, { ofOther, ofWiped });
        meeting.run();
        QVERIFY(meeting.a.standing().isLevel && meeting.b.standing().isLevel);
        QCOMPARE(notesAt(wiped), (Notes { "quarrel" }));
    }

    // all of a case in one stream, so that consoles of one audience hold the whole of it
    void laterEntriesFollowTheFirst()
    {
        SyncConsole console;
        note(console, "quarrel", "mediation");
        note(console, "quarrel", "county");
        const auto all = allEntries(console.connection());
        QCOMPARE(all.back().envelope.key.stream, StreamName("mediation"));
        QVERIFY2(verified(console.connection()).isSound(), faultsOf(verified(console.connection())));
    }
};

QTEST_GUILESS_MAIN(SyncAudienceTest)
#include "audience_test.moc"
