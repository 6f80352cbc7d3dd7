#include "paper/paper_press.h"

#include "paper/laid_out_paper.h"
#include "paper/template_shelf.h"
#include "paper/text_layer.h"

#include <QBuffer>
#include <QDir>
#include <QFontDatabase>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QRawFont>
#include <QSaveFile>

#include <algorithm>
#include <memory>

namespace fengsui::paper {

namespace {
constexpr qreal unit = 1.0 / LaidOutPaper::unitsPerInch;

std::unique_ptr<const LaidOutPaper> laidOut(
    const report::Document& document, const QString& countyTemplates, std::vector<Refusal>& remarks)
{
    const FilledTemplate filled = TemplateShelf(countyTemplates).fill(document);
    auto paper = std::make_unique<const LaidOutPaper>(document, filled, countyTemplates);
    remarks = filled.remarks;
    for (const QString& fonts : paper->missingFonts())
        remarks.push_back({ Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "None of these fonts is installed: %1. Another one is used."),
            { fonts.toStdString() }, {} });
    if (QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty())
        remarks.push_back({ Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal",
                "No font for Chinese is installed: Chinese text can't be read on this paper. Install Noto CJK."),
            {}, {} });
    return paper;
}

void paintPages(const LaidOutPaper& paper, QPainter& painter, QPagedPaintDevice& device, int first, int last)
{
    const QPageLayout layout = device.pageLayout();
    const QRectF full(layout.fullRectPixels(device.logicalDpiX()));
    const QSizeF a4 = QPageSize(QPageSize::A4).sizePixels(device.logicalDpiX());
    const qreal fit = std::min({ 1.0, full.width() / a4.width(), full.height() / a4.height() });
    for (int page = first; page <= last; ++page) {
        if (page > first)
            device.newPage();
        painter.save();
        if (layout.mode() == QPageLayout::StandardMode)
            painter.translate(-layout.paintRectPixels(device.logicalDpiX()).topLeft());
        painter.scale(device.logicalDpiX() * unit * fit, device.logicalDpiY() * unit * fit);
        paper.paintPage(painter, page - 1);
        painter.restore();
    }
}

Refusal notWritten(const QString& path, const QString& reason)
{
    return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be written: %2"),
        { QDir::toNativeSeparators(path).toStdString(), reason.toStdString() }, "pdf" };
}
} // namespace

PaperPress::PaperPress(QString countyTemplates)
    : m_countyTemplates(std::move(countyTemplates))
{
}

Result<PressRun> PaperPress::writePdf(const report::Document& document, const QString& path) const
{
    // opened first: nobody waits for a paper that can't be saved
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());

    PressRun run;
    const auto paper = laidOut(document, m_countyTemplates, run.remarks);
    run.pages = paper->pageCount();

    QByteArray pdf;
    {
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(QString::fromStdString(document.title));
        writer.setCreator(QStringLiteral("Fengsui"));
        writer.setResolution(LaidOutPaper::unitsPerInch);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        QPainter painter(&writer);
        paintPages(*paper, painter, writer, 1, run.pages);
    }
    mendTextLayer(pdf, paper->characters(), paper->fonts());
    if (file.write(pdf) != pdf.size() || !file.commit())
        return notWritten(path, file.errorString());
    return run;
}

Result<PressRun> PaperPress::paint(
    const report::Document& document, QPagedPaintDevice& device, int first, int last) const
{
    PressRun run;
    const auto paper = laidOut(document, m_countyTemplates, run.remarks);
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageOrientation(QPageLayout::Portrait);
    QPainter painter;
    if (!painter.begin(&device))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The printer can't be reached."), {},
            {} };
    const int from = std::max(first, 1);
    const int to = std::min(last, paper->pageCount());
    paintPages(*paper, painter, device, from, to);
    run.pages = std::max(0, to - from + 1);
    return run;
}

std::vector<QImage> PaperPress::previewImages(const report::Document& document, int dotsPerInch) const
{
    std::vector<Refusal> remarks;
    const auto paper = laidOut(document, m_countyTemplates, remarks);
    const QSize size = QPageSize(QPageSize::A4).sizePixels(dotsPerInch);
    std::vector<QImage> pages;
    for (int page = 0; page < paper->pageCount(); ++page) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(dotsPerInch * unit, dotsPerInch * unit);
        paper->paintPage(painter, page);
        pages.push_back(image);
    }
    return pages;
}

std::vector<Refusal> PaperPress::templateFaults(const report::Document& document) const
{
    return TemplateShelf(m_countyTemplates).faults(document);
}

} // namespace fengsui::paper
