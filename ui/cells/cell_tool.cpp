#include "cells/cell_tool.h"

#include "backstage/words.h"
#include "cells/cell_marks.h"
#include "cells/cell_words.h"
#include "enquiry/asked_ground.h"
#include "grid/crossing.h"
#include "grid/grid_directory.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "places/measure_tool.h"
#include "watch/watch.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr double cornerReach = 10; // pixels
constexpr double borderReach = 6;

GeoPoint pointOf(Degrees at)
{
    return GeoPoint::fromDegrees(at.longitude, at.latitude).value_or(GeoPoint {});
}

Degrees degreesOf(GeoPoint at)
{
    return { at.longitude(), at.latitude() };
}

double lengthOf(const std::vector<GeoPoint>& way)
{
    double metres = 0;
    for (std::size_t i = 1; i < way.size(); ++i)
        metres += distanceMetres(way[i - 1], way[i]);
    return metres;
}

/// The corners of the ring strictly between two of its own, the shorter way round.
std::optional<std::vector<GeoPoint>> between(const Ring& ring, GeoPoint from, GeoPoint to)
{
    const auto first = std::ranges::find(ring, from), last = std::ranges::find(ring, to);
    if (first == ring.end() || last == ring.end() || first == last)
        return std::nullopt;
    const auto walk = [&](std::size_t step) {
        std::vector<GeoPoint> way { from };
        for (std::size_t i = std::size_t(first - ring.begin()); ring[i] != to;) {
            i = (i + step) % ring.size();
            way.push_back(ring[i]);
        }
        return way;
    };
    std::vector<GeoPoint> way = walk(1);
    if (std::vector<GeoPoint> other = walk(ring.size() - 1); lengthOf(other) < lengthOf(way))
        way = std::move(other);
    return std::vector<GeoPoint>(way.begin() + 1, way.end() - 1);
}

} // namespace

CellTool::CellTool(Watch& watch, MapPane& map)
    : DrawingTool(map)
    , m_watch(watch)
    , m_marks(new CellMarks(map.camera(), &map.canvas()))
{
    connect(&steps(), &QUndoStack::indexChanged, this, &CellTool::keep);
    connect(&watch, &Watch::gridChanged, this, &CellTool::measure);
    measure();
}

// Boxes are what makes looking for corners quick among thousands of cells.
void CellTool::measure()
{
    m_grid = m_watch.access().grid;
    m_boxes.clear();
    if (!m_grid)
        return;
    m_boxes.reserve(m_grid->cells().size());
    for (const Cell& cell : m_grid->cells())
        m_boxes.push_back(boxOf(cell.outline).value_or(GeoBox {}));
}

void CellTool::start(Cell cell, bool isNew, std::size_t patch)
{
    m_isPicking = false;
    m_cell = std::move(cell);
    m_isNew = isNew;
    m_patch = patch;
    m_isFree = false;
    m_marks->setPlaces({});
    if (m_cell.outline.empty())
        return draw(DrawnShape::Area);
    Drawing drawing;
    drawing.corners = m_cell.outline[m_patch].outer;
    edit(drawing);
}

void CellTool::drawNew()
{
    start({}, true, 0);
}

void CellTool::change(const Cell& cell)
{
    std::size_t largest = 0;
    for (std::size_t i = 1; i < cell.outline.size(); ++i)
        if (squareKilometres({ cell.outline[i] }) > squareKilometres({ cell.outline[largest] }))
            largest = i;
    start(cell, false, largest);
}

void CellTool::pick()
{
    start({}, true, 0);
    m_isPicking = true;
    m_hasMissed = false;
    tell();
}

void CellTool::takeUp(const CellDraft& draft)
{
    const Cell* now = m_grid && !draft.isNew ? m_grid->cell(draft.code) : nullptr;
    if (now) {
        change(*now);
    } else {
        Cell cell;
        cell.code = draft.code;
        start(std::move(cell), true, 0);
    }
    m_cell.name = draft.name;
    m_cell.division = draft.division;
    State state;
    for (const GeoPoint corner : draft.corners)
        state.corners.push_back(degreesOf(corner));
    state.chosen = state.corners.empty() ? 0 : state.corners.size() - 1;
    take(tr("Take up the draft"), std::move(state));
}

