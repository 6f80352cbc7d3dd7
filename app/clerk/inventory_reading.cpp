#include "clerk/inventory_reading.h"

#include "wiring/component_shelf.h"
#include "wiring/shelves.h"

#include <format>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

Inventory::Inventory(Clerk& clerk)
    : m_clerk(clerk)
    , m_grid(readGrid(clerk.folder(), clerk.reader().ledgers()))
    , m_components(openComponents(clerk.folder(), clerk.reader().ledgers()))
{
    if (m_components)
        return;
    if (const auto awaited = awaitedComponents(clerk.folder(), clerk.reader().ledgers()))
        throw Refused { *awaited };
    throw Refused { { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP(
            "Refusal", "The store has no components yet; take an inventory in with \"components import\"."),
        {}, {} } };
}

std::string Inventory::className(std::uint16_t classCode) const
{
    const MinorClass* known = m_clerk.rules().types->find({ "cjt214", "component", classText(classCode) });
    return known ? known->name.in(m_clerk.isChinese() ? "zh_CN" : "en") : classText(classCode);
}

ComponentState Inventory::stateOf(const Component& component) const
{
    const auto noted = m_clerk.reader().ledgers().components().last(component.code);
    return noted ? noted->state : component.state;
}

boost::json::object Inventory::json(const Component& component) const
{
    const Cell* cell = m_grid ? m_grid->cellAt(component.at) : nullptr;
    return { { "code", component.code.toString() }, { "class", classText(component.code.classCode()) },
        { "className", className(component.code.classCode()) }, { "name", component.name },
        { "number", component.number }, { "road", component.road }, { "house", component.house },
        { "owner", component.owner }, { "state", std::string(toWord(stateOf(component))) },
        { "inventoryState", std::string(toWord(component.state)) }, { "longitude", component.at.longitude() },
        { "latitude", component.at.latitude() }, { "cell", cell ? cell->code : std::string() } };
}

std::vector<std::string> Inventory::line(const Component& component) const
{
    return { component.code.toString(), className(component.code.classCode()), component.name, addressOf(component),
        component.number, component.owner, std::string(toWord(stateOf(component))),
        std::format("{:.7f} {:.7f}", component.at.longitude(), component.at.latitude()) };
}

void Inventory::answer(const std::vector<Component>& found) const
{
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Component& each : found) {
        json.push_back(this->json(each));
        rows.push_back(line(each));
    }
    m_clerk.answer(
        json, rows.empty() ? m_clerk.words(QT_TRANSLATE_NOOP("Clerk", "No components.")) + '\n' : table(rows));
}

} // namespace fengsui
