#include "fuzz/author.h"
#include "geo/read_features.h"
#include "geo/write_features.h"
#include "grid/outline_bytes.h"
#include "journal/catalogue.h"
#include "road/road_bytes.h"
#include "sqlite/sqlite_journal.h"
#include "sqlite/sqlite_journal_reader.h"
#include "sqlite/sqlite_ledgers.h"
#include "support/random_history.h"
#include "sync/frame.h"
#include "sync/pairing_card.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <zlib.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t longestSeed = 3000;

/// Writes the corpora below a folder: small inputs from which libFuzzer begins.
class Corpus {
public:
    Corpus(fs::path folder, fs::path source)
        : m_folder(std::move(folder))
        , m_source(std::move(source))
    {
    }
    void put(const char* target, const std::string& name, const std::string& bytes)
    {
        fs::create_directories(m_folder / target);
        std::ofstream(m_folder / target / name, std::ios::binary) << bytes;
    }
    std::string resource(const fs::path& path) const
    {
        std::ifstream in(m_source / "resources" / path, std::ios::binary);
        return { std::istreambuf_iterator<char>(in), {} };
    }

private:
    fs::path m_folder;
    fs::path m_source;
};

/// What people might write, from a store that they wrote it to: of each kind one of the shorter entries.
std::vector<Entry> entriesOfEachKind()
{
    Dice dice(std::uint64_t(7));
    Connection connection({}, Connection::Mode::Scratch);
    SqliteJournal journal(
        connection, *SigningKey::fromSeed(sha256("corpus").view()), [] { return IncarnationId::derived("corpus"); });
    const SqliteLedgers ledgers(connection);
    RandomHistory history(dice, 6);
    const Draft first = opening(journal.publicKey(), journal.incarnation());
    journal.append({ &first, 1 }, {}, { 1'000'000 });
    for (std::int64_t i = 0; i < 300; ++i)
        journal.append(history.next(ledgers, { 1'000'000 + i }), {}, { 1'000'000 + i });
    std::map<std::uint16_t, std::map<std::size_t, Entry>> ofKind; // and by size
    SqliteJournalReader(connection).visit([&](const Entry& entry) {
        if (entry.body && entry.body->size() < longestSeed / 4)
            ofKind[entry.envelope.kind].emplace(entry.body->size(), entry);
        return true;
    });
    std::vector<Entry> entries;
    for (const auto& [kind, bySize] : ofKind) {
        entries.push_back(bySize.rbegin()->second);
        if (bySize.size() > 1)
            entries.push_back(bySize.begin()->second);
    }
    return entries;
}

std::size_t placeOf(const Entry& entry)
{
    const auto known = std::ranges::find(
        catalogue(), entry.envelope.kind, [](const KindInfo& info) { return static_cast<std::uint16_t>(info.kind); });
    return static_cast<std::size_t>(known - catalogue().begin());
}

std::string said(const Entry& entry)
{
    return asSaid(placeOf(entry), placeOf(entry), entry.envelope.key.number % 3, *entry.body);
}

void putEntries(Corpus& corpus, const std::vector<Entry>& entries)
{
    std::string about, folded, carried(1, 1), talk = std::string("\1\2\3", 3);
    std::size_t number = 0;
    const auto flush = [&] {
        const std::string name = std::to_string(number++);
        corpus.put("fold", name, folded);
        corpus.put("bundle", name, carried + '\3' + said(entries.front()));
        corpus.put("conversation", name, talk + "\5\1" + '\0' + "\6\7" + '\0' + "\x0e");
        folded.clear();
        carried.assign(1, 1);
        talk.assign("\1\2\3\1", 4);
    };
    for (const Entry& entry : entries) {
        const auto* info = find(entry.envelope.kind);
        const std::string name
            = std::string(info ? info->name : "newer") + '-' + std::to_string(entry.envelope.key.number);
        corpus.put("envelope", name, asText(entry.envelope.encode()) + *entry.body);
        folded += static_cast<char>(folded.size() % 2) + said(entry);
        carried += std::string("\2", 1) + said(entry);
        talk += std::string("\4", 1) + '\0' + said(entry) + '\x0b' + said(entry) + "\5\1" + '\0';
        if (folded.size() > longestSeed / 2)
            flush();
    }
    flush();
}

