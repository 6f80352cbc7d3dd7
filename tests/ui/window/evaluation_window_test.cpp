#include "ui/window/demo_window.h"

#include "evaluation/case_rulings.h"
#include "evaluation/evaluation_page.h"

#include <QFile>
#include <QTableWidget>

using namespace fengsui;
using namespace fengsui::ui;

/// From a figure of a period to the cases behind it.
class EvaluationWindowTest : public DemoWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { open(); }
    void cleanupTestCase() { close(); }

    void everyFigureOfTheEvaluationOpensIntoItsCases()
    {
        signIn("shiftleader");
        for (QAction* action : m_window->actions())
            if (action->objectName() == "evaluation")
                action->trigger();
        EvaluationPage* page = m_window->evaluationPage();
        QVERIFY(page);
        page->from()->setText("2020-01-01 00:00");
        page->to()->setText("2100-01-01 00:00");
        page->evaluate();
        QTRY_VERIFY_WITH_TIMEOUT(page->model().rowCount() > 2, 10'000);
        const int last = page->model().rowCount() - 1;
        for (int column = 0; column < page->model().columnCount(); ++column) {
            const auto indicator = page->model().indicatorAt(column);
            if (!indicator)
                continue;
            page->openFigure(page->model().index(last, column));
            const auto counted = page->model().reading()->evaluation.total.of(*indicator).denominator;
            QVERIFY(counted > 0);
            QTRY_COMPARE(page->rulings()->cases()->rowCount(), static_cast<int>(counted));
        }
        QSignalSpy chosen(page, &EvaluationPage::caseChosen);
        Q_EMIT page->rulings()->cases()->activated(page->rulings()->cases()->model()->index(0, 0));
        QCOMPARE(chosen.size(), 1);
        QTRY_VERIFY(m_window->page().reading());

        QSignalSpy said(page, &EvaluationPage::said);
        const QString workbook = m_folder.filePath("out.xlsx"), bulletin = m_folder.filePath("out.pdf");
        page->write(EvaluationPage::File::Workbook, workbook);
        page->write(EvaluationPage::File::Bulletin, bulletin);
        page->write(EvaluationPage::File::Table, "/nowhere/out.csv");
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 3, 20'000);
        QVERIFY(QFile::exists(workbook) && QFile::exists(bulletin));
        QVERIFY(said[2][0].toString().contains("/nowhere/out.csv") && said[2][1].toBool());
        page->to()->setText("2019-01-01 00:00");
        page->evaluate();
        QVERIFY(textsOf(*page).join(' ').contains("The end must be after the beginning."));
        page->close();
        bringToFront();
    }
};

QTEST_MAIN(EvaluationWindowTest)
#include "evaluation_window_test.moc"
