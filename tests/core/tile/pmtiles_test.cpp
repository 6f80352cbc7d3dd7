#include "tile/gunzip.h"
#include "tile/pmtiles.h"
#include "tile/pmtiles_bytes.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <set>
#include <utility>
#include <zlib.h>

using namespace fengsui;

namespace {

std::string number(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>(value | 0x80);
    return bytes + static_cast<char>(value);
}

std::string little(std::uint64_t value, int count)
{
    std::string bytes;
    for (int i = 0; i < count; ++i, value >>= 8)
        bytes += static_cast<char>(value & 0xff);
    return bytes;
}

std::string packed(const std::string& text)
{
    z_stream stream {};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(text.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string directory(const std::vector<PmtilesEntry>& entries)
{
    std::string bytes = number(entries.size());
    std::uint64_t last = 0;
    for (const auto& entry : entries)
        bytes += number(entry.id - std::exchange(last, entry.id));
    for (const auto& entry : entries)
        bytes += number(entry.run);
    for (const auto& entry : entries)
        bytes += number(entry.length);
    for (const auto& entry : entries)
        bytes += number(entry.offset + 1);
    return bytes;
}

/// A picture only by its head: 256 by 256, and something that tells it from others.
std::string picture(char mark)
{
    return std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\1\0\0\0\1\0", 24) + mark;
}

struct Archive {
    std::string root, metadata = "{}", leaves, tiles;
    int version = 3, packing = 1, kind = 2, lowest = 0, highest = 2;

    std::string bytes() const
    {
        std::uint64_t at = PmtilesHeader::length;
        std::string head = "PMTiles" + std::string(1, static_cast<char>(version));
        for (const std::string* piece : { &root, &metadata, &leaves, &tiles }) {
            head += little(at, 8) + little(piece->size(), 8);
            at += piece->size();
        }
        head += little(5, 8) + little(2, 8) + little(2, 8);
        for (const int byte : { 1, packing, 1, kind, lowest, highest })
            head += static_cast<char>(byte);
        for (const int degrees : { 100, 20, 110, 30 })
            head += little(static_cast<std::uint32_t>(degrees * 10'000'000), 4);
        head.resize(PmtilesHeader::length);
        return head + root + metadata + leaves + tiles;
    }
};

} // namespace

class PmtilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The numbering that the specification gives as examples, and the ends of a level.
    void tilesAreNumberedAlongTheHilbertCurve()
    {
        QCOMPARE(pmtilesId({ 0, 0, 0 }), 0u);
        QCOMPARE(pmtilesId({ 1, 0, 0 }), 1u);
        QCOMPARE(pmtilesId({ 1, 0, 1 }), 2u);
        QCOMPARE(pmtilesId({ 1, 1, 1 }), 3u);
        QCOMPARE(pmtilesId({ 1, 1, 0 }), 4u);
        QCOMPARE(pmtilesId({ 2, 0, 0 }), 5u);
        QCOMPARE(pmtilesId({ 12, 3423, 1763 }), 19078479u);
        std::set<std::uint64_t> all;
        for (std::uint32_t x = 0; x < 16; ++x)
            for (std::uint32_t y = 0; y < 16; ++y)
                all.insert(pmtilesId({ 4, x, y }));
        QCOMPARE(all.size(), 256u);
        QCOMPARE(*all.begin(), 85u);
        QCOMPARE(*all.rbegin(), 340u);
    }

    void aDirectoryIsReadBack()
    {
        const std::vector<PmtilesEntry> entries { { 3, 0, 10, 1 }, { 5, 500, 20, 300 }, { 1'000'000, 10, 7, 0 } };
        const auto read = readPmtilesDirectory(directory(entries));
        QVERIFY(read);
        QCOMPARE(read->size(), 3u);
        QCOMPARE((*read)[1].offset, 500u);
        QCOMPARE((*read)[2].id, 1'000'000u);
        QVERIFY(!findPmtilesEntry(*read, 2));
        QVERIFY(!findPmtilesEntry(*read, 4));
        QCOMPARE(findPmtilesEntry(*read, 304), &(*read)[1]);
        QVERIFY(!findPmtilesEntry(*read, 305));
        QCOMPARE(findPmtilesEntry(*read, 2'000'000), &(*read)[2]);
    }

    void aDamagedDirectoryIsRefused()
    {
        const std::string good = directory({ { 3, 0, 10, 1 }, { 5, 500, 20, 300 } });
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!readPmtilesDirectory(good.substr(0, length)));
        QVERIFY(!readPmtilesDirectory(good + '\0'));
        QVERIFY(!readPmtilesDirectory(number(~0ull)));
        QVERIFY(!readPmtilesDirectory(number(2) + number(1) + number(0) + number(1) + number(1) + number(1) + number(1)
            + number(1) + number(1))); // the same id twice
        QVERIFY(!readPmtilesDirectory(std::string(11, '\xff')));
    }

