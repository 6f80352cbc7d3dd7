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

QString tr(const char* text)
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
            add(tr(QT_TRANSLATE_NOOP("Thing", "Cell")), watch.placeTitle(cell->code) + u' ' + fromUtf8(cell->code));
    }

private:
    Thing& m_thing;
};

QString adviceOn(ComponentState state, const QString& owner)
{
    switch (state) {
    case ComponentState::Broken:
    case ComponentState::Lost:
        return tr(QT_TRANSLATE_NOOP(
            "Thing", "The inventory has it as damaged or lost. Report it here unless a case is open for it."));
    case ComponentState::Abandoned:
    case ComponentState::Removed:
        return tr(QT_TRANSLATE_NOOP(
            "Thing", "It is no longer in use. If it still stands there and is in the way, report it here."));
    case ComponentState::Intact:
        break;
    }
    return owner.isEmpty()
        ? tr(QT_TRANSLATE_NOOP("Thing", "If it is damaged, report it here."))
        : tr(QT_TRANSLATE_NOOP("Thing", "If it is damaged, report it here; %1 answers for it.")).arg(owner);
}

QString adviceOn(const Facility& facility)
{
    const QString whom
        = fromUtf8(facility.unit + (facility.unit.empty() || facility.post.empty() ? "" : " ") + facility.post);
    if (facility.kind == FacilityKind::Camera && !facility.link.empty())
        return tr(QT_TRANSLATE_NOOP("Thing", "Open its picture to see the place."));
    if (whom.isEmpty())
        return {};
    switch (facility.kind) {
    case FacilityKind::Shelter:
        return tr(QT_TRANSLATE_NOOP("Thing", "To open it, ask %1.")).arg(whom);
    case FacilityKind::Supplies:
        return tr(QT_TRANSLATE_NOOP("Thing", "To draw supplies from it, ask %1.")).arg(whom);
    case FacilityKind::Hazard:
        return tr(QT_TRANSLATE_NOOP("Thing", "Tell %1 of everything that happens near it.")).arg(whom);
    default:
        return tr(QT_TRANSLATE_NOOP("Thing", "%1 answers for it.")).arg(whom);
    }
}

} // namespace

QString nameOf(ComponentState state)
{
    switch (state) {
    case ComponentState::Intact:
        return tr(QT_TRANSLATE_NOOP("Thing", "intact"));
    case ComponentState::Broken:
        return tr(QT_TRANSLATE_NOOP("Thing", "broken"));
    case ComponentState::Lost:
        return tr(QT_TRANSLATE_NOOP("Thing", "lost"));
    case ComponentState::Abandoned:
        return tr(QT_TRANSLATE_NOOP("Thing", "abandoned"));
    case ComponentState::Removed:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("Thing", "removed"));
}

Thing thingOf(const Component& component, const Watch& watch, bool isDark)
{
    Thing thing;
    thing.kind = className(watch.types(), component.code.classCode());
    thing.name = component.name.empty() ? thing.kind : fromUtf8(component.name);
    thing.at = { component.at.longitude(), component.at.latitude() };
    const QString owner = fromUtf8(component.owner);
    Lines lines(thing);
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Code")), fromUtf8(component.code.toString()));
    lines.add(
        tr(QT_TRANSLATE_NOOP("Thing", "Class")), thing.kind + u' ' + fromUtf8(classText(component.code.classCode())));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "State")), nameOf(component.state));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Owner")), owner);
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Owner's number")), fromUtf8(component.number));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Address")), fromUtf8(addressOf(component)));
    lines.addCell(watch, component.at);
    thing.advice = adviceOn(component.state, owner);
    thing.symbol = paintThing(lookOfMajor(majorIndexOf(component.code.classCode())), symbolPixels, isDark);
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
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Code")), fromUtf8(facility.code));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Class")), thing.kind);
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "State")), fromUtf8(facility.state));
    if (facility.capacity > 0)
        lines.add(facility.kind == FacilityKind::Shelter ? tr(QT_TRANSLATE_NOOP("Thing", "Room for"))
                                                         : tr(QT_TRANSLATE_NOOP("Thing", "Pieces")),
            QString::number(facility.capacity));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Unit")), fromUtf8(facility.unit));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Post")), fromUtf8(facility.post));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Address")), fromUtf8(facility.address));
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Link")), thing.link);
    lines.add(tr(QT_TRANSLATE_NOOP("Thing", "Note")), fromUtf8(facility.note));
    lines.addCell(watch, at);
    thing.advice = adviceOn(facility);
    thing.symbol = paintThing(lookOf(facility.kind), symbolPixels, isDark);
    return thing;
}

} // namespace fengsui::ui
