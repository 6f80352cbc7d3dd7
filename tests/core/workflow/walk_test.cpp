#include "core/workflow/story.h"
#include "workflow/overdue.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;

namespace {

/// People of all posts, some of them of more than one, some of a team that worked on the case.
std::vector<Actor> everybody()
{
    std::vector<Actor> out;
    for (const Role role : allRoles)
        out.push_back(actor(role));
    out.push_back(actor(Role::Unit, assistingTeam));
    out.push_back(actor(Role::Unit, strangeTeam));
    out.push_back({ OperatorId::derived("two posts"), { Role::Acceptor, Role::ShiftLeader }, {} });
    out.push_back({ OperatorId::derived("small county"),
        { Role::Acceptor, Role::ShiftLeader, Role::Dispatcher, Role::Unit, Role::Patroller }, leadTeam });
    return out;
}

std::string answer(const Story& story, const char* field)
{
    for (std::size_t i = story.incident.steps.size();
        i > 0 && story.incident.steps[i - 1].from == story.incident.steps[i - 1].to; --i)
        if (const auto found = story.incident.steps[i - 1].fields.find(field);
            found != story.incident.steps[i - 1].fields.end())
            return found->second;
    return {};
}

/// Answers that satisfy the guards, whatever has happened before.
std::map<std::string, std::string> answersFor(Story& story, const Actor& who, const std::string& action)
{
    story.around.target->type = story.incident.type;
    story.around.target->place = story.incident.place;
    story.around.target->reportedAt = story.incident.reportedAt;
    auto words = story.goodAnswers(action);
    for (const AvailableAction& available : availableActions(urban(), story.incident, who))
        for (const FieldOnForm& field : available.fields)
            if (available.id == action && field.field.id == "behalfOf")
                words["behalfOf"] = field.offered.front().toString();
    if (action == "rework")
        words["reworkGround"] = answer(story, "solved") == "no" || answer(story, "satisfaction") == "unsatisfied"
            ? "callerUnsatisfied"
            : "checkFailed";
    if (action == "reopen")
        words["reopenGround"] = "appeal";
    return words;
}

/// Availability and decision must agree for everybody and every action.
void expectAgreement(const Story& story, const Actor& who)
{
    std::set<std::string> available;
    for (const AvailableAction& action : availableActions(urban(), story.incident, who)) {
        available.insert(action.id);
        RC_ASSERT(who.holds(action.role));
        for (const FieldOnForm& field : action.fields)
            RC_ASSERT(urban().action(action.id)->use(field.field.id)->isRequired == field.isRequired);
    }
    std::set<std::string> blocked;
    for (const BlockedAction& action : blockedActions(urban(), story.incident, who))
        blocked.insert(action.id);
    for (const Action& action : urban().actions) {
        Story copy = story;
        const auto words = answersFor(copy, who, action.id);
        const auto acted = decide(urban(), copy.incident, who, { action.id, words, {} }, copy.around, copy.now);
        if (acted.isOk() != available.contains(action.id))
            RC_FAIL(action.id + " in " + story.incident.state + ": "
                + (acted ? "accepted, but not offered" : "offered, but " + acted.refusal().toString()));
        const bool isOfPost = std::ranges::any_of(action.roles, [&](Role role) { return who.holds(role); });
        RC_ASSERT(blocked.contains(action.id)
            == (isOfPost && action.startsIn(story.incident.state) && !available.contains(action.id)));
    }
}

} // namespace

