#include "paper/laid_out_paper.h"

#include "paper/text_layer.h"

#include <QAbstractTextDocumentLayout>
#include <QFontDatabase>
#include <QPainter>
#include <QRawFont>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>

#include <algorithm>

namespace fengsui::paper {

namespace {
using namespace Qt::StringLiterals;

constexpr qreal unitsPerMillimetre = LaidOutPaper::unitsPerInch / 25.4;
constexpr qreal paperWidth = 210 * unitsPerMillimetre;
constexpr qreal paperHeight = 297 * unitsPerMillimetre;
constexpr qreal bindingMargin = 28 * unitsPerMillimetre;
constexpr qreal textWidth = paperWidth - bindingMargin - 18 * unitsPerMillimetre;
constexpr qreal edgeMargin = 12 * unitsPerMillimetre;
constexpr qreal gap = 4 * unitsPerMillimetre;
constexpr qreal hair = LaidOutPaper::unitsPerInch / 96.0;

qreal heightOf(const QTextDocument& part)
{
    return part.documentLayout()->documentSize().height();
}

void forEachBlock(const QTextDocument& part, const auto& visit)
{
    for (QTextBlock block = part.begin(); block.isValid(); block = block.next())
        visit(block);
}

// Qt makes headings larger on top of the size that the style gives them
void takeSizesAsWritten(QTextDocument& part)
{
    std::vector<QTextFragment> headings;
    forEachBlock(part, [&](const QTextBlock& block) {
        if (block.blockFormat().headingLevel() > 0)
            for (auto it = block.begin(); !it.atEnd(); ++it)
                headings.push_back(it.fragment());
    });
    QTextCursor cursor(&part);
    for (const QTextFragment& heading : headings) {
        QTextCharFormat format = heading.charFormat();
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        cursor.setPosition(heading.position());
        cursor.setPosition(heading.position() + heading.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }
}

QFont watermarkFont()
{
    QFont font(QStringList { u"Noto Sans CJK SC"_s, u"Noto Sans"_s });
    font.setPixelSize(qRound(34 * unitsPerMillimetre));
    font.setBold(true);
    return font;
}

// black on nothing, whatever the colours of the window are
QAbstractTextDocumentLayout::PaintContext blackOnPaper()
{
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = QPalette(Qt::black, Qt::white);
    context.palette.setColor(QPalette::Text, Qt::black);
    return context;
}
} // namespace

LaidOutPaper::LaidOutPaper(const report::Document& document, const FilledTemplate& filled, const QString& pictureFolder)
    : m_pictures(QrCode::of(QString::fromStdString(document.qr)), pictureFolder)
    , m_ruler(1, 1, QImage::Format_RGB32)
    , m_text(filled)
    , m_watermark(QString::fromStdString(document.watermark))
{
    const int dotsPerMetre = qRound(unitsPerInch / 0.0254);
    m_ruler.setDotsPerMeterX(dotsPerMetre);
    m_ruler.setDotsPerMeterY(dotsPerMetre);
    const qreal header = heightOf(*margin(m_text.header, 0));
    const qreal footer = heightOf(*margin(m_text.footer, 0));
    m_bodyTop = edgeMargin + header + gap;
    m_body = laidOut(m_text.head + m_text.body, textWidth);
    m_slices = slicesOf(*m_body, paperHeight - m_bodyTop - gap - footer - edgeMargin);
}

std::unique_ptr<QTextDocument> LaidOutPaper::laidOut(const QString& html, qreal width) const
{
    auto part = std::make_unique<QTextDocument>();
    part->setUndoRedoEnabled(false);
    part->setUseDesignMetrics(true);
    part->setDocumentMargin(0);
    QFont font(QStringList { u"Noto Serif CJK SC"_s, u"Noto Serif"_s });
    font.setPointSizeF(10);
    font.setStyleHint(QFont::Serif);
    // Text that others take out of a PDF is known by its glyphs, so a glyph must stand for one character: no ligatures,
    // and no digits that look a little different beside Latin letters (Noto CJK's "locl").
    for (const char* feature : { "liga", "clig", "locl" })
        font.setFeature(QFont::Tag::fromString(QLatin1StringView(feature)).value(), 0);
    part->setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    part->setDefaultTextOption(option);
    part->documentLayout()->setPaintDevice(&m_ruler);
    part->documentLayout()->registerHandler(QTextFormat::ImageObject, &m_pictures);
    part->setHtml(html);
    takeSizesAsWritten(*part);
    part->setTextWidth(width);
    return part;
}

std::unique_ptr<QTextDocument> LaidOutPaper::margin(const QString& html, int page) const
{
    QString text = html;
    text.replace(QChar(pageMark), QString::number(page + 1));
    text.replace(QChar(pagesMark), QString::number(m_slices.size()));
    return laidOut(m_text.head + u"<body>"_s + text + u"</body>"_s, textWidth);
}

void LaidOutPaper::paintPage(QPainter& painter, int page) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_watermark.isEmpty())
        paintWatermark(painter);