Cell CellTool::cell() const
{
    Cell cell = m_cell;
    if (cell.outline.empty())
        cell.outline.emplace_back();
    cell.outline[m_patch].outer = drawing().corners;
    return cell;
}

void CellTool::goOnWith(const Cell& named)
{
    m_cell.code = m_isNew ? named.code : m_cell.code;
    m_cell.name = named.name;
    m_cell.division = named.division;
    m_marks->setPlaces({});
    keep();
    resume();
}

void CellTool::keep()
{
    if (m_isPicking || steps().count() == 0)
        return;
    const Cell now = cell();
    if (now.outline[m_patch].outer.empty())
        forgetDraft(m_watch.access().folder);
    else
        keepDraft(m_watch.access().folder, { now.code, now.division, now.name, m_isNew, now.outline[m_patch].outer });
    Q_EMIT draftMoved();
}

void CellTool::drop()
{
    forgetDraft(m_watch.access().folder);
    m_cell = {};
    end();
    Q_EMIT draftMoved();
}

void CellTool::end()
{
    m_isPicking = false;
    m_marks->setPlaces({});
    DrawingTool::end();
}

void CellTool::add(Degrees place)
{
    if (!m_isPicking)
        return DrawingTool::add(place);
    const Cell* there = m_grid ? m_grid->cellAt(pointOf(place)) : nullptr;
    m_hasMissed = !there;
    if (there)
        change(Cell(*there));
    else
        tell();
}

Degrees CellTool::settled(Degrees at)
{
    if (m_isFree || !m_grid)
        return at;
    const MapCamera& camera = map().camera();
    const QPointF here = camera.toScreen(toWorld(at));
    const Degrees one = toDegrees(camera.toWorld(here + QPointF(-cornerReach, cornerReach)));
    const Degrees two = toDegrees(camera.toWorld(here + QPointF(cornerReach, -cornerReach)));
    const GeoPoint low = pointOf(one), high = pointOf(two);
    Degrees corner = at, border = at;
    double nearestCorner = cornerReach, nearestBorder = borderReach;
    const auto look = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const GeoPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            if (std::max(a.longitudeE7, b.longitudeE7) < low.longitudeE7
                || std::min(a.longitudeE7, b.longitudeE7) > high.longitudeE7
                || std::max(a.latitudeE7, b.latitudeE7) < low.latitudeE7
                || std::min(a.latitudeE7, b.latitudeE7) > high.latitudeE7)
                continue;
            const QPointF from = camera.toScreen(toWorld(degreesOf(a))), to = camera.toScreen(toWorld(degreesOf(b)));
            for (const auto& [end, place] : { std::pair(from, a), std::pair(to, b) })
                if (const double far = std::hypot(end.x() - here.x(), end.y() - here.y()); far < nearestCorner) {
                    nearestCorner = far;
                    corner = degreesOf(place);
                }
            const QPointF way = to - from;
            const double length = QPointF::dotProduct(way, way);
            if (length == 0)
                continue;
            const double t = std::clamp(QPointF::dotProduct(here - from, way) / length, 0.0, 1.0);
            const QPointF foot = from + way * t;
            if (const double far = std::hypot(foot.x() - here.x(), foot.y() - here.y()); far < nearestBorder) {
                nearestBorder = far;
                border = { a.longitude() + t * (b.longitude() - a.longitude()),
                    a.latitude() + t * (b.latitude() - a.latitude()) };
            }
        }
    };
    const auto cells = m_grid->cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const GeoBox& box = m_boxes[i];
        if (box.northEast.longitudeE7 < low.longitudeE7 || box.southWest.longitudeE7 > high.longitudeE7
            || box.northEast.latitudeE7 < low.latitudeE7 || box.southWest.latitudeE7 > high.latitudeE7
            || (!m_isNew && cells[i].code == m_cell.code))
            continue;
        for (const Patch& patch : cells[i].outline) {
            look(patch.outer);
            for (const Ring& hole : patch.holes)
                look(hole);
        }
    }
    return nearestCorner < cornerReach ? corner : border;
}

void CellTool::push(QPointF pixels)
{
    const auto which = chosen();
    if (!which)
        return;
    State next = state();
    Degrees& corner = next.corners[*which];
    const MapCamera& camera = map().camera();
    corner = toDegrees(camera.toWorld(camera.toScreen(toWorld(corner)) + pixels));
    take(tr("Move a corner"), std::move(next));
}

