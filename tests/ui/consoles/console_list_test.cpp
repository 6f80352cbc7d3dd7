#include "consoles/console_list_model.h"
#include "consoles/console_words.h"
#include "consoles/digits_field.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <chrono>

using namespace fengsui;
using namespace fengsui::ui;
using namespace std::chrono_literals;

namespace {

constexpr Instant now { 1'762'128'000'000 };

PeerPicture called(const std::string& name)
{
    PeerPicture peer;
    peer.peer.pin = sha256(name);
    peer.peer.name = name;
    return peer;
}

PeerPicture heard(const std::string& name, Duration ago)
{
    PeerPicture peer = called(name);
    peer.heardAt = now - ago;
    peer.way = sync::Way::Calling;
    return peer;
}

PeerPicture live(const std::string& name)
{
    PeerPicture peer = heard(name, 0s);
    peer.isLive = true;
    peer.ledgersAgree = true;
    return peer;
}

ConsoleListWords plainWords()
{
    return { [](const std::string& code) { return QString::fromStdString(code); },
        [](Instant) { return QStringLiteral("14:02"); }, [] { return now; } };
}

QString honesty(std::vector<PeerPicture> peers)
{
    return honestyOf(ExchangePicture { {}, {}, 0, {}, std::move(peers) }, now, [](Instant) {
        return QStringLiteral("14:02");
    }).text();
}

} // namespace

class ConsoleListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // told apart without colour, and each older standing is another one
    void ageIsToldByMarkAndWord()
    {
        QSet<QString> marks;
        for (const PeerPicture& peer : { live("a"), heard("a", 5min), heard("a", 3h), heard("a", 72h), called("a") })
            marks << standingOf(peer, now).mark;
        QCOMPARE(marks.size(), 5);
        QCOMPARE(standingOf(heard("a", 5min), now).word, QString("heard 5 min ago"));
        QCOMPARE(standingOf(heard("a", 3h), now).word, QString("heard 3 h ago"));
        QCOMPARE(standingOf(heard("a", 72h), now).word, QString("heard 3 d ago"));
        QCOMPARE(standingOf(called("a"), now).word, QString("never heard"));
        QCOMPARE(standingOf(heard("a", 72h), now).tone, Tone::Danger);
    }

    // a line that is up does not hide that the two reckon differently
    void differentLedgersAreAnAlarmBeforeAllElse()
    {
        PeerPicture peer = live("沐溪镇");
        peer.ledgersAgree = false;
        QCOMPARE(standingOf(peer, now).tone, Tone::Danger);
        QVERIFY(standingOf(peer, now).word.contains("DIFFERENT"));
        QCOMPARE(honesty({ live("利店镇"), peer }), QString("✕ Ledgers DIFFERENT from 沐溪镇"));
    }

    void theLightCountsWhoIsInTouchAndWhatWaits()
    {
        QCOMPARE(honesty({}), QString("– Works alone"));
        QCOMPARE(honesty({ live("a"), live("b") }), QString("● 2 of 2 consoles in touch"));
        PeerPicture behind = heard("c", 2h);
        behind.waitingOut = 12;
        QCOMPARE(
            honesty({ live("a"), live("b"), behind }), QString("◑ 2 of 3 consoles in touch, newest 14:02, 12 waiting"));
        // whoever was revoked is no part of the picture
        behind.peer.isRevoked = true;
        QCOMPARE(honesty({ live("a"), live("b"), behind }), QString("● 2 of 2 consoles in touch"));
    }

    void aClockThatIsOffIsMarked()
    {
        PeerPicture peer = live("a");
        peer.clockOffset = 300ms;
        QCOMPARE(clockOf(peer), QString("+0.3 s"));
        peer.clockOffset = -3h;
        QCOMPARE(clockOf(peer), QString("! −3 h"));
        QCOMPARE(clockOf(called("a")), QString("–"));
    }

    void aListToldAnewKeepsItsRows()
    {
        ConsoleListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.setPeers({ live("a"), live("b") });
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        PeerPicture changed = live("b");
        changed.waitingOut = 3;
        model.setPeers({ live("a"), changed });
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.index(1, ConsoleListModel::Out).data().toString(), QString("3"));
        model.setPeers({ changed });
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowCount(), 1);
    }

    void whoWasRevokedStandsLastWithTheReason()
    {
        ConsoleListModel model(plainWords());
        PeerPicture revoked = live("a");
        revoked.peer.isRevoked = true;
        revoked.peer.reason = "stolen";
        model.setPeers({ revoked, live("b") });
        const QModelIndex standing = model.index(1, ConsoleListModel::Standing);
        QCOMPARE(standing.data().toString(), QString("⊘ revoked"));
        QVERIFY(standing.data(Qt::ToolTipRole).toString().contains("stolen"));
    }

    // an input method's wide digits, spaces of whoever types from a telephone, and a letter that slipped in
    void digitsAreTakenHoweverTheyAreTyped()
    {
        DigitsField field(6, 3);
        QTest::keyClicks(&field, "12 3a45");
        QCOMPARE(field.digits(), QString("12345"));
        QVERIFY(!field.isComplete());
        QInputMethodEvent wide;
        wide.setCommitString(QString::fromUtf8("６"));
        QApplication::sendEvent(&field, &wide);
        QTest::keyClicks(&field, "7");
        QCOMPARE(field.text(), QString("123 456"));
        QVERIFY(field.isComplete());
    }
};

QTEST_MAIN(ConsoleListTest)
#include "console_list_test.moc"
