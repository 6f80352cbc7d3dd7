#pragma once

#include "intake/call_file_reader.h"
#include "support/shipped.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <stdexcept>
#include <zlib.h>

namespace fengsui::test {

inline TypeCatalogue shippedCatalogue()
{
    TypeCatalogue catalogue;
    for (const char* file : { "types/cjt214.json", "types/gbt30428.json", "types/callcentre.json" })
        for (const Refusal& fault : catalogue.add(file, shipped(file)))
            throw std::runtime_error(fault.toString());
    return catalogue;
}

inline CallMapping mappingOf(const std::string& json, const char* name = "mapping.json")
{
    auto loaded = CallMapping::parse(name, json, shippedCatalogue());
    if (!loaded.value)
        throw std::runtime_error(loaded.faults.front().toString());
    return *std::move(loaded.value);
}

inline CallMapping shippedMapping(const char* id)
{
    return mappingOf(shipped((std::string("mappings/") + id + ".json").c_str()), id);
}

inline std::vector<CallMapping> shippedMappings()
{
    return { shippedMapping("citizen_messages_zh"), shippedMapping("montgomery_pa_911"),
        shippedMapping("nyc_311_animal"), shippedMapping("sf_fire") };
}

inline std::filesystem::path written(const QString& folder, const char* name, const QByteArray& bytes)
{
    QFile file(folder + '/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("can't write a file of the test");
    return file.fileName().toStdString();
}

inline QByteArray gzipped(const QByteArray& bytes)
{
    z_stream zip {};
    deflateInit2(&zip, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&zip, static_cast<uLong>(bytes.size()))) + 32, '\0');
    zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    zip.avail_in = static_cast<uInt>(bytes.size());
    zip.next_out = reinterpret_cast<Bytef*>(out.data());
    zip.avail_out = static_cast<uInt>(out.size());
    deflate(&zip, Z_FINISH);
    out.resize(static_cast<qsizetype>(zip.total_out));
    deflateEnd(&zip);
    return out;
}

/// Everything that a file gives.
struct Contents {
    std::vector<CallRow> rows;
    std::vector<RowProblem> problems;
    std::optional<Refusal> broken;
    std::uint64_t joined = 0;
};

inline Contents contentsOf(CallFileReader reader)
{
    Contents out;
    while (true) {
        CallFileItem item = reader.next();
        if (auto* row = std::get_if<CallRow>(&item))
            out.rows.push_back(std::move(*row));
        else if (auto* problem = std::get_if<RowProblem>(&item))
            out.problems.push_back(std::move(*problem));
        else {
            out.broken = std::get<CallFileEnd>(item).broken;
            out.joined = reader.rowsJoined();
            return out;
        }
    }
}

inline Contents contentsOf(const std::filesystem::path& path, const CallMapping& mapping)
{
    auto reader = CallFileReader::open(path, mapping);
    if (!reader)
        throw std::runtime_error(reader.refusal().toString());
    return contentsOf(*std::move(reader));
}

/// What a report says, on one line, for comparing.
inline std::string summary(const CallRow& row)
{
    const IncomingReport& r = row.report;
    std::string out = r.externalKey + '|' + r.source + '|' + r.appeal + '|' + (r.type ? r.type->toString() : "") + '|'
        + r.title + '|' + r.text + '|' + r.place.address + '|' + row.divisionName + '|' + r.receivedAt.toString() + '|'
        + r.condition;
    if (r.place.point)
        out += '|' + std::to_string(r.place.point->longitudeE7) + ',' + std::to_string(r.place.point->latitudeE7);
    if (r.caller)
        out += '|' + r.caller->name + ',' + r.caller->phone + ',' + r.caller->address;
    return out;
}

inline std::vector<std::string> summaries(const Contents& contents)
{
    std::vector<std::string> out;
    for (const CallRow& row : contents.rows)
        out.push_back(summary(row));
    return out;
}

} // namespace fengsui::test
