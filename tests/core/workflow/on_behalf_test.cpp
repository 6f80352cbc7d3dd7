#include "core/workflow/story.h"

#include "evaluation/case_facts.h"
#include "workflow/work_list.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;
using namespace std::chrono_literals;

namespace {

using Words = std::map<std::string, std::string>;

Words told(Instant at, Words more = {})
{
    more.merge(Words { { "toldBy", "王某" }, { "toldHow", "telephone" }, { "toldAt", at.toString() } });
    return more;
}

Words doneAt(Instant at)
{
    return { { "done", "已清运" }, { "doneAt", at.toString() }, { "photo", photo } };
}

/// Being handled, with one task for a unit that has no console.
struct Helped {
    Story story = Story::in("handling");
    TeamId helper = spareTeam(50);
    const Actor dispatcher = actor(Role::Dispatcher);

    Helped()
    {
        story.now = story.now + 10min;
        must(dispatcher, "assist", { { "units", helper.toString() }, { "task", "协助清运" } });
        story.now = story.now + 30min;
    }
    void must(const Actor& who, const std::string& action, const Words& fields)
    {
        if (const auto acted = story.act(who, action, fields); !acted)
            qFatal("%s: %s", action.c_str(), acted.refusal().toString().c_str());
    }
    const Task& task() const { return story.incident.tasks.back(); }
};

} // namespace

class OnBehalfTest : public QObject {
    Q_OBJECT

private slots:
    void taskIsSignedForAndAnsweredAtTheTimeThatTheUnitGave()
    {
        Helped helped;
        Story& story = helped.story;
        const Instant signedAt = story.now - 20min;
        const Instant endedAt = story.now - 5min;
        helped.must(helped.dispatcher, "signTaskFor", told(signedAt, { { "behalfOf", helped.helper.toString() } }));
        QVERIFY(helped.task().status == Task::Status::SignedFor);
        QCOMPARE(helped.task().signedAt->toString(), signedAt.toString());
        helped.must(helped.dispatcher, "answerTaskFor",
            told(endedAt,
                { { "behalfOf", helped.helper.toString() }, { "taskAnswer", "已清运两车" }, { "toldHow", "paper" } }));
        const Task& task = helped.task();
        QVERIFY(task.status == Task::Status::FedBack);
        QCOMPARE(task.endedAt->toString(), endedAt.toString());
        QCOMPARE(task.answer, std::string("已清运两车"));
        // who recorded it, on whose behalf, who said it and how
        QVERIFY(task.signedBy == helped.dispatcher.id && task.endedBy == helped.dispatcher.id);
        QVERIFY((task.signedFor == OnBehalf { helped.helper, "王某", "telephone", signedAt }));
        QVERIFY((task.endedFor == OnBehalf { helped.helper, "王某", "paper", endedAt }));
        QVERIFY((story.incident.steps.back().onBehalf == task.endedFor));
        QVERIFY(story.incident.steps.back().at == story.now);
        // nothing is kept twice
        QVERIFY(!story.incident.steps.back().fields.contains("toldBy"));
        QVERIFY(story.act(actor(Role::Unit), "reportDone", doneAt(story.now)).isOk());
    }

    void answerSaysThatTheTaskWasReceived()
    {
        Helped helped;
        const Instant at = helped.story.now - 5min;
        helped.must(helped.dispatcher, "answerTaskFor",
            told(at, { { "behalfOf", helped.helper.toString() }, { "taskAnswer", "已清运" } }));
        QVERIFY(helped.task().status == Task::Status::FedBack);
        QVERIFY(helped.task().signedAt == at && helped.task().endedAt == at);
    }

