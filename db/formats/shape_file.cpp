#include "formats/shape_file.h"

#include "base/utf8.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <vector>

namespace fengsui {

namespace {

struct Closer {
    void operator()(void* dataset) const { GDALClose(dataset); }
};
using DatasetHandle = std::unique_ptr<void, Closer>;

struct FeatureCloser {
    void operator()(void* feature) const { OGR_F_Destroy(feature); }
};

struct SystemReleaser {
    void operator()(void* system) const { OSRDestroySpatialReference(system); }
};
using SystemHandle = std::unique_ptr<void, SystemReleaser>;

struct TransformCloser {
    void operator()(void* transform) const { OCTDestroyCoordinateTransformation(transform); }
};
using TransformHandle = std::unique_ptr<void, TransformCloser>;

// What the library says goes into refusals, never to the terminal.
class QuietErrors {
public:
    QuietErrors()
    {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    ~QuietErrors() { CPLPopErrorHandler(); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

    static bool hasFailed() { return CPLGetLastErrorType() >= CE_Failure; }
    static std::string said() { return CPLGetLastErrorMsg(); }
};

void makeReady()
{
    static std::once_flag isReady;
    std::call_once(isReady, [] {
        // Nothing is fetched, run or loaded because a file says so.
        CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "16"); // MB of one feature
        OSRSetPROJEnableNetwork(0);
        RegisterOGRShape();
        RegisterOGRGeoPackage();
        RegisterOGRGeoJSON();
    });
}

std::string extensionOf(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(
        extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension;
}

Refusal refused(const char* text, const std::filesystem::path& file, std::string argument = {})
{
    return { Refusal::Reason::BadValue, text, { file.filename().string(), std::move(argument) }, "file" };
}

Refusal notReadable(const std::filesystem::path& file, const std::string& reason)
{
    return refused(QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"), file, reason);
}

// Shapefiles of Chinese offices mostly say nothing of their code page.
bool hasCodePage(std::filesystem::path file)
{
    std::error_code ignored;
    return std::filesystem::exists(file.replace_extension(".cpg"), ignored)
        || std::filesystem::exists(file.replace_extension(".CPG"), ignored);
}

bool isPointLayer(OGRLayerH layer)
{
    const auto type = wkbFlatten(OGR_L_GetGeomType(layer));
    return type == wkbPoint || type == wkbMultiPoint || type == wkbUnknown || type == wkbGeometryCollection;
}

Result<OGRLayerH> layerOf(GDALDatasetH dataset, const std::filesystem::path& file, const std::string& wanted)
{
    std::vector<OGRLayerH> layers;
    std::string names;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset); ++i) {
        const OGRLayerH layer = GDALDatasetGetLayer(dataset, i);
        const std::string name = OGR_L_GetName(layer);
        if (!isPointLayer(layer) && wanted != name)
            continue;
        if (wanted.empty() || wanted == name)
            layers.push_back(layer);
        names += (names.empty() ? "" : ", ") + name;
    }
    if (layers.size() == 1)
        return layers.front();
    if (names.empty())
        return refused(QT_TRANSLATE_NOOP("Refusal", "%1 has no layer with places."), file);
    return Refusal { Refusal::Reason::Missing,
        QT_TRANSLATE_NOOP("Refusal", "Say which layer of %1 is meant. It has: %2."),
        { file.filename().string(), names }, "layer" };
}

bool isOldChinese(OGRSpatialReferenceH system)
{
    const char* datum = OSRGetAttrValue(system, "DATUM", 0);
    std::string name = datum ? datum : "";
    std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '\''; });
    return name.find("Beijing1954") != std::string::npos || name.find("Xian1980") != std::string::npos;
}

bool isEarthCentred(OGRSpatialReferenceH system)
{
    const char* datum = OSRGetAttrValue(system, "DATUM", 0);
    const std::string_view name = datum ? datum : "";
    constexpr std::array known { "WGS_1984", "World Geodetic System 1984", "China_2000", "China 2000" };
    return std::ranges::any_of(known, [&](const char* each) { return name.find(each) != std::string_view::npos; });
}

class ShapeFile final : public RowSource {
public:
    ShapeFile(std::filesystem::path file, DatasetHandle dataset, OGRLayerH layer, bool isRaw)
        : m_file(std::move(file))
        , m_dataset(std::move(dataset))
        , m_layer(layer)
        , m_isRaw(isRaw)
    {
        const OGRFeatureDefnH columns = OGR_L_GetLayerDefn(layer);
        for (int i = 0; i < OGR_FD_GetFieldCount(columns); ++i)
            m_header.push_back(asUtf8(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(columns, i))));
        m_texts.resize(m_header.size());
        m_values.resize(m_header.size());
        m_reach.total = static_cast<std::uint64_t>(std::max<GIntBig>(0, OGR_L_GetFeatureCount(layer, 0)));
    }

