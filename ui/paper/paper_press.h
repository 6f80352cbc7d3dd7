#pragma once

#include "base/result.h"
#include "report/document.h"

#include <QImage>
#include <QString>

#include <limits>
#include <vector>

class QPagedPaintDevice;

namespace fengsui::paper {

/// What came out of the press.
struct PressRun {
    int pages = 0;
    /// What the person should know although it was printed: a county template that was not used and why, fonts that are
    /// not installed. Sentences of the context "Refusal".
    std::vector<Refusal> remarks;
};

/// Puts a finished document on A4 paper, on screen and into PDF files. Decides nothing about what stands there. Needs a
/// QGuiApplication (any platform, also "offscreen"), no window. Calls on several threads don't disturb each other.
class PaperPress {
public:
    /// `countyTemplates`: the folder whose templates take the place of ours (the store's "templates"); need not be
    /// there.
    explicit PaperPress(QString countyTemplates = {});

    /// Writes a PDF that is there as a whole or not at all: a file of that name is replaced when the new one is on the
    /// disk. Refused with the system's reason when the file can't be written (no such folder, not allowed, disk full).
    Result<PressRun> writePdf(const report::Document&, const QString& path) const;
    /// Paints pages [first, last], from 1, on a printer or any paged device. Its paper is set to A4; where the printer
    /// has another one, the page is made smaller to fit. Refused when the device can't be painted on.
    Result<PressRun> paint(
        const report::Document&, QPagedPaintDevice&, int first = 1, int last = std::numeric_limits<int>::max()) const;
    /// Every page as a picture, for the screen.
    std::vector<QImage> previewImages(const report::Document&, int dotsPerInch) const;
    /// What is wrong with the county's template for this document's form and language: for a page that checks
    /// templates.
    std::vector<Refusal> templateFaults(const report::Document&) const;

private:
    QString m_countyTemplates;
};

} // namespace fengsui::paper
