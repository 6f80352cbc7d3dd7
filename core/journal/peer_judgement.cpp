#include "journal/peer_judgement.h"

#include "base/plant.h"
#include "peer/entries.pb.h"
#include "peer/key_renewal.h"

#include <algorithm>
#include <set>
#include <variant>

namespace fengsui {

std::optional<std::uint64_t> Cuts::lastOf(IncarnationId incarnation, const StreamName& stream, IncarnationId root) const
{
    const auto at = m_streams.find(incarnation);
    if (at == m_streams.end())
        return m_streams.contains(root) ? std::optional(std::uint64_t(0)) : std::nullopt;
    const auto cut = at->second.find(stream);
    return cut == at->second.end() ? 0 : cut->second;
}

bool Cuts::counts(const Envelope& envelope, IncarnationId root) const
{
    if (m_streams.empty() || static_cast<Kind>(envelope.kind) == Kind::PersonErased)
        return true;
    const auto last = lastOf(envelope.key.incarnation, envelope.key.stream, root);
    return !last || envelope.key.number <= *last + (FENGSUI_PLANT(cut_off_by_one) ? 1 : 0);
}

void Cuts::end(IncarnationId incarnation)
{
    m_streams.try_emplace(incarnation);
}

void Cuts::end(IncarnationId incarnation, const StreamName& stream, std::uint64_t last)
{
    const auto [at, isFirst] = m_streams[incarnation].try_emplace(stream, last);
    at->second = std::min(at->second, last);
}

IncarnationId Authors::rootOf(IncarnationId incarnation) const
{
    const auto at = roots.find(incarnation);
    return at == roots.end() ? incarnation : at->second;
}

std::string_view Authors::keyOf(IncarnationId incarnation) const
{
    const auto at = keys.find(rootOf(incarnation));
    return at == keys.end() ? std::string_view() : std::string_view(at->second);
}

namespace {

constexpr std::size_t countyDigits = 6; // of a division's code; towns have more

/// An enrolment, a revocation or a renewal. A renewal ends what is written with the old keys, as a revocation does.
struct Act {
    Stamp stamp;
    IncarnationId author; ///< its root
    std::string pin;
    std::variant<entries::PeerEnrolled, entries::PeerRevoked, KeyRenewal> what;
    std::map<IncarnationId, std::map<StreamName, std::uint64_t>> cuts {}; ///< of a revocation or renewal
    std::string endedKey {}; ///< by which the console signs that it is about, under whatever incarnation
    std::set<std::string, std::less<>>
        endedKeys {}; ///< that one, and with a revocation all that were renewed from or to it
    std::optional<bool> isHeard {};

