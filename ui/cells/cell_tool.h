#pragma once

#include "cells/cell_draft.h"
#include "drawings/drawing_tool.h"
#include "grid/division.h"

#include <memory>
#include <vector>

namespace fengsui {
class GridDirectory;
}

namespace fengsui::ui {

class CellMarks;
class Watch;

/// A draft of one grid cell on the map, with the keys of DrawingTool. Corners snap to those of other cells, and to
/// their borders, unless Shift or Alt is held; F follows a neighbour's border to the next corner; Alt and an arrow push
/// the chosen corner by one pixel. What is drawn is kept until it is filed or thrown away.
class CellTool : public DrawingTool {
    Q_OBJECT
public:
    /// Both outlive it.
    CellTool(Watch& watch, MapPane& map);

    void drawNew();
    void change(const Cell& cell);
    /// The next click says which cell is to be changed.
    void pick();
    bool isPicking() const { return m_isPicking; }
    void takeUp(const CellDraft& draft);
    /// The draft as it stands: of a changed cell with its holes and other patches.
    Cell cell() const;
    bool isNew() const { return m_isNew; }
    /// Goes on with the draft that was ready, with what was filled in meanwhile.
    void goOnWith(const Cell& named);
    /// It is filed, or not wanted any more.
    void drop();
    /// Numbers on the map where something doesn't fit.
    CellMarks& marks() { return *m_marks; }

    void end() override;
    void add(Degrees place) override;

Q_SIGNALS:
    /// A kept draft came or went.
    void draftMoved();

protected:
    QString words() const override;
    QString title() const override;
    QString closeWords() const override;
    QString doneWords() const override;
    bool key(int key) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    Degrees settled(Degrees at) override;
    void finish() override;

private:
    void start(Cell cell, bool isNew, std::size_t patch);
    void keep();
    void measure();
    void push(QPointF pixels);
    void followBorder();

    Watch& m_watch;
    CellMarks* m_marks;
    Cell m_cell; ///< its patch `m_patch` is what is drawn
    std::size_t m_patch = 0;
    bool m_isNew = true;
    bool m_isPicking = false;
    bool m_hasMissed = false;
    bool m_isFree = false; ///< corners don't snap
    std::shared_ptr<const GridDirectory> m_grid; ///< that the boxes are of
    std::vector<GeoBox> m_boxes; ///< of the cells, in their order
};

} // namespace fengsui::ui
