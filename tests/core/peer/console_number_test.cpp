#include "peer/console_number.h"

#include <QTest>

#include <set>

using namespace fengsui;

namespace {

Peer console(const std::string& division, const std::string& key)
{
    Peer peer;
    peer.division = division;
    peer.signingKey = key;
    return peer;
}

} // namespace

class ConsoleNumberTest : public QObject {
    Q_OBJECT

private slots:
    void aLonelyConsoleIsTheFirst()
    {
        QCOMPARE(consoleNumber("511129", {}, "ours"), std::string("01"));
        QCOMPARE(consoleNumber("", {}, "ours"), std::string("01"));
        QCOMPARE(consoleNumber("montgomery-pa", {}, "ours"), std::string("01"));
    }

    void aTownHasItsDigitsFromTheBeginning()
    {
        QCOMPARE(consoleNumber("511129100", {}, "ours"), std::string("100"));
        QCOMPARE(consoleNumber("511129201000", {}, "ours"), std::string("201"));
        QCOMPARE(consoleNumber("511129000000", {}, "ours"), std::string("01")); // the county, written at length
    }

    void consolesOfOnePlaceFollowTheirEnrolment()
    {
        const PeerBook book { { console("511129", "a"), console("511129100", "t"), console("511129", "b"),
            console("511129100", "u") } };
        QCOMPARE(consoleNumber("511129", book, "a"), std::string("01"));
        QCOMPARE(consoleNumber("511129", book, "b"), std::string("02"));
        QCOMPARE(consoleNumber("511129100", book, "t"), std::string("100"));
        QCOMPARE(consoleNumber("511129100", book, "u"), std::string("1002"));
    }

    // whoever is enrolled has a number of its own, also where there are very many
    void noTwoAreAlike()
    {
        PeerBook book;
        for (int i = 0; i < 400; ++i) {
            const std::string town = "511129" + std::to_string(100 + i % 4);
            book.peers.push_back(console(i % 5 == 0 ? "511129" : town, std::to_string(i)));
        }
        std::set<std::string> numbers;
        for (const Peer& peer : book.peers)
            numbers.insert(consoleNumber(peer.division, book, peer.signingKey));
        QCOMPARE(numbers.size(), book.peers.size());
    }
};

QTEST_GUILESS_MAIN(ConsoleNumberTest)
#include "console_number_test.moc"
