#include "journal/subject_state.h"

#include "attachment/entries.pb.h"
#include "component/entries.pb.h"
#include "drawing/entries.pb.h"
#include "evaluation/entries.pb.h"
#include "grid/entries.pb.h"
#include "incident/entries.pb.h"
#include "incident/fold.h"
#include "journal/entries.pb.h"
#include "peer/entries.pb.h"
#include "person/entries.pb.h"
#include "rules/entries.pb.h"
#include "staff/entries.pb.h"
#include "team/entries.pb.h"
#include "track/entries.pb.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

template <typename Repeated>
std::vector<Role> rolesOf(const Repeated& words)
{
    std::vector<Role> roles;
    for (const std::string& word : words)
        if (const auto role = roleOf(word))
            roles.push_back(*role);
    return roles;
}

void foldOne(Person& person, const Stamp& stamp, const entries::PersonRecorded& recorded)
{
    if (person.isErased)
        return;
    person.name = recorded.name();
    person.phone = recorded.phone();
    person.address = recorded.address();
    person.purpose = recorded.purpose();
    person.keepUntil = recorded.keep_until() == 0 ? std::nullopt : std::optional(Instant { recorded.keep_until() });
    person.isHeld = recorded.hold();
    person.said.say(stamp, "record", recorded.SerializeAsString());
}

void foldOne(Person& person, const Stamp&, const entries::PersonErased&)
{
    person = { .id = person.id,
        .name = {},
        .phone = {},
        .address = {},
        .purpose = {},
        .keepUntil = {},
        .isHeld = false,
        .isErased = true };
}

void foldOne(Team& team, const Stamp& stamp, const entries::TeamFormed& formed)
{
    team.name = formed.name();
    team.unit = formed.unit();
    team.callSign = formed.call_sign();
    team.skills.assign(formed.skills().begin(), formed.skills().end());
    team.homeCell = formed.home_cell();
    team.division = formed.division();
    team.members = formed.members();
    team.point.reset();
    if (formed.has_longitude_e7() && formed.has_latitude_e7())
        team.point = GeoPoint { formed.longitude_e7(), formed.latitude_e7() };
    team.said.say(stamp, "record", formed.SerializeAsString());
    if (team.history.empty()) {
        team.status = { TeamStatus::Available, stamp.recordedAt, {}, {} };
        team.history.push_back(team.status);
    }
}

void foldOne(Team& team, const Stamp& stamp, const entries::TeamStatusChanged& changed)
{
    const auto status = teamStatusOf(changed.status());
    if (!status)
        return;
    const TeamStatusAt at { *status, { changed.at() },
        IncidentId::fromBytes(changed.incident()).value_or(IncidentId {}), changed.note() };
    // told late is still told: the present status is the one with the latest stated time, of equals the later entry
    const auto place = std::ranges::upper_bound(team.history, at.at, {}, &TeamStatusAt::at);
    team.history.insert(place, at);
    team.status = team.history.back();
    team.said.say(stamp, "assignment", std::string(at.incident.isNull() ? std::string_view() : at.incident.view()));
}

void foldOne(Team& team, const Stamp& stamp, const entries::TeamDissolved&)
{
    if (!team.dissolvedAt)
        team.dissolvedAt = stamp.recordedAt;
}

void foldOne(Operator& person, const Stamp& stamp, const entries::OperatorEnrolled& enrolled)
{
    person.account = enrolled.account();
    person.name = enrolled.name();
    person.roles = rolesOf(enrolled.roles());
    person.team = TeamId::fromBytes(enrolled.team()).value_or(TeamId {});
    person.said.say(stamp, "record", enrolled.SerializeAsString());
}

void foldOne(Operator& person, const Stamp& stamp, const entries::OperatorChanged& changed)
{
    person.name = changed.name();
    person.roles = rolesOf(changed.roles());
    person.isDisabled = changed.disabled();
    person.team = TeamId::fromBytes(changed.team()).value_or(TeamId {});
    person.said.say(stamp, "record", changed.SerializeAsString());
}

void foldOne(StoreIdentity& identity, const Stamp&, const entries::StoreOpened& opened)
{
    identity = { opened.division(), opened.name(), opened.profile(), opened.zone() };
}

void foldOne(EditionRow& edition, const Stamp& stamp, const entries::EditionAnnounced& announced)
{
    edition = { announced.kind(), announced.digest(), announced.rows(), announced.title(), std::move(edition.said) };
    edition.said.say(stamp, "edition", announced.digest());
}

