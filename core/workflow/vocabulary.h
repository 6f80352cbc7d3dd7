#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace fengsui::workflow {

/// What kind of answer a field of a form takes, and how it is written as a word:
/// Text (one line), LongText, Choice (id of a choice), Choices (ids with commas between), Number (whole), Instant
/// ("2025-11-03T07:05:09Z"), Team (id), Teams (ids with commas between), Incident (id), Type ("cjt214:event:0102"),
/// Cell (code), Point ("lon,lat" in degrees, WGS 84), Attachments (digests of blobs, 64 hexadecimal digits each, with
/// commas between), Person (id of a person's record; a desk is given "name|telephone|address" and makes the record of
/// it, so that no other entry holds personal data).
enum class FieldType : std::uint8_t {
    Text,
    LongText,
    Choice,
    Number,
    Instant,
    Team,
    Teams,
    Incident,
    Type,
    Cell,
    Point,
    Attachments,
    Choices,
    Person
};
std::string_view toWord(FieldType type);
std::optional<FieldType> fieldTypeOf(std::string_view word);

/// Conditions that a workflow file may hang on an action. What each asks stands at standing_guards.cpp (as far as the
/// case and the actor alone answer it) and form_guards.cpp (as far as it needs the filled form, or what the desk looked
/// up).
enum class Guard : std::uint8_t {
    SourceNeedsVerifying,
    CallerExists,
    DidNotHandle,
    FoundUntrue,
    InstructionOpen,
    NoReturnAsked,
    NotArbitrated,
    SpeaksForLead,
    UnitIsInvolved,
    VisitDone,
    CallerTold,
    CellIsPatrolled,
    CheckPassed,
    DateReachedOrConditionMet,
    ExtensionApproved,
    ProofGiven,
    ReopenInTime,
    ReworkFounded,
    SameMatter,
    SomethingToAmend,
    TeamsCanTakeOrders,
    TrustedOrVerified,
    TypeAndCellKnown,
    UntilOrCondition,
    VisitAnswered,
    TaskToSign,
    TaskToAnswer,
    TasksAnswered,
    ChildrenClosed,
    NoCaller,
    OrdersAnswered,
    TasksOpen,
    UnitCantItself,
};
std::string_view toWord(Guard guard);
std::optional<Guard> guardOf(std::string_view word);
/// A field that the rules look for by its name, and as what they read it.
struct FieldNeed {
    std::string_view field;
    FieldType type;
    bool isRequired = false; ///< the form can't be sent without it
};
/// Fields that the action itself must offer for the guard to be answerable.
std::vector<FieldNeed> fieldsNeededBy(Guard guard);
/// Fields that some action of the workflow must offer, because the guard looks for their answers in the past.
std::vector<FieldNeed> answersNeededBy(Guard guard);

/// What an action does beside changing the state.
enum class Effect : std::uint8_t {
    Arbitrate, ///< a unit was designated: no return any more
    ClearTeams, ///< no lead and no assistants any more
    Describe, ///< new title, type, address, point, cell
    Escalate, ///< one level up
    Extend, ///< a later due time, by `amount` and `unit`
    Filed, ///< meets the filing condition from here on
    Handled, ///< the actor did the work
    LiftSupervision,
    Merge, ///< joined to `target`
    Overdue, ///< the clock has run out
    ResumeClock, ///< the limit that was left when the clock stopped
    Rework, ///< one more rework
    SetTeams, ///< `lead` and `assistants`
    SetUrgency, ///< `urgency`; the running limit becomes that of the other class
    StopClock, ///< until `until`, or until a condition
    Supervise, ///< `level`
    Assist, ///< a task for each of `units`, beside that of the lead
    Order, ///< the same a level down; it passes on the task that the actor's own unit has, if any
    Inform, ///< something to be read for each of `units`
    SignTask, ///< the unit has received what was given to it
    AnswerTask, ///< the unit says what it did
    EscalateTask, ///< the unit can't do it and hands it back to whoever gave it
    WithdrawTasks, ///< those of `units`
    OpenChild, ///< a case of its own for a part of this one
    OnBehalf, ///< writes down what a unit did: that of `behalfOf`, or the lead
};
std::string_view toWord(Effect effect);
std::optional<Effect> effectOf(std::string_view word);
std::vector<FieldNeed> fieldsNeededBy(Effect effect);

/// The papers that a step may print.
inline constexpr std::array<std::string_view, 15> knownForms { "incidentReport", "workOrder", "dispatchSheet",
    "requestForm", "supervisionSlip", "instructionSlip", "transferLetter", "orderSlip", "arbitrationRecord",
    "returnVisitRecord", "mediationRegister", "rightsNotice", "mediationRecord", "mediationAgreement", "fileCover" };

} // namespace fengsui::workflow
