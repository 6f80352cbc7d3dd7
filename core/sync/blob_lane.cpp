#include "sync/blob_lane.h"

#include <algorithm>

namespace fengsui::sync {

BlobLane::~BlobLane()
{
    if (!m_taking)
        return;
    try {
        m_store->leaveOff(m_taking->list.digest);
    } catch (const std::exception&) {
        // what has come lies on the disk all the same, and is looked at again when the file is begun anew
    }
}

void BlobLane::hear(const BlobsWanted& wanted)
{
    m_isTold = true;
    m_theyWant = { wanted.digests.begin(), wanted.digests.end() };
    std::erase_if(m_offered, [this](const Digest& digest) { return !m_theyWant.contains(digest); });
    lookAgain();
}

// Where an entry says of which pieces the file is made, a list of others is not even begun.
void BlobLane::hear(const BlobOffer& offer)
{
    const auto wanted = m_wanted.find(offer.list.digest);
    const bool isKnown = std::ranges::find(m_offers, offer.list.digest, &BlobList::digest) != m_offers.end()
        || (m_taking && m_taking->list.digest == offer.list.digest);
    if (wanted == m_wanted.end() || isKnown)
        return;
    m_notThere.erase(offer.list.digest);
    const WantedBlob& blob = wanted->second;
    if ((blob.size == 0 || blob.size == offer.list.size)
        && (blob.list.isNull() || blob.list == offer.list.listDigest()))
        m_offers.push_back(offer.list);
}

void BlobLane::hear(const BlobGone& gone)
{
    std::erase_if(m_offers, [&](const BlobList& list) { return list.digest == gone.digest; });
    if (m_wanted.contains(gone.digest))
        m_notThere.insert(gone.digest);
    if (m_taking && m_taking->list.digest == gone.digest) {
        m_store->leaveOff(gone.digest);
        m_taking.reset();
    }
}

bool BlobLane::hear(const ChunkWanted& wanted)
{
    if (!m_offered.contains(wanted.digest))
        return true; // it was withdrawn meanwhile, there or here
    m_asked.push_back(wanted);
    return m_asked.size() <= mostAsked;
}

bool BlobLane::hear(const Chunk& chunk)
{
    if (!m_taking || m_taking->list.digest != chunk.digest || m_taking->asked.erase(chunk.index) == 0)
        return true; // of a file that was left off
    const ChunkTaken taken = m_store->take(chunk.digest, chunk.index, chunk.bytes);
    if (taken == ChunkTaken::Kept || taken == ChunkTaken::Whole)
        m_standing.received += chunk.bytes.size();
    if (taken == ChunkTaken::Kept)
        return true;
    if (taken == ChunkTaken::Whole) {
        ++m_standing.files;
        m_hasGained = true;
    }
    m_store->leaveOff(chunk.digest);
    m_taking.reset();
    m_isStale = true;
    return taken != ChunkTaken::Altered;
}

void BlobLane::pump(bool isQuiet, IncarnationId peer, const Say& say)
{
    if (!m_store)
        return;
    if (std::exchange(m_isStale, false)) {
        sayWanted(say);
        lookAgain();
    }
    if (!isQuiet)
        return;
    sayOffer(say);
    takeOn(peer, say);
    sendChunks(say);
}

void BlobLane::sayWanted(const Say& say)
{
    m_wanted.clear();
    BlobsWanted wanted;
    for (const WantedBlob& blob : m_store->wanted(mostBlobsWanted)) {
        m_wanted.emplace(blob.digest, blob);
        wanted.digests.push_back(blob.digest);
    }
    std::erase_if(m_offers, [this](const BlobList& list) { return !m_wanted.contains(list.digest); });
    std::erase_if(m_notThere, [this](const Digest& digest) { return !m_wanted.contains(digest); });
    if (wanted.digests == m_saidWanted)
        return;
    m_saidWanted = wanted.digests;
    say(wanted);
}

void BlobLane::lookAgain()
{
    m_toLookAt.clear();
    for (const Digest& digest : m_theyWant)
        if (!m_offered.contains(digest))
            m_toLookAt.push_back(digest);
}

// One at a time: to know its pieces the whole file is read, and others wait for this thread.
void BlobLane::sayOffer(const Say& say)
{
    while (!m_toLookAt.empty() && m_offered.size() < mostOffered) {
        const Digest digest = m_toLookAt.front();
        m_toLookAt.pop_front();
        if (auto list = m_store->list(digest)) {
            m_offered.insert(digest);
            return say(BlobOffer { *std::move(list) });
        }
        say(BlobGone { digest });
    }
}

bool BlobLane::isSettled() const
{
    const auto isNotThere = [this](const auto& wanted) { return m_notThere.contains(wanted.first); };
    return !m_store
        || (m_isTold && !m_isStale && !m_taking && m_offers.empty() && m_toLookAt.empty() && m_offered.empty()
            && std::ranges::all_of(m_wanted, isNotThere));
}

void BlobLane::takeOn(IncarnationId peer, const Say& say)
{
    // What can't be begun now (it comes from another console, or the day's measure is full) keeps its place in line.
    for (auto offer = m_offers.begin(); !m_taking && offer != m_offers.end(); ++offer) {
        const auto missing = m_store->begin(*offer, peer);
        if (!missing)
            continue;
        m_taking = Taking { *offer, { missing->begin(), missing->end() }, {} };
        m_offers.erase(offer);
        break;
    }
    while (m_taking && m_taking->asked.size() < window && !m_taking->missing.empty()) {
        const std::size_t index = m_taking->missing.front();
        m_taking->missing.pop_front();
        m_taking->asked.insert(index);
        say(ChunkWanted { m_taking->list.digest, static_cast<std::uint32_t>(index) });
    }
}

void BlobLane::sendChunks(const Say& say)
{
    while (!m_asked.empty()) {
        const ChunkWanted wanted = m_asked.front();
        m_asked.pop_front();
        std::string bytes = m_store->chunk(wanted.digest, wanted.index);
        if (bytes.empty()) {
            m_offered.erase(wanted.digest);
            m_theyWant.erase(wanted.digest); // until they say it again
            std::erase_if(m_asked, [&](const ChunkWanted& each) { return each.digest == wanted.digest; });
            say(BlobGone { wanted.digest });
            continue;
        }
        m_standing.sent += bytes.size();
        say(Chunk { wanted.digest, wanted.index, std::move(bytes) });
    }
}

} // namespace fengsui::sync
