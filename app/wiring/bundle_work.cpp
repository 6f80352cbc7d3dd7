#include "wiring/bundle_work.h"

#include "base/sealing.h"
#include "sqlite/key_files.h"
#include "sqlite/sqlite_peer_status.h"
#include "sqlite/sqlite_sync_store.h"
#include "wiring/peer_link.h"

#include <algorithm>
#include <fstream>

namespace fengsui {

namespace {

sync::PeerStatus statusOf(const SqlitePeerStatus& board, const Digest& pin)
{
    const auto all = board.all();
    const auto at = std::ranges::find(all, pin, &sync::PeerStatus::pin);
    return at == all.end() ? sync::PeerStatus { pin, {}, 0, 0, {}, {}, {}, {} } : *at;
}

sync::Side sideOf(LocalWriter& writer, const Peer& peer)
{
    return { Audience::of(peer.pin, writer.ledgers().peers()),
        incarnationsUnder(writer.journal(), peer.signingKey, &peer) };
}

/// Which of our keys it is sealed to: whoever wrote it may not have heard of the new one.
SigningKey keyFor(const StoreFolder& folder, std::istream& file)
{
    std::string header(SealingReader::headerSize, '\0');
    file.read(header.data(), static_cast<std::streamsize>(header.size()));
    file.clear();
    file.seekg(0);
    const auto former = formerSigningKey(folder);
    return former && SealingReader::readerOf(header) == former->publicKey() ? *former : signingKey(folder);
}

void add(News& into, const News& from)
{
    const auto append = [](auto& to, const auto& more) { to.insert(to.end(), more.begin(), more.end()); };
    append(into.incidents, from.incidents);
    append(into.teams, from.teams);
    append(into.persons, from.persons);
    append(into.operators, from.operators);
    into.editions |= from.editions;
    into.duty |= from.duty;
    into.rules |= from.rules;
    into.peers |= from.peers;
    into.drawings |= from.drawings;
    into.components |= from.components;
    into.tracks |= from.tracks;
}

/// Under another name until it is whole: half a bundle never bears the name that was asked for.
class WritingWork final : public BundleWork {
public:
    WritingWork(const StoreFolder& folder, LocalWriter& writer, const Clock& clock, Peer peer, std::string file,
        bool all, sync::BundleFiles files)
        : m_peer(std::move(peer))
        , m_file(std::move(file))
        , m_part(m_file + ".part")
        , m_key(outwardKey(folder))
        , m_store(writer.store().connection(), writer.store().journal(), clock, &writer.blobs())
        , m_out(m_part, std::ios::binary | std::ios::trunc)
        , m_bundle(m_out, m_store,
              all ? sync::Vector {} : statusOf(SqlitePeerStatus(writer.store().connection()), m_peer.pin).held, m_key,
              m_peer.signingKey, sideOf(writer, m_peer), files)
    {
    }
    ~WritingWork() override
    {
        std::error_code ignored;
        if (!m_isWhole)
            std::filesystem::remove(m_part, ignored);
    }

    Result<Count> step() override
    {
        m_isWhole = !m_bundle.step();
        if (m_isWhole)
            m_out.close();
        if (!m_out)
            fail();
        if (m_isWhole) {
            std::error_code error;
            std::filesystem::rename(m_part, m_file, error);
            if (error)
                fail();
        }
        const sync::BundleCount& count = m_bundle.count();
        return Count { count.entries, m_bundle.total(), count.entries, 0, m_peer.name, m_isWhole, {}, count.files,
            count.bytes };
    }

private:
    [[noreturn]] void fail()
    {
        m_isWhole = false;
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be written: the disk may be full or write-protected."), { m_file });
    }

    Peer m_peer;
    std::string m_file;
    std::filesystem::path m_part;
    SigningKey m_key;
    SqliteSyncStore m_store;
    std::ofstream m_out;
    sync::BundleWriting m_bundle;
    bool m_isWhole = false;
};

class ReadingWork final : public BundleWork {
public:
    ReadingWork(const StoreFolder& folder, LocalWriter& writer, const Clock& clock, std::ifstream file)
        : m_writer(writer)
        , m_clock(clock)
        , m_key(keyFor(folder, file))
        , m_peers(writer.ledgers().peers())
        , m_store(writer.store().connection(), writer.store().journal(), clock, &writer.blobs(),
              [this](const News& news) { add(m_news, news); })
        , m_file(std::move(file))
        , m_bundle(m_file, m_store, m_key, [this](const std::string& key) { return isAllowed(key); })
    {
    }

    Result<Count> step() override
    {
        const auto goesOn = m_bundle.step();
        if (!goesOn)
            return goesOn.refusal();
        if (!*goesOn)
            putDown();
        return Count { m_bundle.bytesDone(), m_bundle.bytesTotal(), m_bundle.count().entries, m_bundle.count().fresh,
            m_from ? m_from->name : std::string(), !*goesOn, std::exchange(m_news, {}), m_bundle.count().files,
            m_bundle.count().bytes };
    }

private:
    bool isAllowed(const std::string& key)
    {
        const auto at = std::ranges::find_if(m_peers.peers, [&](const Peer& peer) {
            // one that was renewed too: who wrote it had not heard, and what is in it is judged by itself
            return (peer.signingKey == key || peer.hadKey(key)) && m_peers.isAllowed(peer.pin);
        });
        if (at != m_peers.peers.end())
            m_from = *at;
        return m_from.has_value();
    }
    void putDown()
    {
        SqlitePeerStatus board(m_writer.store().connection());
        sync::PeerStatus now = statusOf(board, m_from->pin);
        now.heardAt = m_clock.now();
        now.held = m_bundle.count().vector;
        now.waitingIn = 0;
        now.way = sync::Way::Bundle;
        now.address.clear();
        board.put(now);
    }

    LocalWriter& m_writer;
    const Clock& m_clock;
    SigningKey m_key;
    PeerBook m_peers;
    std::optional<Peer> m_from;
    News m_news;
    SqliteSyncStore m_store;
    std::ifstream m_file;
    sync::BundleReading m_bundle;
};

} // namespace

Result<std::shared_ptr<BundleWork>> bundleFor(const StoreFolder& folder, LocalWriter& writer, const Clock& clock,
    const Digest& pin, const std::string& file, bool all, sync::BundleFiles files)
{
    const PeerBook book = writer.ledgers().peers();
    const Peer* peer = book.find(pin);
    if (!book.isAllowed(pin))
        return Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "%1 was revoked; nothing is written for it."), { peer ? peer->name : "" },
            "peer" };
    writer.journal().signHeads(clock.now());
    return std::shared_ptr<BundleWork>(std::make_shared<WritingWork>(folder, writer, clock, *peer, file, all, files));
}

Result<std::shared_ptr<BundleWork>> bundleFrom(
    const StoreFolder& folder, LocalWriter& writer, const Clock& clock, const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read."), { file },
            "file" };
    return std::shared_ptr<BundleWork>(std::make_shared<ReadingWork>(folder, writer, clock, std::move(in)));
}

} // namespace fengsui
