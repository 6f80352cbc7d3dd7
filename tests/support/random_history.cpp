#include "support/random_history.h"

#include "attachment/entries.pb.h"
#include "component/component_file.h"
#include "component/entries.pb.h"
#include "drawing/drawing.h"
#include "drawing/entries.pb.h"
#include "evaluation/entries.pb.h"
#include "grid/cell_file.h"
#include "grid/entries.pb.h"
#include "incident/entries.pb.h"
#include "journal/entries.pb.h"
#include "person/entries.pb.h"
#include "rules/entries.pb.h"
#include "rules/filed_rules.h"
#include "staff/entries.pb.h"
#include "team/entries.pb.h"
#include "track/entries.pb.h"

#include <array>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

namespace fengsui {

namespace {

constexpr std::array<const char*, 4> states { "accepted", "dispatched", "handled", "closed" };
constexpr std::array<const char*, 6> requests { "", "", "", "extension", "return", "none" };
constexpr std::array<const char*, 5> supervisions { "", "", "none", "yellow", "red" };

// Fields in the order of a map come in another order in each run, unless one asks for it: a seed is to play the same.
std::string sameEachTime(const google::protobuf::MessageLite& message)
{
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream(&bytes);
        google::protobuf::io::CodedOutputStream out(&stream);
        out.SetSerializationDeterministic(true);
        message.SerializeToCodedStream(&out);
    }
    return bytes;
}

template <typename Id>
std::string bytesOf(const Id& id)
{
    return std::string(id.view());
}

} // namespace

Draft opening(const std::string& publicKey, IncarnationId incarnation)
{
    entries::StoreOpened opened;
    opened.set_division("511129");
    opened.set_name("沐川");
    opened.set_profile("cn");
    opened.set_zone("Asia/Shanghai");
    opened.set_public_key(publicKey);
    return { Kind::StoreOpened, incarnation.raw, opened.SerializeAsString(), {} };
}

SubjectId RandomHistory::subject(const char* kind)
{
    // sometimes things of two kinds bear one id
    return RawId::derived(word(m_dice.chance(97) ? kind : "shared "));
}

std::string RandomHistory::word(const char* kind)
{
    return kind + std::to_string(m_dice.below(m_subjects));
}

StreamName RandomHistory::stream()
{
    return m_dice.chance(80) ? "county" : m_dice.chance(50) ? "emergency" : "town:511129100000";
}

std::vector<Draft> RandomHistory::next(const Ledgers& ledgers, Instant now)
{
    std::vector<Draft> drafts;
    do {
        const std::size_t about = m_dice.below(100);
        Draft draft = about < 60 ? aboutIncident(ledgers, now)
            : about < 75         ? aboutPerson()
            : about < 88         ? aboutTeam(now)
            : about < 92         ? aboutOperator()
                                 : aboutOthers(now);
        draft.stream = stream();
        drafts.push_back(std::move(draft));
    } while (drafts.size() < 4 && m_dice.chance(25));
    return drafts;
}

