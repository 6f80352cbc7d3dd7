#include "sync/pairing.h"

#include <QTest>

using namespace fengsui;

namespace {

const Digest left = sha256("left");
const Digest right = sha256("right");
const Digest between = sha256("somebody between");

sync::CallingCard card(const std::string& name)
{
    return { name, "511129", std::string(32, name.front()) };
}

struct Pair {
    sync::Pairing a;
    sync::Pairing b;

    void run()
    {
        for (int i = 0; i < 10; ++i) {
            b.receive(a.takeOutput());
            a.receive(b.takeOutput());
        }
    }
};

Pair pairOf(const std::string& exporterOfB = "exporter")
{
    return { sync::Pairing({ left, right, "exporter" }, card("left"), std::string(32, '1')),
        sync::Pairing({ right, left, exporterOfB }, card("right"), std::string(32, '2')) };
}

} // namespace

class PairingTest : public QObject {
    Q_OBJECT

private slots:
    void bothShowTheSameDigitsAndKnowEachOther()
    {
        Pair pair = pairOf();
        pair.run();
        QVERIFY(pair.a.digits() && pair.b.digits());
        QCOMPARE(*pair.a.digits(), *pair.b.digits());
        pair.a.confirm(true);
        pair.run();
        QVERIFY(!pair.a.partner() && !pair.b.partner()); // one word is not enough
        pair.b.confirm(true);
        pair.run();
        QVERIFY(pair.a.partner() == card("right") && pair.b.partner() == card("left"));
    }

    void oneSaysNoAndNobodyIsPaired()
    {
        Pair pair = pairOf();
        pair.run();
        pair.a.confirm(true);
        pair.b.confirm(false);
        pair.run();
        QVERIFY(!pair.a.partner() && !pair.b.partner());
        QVERIFY(pair.a.refusal() && pair.b.refusal());
    }

    // whoever sits between has two wires, with other exporters and other keys
    void somebodyBetweenGivesOtherDigits()
    {
        Pair pair = pairOf("another wire");
        pair.run();
        QVERIFY(pair.a.digits() && pair.b.digits());
        QVERIFY(*pair.a.digits() != *pair.b.digits());
        Pair keys { sync::Pairing({ left, between, "exporter" }, card("left"), std::string(32, '1')),
            sync::Pairing({ right, between, "exporter" }, card("right"), std::string(32, '2')) };
        keys.run();
        QVERIFY(keys.a.refusal() && keys.b.refusal()); // each committed with its own key
    }

    void whoDoesNotKeepItsWordIsRefused()
    {
        sync::Pairing honest({ left, right, "exporter" }, card("left"), std::string(32, '1'));
        sync::Pairing first({ right, left, "exporter" }, card("right"), std::string(32, '2'));
        sync::Pairing second({ right, left, "exporter" }, card("right"), std::string(32, '3'));
        honest.receive(first.takeOutput()); // committed to one nonce …
        (void)second.takeOutput();
        second.receive(honest.takeOutput());
        honest.receive(second.takeOutput()); // … and reveals another
        QVERIFY(honest.refusal());
        QVERIFY(honest.refusal()->text.find("did not keep its word") != std::string::npos);
        QVERIFY(!honest.digits());
    }

    void nonsenseIsRefused()
    {
        for (const std::string& bytes : { std::string("\0\0", 2), std::string("\xff\xff", 2), std::string("\1\0z", 3),
                 std::string("\2\0ca", 4), std::string("\1\0y", 3) }) {
            sync::Pairing pairing({ left, right, "exporter" }, card("left"), std::string(32, '1'));
            pairing.receive(bytes);
            QVERIFY(pairing.refusal() && pairing.isOver());
        }
    }

    void longNamesAreCutOnACharactersBorder()
    {
        std::string name;
        for (int i = 0; i < 60; ++i)
            name += "镇";
        Pair pair { sync::Pairing({ left, right, "e" }, { name, "1", std::string(32, 'k') }, std::string(32, '1')),
            sync::Pairing({ right, left, "e" }, card("right"), std::string(32, '2')) };
        pair.run();
        pair.a.confirm(true);
        pair.b.confirm(true);
        pair.run();
        QCOMPARE(pair.b.partner()->name, name.substr(0, 120));
    }
};

QTEST_GUILESS_MAIN(PairingTest)
#include "pairing_test.moc"