void foldOne(ShiftNote& note, const Stamp& stamp, const entries::ShiftNoted& noted)
{
    note = { noted.kind(), noted.text(), stamp.author, { noted.at() } };
}

template <typename Message, typename State>
void foldAs(SubjectState& state, const Entry& entry)
{
    auto* subject = std::get_if<State>(&state);
    Message message;
    if (!subject || !entry.body || !message.ParseFromString(*entry.body))
        return;
    if constexpr (std::is_same_v<State, Incident> || std::is_same_v<State, FiledRules>
        || std::is_same_v<State, EvaluationFile> || std::is_same_v<State, AttachmentFile>
        || std::is_same_v<State, PeerBook> || std::is_same_v<State, Drawing> || std::is_same_v<State, ComponentFile>
        || std::is_same_v<State, CellFile> || std::is_same_v<State, TrackPiece>)
        fold(*subject, entry.stamp(), message);
    else
        foldOne(*subject, entry.stamp(), message);
}

} // namespace

SubjectKind kindOf(const SubjectState& state)
{
    constexpr std::array kinds { SubjectKind::Unknown, SubjectKind::Incident, SubjectKind::Person, SubjectKind::Team,
        SubjectKind::Operator, SubjectKind::Store, SubjectKind::Edition, SubjectKind::Duty, SubjectKind::Rules,
        SubjectKind::Evaluation, SubjectKind::Attachment, SubjectKind::Peers, SubjectKind::Drawing,
        SubjectKind::Component, SubjectKind::Cell, SubjectKind::Track };
    static_assert(kinds.size() == std::variant_size_v<SubjectState>);
    return kinds[state.index()];
}

SubjectState emptyState(const SubjectKey& key)
{
    switch (key.kind) {
    case SubjectKind::Incident: {
        Incident incident;
        incident.id = { key.id };
        return incident;
    }
    case SubjectKind::Person: {
        Person person;
        person.id = { key.id };
        return person;
    }
    case SubjectKind::Team: {
        Team team;
        team.id = { key.id };
        return team;
    }
    case SubjectKind::Operator: {
        Operator person;
        person.id = { key.id };
        return person;
    }
    case SubjectKind::Store:
        return StoreIdentity {};
    case SubjectKind::Edition:
        return EditionRow {};
    case SubjectKind::Peers:
        return PeerBook {};
    case SubjectKind::Duty:
        return ShiftNote {};
    case SubjectKind::Rules:
        return FiledRules { key.id, {}, {} };
    case SubjectKind::Evaluation: {
        EvaluationFile file;
        file.incident = { key.id };
        return file;
    }
    case SubjectKind::Attachment:
        return AttachmentFile { { key.id }, {} };
    case SubjectKind::Drawing: {
        Drawing drawing;
        drawing.id = { key.id };
        return drawing;
    }
    case SubjectKind::Component:
        return ComponentFile { key.id, {}, {} };
    case SubjectKind::Cell:
        return CellFile { key.id, {}, {} };
    case SubjectKind::Track: {
        TrackPiece piece;
        piece.id = { key.id };
        return piece;
    }
    case SubjectKind::Unknown:
        break;
    }
    return std::monostate {};
}

bool isNewer(const Envelope& envelope)
{
    return !find(envelope.kind) || envelope.schema > knownSchema;
}

