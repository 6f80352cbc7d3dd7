#include "places/finder.h"

#include "backstage/words.h"
#include "incident/type_catalogue.h"
#include "map/map_areas.h"
#include "map/pin_board.h"
#include "map/pin_sheet.h"
#include "map/thing_layers.h"

#include <QCoreApplication>

#include <algorithm>

namespace fengsui::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Finder", text);
}

Degrees degreesOf(GeoPoint at)
{
    return { at.longitude(), at.latitude() };
}

QString nameOf(CoordinateReference reference)
{
    switch (reference) {
    case CoordinateReference::Gcj02:
        return QStringLiteral("GCJ-02");
    case CoordinateReference::Bd09:
        return QStringLiteral("BD-09");
    case CoordinateReference::Wgs84:
        break;
    }
    return QStringLiteral("WGS 84");
}

Hit hitOf(const Component& component, const TypeCatalogue& types)
{
    const QString kind = className(types, component.code.classCode());
    Hit hit;
    hit.title = component.name.empty() ? kind : fromUtf8(component.name);
    QStringList detail { fromUtf8(component.code.toString()) };
    for (const QString& part : { component.name.empty() ? QString() : kind, fromUtf8(addressOf(component)),
             fromUtf8(component.number), fromUtf8(component.owner) })
        if (!part.isEmpty())
            detail.append(part);
    hit.detail = detail.join(QStringLiteral(" · "));
    hit.at = degreesOf(component.at);
    hit.component = component;
    return hit;
}

// The class that the text names: its four digits, or a name that begins so; whole names before beginnings.
std::optional<std::uint16_t> classIn(const QString& text, const ComponentGround& ground, const TypeCatalogue& types)
{
    const auto digits = classCodeOf(toUtf8(text));
    std::optional<std::uint16_t> begins;
    for (const ClassCount& each : ground.classes()) {
        const QString name = className(types, each.classCode);
        if (digits == each.classCode || name.compare(text, Qt::CaseInsensitive) == 0)
            return each.classCode;
        if (!begins && text.size() > 1 && name.startsWith(text, Qt::CaseInsensitive))
            begins = each.classCode;
    }
    return begins;
}

void takeFacilities(std::vector<Hit>& hits, const std::vector<Facility>& all, const QString& text, std::size_t limit)
{
    std::size_t taken = 0;
    for (const Facility& each : all) {
        const QStringList words { fromUtf8(each.name), fromUtf8(each.code), fromUtf8(each.unit), fromUtf8(each.address),
            ui::nameOf(each.kind) };
        if (each.course.empty() || taken == limit || std::ranges::none_of(words, [&](const QString& word) {
                return word.contains(text, Qt::CaseInsensitive);
            }))
            continue;
        Hit hit;
        hit.title = words[0];
        hit.detail = QStringList({ words[4], words[2], words[3] }).join(QStringLiteral(" · "));
        hit.at = degreesOf(each.course[each.course.size() / 2]);
        hit.facility = each;
        hits.push_back(std::move(hit));
        ++taken;
    }
}

} // namespace

std::optional<Hit> placeIn(const QString& text, NumbersMean mean)
{
    const auto read = readCoordinates(toUtf8(text), mean.order);
    const auto at = read ? toWgs84(read->place, mean.reference) : std::nullopt;
    if (!at)
        return {};
    Hit hit;
    hit.at = degreesOf(*at);
    hit.title = QStringLiteral("%1, %2").arg(at->longitude(), 0, 'f', 6).arg(at->latitude(), 0, 'f', 6);
    hit.detail = mean.reference == CoordinateReference::Wgs84
        ? say(QT_TRANSLATE_NOOP("Finder", "Place, longitude and latitude on WGS 84"))
        : say(QT_TRANSLATE_NOOP("Finder", "Place, converted from %1 (good to about 10 m)")).arg(nameOf(mean.reference));
    if (read->warning)
        hit.detail += QStringLiteral(" · ") + sentence(*read->warning);
    return hit;
}

std::vector<Hit> hitsOnMap(const QString& text, const PinBoard& pins, const MapAreas& areas, std::size_t limit)
{
    std::vector<Hit> hits;
    for (const PinBoard::Pin* pin : pins.drawingOrder()) {
        if (hits.size() == limit)
            break;
        if (!pin->pin.label.contains(text, Qt::CaseInsensitive))
            continue;
        Hit hit;
        hit.title = pin->pin.label;
        hit.detail = (pin->pin.key.kind == PinKind::Team ? say(QT_TRANSLATE_NOOP("Finder", "Team"))
                                                         : say(QT_TRANSLATE_NOOP("Finder", "Case")))
            + QStringLiteral(" · ") + PinSheet::words(pin->pin.symbol);
        hit.at = pin->pin.at;
        hit.pin = pin->pin.key;
        hits.push_back(std::move(hit));
    }
    std::vector<Hit> begin, within;
    for (const MapAreas::Shape& shape : areas.shapes()) {
        const bool begins = shape.name.startsWith(text, Qt::CaseInsensitive) || shape.code.startsWith(text);
        if (!begins && !shape.name.contains(text, Qt::CaseInsensitive))
            continue;
        Hit hit;
        hit.title = shape.name.isEmpty() ? shape.code : shape.name;
        hit.detail = say(QT_TRANSLATE_NOOP("Finder", "Division or cell")) + QStringLiteral(" · ") + shape.code;
        hit.at = toDegrees(shape.label);
        hit.box = shape.box;
        (begins ? begin : within).push_back(std::move(hit));
        if (begin.size() == limit)
            break;
    }
    for (std::vector<Hit>* some : { &begin, &within })
        for (std::size_t i = 0; i < some->size() && i < limit; ++i)
            hits.push_back(std::move((*some)[i]));
    return hits;
}

std::vector<Hit> hitsIn(
    Gazetteer& gazetteer, const QString& text, GeoPoint near, const TypeCatalogue& types, std::size_t limit)
{
    std::vector<Hit> hits;
    if (text.isEmpty())
        return hits;
    if (gazetteer.facilities)
        takeFacilities(hits, *gazetteer.facilities, text, limit);
    if (!gazetteer.components || !gazetteer.ground)
        return hits;
    if (const auto classCode = classIn(text, *gazetteer.ground, types))
        for (const auto& found : gazetteer.components->nearest(near, limit, classCode)) {
            hits.push_back(hitOf(found.component, types));
            hits.back().metres = found.metres;
        }
    std::vector<Component> found;
    if (const auto code = ComponentCode::parse(toUtf8(text))) {
        if (auto component = gazetteer.components->component(*code))
            found.push_back(*std::move(component));
    } else {
        found = gazetteer.components->withText(toUtf8(text), limit, {});
        if (found.empty())
            found = gazetteer.components->withPrefix(toUtf8(text), limit, {});
    }
    for (const Component& component : found)
        hits.push_back(hitOf(component, types));
    return hits;
}

} // namespace fengsui::ui