    bool isEnrolment() const { return std::holds_alternative<entries::PeerEnrolled>(what); }
    bool isRevocation() const { return std::holds_alternative<entries::PeerRevoked>(what); }
    bool isRenewal() const { return std::holds_alternative<KeyRenewal>(what); }
    bool endsKeys() const { return !isEnrolment(); }
};

// Only with the old key itself, and its own entry still counts.
std::optional<Act> renewalIn(const Entry& entry, const Authors& authors)
{
    entries::KeyRenewed renewed;
    auto renewal = renewed.ParseFromString(*entry.body) ? readRenewal(renewed) : std::nullopt;
    Act act { entry.stamp(), authors.rootOf(entry.envelope.key.incarnation), {}, {} };
    if (!renewal || authors.keyOf(act.author) != renewal->from.signingKey)
        return std::nullopt;
    for (const EntryKey& last : renewal->lasts)
        act.cuts[last.incarnation][last.stream] = last.number;
    act.cuts[act.stamp.key.incarnation][act.stamp.key.stream] = act.stamp.key.number;
    act.pin = renewal->from.pin.view();
    act.endedKey = renewal->from.signingKey;
    act.endedKeys = { act.endedKey };
    act.what = *std::move(renewal);
    return act;
}

std::optional<Act> actOf(const Entry& entry, const Authors& authors)
{
    if (!entry.body)
        return std::nullopt;
    if (static_cast<Kind>(entry.envelope.kind) == Kind::KeyRenewed)
        return renewalIn(entry, authors);
    Act act { entry.stamp(), authors.rootOf(entry.envelope.key.incarnation), {}, {} };
    if (static_cast<Kind>(entry.envelope.kind) == Kind::PeerEnrolled) {
        entries::PeerEnrolled enrolled;
        if (!enrolled.ParseFromString(*entry.body))
            return std::nullopt;
        act.pin = enrolled.pin();
        act.what = std::move(enrolled);
        return act;
    }
    entries::PeerRevoked revoked;
    if (static_cast<Kind>(entry.envelope.kind) != Kind::PeerRevoked || !revoked.ParseFromString(*entry.body))
        return std::nullopt;
    act.pin = revoked.pin();
    for (const auto& cut : revoked.cuts())
        if (const auto incarnation = IncarnationId::fromBytes(cut.incarnation()))
            act.cuts[*incarnation][cut.stream()] = cut.number();
    act.what = std::move(revoked);
    return act;
}

class Hearing {
public:
    Hearing(std::vector<Act> acts, const Authors& authors)
        : m_acts(std::move(acts))
        , m_authors(authors)
    {
        for (Act& act : m_acts)
            if (act.isRevocation()) {
                act.endedKey = keyOf(act.pin);
                act.endedKeys = kinOf(act.endedKey);
            }
    }

    /// Pairing again brings back whom it concerns and what they say from then on, so it is looked at again until
    /// nothing changes. Nobody brings back himself: it begins with what nobody speaks against.
    std::vector<Act> decide()
    {
        constexpr int mostRounds = 16;
        for (int round = 0; round < mostRounds; ++round) {
            const std::set<std::size_t> before = m_returns;
            hearAll();
            m_returns.clear();
            for (std::size_t i = 0; i < m_acts.size(); ++i)
                if (m_acts[i].isEnrolment() && *m_acts[i].isHeard)
                    m_returns.insert(i);
            if (m_returns == before)
                break;
        }
        return m_acts;
    }

    /// Whether somebody took it back for whoever signs by that key, before the act at that place or at all.
    bool isTakenBack(const Act& ending, std::string_view key, std::size_t before) const
    {
        return std::ranges::any_of(m_returns, [&](std::size_t i) {
            return i < before && bringsBack(m_acts[i], ending, key) && hasInView(m_acts[i], ending);
        });
    }

private:
    static bool hasInView(const Act& enrolment, const Act& ending)
    {
        return std::ranges::find(enrolment.stamp.after, ending.stamp.hash) != enrolment.stamp.after.end()
            || (ending.isRevocation() && enrolment.author == ending.author
                && std::pair(ending.stamp.time, ending.stamp.key)
                    < std::pair(enrolment.stamp.time, enrolment.stamp.key));
    }
    // What was renewed from or to the key that is paired again stays ended: it may be a thief's.
    static bool bringsBack(const Act& enrolment, const Act& ending, std::string_view key)
    {
        const bool isOther = key != ending.endedKey && ending.endedKeys.contains(key);
        return isOther ? std::get<entries::PeerEnrolled>(enrolment.what).signing_key() == key
                       : enrolment.pin == ending.pin;
    }

    std::string keyOf(const std::string& pin) const
    {
        for (const Act& act : m_acts)
            if (const auto* enrolled = std::get_if<entries::PeerEnrolled>(&act.what); enrolled && act.pin == pin)
                return enrolled->signing_key();
        for (const Act& act : m_acts)
            if (const auto* renewal = std::get_if<KeyRenewal>(&act.what); renewal && renewal->to.pin.view() == pin)
                return renewal->to.signingKey;
        return {};
    }

