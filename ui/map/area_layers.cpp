#include "map/area_layers.h"

#include "map/area_painter.h"
#include "map/graticule_painter.h"
#include "map/name_painter.h"

#include <QCoreApplication>

namespace fengsui::ui {

std::vector<MapLayer> areaLayers(const std::shared_ptr<const MapAreas>& areas, const QFont& font)
{
    const auto name = [](const char* text) { return QCoreApplication::translate("MapLayers", text); };
    return {
        { QStringLiteral("ground"), name(QT_TRANSLATE_NOOP("MapLayers", "Areas in colour")),
            std::make_shared<const AreaPainter>(areas, AreaPainter::Part::Ground), LayerRank::ground },
        { QStringLiteral("borders"), name(QT_TRANSLATE_NOOP("MapLayers", "Borders")),
            std::make_shared<const AreaPainter>(areas, AreaPainter::Part::Borders), LayerRank::borders },
        { QStringLiteral("graticule"), name(QT_TRANSLATE_NOOP("MapLayers", "Lines of longitude and latitude")),
            std::make_shared<const GraticulePainter>(), LayerRank::graticule },
        { QStringLiteral("names"), name(QT_TRANSLATE_NOOP("MapLayers", "Names of areas")),
            std::make_shared<const NamePainter>(areas, font), LayerRank::names },
    };
}

} // namespace fengsui::ui
