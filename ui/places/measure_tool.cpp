#include "places/measure_tool.h"

#include "grid/outline.h"

#include <QCoreApplication>

namespace fengsui::ui {

namespace {

GeoPoint pointOf(Degrees at)
{
    return GeoPoint::fromDegrees(at.longitude, at.latitude).value_or(GeoPoint {});
}

} // namespace

QString lengthText(double metres)
{
    return metres < 1000 ? QCoreApplication::translate("Measures", "%1 m").arg(metres, 0, 'f', 0)
                         : QCoreApplication::translate("Measures", "%1 km").arg(metres / 1000, 0, 'f', 2);
}

QString areaText(double squareMetres)
{
    if (squareMetres < 10'000)
        return QCoreApplication::translate("Measures", "%1 m²").arg(squareMetres, 0, 'f', 0);
    if (squareMetres < 1'000'000)
        return QCoreApplication::translate("Measures", "%1 ha").arg(squareMetres / 10'000, 0, 'f', 1);
    return QCoreApplication::translate("Measures", "%1 km²").arg(squareMetres / 1'000'000, 0, 'f', 2);
}

double MeasureTool::metres() const
{
    double sum = 0;
    for (std::size_t i = 1; i < corners().size(); ++i)
        sum += distanceMetres(pointOf(corners()[i - 1]), pointOf(corners()[i]));
    return sum;
}

double MeasureTool::squareMetres() const
{
    if (corners().size() < 3)
        return 0;
    Ring ring;
    for (const Degrees corner : corners())
        ring.push_back(pointOf(corner));
    Outline outline { { ring, {} } };
    setInOrder(outline);
    return whyInvalid(outline) ? 0 : squareKilometres(outline) * 1'000'000;
}

QString MeasureTool::words() const
{
    QString text = tr("Click the corners, or press Space for the place in the middle.");
    if (corners().size() > 1)
        text = tr("Length %1").arg(lengthText(metres()));
    if (corners().size() > 2) {
        const double area = squareMetres();
        text += QLatin1Char('\n')
            + (area > 0 ? tr("Area %1").arg(areaText(area)) : tr("No area: the line crosses itself"));
    }
    return text;
}

QString MeasureTool::title() const
{
    return tr("Measuring");
}

QString MeasureTool::closeWords() const
{
    return tr("End measuring (Esc)");
}

} // namespace fengsui::ui
