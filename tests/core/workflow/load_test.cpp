#include "workflow/load.h"
#include "workflow/shelf.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;

namespace {

// A small sound workflow. Line numbers below are those of this text, whose first line is the brace.
const std::string sound = R"({
  "workflow": "mini", "version": 3,
  "title": { "en": "Mini", "zh": "小" },
  "calendar": { "name": "plain", "minutes": { "minute": 1, "workHour": 60, "workDay": 1440, "calendarDay": 1440 } },
  "start": "new",
  "rules": { "urgeAtPercent": 80, "mergeMetres": 100,
    "mergeWithin": { "amount": 1, "unit": "calendarDay" }, "mergeSameCallerWithin": { "amount": 7, "unit": "calendarDay" },
    "extensionPreset": { "amount": 2, "unit": "workDay" }, "reopenWithin": { "amount": 30, "unit": "calendarDay" },
    "warnBeforeResume": { "amount": 3, "unit": "calendarDay" } },
  "clock": { "urge": "urge", "overdue": "mark", "supervise": "supervise", "resume": "resume" },
  "sources": [ { "id": "phone", "title": { "en": "Phone", "zh": "电话" } } ],
  "states": [
    { "id": "new", "title": { "en": "New", "zh": "新" }, "limit": { "amount": 1, "unit": "workDay" }, "urgentLimit": { "amount": 10, "unit": "minute" } },
    { "id": "held", "title": { "en": "Held", "zh": "挂" } },
    { "id": "done", "title": { "en": "Done", "zh": "完" }, "end": "closed" }
  ],
  "phases": [
    { "id": "only", "title": { "en": "Only", "zh": "唯一" }, "post": { "en": "All", "zh": "全" }, "block": "command",
      "states": [ "new", "held" ], "doneBy": [ "finish" ] }
  ],
  "requests": [ { "id": "void", "title": { "en": "Void", "zh": "作废" }, "decideWithin": { "amount": 1, "unit": "workDay" } } ],
  "classes": [
    { "id": "slow", "title": { "en": "Slow", "zh": "慢" }, "default": true, "types": [ "cjt214:event:0102" ],
      "limit": { "amount": 5, "unit": "workDay" }, "urgentLimit": { "amount": 1, "unit": "calendarDay" } }
  ],
  "fields": [
    { "id": "reason", "type": "longText", "title": { "en": "Reason", "zh": "理由" } },
    { "id": "until", "type": "instant", "when": "future", "title": { "en": "Until", "zh": "至" } },
    { "id": "level", "type": "choice", "title": { "en": "Level", "zh": "级" }, "choices": [ { "id": "red", "title": { "en": "Red", "zh": "红" } } ] },
    { "id": "about", "type": "text", "title": { "en": "About", "zh": "关于" } },
    { "id": "due", "type": "instant", "title": { "en": "Due", "zh": "到期" } },
    { "id": "target", "type": "incident", "title": { "en": "Target", "zh": "目标" } }
  ],
  "actions": [
    { "id": "finish", "title": { "en": "Finish", "zh": "完成" }, "key": "F", "roles": [ "acceptor" ], "from": [ "new" ], "to": "done" },
    { "id": "hold", "title": { "en": "Hold", "zh": "挂起" }, "key": "H", "roles": [ "dispatcher" ], "from": [ "new" ], "to": "held",
      "required": [ "reason" ], "optional": [ "until" ], "effects": [ "stopClock" ] },
    { "id": "resume", "title": { "en": "Resume", "zh": "恢复" }, "key": "R", "roles": [ "dispatcher", "system" ], "from": [ "held" ], "to": "new" },
    { "id": "ask", "title": { "en": "Ask", "zh": "申请" }, "key": "A", "roles": [ "unit" ], "from": "open", "asks": "void" },
    { "id": "void", "title": { "en": "Void", "zh": "作废" }, "key": "V", "roles": [ "shiftLeader" ], "from": "open", "to": "done", "decides": "void" },
    { "id": "urge", "title": { "en": "Urge", "zh": "催办" }, "roles": [ "system" ], "from": "open" },
    { "id": "mark", "title": { "en": "Mark", "zh": "标记" }, "roles": [ "system" ], "from": "open", "effects": [ "overdue" ] },
    { "id": "supervise", "title": { "en": "Supervise", "zh": "督办" }, "key": "S", "roles": [ "leader", "system" ], "from": "open",
      "required": [ "level" ], "guards": [ "speaksForLead" ], "effects": [ "supervise" ] }
  ]
}
)";