Draft RandomHistory::aboutIncident(const Ledgers& ledgers, Instant now)
{
    const IncidentId id { subject("incident ") };
    const auto incident = ledgers.incidents().incident(id);
    if (m_dice.chance(3))
        return { Kind::CopyPrinted, id.raw, entries::CopyPrinted().SerializeAsString(), {} };
    if (m_dice.chance(3)) {
        entries::AttachmentAdded added;
        added.set_digest(std::string(sha256(word("file ")).view()));
        added.set_size(1 + m_dice.below(1000));
        added.set_name(word("name "));
        added.set_person(m_dice.chance(30) ? bytesOf(subject("person ")) : std::string());
        return { Kind::AttachmentAdded, id.raw, added.SerializeAsString(), {} };
    }
    if (m_dice.chance(1)) {
        entries::AttachmentWithdrawn withdrawn;
        withdrawn.set_digest(std::string(sha256(word("file ")).view()));
        return { Kind::AttachmentWithdrawn, id.raw, withdrawn.SerializeAsString(), {} };
    }
    if (m_dice.chance(6)) {
        entries::EvaluationAppealed appealed;
        appealed.set_reason(word("appeal "));
        return { Kind::EvaluationAppealed, id.raw, appealed.SerializeAsString(), {} };
    }
    if (m_dice.chance(8)) {
        entries::EvaluationRuled ruled;
        ruled.set_exclude(m_dice.chance(60));
        ruled.set_reason(word("ruling "));
        const EvaluationFile file = ledgers.evaluation().file(id);
        if (!file.appeals.empty() && m_dice.chance(50))
            ruled.set_appeal(std::string(m_dice.oneOf(file.appeals).entry.view()));
        return { Kind::EvaluationRuled, id.raw, ruled.SerializeAsString(), {} };
    }
    if (m_dice.chance(2)) // no message at all
        return { Kind::CaseActed, id.raw, m_dice.bytes(m_dice.below(40)), {} };
    entries::Report report;
    report.set_source("phone");
    report.set_title(word("title "));
    report.set_text(std::string(m_dice.below(200), 'x') + "积水");
    report.set_received_at(now.milliseconds - static_cast<std::int64_t>(m_dice.below(100000)));
    report.mutable_place()->set_division("511129" + std::to_string(m_dice.below(3)));
    if (m_dice.chance(60))
        report.set_caller(bytesOf(RawId::derived(word("person "))));
    if ((!incident && m_dice.chance(90)) || m_dice.chance(5)) {
        entries::IncidentReported reported;
        reported.set_workflow("urban");
        reported.set_state(states[0]);
        reported.set_case_number(word("20251103-"));
        *reported.mutable_report() = report;
        reported.set_urgent(m_dice.chance(20));
        reported.mutable_limit()->set_due_at(now.milliseconds + 1000);
        return { Kind::IncidentReported, id.raw, reported.SerializeAsString(), {} };
    }
    if (m_dice.chance(10)) {
        entries::ReportAttached attached;
        *attached.mutable_report() = report;
        return { Kind::ReportAttached, id.raw, attached.SerializeAsString(), {} };
    }
    Incident unseen;
    unseen.id = id;
    unseen.state = states[0];
    return acted(incident.value_or(unseen));
}

Draft RandomHistory::acted(const Incident& incident)
{
    entries::CaseActed acted;
    acted.set_from(m_dice.chance(95) ? incident.state : m_dice.oneOf(states));
    acted.set_to(m_dice.chance(40) ? acted.from() : m_dice.oneOf(states));
    acted.set_action(word("action "));
    acted.set_role(m_dice.chance(15) ? "system" : "dispatcher");
    acted.set_note(m_dice.chance(50) ? word("note ") : "");
    acted.set_ends(acted.to() == states[3]);
    acted.set_request(m_dice.oneOf(requests));
    acted.set_supervision(m_dice.oneOf(supervisions));
    acted.set_rework(static_cast<std::uint32_t>(m_dice.below(2)));
    acted.set_escalate(static_cast<std::uint32_t>(m_dice.below(2)));
    acted.set_handled(m_dice.chance(20));
    acted.set_overdue(m_dice.chance(10));
    acted.set_stop_clock(m_dice.chance(10));
    (*acted.mutable_fields())["unit"] = word("unit ");
    (*acted.mutable_fields())["measure"] = word("measure ");
    if (m_dice.chance(30))
        acted.set_lead_team(bytesOf(RawId::derived(word("team "))));
    if (m_dice.chance(20))
        acted.add_assisting_teams(bytesOf(RawId::derived(word("team "))));
    if (m_dice.chance(10))
        acted.set_title(word("corrected "));
    if (m_dice.chance(5))
        acted.set_merged_into(bytesOf(RawId::derived(word("incident "))));
    if (m_dice.chance(30))
        acted.mutable_limit()->set_due_at(static_cast<std::int64_t>(m_dice.below(1000000)));
    Draft draft { Kind::CaseActed, incident.id.raw, sameEachTime(acted), {} };
    if (m_dice.chance(90))
        draft.after.push_back(incident.head);
    return draft;
}

