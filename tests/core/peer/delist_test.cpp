#include "peer/delist.h"

#include <QTest>

#include <limits>

using namespace fengsui;

namespace {

constexpr Instant someDay { 1'760'000'000'000 };

Peer paired(Instant at)
{
    Peer peer;
    peer.name = "沐溪镇";
    peer.enrolledAt = at;
    return peer;
}

} // namespace

class DelistTest : public QObject {
    Q_OBJECT

private slots:
    // F15: nobody is waited for without end, and nobody is dropped in silence
    void peerAwayForNinetyDaysIsDelisted()
    {
        const Peer peer = paired(someDay);
        const Instant heard = someDay + std::chrono::hours(24);
        QVERIFY(!isDelisted(peer, heard, heard));
        QVERIFY(!isDelisted(peer, heard, heard + waitedFor));
        QVERIFY(isDelisted(peer, heard, heard + waitedFor + Duration(1)));
        const Refusal notice = delisted(peer, heard);
        QVERIFY(notice.toString().find("沐溪镇") != std::string::npos);
        QVERIFY(notice.toString() != delisted(peer, std::nullopt).toString());
    }

    void peerThatWasNeverHeardCountsFromItsPairing()
    {
        const Peer peer = paired(someDay);
        QVERIFY(!isDelisted(peer, std::nullopt, someDay + waitedFor));
        QVERIFY(isDelisted(peer, std::nullopt, someDay + waitedFor + Duration(1)));
        // paired again after it had been away: it counts from then
        const Peer again = paired(someDay + waitedFor * 3);
        QVERIFY(!isDelisted(again, someDay, someDay + waitedFor * 3 + Duration(1)));
    }

    void revokedPeerIsNotWaitedForAnyway()
    {
        Peer peer = paired(someDay);
        peer.isRevoked = true;
        QVERIFY(!isDelisted(peer, someDay, someDay + waitedFor * 2));
    }

    // F1, F30: whatever the clocks say, nothing runs over, and a clock set back drops nobody
    void clocksMayStandAnywhere()
    {
        const Instant first { std::numeric_limits<std::int64_t>::min() };
        const Instant last { std::numeric_limits<std::int64_t>::max() };
        QVERIFY(!isDelisted(paired(last), last, someDay));
        QVERIFY(isDelisted(paired(first), first, someDay));
        QVERIFY(!isDelisted(paired(someDay), someDay, first));
        QVERIFY(isDelisted(paired(someDay), someDay, last));
    }
};

QTEST_GUILESS_MAIN(DelistTest)
#include "delist_test.moc"
