#include "core/report/sample_papers.h"
#include "support/golden.h"
#include "workflow/vocabulary.h"

#include <QTest>

#include <algorithm>

using namespace fengsui;
using report::Language;

namespace {

report::Document paper(
    std::string_view form, Language language, const Incident& incident, std::optional<std::size_t> step = {})
{
    auto made = report::casePaper(form, step, incident, sample::paperNames(language), sample::printed());
    if (!made)
        qFatal("%s", made.refusal().toString().c_str());
    return *std::move(made);
}

} // namespace

class PapersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormSaysAllThereIs_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("isChinese");
        for (const report::CaseForm& form : report::caseForms())
            if (form.id != "incidentReport" && form.id != "dispatchSheet")
                for (const bool isChinese : { true, false })
                    QTest::newRow(qPrintable(QString::fromLatin1(form.id) + (isChinese ? " zh" : " en")))
                        << QString::fromLatin1(form.id) << isChinese;
    }
    void everyFormSaysAllThereIs()
    {
        QFETCH(QString, form);
        QFETCH(bool, isChinese);
        const std::string id = form.toStdString();
        const auto made = paper(id, isChinese ? Language::Chinese : Language::English, sample::caseFor(id));
        test::compareWithGolden(
            made.toText(), "report/" + QString::fromStdString(made.form) + (isChinese ? ".zh" : ".en") + ".txt");
    }

    void everyFormThatAWorkflowMayPrintCanBeMade()
    {
        for (const std::string_view form : workflow::knownForms)
            QVERIFY2(report::caseForm(form), std::string(form).c_str());
        for (const report::CaseForm& form : report::caseForms())
            QVERIFY(std::ranges::find(workflow::knownForms, form.id) != workflow::knownForms.end());
    }

    void aRequestCarriesItsDecisionOnceThereIsOne()
    {
        const auto granted = paper("requestForm", Language::Chinese, sample::busyCase(), 4);
        QCOMPARE(granted.value("requestKind"), "延期");
        QCOMPARE(granted.value("asked"), "2 工作日");
        QCOMPARE(granted.value("granted"), "1 工作日");
        QCOMPARE(granted.value("dueBefore"), "2025-11-03 11:20");
        QCOMPARE(granted.value("newDueAt"), "2025-11-04 11:20");
        QCOMPARE(granted.value("decidedBy"), "李建国");
        QCOMPARE(granted.value("approver"), "值班长");
        QCOMPARE(granted.value("decisionReason"), "同意，每日报告进度。");
        // without a step it is about the last one, which nobody has decided
        const auto open = paper("requestForm", Language::Chinese, sample::busyCase());
        QCOMPARE(open.value("requestKind"), "作废");
        QCOMPARE(open.value("decision"), "");
    }

    void anExtensionIsAddedToTheLimitAndDoesNotTakeItsPlace()
    {
        Incident incident = sample::busyCase();
        const auto zh = paper("workOrder", Language::Chinese, incident);
        QCOMPARE(zh.value("workLimit"), "4 工作时，延期 1 工作日");
        QCOMPARE(zh.value("workDueAt"), "2025-11-04 11:20");
        QCOMPARE(paper("workOrder", Language::English, incident).value("workLimit"),
            "4 working hours, extended by 1 working day");
        // held and taken up again: the same limit, the same extension, another end
        StepOnFile held = sample::step(
            "approveSuspension", "handling", "suspended", "dispatcher", sample::dispatcher, "2025-11-03 17:00");
        StepOnFile again
            = sample::step("resume", "suspended", "handling", "dispatcher", sample::dispatcher, "2025-11-05 09:00");
        again.limit = Limit { 1, "workDay", sample::at("2025-11-06 11:20"), "urban/1" };
        incident.steps.push_back(held);
        incident.steps.push_back(again);
        const auto resumed = paper("workOrder", Language::Chinese, incident);
        QCOMPARE(resumed.value("workLimit"), "4 工作时，延期 1 工作日");
        QCOMPARE(resumed.value("workDueAt"), "2025-11-06 11:20");
        // sent back for rework: a new limit
        incident.steps.push_back(
            sample::step("reportDone", "handling", "handled", "unit", sample::unit, "2025-11-05 10:00"));
        incident.steps.back().isHandling = true;
        incident.steps.back().fields = { { "done", "已抽排" } };
        StepOnFile rework
            = sample::step("rework", "handled", "handling", "shiftLeader", sample::acceptor, "2025-11-05 11:00");
        rework.limit = Limit { 4, "workHour", sample::at("2025-11-05 17:00"), "urban/1" };
        incident.steps.push_back(rework);
        QCOMPARE(paper("workOrder", Language::Chinese, incident).value("workLimit"), "4 工作时");
    }

    void aPartyIsNamedAndATextWithCommasStaysAsItIs()
    {
        Incident incident = sample::mediation();
        incident.steps.back().fields["content"] = "Drain moved, wall mended, both agree.";
        const auto record = paper("mediationRecord", Language::English, incident);
        std::string details;
        for (const auto& row : record.table("steps")->rows)
            details += row[7] + '\n';
        QVERIFY2(details.find("party: 周文斌") != std::string::npos, details.c_str());
        QVERIFY2(details.find(sample::respondent.toString()) == std::string::npos, details.c_str());
        QVERIFY2(details.find("Drain moved, wall mended, both agree.") != std::string::npos, details.c_str());
    }

    void whatAUnitOnlyTelephonedSaysWhoWroteItDown()
    {
        Incident incident = sample::busyCase();
        Task& task = incident.tasks.front();
        task.signedBy = sample::dispatcher;
        task.signedFor = OnBehalf { sample::townTeam, "王某", "电话", *task.signedAt };
        const auto zh = paper("orderSlip", Language::Chinese, incident);
        QCOMPARE(zh.table("tasks")->rows[0][7], "电话，王某；李建国代录");
        QCOMPARE(zh.table("tasks")->rows[2][11], "赵强");
        incident.steps[3].onBehalf = OnBehalf { sample::repairTeam, "老徐", "书面", sample::at("2025-11-03 07:24") };
        const auto report = report::incidentReport(incident, sample::paperNames(Language::English), sample::printed());
        const auto& detail = report.table("steps")->rows[3][7];
        QVERIFY2(detail.starts_with("For 市政抢修一队: 书面, 老徐; written down by 赵强 (2025-11-03 07:24)"),
            detail.c_str());
    }

    void aSlipCarriesItsReply()
    {
        const auto slip = paper("instructionSlip", Language::English, sample::busyCase());
        QCOMPARE(slip.value("stepBy"), "孙立新");
        QCOMPARE(slip.value("replyBy"), "2025-11-04 09:00");
        QCOMPARE(slip.value("answeredAt"), "2025-11-03 15:00");
        QVERIFY(slip.value("answer").ends_with("（回复到此）"));
    }

    void ordersStandBelowWhatTheyPassOn()
    {
        const auto slip = paper("orderSlip", Language::Chinese, sample::busyCase());
        const report::Table& tasks = *slip.table("tasks");
        QCOMPARE(tasks.rows.size(), 25u);
        QCOMPARE(tasks.rows[0][0], "沐溪镇应急办");
        QCOMPARE(tasks.rows[1][0], "　└ 三溪村值守组");
        QCOMPARE(tasks.rows[0][6], "2025-11-03 10:08");
        QCOMPARE(tasks.rows[1][9], "待签收");
        QCOMPARE(tasks.rows[2][9], "已反馈");
    }

    void anOrderWhoseParentNobodyHasIsShownAllTheSame()
    {
        Incident incident = sample::busyCase();
        incident.tasks.erase(incident.tasks.begin());
        QCOMPARE(paper("orderSlip", Language::Chinese, incident).table("tasks")->rows.size(), 24u);
    }

    void theMachinesOwnMarksAreSaidInWords()
    {
        Incident incident = sample::busyCase();
        incident.steps.push_back(sample::step("supervise", "handling", "handling", "system", {}, "2025-11-03 12:00"));
        incident.steps.back().note = "limit 2025-11-03T03:20:00.000Z ordinary";
        incident.steps.back().fields
            = { { "about", "limit" }, { "level", "ordinary" }, { "due", sample::at("2025-11-03 11:20").toString() } };
        const auto slip = paper("supervisionSlip", Language::Chinese, incident);
        QCOMPARE(slip.value("level"), "普通督办");
        QCOMPARE(slip.value("reason"), "办理时限届满（2025-11-03 11:20）");
        QCOMPARE(slip.value("stepNote"), "");
    }

    void aLimitThatRanOutIsOrdinarySupervision()
    {
        Incident incident = sample::incident();
        incident.steps.push_back(sample::step("markOverdue", "handled", "handled", "system", {}, "2025-11-04 09:40"));
        incident.steps.back().isOverdue = true;
        incident.steps.back().fields = { { "about", "limit" }, { "due", sample::at("2025-11-04 09:40").toString() } };
        QCOMPARE(paper("supervisionSlip", Language::English, incident).value("level"), "Ordinary");
        QCOMPARE(paper("supervisionSlip", Language::English, incident).value("reason"),
            "The limit of the step ran out (2025-11-04 09:40)");
        incident.steps.back().isOverdue = false;
        QVERIFY(!report::casePaper("supervisionSlip", {}, incident, sample::paperNames(Language::English), {}));
    }

    void partiesAreShownAsTheirRecordsAllow()
    {
        const auto agreement = paper("mediationAgreement", Language::Chinese, sample::mediation());
        const report::Table& persons = *agreement.table("persons");
        QCOMPARE(persons.rows.size(), 2u);
        QCOMPARE(persons.rows[1][2], "周文斌");
        QCOMPARE(persons.rows[1][3], "139****1234");
        QCOMPARE(agreement.value("agreementNumber"), "（2025）沐溪人调字第001号");
        QVERIFY(agreement.toText().find("13900001234") == std::string::npos);
    }

    void theCoverListsWhatMustBeInTheFileAndWhatIs()
    {
        const auto cover = paper("fileCover", Language::Chinese, sample::mediation());
        const report::Table& documents = *cover.table("papers");
        QCOMPARE(documents.rows.size(), 13u);
        QCOMPARE(documents.rows[0], (std::vector<std::string> { "1", "●", "申请书或受理登记表", "2025-11-03 09:00" }));
        QCOMPARE(documents.rows[3], (std::vector<std::string> { "4", "○", "授权委托书", "" }));
        QCOMPARE(documents.rows[7], (std::vector<std::string> { "8", "●", "调解协议书", "" }));
    }

    void onlyPapersThatTheCaseGivesReasonForAreOffered()
    {
        const auto formsOf = [](const Incident& incident) {
            QStringList forms;
            for (const report::PaperChoice& choice : report::papersOf(incident))
                forms << QString::fromStdString(choice.form)
                        + (choice.step ? QString::number(*choice.step) : QString());
            return forms.join(' ');
        };
        Incident fresh = sample::incident();
        fresh.steps.clear();
        fresh.lead = {};
        QCOMPARE(formsOf(fresh), "incidentReport workOrder fileCover");
        QCOMPARE(formsOf(sample::busyCase()),
            "incidentReport workOrder dispatchSheet orderSlip returnVisitRecord fileCover transferLetter13 "
            "arbitrationRecord10 requestForm9 instructionSlip7 supervisionSlip6 requestForm4");
        QCOMPARE(formsOf(sample::mediation()),
            "incidentReport workOrder dispatchSheet mediationRegister rightsNotice mediationRecord "
            "mediationAgreement fileCover");
    }

    void whatNothingCallsForIsRefused()
    {
        const auto names = sample::paperNames(Language::English);
        Incident fresh = sample::incident();
        const auto slip = report::casePaper("supervisionSlip", {}, fresh, names, sample::printed());
        QVERIFY(!slip);
        QCOMPARE(slip.refusal().toString(), "Nothing in this case calls for the form “Supervision slip” yet.");
        QVERIFY(!report::casePaper("requestForm", 0, sample::busyCase(), names, sample::printed()));
        QVERIFY(!report::casePaper("requestForm", 999, sample::busyCase(), names, sample::printed()));
        QVERIFY(!report::casePaper("orderSlip", {}, fresh, names, sample::printed()));
        QVERIFY(!report::casePaper("invoice", {}, fresh, names, sample::printed()));
    }

    void drillsAreMarkedOnEveryForm()
    {
        for (const report::CaseForm& form : report::caseForms()) {
            Incident incident = sample::caseFor(form.id);
            incident.isDrill = true;
            QCOMPARE(paper(form.id, Language::Chinese, incident).watermark, "演练 DRILL");
        }
    }

    void everyRowHasACellForEachColumn()
    {
        for (const report::CaseForm& form : report::caseForms())
            for (const auto& table : paper(form.id, Language::English, sample::caseFor(form.id)).tables)
                for (const auto& row : table.rows)
                    QCOMPARE(row.size(), table.columns.size());
    }
};

QTEST_APPLESS_MAIN(PapersTest)
#include "papers_test.moc"
