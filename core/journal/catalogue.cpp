#include "journal/catalogue.h"

#include "incident/entries.pb.h"
#include "journal/entries.pb.h"
#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "team/entries.pb.h"

#include <algorithm>
#include <array>
#include <google/protobuf/util/json_util.h>
#include <memory>

namespace fengsui {

namespace {

constexpr std::array kinds {
    KindInfo { Kind::StoreOpened, "StoreOpened", SubjectKind::Store, false },
    KindInfo { Kind::EditionAnnounced, "EditionAnnounced", SubjectKind::Edition, false },
    KindInfo { Kind::IncidentReported, "IncidentReported", SubjectKind::Incident, false },
    KindInfo { Kind::ReportAttached, "ReportAttached", SubjectKind::Incident, false },
    KindInfo { Kind::CaseActed, "CaseActed", SubjectKind::Incident, false },
    KindInfo { Kind::CopyPrinted, "CopyPrinted", SubjectKind::Incident, false },
    KindInfo { Kind::PersonRecorded, "PersonRecorded", SubjectKind::Person, true },
    KindInfo { Kind::PersonErased, "PersonErased", SubjectKind::Person, false },
    KindInfo { Kind::TeamFormed, "TeamFormed", SubjectKind::Team, false },
    KindInfo { Kind::TeamStatusChanged, "TeamStatusChanged", SubjectKind::Team, false },
    KindInfo { Kind::OperatorEnrolled, "OperatorEnrolled", SubjectKind::Operator, false },
    KindInfo { Kind::OperatorChanged, "OperatorChanged", SubjectKind::Operator, false },
    KindInfo { Kind::ShiftNoted, "ShiftNoted", SubjectKind::Duty, false },
};

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
    const KindInfo* info = find(kind);
    if (!info)
        return unknown;
    const auto* type = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
        "fengsui.entries." + std::string(info->name));
    const std::unique_ptr<google::protobuf::Message> message(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    std::string json;
    if (!message->ParseFromArray(body.data(), static_cast<int>(body.size()))
        || !google::protobuf::util::MessageToJsonString(*message, &json, options).ok())
        return unknown;
    return json;
}

} // namespace fengsui