std::string faultsOf(const std::string& text)
{
    const auto loaded = load(text, "mini.json");
    std::string out;
    if (const Faults* faults = std::get_if<Faults>(&loaded))
        for (const Refusal& fault : *faults)
            out += fault.toString() + '\n';
    return out;
}

std::string replaced(std::string text, const std::string& old, const std::string& fresh)
{
    const std::size_t at = text.find(old);
    if (at == std::string::npos)
        qFatal("The sound file has no %s", old.c_str());
    return text.replace(at, old.size(), fresh);
}

} // namespace

class LoadTest : public QObject {
    Q_OBJECT

private slots:
    void soundFileIsTakenAsItStands()
    {
        QCOMPARE(faultsOf(sound), std::string());
        const auto loaded = load(sound, "mini.json");
        const Workflow& mini = std::get<Workflow>(loaded);
        QCOMPARE(mini.rule(), std::string("mini/3"));
        QCOMPARE(mini.title.in("zh_CN"), std::string("小"));
        QCOMPARE(mini.title.in("de"), std::string("Mini"));
        QCOMPARE(mini.states.size(), 3u);
        QVERIFY(mini.state("done")->isEnd());
        QVERIFY((mini.state("new")->limit->of(false) == Span { 1, TimeUnit::WorkDay }));
        QVERIFY((mini.state("new")->limit->of(true) == Span { 10, TimeUnit::Minute }));
        QVERIFY(
            (mini.action("ask")->from == std::vector<std::string> { "new", "held" })); // "open": all that are no end
        QVERIFY(mini.action("ask")->asks == PendingRequest::Void);
        QCOMPARE(mini.action("hold")->key, 'H');
        QVERIFY(mini.action("hold")->use("reason")->isRequired);
        QVERIFY(!mini.action("hold")->use("until")->isRequired);
        QVERIFY(mini.field("until")->when == Field::When::Future);
        QCOMPARE(mini.proposedClass(CaseType::parse("cjt214:event:0102"))->id, std::string("slow"));
    }

    void everyIdHasATitleForPeople()
    {
        const auto loaded = load(sound, "mini.json");
        const Workflow& mini = std::get<Workflow>(loaded);
        QCOMPARE(mini.titleOf("reason")->chinese, std::string("理由"));
        QCOMPARE(mini.titleOf("finish")->chinese, std::string("完成"));
        QCOMPARE(mini.titleOf("held")->chinese, std::string("挂"));
        QCOMPARE(mini.titleOf("void")->chinese, std::string("作废"));
        QVERIFY(!mini.titleOf("extension"));
        QVERIFY(!mini.titleOf("nonsense"));
    }

    void shelfKeepsOneOfEachId()
    {
        WorkflowShelf shelf;
        QVERIFY(!shelf.find("mini"));
        shelf.put(std::get<Workflow>(load(sound, "mini.json")));
        shelf.put(std::get<Workflow>(load(replaced(sound, "\"version\": 3", "\"version\": 4"), "mini.json")));
        QCOMPARE(shelf.find("mini")->rule(), std::string("mini/4"));
    }

    void eachBreakageIsNamedWithFileLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("fresh");
        QTest::addColumn<QByteArray>("faults");
        const auto row = [](const char* name, const char* old, const char* fresh, const char* faults) {
            QTest::newRow(name) << QByteArray(old) << QByteArray(fresh) << QByteArray(faults);
        };

