#include "places/area_tool.h"

#include "backstage/words.h"
#include "places/measure_tool.h"

#include <QEvent>
#include <QToolButton>

namespace fengsui::ui {

AreaTool::AreaTool(MapPane& map)
    : CornerTool(map)
    , m_done(addButton())
{
    m_done.setText(QStringLiteral("✓"));
    connect(&m_done, &QToolButton::clicked, this, &AreaTool::close);
    retranslate();
}

Result<AskedGround> AreaTool::ground() const
{
    Ring ring;
    for (const Degrees corner : corners())
        if (const auto at = GeoPoint::fromDegrees(corner.longitude, corner.latitude))
            ring.push_back(*at);
    return AskedGround::inside(std::move(ring));
}

void AreaTool::close()
{
    const auto whole = ground();
    m_wasRefused = !whole;
    if (!whole)
        return tell();
    rest();
    m_isClosed = true;
    Q_EMIT closed(*whole);
}

void AreaTool::showClosed(const Ring& ring)
{
    end();
    std::vector<Degrees> corners;
    for (const GeoPoint at : ring)
        corners.push_back({ at.longitude(), at.latitude() });
    showCorners(std::move(corners));
    m_isClosed = true;
}

void AreaTool::change()
{
    m_isClosed = false;
    resume();
}

void AreaTool::end()
{
    m_isClosed = false;
    m_wasRefused = false;
    CornerTool::end();
}

QString AreaTool::words() const
{
    const QString how = tr("Click the corners of the area, or press Space for the place in the middle. Enter or a "
                           "double click closes it, Backspace takes a corner back, Esc ends it.");
    if (corners().empty())
        return how;
    const auto whole = ground();
    QString text = tr("%n corner(s)", nullptr, static_cast<int>(corners().size()));
    if (whole)
        text += u' ' + areaText(whole->squareKilometres() * 1e6) + QLatin1Char('\n') + tr("Enter: what is inside");
    else if (m_wasRefused || corners().size() > 2)
        text += QLatin1Char('\n') + sentence(whole.refusal());
    return text;
}

QString AreaTool::title() const
{
    return tr("Drawing an area");
}

QString AreaTool::closeWords() const
{
    return tr("End drawing (Esc)");
}

bool AreaTool::key(int key)
{
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        close();
        return true;
    }
    m_wasRefused = false;
    return CornerTool::key(key);
}

bool AreaTool::twice()
{
    close();
    return true;
}

void AreaTool::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    CornerTool::changeEvent(event);
}

void AreaTool::retranslate()
{
    m_done.setAccessibleName(tr("Close the area and list what is inside (Enter)"));
    m_done.setToolTip(m_done.accessibleName());
}

} // namespace fengsui::ui
