#include "paper/page_breaks.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>

namespace fengsui::paper {

namespace {
// far below a hair's breadth in any unit a sheet is laid out in
constexpr qreal epsilon = 0.5;

/// Must not be cut, unless it is higher than a page.
struct Piece {
    qreal top;
    qreal bottom;
    bool isWithNext = false;
};

struct TableOnSheet {
    QRectF rect;
    qreal headBottom; ///< = top when it has no head
};

class Pieces {
public:
    Pieces(const QTextDocument& sheet, qreal height)
        : m_layout(*sheet.documentLayout())
        , m_height(height)
    {
        addFrame(sheet.rootFrame(), Depth::Outer);
        for (std::size_t i = m_pieces.size(); i-- > 1;) {
            Piece& piece = m_pieces[i - 1];
            if (piece.isWithNext && m_pieces[i].bottom - piece.top <= m_height)
                piece.bottom = std::max(piece.bottom, m_pieces[i].bottom);
        }
    }

    const std::vector<TableOnSheet>& tables() const { return m_tables; }

    qreal end() const
    {
        qreal end = m_layout.documentSize().height();
        for (const Piece& piece : m_pieces)
            end = std::max(end, piece.bottom);
        return end;
    }

    /// Where something begins that is not shown above y.
    std::optional<qreal> nextAfter(qreal y) const
    {
        std::optional<qreal> next;
        for (const Piece& piece : m_pieces)
            if (piece.bottom > y + epsilon)
                next = std::min(next.value_or(piece.top), piece.top);
        return next ? std::optional(std::max(*next, y)) : std::nullopt;
    }

    /// The lowest place in (from, limit] that cuts nothing; the limit itself when there is none.
    qreal breakBetween(qreal from, qreal limit) const
    {
        qreal place = limit;
        for (const qreal forced : m_forced)
            if (forced > from + epsilon)
                place = std::min(place, forced);
        for (bool isMoved = true; isMoved;) {
            isMoved = false;
            for (const Piece& piece : m_pieces)
                if (piece.top < place - epsilon && piece.bottom > place + epsilon) {
                    place = piece.top;
                    isMoved = true;
                }
        }
        return place > from + epsilon ? place : limit;
    }

private:
    enum class Depth { Outer, Nested };

    void addFrame(QTextFrame* frame, Depth depth)
    {
        for (auto it = frame->begin(); !it.atEnd(); ++it)
            add(it, depth);
    }

    void add(const QTextFrame::iterator& it, Depth depth)
    {
        if (auto* table = qobject_cast<QTextTable*>(it.currentFrame())) {
            // the last line of what stands right above a table announces it
            if (m_isAfterText)
                m_pieces.back().isWithNext = true;
            m_isAfterText = false;
            addTable(*table, depth);
            m_isAfterText = false;
        } else if (it.currentFrame()) {
            addFrame(it.currentFrame(), depth);
        } else if (it.currentBlock().isValid()) {
            addBlock(it.currentBlock());
            m_isAfterText = it.currentBlock().length() > 1;
        }
    }

    void addBlock(const QTextBlock& block)
    {
        const QTextLayout* text = block.layout();
        const QRectF rect = m_layout.blockBoundingRect(block);
        const qreal y = rect.top() - text->boundingRect().top();
        if (block.blockFormat().pageBreakPolicy() & QTextFormat::PageBreak_AlwaysBefore)
            m_forced.push_back(rect.top());
        if (block.blockFormat().headingLevel() > 0) {
            m_pieces.push_back({ rect.top(), rect.bottom(), true });
            return;
        }
        // an empty line next to a table is no content
        if (block.length() <= 1)
            return;
        for (int i = 0; i < text->lineCount(); ++i) {
            const QRectF line = text->lineAt(i).rect();
            m_pieces.push_back({ y + line.top(), y + line.bottom() });
        }
    }

    void addTable(const QTextTable& table, Depth depth)
    {
        const QRectF rect = rectOf(table);
        const std::vector<qreal> edges = rowEdges(table, rect);
        const int headRows = std::min(table.format().headerRowCount(), table.rows() - 1);
        const qreal headBottom = edges[static_cast<std::size_t>(std::max(headRows, 0))];
        if (depth == Depth::Outer)
            m_tables.push_back({ rect, headBottom });
        if (table.format().pageBreakPolicy() & QTextFormat::PageBreak_AlwaysBefore)
            m_forced.push_back(rect.top());
        if (headRows > 0)
            m_pieces.push_back({ rect.top(), headBottom, true });
        const qreal room = m_height - (headBottom - rect.top());
        for (int row = std::max(headRows, 0); row < table.rows(); ++row) {
            const qreal top = edges[static_cast<std::size_t>(row)];
            const qreal bottom = edges[static_cast<std::size_t>(row) + 1];
            if (bottom - top <= room)
                m_pieces.push_back({ top, bottom });
            else
                addCells(table, row);
            addSpans(table, row, edges, room);
        }
    }

