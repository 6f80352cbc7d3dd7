#include "places/measure_tool.h"

#include "grid/outline.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "places/measure_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace fengsui::ui {

namespace {

constexpr int margin = 8;

GeoPoint pointOf(Degrees at)
{
    return GeoPoint::fromDegrees(at.longitude, at.latitude).value_or(GeoPoint {});
}

} // namespace

QString lengthText(double metres)
{
    return metres < 1000 ? QStringLiteral("%1 m").arg(metres, 0, 'f', 0)
                         : QStringLiteral("%1 km").arg(metres / 1000, 0, 'f', 2);
}

QString areaText(double squareMetres)
{
    if (squareMetres < 10'000)
        return QStringLiteral("%1 m²").arg(squareMetres, 0, 'f', 0);
    if (squareMetres < 1'000'000)
        return QStringLiteral("%1 ha").arg(squareMetres / 10'000, 0, 'f', 1);
    return QStringLiteral("%1 km²").arg(squareMetres / 1'000'000, 0, 'f', 2);
}

MeasureTool::MeasureTool(MapPane& map)
    : QFrame(&map.canvas())
    , m_map(map)
    , m_sheet(new MeasureSheet(map.camera(), &map.canvas()))
    , m_words(new QLabel(this))
    , m_back(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_words, 1);
    row->addWidget(m_back);
    row->addWidget(m_close);
    m_words->setWordWrap(true);
    m_back->setArrowType(Qt::LeftArrow);
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    connect(m_back, &QToolButton::clicked, this, &MeasureTool::takeBack);
    connect(m_close, &QToolButton::clicked, this, &MeasureTool::end);
    hide();
    retranslate();
}

void MeasureTool::begin()
{
    m_corners.clear();
    m_map.lendClicks([this](Degrees at) { add(at); });
    m_map.view().installEventFilter(this);
    m_sheet->show();
    m_sheet->raise();
    show();
    raise();
    tell();
    m_map.view().setFocus(Qt::ShortcutFocusReason);
}

void MeasureTool::end()
{
    m_map.lendClicks({});
    m_map.view().removeEventFilter(this);
    m_sheet->hide();
    hide();
    m_map.view().setFocus(Qt::OtherFocusReason);
}

void MeasureTool::add(Degrees corner)
{
    m_corners.push_back(corner);
    tell();
}

void MeasureTool::takeBack()
{
    if (!m_corners.empty())
        m_corners.pop_back();
    tell();
}

double MeasureTool::metres() const
{
    double sum = 0;
    for (std::size_t i = 1; i < m_corners.size(); ++i)
        sum += distanceMetres(pointOf(m_corners[i - 1]), pointOf(m_corners[i]));
    return sum;
}

double MeasureTool::squareMetres() const
{
    if (m_corners.size() < 3)
        return 0;
    Ring ring;
    for (const Degrees corner : m_corners)
        ring.push_back(pointOf(corner));
    Outline outline { { ring, {} } };
    setInOrder(outline);
    return whyInvalid(outline) ? 0 : squareKilometres(outline) * 1'000'000;
}

void MeasureTool::tell()
{
    m_sheet->setCorners(m_corners);
    QString text = tr("Click the corners, or press Space for the place in the middle.");
    if (m_corners.size() > 1)
        text = tr("Length %1").arg(lengthText(metres()));
    if (m_corners.size() > 2) {
        const double area = squareMetres();
        text += QLatin1Char('\n')
            + (area > 0 ? tr("Area %1").arg(areaText(area)) : tr("No area: the line crosses itself"));
    }
    m_words->setText(text);
    m_words->setAccessibleName(text);
    m_back->setEnabled(!m_corners.empty());
    setFixedWidth(std::clamp(parentWidget()->width() - 60, 160, 280));
    layout()->activate();
    resize(width(), layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : sizeHint().height());
    move(margin, margin);
}

void MeasureTool::retranslate()
{
    setAccessibleName(tr("Measuring"));
    m_back->setAccessibleName(tr("Take the last corner back (Backspace)"));
    m_back->setToolTip(m_back->accessibleName());
    m_close->setAccessibleName(tr("End measuring (Esc)"));
    m_close->setToolTip(m_close->accessibleName());
}

bool MeasureTool::key(int key)
{
    if (key == Qt::Key_Escape)
        end();
    else if (key == Qt::Key_Backspace)
        takeBack();
    else
        return false;
    return true;
}

void MeasureTool::keyPressEvent(QKeyEvent* event)
{
    if (!key(event->key()))
        QFrame::keyPressEvent(event);
}

void MeasureTool::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        tell();
    }
}

bool MeasureTool::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_map.view() && event->type() == QEvent::KeyPress)
        return key(static_cast<QKeyEvent*>(event)->key());
    return QFrame::eventFilter(watched, event);
}

} // namespace fengsui::ui