    void tilesBehindALeafDirectoryAreFound()
    {
        for (const bool isPacked : { false, true }) {
            const auto fold = [isPacked](const std::string& text) { return isPacked ? packed(text) : text; };
            Archive archive;
            archive.packing = isPacked ? 2 : 1;
            archive.tiles = picture('a') + picture('b');
            archive.leaves = fold(directory({ { 1, 0, 25, 4 }, { 5, 25, 25, 1 } }));
            archive.root = fold(directory({ { 1, 0, static_cast<std::uint32_t>(archive.leaves.size()), 0 } }));
            archive.metadata = fold(R"({"name":"乡镇","attribution":"&copy; <a href='x'>a &amp; b</a>"})");
            const auto opened = open(archive.bytes());
            QVERIFY2(opened, opened ? "" : opened.refusal().toString().c_str());
            const TileSource& source = **opened;
            QCOMPARE(source.facts().name, std::string("乡镇"));
            QCOMPARE(source.facts().attribution, std::string("© a & b"));
            QCOMPARE(source.facts().side, 256);
            QCOMPARE(source.facts().west, 100.0);
            QCOMPARE(source.facts().north, 30.0);
            QCOMPARE((*source.tile({ 1, 1, 1 })).value(), picture('a'));
            QCOMPARE((*source.tile({ 2, 0, 0 })).value(), picture('b'));
            QVERIFY(!*source.tile({ 0, 0, 0 }));
            QVERIFY(!*source.tile({ 2, 3, 3 }));
        }
    }

    void aFileThatCannotBeUsedIsNamedWithTheReason()
    {
        Archive good;
        good.tiles = picture('a');
        good.root = directory({ { 0, 0, 25, 1 } });
        QVERIFY(open(good.bytes()));
        const auto refused = [this](const std::string& bytes, const char* words) {
            const auto opened = open(bytes);
            const std::string said = opened ? "it was read" : opened.refusal().toString();
            QVERIFY2(said.starts_with("map.pmtiles ") || said.starts_with("The tiles of map.pmtiles"), said.c_str());
            QVERIFY2(said.find(words) != std::string::npos, said.c_str());
        };
        refused("", "empty");
        refused("PMTilez", "no PMTiles");
        Archive other = good;
        other.version = 2;
        refused(other.bytes(), "version 2");
        other = good, other.kind = 1;
        refused(other.bytes(), "vector");
        other = good, other.packing = 3;
        refused(other.bytes(), "packed");
        other = good, other.lowest = 9;
        refused(other.bytes(), "zoom levels from 9 to 2");
        other = good, other.tiles = std::string(25, 'x');
        refused(other.bytes(), "no png");
        other = good, other.root = "\x05";
        refused(other.bytes(), "directory");
        other = good, other.root = number(0);
        refused(other.bytes(), "no tiles");
        for (const std::size_t length : { 60ul, 126ul, 130ul, good.bytes().size() - 1 })
            refused(good.bytes().substr(0, length), "cut off");
        // a leaf that names itself is not followed for ever
        other = good, other.leaves = directory({ { 0, 0, 5, 0 } }), other.root = other.leaves;
        refused(other.bytes(), "no tiles");
    }

    void whatUnpacksWithoutEndIsStopped()
    {
        const std::string bomb = packed(std::string(5'000'000, 'x'));
        QVERIFY(!gunzip(bomb, 1'000'000));
        QCOMPARE(gunzip(bomb, 5'000'000)->size(), 5'000'000u);
        QVERIFY(!gunzip(bomb.substr(0, bomb.size() / 2), 5'000'000));
    }

    void aFileThatIsTakenAwayIsSaidToBeGone()
    {
        Archive good;
        good.tiles = picture('a');
        good.root = directory({ { 0, 0, 25, 1 } });
        const auto opened = open(good.bytes());
        QVERIFY(opened && (*opened)->tile({ 0, 0, 0 }));
        std::filesystem::remove(file());
        const auto tile = (*opened)->tile({ 0, 0, 0 });
        QVERIFY(!tile);
        QCOMPARE(tile.refusal().toString(), std::string("map.pmtiles is gone."));
    }

private:
    std::filesystem::path file() const { return (m_folder.path() + QStringLiteral("/map.pmtiles")).toStdString(); }
    Result<std::shared_ptr<const TileSource>> open(const std::string& bytes)
    {
        std::ofstream(file(), std::ios::binary) << bytes;
        return openPmtiles(file());
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PmtilesTest)
#include "pmtiles_test.moc"
