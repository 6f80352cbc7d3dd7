#include "desk/settlement.h"

#include "component/entries.pb.h"
#include "desk/permission.h"
#include "team/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

std::optional<Refusal> whyNot(const Session& session, Kind kind)
{
    switch (kind) {
    case Kind::TeamFormed:
        return refusalUnless(session, { Role::Administrator, Role::Dispatcher });
    case Kind::TeamStatusChanged:
        return refusalUnless(session, { Role::Administrator, Role::Dispatcher, Role::ShiftLeader });
    case Kind::ShapeDrawn:
        return refusalUnless(session, { Role::Administrator, Role::Acceptor, Role::Dispatcher, Role::ShiftLeader });
    case Kind::ComponentChanged:
        return refusalUnless(session,
            { Role::Administrator, Role::Acceptor, Role::Patroller, Role::Unit, Role::Dispatcher, Role::ShiftLeader });
    case Kind::PersonRecorded:
        return refusalUnless(session, { Role::Administrator, Role::Acceptor, Role::ShiftLeader });
    default:
        return refusalUnless(session, { Role::Administrator });
    }
}

} // namespace

std::optional<Draft> saidAgain(const JournalReader& journal, const Conflict& conflict, const ConflictSide& side)
{
    if (conflict.kind == SubjectKind::Incident)
        return std::nullopt;
    const auto entry = journal.entry(side.key);
    if (!entry || !entry->body || entry->hash != side.entry)
        return std::nullopt;
    return Draft { static_cast<Kind>(entry->envelope.kind), conflict.subject, *entry->body, {} };
}

Result<Receipt> settle(
    const Session& session, Journal& journal, const Ledgers& ledgers, const Draft& again, Instant now)
{
    if (const auto refusal = whyNot(session, again.kind))
        return *refusal;
    if (std::ranges::all_of(ledgers.disagreements().of(again.subject),
            [](const DisagreementRow& row) { return row.what.settledBy.has_value(); }))
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Somebody has settled this meanwhile."), {}, {} };
    Draft draft = again;
    // A team is where it is sent from now on; where it was before, both sides said rightly.
    if (entries::TeamStatusChanged changed;
        draft.kind == Kind::TeamStatusChanged && changed.ParseFromString(draft.body)) {
        changed.set_at(now.milliseconds);
        draft.body = changed.SerializeAsString();
    }
    // And a component is so when somebody settles it, whenever each side had seen it.
    if (entries::ComponentChanged changed;
        draft.kind == Kind::ComponentChanged && changed.ParseFromString(draft.body)) {
        changed.set_at(now.milliseconds);
        draft.body = changed.SerializeAsString();
    }
    return journal.append({ &draft, 1 }, session.id, now);
}

} // namespace fengsui
