#include "desk/conflict_reading.h"

#include "component/entries.pb.h"
#include "drawing/entries.pb.h"
#include "grid/entries.pb.h"
#include "incident/entries.pb.h"
#include "journal/entries.pb.h"
#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "team/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

template <typename Message>
Message parsed(const Entry& entry)
{
    Message message;
    if (entry.body)
        (void)message.ParseFromString(*entry.body);
    return message;
}

std::string teamName(const Ledgers& ledgers, const std::string& id)
{
    const auto known = TeamId::fromBytes(id);
    const auto team = known && !known->isNull() ? ledgers.teams().team(*known) : std::nullopt;
    return team ? team->name : std::string();
}

std::string caseName(const Ledgers& ledgers, const std::string& id)
{
    const auto known = IncidentId::fromBytes(id);
    const auto row = known ? ledgers.incidents().row(*known) : std::nullopt;
    return row ? row->number + ' ' + row->title : std::string();
}

std::string rolesOf(const auto& message)
{
    std::string text = message.name();
    for (const std::string& role : message.roles())
        text += ' ' + role;
    return text;
}

void describeStep(ConflictSide& side, const entries::CaseActed& acted, const std::string& about, const Ledgers& ledgers)
{
    side.what = acted.action();
    if (about == "title")
        side.detail = acted.title();
    else if (about == "type")
        side.detail = acted.type();
    else if (about == "place")
        side.detail = acted.place().address();
    else if (about == "urgent")
        side.detail = acted.urgent() ? "yes" : "no";
    else
        side.detail = acted.note();
    if (about == "step")
        if (const std::string lead = teamName(ledgers, acted.lead_team()); !lead.empty())
            side.detail = side.detail.empty() ? lead : lead + ": " + side.detail;
}

void describe(ConflictSide& side, const Entry& entry, const std::string& about, const Ledgers& ledgers)
{
    side.what = about;
    switch (static_cast<Kind>(entry.envelope.kind)) {
    case Kind::CaseActed:
        return describeStep(side, parsed<entries::CaseActed>(entry), about, ledgers);
    case Kind::IncidentReported:
        side.what = "reported";
        return;
    case Kind::PersonRecorded:
        side.detail = parsed<entries::PersonRecorded>(entry).name();
        return;
    case Kind::TeamFormed: {
        const auto formed = parsed<entries::TeamFormed>(entry);
        side.detail = formed.name() + (formed.unit().empty() ? "" : ", " + formed.unit());
        return;
    }
    case Kind::TeamStatusChanged:
        side.detail = caseName(ledgers, parsed<entries::TeamStatusChanged>(entry).incident());
        return;
    case Kind::OperatorEnrolled:
        side.detail = rolesOf(parsed<entries::OperatorEnrolled>(entry));
        return;
    case Kind::OperatorChanged:
        side.detail = rolesOf(parsed<entries::OperatorChanged>(entry));
        return;
    case Kind::ShapeDrawn: {
        const auto drawn = parsed<entries::ShapeDrawn>(entry);
        side.detail = drawn.name() + (drawn.note().empty() ? "" : " · " + drawn.note()) + " · "
            + std::to_string(drawn.corners_size() / 2);
        return;
    }
    case Kind::ComponentChanged: {
        const auto changed = parsed<entries::ComponentChanged>(entry);
        side.detail = changed.state() + (changed.note().empty() ? "" : " · " + changed.note());
        return;
    }
    case Kind::CellDrawn: {
        const auto drawn = parsed<entries::CellDrawn>(entry);
        int corners = 0;
        for (const entries::CellRing& ring : drawn.rings())
            corners += ring.corners_size() / 2;
        side.detail = drawn.name() + " · " + std::to_string(corners);
        return;
    }
    case Kind::CellWithdrawn:
        side.what = "cellWithdrawn";
        side.detail = parsed<entries::CellWithdrawn>(entry).reason();
        return;
    case Kind::EditionAnnounced:
        side.detail = parsed<entries::EditionAnnounced>(entry).title();
        return;
    default:
        return;
    }
}

