#include "desk/component_desk.h"

#include "component/entries.pb.h"
#include "desk/permission.h"

#include <chrono>
#include <optional>
#include <string>

namespace fengsui {

namespace {

using Reason = Refusal::Reason;

constexpr std::size_t longestNote = 2000; // bytes
constexpr auto slack = std::chrono::minutes(5); // that clocks may be apart

} // namespace

ComponentDesk::ComponentDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Result<Receipt> ComponentDesk::note(const Session& session, const ComponentNote& note)
{
    if (const auto refusal = refusalUnless(session,
            { Role::Acceptor, Role::Patroller, Role::Unit, Role::Dispatcher, Role::ShiftLeader, Role::Administrator,
                Role::System }))
        return *refusal;
    if (!ComponentCode::parse(note.code.toString()))
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no component id of 16 digits."),
            { note.code.toString() }, "code" };
    if (note.note.size() > longestNote)
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The note is too long."), {}, "note" };
    const Instant now = m_with.clock.now();
    if (note.at > now + slack)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "What is yet to come can't be noted; give the time when it was seen."), {},
            "at" };
    if (!note.incident.isNull() && !m_with.ledgers.incidents().contains(note.incident))
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {}, "incident" };
    entries::ComponentChanged changed;
    changed.set_code(note.code.toString());
    changed.set_state(std::string(toWord(note.state)));
    changed.set_note(note.note);
    changed.set_at(note.at.milliseconds);
    if (!note.incident.isNull())
        changed.set_incident(std::string(note.incident.view()));
    const Draft draft { Kind::ComponentChanged, componentSubject(note.code), changed.SerializeAsString(), {} };
    return m_with.journal.append({ &draft, 1 }, session.id, now);
}

} // namespace fengsui
