#include "sync/pairing_card.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::sync;

namespace {

PairingCard someCard()
{
    return { sha256("wire"), { "沐溪镇", "511129100", std::string(32, 'k') } };
}

} // namespace

class PairingCardTest : public QObject {
    Q_OBJECT
private slots:
    void aCardIsReadAsItWasWritten()
    {
        const auto read = pairingCard(toText(someCard()));
        QVERIFY(read.isOk());
        QVERIFY(*read == someCard());
        QVERIFY(areDigitsOf(*read, grouped(digitsOf(someCard()))));
        QCOMPARE(digitsOf(someCard()).size(), std::size_t(20));
    }

    // every field is what the two people vouch for
    void whoeverChangesAFieldChangesTheDigits()
    {
        PairingCard other = someCard();
        other.pin = sha256("other");
        QVERIFY(!areDigitsOf(other, digitsOf(someCard())));
        other = someCard();
        other.who.signingKey[0] = 'x';
        QVERIFY(!areDigitsOf(other, digitsOf(someCard())));
        other = someCard();
        other.who.name = "别处";
        QVERIFY(!areDigitsOf(other, digitsOf(someCard())));
    }

    void anythingElseIsRefused()
    {
        const std::string text = toText(someCard());
        for (std::size_t size = 0; size < text.size(); ++size)
            QVERIFY2(!pairingCard(text.substr(0, size)).isOk(), std::to_string(size).c_str());
        QVERIFY(!pairingCard(text + "more\n").isOk());
        QVERIFY(!pairingCard("name x\n" + text).isOk());
    }
};

QTEST_APPLESS_MAIN(PairingCardTest)
#include "pairing_card_test.moc"
