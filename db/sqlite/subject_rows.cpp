#include "sqlite/subject_rows.h"

#include "base/plant.h"
#include "grid/outline_bytes.h"
#include "sqlite/facts_row.h"
#include "sqlite/sqlite_drawing_ledger.h"
#include "workflow/history.h"

#include <algorithm>

namespace fengsui {

namespace {

// Ids one behind the other, sixteen bytes each.
template <typename Id>
std::string packed(const std::vector<Id>& ids)
{
    std::string bytes;
    for (const Id& id : ids)
        bytes += id.view();
    return bytes;
}

std::vector<TeamId> unitsAtWork(const Incident& incident)
{
    std::vector<TeamId> units;
    for (const Task& task : incident.tasks)
        if (task.isOpen() && std::ranges::find(units, task.unit) == units.end())
            units.push_back(task.unit);
    return units;
}

std::string takenHere(const Incident& incident)
{
    std::vector<std::string_view> actions;
    for (std::size_t i = workflow::firstStepInState(incident); i < incident.steps.size(); ++i)
        if (const StepOnFile& step = incident.steps[i];
            step.role != toWord(Role::System) && std::ranges::find(actions, step.action) == actions.end())
            actions.emplace_back(step.action);
    std::string words;
    for (const std::string_view action : actions)
        words.append(words.empty() ? "" : " ").append(action);
    return words;
}

void putPoint(LedgerRecord& out, const std::optional<GeoPoint>& point)
{
    if (point)
        out.number(point->longitudeE7).number(point->latitudeE7);
    else
        out.nothing().nothing();
}

void putCase(LedgerRecord& out, const Incident& incident)
{
    const Limit limit = incident.limit.value_or(Limit {});
    out.row('I');
    out.text(incident.number).text(incident.workflow).number(incident.workflowVersion).text(incident.state);
    out.text(incident.type ? incident.type->toString() : std::string()).text(incident.title);
    out.text(incident.place.address).text(incident.place.division).text(incident.place.cell);
    out.text(incident.place.component);
    putPoint(out, incident.place.point);
    out.text(incident.source).number(incident.reportedAt.milliseconds);
    out.timeOrNothing(incident.limit ? std::optional(incident.limit->dueAt) : std::nullopt);
    out.timeOrNothing(incident.closedAt).idOrNothing(incident.lead.raw);
    out.number(static_cast<int>(incident.supervision)).number(static_cast<int>(incident.pending));
    out.number(incident.reports.size()).number(incident.rework).number(incident.ineffective.size());
    out.number(incident.isOpen).number(incident.isUrgent).number(incident.isOverdue).number(incident.isDrill);
    out.idOrNothing(incident.mergedInto.raw).number(incident.copies).number(incident.changedAt.milliseconds);
    out.number(limit.amount).text(limit.unit).number(limit.from.milliseconds).number(limit.run.count());
    out.timeOrNothing(incident.resumeAt);
    out.bytes(packed(incident.assistants)).bytes(packed(unitsAtWork(incident))).bytes(packed(incident.handlers));
    out.text(takenHere(incident));
    out.number(workflow::openInstruction(incident) != nullptr).number(workflow::hasCaller(incident));
    out.id(incident.id);
}

void put(LedgerRecord& out, const Incident& incident)
{
    // A case of which only later entries have come stands nowhere yet, but what was set aside is kept.
    if (!incident.state.empty()) {
        putCase(out, incident);
        putFacts(out, factsOf(incident));
        for (const ReportOnFile& report : incident.reports)
            if (!report.caller.isNull())
                out.row('C').id(report.caller).id(incident.id);
    }
    for (const IneffectiveEntry& entry : incident.ineffective)
        out.row('X')
            .id(entry.entry)
            .id(incident.id)
            .text(entry.action)
            .text(entry.reason)
            .id(entry.by)
            .number(entry.at.milliseconds);
}

void put(LedgerRecord& out, const EvaluationFile& file)
{
    if (file.exclusion)
        out.row('E')
            .id(file.incident)
            .text(file.exclusion->reason)
            .text(file.exclusion->role)
            .id(file.exclusion->by)
            .number(file.exclusion->at.milliseconds);
    std::uint64_t place = 0;
    for (const Appeal& appeal : file.appeals) {
        out.row('A').id(appeal.entry).id(file.incident).number(++place).text(appeal.reason);
        out.idOrNothing(appeal.unit.raw).id(appeal.by).number(appeal.at.milliseconds);
        out.number(static_cast<int>(appeal.decision)).text(appeal.answer).idOrNothing(appeal.decidedBy.raw);
    }
}

void put(LedgerRecord& out, const AttachmentFile& file)
{
    std::uint64_t place = 0;
    for (const Attachment& each : file.attachments) {
        out.row('F').id(file.incident).id(each.digest).number(++place).number(each.size);
        out.text(each.name).text(each.media).id(each.list).idOrNothing(each.person.raw).idOrNothing(each.by.raw);
        out.number(each.at.milliseconds).idOrNothing(each.console.raw).number(each.isWithdrawn).text(each.reason);
    }
}

void put(LedgerRecord& out, const Person& person)
{
    out.row('P').id(person.id).text(person.name).text(person.phone).text(person.address).text(person.purpose);
    out.timeOrNothing(person.keepUntil).number(person.isHeld).number(person.isErased);
}

void put(LedgerRecord& out, const Team& team)
{
    std::string skills;
    for (const std::string& skill : team.skills)
        skills += (skills.empty() ? "" : "\n") + skill;
    out.row('T').id(team.id).text(team.name).text(team.unit).text(team.callSign).text(skills);
    out.text(team.homeCell).text(team.division);
    putPoint(out, team.point);
    out.number(team.members).number(static_cast<int>(team.status.status)).number(team.status.at.milliseconds);
    out.idOrNothing(team.status.incident.raw).text(team.status.note).timeOrNothing(team.dissolvedAt);
}

void put(LedgerRecord& out, const Drawing& drawing)
{
    out.row('W').id(drawing.id).text(toWord(drawing.shape)).text(toWord(drawing.colour)).text(drawing.name);
    out.text(drawing.note).bytes(bytesOfCorners(drawing.corners)).idOrNothing(drawing.incident.raw);
    out.number(drawing.closesRoad)
        .idOrNothing(drawing.by.raw)
        .number(drawing.at.milliseconds)
        .number(drawing.isWithdrawn)
        .text(drawing.reason);
}

void put(LedgerRecord& out, const TrackPiece& piece)
{
    if (!piece.isThere())
        return;
    out.row('H').id(piece.id).id(piece.team);
    out.number(piece.points.front().time.milliseconds).number(piece.points.back().time.milliseconds);
    out.text(piece.source).bytes(bytesOfRun(piece.points)).idOrNothing(piece.by.raw).number(piece.at.milliseconds);
}

void put(LedgerRecord& out, const ComponentFile& file)
{
    std::size_t place = 0;
    for (const ComponentChange& change : file.changes) {
        out.row('K').id(change.entry).id(file.id).number(file.code->number).number(++place);
        out.number(place == file.changes.size()).number(static_cast<int>(change.state)).text(change.note);
        out.idOrNothing(change.incident.raw).idOrNothing(change.by.raw).number(change.at.milliseconds);
        out.number(change.recordedAt.milliseconds);
    }
}

void put(LedgerRecord& out, const CellFile& file)
{
    for (const CellWord& word : file.words) {
        out.row('L').id(file.id).id(word.base).id(word.entry).text(word.cell.code).text(word.cell.division);
        out.text(word.cell.name).bytes(toBytes(word.cell.outline)).number(word.isWithdrawn).text(word.reason);
        out.idOrNothing(word.by.raw).number(word.at.milliseconds);
    }
}

void put(LedgerRecord& out, const Operator& person)
{
    std::string roles;
    for (const Role role : person.roles)
        roles += (roles.empty() ? "" : " ") + std::string(toWord(role));
    out.row('O').id(person.id).text(person.account).text(person.name).text(roles);
    out.idOrNothing(person.team.raw).number(person.isDisabled);
}

void put(LedgerRecord& out, const FiledRules& rules)
{
    for (const RuleFile& file : rules.files)
        out.row('R')
            .id(file.entry)
            .text(toWord(rules.files.front().kind))
            .text(file.id)
            .number(file.version)
            .text(file.text)
            .id(file.by)
            .number(file.at.milliseconds)
            .number(file.isOvertaken);
}

void put(LedgerRecord& out, SubjectId incarnation, const StoreIdentity& identity)
{
    out.row('S').id(incarnation).text(identity.division).text(identity.name).text(identity.profile).text(identity.zone);
}

void put(LedgerRecord& out, SubjectId subject, const EditionRow& edition)
{
    out.row('D').id(subject).text(edition.kind).text(edition.digest).number(edition.rows).text(edition.title);
}

void put(LedgerRecord& out, SubjectId id, const ShiftNote& note)
{
    out.row('N').id(id).text(note.kind).text(note.text).id(note.by).number(note.at.milliseconds);
}

void putDisagreements(LedgerRecord& out, SubjectId subject, const SubjectState& state)
{
    for (const Disagreement& each : disagreementsOf(state)) {
        out.row('Z').id(subject).number(static_cast<int>(kindOf(state))).text(each.about).id(each.other);
        out.id(each.counts);
        if (each.settledBy)
            out.id(*each.settledBy);
        else
            out.nothing();
    }
}

} // namespace

void putDownRows(LedgerRecord& out, SubjectId subject, const SubjectState& state)
{
    out.clear();
    std::visit(
        [&](const auto& value) {
            using State = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<State, StoreIdentity> || std::is_same_v<State, EditionRow>
                || std::is_same_v<State, ShiftNote>)
                put(out, subject, value);
            else if constexpr (!std::is_same_v<State, std::monostate> && !std::is_same_v<State, PeerBook>)
                put(out, value);
        },
        state);
    putDisagreements(out, subject, state);
}

Digest digestOfRows(const LedgerRecord& record, SubjectKind kind)
{
    if (FENGSUI_PLANT(digest_skips_a_table) && kind == SubjectKind::Duty)
        return {};
    return record.digest();
}

Digest digestOfRows(const SubjectKey& key, const SubjectState& state)
{
    LedgerRecord record;
    putDownRows(record, key.id, state);
    return digestOfRows(record, key.kind);
}

} // namespace fengsui
