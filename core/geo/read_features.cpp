#include "geo/read_features.h"

#include "grid/plain_text.h"

#include <array>
#include <fstream>

namespace fengsui {

namespace {

Loaded<FeatureFile> refused(const char* text, std::vector<std::string> arguments)
{
    return { std::nullopt, { { Refusal::Reason::BadValue, text, std::move(arguments), {} } } };
}

// The root element's name decides between the two kinds of XML when the file's name doesn't.
bool looksLikeGpx(std::string_view text)
{
    return text.substr(0, 4096).find("<gpx") != std::string_view::npos;
}

} // namespace

Loaded<FeatureFile> readFeatures(const std::string& file, std::string_view bytes)
{
    const std::string name = folded(file);
    if (bytes.size() > longestFeatureFile)
        return refused(QT_TRANSLATE_NOOP("Refusal", "%1 is larger than %2 MB, which is not taken; divide it."),
            { file, std::to_string(longestFeatureFile >> 20) });
    if (bytes.starts_with("PK"))
        return readKmz(file, bytes);
    if (name.ends_with(".gpx"))
        return readGpx(file, bytes);
    if (name.ends_with(".kml") || name.ends_with(".kmz"))
        return readKml(file, bytes);
    if (name.ends_with("json"))
        return readGeoJsonFeatures(file, bytes);
    const std::string_view text = trimmed(bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes);
    if (text.starts_with('{'))
        return readGeoJsonFeatures(file, bytes);
    if (text.starts_with('<'))
        return looksLikeGpx(text) ? readGpx(file, bytes) : readKml(file, bytes);
    return refused(QT_TRANSLATE_NOOP("Refusal", "%1 is neither GeoJSON nor KML, KMZ or GPX."), { file });
}

Loaded<FeatureFile> readFeatureFile(const std::filesystem::path& path)
{
    const std::string file = path.filename().string();
    std::ifstream stream(path, std::ios::binary);
    std::string bytes;
    std::array<char, 1 << 16> piece;
    while (stream && bytes.size() <= longestFeatureFile) {
        stream.read(piece.data(), piece.size());
        bytes.append(piece.data(), std::size_t(stream.gcount()));
    }
    if (bytes.empty())
        return refused(QT_TRANSLATE_NOOP("Refusal", "%1 can't be read, or is empty."), { path.string() });
    return readFeatures(file, bytes);
}

} // namespace fengsui