        row("syntax error", R"("start": "new",)", R"("start": "new")",
            "mini.json, line 6: This is not JSON (syntax error).\n");
        row("same name twice", R"("start": "new",)", R"("start": "new", "start": "held",)",
            "mini.json, line 5: \"start\" stands there twice.\n");
        row("unknown name", R"("end": "closed")", R"("end": "closed", "colour": "red")",
            "mini.json, line 15: \"colour\" is not known here.\n");
        row("missing name", R"("workflow": "mini", )", "", "mini.json, line 1: \"workflow\" is missing.\n");
        row("wrong kind", R"("version": 3)", R"("version": "three")",
            "mini.json, line 2: \"version\" must be of the kind \"integer\".\n");
        row("text in place of object", R"({ "id": "phone", "title": { "en": "Phone", "zh": "电话" } })", R"("phone")",
            "mini.json, line 11: There must be an object { } here.\n");
        row("empty text", R"("id": "held")", R"("id": "")",
            "mini.json, line 14: \"id\" is empty.\nmini.json, line 36: There is no state \"held\".\nmini.json, line "
            "38: There is no state \"held\".\n");
        row("number out of bounds", R"("urgeAtPercent": 80)", R"("urgeAtPercent": 100)",
            "mini.json, line 6: \"urgeAtPercent\" must be between 1 and 99.\n");
        row("start missing", R"("start": "new",)", "",
            "mini.json, line 1: The workflow doesn't say in which state a case starts.\n");
        row("start unknown", R"("start": "new",)", R"("start": "fresh",)",
            "mini.json, line 5: There is no state \"fresh\".\n");
        row("unknown calendar", R"("name": "plain")", R"("name": "lunar")",
            "mini.json, line 4: There is no calendar \"lunar\".\n");

        row("Chinese title missing", R"("en": "Held", "zh": "挂")", R"("en": "Held")",
            "mini.json, line 14: The Chinese title is missing.\n");
        row("English title missing", R"("en": "Held", "zh": "挂")", R"("zh": "挂")",
            "mini.json, line 14: The English title is missing.\n");
        row("title missing", R"("title": { "en": "Held", "zh": "挂" })", R"("keepLimit": false)",
            "mini.json, line 14: \"title\" is missing.\n");

        row("limit without unit", R"("limit": { "amount": 1, "unit": "workDay" })", R"("limit": { "amount": 1 })",
            "mini.json, line 13: The limit has no unit.\n");
        row("unknown unit", R"("limit": { "amount": 1, "unit": "workDay" })",
            R"("limit": { "amount": 1, "unit": "fortnight" })",
            "mini.json, line 13: There is no unit of time \"fortnight\".\n");
        row("limit of nothing", R"("amount": 10, "unit": "minute")", R"("amount": 0, "unit": "minute")",
            "mini.json, line 13: \"amount\" must be between 1 and 36600.\n");
        row("urgent limit missing", R"(, "urgentLimit": { "amount": 10, "unit": "minute" })", "",
            "mini.json, line 13: \"urgentLimit\" is missing.\n");
        row("end of no kind", R"("end": "closed")", R"("end": true)",
            "mini.json, line 15: \"end\" of the state \"done\" must say how a case ends there: closed, succeeded, "
            "failed, rejected, voided, merged or transferred.\n");
        row("end of an unknown kind", R"("end": "closed")", R"("end": "lost")",
            "mini.json, line 15: \"end\" of the state \"done\" must say how a case ends there: closed, succeeded, "
            "failed, rejected, voided, merged or transferred.\n");
        row("end of the kind none", R"("end": "closed")", R"("end": "none")",
            "mini.json, line 15: \"end\" of the state \"done\" must say how a case ends there: closed, succeeded, "
            "failed, rejected, voided, merged or transferred.\n");
        row("no end that closes", R"("end": "closed")", R"("end": "voided")",
            "mini.json, line 12: No case can be closed: no end is closed, succeeded or failed.\n");
        row("end state with limit", R"("end": "closed")", R"("end": "closed", "limitByClass": true)",
            "mini.json, line 15: \"done\" is an end state and can't have a limit.\n");
        row("two limits", R"("limit": { "amount": 1, "unit": "workDay" })",
            R"("limitByClass": true, "limit": { "amount": 1, "unit": "workDay" })",
            "mini.json, line 13: \"new\" can't have more than one of a limit of its own, that of a class and that of a "
            "level.\n");
        row("late without limit", R"("zh": "挂" } })",
            R"("zh": "挂" }, "late": { "yellow": { "amount": 1, "unit": "workDay" }, "red": { "amount": 2, "unit": "workDay" } } })",
            "mini.json, line 14: \"held\" says when it is late, but has no limit.\n");
        row("limit from unknown state", R"("zh": "新" },)", R"("zh": "新" }, "limitFrom": "old",)",
            "mini.json, line 13: There is no state \"old\".\n");

