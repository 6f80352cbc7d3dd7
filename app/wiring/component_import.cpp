#include "wiring/component_import.h"

#include "intake/component_rows.h"
#include "intake/csv_table.h"
#include "intake/text_source.h"
#include "sqlite/component_edition.h"

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

    void row(std::size_t line, std::span<const std::string_view> values)
    {
        ++m_import.rows;
        const auto component = m_rows.row(values);
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

void readAll(CsvTable& table, Reading& reading, const Progress& goesOn)
{
    for (;;) {
        if (goesOn && reading.import().rows % rowsBetweenLooks == 0
            && !goesOn(table.source().bytesRead(), table.source().bytesTotal())) {
            reading.import().isCancelled = true;
            return;
        }
        switch (table.next()) {
        case CsvTable::Step::Record:
            reading.row(table.line(), table.values());
            break;
        case CsvTable::Step::Fault:
            ++reading.import().rows;
            reading.refuse(table.line(), table.refusal());
            break;
        case CsvTable::Step::Broken:
            reading.import().brokenBy = table.refusal();
            return;
        case CsvTable::Step::End:
            return;
        }
    }
}

} // namespace

Result<ComponentImport> readComponents(const StoreFolder& folder, const std::filesystem::path& file,
    const ComponentMapping& mapping, bool isDryRun, const ComponentComplaint& complain, const Progress& goesOn)
{
    auto opened = CsvTable::open(file, mapping.delimiter);
    if (!opened)
        return opened.refusal();
    CsvTable table = *std::move(opened);
    auto begun = ComponentRows::begin(mapping, table.header());
    if (!begun)
        return begun.refusal();
    ComponentRows rows = *std::move(begun);
    ComponentEditionWriter writer(folder.editions(), file.filename().string());
    Reading reading(rows, writer, complain);
    readAll(table, reading, goesOn);
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