class WalkTest : public QObject {
    Q_OBJECT

private slots:
    // Fixed numbers of steps are chosen by the generator; the seed is printed by rapidcheck, and RC_PARAMS="seed=…"
    // repeats a failure.
    void randomWalksStayInTheGraphAndOfferWhatIsAccepted()
    {
        QVERIFY(rc::check("random walks stay in the graph and offer what is accepted", [] {
            const auto people = everybody();
            const bool hasCaller = *rc::gen::arbitrary<bool>();
            // from anywhere: most walks from the beginning end soon, as most calls do
            Story story = Story::in((*rc::gen::elementOf(urban().states)).id, hasCaller);
            const int steps = *rc::gen::inRange(1, 80);
            for (int i = 0; i < steps; ++i) {
                story.now = story.now + std::chrono::minutes(*rc::gen::inRange(0, 60 * 24));
                for (const DueAction& due : overdueActions(urban(), story.incident, story.now)) {
                    const Action& action = *urban().action(due.acted.action());
                    RC_ASSERT(action.isFor(Role::System) && action.startsIn(story.incident.state));
                    RC_ASSERT(due.dueAt <= story.now);
                    if (due.acted.from() == story.incident.state)
                        story.take(due.acted, {});
                }
                if (*rc::gen::inRange(0, 8) == 0)
                    expectAgreement(story, *rc::gen::elementOf(people));

                const Actor who = *rc::gen::elementOf(people);
                // The machine's own marks come from overdueActions(), which knows what it has marked before.
                auto offered = availableActions(urban(), story.incident, who);
                std::erase_if(offered, [](const AvailableAction& action) { return action.role == Role::System; });
                if (offered.empty())
                    continue;
                const AvailableAction taken = *rc::gen::elementOf(offered);
                auto words = answersFor(story, who, taken.id);
                for (const char* field : { "checkResult", "solved", "satisfaction" })
                    if (words.contains(field))
                        words[field] = (*rc::gen::elementOf(urban().field(field)->choices)).id;
                const std::string before = story.incident.state;
                const Digest head = story.incident.head;
                const auto acted = story.act(who, taken.id, words);
                if (!acted)
                    RC_FAIL(taken.id + " in " + before + ": " + acted.refusal().toString());

                const State* state = urban().state(story.incident.state);
                RC_ASSERT(state != nullptr);
                RC_ASSERT(story.incident.state == (taken.to.empty() ? before : taken.to));
                RC_ASSERT(story.incident.isOpen == !state->isEnd());
                RC_ASSERT(!state->isEnd() || !story.incident.limit);
                RC_ASSERT((state->limit || state->hasLimitByClass) == story.incident.limit.has_value());
                RC_ASSERT(!state->isEnd() || story.incident.pending == PendingRequest::None);
                RC_ASSERT(story.incident.head != head || before == story.incident.state);
            }
            RC_TAG(story.incident.state); // printed: how far the walks came
        }));
    }

    // Whatever has happened, there is somebody who can bring the case to an end in a few steps.
    void everyOpenStateCanReachAnEnd()
    {
        for (const State& state : urban().states) {
            if (state.isEnd())
                continue;
            std::set<std::string> seen { state.id };
            std::vector<Story> wave { Story::in(state.id) };
            bool isEnded = false;
            for (int depth = 0; depth < 4 && !isEnded; ++depth) {
                std::vector<Story> next;
                for (const Story& story : wave)
                    for (const Actor& who : everybody())
                        for (const AvailableAction& action : availableActions(urban(), story.incident, who)) {
                            if (action.to.empty() && action.id != "requestVoid")
                                continue;
                            Story copy = story;
                            if (!copy.act(who, action.id, answersFor(copy, who, action.id)))
                                continue;
                            isEnded |= !copy.incident.isOpen;
                            if (seen.insert(copy.incident.state + std::string(toWord(copy.incident.pending))).second)
                                next.push_back(std::move(copy));
                        }
                wave = std::move(next);
            }
            QVERIFY2(isEnded, state.id.c_str());
        }
    }

    void agreementInEveryStateForEverybody()
    {
        for (const State& state : urban().states)
            for (const bool hasCaller : { true, false })
                for (const Actor& who : everybody())
                    expectAgreement(Story::in(state.id, hasCaller), who);
    }

    void formBeginsWithWhatIsKnown()
    {
        const auto proposed = [](const Story& story, Role role, const std::string& action, const std::string& field) {
            for (const AvailableAction& available : availableActions(urban(), story.incident, actor(role)))
                if (available.id == action)
                    for (const FieldOnForm& onForm : available.fields)
                        if (onForm.field.id == field)
                            return onForm.proposed;
            return std::string("no such field");
        };
        Story story = Story::in("accepted");
        QCOMPARE(proposed(story, Role::ShiftLeader, "file", "type"), std::string("cjt214:event:0102"));
        QCOMPARE(proposed(story, Role::ShiftLeader, "file", "cell"), std::string("511129100001001"));
        QCOMPARE(proposed(story, Role::ShiftLeader, "file", "deadlineClass"), std::string("hours4"));
        QCOMPARE(proposed(story, Role::ShiftLeader, "amend", "address"), std::string("沐溪镇河街12号"));
        QCOMPARE(proposed(story, Role::ShiftLeader, "amend", "point"), std::string("103.9028000,28.9567000"));
        story = Story::in("handling");
        story.must(Role::Unit, "requestExtension", { { "amount", "7" }, { "unit", "workDay" } });
        QCOMPARE(proposed(story, Role::Dispatcher, "approveExtension", "amount"), std::string("7"));
        QCOMPARE(proposed(story, Role::Dispatcher, "approveExtension", "unit"), std::string("workDay"));
        QCOMPARE(proposed(story, Role::Dispatcher, "refuseExtension", "reason"), std::string());
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
