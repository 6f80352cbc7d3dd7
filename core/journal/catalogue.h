#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace fengsui {

/// The kinds of entry. Numbers are for ever; a kind that is no longer written stays here, so that old journals read.
enum class Kind : std::uint16_t {
    StoreOpened = 1,
    EditionAnnounced = 2,
    PeerEnrolled = 3,
    PeerRevoked = 4,
    BranchRenamed = 5,
    ClockSuspected = 6,
    ClockCorrected = 7,
    BranchOpened = 8,
    KeyRenewed = 9,
    IncidentReported = 10,
    ReportAttached = 11,
    CaseActed = 12,
    CopyPrinted = 13,
    PersonRecorded = 20,
    PersonErased = 21,
    TeamFormed = 30,
    TeamStatusChanged = 31,
    TeamDissolved = 32,
    OperatorEnrolled = 40,
    OperatorChanged = 41,
    ShiftNoted = 50,
    EvaluationAppealed = 60,
    EvaluationRuled = 61,
    RuleFiled = 70,
    AttachmentAdded = 80,
    AttachmentWithdrawn = 81,
    ShapeDrawn = 90,
    ShapeWithdrawn = 91,
    TeamTracked = 92,
    ComponentChanged = 94,
    CellDrawn = 96,
    CellWithdrawn = 97,
};

/// Which ledger folds it.
enum class SubjectKind : std::uint8_t {
    Store,
    Edition,
    Peers,
    Incident,
    Person,
    Team,
    Operator,
    Duty,
    Rules,
    Evaluation,
    Attachment,
    Drawing,
    Component,
    Cell,
    Track,
    Unknown
};

struct KindInfo {
    Kind kind;
    std::string_view name; ///< message in the room's entries.proto
    SubjectKind subject;
    bool holdsPerson; ///< its body may be erased
};

/// Every kind that this version knows, by number.
std::span<const KindInfo> catalogue();
/// Nothing for a kind of a newer console: such entries are kept, passed on, and not folded.
const KindInfo* find(std::uint16_t kind);
SubjectKind subjectKind(std::uint16_t kind);

/// The body as a JSON object with the field names of entries.proto (bytes in base64, as Protocol Buffers map them), for
/// reading a journal without us; `{"unknown":true}` with the size for a kind or body that can't be read.
std::string bodyToJson(std::uint16_t kind, std::string_view body);

} // namespace fengsui
