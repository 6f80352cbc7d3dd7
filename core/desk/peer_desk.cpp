#include "desk/peer_desk.h"

#include "desk/permission.h"
#include "peer/audience.h"
#include "peer/entries.pb.h"
#include "peer/key_renewal.h"

#include <algorithm>

namespace fengsui {

PeerDesk::PeerDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Outcome PeerDesk::mayEnrol(const Session& session) const
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator }))
        return *refusal;
    return Done {};
}

Outcome PeerDesk::enrol(const Session& session, const Digest& pin, const std::string& name, const std::string& division,
    const std::string& signingKey, const std::vector<std::string>& rights)
{
    if (Outcome outcome = mayEnrol(session); !outcome)
        return outcome;
    for (const std::string& each : rights)
        if (each != right::mediation)
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "There is no right %1 of consoles; there is mediation."), { each },
                "right" };
    entries::PeerEnrolled enrolled;
    enrolled.set_pin(std::string(pin.view()));
    enrolled.set_name(name);
    enrolled.set_division(division);
    enrolled.set_signing_key(signingKey);
    enrolled.mutable_rights()->Assign(rights.begin(), rights.end());
    Draft draft { Kind::PeerEnrolled, peersSubject(), enrolled.SerializeAsString(), {} };
    const PeerBook book = m_with.ledgers.peers();
    const auto takeBack = [&](const Peer* peer) {
        for (const auto& against : { peer->revocations, peer->renewals })
            draft.after.insert(draft.after.end(), against.begin(), against.end());
    };
    for (const Peer* before : { book.find(pin), book.findFormer(pin) }) // whoever pairs it again takes back
        if (before) // what stands against it
            takeBack(before);
    for (const Peer& other : book.peers) // it may be revoked under keys that it, or a thief, renewed unheard
        if (other.isRevoked && other.pin != pin)
            takeBack(&other);
    draft.after.resize(std::min(draft.after.size(), Envelope::maxOwnReferences));
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

Outcome PeerDesk::revoke(const Session& session, const Digest& pin, const std::string& reason)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator }))
        return *refusal;
    const PeerBook book = m_with.ledgers.peers();
    if (const Peer* peer = book.find(pin); !peer || peer->isRevoked)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "No such console is paired now."), {},
            "peer" };
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "Say why the console may not sync any more."), {}, "reason" };
    entries::PeerRevoked revoked;
    revoked.set_pin(std::string(pin.view()));
    revoked.set_reason(reason);
    for (const EntryKey& last : lastsOf(*book.find(pin))) {
        auto* cut = revoked.add_cuts();
        cut->set_incarnation(std::string(last.incarnation.view()));
        cut->set_stream(last.stream);
        cut->set_number(last.number);
    }
    const Draft draft { Kind::PeerRevoked, peersSubject(), revoked.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

// Under all keys that it ever had: what counted until now goes on to count.
std::vector<EntryKey> PeerDesk::lastsOf(const Peer& peer) const
{
    std::vector<IncarnationId> incarnations = m_with.journal.incarnationsOf(peer.signingKey);
    for (const ConsoleKeys& former : peer.former) {
        const auto more = m_with.journal.incarnationsOf(former.signingKey);
        incarnations.insert(incarnations.end(), more.begin(), more.end());
    }
    std::vector<EntryKey> lasts;
    for (const Head& head : m_with.journal.heads())
        if (std::ranges::find(incarnations, head.key.incarnation) != incarnations.end())
            lasts.push_back(head.key);
    return lasts;
}

Outcome PeerDesk::renewKeys(
    const Session& session, const Digest& pin, const SigningKey& old, const Digest& newPin, const SigningKey& next)
{
    if (Outcome outcome = mayEnrol(session); !outcome)
        return outcome;
    Peer ourselves;
    ourselves.signingKey = old.publicKey();
    const auto renewed = renewalOf(pin, old, newPin, next, lastsOf(ourselves));
    const Draft draft { Kind::KeyRenewed, peersSubject(), renewed.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

Outcome PeerDesk::correctClock(const Session& session, IncarnationId incarnation, Duration ahead)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator }))
        return *refusal;
    if (!m_with.ledgers.clocks().suspects().contains(incarnation))
        return Refusal { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "That console's clock is not suspected of anything."), {}, "console" };
    entries::ClockCorrected corrected;
    corrected.set_incarnation(std::string(incarnation.view()));
    corrected.set_ahead(ahead.count());
    const Draft draft { Kind::ClockCorrected, clocksSubject(), corrected.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

} // namespace fengsui
