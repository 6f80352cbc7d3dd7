#include "wiring/component_import.h"

#include "intake/component_rows.h"
#include "sqlite/component_edition.h"
#include "wiring/inventory_file.h"

namespace fengsui {

namespace {

constexpr std::size_t examples = 5;
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

Outcome putComponentsInForce(
    LocalWriter& writer, const Session& session, const ComponentImport& import, const std::string& title)
{
    return writer.office().duty.announceEdition(
        session, { "component", import.digest, import.taken, title, {} }, import.bytes);
}

} // namespace fengsui