void fold(SubjectState& state, const Entry& entry)
{
    if (isNewer(entry.envelope))
        return;
    switch (static_cast<Kind>(entry.envelope.kind)) {
    case Kind::StoreOpened:
        return foldAs<entries::StoreOpened, StoreIdentity>(state, entry);
    case Kind::EditionAnnounced:
        return foldAs<entries::EditionAnnounced, EditionRow>(state, entry);
    case Kind::PeerEnrolled:
        return foldAs<entries::PeerEnrolled, PeerBook>(state, entry);
    case Kind::PeerRevoked:
        return foldAs<entries::PeerRevoked, PeerBook>(state, entry);
    case Kind::ClockSuspected:
    case Kind::ClockCorrected:
    case Kind::BranchOpened:
    case Kind::KeyRenewed:
        return; // are judged together with all others of their kind
    case Kind::BranchRenamed:
        return; // is told in the diary, and explains what witnesses keep
    case Kind::IncidentReported:
        return foldAs<entries::IncidentReported, Incident>(state, entry);
    case Kind::ReportAttached:
        return foldAs<entries::ReportAttached, Incident>(state, entry);
    case Kind::CaseActed:
        return foldAs<entries::CaseActed, Incident>(state, entry);
    case Kind::CopyPrinted:
        return foldAs<entries::CopyPrinted, Incident>(state, entry);
    case Kind::PersonRecorded:
        return foldAs<entries::PersonRecorded, Person>(state, entry);
    case Kind::PersonErased:
        return foldAs<entries::PersonErased, Person>(state, entry);
    case Kind::TeamFormed:
        return foldAs<entries::TeamFormed, Team>(state, entry);
    case Kind::TeamStatusChanged:
        return foldAs<entries::TeamStatusChanged, Team>(state, entry);
    case Kind::TeamDissolved:
        return foldAs<entries::TeamDissolved, Team>(state, entry);
    case Kind::OperatorEnrolled:
        return foldAs<entries::OperatorEnrolled, Operator>(state, entry);
    case Kind::OperatorChanged:
        return foldAs<entries::OperatorChanged, Operator>(state, entry);
    case Kind::ShiftNoted:
        return foldAs<entries::ShiftNoted, ShiftNote>(state, entry);
    case Kind::RuleFiled:
        return foldAs<entries::RuleFiled, FiledRules>(state, entry);
    case Kind::EvaluationAppealed:
        return foldAs<entries::EvaluationAppealed, EvaluationFile>(state, entry);
    case Kind::EvaluationRuled:
        return foldAs<entries::EvaluationRuled, EvaluationFile>(state, entry);
    case Kind::AttachmentAdded:
        return foldAs<entries::AttachmentAdded, AttachmentFile>(state, entry);
    case Kind::AttachmentWithdrawn:
        return foldAs<entries::AttachmentWithdrawn, AttachmentFile>(state, entry);
    case Kind::ShapeDrawn:
        return foldAs<entries::ShapeDrawn, Drawing>(state, entry);
    case Kind::ShapeWithdrawn:
        return foldAs<entries::ShapeWithdrawn, Drawing>(state, entry);
    case Kind::ComponentChanged:
        return foldAs<entries::ComponentChanged, ComponentFile>(state, entry);
    case Kind::CellDrawn:
        return foldAs<entries::CellDrawn, CellFile>(state, entry);
    case Kind::CellWithdrawn:
        return foldAs<entries::CellWithdrawn, CellFile>(state, entry);
    case Kind::TeamTracked:
        return foldAs<entries::TeamTracked, TrackPiece>(state, entry);
    }
}

std::vector<Disagreement> disagreementsOf(const SubjectState& state)
{
    if (const auto* incident = std::get_if<Incident>(&state))
        return disagreementsOf(*incident);
    if (const auto* team = std::get_if<Team>(&state))
        return disagreementsOf(*team);
    if (const auto* person = std::get_if<Person>(&state))
        return person->said.disagreements();
    if (const auto* person = std::get_if<Operator>(&state))
        return person->said.disagreements();
    if (const auto* edition = std::get_if<EditionRow>(&state))
        return edition->said.disagreements();
    if (const auto* drawing = std::get_if<Drawing>(&state))
        return drawing->isWithdrawn ? std::vector<Disagreement> {} : drawing->said.disagreements();
    if (const auto* component = std::get_if<ComponentFile>(&state))
        return component->said.disagreements();
    if (const auto* cell = std::get_if<CellFile>(&state))
        return cell->said.disagreements();
    return {};
}

std::vector<Digest> inView(const SubjectState& state, Kind kind)
{
    switch (kind) {
    case Kind::CaseActed: {
        std::vector<Digest> entries = std::get<Incident>(state).said.inView();
        for (const IneffectiveEntry& entry : std::get<Incident>(state).ineffective)
            if (!entry.settledBy && !entry.isOfClock)
                entries.push_back(entry.entry);
        return entries;
    }
    case Kind::TeamFormed:
    case Kind::TeamStatusChanged:
        return std::get<Team>(state).said.inView();
    case Kind::PersonRecorded:
        return std::get<Person>(state).said.inView();
    case Kind::OperatorEnrolled:
    case Kind::OperatorChanged:
        return std::get<Operator>(state).said.inView();
    case Kind::EditionAnnounced:
        return std::get<EditionRow>(state).said.inView();
    case Kind::ShapeDrawn:
        return std::get<Drawing>(state).said.inView();
    case Kind::ComponentChanged:
        return std::get<ComponentFile>(state).said.inView();
    case Kind::CellDrawn:
    case Kind::CellWithdrawn:
        return std::get<CellFile>(state).said.inView();
    default:
        return {};
    }
}

} // namespace fengsui