    painter.translate(bindingMargin, edgeMargin);
    margin(m_text.header, page)->documentLayout()->draw(&painter, blackOnPaper());
    const auto footer = margin(m_text.footer, page);
    painter.save();
    painter.translate(0, paperHeight - 2 * edgeMargin - heightOf(*footer));
    footer->documentLayout()->draw(&painter, blackOnPaper());
    painter.restore();

    painter.translate(0, m_bodyTop - edgeMargin);
    paintSlice(painter, m_slices[static_cast<std::size_t>(page)]);
    painter.restore();
}

void LaidOutPaper::paintWatermark(QPainter& painter) const
{
    painter.save();
    painter.setFont(watermarkFont());
    painter.setPen(QColor(0xDC, 0xDC, 0xDC));
    painter.translate(paperWidth / 2, paperHeight / 2);
    painter.rotate(-52);
    const qreal reach = 170 * unitsPerMillimetre;
    painter.drawText(QRectF(-reach, -reach, 2 * reach, 2 * reach), Qt::AlignCenter, m_watermark);
    painter.restore();
}

void LaidOutPaper::paintSlice(QPainter& painter, const PageSlice& slice) const
{
    const auto draw = [&](qreal top, qreal bottom) {
        painter.save();
        painter.translate(0, -top);
        painter.setClipRect(QRectF(-hair, top - hair / 2, textWidth + 2 * hair, bottom - top + hair));
        auto context = blackOnPaper();
        // lines that only touch the edge belong to the neighbour
        context.clip = QRectF(-hair, top + 1, textWidth + 2 * hair, bottom - top - 2);
        m_body->documentLayout()->draw(&painter, context);
        painter.restore();
    };
    const auto rule = [&](const QRectF& table, qreal y) {
        painter.setPen(QPen(Qt::black, hair / 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(table.left(), y), QPointF(table.right(), y));
    };

    painter.save();
    if (slice.repeatedHead) {
        draw(slice.repeatedHead->top(), slice.repeatedHead->bottom());
        painter.translate(0, slice.repeatedHead->height());
    }
    draw(slice.top, slice.bottom);
    if (slice.cutAtTop)
        rule(*slice.cutAtTop, 0);
    if (slice.cutAtBottom)
        rule(*slice.cutAtBottom, slice.bottom - slice.top);
    painter.restore();
}

QString LaidOutPaper::characters() const
{
    QString all = m_watermark + u"0123456789"_s;
    for (const auto& part :
        { m_body->toRawText(), margin(m_text.header, 0)->toRawText(), margin(m_text.footer, 0)->toRawText() })
        all += part;
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<QRawFont> LaidOutPaper::fonts() const
{
    std::vector<QFont> asked { watermarkFont() };
    const auto addFrom = [&asked](const QTextDocument& part) {
        forEachBlock(part, [&](const QTextBlock& block) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                QFont font = it.fragment().charFormat().font().resolve(part.defaultFont());
                font.setPixelSize(100); // one of each face is enough
                if (std::ranges::find(asked, font) == asked.end())
                    asked.push_back(font);
            }
        });
    };
    addFrom(*m_body);
    addFrom(*margin(m_text.header, 0));
    addFrom(*margin(m_text.footer, 0));

    return facesOf(asked, characters());
}

QStringList LaidOutPaper::missingFonts() const
{
    const QStringList installed = QFontDatabase::families();
    QStringList missing;
    forEachBlock(*m_body, [&](const QTextBlock& block) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QStringList families = it.fragment().charFormat().font().families();
            const QString list = families.join(u", "_s);
            const bool isThere = std::ranges::any_of(
                families, [&](const QString& family) { return installed.contains(family, Qt::CaseInsensitive); });
            if (!isThere && !missing.contains(list))
                missing += list;
        }
    });
    return missing;
}

} // namespace fengsui::paper
