#include "core/report/sample_case.h"
#include "report/bulletin.h"
#include "support/golden.h"

#include <chrono>
#include <deque>

using namespace fengsui;
using namespace std::chrono_literals;
using report::Language;

namespace {

/// A month of two units and a dispute, all of it invented.
class Month final : public EvaluationLedger {
public:
    Month()
    {
        CaseFacts& first = add("路面塌陷", sample::repairTeam);
        first.accept = { sample::at("2025-11-03 08:10"), sample::at("2025-11-03 08:15"), sample::acceptor };
        first.file = { sample::at("2025-11-03 08:20"), sample::at("2025-11-03 08:30"), sample::acceptor };
        first.dispatch = { sample::at("2025-11-03 08:50"), sample::at("2025-11-03 08:45"), sample::dispatcher };
        first.handle = { sample::at("2025-11-03 11:00"), sample::at("2025-11-03 12:00"), sample::unit };
        first.close = { sample::at("2025-11-03 15:00"), sample::at("2025-11-04 12:00"), sample::acceptor };
        first.visit = { sample::at("2025-11-03 14:00"), sample::at("2025-11-04 12:00"), sample::acceptor };
        first.took[static_cast<std::size_t>(CaseFacts::Phase::Handle)] = 130min;
        first.hasCaller = true;
        first.contacted = first.solved = CaseFacts::Answer::Yes;
        first.satisfaction = CaseFacts::Satisfaction::Fair;
        first.end = CaseEnd::Closed;

        CaseFacts& late = add("井盖缺失", sample::repairTeam);
        late.handle = { sample::at("2025-11-12 09:00"), sample::at("2025-11-10 12:00"), sample::unit };
        late.close = { sample::at("2025-11-12 15:00"), sample::at("2025-11-13 12:00"), sample::acceptor };
        late.took[static_cast<std::size_t>(CaseFacts::Phase::Handle)] = 26h;
        late.reworks = 1;
        late.end = CaseEnd::Closed;

        add("河道漂浮物", sample::patrolTeam).handle.due = sample::at("2025-11-20 12:00");
        CaseFacts& dispute = add("邻里纠纷", sample::patrolTeam);
        dispute.workflow = "dispute";
        dispute.handle = dispute.close
            = { sample::at("2025-11-18 16:00"), sample::at("2025-11-28 12:00"), sample::unit };
        dispute.end = CaseEnd::Failed;
        CaseFacts& out = add("省道路灯", sample::repairTeam);
        out.handle.due = sample::at("2025-11-21 12:00");
        out.isExcluded = true;
        CaseFacts& drill = add("演练积水", sample::repairTeam);
        drill.handle.due = sample::at("2025-11-21 12:00");
        drill.isDrill = true;
    }

    void visit(const Period&, const std::function<void(const CaseFacts&)>& visitor) const override
    {
        for (const CaseFacts& each : m_cases)
            visitor(each);
    }
    std::optional<CaseFacts> facts(IncidentId) const override { return std::nullopt; }
    CaseName name(IncidentId id) const override
    {
        for (std::size_t i = 0; i < m_cases.size(); ++i)
            if (m_cases[i].id == id)
                return { id, "511129-202511-01-000" + std::to_string(i + 1), m_titles[i] };
        return { id, {}, {} };
    }
    EvaluationFile file(IncidentId) const override { return {}; }
    std::vector<ExcludedCase> excluded() const override
    {
        return { { name(m_cases[4].id), sample::repairTeam,
            { "道路属省管", "shiftLeader", sample::acceptor, sample::at("2025-11-22 09:00") } } };
    }
    std::vector<AppealedCase> openAppeals() const override { return {}; }

private:
    CaseFacts& add(const char* title, TeamId lead)
    {
        m_titles.emplace_back(title);
        CaseFacts& facts = m_cases.emplace_back();
        facts.id = IncidentId::derived(title);
        facts.lead = lead;
        facts.division = "511129100001";
        facts.source = "phone";
        facts.workflow = "urban";
        facts.reportedAt = sample::at("2025-11-03 08:00");
        return facts;
    }
    std::deque<CaseFacts> m_cases;
    std::vector<std::string> m_titles;
};

FormulaShelf formulas()
{
    FormulaShelf shelf;
    for (const char* name : { "unit_a", "unit_b", "hotline", "acceptor", "dispatcher" }) {
        QFile file(qEnvironmentVariable("FENGSUI_SOURCE") + "/resources/formulas/" + name + ".json");
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no %s", name);
        auto loaded = readFormula(name, file.readAll().toStdString());
        shelf.put(*std::move(loaded.value));
    }
    return shelf;
}

std::string text(By by, Language language)
{
    const Month month;
    const Period period { sample::at("2025-11-01 00:00"), sample::at("2025-12-01 00:00"),
        sample::at("2025-12-01 08:00") };
    const report::Names names = sample::names(language);
    const Grouping grouping { [&names](TeamId id) { return names.team(id)->unit; },
        [](const std::string& code) { return code.substr(0, 9); } };
    const Evaluation evaluation = evaluate(month, period, { &by, 1 }, grouping).front();
    const auto late = casesBehind(month, period, by, grouping, Indicator::OverdueOpen, std::nullopt);
    return report::bulletin(evaluation, formulas(), late, month.excluded(), names, sample::printed()).toText();
}

} // namespace

/// The bulletin word for word: what is sent to the units must not change unseen.
class BulletinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordOfItStands_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<Language>("language");
        QTest::newRow("bulletin_unit.zh") << By::Unit << Language::Chinese;
        QTest::newRow("bulletin_unit.en") << By::Unit << Language::English;
        QTest::newRow("bulletin_post.zh") << By::Post << Language::Chinese;
        QTest::newRow("bulletin_post.en") << By::Post << Language::English;
    }
    void everyWordOfItStands()
    {
        QFETCH(const By, by);
        QFETCH(const Language, language);
        test::compareWithGolden(
            text(by, language), QStringLiteral("report/%1.txt").arg(QLatin1StringView(QTest::currentDataTag())));
    }
};

QTEST_GUILESS_MAIN(BulletinTest)
#include "bulletin_test.moc"