void putFrames(Corpus& corpus, const std::vector<Entry>& entries)
{
    const EntryKey key = entries.front().envelope.key;
    const sync::End end { key, entries.front().hash };
    const BlobList list = blobListOf("a photograph");
    const std::vector<sync::Frame> frames { sync::Hello { 1, 1, key.incarnation, { 5 }, sha256("v") },
        sync::Have { { end, end }, true }, sync::Batch { 1, { entries.begin(), entries.begin() + 3 } },
        sync::Ack { 1, true }, sync::Heads { { { key, end.hash, std::string(64, 's') } } },
        sync::Pulse { sha256("v"), sha256("l") }, sync::Hashes { key, { end.hash, end.hash } },
        sync::HashesWanted { key }, sync::Fork { entries.front().envelope.encode() },
        sync::Bye { sync::Bye::Why::Stuck }, sync::BlobsWanted { { list.digest } }, sync::BlobOffer { list },
        sync::ChunkWanted { list.digest, 0 }, sync::Chunk { list.digest, 0, "a photograph" },
        sync::BlobGone { list.digest }, sync::BodiesWanted { { key } }, sync::Bodies { { entries.front() } } };
    std::string all(1, 40);
    for (const sync::Frame& frame : frames) {
        const std::string bytes = sync::encode(frame);
        corpus.put("frame", "wire-" + std::to_string(frame.index()), '\xff' + bytes);
        corpus.put("frame", "alone-" + std::to_string(frame.index()), '\7' + bytes.substr(4));
        corpus.put("conversation", "frame-" + std::to_string(frame.index()),
            std::string("\1\2", 2) + '\1' + asText(bytes.substr(4)));
        all += bytes;
    }
    corpus.put("frame", "all", all);
}

