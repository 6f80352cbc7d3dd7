#pragma once

#include "base/result.h"
#include "map/map_sheet.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <memory>
#include <thread>

class QPagedPaintDevice;

namespace fengsui::ui {

/// Writes a page of the map as a PDF that is there as a whole or not at all. Any thread. Nothing is written when `goOn`
/// said no, which is no failure: false then. Refused with the system's reason when the file can't be written.
Result<bool> writeMapSheet(const MapSheetPage& page, const QString& path, const MapSheetPage::GoOn& goOn = {});
/// Paints it on a printer, made smaller to fit if its paper is another. False when `goOn` said no; refused when the
/// printer can't be painted on.
Result<bool> printMapSheet(const MapSheetPage& page, QPagedPaintDevice& device, const MapSheetPage::GoOn& goOn = {});
/// The page for the screen; null when `goOn` said no.
QImage pictureOf(const MapSheetPage& page, int dotsPerInch, const MapSheetPage::GoOn& goOn = {});

/// Paints pages of the map behind the window, one at a time: what is wanted next takes the place of what is under way.
class MapSheetPress : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~MapSheetPress() override;

    void preview(const MapSheet& sheet, int dotsPerInch);
    void write(const MapSheet& sheet, const QString& path);
    void print(const MapSheet& sheet, std::shared_ptr<QPagedPaintDevice> printer);
    void cancel();

Q_SIGNALS:
    void previewed(const QImage& page);
    void written(const QString& path);
    void printed();
    /// Why not; a finished sentence.
    void failed(const QString& sentence);
    void progressed(int done, int total);

private:
    using Work = std::function<std::function<void()>(const MapSheetPage&, const MapSheetPage::GoOn&)>;
    /// `work` is done there, and gives what is to be said here; nothing when it was cancelled.
    void begin(const MapSheet& sheet, Work work);

    quint64 m_turn = 0; ///< of the work under way; what older ones say comes too late
    std::jthread m_thread;
};

} // namespace fengsui::ui
