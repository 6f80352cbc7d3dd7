#pragma once

#include "base/instant.h"
#include "calendar/duty_calendar.h"
#include "calendar/span.h"
#include "incident/case_type.h"
#include "incident/incident.h"
#include "staff/operator.h"
#include "workflow/vocabulary.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui::workflow {

/// A name for people, in both languages.
struct Title {
    std::string english;
    std::string chinese;

    /// The Chinese one for "zh" and everything that begins with it ("zh_CN"), the English one for all else.
    const std::string& in(std::string_view language) const { return language.starts_with("zh") ? chinese : english; }
};

/// How long a step may take, ordinarily and when it is urgent.
struct LimitRule {
    Span ordinary;
    Span urgent;

    Span of(bool isUrgent) const { return isUrgent ? urgent : ordinary; }
};

/// What a limit or a deadline class is for: the more it names, the sooner it is taken.
struct LimitMatch {
    std::string type; ///< "cjt214:event:0102"; "cjt214:event:01" for a whole major class; empty for any
    std::string filingCase; ///< which of the filing conditions of that type; empty for any

    /// How closely it fits: 0 is not at all, 1 without naming anything.
    int fit(const std::optional<CaseType>& type, std::string_view filingCase) const;
};

/// A limit of a state for some cases only.
struct MatchedLimit {
    std::vector<LimitMatch> matches;
    LimitRule limit;
};

/// How limits are counted: "duty" by the duty calendar of the store, "plain" with a fixed number of minutes for each
/// unit. The minutes also say which of two spans is the longer one.
struct CalendarUse {
    std::string name;
    std::array<std::uint32_t, allTimeUnits.size()> minutes { 1, 60, 24 * 60, 24 * 60 };
    std::shared_ptr<const DutyCalendar> duty; ///< of "duty", once the workflow is in a store
};

/// How long after its limit a step is shown the yellow and the red card.
struct Lateness {
    Span yellow;
    Span red;
};

struct State {
    std::string id;
    Title title;
    CaseEnd end = CaseEnd::None;
    bool isToVerify = false; ///< somebody is to look whether the report is true
    std::optional<LimitRule> limit;
    std::vector<MatchedLimit> limits; ///< take the place of `limit` where one fits, the closest first
    bool hasLimitByClass = false; ///< the limit is that of the deadline class chosen for the case
    bool hasLimitByLevel = false; ///< the limit is that of the level which the case has been escalated to
    bool keepsLimit = false; ///< a limit that runs when the case comes in goes on running
    std::string limitFrom; ///< coming from this state, the limit counts from when the case entered it; or empty
    std::optional<Lateness> late;
    std::optional<Span> escalateAfter; ///< how long after its limit the clock takes the case a level up
    bool isEscalatedWhenOver = false; ///< the clock does so at the limit itself

    bool isEnd() const { return end != CaseEnd::None; }
};

struct Choice {
    std::string id;
    Title title;
};

/// One question of a form.
struct Field {
    enum class When : std::uint8_t { Any, Past, Future };

    std::string id;
    Title title;
    FieldType type = FieldType::Text;
    std::vector<Choice> choices; ///< of a Choice or of Choices
    std::int64_t least = 0; ///< of a Number
    std::int64_t most = 1'000'000'000; ///< of a Number
    When when = When::Any; ///< of an Instant
};

/// Whether answers to it have a place of their own in the entry, and are not kept with the step.
bool hasOwnPlace(const Field& field);

/// A field as one action uses it.
struct FieldUse {
    std::string field;
    bool isRequired = false;
};

/// What a workflow file asks of a case before an action may be taken: a guard in the county's own words.
struct Condition {
    enum class Kind : std::uint8_t {
        Answered, ///< the latest answer to `field` is one of `words`, or there is any if `words` is empty
        Has, ///< all answers to `field` together hold each of `words`
        Given, ///< the form that is being sent answers `field`, with one of `words` if there are any
        Taken, ///< the action `field` has been taken
        All,
        Any,
        Not ///< of the only part
    };
    Kind kind = Kind::All;
    std::string field;
    std::vector<std::string> words;
    bool isInState = false; ///< only what happened since the present state began counts; else since it was last opened
    std::vector<Condition> parts;
};
struct NamedCondition {
    std::string id;
    Title title; ///< says what must be so
    Condition when;
};