std::string gzipped(std::string text)
{
    std::string out(text.size() + 100, '\0');
    z_stream zip {};
    deflateInit2(&zip, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    zip.next_in = reinterpret_cast<Bytef*>(text.data());
    zip.avail_in = static_cast<uInt>(text.size());
    zip.next_out = reinterpret_cast<Bytef*>(out.data());
    zip.avail_out = static_cast<uInt>(out.size());
    deflate(&zip, Z_FINISH);
    out.resize(zip.total_out);
    deflateEnd(&zip);
    return out;
}

void putTexts(Corpus& corpus)
{
    const std::string rows
        = "7,水管爆裂,2025-11-03 07:05,103.9,28.95,沐溪镇,12 Mill Road,张三,13800000000\n"
          "8,\"a \"\"quoted\"\"\nword\",2025-11-03 07:06,103.9,28.95,here,,-,\n7,again,never,,,t,,,\n";
    corpus.put("calls", "utf8", '\1' + rows);
    corpus.put(
        "calls", "bom", std::string("\0\xef\xbb\xbf", 4) + "no,what,when,lon,lat,town,street,who,phone\r\n" + rows);
    corpus.put("calls", "gb18030", std::string("\1") + "7,\xcb\xae\xb9\xdc,2025-11-03 07:05,,,t,\xd1\xc0,,\n");
    corpus.put("calls", "gzip", '\0' + gzipped("no,what,when,lon,lat,town,street,who,phone\n" + rows));

    const char* const expressions[] = { "volume(count(handling)) + 0.3 * closing + 0.3 * (100 - rework)",
        "min(100, max(0, orElse(averageHandling, 4) / 2))", "steps(count(closing)) * -2 + (1 - 0.005)", "((((1))))/0",
        "99999999999 * 99999999999" };
    for (std::size_t i = 0; i < std::size(expressions); ++i)
        corpus.put("expression", std::to_string(i),
            std::string("\0\2\7\1\x09\0\1\2\1\x05\0\2\2\3\1\4\0\3\1\7\2\0", 22) + expressions[i]);

    for (const char* file : { "calendars/cn.json", "calendars/generic.json", "formulas/unit_a.json",
             "formulas/hotline.json", "types/gbt30428.json", "mappings/sf_fire.json", "workflows/lead.json" })
        corpus.put("rules", fs::path(file).stem().string() + '-' + fs::path(file).parent_path().string(),
            corpus.resource(file));

    corpus.put("ground", "outline",
        toBytes({ { { { 1035500000, 287700000 }, { 1035500001, 287700000 }, { 1035500000, 287700001 } },
            { { { 1, 2 }, { -3, 4 }, { 5, -6 } } } } }));
    corpus.put("ground", "geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A","name":"a","level":"town",)"
        R"("parent":""},"geometry":{"type":"Polygon","coordinates":[[[103,28],[104,28],[104,29],[103,28]]]}},)"
        R"({"type":"Feature","properties":{"code":"A1","level":"cell","parent":"A"},"geometry":{"type":"MultiPolygon",)"
        R"("coordinates":[[[[103,28],[103.5,28],[103.5,28.5],[103,28]]]]}}]})");

    const std::string geojson
        = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"桥","note":"x"},"geometry":)"
          R"({"type":"LineString","coordinates":[[103.5,28.1,400],[103.6,28.2]]}},{"type":"Feature","properties":null,)"
          R"("geometry":{"type":"Polygon","coordinates":[[[103,28],[104,28],[104,29],[103,28]]]}}]})";
    corpus.put("features", "geojson", std::string(1, '\0') + geojson);
    const auto file = readFeatures("a.geojson", geojson);
    corpus.put("features", "kml", '\1' + toText(*file.value, FeatureFormat::Kml));
    corpus.put("features", "gpx", '\3' + toText(*file.value, FeatureFormat::Gpx));
    const char* places[] { "28.956700, 103.902800", "北纬28°57′24.12″ 东经103°54′10.08″", "48R 393084.8 3203684.0",
        "X 3204966.0 Y 35393042.0", "N 28 57.402 E 103 54.168" };
    for (std::size_t i = 0; i < std::size(places); ++i)
        corpus.put("places", std::to_string(i), places[i]);
    corpus.put("editions", "directory", std::string("\2\0\5\1\1\x0a\x0b\1\x0b", 9));
    corpus.put("editions", "png", std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\1\0\0\0\1\0\x08\2\0\0\0", 29));
    const RoadGraph roads({ { 1039028000, 289567000 }, { 1039038000, 289567000 }, { 1039038000, 289577000 } },
        { { 0, 1, 970, 0, 7000, 7000 }, { 1, 2, 1100, 0, 8000, unreachable } }, { "沐川路" }, {});
    corpus.put("editions", "roads", toBytes(roads, Contraction::of(roads)));

    const sync::PairingCard card { sha256("pin"), { "沐川", "511129", std::string(sha256("key").view()) } };
    corpus.put("pairing", "card", sync::toText(card));
    corpus.put("pairing", "wire", std::string("\x28\x21\0c", 4) + std::string(32, 'x') + std::string("\x01\0n", 3));
    corpus.put("pairing", "nobody", std::string("\xff\xff\xff\xff\xff", 5));

    const std::string harm = std::string("\1\1\0\3\0", 5);
    corpus.put("lock", "key", '\1' + asText(harm) + asText("one piece") + asText("") + asText("the last piece"));
    corpus.put("lock", "header", '\0' + std::string("fengsuibackup1K") + std::string(160, 'k'));
    corpus.put("lock", "seal", '\0' + std::string("fengsuiseal1") + std::string(240, 's'));
}

} // namespace

// make_corpus FOLDER SOURCE: the seeds of all targets, from entries of a history that is the same each time.
int main(int argc, char** argv)
{
    if (argc != 3)
        return std::fprintf(stderr, "usage: make_corpus FOLDER SOURCE\n"), 2;
    Corpus corpus(argv[1], argv[2]);
    const std::vector<Entry> entries = entriesOfEachKind();
    putEntries(corpus, entries);
    putFrames(corpus, entries);
    putTexts(corpus);
    return 0;
}