Draft RandomHistory::aboutPerson()
{
    const SubjectId id = subject("person ");
    if (m_dice.chance(8)) {
        entries::PersonErased erased;
        erased.set_reason("time is over");
        return { Kind::PersonErased, id, erased.SerializeAsString(), {} };
    }
    entries::PersonRecorded recorded;
    recorded.set_name(word("Caller "));
    recorded.set_phone(word("1380000"));
    recorded.set_address(m_dice.chance(5) ? std::string(9000, 'a') : word("Caller Street "));
    recorded.set_keep_until(m_dice.chance(50) ? 99 : 0);
    return { Kind::PersonRecorded, id, recorded.SerializeAsString(), {} };
}

Draft RandomHistory::aboutTeam(Instant now)
{
    const SubjectId id = subject("team ");
    if (m_dice.chance(30)) {
        entries::TeamFormed formed;
        formed.set_name(word("Team "));
        formed.add_skills("water");
        formed.add_skills(word("skill "));
        if (m_dice.chance(50)) {
            formed.set_longitude_e7(1);
            formed.set_latitude_e7(-1);
        }
        return { Kind::TeamFormed, id, formed.SerializeAsString(), {} };
    }
    entries::TeamStatusChanged changed;
    changed.set_status(std::string(toWord(m_dice.oneOf(allTeamStatuses))));
    changed.set_at(now.milliseconds - static_cast<std::int64_t>(m_dice.below(3000)));
    if (m_dice.chance(50))
        changed.set_incident(bytesOf(RawId::derived(word("incident "))));
    return { Kind::TeamStatusChanged, id, changed.SerializeAsString(), {} };
}

Draft RandomHistory::aboutOperator()
{
    const SubjectId id = subject("operator ");
    if (m_dice.chance(50)) {
        entries::OperatorEnrolled enrolled;
        enrolled.set_account(word("account "));
        enrolled.add_roles("acceptor");
        return { Kind::OperatorEnrolled, id, enrolled.SerializeAsString(), {} };
    }
    entries::OperatorChanged changed;
    changed.set_name(word("Operator "));
    changed.add_roles("dispatcher");
    changed.set_disabled(m_dice.chance(30));
    return { Kind::OperatorChanged, id, changed.SerializeAsString(), {} };
}

