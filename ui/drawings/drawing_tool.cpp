#include "drawings/drawing_tool.h"

#include "backstage/words.h"
#include "drawings/drawing_words.h"
#include "enquiry/asked_ground.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "places/measure_tool.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolButton>
#include <QUndoCommand>

#include <algorithm>
#include <cmath>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr double hold = 9; // pixels around a corner in which the mouse takes hold of it

GeoPoint pointOf(Degrees at)
{
    return GeoPoint::fromDegrees(at.longitude, at.latitude).value_or(GeoPoint {});
}

} // namespace

class DrawingTool::Step : public QUndoCommand {
public:
    Step(DrawingTool& tool, const QString& what, State before, State after)
        : QUndoCommand(what)
        , m_tool(tool)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_tool.show(m_before); }
    void redo() override { m_tool.show(m_after); }

private:
    DrawingTool& m_tool;
    State m_before, m_after;
};

DrawingTool::DrawingTool(MapPane& map)
    : CornerTool(map)
    , m_done(addButton())
{
    m_done.setText(QStringLiteral("✓"));
    connect(&m_done, &QToolButton::clicked, this, &DrawingTool::finish);
    retranslate();
}

void DrawingTool::draw(DrawnShape shape)
{
    m_draft = {};
    m_draft.shape = shape;
    m_steps.clear();
    m_chosen = 0;
    m_wasRefused = false;
    setClosed(shape == DrawnShape::Area);
    begin();
}

void DrawingTool::edit(const Drawing& drawing)
{
    draw(drawing.shape);
    m_draft = drawing;
    State state;
    for (const GeoPoint at : drawing.corners)
        state.corners.push_back({ at.longitude(), at.latitude() });
    state.chosen = state.corners.empty() ? 0 : state.corners.size() - 1;
    show(state);
}

Drawing DrawingTool::drawing() const
{
    Drawing drawing = m_draft;
    drawing.corners.clear();
    for (const Degrees corner : corners())
        if (drawing.corners.empty() || drawing.corners.back() != pointOf(corner)) // a double click sets one twice
            drawing.corners.push_back(pointOf(corner));
    return drawing;
}

void DrawingTool::goOn(const Drawing& named)
{
    m_draft = named;
    resume();
}

void DrawingTool::end()
{
    m_dragged.reset();
    CornerTool::end();
}

std::optional<std::size_t> DrawingTool::chosen() const
{
    return corners().empty() ? std::nullopt : std::optional(std::min(m_chosen, corners().size() - 1));
}

void DrawingTool::show(const State& state)
{
    m_chosen = state.chosen;
    m_wasRefused = false;
    setCorners(state.corners, chosen());
}

void DrawingTool::take(const QString& what, State next)
{
    m_steps.push(new Step(*this, what, state(), std::move(next))); // the stack owns it, and does it
}

void DrawingTool::add(Degrees place)
{
    const Degrees corner = settled(place);
    State next = state();
    if (m_draft.shape == DrawnShape::Label) {
        next = { { corner }, 0 };
    } else if (const auto last = chosen()) {
        next.chosen = *last + 1;
        next.corners.insert(next.corners.begin() + std::ptrdiff_t(next.chosen), corner);
    } else {
        next = { { corner }, 0 };
    }
    take(tr("Add a corner"), std::move(next));
}

void DrawingTool::takeBack()
{
    const auto gone = chosen();
    if (!gone)
        return;
    State next = state();
    next.corners.erase(next.corners.begin() + std::ptrdiff_t(*gone));
    next.chosen = *gone > 0 ? *gone - 1 : 0;
    take(tr("Take a corner away"), std::move(next));
}

void DrawingTool::moveChosenTo(Degrees at)
{
    const auto moved = chosen();
    if (!moved)
        return;
    State next = state();
    next.corners[*moved] = settled(at);
    take(tr("Move a corner"), std::move(next));
}

void DrawingTool::choose(std::size_t corner)
{
    m_chosen = corner;
    setCorners(corners(), chosen());
}

// The map follows, so that the cross lies on the corner: from there the arrows and M move it.
void DrawingTool::step(int direction)
{
    if (corners().empty())
        return;
    const std::size_t count = corners().size();
    choose((*chosen() + (direction > 0 ? 1 : count - 1)) % count);
    map().camera().centreOn(toWorld(corners()[m_chosen]));
}

void DrawingTool::finish()
{
    const Drawing draft = drawing();
    bool isWhole = draft.corners.size() >= (draft.shape == DrawnShape::Route ? 2u : 1u);
    if (draft.shape == DrawnShape::Area)
        isWhole = AskedGround::inside(draft.corners).isOk();
    m_wasRefused = !isWhole;
    if (!isWhole)
        return tell();
    rest();
    Q_EMIT ready();
}

