#include "desk/duty_desk.h"

#include "desk/permission.h"
#include "journal/entries.pb.h"
#include "staff/entries.pb.h"

namespace fengsui {

DutyDesk::DutyDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Outcome DutyDesk::open(const Session& session, const StoreIdentity& identity)
{
    if (const auto refusal = refusalUnless(session, { Role::System }))
        return *refusal;
    if (m_with.ledgers.identity())
        return Refusal { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "This store has been opened already."),
            {}, {} };
    if (identity.name.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "A store needs the name of its county or town."), {}, "name" };
    entries::StoreOpened opened;
    opened.set_division(identity.division);
    opened.set_name(identity.name);
    opened.set_profile(identity.profile);
    opened.set_zone(identity.zone);
    opened.set_public_key(m_with.journal.publicKey());
    const Draft draft { Kind::StoreOpened, m_with.journal.incarnation().raw, opened.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

Outcome DutyDesk::note(const Session& session, const std::string& kind, const std::string& text)
{
    if (session.roles.empty())
        return Refusal { Refusal::Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "Sign in first."), {}, {} };
    if (kind != "note" && kind != "handover")
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 is no kind of shift note."),
            { kind }, "kind" };
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The note is empty."), {}, "text" };
    const Instant now = m_with.clock.now();
    entries::ShiftNoted noted;
    noted.set_kind(kind);
    noted.set_text(text);
    noted.set_at(now.milliseconds);
    const Draft draft { Kind::ShiftNoted, RawId::random(), noted.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, now);
    return Done {};
}

Outcome DutyDesk::announceEdition(const Session& session, const EditionRow& edition, std::uint64_t bytes)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::System }))
        return *refusal;
    entries::EditionAnnounced announced;
    announced.set_kind(edition.kind);
    announced.set_digest(edition.digest);
    announced.set_rows(edition.rows);
    announced.set_title(edition.title);
    announced.set_bytes(bytes);
    const Draft draft { Kind::EditionAnnounced, editionSubject(edition.kind), announced.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

} // namespace fengsui
