#include "wiring/nats_link.h"

#include "journal/branch.h"
#include "sqlite/entry_table.h"

#include <algorithm>

namespace fengsui {

NatsLink::NatsLink(const StoreFolder& folder, LocalWriter& writer, PeerLink& link, const Clock& clock,
    carrier::ServerAddress address, carrier::StreamPlan plan, Told told)
    : m_writer(writer)
    , m_link(link)
    , m_outward(outwardKey(folder).publicKey())
    , m_address(address.toString())
    , m_told(std::move(told))
    , m_store(writer.store().connection(), writer.store().journal(), clock)
    , m_status(writer.store().connection())
    , m_carrier(std::move(address), std::move(plan),
          { m_store, clock, outwardKey(folder),
              [this](const std::string& key, std::span<const Entry> entries) { return isAllowed(key, entries); },
              [&link](std::function<void()> work) { link.switchboard().post(std::move(work)); },
              [this](const Refusal& refusal) { m_told.notice(refusal); },
              [this] {
                  m_judgedUntil = {};
                  m_link.switchboard().storeChanged();
              },
              [this](const carrier::Standing& standing) { moved(standing); } })
{
    m_link.onEntries([this] {
        m_judgedUntil = {};
        m_carrier.storeChanged();
    });
}

NatsLink::~NatsLink()
{
    m_link.onEntries({});
    m_carrier.stop();
}

// Asked for each message, and read from all entries about peers: not more than once a second, or when entries came.
const PeerJudgement& NatsLink::judgement()
{
    const auto now = std::chrono::steady_clock::now();
    if (now >= m_judgedUntil) {
        m_authors = readAuthors(m_writer.store().connection());
        m_judgement = judgePeers(readAllEntriesOf(m_writer.store().connection(), peersSubject()), m_authors);
        m_judgedUntil = now + std::chrono::seconds(1);
    }
    return m_judgement;
}

// A paired console is believed as on a line: what it passes on is checked by its chain and its author's signed heads. A
// revoked one only for streams that its revocation cuts: what lies beyond the cut is kept and counts nowhere. Any other
// stream it could have made after it was stolen.
bool NatsLink::isAllowed(const std::string& writer, std::span<const Entry> entries)
{
    if (writer == m_writer.store().journal().publicKey() || writer == m_outward)
        return true;
    const auto& [book, cuts] = judgement();
    bool isKnown = false;
    for (const Peer& peer : book.peers) {
        const bool isIts = peer.signingKey == writer || peer.hadKey(writer);
        if (isIts && book.isAllowed(peer.pin))
            return true;
        isKnown = isKnown || isIts;
    }
    if (!isKnown)
        return false;
    Authors authors = m_authors;
    return std::ranges::all_of(entries, [&](const Entry& entry) {
        const EntryKey& key = entry.envelope.key;
        if (const auto origin = originIn(entry))
            authors.roots[key.incarnation] = origin->first.key.incarnation;
        return cuts.lastOf(key.incarnation, key.stream, authors.rootOf(key.incarnation)).has_value();
    });
}

void NatsLink::moved(const carrier::Standing& standing)
{
    carrier::CarrierStatus now { m_address, standing.heardAt, standing.waitingOut, standing.waitingIn,
        standing.trouble ? standing.trouble->toString() : std::string() };
    const bool isNews = now.trouble != m_written.trouble || now.waitingOut != m_written.waitingOut
        || now.waitingIn != m_written.waitingIn || now.heardAt - m_written.heardAt >= std::chrono::seconds(15);
    if (isNews) {
        m_status.put(now);
        m_written = std::move(now);
    }
    if (m_told.moved)
        m_told.moved(standing);
}

} // namespace fengsui
