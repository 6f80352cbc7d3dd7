#include "core/report/sample_case.h"
#include "paper/paper_press.h"
#include "report/area_list.h"
#include "report/around_list.h"
#include "report/bulletin.h"
#include "ui/paper/pdf_reader.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;
using namespace Qt::StringLiterals;
using report::Document;
using report::Language;

/// What a county may do with templates, and what happens when it goes wrong.
class TemplatesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    void put(const QString& name, const QString& text) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(file.errorString()));
        file.write(text.toUtf8());
    }
    struct Printed {
        QString text;
        std::vector<Refusal> remarks;
    };
    Printed print(const Document& document) const
    {
        const QString path = m_folder->filePath(u"out.pdf"_s);
        const auto run = paper::PaperPress(m_folder->path()).writePdf(document, path);
        if (!run)
            qFatal("%s", run.refusal().toString().c_str());
        return { pdf::withoutSpace(pdf::paintedText(path).join(QString())), run->remarks };
    }
    static Document workOrder()
    {
        return incidentReport(sample::incident(), sample::names(Language::Chinese), sample::printed());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void ourOwnTemplatesAreSound()
    {
        const auto diary = sample::diary();
        for (const Language language : { Language::Chinese, Language::English }) {
            const auto names = sample::names(language);
            for (const Document& document : { incidentReport(sample::incident(), names, sample::printed()),
                     dispatchSheet(sample::incident(), names, sample::printed()),
                     shiftLog(sample::shift(), diary, names, sample::printed()),
                     bulletin({}, {}, {}, {}, names, sample::printed()), aroundList({}, {}, names, sample::printed()),
                     areaList({}, names, sample::printed()) }) {
                const auto faults = paper::PaperPress(u":/templates"_s).templateFaults(document);
                QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().toString().c_str());
            }
        }
    }

    void templateOfTheCountyTakesThePlaceOfOurs()
    {
        put(u"incident_report.zh.html"_s,
            u"<html><head></head><footer>{{ page }} of {{ pages }}</footer><body>本县样式 {{ number }}</body></html>"_s);
        const Printed printed = print(workOrder());
        QCOMPARE(printed.text, u"1of1本县样式511129-20251103-01-0007"_s);
        QVERIFY(printed.remarks.empty());
    }

    void onlyWhatTheCountyHasIsReplaced()
    {
        put(u"paper.css"_s, u"h1 { font-size: 30pt; }"_s);
        const Printed printed = print(workOrder());
        QVERIFY(printed.remarks.empty());
        QVERIFY(printed.text.contains(u"基本情况"_s));
    }

    void brokenTemplateIsRefusedWithFileAndLineAndOursIsUsed()
    {
        put(u"incident_report.zh.html"_s, u"<html><head></head>\n<body>\n{{ adress }} 本县样式</body></html>"_s);
        const Printed printed = print(workOrder());
        QVERIFY(printed.text.contains(u"基本情况"_s));
        QVERIFY(!printed.text.contains(u"本县样式"_s));
        QCOMPARE(printed.remarks.size(), 1u);
        QCOMPARE(QString::fromStdString(printed.remarks[0].toString()),
            u"The template %1 is not used. Line 3: this form has no “adress”"_s.arg(
                m_folder->filePath(u"incident_report.zh.html"_s)));
    }

    void brokenIncludedFileIsRefusedByItsOwnName()
    {
        put(u"paper.css"_s, u"h1 { }\n{% if %}"_s);
        const Printed printed = print(workOrder());
        QVERIFY(printed.text.contains(u"基本情况"_s));
        QVERIFY(!printed.remarks.empty());
        QVERIFY(printed.remarks[0].toString().find("paper.css is not used. Line 2: ") != std::string::npos);
    }

    void missingIncludedFileIsRefused()
    {
        put(u"incident_report.zh.html"_s, u"<html><head>{% include \"nix.css\" %}</head><body>x</body></html>"_s);
        const Printed printed = print(workOrder());
        QVERIFY(printed.text.contains(u"基本情况"_s));
        QVERIFY(printed.remarks[0].toString().find("nix.css") != std::string::npos);
    }

    void pageNumbersInTheBodyAreRefused()
    {
        put(u"incident_report.zh.html"_s, u"<html><head></head><body>{{ page }}</body></html>"_s);
        const Printed printed = print(workOrder());
        QVERIFY(printed.text.contains(u"基本情况"_s));
        QVERIFY(printed.remarks[0].toString().find("can only stand in <header> and <footer>") != std::string::npos);
    }

    void templateWithoutHeadIsRefused()
    {
        put(u"incident_report.zh.html"_s, u"<body>x</body>"_s);
        QVERIFY(print(workOrder()).remarks[0].toString().find("it has no </head>") != std::string::npos);
    }

    void drillMarkDoesNotDependOnTheTemplate()
    {
        put(u"incident_report.zh.html"_s, u"<html><head></head><body>x</body></html>"_s);
        Incident incident = sample::incident();
        incident.isDrill = true;
        QVERIFY(print(incidentReport(incident, sample::names(Language::Chinese), sample::printed()))
                .text.contains(u"演练DRILL"_s));
    }

    void missingFontIsSaidAndThePaperPrintedAllTheSame()
    {
        put(u"incident_report.zh.html"_s,
            u"<html><head><style>body { font-family: \"No Such Song\", \"No Such Hei\"; }</style></head><body>有字</body></html>"_s);
        const Printed printed = print(workOrder());
        QCOMPARE(printed.text, u"有字"_s);
        QCOMPARE(printed.remarks.size(), 1u);
        QCOMPARE(printed.remarks[0].toString(),
            "None of these fonts is installed: No Such Song, No Such Hei. Another one is used.");
    }

    void pictureOfTheCountyIsShownAndNothingFromElsewhere()
    {
        QImage red(20, 10, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(m_folder->filePath(u"seal.png"_s)));
        const auto countRed = [this](const QString& source) {
            put(u"incident_report.zh.html"_s,
                u"<html><head></head><body><img src=\""_s + source + u"\" width=\"96\"></body></html>"_s);
            const std::vector<QImage> pages = paper::PaperPress(m_folder->path()).previewImages(workOrder(), 96);
            int count = 0;
            for (int y = 0; y < pages[0].height(); ++y)
                for (int x = 0; x < pages[0].width(); ++x)
                    count += pages[0].pixelColor(x, y) == QColor(Qt::red);
            return count;
        };
        // an inch wide, half an inch high, its edges blended
        const int shown = countRed(u"seal.png"_s);
        QVERIFY2(shown > 90 * 44 && shown <= 97 * 49, qPrintable(QString::number(shown)));
        QCOMPARE(countRed(m_folder->filePath(u"seal.png"_s)), 0);
        QCOMPARE(countRed(u"../seal.png"_s), 0);
    }
};

QTEST_MAIN(TemplatesTest)
#include "templates_test.moc"
