#include "map/map_sheet_press.h"

#include "backstage/words.h"
#include "paper/text_layer.h"

#include <QBuffer>
#include <QDir>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QRawFont>
#include <QSaveFile>

#include <algorithm>

namespace fengsui::ui {

namespace {

constexpr int unitsPerInch = 1200;
constexpr int pictureDots = 300; // an inch, of layers that are pictures

Refusal notWritten(const QString& path, const QString& reason)
{
    return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be written: %2"),
        { QDir::toNativeSeparators(path).toStdString(), reason.toStdString() }, "file" };
}

QPageLayout pageLayout(const MapSheet& sheet)
{
    return { QPageSize(sheet.paper == MapSheet::Paper::A4 ? QPageSize::A4 : QPageSize::A3),
        sheet.isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF() };
}

} // namespace

Result<bool> writeMapSheet(const MapSheetPage& page, const QString& path, const MapSheetPage::GoOn& goOn)
{
    // opened first: nobody waits for a page that can't be saved
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());
    QByteArray pdf;
    {
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(page.sheet().title);
        writer.setCreator(QStringLiteral("Fengsui"));
        writer.setResolution(unitsPerInch);
        writer.setPageLayout(pageLayout(page.sheet()));
        QPainter painter(&writer);
        painter.setRenderHint(QPainter::LosslessImageRendering); // the letters of a base map are read on paper
        if (!page.paint(painter, pictureDots, goOn))
            return false;
    }
    paper::mendTextLayer(pdf, page.characters(), paper::facesOf(page.fonts(), page.characters()));
    if (file.write(pdf) != pdf.size() || !file.commit())
        return notWritten(path, file.errorString());
    return true;
}

Result<bool> printMapSheet(const MapSheetPage& page, QPagedPaintDevice& device, const MapSheetPage::GoOn& goOn)
{
    device.setPageLayout(pageLayout(page.sheet()));
    QPainter painter;
    if (!painter.begin(&device))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The printer can't be reached."), {},
            {} };
    const QPageLayout layout = device.pageLayout();
    const QRectF full(layout.fullRectPixels(device.logicalDpiX()));
    const QSizeF wanted = page.paper() / 25.4 * device.logicalDpiX();
    const double fit = std::min({ 1.0, full.width() / wanted.width(), full.height() / wanted.height() });
    if (layout.mode() == QPageLayout::StandardMode)
        painter.translate(-layout.paintRectPixels(device.logicalDpiX()).topLeft());
    painter.scale(fit * device.logicalDpiX() / unitsPerInch, fit * device.logicalDpiY() / unitsPerInch);
    return page.paint(painter, pictureDots, goOn);
}

QImage pictureOf(const MapSheetPage& page, int dotsPerInch, const MapSheetPage::GoOn& goOn)
{
    const QSizeF pixels = page.paper() / 25.4 * dotsPerInch;
    QImage image(pixels.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(double(dotsPerInch) / unitsPerInch, double(dotsPerInch) / unitsPerInch);
    return page.paint(painter, dotsPerInch, goOn) ? image : QImage();
}

MapSheetPress::~MapSheetPress() = default; // asks the thread to stop, and waits for the tile that it paints

void MapSheetPress::begin(const MapSheet& sheet, Work work)
{
    const quint64 turn = ++m_turn;
    m_thread.request_stop();
    const auto home = [this, turn](std::function<void()> say) {
        QMetaObject::invokeMethod(
            this,
            [this, turn, say = std::move(say)] {
                if (turn == m_turn)
                    say();
            },
            Qt::QueuedConnection);
    };
    // the one before stops at its next tile; this one waits for it, not the window
    m_thread = std::jthread(
        [this, sheet, work = std::move(work), home, before = std::move(m_thread)](const std::stop_token& stop) mutable {
            if (before.joinable())
                before.join();
            const MapSheetPage page(sheet);
            const auto goOn = [&](int done, int total) {
                home([this, done, total] { Q_EMIT progressed(done, total); });
                return !stop.stop_requested();
            };
            if (auto say = work(page, goOn))
                home(std::move(say));
        });
}

void MapSheetPress::cancel()
{
    ++m_turn;
    m_thread.request_stop();
}

void MapSheetPress::preview(const MapSheet& sheet, int dotsPerInch)
{
    begin(
        sheet, [this, dotsPerInch](const MapSheetPage& page, const MapSheetPage::GoOn& goOn) -> std::function<void()> {
            const QImage image = pictureOf(page, dotsPerInch, goOn);
            if (image.isNull())
                return {};
            return [this, image] { Q_EMIT previewed(image); };
        });
}

void MapSheetPress::write(const MapSheet& sheet, const QString& path)
{
    begin(sheet, [this, path](const MapSheetPage& page, const MapSheetPage::GoOn& goOn) -> std::function<void()> {
        const auto isWritten = writeMapSheet(page, path, goOn);
        if (!isWritten)
            return [this, refusal = isWritten.refusal()] { Q_EMIT failed(sentence(refusal)); };
        if (!*isWritten)
            return {};
        return [this, path] { Q_EMIT written(path); };
    });
}

void MapSheetPress::print(const MapSheet& sheet, std::shared_ptr<QPagedPaintDevice> printer)
{
    begin(sheet,
        [this, printer = std::move(printer)](
            const MapSheetPage& page, const MapSheetPage::GoOn& goOn) -> std::function<void()> {
            const auto isPrinted = printMapSheet(page, *printer, goOn);
            if (!isPrinted)
                return [this, refusal = isPrinted.refusal()] { Q_EMIT failed(sentence(refusal)); };
            if (!*isPrinted)
                return {};
            return [this] { Q_EMIT printed(); };
        });
}

} // namespace fengsui::ui