void CellTool::followBorder()
{
    const auto which = chosen();
    if (!which || corners().size() < 2 || !m_grid)
        return;
    const GeoPoint from = pointOf(corners()[*which]), to = pointOf(corners()[(*which + 1) % corners().size()]);
    std::optional<std::vector<GeoPoint>> best;
    const auto cells = m_grid->cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!m_boxes[i].contains(from) || !m_boxes[i].contains(to) || (!m_isNew && cells[i].code == m_cell.code))
            continue;
        for (const Patch& patch : cells[i].outline)
            if (auto way = between(patch.outer, from, to); way && (!best || lengthOf(*way) < lengthOf(*best)))
                best = std::move(way);
    }
    if (!best || best->empty())
        return;
    State next = state();
    std::vector<Degrees> more;
    for (const GeoPoint corner : *best)
        more.push_back(degreesOf(corner));
    next.corners.insert(next.corners.begin() + std::ptrdiff_t(*which + 1), more.begin(), more.end());
    next.chosen = *which + more.size();
    take(tr("Follow the border"), std::move(next));
}

void CellTool::finish()
{
    if (m_isPicking)
        return;
    const auto crossing = crossingOf(cell().outline);
    m_marks->setPlaces(crossing ? std::vector { *crossing } : std::vector<GeoPoint> {});
    DrawingTool::finish();
}

QString CellTool::words() const
{
    if (m_isPicking)
        return m_hasMissed ? tr("There is no grid cell. Click the one to change.")
                           : tr("Click the grid cell to change, or press Space for the one in the middle.");
    const std::vector<GeoPoint> ring = drawing().corners;
    QString text = m_isNew ? tr("New grid cell") : titleOf(*m_grid, nullptr, m_cell.code);
    text += u' ' + tr("%n corner(s)", nullptr, int(ring.size()));
    if (ring.empty())
        return text + QLatin1Char('\n')
            + tr("Click the corners, or press Space for the place in the middle. Near other cells they snap to their "
                 "corners and borders; hold Shift to set them freely.");
    if (const auto ground = AskedGround::inside(ring))
        text += u' ' + areaText(ground->squareKilometres() * 1e6);
    else
        text += QLatin1Char('\n') + sentence(ground.refusal());
    if (m_cell.outline.size() > 1)
        text += QLatin1Char('\n') + tr("The cell is in several pieces; the largest is changed here.");
    return text + QLatin1Char('\n')
        + tr("Tab: next corner, M: move it here, Alt+arrow: push it, Del: take it away, F: follow the neighbour's "
             "border, Ctrl+Z: undo, Enter: check and file");
}

QString CellTool::title() const
{
    return tr("Drawing a grid cell");
}

QString CellTool::closeWords() const
{
    return tr("End drawing, the draft is kept (Esc)");
}

QString CellTool::doneWords() const
{
    return tr("Check and file it (Enter)");
}

bool CellTool::key(int key)
{
    if (m_isPicking && key != Qt::Key_Escape)
        return false;
    if (key != Qt::Key_F)
        return DrawingTool::key(key);
    followBorder();
    return true;
}

bool CellTool::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != &map().view())
        return DrawingTool::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
        m_isFree = bool(static_cast<QMouseEvent*>(event)->modifiers() & (Qt::ShiftModifier | Qt::AltModifier));
        if (m_isPicking)
            return false;
        break;
    case QEvent::KeyPress: {
        const auto& pressed = *static_cast<QKeyEvent*>(event);
        m_isFree = false;
        if (pressed.modifiers() & Qt::AltModifier)
            for (const auto& [arrow, way] : { std::pair(Qt::Key_Left, QPointF(-1, 0)), { Qt::Key_Right, { 1, 0 } },
                     { Qt::Key_Up, { 0, -1 } }, { Qt::Key_Down, { 0, 1 } } })
                if (pressed.key() == arrow) {
                    push(way);
                    return true;
                }
        if (pressed.key() == Qt::Key_F && pressed.modifiers() != Qt::NoModifier)
            return false;
        break;
    }
    default:
        break;
    }
    return DrawingTool::eventFilter(watched, event);
}

} // namespace fengsui::ui