    // All keys that were renewed from or to each other, heard or not: both keys sign a renewal, so they are of one
    // console, or of whoever stole from it.
    std::set<std::string, std::less<>> kinOf(const std::string& key) const
    {
        std::set<std::string, std::less<>> kin;
        if (!key.empty())
            kin.insert(key);
        for (std::size_t before = 0; before != kin.size();) {
            before = kin.size();
            for (const Act& act : m_acts)
                if (const auto* renewal = std::get_if<KeyRenewal>(&act.what);
                    renewal && (kin.contains(renewal->from.signingKey) || kin.contains(renewal->to.signingKey)))
                    kin.insert({ renewal->from.signingKey, renewal->to.signingKey });
        }
        return kin;
    }

    // The act lies beyond the cut, as far as the author of the revocation or renewal had heard.
    bool isBeyond(const Act& ending, const Act& act) const
    {
        const auto named = ending.cuts.find(act.stamp.key.incarnation);
        if (named == ending.cuts.end())
            return ending.cuts.contains(act.author) || ending.endedKeys.contains(m_authors.keyOf(act.author));
        const auto cut = named->second.find(act.stamp.key.stream);
        return act.stamp.key.number > (cut == named->second.end() ? 0 : cut->second);
    }

    // By the first enrolment that another console wrote of its key, or of one that it renewed.
    bool isOfCounty(const Act& act) const
    {
        const auto kin = kinOf(std::string(m_authors.keyOf(act.author)));
        for (const Act& each : m_acts)
            if (const auto* enrolled = std::get_if<entries::PeerEnrolled>(&each.what);
                enrolled && kin.contains(enrolled->signing_key()) && !kin.contains(m_authors.keyOf(each.author)))
                return !enrolled->division().empty() && enrolled->division().size() <= countyDigits;
        return false;
    }

    bool speaksAgainst(const Act& ending, std::size_t at) const
    {
        const Act& act = m_acts[at];
        if (&ending == &act || !isBeyond(ending, act) || isTakenBack(ending, m_authors.keyOf(act.author), at))
            return false;
        const bool isMutual = act.endsKeys() && isBeyond(act, ending);
        if (isMutual && (ending.isRenewal() || act.isRenewal())) // whoever renews wins nothing against a revocation
            return ending.isRevocation();
        return !isMutual || (isOfCounty(ending) && !isOfCounty(act));
    }

    void hearAll()
    {
        std::vector<std::vector<std::size_t>> against(m_acts.size());
        for (std::size_t i = 0; i < m_acts.size(); ++i) {
            m_acts[i].isHeard.reset();
            for (std::size_t j = 0; j < m_acts.size(); ++j)
                if (m_acts[j].endsKeys() && speaksAgainst(m_acts[j], i))
                    against[i].push_back(j);
        }
        while (std::ranges::any_of(m_acts, [](const Act& act) { return !act.isHeard; }))
            if (!follow(against))
                hearRings(against);
    }

    // Heard is whoever nobody heard speaks against.
    bool follow(const std::vector<std::vector<std::size_t>>& against)
    {
        bool isFurther = false;
        for (std::size_t i = 0; i < m_acts.size(); ++i) {
            if (m_acts[i].isHeard)
                continue;
            const auto isHeard = [&](std::size_t j) { return m_acts[j].isHeard == true; };
            const auto isUnheard = [&](std::size_t j) { return m_acts[j].isHeard == false; };
            if (std::ranges::any_of(against[i], isHeard))
                m_acts[i].isHeard = false;
            else if (std::ranges::all_of(against[i], isUnheard))
                m_acts[i].isHeard = true;
            isFurther = isFurther || m_acts[i].isHeard.has_value();
        }
        return isFurther;
    }

