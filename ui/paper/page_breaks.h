#pragma once

#include <QRectF>

#include <optional>
#include <vector>

class QTextDocument;

namespace fengsui::paper {

/// The part of a long sheet that one page shows, in the sheet's own units from its top.
struct PageSlice {
    qreal top = 0;
    qreal bottom = 0;
    /// The head of the table that goes on here: to be shown again above the slice.
    std::optional<QRectF> repeatedHead;
    /// The table that is cut at the slice's top or bottom: its border is to be closed there.
    std::optional<QRectF> cutAtTop;
    std::optional<QRectF> cutAtBottom;
};

/// Where the pages of a sheet end that was laid out without pages. Qt's own page breaks cut table rows anywhere; here
///
/// - a row of a table, and a nested table within it, stays on one page when it fits on one;
/// - a row that is higher than a page is cut between lines of text;
/// - a heading stays with what follows it, a line right above a table with the table's beginning, the head of a table
///   with its first row;
/// - the head of a table (its <thead>) comes again on each page that the table goes on;
/// - "page-break-before: always" is obeyed.
///
/// `height` is what a page offers. At least one slice, together covering everything.
std::vector<PageSlice> slicesOf(const QTextDocument& sheet, qreal height);

} // namespace fengsui::paper