QString DrawingTool::words() const
{
    const Drawing draft = drawing();
    QString text = tr("%1, %n corner(s)", nullptr, static_cast<int>(draft.corners.size())).arg(nameOf(draft.shape));
    const auto ground
        = draft.shape == DrawnShape::Area ? std::optional(AskedGround::inside(draft.corners)) : std::nullopt;
    if (draft.shape == DrawnShape::Label)
        text = tr("Label: click its place, or press Space for the middle.");
    else if (draft.corners.empty())
        text += QLatin1Char('\n') + tr("Click the corners, or press Space for the place in the middle.");
    else if (ground && *ground)
        text += u' ' + areaText((*ground)->squareKilometres() * 1e6);
    else if (ground && (m_wasRefused || draft.corners.size() > 2))
        text += QLatin1Char('\n') + sentence(ground->refusal());
    else if (m_wasRefused)
        text += QLatin1Char('\n') + tr("A route needs two corners at least.");
    if (!draft.corners.empty() && draft.shape != DrawnShape::Label)
        text += QLatin1Char('\n')
            + tr("Tab: next corner, M: move it here, Del: take it away, Ctrl+Z: undo, Enter: name and file it");
    else if (!draft.corners.empty())
        text += QLatin1Char('\n') + tr("Enter: name and file it");
    return text;
}

QString DrawingTool::title() const
{
    return tr("Drawing on the map");
}

QString DrawingTool::closeWords() const
{
    return tr("End drawing, nothing is filed (Esc)");
}

bool DrawingTool::key(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish();
        return true;
    case Qt::Key_Delete:
        takeBack();
        return true;
    case Qt::Key_M:
        moveChosenTo(toDegrees(map().camera().centre()));
        return true;
    default:
        return CornerTool::key(key);
    }
}

bool DrawingTool::twice()
{
    finish();
    return true;
}

bool DrawingTool::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != &map().view())
        return CornerTool::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto& pressed = *static_cast<QKeyEvent*>(event);
        if (pressed.matches(QKeySequence::Undo) || pressed.matches(QKeySequence::Redo)
            || (pressed.key() == Qt::Key_Y && pressed.modifiers() == Qt::ControlModifier)) {
            if (pressed.matches(QKeySequence::Undo))
                m_steps.undo();
            else
                m_steps.redo();
            return true;
        }
        if ((pressed.key() == Qt::Key_Tab || pressed.key() == Qt::Key_Backtab) && !corners().empty()) {
            step(pressed.key() == Qt::Key_Backtab || pressed.modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
        if (pressed.modifiers() & (Qt::ControlModifier | Qt::AltModifier) && pressed.key() == Qt::Key_M)
            return false;
        break;
    }
    case QEvent::MouseButtonPress: {
        const auto& mouse = *static_cast<QMouseEvent*>(event);
        if (mouse.button() == Qt::LeftButton && press(mouse.position()))
            return true;
        break;
    }
    case QEvent::MouseMove:
        if (drag(static_cast<QMouseEvent*>(event)->position()))
            return true;
        break;
    case QEvent::MouseButtonRelease:
        if (release())
            return true;
        break;
    default:
        break;
    }
    return CornerTool::eventFilter(watched, event);
}

bool DrawingTool::press(QPointF at)
{
    std::optional<std::size_t> nearest;
    double least = hold;
    for (std::size_t i = 0; i < corners().size(); ++i) {
        const QPointF way = map().camera().toScreen(toWorld(corners()[i])) - at;
        if (const double far = std::hypot(way.x(), way.y()); far <= least) {
            least = far;
            nearest = i;
        }
    }
    if (!nearest)
        return false;
    m_dragged = state();
    m_hasMoved = false;
    choose(*nearest);
    map().view().setFocus(Qt::MouseFocusReason);
    return true;
}

bool DrawingTool::drag(QPointF at)
{
    if (!m_dragged)
        return false;
    m_hasMoved = true;
    auto moved = corners();
    moved[m_chosen] = settled(toDegrees(map().camera().toWorld(at)));
    setCorners(std::move(moved), m_chosen);
    return true;
}

bool DrawingTool::release()
{
    if (!m_dragged)
        return false;
    const State before = *std::exchange(m_dragged, std::nullopt);
    if (m_hasMoved)
        m_steps.push(new Step(*this, tr("Move a corner"), before, state())); // the stack owns it
    return true;
}

void DrawingTool::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CornerTool::changeEvent(event);
}

QString DrawingTool::doneWords() const
{
    return tr("Name and file it (Enter)");
}

void DrawingTool::retranslate()
{
    m_done.setAccessibleName(doneWords());
    m_done.setToolTip(m_done.accessibleName());
}

} // namespace fengsui::ui
