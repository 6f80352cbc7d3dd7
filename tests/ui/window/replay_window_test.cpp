#include "ui/window/demo_window.h"

#include "figures/figure_choice.h"
#include "figures/figure_link.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "replay/replay_bar.h"
#include "replay/replay_link.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>

#include <chrono>

using namespace fengsui;
using namespace fengsui::ui;
using namespace std::chrono_literals;

/// The past on the map, as a person looks through it.
class ReplayWindowTest : public DemoWindow {
    Q_OBJECT

    ReplayLink& link() { return m_window->replay(); }
    ReplayBar& bar() { return link().bar(); }
    const PinBoard& pins() { return m_window->map().pins(); }
    void read(Instant from, Instant to)
    {
        bar().from().setText(m_watch->local(from));
        bar().to().setText(m_watch->local(to));
        QTest::keyClick(&bar().to(), Qt::Key_Return);
        const Instant begin = *m_watch->access().zone.parse(m_watch->local(from).toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(link().replay() && link().replay()->from == begin, 20'000);
    }
    // Pins of cases and teams at the instant, and no other.
    void compareWithJournal()
    {
        const Replay& replay = *link().replay();
        const Instant at = bar().instant();
        int expected = 0;
        for (const PastCase& each : replay.cases) {
            const PastCaseMoment* moment = Replay::at(each, at);
            const bool isSeen = moment && moment->isOpen && moment->point;
            expected += isSeen;
            const auto* pin = pins().find({ PinKind::Incident, QByteArray(each.id.view().data(), 16) });
            QCOMPARE(pin != nullptr, isSeen);
            if (!pin)
                continue;
            QCOMPARE(pin->pin.symbol, incidentSymbol(replay.states[moment->state]));
            QCOMPARE(pin->pin.marks.testFlag(PinMark::Overdue), moment->isOverdue);
        }
        for (const PastTeam& each : replay.teams) {
            const PastTeamMoment* moment = Replay::at(each, at);
            expected += !(moment && moment->isDissolved) && Replay::whereabouts(each, at).point.has_value();
        }
        QCOMPARE(pins().count(), expected);
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        QTRY_VERIFY(pins().count() > 30);
    }
    void cleanupTestCase() { close(); }

    void theBarOpensByItsKeyAndSaysLoudlyThatItIsThePast()
    {
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bar().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(link().isPast(), 20'000);
        QVERIFY(link().strip().isVisible());
        QVERIFY2(link().strip().text().contains("THE PAST"), qPrintable(link().strip().text()));
        compareWithJournal();
    }

    void everyStepIsAChangeOfTheJournal()
    {
        read(m_watch->now() - 12 * 24h, m_watch->now());
        const auto& changes = link().replay()->changes;
        QVERIFY(changes.size() > 50);
        bar().moveTo(link().replay()->from);
        const int before = pins().count();
        for (std::size_t i = 0; i < changes.size(); ++i) {
            QTest::keyClick(&bar().slider(), Qt::Key_Period);
            QCOMPARE(bar().instant(), changes[i]);
            if (i % 10 == 0)
                compareWithJournal();
        }
        QVERIFY(pins().count() != before);
        QTest::keyClick(&bar().slider(), Qt::Key_Comma);
        QCOMPARE(bar().instant(), changes[changes.size() - 2]);
        QTest::keyClick(&bar().slider(), Qt::Key_Home);
        QCOMPARE(bar().instant(), link().replay()->from);
        compareWithJournal();
    }

    void itPlaysAndHalts()
    {
        bar().speeds().setCurrentIndex(4);
        bar().moveTo(link().replay()->from);
        QTest::keyClick(&bar().slider(), Qt::Key_Space);
        QVERIFY(bar().isPlaying());
        QTRY_VERIFY(bar().instant() > link().replay()->from + 5h);
        QTest::keyClick(&bar().slider(), Qt::Key_Space);
        QVERIFY(!bar().isPlaying());
        const Instant halted = bar().instant();
        compareWithJournal();
        QCOMPARE(bar().instant(), halted);
        bar().moveTo(link().replay()->to - 1s);
        bar().play(true);
        QTRY_VERIFY(!bar().isPlaying()); // at its end
        QCOMPARE(bar().instant(), link().replay()->to);
    }

    void whatHappensMeanwhileDoesNotComeOntoTheMapOfThePast()
    {
        bar().moveTo(link().replay()->from);
        const int before = pins().count();
        m_watch->refreshWords();
        Q_EMIT m_watch->loaded(); // the pins of now would be put anew
        QCOMPARE(pins().count(), before);
        const auto page = m_window->page().shown();
        const auto& past = link().replay()->cases.front();
        Q_EMIT m_window->map().incidentChosen(QByteArray(past.id.view().data(), 16));
        QCOMPARE(m_window->page().shown(), page); // nobody works on it by mistake
    }

    void wrongPeriodsAreNamed()
    {
        bar().from().setText("yesterday");
        QTest::keyClick(&bar().from(), Qt::Key_Return);
        QVERIFY2(bar().sentence().contains("2025-11-03"), qPrintable(bar().sentence()));
        bar().from().setText(m_watch->local(m_watch->now()));
        bar().to().setText(m_watch->local(m_watch->now() - 1h));
        QTest::keyClick(&bar().from(), Qt::Key_Return);
        QVERIFY2(bar().sentence().contains("after the beginning"), qPrintable(bar().sentence()));
        bar().from().setText("2001-01-01 00:00");
        QTest::keyClick(&bar().from(), Qt::Key_Return);
        QVERIFY2(bar().sentence().contains("year"), qPrintable(bar().sentence()));
        QVERIFY(link().isPast());
    }

    void escapeReturnsToNow()
    {
        FigureLink& figures = m_window->figures();
        figures.choice().choose(*MapTheme::of("open"));
        QTRY_VERIFY(figures.figures() && !figures.isCounting());
        QVERIFY(!m_window->map().layers().find(FigureLink::layer())); // it is of now
        bringToFront();
        m_window->map().view().setFocus();
        QTRY_VERIFY(m_window->map().view().hasFocus());
        QTest::keyClick(&m_window->map().view(), Qt::Key_Escape);
        QTRY_VERIFY(!link().isPast());
        QVERIFY(!bar().isVisible() && !link().strip().isVisible());
        QVERIFY(m_window->map().layers().find(FigureLink::layer()));
        int expected = 0;
        for (const IncidentRow& row : m_watch->cases().all())
            expected += row.point.has_value();
        for (const Team& team : m_watch->teams().teams())
            expected += team.point.has_value();
        QTRY_COMPARE(pins().count(), expected);
    }
};

QTEST_MAIN(ReplayWindowTest)
#include "replay_window_test.moc"
