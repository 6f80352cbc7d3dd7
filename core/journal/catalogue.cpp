#include "journal/catalogue.h"

#include "attachment/entries.pb.h"
#include "component/entries.pb.h"
#include "drawing/entries.pb.h"
#include "evaluation/entries.pb.h"
#include "grid/entries.pb.h"
#include "incident/entries.pb.h"
#include "journal/entries.pb.h"
#include "peer/entries.pb.h"
#include "person/entries.pb.h"
#include "rules/entries.pb.h"
#include "staff/entries.pb.h"
#include "team/entries.pb.h"
#include "track/entries.pb.h"

#include <algorithm>
#include <array>
#include <google/protobuf/util/json_util.h>
#include <memory>

namespace fengsui {

namespace {

constexpr std::array kinds {
    KindInfo { Kind::StoreOpened, "StoreOpened", SubjectKind::Store, false },
    KindInfo { Kind::EditionAnnounced, "EditionAnnounced", SubjectKind::Edition, false },
    KindInfo { Kind::PeerEnrolled, "PeerEnrolled", SubjectKind::Peers, false },
    KindInfo { Kind::PeerRevoked, "PeerRevoked", SubjectKind::Peers, false },
    KindInfo { Kind::BranchRenamed, "BranchRenamed", SubjectKind::Peers, false },
    KindInfo { Kind::ClockSuspected, "ClockSuspected", SubjectKind::Peers, false },
    KindInfo { Kind::ClockCorrected, "ClockCorrected", SubjectKind::Peers, false },
    KindInfo { Kind::BranchOpened, "BranchOpened", SubjectKind::Peers, false },
    KindInfo { Kind::KeyRenewed, "KeyRenewed", SubjectKind::Peers, false },
    KindInfo { Kind::IncidentReported, "IncidentReported", SubjectKind::Incident, false },
    KindInfo { Kind::ReportAttached, "ReportAttached", SubjectKind::Incident, false },
    KindInfo { Kind::CaseActed, "CaseActed", SubjectKind::Incident, false },
    KindInfo { Kind::CopyPrinted, "CopyPrinted", SubjectKind::Incident, false },
    KindInfo { Kind::PersonRecorded, "PersonRecorded", SubjectKind::Person, true },
    KindInfo { Kind::PersonErased, "PersonErased", SubjectKind::Person, false },
    KindInfo { Kind::TeamFormed, "TeamFormed", SubjectKind::Team, false },
    KindInfo { Kind::TeamStatusChanged, "TeamStatusChanged", SubjectKind::Team, false },
    KindInfo { Kind::TeamDissolved, "TeamDissolved", SubjectKind::Team, false },
    KindInfo { Kind::OperatorEnrolled, "OperatorEnrolled", SubjectKind::Operator, false },
    KindInfo { Kind::OperatorChanged, "OperatorChanged", SubjectKind::Operator, false },
    KindInfo { Kind::ShiftNoted, "ShiftNoted", SubjectKind::Duty, false },
    KindInfo { Kind::EvaluationAppealed, "EvaluationAppealed", SubjectKind::Evaluation, false },
    KindInfo { Kind::EvaluationRuled, "EvaluationRuled", SubjectKind::Evaluation, false },
    KindInfo { Kind::RuleFiled, "RuleFiled", SubjectKind::Rules, false },
    KindInfo { Kind::AttachmentAdded, "AttachmentAdded", SubjectKind::Attachment, false },
    KindInfo { Kind::AttachmentWithdrawn, "AttachmentWithdrawn", SubjectKind::Attachment, false },
    KindInfo { Kind::ShapeDrawn, "ShapeDrawn", SubjectKind::Drawing, false },
    KindInfo { Kind::ShapeWithdrawn, "ShapeWithdrawn", SubjectKind::Drawing, false },
    KindInfo { Kind::TeamTracked, "TeamTracked", SubjectKind::Track, false },
    KindInfo { Kind::ComponentChanged, "ComponentChanged", SubjectKind::Component, false },
    KindInfo { Kind::CellDrawn, "CellDrawn", SubjectKind::Cell, false },
    KindInfo { Kind::CellWithdrawn, "CellWithdrawn", SubjectKind::Cell, false },
};

// By type, not by name: a program that names none of the messages would otherwise be linked without them.
std::unique_ptr<google::protobuf::Message> emptyBody(std::uint16_t kind)
{
    switch (static_cast<Kind>(kind)) {
    case Kind::StoreOpened:
        return std::make_unique<entries::StoreOpened>();
    case Kind::EditionAnnounced:
        return std::make_unique<entries::EditionAnnounced>();
    case Kind::PeerEnrolled:
        return std::make_unique<entries::PeerEnrolled>();
    case Kind::PeerRevoked:
        return std::make_unique<entries::PeerRevoked>();
    case Kind::BranchRenamed:
        return std::make_unique<entries::BranchRenamed>();
    case Kind::ClockSuspected:
        return std::make_unique<entries::ClockSuspected>();
    case Kind::ClockCorrected:
        return std::make_unique<entries::ClockCorrected>();
    case Kind::BranchOpened:
        return std::make_unique<entries::BranchOpened>();
    case Kind::KeyRenewed:
        return std::make_unique<entries::KeyRenewed>();
    case Kind::IncidentReported:
        return std::make_unique<entries::IncidentReported>();
    case Kind::ReportAttached:
        return std::make_unique<entries::ReportAttached>();
    case Kind::CaseActed:
        return std::make_unique<entries::CaseActed>();
    case Kind::CopyPrinted:
        return std::make_unique<entries::CopyPrinted>();
    case Kind::PersonRecorded:
        return std::make_unique<entries::PersonRecorded>();
    case Kind::PersonErased:
        return std::make_unique<entries::PersonErased>();
    case Kind::TeamFormed:
        return std::make_unique<entries::TeamFormed>();
    case Kind::TeamStatusChanged:
        return std::make_unique<entries::TeamStatusChanged>();
    case Kind::TeamDissolved:
        return std::make_unique<entries::TeamDissolved>();
    case Kind::OperatorEnrolled:
        return std::make_unique<entries::OperatorEnrolled>();
    case Kind::OperatorChanged:
        return std::make_unique<entries::OperatorChanged>();
    case Kind::ShiftNoted:
        return std::make_unique<entries::ShiftNoted>();
    case Kind::RuleFiled:
        return std::make_unique<entries::RuleFiled>();
    case Kind::EvaluationAppealed:
        return std::make_unique<entries::EvaluationAppealed>();
    case Kind::EvaluationRuled:
        return std::make_unique<entries::EvaluationRuled>();
    case Kind::AttachmentAdded:
        return std::make_unique<entries::AttachmentAdded>();
    case Kind::AttachmentWithdrawn:
        return std::make_unique<entries::AttachmentWithdrawn>();
    case Kind::ShapeDrawn:
        return std::make_unique<entries::ShapeDrawn>();
    case Kind::ShapeWithdrawn:
        return std::make_unique<entries::ShapeWithdrawn>();
    case Kind::TeamTracked:
        return std::make_unique<entries::TeamTracked>();
    case Kind::ComponentChanged:
        return std::make_unique<entries::ComponentChanged>();
    case Kind::CellDrawn:
        return std::make_unique<entries::CellDrawn>();
    case Kind::CellWithdrawn:
        return std::make_unique<entries::CellWithdrawn>();
    }
    return nullptr;
}

} // namespace

std::span<const KindInfo> catalogue()
{
    return kinds;
}

const KindInfo* find(std::uint16_t kind)
{
    const auto at = std::ranges::lower_bound(
        kinds, kind, {}, [](const KindInfo& info) { return static_cast<std::uint16_t>(info.kind); });
    return at != kinds.end() && static_cast<std::uint16_t>(at->kind) == kind ? &*at : nullptr;
}

SubjectKind subjectKind(std::uint16_t kind)
{
    const KindInfo* info = find(kind);
    return info ? info->subject : SubjectKind::Unknown;
}

std::string bodyToJson(std::uint16_t kind, std::string_view body)
{
    const std::string unknown = "{\"unknown\":true,\"bytes\":" + std::to_string(body.size()) + '}';
    const auto message = emptyBody(kind);
    if (!message)
        return unknown;
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    std::string json;
    if (!message->ParseFromArray(body.data(), static_cast<int>(body.size()))
        || !google::protobuf::util::MessageToJsonString(*message, &json, options).ok())
        return unknown;
    return json;
}

} // namespace fengsui
