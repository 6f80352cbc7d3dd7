#include "evaluation/case_rulings.h"
#include "evaluation/evaluation_page.h"
#include "look/language.h"
#include "watch/watch.h"
#include "wiring/demo_store.h"
#include "wiring/local_store.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

/// What is left out of evaluation, and who may say so: by the window, on the demo county.
class EvaluationPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        const auto made = createDemoStore(place, m_clock, [](auto, auto) { return true; });
        QVERIFY2(made.isOk(), made.isOk() ? "" : made.refusal().toString().c_str());
        for (const DemoAccount& account : made->accounts)
            m_passwords[QString::fromStdString(account.account)] = QString::fromStdString(account.password);
        m_language.speak("en");
        m_watch = std::make_unique<Watch>(accessTo(place, loadShelves(place), m_clock), m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isLoaded() && m_watch->canWrite(), 20'000);
        signIn("shiftleader");
        m_page = std::make_unique<EvaluationPage>(*m_watch, m_language);
        m_page->resize(1366, 768);
        m_page->show();
        m_page->from()->setText("2020-01-01 00:00");
        m_page->to()->setText("2100-01-01 00:00");
        m_page->evaluate();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model().rowCount() > 2, 10'000);
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_watch.reset();
    }

    void aCaseIsLeftOutWithItsReasonAndTakenInAgain()
    {
        signIn("shiftleader");
        openClosing();
        const auto before = counted();
        QVERIFY(before > 0);
        QVERIFY(!button("exclude")->isEnabled()); // not without a reason
        m_page->rulings()->reason()->setText("The road is the province's");
        QVERIFY(button("exclude")->isVisible() && button("exclude")->isEnabled());
        const QString number = m_page->rulings()->cases()->item(0, 0)->text();
        m_page->rulings()->cases()->setCurrentCell(0, 0);
        button("exclude")->click();
        QTRY_COMPARE_WITH_TIMEOUT(counted(), before - 1, 10'000);
        QTRY_COMPARE(m_page->rulings()->cases()->rowCount(), static_cast<int>(before - 1));
        QCOMPARE(m_page->rulings()->reason()->text(), QString());
        QTableWidget* out = m_page->rulings()->leftOut();
        QTRY_COMPARE(out->rowCount(), 1);
        QCOMPARE(out->item(0, 0)->text(), number);
        QCOMPARE(out->item(0, 4)->text(), QString("The road is the province's"));
        QCOMPARE(m_page->rulings()->tabs()->tabText(2), QString("&Not counted (1)"));
        photograph("left-out", 2);

        m_page->rulings()->tabs()->setCurrentIndex(2);
        QVERIFY(button("readmit")->isVisible() && !button("exclude")->isVisible());
        m_page->rulings()->reason()->setText("It is the county's after all");
        button("readmit")->click();
        QTRY_COMPARE_WITH_TIMEOUT(counted(), before, 10'000);
        QTRY_COMPARE(out->rowCount(), 0);
    }

    void figuresFollowTheLanguage()
    {
        const auto heading = [this] { return m_page->model().headerData(1, Qt::Horizontal).toString(); };
        const QString english = heading();
        m_language.speak("zh_CN");
        QTRY_VERIFY(heading() != english);
        m_language.speak("en");
        QTRY_COMPARE(heading(), english);
    }

    void whoTookAStepAppealsAndAnotherDecides()
    {
        signIn("acceptor");
        openClosing();
        m_page->rulings()->tabs()->setCurrentIndex(0);
        QVERIFY(button("appeal")->isVisible() && !button("exclude")->isVisible());
        // The shift leader filed them all, the acceptor took some of them in.
        appealSomewhere("The report came from elsewhere");
        QTRY_COMPARE(m_page->rulings()->appeals()->rowCount(), 1);
        QCOMPARE(m_page->rulings()->tabs()->tabText(1), QString("&Open appeals (1)"));
        QCOMPARE(m_page->rulings()->appeals()->item(0, 4)->text(), QString("The report came from elsewhere"));
        m_page->rulings()->tabs()->setCurrentIndex(1);
        QVERIFY(!button("uphold")->isVisible());

        signIn("shiftleader");
        photograph("appeals", 1);
        QVERIFY(button("uphold")->isVisible() && button("dismiss")->isVisible());
        m_page->rulings()->reason()->setText("It was ours");
        button("dismiss")->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->rulings()->appeals()->rowCount(), 0, 10'000);
        QCOMPARE(m_page->rulings()->leftOut()->rowCount(), 0);

        signIn("acceptor");
        m_page->rulings()->tabs()->setCurrentIndex(0);
        appealSomewhere("It did not, look at the photograph");
        QTRY_COMPARE(m_page->rulings()->appeals()->rowCount(), 1);
        signIn("shiftleader");
        m_page->rulings()->tabs()->setCurrentIndex(1);
        m_page->rulings()->reason()->setText("So it is");
        button("uphold")->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->rulings()->leftOut()->rowCount(), 1, 10'000);
        QCOMPARE(m_page->rulings()->appeals()->rowCount(), 0);
    }

    void whatTheDeskRefusesIsSaid()
    {
        signIn("patroller");
        m_page->rulings()->tabs()->setCurrentIndex(0);
        openClosing();
        bool isRefused = false;
        for (int row = 0; row < m_page->rulings()->cases()->rowCount() && !isRefused; ++row) {
            m_page->rulings()->cases()->setCurrentCell(row, 0);
            m_page->rulings()->reason()->setText("Not mine");
            button("appeal")->click();
            QTRY_VERIFY_WITH_TIMEOUT(!m_page->rulings()->said().isEmpty()
                    && button("appeal")->isEnabled() == !m_page->rulings()->reason()->text().isEmpty(),
                10'000);
            isRefused = m_page->rulings()->said().contains("who took a step that counts in it");
        }
        QVERIFY2(isRefused, qPrintable(m_page->rulings()->said()));
        QCOMPARE(m_page->rulings()->reason()->text(), QString("Not mine")); // to be mended

        // what was said is said again in the language that is switched to
        m_language.speak("zh_CN");
        QTRY_VERIFY(m_page->rulings()->said().contains(u"申诉"));
        m_language.speak("en");
        QTRY_VERIFY(m_page->rulings()->said().contains("who took a step that counts in it"));
    }

    void bothLanguagesAreSpoken()
    {
        signIn("shiftleader");
        m_language.speak("zh_CN");
        QTRY_COMPARE(m_page->rulings()->tabs()->tabText(0), QString::fromUtf8("指标所涉案件(&C)"));
    }

private:
    QPushButton* button(const char* name) const { return m_page->rulings()->button(QString::fromLatin1(name)); }
    std::int64_t counted() const
    {
        return m_page->model().reading()->evaluation.total.of(Indicator::TimelyAcceptance).denominator;
    }
    /// The cases behind the timely acceptance of all together.
    void openClosing()
    {
        for (int column = 0; column < m_page->model().columnCount(); ++column)
            if (m_page->model().indicatorAt(column) == Indicator::TimelyAcceptance)
                m_page->openFigure(m_page->model().index(m_page->model().rowCount() - 1, column));
        QTRY_COMPARE_WITH_TIMEOUT(m_page->rulings()->cases()->rowCount(), static_cast<int>(counted()), 10'000);
    }
    /// Against the first case in which the desk lets this person appeal.
    void appealSomewhere(const QString& reason)
    {
        QTableWidget* cases = m_page->rulings()->cases();
        const int waiting = m_page->rulings()->appeals()->rowCount();
        for (int row = 0; row < cases->rowCount(); ++row) {
            cases->setCurrentCell(row, 0);
            m_page->rulings()->reason()->setText(reason);
            button("appeal")->click();
            QVERIFY(!button("appeal")->isEnabled()); // until it is answered
            QTRY_VERIFY_WITH_TIMEOUT(
                m_page->rulings()->reason()->text().isEmpty() || button("appeal")->isEnabled(), 10'000);
            if (m_page->rulings()->reason()->text().isEmpty()) {
                QTRY_COMPARE(m_page->rulings()->appeals()->rowCount(), waiting + 1);
                return;
            }
        }
        QFAIL("the desk lets nobody appeal");
    }
    void signIn(const QString& account)
    {
        if (m_watch->session() && QString::fromStdString(m_watch->session()->account) == account)
            return;
        QString problem = "none yet";
        m_watch->signIn(account, m_passwords[account], this, [&](const QString& said) { problem = said; });
        QTRY_COMPARE_WITH_TIMEOUT(problem, QString(), 20'000);
    }
    /// Pictures for people to look at, where FENGSUI_PICTURES names a folder.
    void photograph(const QString& name, int tab)
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES");
        if (folder.isEmpty())
            return;
        m_page->rulings()->tabs()->setCurrentIndex(tab);
        for (const char* language : { "zh_CN", "en" }) {
            m_language.speak(language);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            QVERIFY(m_page->grab().save(folder + QStringLiteral("/evaluation-%1-%2.png").arg(name, language)));
        }
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Language m_language;
    QMap<QString, QString> m_passwords;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<EvaluationPage> m_page;
};

QTEST_MAIN(EvaluationPageTest)
#include "evaluation_page_test.moc"