    void addCells(const QTextTable& table, int row)
    {
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            if (cell.row() == row && cell.column() == column)
                for (auto it = cell.begin(); !it.atEnd(); ++it)
                    add(it, Depth::Nested);
        }
    }

    // cells that reach over several rows hold them together
    void addSpans(const QTextTable& table, int row, const std::vector<qreal>& edges, qreal room)
    {
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            if (cell.row() != row || cell.rowSpan() == 1)
                continue;
            const qreal top = edges[static_cast<std::size_t>(row)];
            const qreal bottom = edges[static_cast<std::size_t>(row + cell.rowSpan())];
            if (bottom - top <= room)
                m_pieces.push_back({ top, bottom });
        }
    }

    // Qt's own answer for a table is shifted by the padding of its first cell. Its width is right, so the padding is
    // half of what the cells' contents leave of it.
    QRectF rectOf(const QTextTable& table) const
    {
        QRectF content;
        for (int row = 0; row < table.rows(); ++row)
            for (int column = 0; column < table.columns(); ++column)
                if (const QTextTableCell cell = table.cellAt(row, column); cell.row() == row && cell.column() == column)
                    content |= contentOf(cell);
        const qreal width = m_layout.frameBoundingRect(const_cast<QTextTable*>(&table)).width();
        const qreal padding = std::max(0.0, (width - content.width()) / 2);
        return content.adjusted(-padding, -padding, padding, padding);
    }

    QRectF contentOf(const QTextTableCell& cell) const
    {
        QRectF content;
        for (auto it = cell.begin(); !it.atEnd(); ++it) {
            if (const auto* table = qobject_cast<const QTextTable*>(it.currentFrame()))
                content |= rectOf(*table);
            else if (it.currentFrame())
                content |= m_layout.frameBoundingRect(it.currentFrame());
            else
                content |= m_layout.blockBoundingRect(it.currentBlock());
        }
        return content;
    }

    // Qt doesn't tell where rows lie. The edge between two is midway between the lowest text of the one and the
    // highest of the other, because cells have the same padding above and below; in each row the highest cell
    // touches both.
    std::vector<qreal> rowEdges(const QTextTable& table, const QRectF& rect) const
    {
        const auto rows = static_cast<std::size_t>(table.rows());
        std::vector<qreal> top(rows, rect.bottom());
        std::vector<qreal> bottom(rows, rect.top());
        for (int row = 0; row < table.rows(); ++row)
            for (int column = 0; column < table.columns(); ++column) {
                const QTextTableCell cell = table.cellAt(row, column);
                if (cell.row() != row || cell.column() != column)
                    continue;
                const QRectF content = contentOf(cell);
                const auto first = static_cast<std::size_t>(row);
                const auto last = static_cast<std::size_t>(row + cell.rowSpan() - 1);
                top[first] = std::min(top[first], content.top());
                bottom[last] = std::max(bottom[last], content.bottom());
            }
        std::vector<qreal> edges { rect.top() };
        for (std::size_t i = 1; i < rows; ++i)
            edges.push_back(std::max(edges.back(), (bottom[i - 1] + top[i]) / 2));
        edges.push_back(rect.bottom());
        return edges;
    }

    const QAbstractTextDocumentLayout& m_layout;
    const qreal m_height;
    std::vector<Piece> m_pieces; ///< from top to bottom as far as they don't contain each other
    std::vector<TableOnSheet> m_tables;
    std::vector<qreal> m_forced;
    bool m_isAfterText = false; ///< the last piece is a line of text
};

// the table that goes on from above y to below it
const TableOnSheet* tableAcross(const std::vector<TableOnSheet>& tables, qreal y)
{
    const auto found = std::ranges::find_if(tables,
        [y](const TableOnSheet& table) { return table.rect.top() < y - epsilon && table.rect.bottom() > y + epsilon; });
    return found == tables.end() ? nullptr : &*found;
}
} // namespace

std::vector<PageSlice> slicesOf(const QTextDocument& sheet, qreal height)
{
    const Pieces pieces(sheet, height);
    std::vector<PageSlice> slices;
    for (std::optional<qreal> top = 0; top;) {
        PageSlice slice;
        slice.top = *top;
        qreal room = height;
        if (const TableOnSheet* table = tableAcross(pieces.tables(), *top)) {
            const qreal head = table->headBottom - table->rect.top();
            // a head that leaves less than half of a page for its rows is not worth it
            if (head > 0 && head < height / 2 && *top >= table->headBottom - epsilon) {
                slice.repeatedHead = QRectF(table->rect.left(), table->rect.top(), table->rect.width(), head);
                room -= head;
            }
            slice.cutAtTop = table->rect;
        }
        slice.bottom = pieces.breakBetween(*top, std::min(*top + room, pieces.end()));
        if (const TableOnSheet* table = tableAcross(pieces.tables(), slice.bottom))
            slice.cutAtBottom = table->rect;
        top = pieces.nextAfter(slice.bottom);
        slices.push_back(slice);
    }
    return slices;
}

} // namespace fengsui::paper