        row("two states of one id", R"("id": "held")", R"("id": "new")",
            "mini.json, line 14: \"new\" stands in line 13 already.\nmini.json, line 36: There is no state "
            "\"held\".\nmini.json, line 38: There is no state \"held\".\n");
        row("two actions of one id", R"("id": "ask")", R"("id": "finish")",
            "mini.json, line 39: \"finish\" stands in line 35 already.\n");
        row("two fields of one id", R"("id": "about")", R"("id": "due")",
            "mini.json, line 31: \"due\" stands in line 30 already.\n");
        row("type in two classes", R"([ "cjt214:event:0102" ])", R"([ "cjt214:event:0102", "cjt214:event:0102" ])",
            "mini.json, line 23: \"cjt214:event:0102\" stands in line 23 already.\n");
        row("type that is none", R"([ "cjt214:event:0102" ])", R"([ "0102" ])",
            "mini.json, line 23: \"0102\" is not written like a type (\"cjt214:event:0102\").\n");
        row("no default class", R"("default": true, )", "",
            "mini.json, line 22: Exactly one deadline class must be the default.\n");

        row("unknown role", R"("roles": [ "leader", "system" ])", R"("roles": [ "boss", "system" ])",
            "mini.json, line 43: There is no role \"boss\".\n");
        row("action without role", R"("key": "A", "roles": [ "unit" ])", R"("key": "A", "roles": [])",
            "mini.json, line 39: The action \"ask\" names no role, so nobody may take it.\n");
        row("action without the word role", R"("key": "A", "roles": [ "unit" ],)", R"("key": "A",)",
            "mini.json, line 39: The action \"ask\" names no role, so nobody may take it.\n");
        row("unknown guard", R"("speaksForLead")", R"("speaksForAll")",
            "mini.json, line 44: There is no guard \"speaksForAll\".\n");
        row("unknown effect", R"([ "stopClock" ])", R"([ "stopTime" ])",
            "mini.json, line 37: There is no effect \"stopTime\".\n");
        row("unknown state to go to", R"("to": "held")", R"("to": "hell")",
            "mini.json, line 36: There is no state \"hell\".\n");
        row("unknown state to come from", R"("from": [ "held" ])", R"("from": [ "hell" ])",
            "mini.json, line 38: There is no state \"hell\".\n");
        row("from missing", R"("from": [ "held" ], )", "", "mini.json, line 38: \"from\" is missing.\n");
        row("unknown field", R"("required": [ "reason" ])", R"("required": [ "raisin" ])",
            "mini.json, line 37: There is no field \"raisin\".\n");
        row("field asked twice", R"("optional": [ "until" ])", R"("optional": [ "until", "reason" ])",
            "mini.json, line 37: The action \"hold\" asks for \"reason\" twice.\n");
        row("unknown form to print", R"("asks": "void")", R"("asks": "void", "prints": [ "poem" ])",
            "mini.json, line 39: There is no form \"poem\" to print.\n");
        row("unknown request asked", R"("asks": "void")", R"("asks": "return")",
            "mini.json, line 39: There is no request \"return\".\n");
        row("unknown request", R"("requests": [ { "id": "void")", R"("requests": [ { "id": "none")",
            "mini.json, line 21: There is no request \"none\".\nmini.json, line 39: There is no request "
            "\"void\".\nmini.json, line 40: There is no request \"void\".\n");
        row("unknown type of field", R"("type": "longText")", R"("type": "poem")",
            "mini.json, line 27: There is no type of field \"poem\".\n");
        row("choice without choices", R"("id": "about", "type": "text")", R"("id": "about", "type": "choice")",
            "mini.json, line 30: The field \"about\" offers no choices.\n");
        row("choices without choice", R"("id": "level", "type": "choice")", R"("id": "level", "type": "text")",
            "mini.json, line 29: The field \"level\" is no choice, but has choices.\n");
        row("choices from nowhere", R"("id": "about", "type": "text")",
            R"("id": "about", "type": "text", "choicesFrom": "heaven")",
            "mini.json, line 30: Choices can't be taken from \"heaven\".\n");
        row("when that is none", R"("when": "future")", R"("when": "never")",
            "mini.json, line 28: \"when\" is either \"past\" or \"future\".\n");
        row("unknown block", R"("block": "command")", R"("block": "stone")",
            "mini.json, line 18: There is no block \"stone\".\n");

