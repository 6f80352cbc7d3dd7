#include "journal/peer_judgement.h"

#include "base/plant.h"
#include "peer/entries.pb.h"

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

/// An enrolment or a revocation.
struct Act {
    Stamp stamp;
    IncarnationId author; ///< its root
    std::string pin;
    std::variant<entries::PeerEnrolled, entries::PeerRevoked> what;
    std::map<IncarnationId, std::map<StreamName, std::uint64_t>> cuts {}; ///< of a revocation
    std::string revokedKey {}; ///< by which the console that it revokes signs, under whatever incarnation
    std::optional<bool> isHeard {};

    bool isRevocation() const { return std::holds_alternative<entries::PeerRevoked>(what); }
};

std::optional<Act> actOf(const Entry& entry, const Authors& authors)
{
    if (!entry.body)
        return std::nullopt;
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
            if (act.isRevocation())
                act.revokedKey = keyOf(act.pin);
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
                if (!m_acts[i].isRevocation() && *m_acts[i].isHeard)
                    m_returns.insert(i);
            if (m_returns == before)
                break;
        }
        return m_acts;
    }

    /// Whether somebody took it back before the act at that place, or at all.
    bool isTakenBack(const Act& revocation, std::size_t before) const
    {
        return std::ranges::any_of(m_returns, [&](std::size_t i) {
            const Act& enrolment = m_acts[i];
            return i < before && enrolment.pin == revocation.pin
                && (std::ranges::find(enrolment.stamp.after, revocation.stamp.hash) != enrolment.stamp.after.end()
                    || (enrolment.author == revocation.author
                        && std::pair(revocation.stamp.time, revocation.stamp.key)
                            < std::pair(enrolment.stamp.time, enrolment.stamp.key)));
        });
    }

private:
    std::string keyOf(const std::string& pin) const
    {
        for (const Act& act : m_acts)
            if (const auto* enrolled = std::get_if<entries::PeerEnrolled>(&act.what); enrolled && act.pin == pin)
                return enrolled->signing_key();
        return {};
    }

    // The act lies beyond the cut, as far as the revocation's author had heard.
    bool isBeyond(const Act& revocation, const Act& act) const
    {
        const auto named = revocation.cuts.find(act.stamp.key.incarnation);
        if (named == revocation.cuts.end())
            return revocation.cuts.contains(act.author)
                || (!revocation.revokedKey.empty() && m_authors.keyOf(act.author) == revocation.revokedKey);
        const auto cut = named->second.find(act.stamp.key.stream);
        return act.stamp.key.number > (cut == named->second.end() ? 0 : cut->second);
    }

    // By the first enrolment that another console wrote of its key.
    bool isOfCounty(const Act& act) const
    {
        const std::string_view key = m_authors.keyOf(act.author);
        for (const Act& each : m_acts)
            if (const auto* enrolled = std::get_if<entries::PeerEnrolled>(&each.what);
                enrolled && enrolled->signing_key() == key && m_authors.keyOf(each.author) != key)
                return !enrolled->division().empty() && enrolled->division().size() <= countyDigits;
        return false;
    }

    bool speaksAgainst(const Act& revocation, std::size_t at) const
    {
        const Act& act = m_acts[at];
        if (&revocation == &act || !isBeyond(revocation, act) || isTakenBack(revocation, at))
            return false;
        const bool isMutual = act.isRevocation() && isBeyond(act, revocation);
        return !isMutual || (isOfCounty(revocation) && !isOfCounty(act));
    }

    void hearAll()
    {
        std::vector<std::vector<std::size_t>> against(m_acts.size());
        for (std::size_t i = 0; i < m_acts.size(); ++i) {
            m_acts[i].isHeard.reset();
            for (std::size_t j = 0; j < m_acts.size(); ++j)
                if (m_acts[j].isRevocation() && speaksAgainst(m_acts[j], i))
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

} // namespace

PeerJudgement judgePeers(std::span<const Entry> entries, const Authors& authors)
{
    std::vector<Act> acts;
    for (const Entry& entry : entries)
        if (auto act = actOf(entry, authors))
            acts.push_back(*std::move(act));
    Hearing hearing(std::move(acts), authors);
    PeerJudgement judgement;
    std::vector<Act> heard = hearing.decide();
    std::erase_if(heard, [](const Act& act) { return !*act.isHeard; });
    for (const Act& act : heard)
        if (const auto* enrolled = std::get_if<entries::PeerEnrolled>(&act.what))
            fold(judgement.peers, act.stamp, *enrolled);
    for (const Act& act : heard) {
        const auto* revoked = std::get_if<entries::PeerRevoked>(&act.what);
        if (!revoked || hearing.isTakenBack(act, SIZE_MAX))
            continue;
        fold(judgement.peers, act.stamp, *revoked);
        for (const auto& [incarnation, key] : authors.keys) // those too that it took later
            if (!key.empty() && key == act.revokedKey)
                judgement.cuts.m_streams.try_emplace(incarnation);
        for (const auto& [incarnation, streams] : act.cuts)
            for (const auto& [stream, number] : streams) {
                const auto [at, isFirst] = judgement.cuts.m_streams[incarnation].try_emplace(stream, number);
                at->second = std::min(at->second, number); // of two that revoke, whoever saw less
            }
    }
    return judgement;
}

} // namespace fengsui
