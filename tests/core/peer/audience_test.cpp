#include "peer/audience.h"

#include <QTest>

using namespace fengsui;

namespace {

Peer peerOf(const char* name, const char* division, std::vector<std::string> rights = {})
{
    Peer peer;
    peer.pin = sha256(name);
    peer.name = name;
    peer.division = division;
    peer.rights = std::move(rights);
    return peer;
}

const PeerBook book { { peerOf("county", "511129"), peerOf("second", "511129"), peerOf("town", "511129100"),
    peerOf("mediating town", "511129101", { "mediation" }), peerOf("unplaced", "") } };

Audience audienceOf(const char* name)
{
    return Audience::of(sha256(name), book);
}

} // namespace

class AudienceTest : public QObject {
    Q_OBJECT

private slots:
    void casesGoWhereTheirWorkflowSays()
    {
        QCOMPARE(streamOfCases("urban"), StreamName("county"));
        QCOMPARE(streamOfCases("hotline"), StreamName("county"));
        QCOMPARE(streamOfCases("emergency"), StreamName("emergency"));
        QCOMPARE(streamOfCases("dispute"), StreamName("mediation"));
    }

    void levelFollowsFromThePlace()
    {
        QVERIFY(levelOf("511129", book) == Level::County);
        QVERIFY(levelOf("511129100", book) == Level::Town);
        QVERIFY(levelOf("511130100", book) == Level::County); // nobody's town: it stands for itself
        QVERIFY(levelOf("", book) == Level::County);
    }

    void everybodyHearsTheCountyAndEmergencies()
    {
        for (const Peer& peer : book.peers) {
            QVERIFY(Audience::of(peer.pin, book).hears("county"));
            QVERIFY(Audience::of(peer.pin, book).hears("emergency"));
        }
    }

    void mediationIsForTheCountyAndForWhoTakesPart()
    {
        QVERIFY(audienceOf("county").hears("mediation"));
        QVERIFY(audienceOf("second").hears("mediation"));
        QVERIFY(!audienceOf("town").hears("mediation"));
        QVERIFY(audienceOf("mediating town").hears("mediation"));
        QCOMPARE(audienceOf("town").streams(), (std::vector<StreamName> { "emergency", "county" }));
    }

    // what a newer console wrote is not held back by an older one
    void unknownStreamsGoToEverybody() { QVERIFY(audienceOf("town").hears("town:511129100")); }

    void whoIsNotWrittenDownIsNotRestricted() { QVERIFY(audienceOf("stranger").hears("mediation")); }
};

QTEST_GUILESS_MAIN(AudienceTest)
#include "audience_test.moc"
