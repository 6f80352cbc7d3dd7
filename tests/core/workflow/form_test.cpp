#include "workflow/form.h"

#include "core/workflow/story.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::workflow;
using namespace fengsui::workflow::story;

namespace {

const Instant noon = *Instant::parse("2025-11-03T04:00:00Z");

/// A workflow with one action that asks for one field, not required.
Workflow asking(Field field)
{
    Workflow workflow;
    Action action;
    action.id = "do";
    action.fields.push_back({ field.id, false });
    workflow.actions.push_back(std::move(action));
    workflow.fields.push_back(std::move(field));
    return workflow;
}

Result<Form> filled(FieldType type, const std::string& word, Field::When when = Field::When::Any)
{
    Field field;
    field.id = "x";
    field.type = type;
    field.choices = { { "yes", {} }, { "no", {} } };
    field.least = 1;
    field.most = 365;
    field.when = when;
    const Workflow workflow = asking(std::move(field));
    return Form::fill(workflow, workflow.actions.front(), { { "x", word } }, noon);
}

} // namespace

class FormTest : public QObject {
    Q_OBJECT

private slots:
    void wordsAreReadByTheirFieldsType()
    {
        QCOMPARE(filled(FieldType::Text, "  沐溪镇 ")->word("x"), std::string("沐溪镇"));
        QCOMPARE(filled(FieldType::LongText, "a\nb\tc")->word("x"), std::string("a\nb\tc"));
        QCOMPARE(filled(FieldType::Choice, "no")->word("x"), std::string("no"));
        QCOMPARE(*filled(FieldType::Number, "365")->get<std::int64_t>("x"), 365);
        QVERIFY(*filled(FieldType::Instant, "2025-11-03T12:00:00+08:00")->get<Instant>("x") == noon);
        QCOMPARE(filled(FieldType::Instant, "2025-11-03T12:00:00+08:00")->words().at("x"),
            std::string("2025-11-03T04:00:00.000Z"));
        QVERIFY(*filled(FieldType::Team, leadTeam.toString())->get<TeamId>("x") == leadTeam);
        const auto teams = filled(
            FieldType::Teams, leadTeam.toString() + ", " + assistingTeam.toString() + "," + leadTeam.toString());
        QVERIFY((*teams->get<std::vector<TeamId>>("x") == std::vector { leadTeam, assistingTeam }));
        QVERIFY(*filled(FieldType::Incident, target.toString())->get<IncidentId>("x") == target);
        QVERIFY(
            *filled(FieldType::Type, "cjt214:event:0102")->get<CaseType>("x") == *CaseType::parse("cjt214:event:0102"));
        QCOMPARE(filled(FieldType::Cell, "511129100001001")->word("x"), std::string("511129100001001"));
        QVERIFY(*filled(FieldType::Point, "103.9, -28.5")->get<GeoPoint>("x") == *GeoPoint::fromDegrees(103.9, -28.5));
        QCOMPARE(
            filled(FieldType::Attachments, photo + "," + std::string(64, 'B'))->get<std::vector<Digest>>("x")->size(),
            2u);
    }

    void emptyWordIsNoAnswer()
    {
        const auto form = filled(FieldType::Number, " \n ");
        QVERIFY(form);
        QVERIFY(!form->has("x"));
        QVERIFY(form->words().empty());
    }