struct Action {
    std::string id;
    Title title;
    char key = 0; ///< suggested letter or figure, 0 for what only the machine does
    std::vector<Role> roles;
    std::vector<std::string> from; ///< ids of states
    std::string to; ///< empty: the state stays
    std::optional<PendingRequest> asks; ///< leaves this request pending
    std::optional<PendingRequest> decides; ///< may be taken only while it is pending, and settles it
    std::vector<Guard> guards;
    std::vector<std::string> conditions; ///< ids
    std::vector<FieldUse> fields;
    std::vector<Effect> effects;
    std::vector<std::string> prints; ///< forms that the step puts on paper

    bool has(Effect effect) const;
    bool has(Guard guard) const;
    bool isFor(Role role) const;
    bool startsIn(std::string_view state) const;
    const FieldUse* use(std::string_view field) const;
};

/// One of the seven steps that the window draws as a bar.
struct Phase {
    std::string id;
    Title title;
    Title post; ///< whose step it is
    std::string block; ///< "supervise", "command" or "handle"
    std::vector<std::string> states; ///< it runs while the case is in one of them
    std::vector<std::string> doneBy; ///< actions that finish it
};

struct RequestRule {
    PendingRequest request = PendingRequest::None;
    Title title;
    Span decideWithin;
};

/// A rung of the ladder that a case climbs when it can't be solved where it is.
struct Level {
    std::string id;
    Title title;
    std::optional<LimitRule> limit; ///< of the states that take their limit from the level; none: no limit there
};

/// A limit of handling, and what it is proposed for.
struct DeadlineClass {
    std::string id;
    Title title;
    LimitRule limit;
    std::vector<LimitMatch> matches;
    bool isDefault = false;
};

/// A channel by which reports come in.
struct Source {
    std::string id;
    Title title;
    bool skipsVerify = false; ///< patrol and superiors are believed
};

struct Rules {
    std::uint32_t urgeAtPercent = 0; ///< of the limit
    std::uint32_t mergeMetres = 0;
    Span mergeWithin;
    Span mergeSameCallerWithin;
    Span extensionPreset; ///< a first extension up to this needs no signature of the centre's leader
    Span reopenWithin;
    Span warnBeforeResume;
    std::optional<Span> supervisionReplyWithin; ///< a supervision that the clock raises must be answered within
};

/// Which actions the machine takes when a clock runs out.
struct ClockActions {
    std::string urge;
    std::string overdue;
    std::string supervise;
    std::string resume; ///< empty when the workflow knows no suspension
    std::string escalate; ///< empty when cases are only escalated by people
};

/// A checked workflow file. Ids that stand in it are known to exist; see load.h.
struct Workflow {
    std::string id;
    std::uint32_t version = 0;
    Title title;
    std::vector<std::string> note;
    std::vector<std::string> proposedFor; ///< sources whose reports are likely to be for this workflow
    CalendarUse calendar;
    std::string start;
    Rules rules;
    ClockActions clock;
    std::vector<Source> sources;
    std::vector<State> states;
    std::vector<Phase> phases;
    std::vector<RequestRule> requests;
    std::vector<DeadlineClass> classes; ///< may be empty
    std::vector<Level> levels; ///< lowest first; may be empty
    std::vector<NamedCondition> conditions;
    std::vector<Field> fields;
    std::vector<Action> actions;

    /// Null when there is none of this id.
    const State* state(std::string_view id) const;
    const Action* action(std::string_view id) const;
    const Field* field(std::string_view id) const;
    const Source* source(std::string_view id) const;
    const RequestRule* request(PendingRequest request) const;
    /// Where cases are that another system had closed: the first state of the kind closed, else of another kind to
    /// which a case goes its whole way. A sound workflow has one.
    const State& closedState() const;
    const DeadlineClass* deadlineClass(std::string_view id) const;
    const NamedCondition* condition(std::string_view id) const;
    /// The class proposed for a type and a filing condition; the default one for all others; null without classes.
    const DeadlineClass* proposedClass(const std::optional<CaseType>& type, std::string_view filingCase = {}) const;
    /// What people call a field, an action, a state, a condition, a level or a request of this id, looked for in this
    /// order; null when it is none. Refusals name things by id; shells set the title in its place.
    const Title* titleOf(std::string_view id) const;
    /// "urban/1", or "urban/1 cn/3" with the duty calendar that counts, as it stands in limits.
    std::string rule() const;
};

} // namespace fengsui::workflow