Draft RandomHistory::aboutOthers(Instant now)
{
    if (m_dice.chance(20)) {
        entries::EditionAnnounced announced;
        announced.set_kind(m_dice.chance(90) ? "grid" : "component");
        announced.set_digest(word("digest "));
        announced.set_rows(m_dice.below(100));
        return { Kind::EditionAnnounced, editionSubject(m_dice.chance(90) ? "grid" : "component"),
            announced.SerializeAsString(), {} };
    }
    if (m_dice.chance(10)) // of a newer console
        return { static_cast<Kind>(9000 + m_dice.below(3)), subject("incident "), m_dice.bytes(30), {} };
    if (m_dice.chance(20)) { // consoles that adopt versions of the same rules, sometimes as the same number
        const std::string id = word("flow ");
        const std::string text = word("rule ") + std::string(m_dice.chance(10) ? 60'000 : 100, 'x');
        auto filing = filingOf(RuleKind::Workflow, id, static_cast<std::uint32_t>(1 + m_dice.below(5)), text);
        return { Kind::RuleFiled, ruleSubject(m_dice.chance(95) ? RuleKind::Workflow : RuleKind::Types, id),
            m_dice.oneOf(filing).SerializeAsString(), {} };
    }
    if (m_dice.chance(30)) {
        const SubjectId id = subject("drawing ");
        if (m_dice.chance(15)) {
            entries::ShapeWithdrawn withdrawn;
            withdrawn.set_reason(word("why "));
            return { Kind::ShapeWithdrawn, id, withdrawn.SerializeAsString(), {} };
        }
        entries::ShapeDrawn drawn;
        drawn.set_shape(std::string(m_dice.chance(90) ? toWord(m_dice.oneOf(allDrawnShapes)) : "newer"));
        drawn.set_colour(std::string(toWord(m_dice.oneOf(allDrawnColours))));
        drawn.set_closes_road(m_dice.chance(20));
        drawn.set_name(word("drawing "));
        for (std::size_t i = 0, corners = m_dice.below(9); i < corners; ++i) // an odd one is half a corner
            drawn.add_corners(static_cast<std::int32_t>(m_dice.below(1000)) - 500);
        if (m_dice.chance(40))
            drawn.set_incident(bytesOf(RawId::derived(word("incident "))));
        return { Kind::ShapeDrawn, id, drawn.SerializeAsString(), {} };
    }
    if (m_dice.chance(20)) {
        const std::string code = "51112910020000" + std::to_string(m_dice.below(4));
        const std::string base(sha256(m_dice.chance(50) ? "edition" : "another").view());
        if (m_dice.chance(30)) {
            entries::CellWithdrawn withdrawn;
            withdrawn.set_code(code);
            withdrawn.set_reason(word("reason "));
            withdrawn.set_base(base);
            return { Kind::CellWithdrawn, cellSubject(code), withdrawn.SerializeAsString(), {} };
        }
        entries::CellDrawn drawn;
        drawn.set_code(m_dice.chance(95) ? code : word("code "));
        drawn.set_name(word("cell "));
        drawn.set_division("511129100200");
        drawn.set_base(m_dice.chance(95) ? base : "short");
        for (std::size_t rings = m_dice.below(3); rings > 0; --rings) {
            entries::CellRing* ring = drawn.add_rings();
            ring->set_hole(m_dice.chance(30));
            for (std::size_t i = 0, corners = m_dice.below(9); i < corners; ++i) // an odd one is half a corner
                ring->add_corners(static_cast<std::int32_t>(m_dice.below(1000)) - 500);
        }
        return { Kind::CellDrawn, cellSubject(code), drawn.SerializeAsString(), {} };
    }
    if (m_dice.chance(30)) {
        const ComponentCode code = ComponentCode::of(511129, 102, static_cast<std::uint32_t>(m_dice.below(4)));
        entries::ComponentChanged changed;
        changed.set_code(m_dice.chance(95) ? code.toString() : word("code "));
        changed.set_state(
            m_dice.chance(90) ? std::string(toWord(static_cast<ComponentState>(m_dice.below(5)))) : "newer");
        changed.set_note(word("seen "));
        changed.set_at(now.milliseconds - static_cast<std::int64_t>(m_dice.below(100'000)));
        return { Kind::ComponentChanged, componentSubject(code), changed.SerializeAsString(), {} };
    }
    if (m_dice.chance(20)) {
        entries::TeamTracked tracked;
        if (m_dice.chance(95))
            tracked.set_team(bytesOf(RawId::derived(word("team "))));
        tracked.set_source(word("file "));
        tracked.set_begin(now.milliseconds - static_cast<std::int64_t>(m_dice.below(100'000)));
        for (std::size_t i = 0, steps = m_dice.below(30); i < steps; ++i) // also back in time, and half a point
            tracked.add_steps(static_cast<std::int64_t>(m_dice.below(1000)) - (m_dice.chance(90) ? 0 : 500));
        return { Kind::TeamTracked, subject("track "), tracked.SerializeAsString(), {} };
    }
    entries::ShiftNoted noted;
    noted.set_kind("note");
    noted.set_text(word("said "));
    noted.set_at(now.milliseconds);
    return { Kind::ShiftNoted, subject("note "), noted.SerializeAsString(), {} };
}

} // namespace fengsui
