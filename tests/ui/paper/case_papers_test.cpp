#include "core/report/sample_papers.h"
#include "paper/paper_press.h"
#include "ui/paper/pdf_reader.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;
using namespace Qt::StringLiterals;
using report::Language;

/// Every form about a case on real paper, with texts as long as people write them. With FENGSUI_PAPERS the PDFs stay in
/// that folder, to be looked at.
class CasePapersTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_own;
    QString m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("FENGSUI_PAPERS", m_own.path());
        QVERIFY(QDir().mkpath(m_folder));
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<int>("step");
        QTest::addColumn<QStringList>("parts"); ///< the ends of long texts, and the last row of long tables
        const auto row = [](const char* form, int step, QStringList parts) {
            QTest::newRow(form) << QString::fromLatin1(form) << step << parts;
        };
        row("requestForm", 4, { u"（延期理由到此）"_s, u"市政抢修规程第十二条"_s, u"同意，每日报告进度。"_s });
        row("supervisionSlip", -1, { u"（督办要求到此）"_s, u"（回复到此）"_s });
        row("instructionSlip", -1, { u"（批示到此）"_s, u"（回复到此）"_s });
        row("transferLetter", -1, { u"（移送理由到此）"_s, u"县水务局"_s });
        row("orderSlip", -1, { u"（交办任务到此）"_s, u"第24处点位值守"_s });
        row("arbitrationRecord", -1, { u"（裁定依据到此）"_s, u"县住建局、县水务局、沐溪镇人民政府"_s });
        row("workOrder", -1, { u"第24处点位值守"_s });
        row("returnVisitRecord", -1, { u"（回访记录到此）"_s });
        row("mediationRegister", -1, { u"（纠纷简述到此）"_s, u"周文斌"_s });
        row("rightsNotice", -1, { u"周文斌"_s });
        row("mediationRecord", -1, { u"（事实到此）"_s, u"（协议内容到此）"_s });
        row("mediationAgreement", -1, { u"（事实到此）"_s, u"（协议内容到此）"_s });
        row("fileCover", -1, { u"●"_s, u"○"_s });
    }
    void nothingIsCut()
    {
        QFETCH(QString, form);
        QFETCH(int, step);
        QFETCH(QStringList, parts);
        const std::string id = form.toStdString();
        for (const Language language : { Language::Chinese, Language::English }) {
            const auto document = report::casePaper(id, step < 0 ? std::nullopt : std::optional<std::size_t>(step),
                sample::caseFor(id), sample::paperNames(language), sample::printed());
            QVERIFY(document.isOk());
            paper::PaperPress press(u":/templates"_s);
            const auto faults = press.templateFaults(*document);
            QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().toString().c_str());
            const QString file
                = QStringLiteral("%1/%2.%3.pdf")
                      .arg(m_folder, QString::fromStdString(document->form), QString::fromLatin1(toWord(language)));
            const auto run = press.writePdf(*document, file);
            QVERIFY2(run.isOk(), run.isOk() ? "" : run.refusal().toString().c_str());
            const QString text = pdf::withoutSpace(pdf::paintedText(file).join(QString()));
            // a signature line and the case number are on each of them
            parts << u"511129-20251103-01-0007"_s << u"FS-"_s;
            for (const QString& part : parts)
                QVERIFY2(text.contains(pdf::withoutSpace(part)), qPrintable(file + ": " + part));
            const QString page = language == Language::Chinese ? u"第%1/%1页"_s : u"Page%1/%1"_s;
            QVERIFY2(text.contains(page.arg(run->pages)), qPrintable(file));
            QVERIFY(!text.contains(u"13812345678"_s) && !text.contains(u"13900001234"_s));
            QVERIFY(pdf::info(file).contains(u"A4"_s));
        }
    }

    void fileCoverHasAFrontAndABack()
    {
        const auto document = report::casePaper(
            "fileCover", {}, sample::caseFor("fileCover"), sample::paperNames(Language::Chinese), sample::printed());
        const QString file = m_folder + u"/cover.pdf"_s;
        QVERIFY(paper::PaperPress(u":/templates"_s).writePdf(*document, file).isOk());
        const QStringList pages = pdf::pages(file);
        QCOMPARE(pages.size(), 2);
        QVERIFY(pages[0].contains(u"卷宗情况"_s) && !pages[0].contains(u"卷内文书"_s));
        QVERIFY(pages[1].contains(u"卷宗封底"_s) && pages[1].contains(u"●"_s) && pages[1].contains(u"归档"_s));
    }

    void drillsAreWatermarked()
    {
        Incident incident = sample::busyCase();
        incident.isDrill = true;
        const auto document = report::casePaper(
            "supervisionSlip", {}, incident, sample::paperNames(Language::Chinese), sample::printed());
        QVERIFY(document.isOk());
        const QString file = m_folder + u"/drill.pdf"_s;
        QVERIFY(paper::PaperPress(u":/templates"_s).writePdf(*document, file).isOk());
        for (const QString& page : pdf::paintedText(file))
            QVERIFY(pdf::withoutSpace(page).contains(u"演练DRILL"_s));
    }
};

QTEST_MAIN(CasePapersTest)
#include "case_papers_test.moc"
