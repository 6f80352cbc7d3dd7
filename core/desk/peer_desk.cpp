#include "desk/peer_desk.h"

#include "desk/permission.h"
#include "peer/audience.h"
#include "peer/entries.pb.h"

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
    if (const Peer* before = book.find(pin)) // whoever pairs it again takes back what stands against it
        draft.after = before->revocations;
    draft.after.resize(std::min(draft.after.size(), Envelope::maxOwnReferences));
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

Outcome PeerDesk::revoke(const Session& session, const Digest& pin, const std::string& reason)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator }))
        return *refusal;
    const PeerBook book = m_with.ledgers.peers();
    if (!book.isAllowed(pin))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "No such console is paired now."), {},
            "peer" };
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "Say why the console may not sync any more."), {}, "reason" };
    entries::PeerRevoked revoked;
    revoked.set_pin(std::string(pin.view()));
    revoked.set_reason(reason);
    const auto incarnations = m_with.journal.incarnationsOf(book.find(pin)->signingKey);
    for (const Head& head : m_with.journal.heads()) {
        if (std::ranges::find(incarnations, head.key.incarnation) == incarnations.end())
            continue;
        auto* cut = revoked.add_cuts();
        cut->set_incarnation(std::string(head.key.incarnation.view()));
        cut->set_stream(head.key.stream);
        cut->set_number(head.key.number);
    }
    const Draft draft { Kind::PeerRevoked, peersSubject(), revoked.SerializeAsString(), {} };
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
