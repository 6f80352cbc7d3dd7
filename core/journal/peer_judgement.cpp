#include "journal/peer_judgement.h"

#include "base/plant.h"
#include "peer/entries.pb.h"

#include <algorithm>

namespace fengsui {

std::optional<std::uint64_t> Cuts::lastOf(IncarnationId incarnation, const StreamName& stream) const
{
    const auto at = m_streams.find(incarnation);
    if (at == m_streams.end())
        return std::nullopt;
    const auto cut = at->second.find(stream);
    return cut == at->second.end() ? 0 : cut->second;
}

bool Cuts::counts(const Envelope& envelope) const
{
    if (m_streams.empty() || static_cast<Kind>(envelope.kind) == Kind::PersonErased)
        return true;
    const auto last = lastOf(envelope.key.incarnation, envelope.key.stream);
    return !last || envelope.key.number <= *last + (FENGSUI_PLANT(cut_off_by_one) ? 1 : 0);
}

PeerJudgement judgePeers(std::span<const Entry> entries)
{
    PeerJudgement judgement;
    std::map<std::string, std::vector<IncarnationId>> cutFor; // by pin
    auto& streams = judgement.cuts.m_streams;
    for (const Entry& entry : entries) {
        if (!entry.body || !judgement.cuts.counts(entry.envelope))
            continue;
        if (static_cast<Kind>(entry.envelope.kind) == Kind::PeerEnrolled) {
            entries::PeerEnrolled enrolled;
            if (!enrolled.ParseFromString(*entry.body))
                continue;
            fold(judgement.peers, entry.stamp(), enrolled);
            for (const IncarnationId& incarnation : cutFor[enrolled.pin()]) // it may come back
                streams.erase(incarnation);
            cutFor.erase(enrolled.pin());
        } else if (static_cast<Kind>(entry.envelope.kind) == Kind::PeerRevoked) {
            entries::PeerRevoked revoked;
            if (!revoked.ParseFromString(*entry.body))
                continue;
            fold(judgement.peers, entry.stamp(), revoked);
            for (const auto& cut : revoked.cuts()) {
                const auto incarnation = IncarnationId::fromBytes(cut.incarnation());
                if (!incarnation)
                    continue;
                auto& named = streams[*incarnation];
                const auto [at, isFirst] = named.try_emplace(cut.stream(), cut.number());
                at->second = std::min(at->second, cut.number()); // of two that revoke, whoever saw less
                cutFor[revoked.pin()].push_back(*incarnation);
            }
        }
    }
    return judgement;
}

} // namespace fengsui