    std::optional<Refusal> setSystem(const std::string& wanted)
    {
        SystemHandle own;
        OGRSpatialReferenceH system = OGR_L_GetSpatialRef(m_layer);
        if (!wanted.empty()) {
            own.reset(OSRNewSpatialReference(nullptr));
            const bool isEpsg = wanted.starts_with("EPSG:") && wanted.size() > 5 && wanted.size() < 12
                && std::ranges::all_of(wanted.substr(5), [](char c) { return c >= '0' && c <= '9'; });
            if (!isEpsg || OSRImportFromEPSG(own.get(), std::stoi(wanted.substr(5))) != OGRERR_NONE)
                return Refusal { Refusal::Reason::BadValue,
                    QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no coordinate system that is known, such as EPSG:4547."),
                    { wanted }, "system" };
            system = own.get();
        }
        if (!system)
            return whyNoDegrees();
        if (isOldChinese(system))
            return refused(QT_TRANSLATE_NOOP("Refusal",
                               "The coordinates of %1 are of %2. The way from there to CGCS 2000 is another in each "
                               "county: have them converted by the surveying office first."),
                m_file, OSRGetName(system));
        if (OSRIsGeographic(system) && isEarthCentred(system))
            return std::nullopt;
        const SystemHandle degrees(OSRNewSpatialReference(nullptr)), from(OSRClone(system));
        if (OSRImportFromEPSG(degrees.get(), 4326) == OGRERR_NONE) {
            for (const SystemHandle& each : { std::cref(degrees), std::cref(from) })
                OSRSetAxisMappingStrategy(each.get(), OAMS_TRADITIONAL_GIS_ORDER);
            m_transform.reset(OCTNewCoordinateTransformation(from.get(), degrees.get()));
        }
        if (!m_transform)
            return refused(QT_TRANSLATE_NOOP("Refusal", "The coordinate system of %1 (%2) can't be converted."), m_file,
                OSRGetName(system));
        return std::nullopt;
    }

    std::span<const std::string> header() const override { return m_header; }
    bool bringsPlaces() const override { return true; }
    std::span<const std::string_view> values() const override { return m_values; }
    std::optional<Degrees> place() const override { return m_place; }
    std::size_t number() const override { return m_number; }
    const Refusal& refusal() const override { return *m_refusal; }
    Reach reach() const override { return { std::min(m_reach.done, m_reach.total), m_reach.total }; }

    Step next() override
    {
        const QuietErrors errors;
        const std::unique_ptr<void, FeatureCloser> feature(OGR_L_GetNextFeature(m_layer));
        if (!feature) {
            if (!QuietErrors::hasFailed())
                return Step::End;
            m_refusal = notReadable(m_file, QuietErrors::said());
            return Step::Broken;
        }
        ++m_number;
        ++m_reach.done;
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            m_texts[i] = textOf(feature.get(), static_cast<int>(i));
            m_values[i] = m_texts[i];
        }
        m_place.reset();
        if (const OGRGeometryH geometry = OGR_F_GetGeometryRef(feature.get()))
            return takePlace(geometry);
        return Step::Record; // without a place, as whoever takes it says
    }

