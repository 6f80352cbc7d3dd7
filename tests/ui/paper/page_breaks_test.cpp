#include "paper/page_breaks.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using fengsui::paper::PageSlice;
using fengsui::paper::slicesOf;

namespace {
constexpr qreal height = 400;

std::unique_ptr<QTextDocument> sheet(const QString& body)
{
    auto sheet = std::make_unique<QTextDocument>();
    sheet->setDocumentMargin(0);
    sheet->setHtml(
        u"<html><head><style>td, th { border: 1px solid #000; }</style></head><body>"_s + body + u"</body></html>"_s);
    sheet->setTextWidth(500);
    return sheet;
}

QString tableOf(int rows, int lines, const QString& head)
{
    QString html
        = u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\" style=\"border-collapse: collapse\">"_s + head;
    for (int row = 0; row < rows; ++row)
        html += u"<tr><td>r%1</td><td>"_s.arg(row) + u"x<br>"_s.repeated(lines - 1) + u"x</td></tr>"_s;
    return html + u"</table>"_s;
}

// the pages that show a line of the block with this text
QList<int> pagesOf(const QTextDocument& sheet, const std::vector<PageSlice>& slices, const QString& text)
{
    QList<int> pages;
    for (QTextBlock block = sheet.begin(); block.isValid(); block = block.next()) {
        if (block.text() != text)
            continue;
        const QRectF rect = sheet.documentLayout()->blockBoundingRect(block);
        for (std::size_t i = 0; i < slices.size(); ++i)
            if (rect.top() < slices[i].bottom - 1 && rect.bottom() > slices[i].top + 1)
                pages += static_cast<int>(i);
    }
    return pages;
}

void verifySlices(const std::vector<PageSlice>& slices)
{
    QVERIFY(!slices.empty());
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const qreal head = slices[i].repeatedHead ? slices[i].repeatedHead->height() : 0;
        QVERIFY(slices[i].bottom - slices[i].top + head <= height + 0.01);
        if (i > 0)
            QVERIFY(slices[i].top >= slices[i - 1].bottom);
    }
}
} // namespace

class PageBreaksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptySheetIsOnePage()
    {
        QCOMPARE(slicesOf(*sheet(QString()), height).size(), 1u);
        QCOMPARE(slicesOf(*sheet(u"<p>one line</p>"_s), height).size(), 1u);
    }

    void rowsAreNotCutAndHeadsComeAgain()
    {
        const QString head = u"<thead><tr><th>no</th><th>head</th></tr></thead>"_s;
        for (int lines = 1; lines < 8; ++lines) {
            const auto paper = sheet(tableOf(60, lines, head));
            const auto slices = slicesOf(*paper, height);
            verifySlices(slices);
            QVERIFY(slices.size() > 2);
            for (int row = 0; row < 60; ++row)
                QCOMPARE(pagesOf(*paper, slices, u"r%1"_s.arg(row)).size(), 1);
            for (std::size_t i = 1; i < slices.size(); ++i) {
                QVERIFY(slices[i].repeatedHead.has_value());
                QVERIFY(slices[i].cutAtTop.has_value());
                QVERIFY(slices[i - 1].cutAtBottom.has_value());
            }
            QVERIFY(!slices.front().repeatedHead);
            QVERIFY(!slices.back().cutAtBottom);
        }
    }

    void tableWithoutHeadRepeatsNothing()
    {
        const auto slices = slicesOf(*sheet(tableOf(60, 1, {})), height);
        verifySlices(slices);
        for (const PageSlice& slice : slices)
            QVERIFY(!slice.repeatedHead);
    }

    void rowHigherThanAPageIsCutBetweenLines()
    {
        const auto paper = sheet(tableOf(1, 100, u"<thead><tr><th>no</th><th>head</th></tr></thead>"_s));
        const auto slices = slicesOf(*paper, height);
        verifySlices(slices);
        const QTextBlock tall = paper->lastBlock().previous();
        const qreal top = paper->documentLayout()->blockBoundingRect(tall).top();
        for (int i = 0; i < tall.layout()->lineCount(); ++i) {
            const QRectF line = tall.layout()->lineAt(i).rect().translated(0, top);
            for (const PageSlice& slice : slices)
                QVERIFY(slice.bottom <= line.top() + 1 || slice.bottom >= line.bottom() - 1);
        }
    }

    void headingStaysWithTheBeginningOfWhatFollows()
    {
        for (int above = 0; above < 40; ++above) {
            const auto paper = sheet(u"<p>line</p>"_s.repeated(above) + u"<h2>Heading</h2>"_s
                + tableOf(3, 3, u"<thead><tr><th>no</th><th>head</th></tr></thead>"_s));
            const auto slices = slicesOf(*paper, height);
            verifySlices(slices);
            QCOMPARE(pagesOf(*paper, slices, u"Heading"_s), pagesOf(*paper, slices, u"head"_s));
            QCOMPARE(pagesOf(*paper, slices, u"Heading"_s), pagesOf(*paper, slices, u"r0"_s));
        }
    }

    void lineAboveATableStaysWithIt()
    {
        for (int above = 0; above < 40; ++above) {
            const auto paper = sheet(u"<p>line</p>"_s.repeated(above) + u"<p>announced</p>"_s + tableOf(2, 3, {}));
            const auto slices = slicesOf(*paper, height);
            QCOMPARE(pagesOf(*paper, slices, u"announced"_s), pagesOf(*paper, slices, u"r0"_s));
        }
    }

    void nestedTableStaysOnOnePage()
    {
        for (int above = 0; above < 40; ++above) {
            const auto paper = sheet(
                u"<p>line</p>"_s.repeated(above) + u"<table><tr><td>"_s + tableOf(4, 2, {}) + u"</td></tr></table>"_s);
            const auto slices = slicesOf(*paper, height);
            verifySlices(slices);
            QCOMPARE(pagesOf(*paper, slices, u"r0"_s), pagesOf(*paper, slices, u"r3"_s));
        }
    }

    void forcedBreakIsObeyed()
    {
        const auto paper = sheet(u"<p>first</p><p style=\"page-break-before: always\">second</p>"_s);
        const auto slices = slicesOf(*paper, height);
        QCOMPARE(slices.size(), 2u);
        QCOMPARE(pagesOf(*paper, slices, u"second"_s), QList<int> { 1 });
    }
};

QTEST_MAIN(PageBreaksTest)
#include "page_breaks_test.moc"
