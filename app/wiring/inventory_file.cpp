#include "wiring/inventory_file.h"

#include "formats/shape_file.h"
#include "geo/read_features.h"
#include "intake/csv_table.h"

#include <algorithm>
#include <optional>
#include <system_error>

namespace fengsui {

namespace {

class TableRows final : public RowSource {
public:
    explicit TableRows(CsvTable table)
        : m_table(std::move(table))
    {
    }
    std::span<const std::string> header() const override { return m_table.header(); }
    bool bringsPlaces() const override { return false; }
    Step next() override { return m_table.next(); }
    std::span<const std::string_view> values() const override { return m_table.values(); }
    std::optional<Degrees> place() const override { return std::nullopt; }
    std::size_t number() const override { return m_table.line(); }
    const Refusal& refusal() const override { return m_table.refusal(); }
    Reach reach() const override { return { m_table.source().bytesRead(), m_table.source().bytesTotal() }; }

private:
    CsvTable m_table;
};

/// Placemarks: what is said of them are the columns.
class PlacemarkRows final : public RowSource {
public:
    explicit PlacemarkRows(FeatureFile file)
        : m_file(std::move(file))
        , m_header { "name", "description" }
    {
        for (const Feature& feature : m_file.features)
            for (const auto& [key, value] : feature.words)
                if (std::ranges::find(m_header, key) == m_header.end())
                    m_header.push_back(key);
        m_values.resize(m_header.size());
    }
    std::span<const std::string> header() const override { return m_header; }
    bool bringsPlaces() const override { return true; }
    Step next() override
    {
        if (m_next == m_file.features.size())
            return Step::End;
        const Feature& feature = m_file.features[m_next++];
        m_values[0] = feature.name;
        m_values[1] = feature.note;
        for (std::size_t i = 2; i < m_header.size(); ++i)
            m_values[i] = feature.word(m_header[i]);
        m_place.reset();
        const Shape& shape = feature.shape;
        if (shape.points.size() == 1 && shape.ways.empty() && shape.areas.empty()) {
            const GeoPoint at = shape.points.front().at;
            m_place = Degrees { at.longitude(), at.latitude() };
        } else if (!shape.isEmpty()) {
            m_refusal = Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "Its shape is no single place: a component is a point."), {}, "place" };
            return Step::Fault;
        }
        return Step::Record;
    }
    std::span<const std::string_view> values() const override { return m_values; }
    std::optional<Degrees> place() const override { return m_place; }
    std::size_t number() const override { return m_next; }
    const Refusal& refusal() const override { return *m_refusal; }
    Reach reach() const override { return { m_next, m_file.features.size() }; }

private:
    FeatureFile m_file;
    std::vector<std::string> m_header;
    std::vector<std::string_view> m_values;
    std::optional<Degrees> m_place;
    std::optional<Refusal> m_refusal;
    std::size_t m_next = 0;
};

bool isPlacemarkFile(const std::filesystem::path& file)
{
    std::string extension = file.extension().string();
    std::ranges::transform(
        extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension == ".kml" || extension == ".kmz";
}

} // namespace

Result<std::unique_ptr<RowSource>> openInventory(
    const std::filesystem::path& file, char delimiter, const std::string& layer, const std::string& system)
{
    if (isShapeFile(file))
        return openShapeFile(file, { layer, system });
    if (isPlacemarkFile(file)) {
        auto read = readFeatureFile(file);
        if (!read.value)
            return read.faults.front();
        return std::unique_ptr<RowSource>(std::make_unique<PlacemarkRows>(*std::move(read.value)));
    }
    auto table = CsvTable::open(file, delimiter);
    if (!table)
        return table.refusal();
    return std::unique_ptr<RowSource>(std::make_unique<TableRows>(*std::move(table)));
}

Result<std::vector<std::string>> layersOf(const std::filesystem::path& file)
{
    if (isShapeFile(file))
        return shapeLayersOf(file);
    return std::vector<std::string>(1);
}

bool saysItsSystem(const std::filesystem::path& file)
{
    if (isPlacemarkFile(file))
        return true;
    if (!isShapeFile(file))
        return false;
    std::error_code ignored;
    auto beside = file;
    if (!std::filesystem::exists(beside.replace_extension(".shx"), ignored)
        && !std::filesystem::exists(beside.replace_extension(".SHX"), ignored))
        return true;
    return std::filesystem::exists(beside.replace_extension(".prj"), ignored)
        || std::filesystem::exists(beside.replace_extension(".PRJ"), ignored);
}

Result<InventoryColumns> columnsOf(const std::filesystem::path& file, const std::string& layer, const ColumnsWish& wish)
{
    const auto opened = openInventory(file, wish.delimiter, layer, wish.system);
    if (!opened)
        return opened.refusal();
    RowSource& rows = **opened;
    InventoryColumns found { {}, rows.bringsPlaces() };
    for (const std::string& name : rows.header())
        found.columns.push_back({ name, {} });
    for (std::size_t row = 0; row < wish.rows; ++row) {
        const RowSource::Step step = rows.next();
        if (step == RowSource::Step::End || step == RowSource::Step::Broken)
            break;
        if (step == RowSource::Step::Fault)
            continue;
        for (std::size_t i = 0; i < found.columns.size(); ++i) {
            auto& values = found.columns[i].values;
            const std::string_view value = rows.values()[i];
            if (!value.empty() && values.size() < wish.values && std::ranges::find(values, value) == values.end())
                values.emplace_back(value);
        }
    }
    return found;
}

} // namespace fengsui
