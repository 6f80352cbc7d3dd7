#include "bench/map_ground.h"

#include "component/component.h"
#include "intake/csv_reader.h"
#include "map/web_mercator.h"
#include "sqlite/component_edition.h"
#include "sqlite/connection.h"

#include <QBuffer>
#include <QPainter>
#include <QRandomGenerator>

#include <array>
#include <cmath>
#include <stdexcept>

namespace fengsui::bench {

namespace {

constexpr std::size_t wanted = 1'070'000;
constexpr ui::Degrees southWest { 103.60, 28.72 };
constexpr ui::Degrees extent { 0.60, 0.48 };

std::vector<ui::Degrees> readPlaces(const std::filesystem::path& file)
{
    auto source = TextSource::open(file);
    if (!source)
        throw std::runtime_error(source.refusal().toString());
    CsvReader reader(*std::move(source), ',');
    std::vector<ui::Degrees> places;
    std::optional<std::size_t> longitude, latitude;
    for (auto step = reader.next(); step == CsvReader::Step::Record; step = reader.next()) {
        const auto& fields = reader.fields();
        if (!longitude) {
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const QByteArray name = QByteArray(fields[i].data(), std::ssize(fields[i])).toLower();
                if (name == "longitude")
                    longitude = i;
                if (name == "latitude")
                    latitude = i;
            }
            if (!longitude || !latitude)
                return {};
            continue;
        }
        const auto value = [&](std::size_t i) {
            return i < fields.size() ? QByteArray(fields[i].data(), std::ssize(fields[i])).toDouble() : 0;
        };
        if (const ui::Degrees at { value(*longitude), value(*latitude) }; at.longitude != 0 && at.latitude != 0)
            places.push_back(at);
    }
    return places;
}

/// Each inventory fitted into a box from 0 to 1; the outermost hundredth on each side are mistakes and left out.
std::vector<ui::Degrees> fitted(std::vector<ui::Degrees> places)
{
    const auto bounds = [&](double ui::Degrees::* part) {
        std::vector<double> values;
        for (const ui::Degrees& place : places)
            values.push_back(place.*part);
        std::ranges::sort(values);
        return std::pair(values[values.size() / 100], values[values.size() * 99 / 100]);
    };
    const auto [west, east] = bounds(&ui::Degrees::longitude);
    const auto [south, north] = bounds(&ui::Degrees::latitude);
    std::vector<ui::Degrees> out;
    for (const ui::Degrees& place : places) {
        const ui::Degrees at { (place.longitude - west) / (east - west), (place.latitude - south) / (north - south) };
        if (at.longitude >= 0 && at.longitude < 1 && at.latitude >= 0 && at.latitude < 1)
            out.push_back(at);
    }
    return out;
}

} // namespace

Digest writeManyComponents(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files)
{
    std::vector<ui::Degrees> real;
    for (const auto& file : files)
        std::ranges::copy(fitted(readPlaces(file)), std::back_inserter(real));
    if (real.empty())
        throw std::runtime_error("there are no inventories of components to paint");
    constexpr std::array<std::uint16_t, 7> classes { 118, 211, 305, 402, 501, 602, 2101 };
    ComponentEditionWriter writer(folder, "bench");
    std::size_t count = 0;
    for (std::size_t copy = 0; count < wanted; ++copy)
        for (std::size_t i = 0; i < real.size() && count < wanted; ++i) {
            const bool isFlipped = copy / 2 % 2 == 1;
            ui::Degrees at = real[i];
            if (isFlipped)
                at.longitude = 1 - at.longitude;
            Component one;
            one.code = ComponentCode::of(
                511129, classes[count % classes.size()], static_cast<std::uint32_t>(count / classes.size()));
            one.at = GeoPoint::fromDegrees(
                southWest.longitude + (static_cast<double>(copy % 4) + at.longitude) / 4 * extent.longitude,
                southWest.latitude + (static_cast<double>(copy / 4 % 4) + at.latitude) / 4 * extent.latitude)
                         .value();
            writer.add(one);
            ++count;
        }
    return writer.finish({}).value().digest;
}

void writeBaseMap(const std::filesystem::path& file)
{
    Connection connection(file, Connection::Mode::Copy);
    connection.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB,"
                       "PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID");
    connection.execute("BEGIN");
    Statement insert(connection, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)");
    QRandomGenerator dice(7);
    const ui::WorldPoint a = ui::toWorld({ southWest.longitude, southWest.latitude + extent.latitude });
    const ui::WorldPoint b = ui::toWorld({ southWest.longitude + extent.longitude, southWest.latitude });
    for (int z = 8; z <= 14; ++z) {
        const double n = std::exp2(z);
        for (int x = static_cast<int>(a.x * n); x <= static_cast<int>(b.x * n); ++x)
            for (int y = static_cast<int>(a.y * n); y <= static_cast<int>(b.y * n); ++y) {
                QImage image(256, 256, QImage::Format_RGB32);
                image.fill(QColor(0xe8, 0xe4, 0xd8));
                QPainter painter(&image);
                painter.setRenderHint(QPainter::Antialiasing);
                for (int i = 0; i < 40; ++i) {
                    painter.setPen(QPen(QColor::fromRgb(dice.generate() | 0xff808080), 1 + i % 4));
                    painter.drawLine(dice.bounded(256), dice.bounded(256), dice.bounded(256), dice.bounded(256));
                }
                painter.end();
                QBuffer buffer;
                image.save(&buffer, "PNG", 90);
                const std::string bytes = buffer.data().toStdString();
                insert.start().bind(1, z).bind(2, x).bind(3, (1 << z) - 1 - y);
                insert.bindBytes(4, bytes).run();
            }
    }
    connection.execute("COMMIT");
}

} // namespace fengsui::bench