std::string nameOf(const Ledgers& ledgers, SubjectKind kind, SubjectId subject)
{
    switch (kind) {
    case SubjectKind::Incident: {
        const auto row = ledgers.incidents().row({ subject });
        return row ? row->number + ' ' + row->title : std::string();
    }
    case SubjectKind::Team: {
        const auto team = ledgers.teams().team({ subject });
        return team ? team->name : std::string();
    }
    case SubjectKind::Person: {
        const auto person = ledgers.persons().person({ subject });
        return person ? person->name : std::string();
    }
    case SubjectKind::Operator: {
        const auto person = ledgers.staff().byId({ subject });
        return person ? person->account : std::string();
    }
    case SubjectKind::Drawing: {
        const auto drawing = ledgers.drawings().drawing({ subject });
        return drawing ? drawing->name : std::string();
    }
    case SubjectKind::Cell:
        return ledgers.cells().codeOf(subject).value_or(std::string());
    case SubjectKind::Edition: {
        const auto edition = ledgers.edition("grid");
        return edition && editionSubject("grid") == subject ? edition->title : std::string();
    }
    default:
        return {};
    }
}

/// Reads each subject's entries once, however many disagreements there are about it.
class Reading {
public:
    Reading(const Ledgers& ledgers, const JournalReader& journal)
        : m_ledgers(ledgers)
        , m_journal(journal)
    {
    }

    Conflict read(const DisagreementRow& row)
    {
        if (row.subject != m_subject || m_entries.empty()) {
            m_subject = row.subject;
            m_entries = m_journal.entriesOf(row.subject);
        }
        Conflict conflict { row.kind, row.subject, nameOf(m_ledgers, row.kind, row.subject), row.what.about,
            side(row.what.counts, row.what.about), side(row.what.other, row.what.about), std::nullopt };
        if (row.what.settledBy)
            conflict.settledBy = side(*row.what.settledBy, row.what.about);
        return conflict;
    }

private:
    ConflictSide side(const Digest& digest, const std::string& about) const
    {
        ConflictSide side;
        side.entry = digest;
        const auto entry = std::ranges::find(m_entries, digest, &Entry::hash);
        if (entry == m_entries.end())
            return side;
        side.key = entry->envelope.key;
        side.by = entry->envelope.author;
        side.at = entry->envelope.recordedAt;
        if (const auto console = m_ledgers.identityOf(side.key.incarnation))
            side.console = console->name;
        describe(side, *entry, about, m_ledgers);
        return side;
    }

    const Ledgers& m_ledgers;
    const JournalReader& m_journal;
    SubjectId m_subject;
    std::vector<Entry> m_entries;
};

std::vector<Conflict> read(
    const Ledgers& ledgers, const JournalReader& journal, const std::vector<DisagreementRow>& rows)
{
    Reading reading(ledgers, journal);
    std::vector<Conflict> conflicts;
    conflicts.reserve(rows.size());
    for (const DisagreementRow& row : rows)
        conflicts.push_back(reading.read(row));
    std::ranges::stable_sort(conflicts, [](const Conflict& a, const Conflict& b) {
        if (a.settledBy.has_value() != b.settledBy.has_value())
            return !a.settledBy.has_value();
        return a.other.at > b.other.at;
    });
    return conflicts;
}

} // namespace

std::vector<Conflict> conflicts(const Ledgers& ledgers, const JournalReader& journal, Conflicts which, std::size_t most)
{
    std::vector<Conflict> all = read(
        ledgers, journal, which == Conflicts::Open ? ledgers.disagreements().open() : ledgers.disagreements().all());
    all.resize(std::min(all.size(), most));
    return all;
}

std::vector<Conflict> conflictsOf(const Ledgers& ledgers, const JournalReader& journal, SubjectId subject)
{
    return read(ledgers, journal, ledgers.disagreements().of(subject));
}

} // namespace fengsui
