#include "places/thing.h"

#include "backstage/words.h"
#include "component/component_counts.h"
#include "grid/grid_directory.h"
#include "map/thing_layers.h"
#include "map/thing_symbol.h"
#include "watch/watch.h"

#include <QCoreApplication>

namespace fengsui::ui {

namespace {

constexpr int symbolPixels = 36;

QString say(const char* text)
{
    return QCoreApplication::translate("Thing", text);
}

/// Lines without anything to say are left out.
class Lines {
public:
    explicit Lines(Thing& thing)
        : m_thing(thing)
    {
    }
    void add(const QString& word, const QString& what)
    {
        if (!what.isEmpty())
            m_thing.lines.emplace_back(word, what);
    }
    void addCell(const Watch& watch, GeoPoint at)
    {
        const auto grid = watch.access().grid;
        if (const Cell* cell = grid ? grid->cellAt(at) : nullptr)
            add(say(QT_TRANSLATE_NOOP("Thing", "Cell")), watch.placeTitle(cell->code) + u' ' + fromUtf8(cell->code));
    }

private:
    Thing& m_thing;
};

QString adviceOn(ComponentState state, const QString& owner)
{
    switch (state) {
    case ComponentState::Broken:
    case ComponentState::Lost:
        return say(QT_TRANSLATE_NOOP("Thing",
            "It is known as damaged or lost. Report it here unless a case is open for it; note it when it is mended."));
    case ComponentState::Abandoned:
    case ComponentState::Removed:
        return say(QT_TRANSLATE_NOOP(
            "Thing", "It is no longer in use. If it still stands there and is in the way, report it here."));
    case ComponentState::Intact:
        break;
    }
    return owner.isEmpty()
        ? say(QT_TRANSLATE_NOOP("Thing", "If it is damaged, report it here."))
        : say(QT_TRANSLATE_NOOP("Thing", "If it is damaged, report it here; %1 answers for it.")).arg(owner);
}

QString adviceOn(const Facility& facility)
{
    const QString whom
        = fromUtf8(facility.unit + (facility.unit.empty() || facility.post.empty() ? "" : " ") + facility.post);
    if (facility.kind == FacilityKind::Camera && !facility.link.empty())
        return say(QT_TRANSLATE_NOOP("Thing", "Open its picture to see the place."));
    if (whom.isEmpty())
        return {};
    switch (facility.kind) {
    case FacilityKind::Shelter:
        return say(QT_TRANSLATE_NOOP("Thing", "To open it, ask %1.")).arg(whom);
    case FacilityKind::Supplies:
        return say(QT_TRANSLATE_NOOP("Thing", "To draw supplies from it, ask %1.")).arg(whom);
    case FacilityKind::Hazard:
        return say(QT_TRANSLATE_NOOP("Thing", "Tell %1 of everything that happens near it.")).arg(whom);
    default:
        return say(QT_TRANSLATE_NOOP("Thing", "%1 answers for it.")).arg(whom);
    }
}

} // namespace

QString nameOf(ComponentState state)
{
    switch (state) {
    case ComponentState::Intact:
        return say(QT_TRANSLATE_NOOP("Thing", "intact"));
    case ComponentState::Broken:
        return say(QT_TRANSLATE_NOOP("Thing", "broken"));
    case ComponentState::Lost:
        return say(QT_TRANSLATE_NOOP("Thing", "lost"));
    case ComponentState::Abandoned:
        return say(QT_TRANSLATE_NOOP("Thing", "abandoned"));
    case ComponentState::Removed:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Thing", "removed"));
}

namespace {

QString stateLine(const Component& component, const std::optional<ComponentChange>& noted, const Watch& watch)
{
    if (!noted)
        return nameOf(component.state);
    const QString known
        = say(QT_TRANSLATE_NOOP("Thing", "%1 (noted %2)")).arg(nameOf(noted->state), watch.local(noted->at));
    return noted->note.empty() ? known : known + QStringLiteral(": ") + fromUtf8(noted->note);
}

ThingLook::State lookOf(ComponentState state)
{
    if (isFault(state))
        return ThingLook::State::Broken;
    return state == ComponentState::Intact ? ThingLook::State::Sound : ThingLook::State::Gone;
}

} // namespace

Thing thingOf(const Component& component, const std::optional<ComponentChange>& noted, const Watch& watch, bool isDark)
{
    const ComponentState state = noted ? noted->state : component.state;
    Thing thing;
    thing.component = component;
    thing.kind = className(watch.types(), component.code.classCode());
    thing.name = component.name.empty() ? thing.kind : fromUtf8(component.name);
    thing.at = { component.at.longitude(), component.at.latitude() };
    const QString owner = fromUtf8(component.owner);
    Lines lines(thing);
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Code")), fromUtf8(component.code.toString()));
    lines.add(
        say(QT_TRANSLATE_NOOP("Thing", "Class")), thing.kind + u' ' + fromUtf8(classText(component.code.classCode())));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "State")), stateLine(component, noted, watch));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Owner")), owner);
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Owner's number")), fromUtf8(component.number));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Address")), fromUtf8(addressOf(component)));
    lines.addCell(watch, component.at);
    thing.advice = adviceOn(state, owner);
    ThingLook look = lookOfMajor(majorIndexOf(component.code.classCode()));
    look.state = lookOf(state);
    thing.symbol = paintThing(look, symbolPixels, isDark);
    return thing;
}

Thing thingOf(const Facility& facility, const Watch& watch, bool isDark)
{
    Thing thing;
    thing.kind = nameOf(facility.kind);
    thing.name = facility.name.empty() ? thing.kind : fromUtf8(facility.name);
    const GeoPoint at = facility.course.empty() ? GeoPoint {} : facility.course[facility.course.size() / 2];
    thing.at = { at.longitude(), at.latitude() };
    thing.link = fromUtf8(facility.link);
    Lines lines(thing);
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Code")), fromUtf8(facility.code));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Class")), thing.kind);
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "State")), fromUtf8(facility.state));
    if (facility.capacity > 0)
        lines.add(facility.kind == FacilityKind::Shelter ? say(QT_TRANSLATE_NOOP("Thing", "Room for"))
                                                         : say(QT_TRANSLATE_NOOP("Thing", "Pieces")),
            QString::number(facility.capacity));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Unit")), fromUtf8(facility.unit));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Post")), fromUtf8(facility.post));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Address")), fromUtf8(facility.address));
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Link")), thing.link);
    lines.add(say(QT_TRANSLATE_NOOP("Thing", "Note")), fromUtf8(facility.note));
    lines.addCell(watch, at);
    thing.advice = adviceOn(facility);
    thing.symbol = paintThing(lookOf(facility.kind), symbolPixels, isDark);
    return thing;
}

} // namespace fengsui::ui