    void timeIsNeitherToComeNorBeforeTheOrder()
    {
        Helped helped;
        Story& story = helped.story;
        const auto refused = [&](const std::string& action, Instant at, Words more) {
            more.emplace("behalfOf", helped.helper.toString());
            const auto acted = story.act(helped.dispatcher, action, told(at, std::move(more)));
            return acted ? std::string("accepted") : acted.refusal().field;
        };
        QCOMPARE(refused("signTaskFor", story.now + 1min, {}), std::string("toldAt"));
        QCOMPARE(refused("signTaskFor", story.now - 31min, {}), std::string("toldAt"));
        QCOMPARE(refused("signTaskFor", story.now - 10min, {}), std::string("accepted"));
        // the answer not before the signature
        QCOMPARE(refused("answerTaskFor", story.now - 11min, { { "taskAnswer", "x" } }), std::string("toldAt"));
        QCOMPARE(refused("answerTaskFor", story.now - 9min, { { "taskAnswer", "x" } }), std::string("accepted"));
    }

    void whoSaidItAndHowMustBeNamed()
    {
        for (const char* field : { "behalfOf", "toldBy", "toldHow", "toldAt" }) {
            Helped helped;
            Words words = told(helped.story.now, { { "behalfOf", helped.helper.toString() } });
            words.erase(field);
            const auto acted = helped.story.act(helped.dispatcher, "signTaskFor", words);
            QVERIFY(!acted);
            QCOMPARE(acted.refusal().field, std::string(field));
        }
        Helped helped;
        const auto other = helped.story.act(
            helped.dispatcher, "signTaskFor", told(helped.story.now, { { "behalfOf", strangeTeam.toString() } }));
        QVERIFY(!other);
        QCOMPARE(other.refusal().field, std::string("behalfOf"));
    }

    void unitThatHasSomebodyToSignInNeedsAReason()
    {
        Helped helped;
        helped.story.around.manned = { helped.helper };
        Words words = told(helped.story.now, { { "behalfOf", helped.helper.toString() } });
        const auto acted = helped.story.act(helped.dispatcher, "signTaskFor", words);
        QVERIFY(!acted);
        QCOMPARE(acted.refusal().field, std::string("whyNotItself"));
        words["whyNotItself"] = "网络中断";
        QVERIFY(helped.story.act(helped.dispatcher, "signTaskFor", words).isOk());
        QCOMPARE(helped.story.incident.steps.back().fields.at("whyNotItself"), std::string("网络中断"));
    }

    void townWritesDownForTheVillageBelowItAndForNobodyElse()
    {
        Helped helped;
        Story& story = helped.story;
        const TeamId town = spareTeam(1), village = spareTeam(2);
        const Actor inTown = actor(Role::Unit, town);
        helped.must(helped.dispatcher, "assignDown", { { "units", town.toString() }, { "task", "落实属地责任" } });
        helped.must(inTown, "signTask", {});
        helped.must(inTown, "assignDown", { { "units", village.toString() }, { "task", "入户告知" } });
        // only the village is offered
        const auto actions = availableActions(urban(), story.incident, inTown);
        const auto offer = std::ranges::find(actions, "signTaskFor", &AvailableAction::id);
        QVERIFY(offer != actions.end());
        const auto unit
            = std::ranges::find(offer->fields, "behalfOf", [](const FieldOnForm& asked) { return asked.field.id; });
        QVERIFY((unit->offered == std::vector<TeamId> { village }));
        QCOMPARE(unit->proposed, village.toString());
        for (const TeamId other : { helped.helper, town }) {
            const auto acted = story.act(inTown, "signTaskFor", told(story.now, { { "behalfOf", other.toString() } }));
            QVERIFY(!acted);
            QCOMPARE(acted.refusal().field, std::string("behalfOf"));
        }
        helped.must(inTown, "answerTaskFor",
            told(story.now, { { "behalfOf", village.toString() }, { "taskAnswer", "已告知12户" } }));
        // a unit with nothing below it is not offered it at all
        for (const AvailableAction& action : availableActions(urban(), story.incident, actor(Role::Unit, village)))
            QVERIFY(!action.id.ends_with("For"));
    }

