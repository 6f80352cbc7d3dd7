#include "desk/peer_desk.h"

#include "desk/permission.h"
#include "peer/entries.pb.h"

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
    const std::string& signingKey)
{
    if (Outcome outcome = mayEnrol(session); !outcome)
        return outcome;
    entries::PeerEnrolled enrolled;
    enrolled.set_pin(std::string(pin.view()));
    enrolled.set_name(name);
    enrolled.set_division(division);
    enrolled.set_signing_key(signingKey);
    const Draft draft { Kind::PeerEnrolled, peersSubject(), enrolled.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

Outcome PeerDesk::revoke(const Session& session, const Digest& pin, const std::string& reason)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator }))
        return *refusal;
    if (!m_with.ledgers.peers().isAllowed(pin))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "No such console is paired now."), {},
            "peer" };
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "Say why the console may not sync any more."), {}, "reason" };
    entries::PeerRevoked revoked;
    revoked.set_pin(std::string(pin.view()));
    revoked.set_reason(reason);
    const Draft draft { Kind::PeerRevoked, peersSubject(), revoked.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

} // namespace fengsui
