#include "clerk/inventory_reading.h"

#include <format>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

struct SearchOptions {
    std::string text, classCode, cell;
    double longitude = 0, latitude = 0;
    std::size_t limit = 50;

    std::optional<std::uint16_t> wantedClass() const
    {
        if (classCode.empty())
            return std::nullopt;
        const auto code = classCodeOf(classCode);
        if (!code)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no class of four digits, such as 0118."), { classCode },
                "class" } };
        return code;
    }
};

void list(Clerk& clerk, const SearchOptions& options)
{
    const Inventory inventory(clerk);
    if (const auto wanted = options.wantedClass())
        return inventory.answer(inventory.components().ofClass(*wanted, options.limit));
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const ClassCount& each : inventory.components().classes()) {
        const std::string name = inventory.className(each.classCode);
        json.push_back(
            { { "class", classText(each.classCode) }, { "className", name }, { "components", each.components } });
        rows.push_back({ classText(each.classCode), name, std::to_string(each.components) });
    }
    clerk.answer(json, table(rows));
}

void find(Clerk& clerk, const SearchOptions& options)
{
    const Inventory inventory(clerk);
    const auto wanted = options.wantedClass();
    std::vector<Component> found;
    if (const auto code = ComponentCode::parse(options.text)) {
        if (auto component = inventory.components().component(*code))
            found.push_back(*std::move(component));
        return inventory.answer(found);
    }
    found = inventory.components().withText(options.text, options.limit, wanted);
    if (found.empty())
        found = inventory.components().withPrefix(options.text, options.limit, wanted);
    inventory.answer(found);
}

void nearest(Clerk& clerk, const SearchOptions& options)
{
    const auto at = GeoPoint::fromDegrees(options.longitude, options.latitude);
    if (!at)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "Longitude %1 and latitude %2 are no place on Earth."),
            { std::to_string(options.longitude), std::to_string(options.latitude) }, "longitude" } };
    const Inventory inventory(clerk);
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [component, metres] : inventory.components().nearest(*at, options.limit, options.wantedClass())) {
        json.push_back(inventory.json(component));
        json.back().as_object()["metres"] = metres;
        rows.push_back(inventory.line(component));
        rows.back().insert(rows.back().begin(), std::format("{:.0f} m", metres));
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No components.")) + '\n' : table(rows));
}

void within(Clerk& clerk, const SearchOptions& options)
{
    const Inventory inventory(clerk);
    const Cell* cell = inventory.grid() ? inventory.grid()->cell(options.cell) : nullptr;
    const Division* division = inventory.grid() ? inventory.grid()->division(options.cell) : nullptr;
    if (!cell && !division)
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "There is no cell and no division with the code %1."), { options.cell },
            "CODE" } };
    inventory.answer(
        inventory.components().within(cell ? cell->outline : division->outline, options.limit, options.wantedClass()));
}

} // namespace

void addComponentCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* components = app.add_subcommand(
        "components", "The inventory: columns, import, list, find, nearest, within, note, history, faults");
    components->require_subcommand(1);

    addInventoryCommands(*components, clerk, run);
    addFaultCommands(*components, clerk, run);
    auto options = std::make_shared<SearchOptions>();
    const auto search = [&](const char* name, const char* what, void (*work)(Clerk&, const SearchOptions&)) {
        CLI::App* command = addCommand(*components, clerk, name, what);
        command->add_option("--class", options->classCode, "Only those of a class, such as 0118");
        command->add_option("--limit", options->limit, "At most so many; 50 unless told otherwise")
            ->check(CLI::Range(1, 1'000'000));
        command->callback([&clerk, &run, options, work] { run = [&clerk, options, work] { work(clerk, *options); }; });
        return command;
    };
    search("list", "How many there are of each class; with a class those of it", list);
    search("find", "Those with a code, a number, a name or an address", find)
        ->add_option("TEXT", options->text, "The 16 digits or the first of them, or a part of the text")
        ->required();
    CLI::App* near = search("nearest", "Those nearest to a place", nearest);
    near->add_option("LONGITUDE", options->longitude, "Degrees, WGS 84")->required();
    near->add_option("LATITUDE", options->latitude, "Degrees, WGS 84")->required();
    search("within", "Those in a grid cell or a division", within)
        ->add_option("CODE", options->cell, "Code of the cell or division")
        ->required();
}

} // namespace fengsui