        row("key missing", R"("key": "A", )", "", "mini.json, line 39: \"key\" is missing.\n");
        row("key of two letters", R"("key": "A")", R"("key": "AB")",
            "mini.json, line 39: A key is one letter from A to Z or one figure.\n");
        row("key clash", R"("key": "A")", R"("key": "F")",
            "mini.json, line 39: In the state \"new\" the key F is that of \"finish\" already.\n");

        row("unreachable state", R"("to": "held")", R"("to": "done")",
            "mini.json, line 14: No case can ever come to the state \"held\".\n");
        row("state in no phase", R"("states": [ "new", "held" ])", R"("states": [ "new" ])",
            "mini.json, line 14: The state \"held\" must stand in exactly one phase.\n");
        row("unknown state in phase", R"("states": [ "new", "held" ])", R"("states": [ "new", "held", "hell" ])",
            "mini.json, line 19: There is no state \"hell\".\n");
        row("unknown action in phase", R"("doneBy": [ "finish" ])", R"("doneBy": [ "vanish" ])",
            "mini.json, line 19: There is no action \"vanish\".\n");
        row("unknown action of the clock", R"("overdue": "mark")", R"("overdue": "bark")",
            "mini.json, line 10: There is no action \"bark\".\n");
        row("action not for the clock", R"("overdue": "mark")", R"("overdue": "finish")",
            "mini.json, line 10: The clock can't take the action \"finish\", which is not for the role \"system\".\n");
        row("field that the clock writes", R"("id": "about")", R"("id": "aboot")",
            "mini.json, line 10: The clock needs the field \"about\" to write down what it did.\n");
        row("request that nobody decides", R"("to": "done", "decides": "void")", R"("to": "done")",
            "mini.json, line 21: The request \"void\" can be made, but nobody can decide it.\n");
        row("request that nobody makes", R"("from": "open", "asks": "void")", R"("from": "open")",
            "mini.json, line 21: Nobody can make the request \"void\".\n");
        row("asks and decides", R"("asks": "void")", R"("asks": "void", "decides": "void")",
            "mini.json, line 39: The action \"ask\" can't make a request and decide one.\n");