    void ordersPassedOnAreAnsweredFirst()
    {
        Helped helped;
        Story& story = helped.story;
        const TeamId town = spareTeam(1), village = spareTeam(2);
        helped.must(helped.dispatcher, "assignDown", { { "units", town.toString() }, { "task", "落实" } });
        helped.must(actor(Role::Unit, town), "assignDown", { { "units", village.toString() }, { "task", "告知" } });
        const auto answer = [&](TeamId unit) {
            return story.act(helped.dispatcher, "answerTaskFor",
                told(story.now, { { "behalfOf", unit.toString() }, { "taskAnswer", "已办" } }));
        };
        QVERIFY(!answer(town));
        QVERIFY(answer(village).isOk());
        QVERIFY(answer(town).isOk());
    }

    void leadIsWrittenDownForAndItsTimesCount()
    {
        Story story = Story::in("dispatched");
        const Actor dispatcher = actor(Role::Dispatcher);
        const Instant ordered = story.now;
        story.now = ordered + 3h; // the limit of two working hours has run out
        const auto early = story.act(dispatcher, "signForUnit", told(ordered - 1min));
        QVERIFY(!early);
        QCOMPARE(early.refusal().field, std::string("toldAt"));
        QVERIFY(story.act(dispatcher, "signForUnit", told(ordered + 1h)).isOk());
        QCOMPARE(story.incident.state, std::string("handling"));
        story.settleTasks();
        story.now = ordered + 200h;
        Words words = told(ordered + 90min, doneAt(ordered + 80min));
        QVERIFY(story.act(dispatcher, "reportDoneFor", words).isOk());
        QCOMPARE(story.incident.state, std::string("handled"));

        const CaseFacts facts = factsOf(story.incident);
        QVERIFY(facts.sign.at == ordered + 1h && facts.sign.at <= facts.sign.due);
        QVERIFY(facts.handle.at == ordered + 90min && facts.handle.at <= facts.handle.due);
        QVERIFY(facts.sign.by.isNull() && facts.handle.by.isNull());
        QVERIFY(facts.took[static_cast<std::size_t>(CaseFacts::Phase::Handle)] == Duration(90min));
    }

    void whoWroteItDownMayNotCheckIt()
    {
        const OperatorId one = OperatorId::derived("one person");
        const Actor all { one, { Role::Dispatcher, Role::Patroller, Role::ShiftLeader }, {} };
        const Actor patroller = actor(Role::Patroller);
        const Words passed { { "checkResult", "passed" }, { "photo", photo } };
        { // the handling itself
            Story story = Story::in("handling");
            QVERIFY(story.act(all, "reportDoneFor", told(story.now, doneAt(story.now))).isOk());
            QVERIFY(!story.act(all, "check", passed));
            QVERIFY(story.act(patroller, "check", passed).isOk());
            QVERIFY(!story.act(all, "close", { { "closingCondition", "已清" } }));
        }
        { // a part of it
            Helped helped;
            helped.must(all, "answerTaskFor",
                told(helped.story.now, { { "behalfOf", helped.helper.toString() }, { "taskAnswer", "已清运" } }));
            helped.must(actor(Role::Unit), "reportDone", doneAt(helped.story.now));
            QVERIFY(!helped.story.act(all, "check", passed));
        }
        { // a signature is no work
            Helped helped;
            helped.must(all, "signTaskFor", told(helped.story.now, { { "behalfOf", helped.helper.toString() } }));
            QVERIFY(helped.story.incident.handlers.size() == 0);
        }
    }

    void isNobodysWorkThatWaits()
    {
        const Helped helped;
        const WorkSorter sorter(urban(), actor(Role::Dispatcher));
        IncidentRow row;
        row.state = "handling";
        row.lead = leadTeam;
        row.taskUnits = { helped.helper };
        QVERIFY(!sorter.standing(row).steady.has(WorkList::Mine));
    }
};

QTEST_GUILESS_MAIN(OnBehalfTest)
#include "on_behalf_test.moc"
