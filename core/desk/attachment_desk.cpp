#include "desk/attachment_desk.h"

#include "attachment/entries.pb.h"
#include "base/hex.h"
#include "desk/permission.h"
#include "incident/entries.pb.h"
#include "workflow/available.h"

namespace fengsui {

namespace {

using Reason = Refusal::Reason;

Draft draftOf(IncidentId incident, const KeptBlob& kept, const std::string& name, PersonId person)
{
    entries::AttachmentAdded added;
    added.set_digest(std::string(kept.list.digest.view()));
    added.set_size(kept.list.size);
    added.set_name(name);
    added.set_media(std::string(toWord(kept.media)));
    added.set_list(std::string(kept.list.listDigest().view()));
    if (!person.isNull())
        added.set_person(std::string(person.view()));
    return { Kind::AttachmentAdded, incident.raw, added.SerializeAsString(), {} };
}

// The last part of a path as its author wrote it, by whatever system.
std::string nameOf(const std::string& path)
{
    constexpr std::size_t longest = 200;
    const std::size_t slash = path.find_last_of("/\\");
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (name.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80)
            --end; // not within a character
        name.resize(end);
    }
    return name;
}

std::string endingOf(MediaType media)
{
    switch (media) {
    case MediaType::Jpeg:
        return ".jpg";
    case MediaType::Text:
        return ".txt";
    case MediaType::Audio:
        return "";
    default:
        return '.' + std::string(toWord(media));
    }
}

Refusal keepsNone()
{
    return { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "This store keeps no files."), {}, {} };
}

Refusal noSuchCase()
{
    return { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {}, "incident" };
}

} // namespace

AttachmentDesk::AttachmentDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

std::optional<Refusal> AttachmentDesk::refusalOfAttaching(const Session& session, const Incident& incident) const
{
    const workflow::Workflow* workflow = m_with.workflows->find(incident.workflow, incident.workflowVersion);
    const workflow::Actor actor { session.id, session.roles, session.team };
    if (session.holds(Role::ShiftLeader) || session.holds(Role::System)
        || (workflow && !workflow::availableActions(*workflow, incident, actor).empty()))
        return std::nullopt;
    return Refusal { Reason::NotAllowed,
        QT_TRANSLATE_NOOP(
            "Refusal", "%1 may not attach to this case: only who may take a step in it now, or a shift leader."),
        { session.account }, {} };
}

Result<Digest> AttachmentDesk::keep(const std::string& file)
{
    if (!m_with.blobs)
        return keepsNone();
    const auto kept = m_with.blobs->keep(file);
    if (!kept)
        return kept.refusal();
    return kept->list.digest;
}

Result<Attached> AttachmentDesk::attach(const Session& session, IncidentId id, const std::string& file, PersonId person)
{
    const auto incident = m_with.ledgers.incidents().incident(id);
    if (!incident)
        return noSuchCase();
    if (auto refusal = refusalOfAttaching(session, *incident))
        return *refusal;
    if (!person.isNull() && m_with.ledgers.persons().person(person).value_or(Person {}).isErased)
        return Refusal { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "This person's data were destroyed before."),
            {}, "person" };
    if (!m_with.blobs)
        return keepsNone();
    const auto kept = m_with.blobs->keep(file);
    if (!kept)
        return kept.refusal();
    const AttachmentFile before = m_with.ledgers.attachments().file(id);
    if (const Attachment* known = before.find(kept->list.digest)) {
        m_with.blobs->entriesCame(); // a withdrawn one must not stay for having been tried again
        return Refusal { Reason::Conflict,
            known->isWithdrawn
                ? QT_TRANSLATE_NOOP("Refusal", "This file was withdrawn from the case; it can't be attached again.")
                : QT_TRANSLATE_NOOP("Refusal", "This file is attached to the case already."),
            {}, "file" };
    }
    const Draft draft = draftOf(id, *kept, nameOf(file), person);
    Receipt receipt = m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    m_with.blobs->entriesCame();
    return Attached { kept->list.digest, std::move(receipt) };
}

Result<Receipt> AttachmentDesk::withdraw(
    const Session& session, IncidentId id, const Digest& file, const std::string& reason)
{
    const AttachmentFile before = m_with.ledgers.attachments().file(id);
    const Attachment* attachment = before.find(file);
    if (!attachment)
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The case has no such file."), {}, "file" };
    if (session.id.isNull() || attachment->by != session.id)
        if (auto refusal = refusalUnless(session, { Role::ShiftLeader, Role::Administrator, Role::System }))
            return *refusal;
    if (attachment->isWithdrawn)
        return Refusal { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The file was withdrawn before."), {},
            "file" };
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say why."), {}, "reason" };
    entries::AttachmentWithdrawn withdrawn;
    withdrawn.set_digest(std::string(file.view()));
    withdrawn.set_reason(reason);
    const Draft draft { Kind::AttachmentWithdrawn, id.raw, withdrawn.SerializeAsString(), {} };
    Receipt receipt = m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    if (m_with.blobs)
        m_with.blobs->entriesCame();
    return receipt;
}

void addFileDrafts(std::vector<Draft>& drafts, const Facilities& with, IncidentId id, const entries::CaseActed& acted)
{
    if (!with.blobs || acted.attachments().empty())
        return;
    const AttachmentFile before = with.ledgers.attachments().file(id);
    std::size_t number = before.attachments.size();
    for (const std::string& hex : acted.attachments()) {
        const auto bytes = fromHex(hex);
        const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
        const auto kept = digest && !before.find(*digest) ? with.blobs->about(*digest) : std::nullopt;
        if (kept)
            drafts.push_back(
                draftOf(id, *kept, acted.action() + '-' + std::to_string(++number) + endingOf(kept->media), {}));
    }
}

} // namespace fengsui
