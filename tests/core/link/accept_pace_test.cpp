#include "link/accept_pace.h"

#include <QTest>

using namespace fengsui;
using link::AcceptPace;

class AcceptPaceTest : public QObject {
    Q_OBJECT

private slots:
    // F29
    void strangersAreFewASecond()
    {
        AcceptPace pace;
        for (std::size_t i = 0; i < AcceptPace::mostASecond; ++i) {
            QVERIFY(pace.mayAccept(Duration(10)));
            QVERIFY(!pace.sendsAway("here", Duration(10)));
        }
        QVERIFY(!pace.mayAccept(Duration(1009)));
        QVERIFY(pace.mayAccept(Duration(1010)));
    }

    void fiftyTownsComeBackAtOnce()
    {
        AcceptPace pace;
        for (int town = 0; town < 50; ++town) {
            QVERIFY(pace.mayAccept(Duration(town)));
            QVERIFY(!pace.sendsAway("one address for all", Duration(town)));
            pace.known(sha256(std::to_string(town)), "one address for all", Duration(town));
        }
    }

    // F29: whoever got hold of a paired console's key is soon let in no more than a few times a second, and keeps
    // nobody out
    void oneThatCallsAgainAndAgainIsLetInSeldom()
    {
        AcceptPace pace;
        int letIn = 0;
        for (Duration now(0); now < Duration(60'000); now = now + Duration(20)) {
            if (pace.mayAccept(now) && !pace.sendsAway("there", now)) {
                pace.known(sha256("the same"), "there", now);
                ++letIn;
            }
        }
        QVERIFY2(letIn >= 60 && letIn <= 200, qPrintable(QString::number(letIn)));
        QVERIFY(!pace.sendsAway("elsewhere", Duration(60'000)));
    }
};

QTEST_GUILESS_MAIN(AcceptPaceTest)
#include "accept_pace_test.moc"
