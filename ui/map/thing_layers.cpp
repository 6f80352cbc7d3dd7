#include "map/thing_layers.h"

#include "backstage/words.h"
#include "incident/type_catalogue.h"
#include "look/language.h"
#include "map/component_painter.h"

#include <QCoreApplication>

namespace fengsui::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("MapLayers", text);
}

QString majorName(const TypeCatalogue& types, std::size_t major)
{
    const std::string code = classText(std::uint16_t(majorClasses[major] * 100 + 1));
    const MajorClass* known = types.majorOf({ "cjt214", "component", code });
    return known ? bilingual(known->name.english, known->name.chinese) : fromUtf8(code.substr(0, 2));
}

} // namespace

QString layerOfMajor(std::size_t major)
{
    return QStringLiteral("components:%1").arg(majorClasses[major], 2, 10, QLatin1Char('0'));
}

QString layerOf(FacilityKind kind)
{
    return QStringLiteral("facilities:") + fromUtf8(toWord(kind));
}

QStringList thingLayerIds()
{
    QStringList ids;
    for (std::size_t major = 0; major < majorClasses.size(); ++major)
        ids.append(layerOfMajor(major));
    for (const FacilityKind kind : allFacilityKinds)
        ids.append(layerOf(kind));
    return ids;
}

QString nameOf(FacilityKind kind)
{
    switch (kind) {
    case FacilityKind::Camera:
        return say(QT_TRANSLATE_NOOP("MapLayers", "Cameras"));
    case FacilityKind::Shelter:
        return say(QT_TRANSLATE_NOOP("MapLayers", "Shelters"));
    case FacilityKind::Supplies:
        return say(QT_TRANSLATE_NOOP("MapLayers", "Supplies"));
    case FacilityKind::Alarm:
        return say(QT_TRANSLATE_NOOP("MapLayers", "Alarm devices"));
    case FacilityKind::Hazard:
        return say(QT_TRANSLATE_NOOP("MapLayers", "Hazards"));
    case FacilityKind::Charge:
        break;
    }
    return say(QT_TRANSLATE_NOOP("MapLayers", "Lines and areas in charge"));
}

QString className(const TypeCatalogue& types, std::uint16_t classCode)
{
    const MinorClass* known = types.find({ "cjt214", "component", classText(classCode) });
    return known ? bilingual(known->name.english, known->name.chinese) : fromUtf8(classText(classCode));
}

ComponentStock::Letters lettersOf(const TypeCatalogue& types, const ComponentGround& ground)
{
    ComponentStock::Letters letters;
    for (const ClassCount& each : ground.classes())
        letters[each.classCode] = className(types, each.classCode).first(1);
    return letters;
}

std::vector<MapLayer> thingLayers(const std::shared_ptr<const ComponentStock>& stock,
    const std::shared_ptr<const FacilityBoard>& facilities, const TypeCatalogue& types)
{
    std::vector<MapLayer> layers;
    for (std::size_t major = 0; stock && major < majorClasses.size(); ++major)
        if (stock->counts().total()[major] > 0 || (major == 0 && !stock->problem().isEmpty()))
            layers.push_back({ layerOfMajor(major),
                say(QT_TRANSLATE_NOOP("MapLayers", "Components: %1")).arg(majorName(types, major)),
                std::make_shared<const ComponentPainter>(stock, major), LayerRank::components });
    for (const FacilityKind kind : allFacilityKinds)
        if (facilities && facilities->has(kind))
            layers.push_back({ layerOf(kind), nameOf(kind), std::make_shared<const FacilityPainter>(facilities, kind),
                LayerRank::facilities });
    return layers;
}

} // namespace fengsui::ui