private:
    std::string asUtf8(const char* text) const
    {
        const std::string_view bytes = text ? text : "";
        if (!m_isRaw || countCharacters(bytes))
            return std::string(bytes);
        // a text that was cut to its column may end within a character
        for (std::size_t length : { bytes.size(), bytes.size() - 1 }) {
            const QuietErrors errors;
            char* recoded = CPLRecode(std::string(bytes.substr(0, length)).c_str(), "GB18030", CPL_ENC_UTF8);
            std::string out = recoded ? recoded : "";
            CPLFree(recoded);
            if (!QuietErrors::hasFailed() && CPLGetLastErrorType() == CE_None && countCharacters(out))
                return out;
        }
        std::string plain;
        for (const char c : bytes)
            plain += static_cast<unsigned char>(c) < 0x80 ? c : '?';
        return plain;
    }

    // Whole numbers in columns of decimals are written as such: codes of sixteen digits are often kept there.
    std::string textOf(OGRFeatureH feature, int column) const
    {
        if (!OGR_F_IsFieldSetAndNotNull(feature, column))
            return {};
        const auto type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, column));
        if (type == OFTReal) {
            const double value = OGR_F_GetFieldAsDouble(feature, column);
            if (std::abs(value) < 9007199254740992.0 && value == std::trunc(value))
                return std::to_string(static_cast<long long>(value));
        }
        return asUtf8(OGR_F_GetFieldAsString(feature, column));
    }

    Step takePlace(OGRGeometryH geometry)
    {
        while (wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbMultiPoint && OGR_G_GetGeometryCount(geometry) == 1)
            geometry = OGR_G_GetGeometryRef(geometry, 0);
        if (wkbFlatten(OGR_G_GetGeometryType(geometry)) != wkbPoint) {
            m_refusal = Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "Its shape (%1) is no place: a component is a point."),
                { OGRGeometryTypeToName(OGR_G_GetGeometryType(geometry)) }, "place" };
            return Step::Fault;
        }
        if (OGR_G_IsEmpty(geometry))
            return Step::Record;
        double x = OGR_G_GetX(geometry, 0), y = OGR_G_GetY(geometry, 0);
        const bool isZero = x == 0 && y == 0; // stays what it is: it is counted
        if (m_transform && !isZero && !OCTTransform(m_transform.get(), 1, &x, &y, nullptr)) {
            m_refusal = Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "%1, %2 is no place in the coordinate system of the file."),
                { std::to_string(OGR_G_GetX(geometry, 0)), std::to_string(OGR_G_GetY(geometry, 0)) }, "place" };
            return Step::Fault;
        }
        m_place = Degrees { x, y };
        return Step::Record;
    }

    // Numbers of metres can't be taken for degrees, whatever anybody says of their datum.
    std::optional<Refusal> whyNoDegrees()
    {
        OGREnvelope box;
        const QuietErrors errors;
        const bool isKnown = OGR_L_GetExtent(m_layer, &box, 1) == OGRERR_NONE;
        if (!isKnown || (box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90))
            return std::nullopt;
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal",
                "%1 does not say in which coordinate system it is, and its numbers are no degrees. Name it in the "
                "mapping as \"system\" of the \"place\", such as EPSG:4547 (CGCS 2000, 3 degrees, central meridian "
                "114)."),
            { m_file.filename().string() }, "system" };
    }

    std::filesystem::path m_file;
    DatasetHandle m_dataset;
    OGRLayerH m_layer; ///< of the dataset
    bool m_isRaw; ///< texts are bytes of an unknown code page
    TransformHandle m_transform;
    std::vector<std::string> m_header, m_texts;
    std::vector<std::string_view> m_values;
    std::optional<Degrees> m_place;
    std::size_t m_number = 0;
    Reach m_reach;
    std::optional<Refusal> m_refusal;
};

} // namespace

bool isShapeFile(const std::filesystem::path& path)
{
    constexpr std::array known { ".shp", ".gpkg", ".geojson", ".json" };
    return std::ranges::find(known, extensionOf(path)) != known.end();
}

namespace {

Result<DatasetHandle> datasetOf(const std::filesystem::path& path, bool isRaw)
{
    std::error_code why;
    if (!std::filesystem::is_regular_file(path, why))
        return notReadable(
            path, why ? why.message() : std::make_error_code(std::errc::no_such_file_or_directory).message());
    constexpr std::array<const char*, 4> drivers { "ESRI Shapefile", "GPKG", "GeoJSON", nullptr };
    CPLStringList options;
    if (isRaw)
        options.SetNameValue("ENCODING", "");
    if (extensionOf(path) == ".gpkg")
        options.SetNameValue("LIST_ALL_TABLES", "NO");
    DatasetHandle dataset(GDALOpenEx(std::filesystem::absolute(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
        drivers.data(), options.List(), nullptr));
    if (!dataset)
        return notReadable(path, QuietErrors::said());
    return dataset;
}

} // namespace

Result<std::vector<std::string>> shapeLayersOf(const std::filesystem::path& path)
{
    makeReady();
    const QuietErrors errors;
    const auto dataset = datasetOf(path, false);
    if (!dataset)
        return dataset.refusal();
    std::vector<std::string> names;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset->get()); ++i)
        if (const OGRLayerH layer = GDALDatasetGetLayer(dataset->get(), i); isPointLayer(layer))
            names.emplace_back(OGR_L_GetName(layer));
    if (names.empty())
        return refused(QT_TRANSLATE_NOOP("Refusal", "%1 has no layer with places."), path);
    return names;
}

Result<std::unique_ptr<RowSource>> openShapeFile(const std::filesystem::path& path, const ShapeFileWish& wish)
{
    makeReady();
    const QuietErrors errors;
    const bool isRaw = extensionOf(path) == ".shp" && !hasCodePage(path);
    auto opening = datasetOf(path, isRaw);
    if (!opening)
        return opening.refusal();
    DatasetHandle dataset = *std::move(opening);
    const auto layer = layerOf(dataset.get(), path, wish.layer);
    if (!layer)
        return layer.refusal();
    auto opened = std::make_unique<ShapeFile>(path, std::move(dataset), *layer, isRaw);
    if (auto refusal = opened->setSystem(wish.system))
        return *std::move(refusal);
    OGR_L_ResetReading(*layer);
    return std::unique_ptr<RowSource>(std::move(opened));
}

} // namespace fengsui
