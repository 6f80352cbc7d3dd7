#pragma once

#include "paper/page_breaks.h"
#include "paper/picture_handler.h"
#include "paper/template_shelf.h"

#include <QImage>
#include <QString>
#include <QStringList>
#include <QTextDocument>

#include <memory>
#include <vector>

class QPainter;
class QRawFont;

namespace fengsui::paper {

/// A filled-in template laid out on A4 pages (210 × 297 mm; 28 mm on the left for binding, 18 mm on the right, 12 mm
/// above the header and below the footer). Laid out once, in 1/1200 inch whatever is painted on, so that screen, PDF
/// and printer show the very same lines and pages.
class LaidOutPaper {
public:
    static constexpr int unitsPerInch = 1200;

    LaidOutPaper(const report::Document&, const FilledTemplate&, const QString& pictureFolder);

    int pageCount() const { return static_cast<int>(m_slices.size()); }
    /// Paints a page, from 0. The painter's unit is 1/1200 inch, its origin the paper's upper left corner.
    void paintPage(QPainter&, int page) const;

    /// Every character on it, once; for the text layer of a PDF.
    QString characters() const;
    /// Every font that it is drawn with.
    std::vector<QRawFont> fonts() const;
    /// Families that were asked for, of which not one is installed: each as its list in the style.
    QStringList missingFonts() const;

private:
    std::unique_ptr<QTextDocument> laidOut(const QString& html, qreal width) const;
    std::unique_ptr<QTextDocument> margin(const QString& html, int page) const;
    void paintWatermark(QPainter&) const;
    void paintSlice(QPainter&, const PageSlice&) const;

    // painting needs both, and changes neither
    mutable PictureHandler m_pictures;
    mutable QImage m_ruler; ///< a device of our resolution that text is measured for
    FilledTemplate m_text;
    QString m_watermark;
    qreal m_bodyTop = 0; ///< below the header
    std::unique_ptr<QTextDocument> m_body;
    std::vector<PageSlice> m_slices;
};

} // namespace fengsui::paper
