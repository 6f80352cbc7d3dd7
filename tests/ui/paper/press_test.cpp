#include "core/report/sample_case.h"
#include "paper/paper_press.h"
#include "paper/qr_code.h"
#include "ui/paper/pdf_reader.h"

#include <QDir>
#include <QFile>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace fengsui;
using namespace Qt::StringLiterals;
using report::Document;
using report::Language;

namespace {
// 500 sentences of five characters, each with one that no other has; no space anywhere
QStringList manySentences()
{
    static const QStringList words { u"涵洞"_s, u"积水"_s, u"日志"_s, u"人员"_s, u"大雨"_s, u"山体"_s, u"火情"_s,
        u"土石"_s, u"木桥"_s, u"工地"_s };
    QStringList sentences;
    for (int i = 0; i < 500; ++i)
        sentences += words[i % 10] + words[(i / 10) % 10] + QChar(0x5000 + i * 7);
    return sentences;
}

// each line begins and ends with its number
std::vector<DiaryLine> longDiary(int lines)
{
    std::vector<DiaryLine> diary;
    for (int i = 0; i < lines; ++i) {
        const std::string number = std::to_string(1000 + i);
        diary.push_back(
            { sample::at("2025-11-03 00:00") + std::chrono::minutes(2 * i), sample::acceptor, "note", {}, "", "",
                "始" + number
                    + "巡查沐溪镇老街、交通街与滨河路一线，检查排水口、雨水箅子与临街店铺，清理落叶与杂物，提醒店主备好"
                      "沙袋，未见异常。终"
                    + number,
                false });
    }
    return diary;
}

Document longLog(int lines, Language language = Language::Chinese)
{
    const auto diary = longDiary(lines);
    return shiftLog(sample::shift(), diary, sample::names(language), sample::printed());
}

Document workOrder(const Incident& incident = sample::incident(), Language language = Language::Chinese)
{
    return incidentReport(incident, sample::names(language), sample::printed());
}
} // namespace

class PressTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    // FENGSUI_OUT=DIR keeps the papers for people to look at
    QString file(const QString& name) const
    {
        return qEnvironmentVariable("FENGSUI_OUT", m_folder.path()) + '/'_L1 + name + u".pdf"_s;
    }

    QString print(const Document& document, const QString& name) const
    {
        const auto run = paper::PaperPress().writePdf(document, file(name));
        if (!run)
            qFatal("%s", run.refusal().toString().c_str());
        for (const Refusal& remark : run->remarks)
            qFatal("%s", remark.toString().c_str());
        return file(name);
    }