        row("merge without target", R"("to": "done" })", R"("to": "done", "effects": [ "merge" ] })",
            "mini.json, line 35: \"merge\" needs the field \"target\".\n"
            "mini.json, line 35: The effect \"merge\" must lead to an end state of the kind merged.\n");
        row("merge with optional target", R"("to": "done" })",
            R"("to": "done", "effects": [ "merge" ], "optional": [ "target" ] })",
            "mini.json, line 35: \"merge\" needs the field \"target\" among the required ones.\n"
            "mini.json, line 35: The effect \"merge\" must lead to an end state of the kind merged.\n");
        row("merge that goes on", R"("from": [ "held" ], "to": "new")",
            R"("from": [ "held" ], "to": "new", "effects": [ "merge" ], "required": [ "target" ])",
            "mini.json, line 38: The effect \"merge\" must lead to an end state of the kind merged.\n");
        row("field read as another type", R"("id": "until", "type": "instant", "when": "future")",
            R"("id": "until", "type": "text")",
            "mini.json, line 28: \"stopClock\" reads the field \"until\" as \"instant\".\n");
        row("effects contradict", R"([ "stopClock" ])", R"([ "stopClock", "resumeClock" ])",
            "mini.json, line 36: The effects \"stopClock\" and \"resumeClock\" contradict each other.\n");
        row("effect that needs a way", R"("from": "open", "asks": "void")",
            R"("from": "open", "asks": "void", "effects": [ "handled" ])",
            "mini.json, line 39: The effect \"handled\" needs an action that leads to another state.\n");
        row("effect that needs to stay", R"("to": "done" })", R"("to": "done", "effects": [ "overdue" ] })",
            "mini.json, line 35: The effect \"overdue\" needs an action that stays in its state.\n");
        row("on behalf of nobody", R"("from": "open", "asks": "void")",
            R"("from": "open", "effects": [ "signTask", "onBehalf" ], "asks": "void")",
            "mini.json, line 39: \"onBehalf\" needs the field \"toldBy\".\n"
            "mini.json, line 39: \"onBehalf\" needs the field \"toldHow\".\n"
            "mini.json, line 39: \"onBehalf\" needs the field \"toldAt\".\n"
            "mini.json, line 39: \"onBehalf\" needs the field \"behalfOf\".\n");
        row("guard without field", R"([ "speaksForLead" ])", R"([ "trustedOrVerified" ])",
            "mini.json, line 43: \"trustedOrVerified\" needs the field \"verifiedElsewhere\".\n");
        row("guard without answers", R"([ "speaksForLead" ])", R"([ "visitDone" ])",
            "mini.json, line 43: \"visitDone\" looks for answers to \"contacted\", but no action asks for it.\n");
        row("choice that means nothing", R"("id": "red")", R"("id": "pink")",
            "mini.json, line 29: The field \"level\" can't offer \"pink\".\n");
        row("two faults at once", R"("version": 3)", R"("version": 0, "verison": 3)",
            "mini.json, line 2: \"verison\" is not known here.\nmini.json, line 2: \"version\" must be between 1 and "
            "1000000.\n");
    }
    void eachBreakageIsNamedWithFileLineAndReason()
    {
        QFETCH(QByteArray, old);
        QFETCH(QByteArray, fresh);
        QFETCH(QByteArray, faults);
        const std::string text = replaced(sound, old.toStdString(), fresh.toStdString());
        QCOMPARE(faultsOf(text), faults.toStdString());
    }

    void openStateMustHaveAWayOut()
    {
        std::string text = replaced(sound, R"("from": [ "held" ], "to": "new")", R"("from": [ "new" ], "to": "done")");
        text = replaced(
            text, R"("from": "open", "to": "done", "decides")", R"("from": [ "new" ], "to": "done", "decides")");
        QCOMPARE(faultsOf(text),
            std::string("mini.json, line 14: \"held\" is no end state, but no action leads out of it.\n"));
    }

    void openStateMustHaveAWayToAnEnd()
    {
        std::string text = replaced(
            sound, R"({ "id": "held",)", R"({ "id": "loop", "title": { "en": "Loop", "zh": "环" } }, { "id": "held",)");
        text = replaced(text, R"([ "new", "held" ])", R"([ "new", "held", "loop" ])");
        text = replaced(text, R"("from": [ "held" ], "to": "new")", R"("from": [ "held" ], "to": "loop")");
        text = replaced(text, R"("from": "open", "asks")", R"("from": [ "loop" ], "to": "held", "asks")");
        text = replaced(
            text, R"("from": "open", "to": "done", "decides")", R"("from": [ "new" ], "to": "done", "decides")");
        QCOMPARE(faultsOf(text),
            std::string("mini.json, line 14: From \"loop\" a case can never come to an end.\n"
                        "mini.json, line 14: From \"held\" a case can never come to an end.\n"));
    }

    void textThatIsNoObjectIsRefused()
    {
        QCOMPARE(faultsOf("[]"), std::string("mini.json, line 1: There must be an object { } here.\n"));
        QCOMPARE(faultsOf("{\n\"workflow\": \"x\",\n"),
            std::string("mini.json, line 3: This is not JSON (incomplete JSON).\n"));
        QVERIFY(faultsOf("").starts_with("mini.json, line 1: This is not JSON"));
    }
};

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"