    // What is left speaks against each other in rings: those in them are all heard.
    void hearRings(const std::vector<std::vector<std::size_t>>& against)
    {
        std::vector<std::size_t> inRing;
        for (std::size_t i = 0; i < m_acts.size(); ++i) {
            if (m_acts[i].isHeard)
                continue;
            std::set<std::size_t> reached;
            std::vector<std::size_t> next { i };
            while (!next.empty()) {
                const std::size_t at = next.back();
                next.pop_back();
                for (const std::size_t j : against[at])
                    if (!m_acts[j].isHeard && reached.insert(j).second)
                        next.push_back(j);
            }
            if (reached.contains(i))
                inRing.push_back(i);
        }
        for (const std::size_t i : inRing)
            m_acts[i].isHeard = true;
    }

    std::vector<Act> m_acts; ///< in the order of folding
    const Authors& m_authors;
    std::set<std::size_t> m_returns; ///< enrolments that are heard
};

/// What the acts that are heard come to.
class Verdict {
public:
    Verdict(const Hearing& hearing, const Authors& authors)
        : m_hearing(hearing)
        , m_authors(authors)
    {
    }

    PeerJudgement of(std::span<const Act> heard)
    {
        for (const Act& act : heard)
            if (const auto* enrolled = std::get_if<entries::PeerEnrolled>(&act.what))
                fold(m_judgement.peers, act.stamp, *enrolled);
        renew(heard);
        for (const Act& act : heard)
            if (act.isRevocation())
                revoke(act);
        return std::move(m_judgement);
    }

private:
    void renew(std::span<const Act> heard)
    {
        std::vector<HeardRenewal> renewals;
        for (const Act& act : heard)
            if (const auto* renewal = std::get_if<KeyRenewal>(&act.what);
                renewal && !m_hearing.isTakenBack(act, act.endedKey, SIZE_MAX))
                renewals.push_back({ act.stamp.hash, *renewal });
        renewKeys(m_judgement.peers, renewals);
        for (const Act& act : heard)
            if (const auto* renewal = std::get_if<KeyRenewal>(&act.what); renewal
                && std::ranges::find(renewals, act.stamp.hash, &HeardRenewal::hash) != renewals.end()
                && !isContested(renewal->from, renewals))
                cut(act);
    }

    void revoke(const Act& act)
    {
        for (Peer& peer : m_judgement.peers.peers) {
            const bool isKin = peer.signingKey != act.endedKey && act.endedKeys.contains(peer.signingKey);
            if ((peer.pin.view() == act.pin || isKin) && !m_hearing.isTakenBack(act, peer.signingKey, SIZE_MAX))
                fengsui::revoke(peer, act.stamp, std::get<entries::PeerRevoked>(act.what));
        }
        cut(act);
    }

    void cut(const Act& act)
    {
        const auto stands = [&](IncarnationId incarnation) {
            return !m_hearing.isTakenBack(act, m_authors.keyOf(incarnation), SIZE_MAX);
        };
        for (const auto& [incarnation, key] : m_authors.keys) // those too that it took later
            if (act.endedKeys.contains(key) && stands(incarnation))
                m_judgement.cuts.end(incarnation);
        for (const auto& [incarnation, streams] : act.cuts) {
            if (!stands(incarnation))
                continue;
            for (const auto& [stream, number] : streams)
                m_judgement.cuts.end(incarnation, stream, number);
        }
    }

    const Hearing& m_hearing;
    const Authors& m_authors;
    PeerJudgement m_judgement;
};

} // namespace

PeerJudgement judgePeers(std::span<const Entry> entries, const Authors& authors)
{
    std::vector<Act> acts;
    for (const Entry& entry : entries)
        if (auto act = actOf(entry, authors))
            acts.push_back(*std::move(act));
    Hearing hearing(std::move(acts), authors);
    std::vector<Act> heard = hearing.decide();
    std::erase_if(heard, [](const Act& act) { return !*act.isHeard; });
    return Verdict(hearing, authors).of(heard);
}

} // namespace fengsui