    void wordThatDoesntFitIsRefused_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char* name, FieldType type, QByteArray word) {
            QTest::newRow(name) << static_cast<int>(type) << word;
        };
        row("line break in a line", FieldType::Text, "a\nb");
        row("control character", FieldType::LongText, "a\x07z");
        row("delete", FieldType::Text, "a\x7fz");
        row("no UTF-8", FieldType::LongText, "\xe3\xe5\xb4\xa8");
        row("line too long", FieldType::Text, QByteArray("烽").repeated(201));
        row("text too long", FieldType::LongText, QByteArray("烽").repeated(4001));
        row("no choice", FieldType::Choice, "maybe");
        row("number too small", FieldType::Number, "0");
        row("number too big", FieldType::Number, "366");
        row("number with a tail", FieldType::Number, "3 days");
        row("fraction", FieldType::Number, "1.5");
        row("number without end", FieldType::Number, "99999999999999999999");
        row("time without zone", FieldType::Instant, "2025-11-03T12:00:00");
        row("no such day", FieldType::Instant, "2025-02-30T12:00:00Z");
        row("team by name", FieldType::Team, "消防队");
        row("one bad team", FieldType::Teams, QByteArray::fromStdString(leadTeam.toString()) + ",x");
        row("empty team", FieldType::Teams, QByteArray::fromStdString(leadTeam.toString()) + ",");
        row("no incident", FieldType::Incident, "511129-20251103-01-0007");
        row("no type", FieldType::Type, "0102");
        row("cell with blank", FieldType::Cell, "5111 29");
        row("endless cell", FieldType::Cell, QByteArray(41, '1'));
        row("one coordinate", FieldType::Point, "103.9");
        row("off the Earth", FieldType::Point, "181,0");
        row("not a number", FieldType::Point, "nan,0");
        row("three coordinates", FieldType::Point, "1,2,3");
        row("short digest", FieldType::Attachments, QByteArray(63, 'a'));
        row("digest that is none", FieldType::Attachments, QByteArray(64, 'g'));
        row("digest with sign", FieldType::Attachments, "-a" + QByteArray(62, 'a'));
    }
    void wordThatDoesntFitIsRefused()
    {
        QFETCH(int, type);
        QFETCH(QByteArray, word);
        const auto form = filled(static_cast<FieldType>(type), word.toStdString());
        QVERIFY(!form);
        QCOMPARE(form.refusal().reason, Refusal::Reason::BadValue);
        QCOMPARE(form.refusal().field, std::string("x"));
    }

    void longestTextsFit()
    {
        QVERIFY(filled(FieldType::Text, QByteArray("烽").repeated(200).toStdString()));
        QVERIFY(filled(FieldType::LongText, QByteArray("烽").repeated(4000).toStdString()));
    }

    void timesAreBoundByNow()
    {
        const std::string now = noon.toString();
        const std::string later = (noon + Duration(1)).toString();
        QVERIFY(filled(FieldType::Instant, now, Field::When::Past));
        QVERIFY(!filled(FieldType::Instant, later, Field::When::Past));
        QVERIFY(!filled(FieldType::Instant, now, Field::When::Future));
        QVERIFY(filled(FieldType::Instant, later, Field::When::Future));
    }

    void fieldThatTheActionDoesntAskForIsRefused()
    {
        const Action& signFor = *urban().action("signFor");
        const auto form = Form::fill(urban(), signFor, { { "lead", leadTeam.toString() } }, noon);
        QVERIFY(!form);
        QCOMPARE(form.refusal().field, std::string("lead"));
        QVERIFY(!Form::fill(urban(), signFor, { { "nonsense", "" } }, noon));
    }

    void deskLearnsWhatToLookUp()
    {
        const auto dispatch = wanted(urban(),
            { "dispatch", { { "lead", leadTeam.toString() }, { "assistants", assistingTeam.toString() } }, {} });
        QVERIFY((dispatch.teams == std::vector { assistingTeam, leadTeam }));
        const auto merge = wanted(urban(), { "merge", { { "target", target.toString() } }, {} });
        QVERIFY(merge.target == target);
        const auto amend
            = wanted(urban(), { "amend", { { "cell", "511129100001001" }, { "point", "103.9,28.9" } }, {} });
        QCOMPARE(amend.cell, std::string("511129100001001"));
        QVERIFY(amend.point == GeoPoint::fromDegrees(103.9, 28.9));
        const auto nothing = wanted(urban(), { "dispatch", { { "lead", "消防队" }, { "nonsense", "1" } }, {} });
        QVERIFY(nothing.teams.empty());
    }
};

QTEST_GUILESS_MAIN(FormTest)
#include "form_test.moc"