private Q_SLOTS:
    void everyFormPrintsInBothLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("zh") << u"zh"_s << QStringList { u"案件工单"_s, u"派遣单"_s, u"值班日志"_s, u"第%1/%2页"_s };
        QTest::newRow("en") << u"en"_s
                            << QStringList { u"Incidentreport"_s, u"Dispatchsheet"_s, u"Shiftlog"_s, u"Page%1/%2"_s };
    }
    void everyFormPrintsInBothLanguages()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, words);
        const auto names = sample::names(*report::languageOf(language.toStdString()));
        const auto diary = sample::diary();
        const std::vector<Document> documents { incidentReport(sample::incident(), names, sample::printed()),
            dispatchSheet(sample::incident(), names, sample::printed()),
            shiftLog(sample::shift(), diary, names, sample::printed()) };
        for (std::size_t i = 0; i < documents.size(); ++i) {
            const QString form = QString::fromStdString(documents[i].form);
            const QStringList pages = pdf::pages(print(documents[i], form + '.'_L1 + language));
            QVERIFY(!pages.isEmpty());
            for (qsizetype page = 0; page < pages.size(); ++page) {
                const QString text = pdf::withoutSpace(pages[page]);
                QVERIFY(text.contains(words[static_cast<qsizetype>(i)]));
                QVERIFY(text.contains(words.last().arg(page + 1).arg(pages.size())));
                QVERIFY(text.contains(QString::fromStdString(documents[i].formNumber)));
                QVERIFY(text.contains(u"county/12349f2e6d33a3717ee82635"_s));
                QVERIFY(text.contains(u"沐川县社会治理指挥中心"_s));
            }
            const QString whole = pdf::withoutSpace(pages.join(QString()));
            for (const auto& field : documents[i].fields)
                if (field.name == "number" || field.name == "address" || field.name == "lead" || field.name == "phone")
                    QVERIFY2(
                        whole.contains(pdf::withoutSpace(QString::fromStdString(field.value))), field.value.c_str());
        }
    }

    void everySentenceOfALongChineseTextIsOnPaper()
    {
        const QStringList sentences = manySentences();
        Incident incident = sample::incident();
        incident.reports[0].text = sentences.join(u"，"_s).toStdString();
        const QStringList pages = pdf::paintedText(print(workOrder(incident), u"long_text"_s));
        QVERIFY(pages.size() > 2);
        // what goes on over a page end is interrupted by the margins of the pages
        QString whole;
        for (const QString& page : pages) {
            const QString text = pdf::withoutSpace(page);
            const qsizetype begin = text.indexOf(u"第1版"_s) + 3;
            whole += text.mid(begin);
        }
        for (const QString& sentence : sentences)
            QVERIFY2(whole.contains(sentence), qPrintable(sentence));
    }

    void longAddressIsWrappedNotCut()
    {
        QString address;
        for (int i = 0; i < 200; ++i)
            address += u"Road%1/"_s.arg(i, 3, 10, '0'_L1);
        Incident incident = sample::incident();
        incident.place.address = address.toStdString();
        for (const Language language : { Language::Chinese, Language::English })
            QVERIFY(pdf::withoutSpace(
                pdf::paintedText(print(workOrder(incident, language), u"long_address"_s)).join(QString()))
                    .contains(address));
    }

    void everyRowIsOnPaperOnceAndWhole()
    {
        const QStringList pages = pdf::paintedText(print(longLog(250), u"long_log"_s));
        const QString whole = pages.join(QString());
        for (int i = 1000; i < 1250; ++i) {
            QCOMPARE(whole.count(u"始%1"_s.arg(i)), 1);
            QCOMPARE(whole.count(u"终%1"_s.arg(i)), 1);
            for (const QString& page : pages)
                QCOMPARE(page.contains(u"始%1"_s.arg(i)), page.contains(u"终%1"_s.arg(i)));
        }
    }

    void headOfATableComesAgainOnEachPage()
    {
        const QStringList pages = pdf::pages(print(longLog(250), u"long_log"_s));
        QVERIFY(pages.size() > 8);
        for (qsizetype page = 0; page < pages.size(); ++page) {
            QVERIFY(pdf::withoutSpace(pages[page]).contains(u"第%1/%2页"_s.arg(page + 1).arg(pages.size())));
            if (pages[page].contains(u"始1"_s))
                QVERIFY(pdf::withoutSpace(pages[page]).contains(u"序时间记录人事项内容"_s));
        }
    }

    void signatureBoxesStayTogetherWhereverTheyFall()
    {
        for (int lines = 1; lines < 16; ++lines) {
            const QStringList pages = pdf::pages(print(longLog(lines), u"signatures"_s));
            const QString last = pdf::withoutSpace(pages.last());
            for (const QString& word :
                { u"五、交接签字"_s, u"交班人"_s, u"接班人"_s, u"带班领导"_s, u"年月日时分年月日时分年月日时分"_s })
                QVERIFY2(last.contains(word), qPrintable(word + pages.last()));
        }
    }

    void drillIsWrittenAcrossEveryPage()
    {
        Incident incident = sample::incident();
        incident.reports[0].text = manySentences().join(u"，"_s).toStdString();
        QVERIFY(!pdf::withoutSpace(pdf::paintedText(print(workOrder(incident), u"real"_s)).join(QString()))
                .contains(u"演练"_s));
        incident.isDrill = true;
        const QStringList pages = pdf::paintedText(print(workOrder(incident), u"drill"_s));
        for (const QString& page : pages)
            QVERIFY(pdf::withoutSpace(page).contains(u"演练DRILL"_s));
    }

    void personalDataStaysMaskedAndErasedDataIsGone()
    {
        const QString masked = pdf::paintedText(print(workOrder(), u"masked"_s)).join(QString());
        QVERIFY(masked.contains(u"138****5678"_s));
        QVERIFY(!masked.contains(u"13812345678"_s));
        const auto erased
            = incidentReport(sample::incident(), sample::names(Language::Chinese, true), sample::printed());
        const QString text = pdf::paintedText(print(erased, u"erased"_s)).join(QString());
        QVERIFY(text.contains(u"已销毁"_s));
        QVERIFY(!text.contains(u"陈大海"_s));
    }

    void textCanBeSearchedAndCopied()
    {
        // these have twins among the Kangxi radicals and the ligatures
        const QString words
            = u"日月水火木金土石山川口田目人大小方立用车门见言身里雨青面音食首高黑鼠龙 office fish affluent"_s;
        Incident incident = sample::incident();
        incident.title = words.toStdString();
        incident.isDrill = true;
        for (const Language language : { Language::Chinese, Language::English }) {
            const QString text = pdf::paintedText(print(workOrder(incident, language), u"search"_s)).join(QString());
            QVERIFY(pdf::withoutSpace(text).contains(pdf::withoutSpace(words)));
            for (const QChar c : text)
                QVERIFY2(
                    (c.unicode() < 0x2E80 || c.unicode() > 0x2FDF) && (c.unicode() < 0xFB00 || c.unicode() > 0xFB06),
                    qPrintable(QString(c)));
        }
    }

    void textFromOutsideIsNoMarkup()
    {
        const QString title = u"<b>断电</b> {{ phone }} {% if %} &amp; \"x\" '\uFDD0\uFFFCy"_s;
        Incident incident = sample::incident();
        incident.title = title.toStdString();
        const QString text = pdf::paintedText(print(workOrder(incident), u"markup"_s)).join(QString());
        QVERIFY(pdf::withoutSpace(text).contains(u"<b>断电</b>{{phone}}{%if%}&amp;\"x\"'y"_s));
    }

    void sameDocumentGivesTheSamePages()
    {
        const auto document = longLog(40);
        QCOMPARE(pdf::pages(print(document, u"first"_s)), pdf::pages(print(document, u"second"_s)));
        QCOMPARE(paper::PaperPress().previewImages(document, 50), paper::PaperPress().previewImages(document, 50));
    }

    void fileTellsItsTitle()
    {
        QVERIFY(pdf::info(print(workOrder(), u"title"_s)).contains(u"案件工单 511129-20251103-01-0007"_s));
        QVERIFY(pdf::info(file(u"title"_s)).contains(u"A4"_s));
    }

    void pictureOfAPageShowsTheQrCode()
    {
        const auto document = workOrder();
        const std::vector<QImage> pages = paper::PaperPress().previewImages(document, 300);
        QCOMPARE(pages.size(), static_cast<std::size_t>(pdf::pages(print(document, u"preview"_s)).size()));
        QCOMPARE(pages[0].size(), QSize(2479, 3508));
        // nothing else is dark in this corner below the header
        const QRect corner(1900, 240, 580, 420);
        QRect dark;
        for (int y = corner.top(); y < corner.bottom(); ++y)
            for (int x = corner.left(); x < corner.right(); ++x)
                if (qGray(pages[0].pixel(x, y)) < 128)
                    dark |= QRect(x, y, 1, 1);
        const auto code = paper::QrCode::of(QString::fromStdString(document.qr));
        QVERIFY(code.has_value());
        const qreal module = qreal(dark.width()) / code->size();
        QVERIFY(module * 25.4 / 300 > 0.35); // large enough for the camera of a telephone
        for (int row = 0; row < code->size(); ++row)
            for (int column = 0; column < code->size(); ++column) {
                const QPoint middle(dark.left() + int((column + 0.5) * module), dark.top() + int((row + 0.5) * module));
                QCOMPARE(qGray(pages[0].pixel(middle)) < 128, code->isDark(column, row));
            }
    }

    void deviceWithMarginsGetsTheSamePagesAndOnlyThoseAskedFor()
    {
        const auto document = longLog(60);
        const QStringList expected = pdf::pages(print(document, u"all"_s));
        const QString path = file(u"device"_s);
        {
            QPdfWriter device(path);
            device.setResolution(300);
            device.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout::Millimeter);
            const auto run = paper::PaperPress().paint(document, device, 2, 3);
            QVERIFY(run.isOk());
            QCOMPARE(run->pages, 2);
        }
        const QStringList painted = pdf::pages(path);
        QCOMPARE(painted.size(), 2);
        QCOMPARE(pdf::withoutSpace(painted[0]).contains(u"第2/"_s), true);
        QVERIFY(painted[1].contains(u"3/%1"_s.arg(expected.size())));
    }

    void fileThatCannotBeWrittenIsRefusedWithTheReason()
    {
        const QString path = m_folder.path() + u"/no such folder/x.pdf"_s;
        const auto run = paper::PaperPress().writePdf(workOrder(), path);
        QVERIFY(!run);
        QVERIFY(run.refusal().toString().find("no such folder/x.pdf can't be written: ") != std::string::npos);
        QVERIFY(!paper::PaperPress().writePdf(workOrder(), m_folder.path()));
    }

    void fullDiskLeavesTheOldFile()
    {
        const QString folder = m_folder.path() + u"/full"_s;
        QDir().mkpath(folder);
        const QString path = folder + u"/x.pdf"_s;
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();

        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before {};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small { 4096, before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &small);
        const auto run = paper::PaperPress().writePdf(workOrder(), path);
        setrlimit(RLIMIT_FSIZE, &before);

        QVERIFY(!run);
        QVERIFY(run.refusal().toString().find("can't be written: ") != std::string::npos);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
    }
};

QTEST_MAIN(PressTest)
#include "press_test.moc"
