#include "evaluation/evaluate.h"

#include <QTest>

using namespace fengsui;
using enum Indicator;

namespace {

constexpr Period november { { 1'000'000 }, { 2'000'000 }, { 1'800'000 } };
const OperatorId li = OperatorId::derived("li"), wang = OperatorId::derived("wang");
const TeamId roads = TeamId::derived("roads"), water = TeamId::derived("water"), pipes = TeamId::derived("pipes");

Deed deed(std::optional<std::int64_t> due, std::optional<std::int64_t> at, OperatorId by = {})
{
    const auto instant
        = [](std::optional<std::int64_t> of) { return of ? std::optional(Instant { *of }) : std::nullopt; };
    return { instant(at), instant(due), by };
}

CaseFacts aCase(const char* name)
{
    CaseFacts facts;
    facts.id = IncidentId::derived(name);
    facts.lead = roads;
    facts.division = "511129100001";
    facts.cell = "511129100001001";
    facts.source = "patrol";
    facts.reportedAt = { 1'000'500 };
    return facts;
}

class FakeLedger final : public EvaluationLedger {
public:
    std::vector<CaseFacts> cases;

    void visit(const Period&, const std::function<void(const CaseFacts&)>& visitor) const override
    {
        for (const CaseFacts& facts : cases)
            visitor(facts);
    }
    std::optional<CaseFacts> facts(IncidentId) const override { return std::nullopt; }
    CaseName name(IncidentId id) const override { return { id, id.toString(), {} }; }
    EvaluationFile file(IncidentId) const override { return {}; }
    std::vector<ExcludedCase> excluded() const override { return {}; }
    std::vector<AppealedCase> openAppeals() const override { return {}; }
};

const Grouping grouping { [](TeamId id) { return id == roads ? std::string("Roads") : std::string("Water"); },
    [](const std::string& code) { return code.substr(0, 9); } };

Evaluation evaluated(const FakeLedger& ledger, By by)
{
    return evaluate(ledger, november, { &by, 1 }, grouping).front();
}

Figure figure(const CaseFacts& facts, Indicator indicator)
{
    FakeLedger ledger;
    ledger.cases.push_back(facts);
    return evaluated(ledger, By::Unit).total.of(indicator);
}

} // namespace

class IndicatorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseCountsInThePeriodOfItsLimit()
    {
        CaseFacts facts = aCase("a");
        facts.handle = deed(1'000'000, 1'000'001);
        QCOMPARE(figure(facts, Handling), (Figure { 1, 1 })); // the first moment belongs to it
        QCOMPARE(figure(facts, OnTimeHandling), (Figure { 0, 1 }));
        facts.handle = deed(999'999, 1'500'000);
        QCOMPARE(figure(facts, Handling), (Figure { 0, 0 })); // done in the period, due before
        facts.handle = deed(2'000'000, 1'500'000);
        QCOMPARE(figure(facts, Handling), (Figure { 0, 0 })); // the last moment does not
        facts.handle = deed(1'500'000, 1'500'000);
        QCOMPARE(figure(facts, OnTimeHandling), (Figure { 1, 1 }));
        facts.handle = deed(std::nullopt, 1'500'000);
        QCOMPARE(figure(facts, Handling), (Figure { 0, 0 })); // nothing to be measured against
    }

    void aLimitStillAheadCountsOnlyWhenTheWorkIsDone()
    {
        CaseFacts facts = aCase("a");
        facts.handle = deed(1'900'000, std::nullopt);
        QCOMPARE(figure(facts, Handling), (Figure { 0, 0 }));
        facts.handle = deed(1'799'999, std::nullopt);
        QCOMPARE(figure(facts, Handling), (Figure { 0, 1 }));
        QCOMPARE(figure(facts, OverdueOpen), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, Closing), (Figure { 0, 1 })); // handled + overdue unhandled
        facts.handle = deed(1'900'000, 1'700'000);
        QCOMPARE(figure(facts, OnTimeHandling), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, OverdueOpen), (Figure { 0, 1 }));
    }

    void whatIsLeftOutCountsNowhere_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 6; ++i)
            QTest::newRow(std::array { "drill", "excluded", "voided", "merged", "transferred", "on hold" }[i]) << i;
    }
    void whatIsLeftOutCountsNowhere()
    {
        QFETCH(const int, which);
        CaseFacts facts = aCase("a");
        facts.handle = deed(1'500'000, 1'400'000);
        facts.close = deed(1'600'000, 1'550'000);
        QCOMPARE(figure(facts, Closing), (Figure { 1, 1 }));
        facts.isDrill = which == 0;
        facts.isExcluded = which == 1;
        facts.isSuspended = which == 5;
        using enum CaseEnd;
        facts.end = which == 2 ? Voided : which == 3 ? Merged : which == 4 ? Transferred : None;
        for (const Indicator indicator :
            { Handling, OnTimeHandling, Closing, OnTimeClosing, Rework, OverdueOpen, Extension })
            QCOMPARE(figure(facts, indicator), (Figure { 0, 0 }));
    }

    void onlyAccuracyLooksAtVoidedCases()
    {
        CaseFacts facts = aCase("a");
        facts.accept = deed(1'100'000, 1'100'000, li);
        facts.file = deed(1'200'000, 1'150'000, li);
        QCOMPARE(figure(facts, AccurateFiling), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, AccurateAcceptance), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, TimelyFiling), (Figure { 1, 1 }));
        facts.end = CaseEnd::Voided;
        QCOMPARE(figure(facts, AccurateFiling), (Figure { 0, 1 }));
        QCOMPARE(figure(facts, AccurateAcceptance), (Figure { 0, 1 }));
        QCOMPARE(figure(facts, TimelyFiling), (Figure { 0, 0 }));
    }

    void successIsOnlyOfCasesThatHaveAnOutcome()
    {
        CaseFacts facts = aCase("a");
        facts.close = deed(std::nullopt, 1'500'000);
        facts.end = CaseEnd::Closed;
        QCOMPARE(figure(facts, Success), (Figure { 0, 0 }));
        facts.end = CaseEnd::Succeeded;
        QCOMPARE(figure(facts, Success), (Figure { 1, 1 }));
        facts.end = CaseEnd::Failed;
        QCOMPARE(figure(facts, Success), (Figure { 0, 1 }));
        facts.close = deed(std::nullopt, 2'500'000);
        QCOMPARE(figure(facts, Success), (Figure { 0, 0 }));
        facts.end = CaseEnd::Rejected;
        facts.close = {};
        QCOMPARE(figure(facts, Success), (Figure { 0, 0 }));
    }

    void closingIsHeldToTheLimitOfTheCheckOnceTheWorkIsDone()
    {
        CaseFacts facts = aCase("a");
        facts.handle = deed(900'000, 850'000); // due before the period
        facts.close = deed(1'200'000, 1'300'000);
        QCOMPARE(figure(facts, Handling), (Figure { 0, 0 }));
        QCOMPARE(figure(facts, Closing), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, OnTimeClosing), (Figure { 0, 1 }));
        facts.reworks = 2;
        QCOMPARE(figure(facts, Rework), (Figure { 1, 1 })); // cases, not rounds
    }

    void dispatchIsAccurateUnlessItCameBack()
    {
        CaseFacts facts = aCase("a");
        facts.dispatch = deed(1'200'000, 1'300'000, wang);
        QCOMPARE(figure(facts, TimelyDispatch), (Figure { 0, 1 }));
        QCOMPARE(figure(facts, AccurateDispatch), (Figure { 1, 1 }));
        facts.isMisdirected = true;
        QCOMPARE(figure(facts, AccurateDispatch), (Figure { 0, 1 }));
    }

    void answersCountOnlyOfThoseWhoWereReached()
    {
        CaseFacts facts = aCase("a");
        facts.hasCaller = true;
        facts.visit = deed(1'200'000, 1'100'000);
        facts.contacted = CaseFacts::Answer::No;
        QCOMPARE(figure(facts, Response), (Figure { 0, 1 }));
        QCOMPARE(figure(facts, Solved), (Figure { 0, 0 }));
        facts.contacted = CaseFacts::Answer::Yes;
        facts.solved = CaseFacts::Answer::Yes;
        facts.satisfaction = CaseFacts::Satisfaction::Fair;
        QCOMPARE(figure(facts, Response), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, Solved), (Figure { 1, 1 }));
        QCOMPARE(figure(facts, Satisfied), (Figure { 0, 1 }));
        facts.satisfaction = CaseFacts::Satisfaction::Satisfied;
        QCOMPARE(figure(facts, Satisfied), (Figure { 1, 1 }));
        facts.visit.at = Instant { 1'200'001 };
        QCOMPARE(figure(facts, Response), (Figure { 0, 1 })); // too late
        facts.visit = deed(1'200'000, std::nullopt);
        facts.contacted = CaseFacts::Answer::None;
        QCOMPARE(figure(facts, Response), (Figure { 0, 1 })); // forgotten
        facts.hasCaller = false;
        QCOMPARE(figure(facts, Response), (Figure { 0, 0 }));
    }

    void averagesAreOfDutyTimeByTheMomentOfTheDeed()
    {
        CaseFacts facts = aCase("a");
        facts.handle = deed(900'000, 1'500'000);
        facts.took[static_cast<std::size_t>(CaseFacts::Phase::Handle)] = std::chrono::minutes(90);
        QCOMPARE(figure(facts, AverageHandling), (Figure { 5'400'000, 1 }));
        QCOMPARE(valueOf(AverageHandling, { 5'400'000, 1 })->toString(), "1.50");
        QCOMPARE(valueOf(AverageHandling, { 5'400'000, 7 })->toString(), "0.21");
        QCOMPARE(valueOf(Handling, { 2, 3 })->toString(), "66.67");
        QCOMPARE(valueOf(Handling, { 1, 8 })->toString(), "12.50");
        QVERIFY(!valueOf(Handling, { 0, 0 }));
    }

    void casesAreAddedUpByUnitTownAndCell()
    {
        FakeLedger ledger;
        for (int i = 0; i < 6; ++i) {
            CaseFacts facts = aCase(std::to_string(i).c_str());
            facts.lead = i < 3 ? roads : i < 5 ? water : pipes; // two teams of one unit
            facts.division = i % 2 == 0 ? "511129100001" : "511129100002";
            facts.cell = facts.division + (i == 0 ? "001" : "002");
            facts.handle = deed(1'500'000, i == 1 ? 1'600'000 : 1'400'000);
            ledger.cases.push_back(facts);
        }
        CaseFacts nobody = aCase("nobody");
        nobody.lead = {};
        nobody.handle = deed(1'500'000, std::nullopt);
        ledger.cases.push_back(nobody);

        const Evaluation units = evaluated(ledger, By::Unit);
        QCOMPARE(units.lines.size(), 3u);
        QCOMPARE(units.lines[0].key, "");
        QCOMPARE(units.lines[1].key, "Roads");
        QCOMPARE(units.lines[1].of(OnTimeHandling), (Figure { 2, 3 }));
        QCOMPARE(units.lines[2].key, "Water");
        QCOMPARE(units.lines[2].of(OnTimeHandling), (Figure { 3, 3 }));
        QCOMPARE(units.total.of(OnTimeHandling), (Figure { 5, 7 }));
        const Evaluation towns = evaluated(ledger, By::Town);
        QCOMPARE(towns.lines.size(), 1u);
        QCOMPARE(towns.lines[0].key, "511129100");
        QCOMPARE(towns.lines[0].of(Handling), (Figure { 6, 7 }));
        QCOMPARE(evaluated(ledger, By::Grid).lines.size(), 3u);

        const auto behind = casesBehind(ledger, november, By::Unit, grouping, OnTimeHandling, "Roads");
        QCOMPARE(behind.size(), 3u);
        QCOMPARE(std::ranges::count(behind, 1, &CountedCase::adds), 2);
        QCOMPARE(casesBehind(ledger, november, By::Unit, grouping, OnTimeHandling, std::nullopt).size(), 7u);
    }

    void aPostAnswersForItsOwnStep()
    {
        FakeLedger ledger;
        CaseFacts facts = aCase("a");
        facts.reportedBy = li;
        facts.accept = deed(1'100'000, 1'200'000, wang);
        facts.file = deed(1'300'000, 1'250'000, li);
        facts.verify = deed(1'300'000, 1'250'000, li);
        facts.handle = deed(1'500'000, 1'400'000);
        ledger.cases.push_back(facts);
        CaseFacts called = aCase("b"); // the public had to report it on li's ground
        called.source = "phone";
        called.file = deed(1'300'000, 1'250'000, wang);
        ledger.cases.push_back(called);
        CaseFacts elsewhere = called;
        elsewhere.id = IncidentId::derived("c");
        elsewhere.cell = "511129100001009";
        ledger.cases.push_back(elsewhere);

        const Evaluation posts = evaluated(ledger, By::Post);
        const auto line = [&](Role post, OperatorId who) {
            const auto found = std::ranges::find(posts.lines, postKey(post, who), &EvaluationLine::key);
            return found == posts.lines.end() ? EvaluationLine {} : *found;
        };
        QCOMPARE(line(Role::Acceptor, wang).of(TimelyAcceptance), (Figure { 0, 1 }));
        QCOMPARE(line(Role::Acceptor, wang).of(Handling), (Figure { 0, 0 }));
        QCOMPARE(line(Role::ShiftLeader, li).of(TimelyFiling), (Figure { 1, 1 }));
        QCOMPARE(line(Role::ShiftLeader, wang).of(AccurateFiling), (Figure { 2, 2 }));
        QCOMPARE(line(Role::Patroller, li).of(ValidReports), (Figure { 1, 1 }));
        QCOMPARE(line(Role::Patroller, li).of(TimelyVerify), (Figure { 1, 1 }));
        QCOMPARE(line(Role::Patroller, li).of(MissedByPatrol), (Figure { 1, 2 }));
        QVERIFY(line(Role::Patroller, wang).key.empty());
        for (const EvaluationLine& each : posts.lines)
            for (const IndicatorInfo& info : indicators())
                QCOMPARE(static_cast<std::int64_t>(
                             casesBehind(ledger, november, By::Post, grouping, info.indicator, each.key).size()),
                    each.of(info.indicator).denominator);
    }

    void keysOfPostsReadBack()
    {
        const auto key = readPostKey(postKey(Role::Dispatcher, li));
        QVERIFY(key);
        QCOMPARE(key->post, Role::Dispatcher);
        QCOMPARE(key->person, li);
        QVERIFY(!readPostKey("dispatcher"));
        QVERIFY(!readPostKey("king/" + li.toString()));
    }
};

QTEST_GUILESS_MAIN(IndicatorsTest)
#include "indicators_test.moc"
