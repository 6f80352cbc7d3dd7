#include "wiring/component_import.h"

#include "intake/component_rows.h"
#include "sqlite/component_edition.h"
#include "wiring/inventory_file.h"

namespace fengsui {

namespace {

constexpr std::size_t examples = 5;
constexpr std::size_t sightedRows = 20'000, sightedValues = 40; // words of classes and states to be explained
constexpr std::uint64_t rowsBetweenLooks = 1000;

class Reading {
public:
    Reading(ComponentRows& rows, ComponentEditionWriter& writer, const ComponentComplaint& complain)
        : m_rows(rows)
        , m_writer(writer)
        , m_complain(complain)
    {
    }

    void row(const RowSource& source)
    {
        const std::size_t line = source.number();
        ++m_import.rows;
        const auto component = m_rows.row(source.values(), source.place());
        if (!component) {
            m_import.atZero += ComponentRows::isAtZero(component.refusal());
            return refuse(line, component.refusal());
        }
        if (m_writer.add(*component)) {
            ++m_import.taken;
            return;
        }
        ++m_import.repeatedCodes;
        refuse(line,
            { Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal", "The code %1 stands in an earlier row already; that one was taken."),
                { component->code.toString() }, m_rows.mapping().codeColumn });
    }
    void refuse(std::size_t line, const Refusal& why)
    {
        ++m_import.refused;
        if (!m_firstRefusal)
            m_firstRefusal = why;
        if (m_complain)
            m_complain({ line, why });
    }
    ComponentImport& import() { return m_import; }
    const std::optional<Refusal>& firstRefusal() const { return m_firstRefusal; }

private:
    ComponentRows& m_rows;
    ComponentEditionWriter& m_writer;
    const ComponentComplaint& m_complain;
    ComponentImport m_import;
    std::optional<Refusal> m_firstRefusal;
};

void readAll(RowSource& source, Reading& reading, const Progress& goesOn)
{
    for (;;) {
        const RowSource::Reach reach = source.reach();
        if (goesOn && reading.import().rows % rowsBetweenLooks == 0 && !goesOn(reach.done, reach.total)) {
            reading.import().isCancelled = true;
            return;
        }
        switch (source.next()) {
        case RowSource::Step::Record:
            reading.row(source);
            break;
        case RowSource::Step::Fault:
            ++reading.import().rows;
            reading.refuse(source.number(), source.refusal());
            break;
        case RowSource::Step::Broken:
            reading.import().brokenBy = source.refusal();
            return;
        case RowSource::Step::End:
            return;
        }
    }
}

} // namespace

Result<ComponentImport> readComponents(const StoreFolder& folder, const std::filesystem::path& file,
    const ComponentMapping& mapping, bool isDryRun, const ComponentComplaint& complain, const Progress& goesOn,
    const std::string& layer)
{
    const auto opened = openInventory(file, mapping.delimiter, layer, mapping.system);
    if (!opened)
        return opened.refusal();
    RowSource& source = **opened;
    auto begun = ComponentRows::begin(mapping, source.header(),
        source.bringsPlaces() ? ComponentRows::Places::BesideTheRow : ComponentRows::Places::InColumns);
    if (!begun)
        return begun.refusal();
    ComponentRows rows = *std::move(begun);
    ComponentEditionWriter writer(folder.editions(), file.filename().string());
    Reading reading(rows, writer, complain);
    readAll(source, reading, goesOn);
    ComponentImport& import = reading.import();
    if (import.isCancelled || import.brokenBy)
        return import;
    if (import.taken == 0)
        return reading.firstRefusal().value_or(Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 has no rows."), { file.filename().string() }, {} });
    auto repeated = writer.repeatedNumbers(examples);
    import.repeatedNumbers = repeated.components;
    import.someRepeated = std::move(repeated.first);
    if (isDryRun)
        return import;
    const auto edition = writer.finish(goesOn);
    if (!edition) {
        import.isCancelled = true;
        return import;
    }
    import.digest = edition->digest.toHex();
    import.bytes = edition->bytes;
    return import;
}

namespace {

// Which columns a table has is only known with the right sign between them; most have a comma.
Result<InventorySight> lookAt(const std::string& file, const std::string& layer, const std::string& system)
{
    InventorySight sight;
    sight.layer = layer;
    const auto layers = layersOf(file);
    if (!layers)
        return layers.refusal();
    if (layers->size() > 1) {
        sight.layers = *layers;
        if (layer.empty())
            sight.layer = layers->front();
    }
    Result<InventoryColumns> found = Refusal {};
    for (const char delimiter : { ',', ';', '\t' }) {
        auto read = columnsOf(file, sight.layer, { system, delimiter, sightedRows, sightedValues });
        if (!read && delimiter == ',')
            return read.refusal();
        if (delimiter != ',' && (!read || read->columns.size() < 2))
            continue;
        found = std::move(read);
        sight.delimiter = delimiter;
        if (found->bringsPlaces || found->columns.size() > 1)
            break;
    }
    sight.columns = found->columns;
    sight.bringsPlaces = found->bringsPlaces;
    sight.saysSystem = system.empty() ? saysItsSystem(file) : true;
    sight.fieldOf = proposeMapping(sight.columns, sight.bringsPlaces, {}, {}).fieldOf;
    return sight;
}

Result<std::vector<InventoryRow>> firstRows(
    const std::string& file, const std::string& layer, const ComponentMapping& mapping, std::size_t most)
{
    const auto opened = openInventory(file, mapping.delimiter, layer, mapping.system);
    if (!opened)
        return opened.refusal();
    RowSource& source = **opened;
    auto begun = ComponentRows::begin(mapping, source.header(),
        source.bringsPlaces() ? ComponentRows::Places::BesideTheRow : ComponentRows::Places::InColumns);
    if (!begun)
        return begun.refusal();
    ComponentRows rows = *std::move(begun);
    std::vector<InventoryRow> first;
    while (first.size() < most) {
        const RowSource::Step step = source.next();
        if (step == RowSource::Step::End)
            break;
        if (step == RowSource::Step::Broken)
            return source.refusal();
        InventoryRow& row = first.emplace_back(InventoryRow { source.number(), {}, {} });
        if (step == RowSource::Step::Fault) {
            row.why = source.refusal();
            continue;
        }
        auto component = rows.row(source.values(), source.place());
        if (component)
            row.component = *std::move(component);
        else
            row.why = component.refusal();
    }
    return first;
}

} // namespace

InventoryIntake inventoryIntake(const StoreFolder& folder)
{
    return { lookAt, firstRows,
        [folder](const std::string& file, const std::string& layer, const ComponentMapping& mapping, bool isDryRun,
            const ComponentComplaint& complain, const Progress& goesOn) {
            return readComponents(folder, file, mapping, isDryRun, complain, goesOn, layer);
        } };
}

Outcome putComponentsInForce(
    LocalWriter& writer, const Session& session, const ComponentImport& import, const std::string& title)
{
    return writer.office().duty.announceEdition(
        session, { "component", import.digest, import.taken, title, {} }, import.bytes);
}

} // namespace fengsui
