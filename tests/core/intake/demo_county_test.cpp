#include "intake/demo_county.h"

#include "grid/demo_geometry.h"
#include "grid/grid_directory.h"
#include "incident/entries.pb.h"
#include "incident/fold.h"
#include "intake/validate_report.h"
#include "workflow/decide.h"
#include "workflow/limits.h"
#include "workflow/load.h"
#include "workflow/overdue.h"

#include "support/demo_divisions.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace fengsui;
using test::shipped;

class DemoCountyTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", shipped("profiles/cn.json")).value();
    const GridDirectory m_grid
        = std::move(GridDirectory::build(demoGeometry(test::demoDivisions(m_cn), m_cn), m_cn)).operator*();
    const workflow::Workflow m_urban
        = std::get<workflow::Workflow>(workflow::load(shipped("workflows/urban.json"), "urban.json"));
    const Instant m_now = *Instant::parse("2025-11-20T06:30:00Z");
    DemoCounty m_county;
    std::vector<IncomingReport> m_reports;
    std::map<std::string, Incident> m_cases; // by key, as they stand now
    std::uint64_t m_entries = 0;

    Stamp stamp(OperatorId by, Instant at, const Incident& on)
    {
        ++m_entries;
        return { { {}, "county", m_entries }, HybridTime::of(at), at, by, sha256(std::to_string(m_entries)),
            { on.head } };
    }
    const DemoOperator& account(const std::string& name) const
    {
        return *std::ranges::find(
            m_county.operators, name, [](const DemoOperator& each) { return each.person.account; });
    }

    void report(const DemoIncident& demo, const IncomingReport& incoming)
    {
        const PersonId caller = incoming.caller ? PersonId::derived(incoming.caller->phone) : PersonId {};
        if (!demo.joins.empty()) {
            entries::ReportAttached attached;
            *attached.mutable_report() = toMessage(incoming, caller);
            Incident& into = m_cases.at(demo.joins);
            fold(into, stamp(OperatorId::derived("acceptor"), incoming.receivedAt, into), attached);
            return;
        }
        Incident& incident = m_cases[demo.key];
        incident.id = IncidentId::derived(demo.key);
        entries::IncidentReported reported;
        reported.set_workflow("urban");
        reported.set_workflow_version(m_urban.version);
        reported.set_state(m_urban.start);
        reported.set_urgent(incoming.isUrgent);
        reported.set_drill(incoming.isDrill);
        const Limit limit = *workflow::startLimit(m_urban, incoming.type, incoming.isUrgent, incoming.receivedAt);
        reported.mutable_limit()->set_amount(limit.amount);
        reported.mutable_limit()->set_unit(limit.unit);
        reported.mutable_limit()->set_due_at(limit.dueAt.milliseconds);
        reported.mutable_limit()->set_rule(limit.rule);
        *reported.mutable_report() = toMessage(incoming, caller);
        fold(incident, stamp(OperatorId::derived("acceptor"), incoming.receivedAt, incident), reported);
    }

    /// Takes the step as the desk would; what it is refused for.
    QString take(const DemoIncident& demo, const DemoStep& step, const DemoNames& names)
    {
        const Instant at = m_now - step.before;
        const DemoOperator& who = account(step.account);
        const TeamId team = who.callSign.empty() ? TeamId {} : names.teams.at(who.callSign);
        const workflow::Actor actor { OperatorId::derived(step.account), who.person.roles, team };
        workflow::Surroundings around;
        for (const auto& [callSign, id] : names.teams)
            around.teams.push_back({ id, TeamStatus::Available });
        around.isCellPatrolled = true;
        for (const auto& [field, answer] : step.answers)
            if (answer.kind == DemoAnswer::Kind::Incident) {
                const Incident& target = m_cases.at(answer.words);
                around.target = workflow::MergeTarget { target.id, target.isOpen, target.type, target.place,
                    target.reportedAt, true, false };
            }
        Incident& incident = m_cases.at(demo.key);
        const auto decided = workflow::decide(
            m_urban, incident, actor, { step.action, demoAnswers(step, names, m_now), {} }, around, at);
        if (!decided)
            return QStringLiteral("%1: %2: %3")
                .arg(QString::fromStdString(demo.key), QString::fromStdString(step.action),
                    QString::fromStdString(decided.refusal().toString()));
        fold(incident, stamp(actor.id, at, incident), *decided);
        return {};
    }

    void tick(Instant at)
    {
        for (auto& [key, incident] : m_cases)
            while (incident.isOpen) {
                const auto due = workflow::overdueActions(m_urban, incident, at);
                if (due.empty())
                    break;
                fold(incident, stamp(OperatorId {}, at, incident), due.front().acted);
            }
    }

    static Result<DemoCounty> parse(const QByteArray& from = {}, const QByteArray& to = {})
    {
        QByteArray incidents = QByteArray::fromStdString(shipped("demo/incidents.json"));
        QByteArray teams = QByteArray::fromStdString(shipped("demo/teams.json"));
        QByteArray operators = QByteArray::fromStdString(shipped("demo/operators.json"));
        for (QByteArray* text : { &incidents, &teams, &operators })
            if (const auto at = text->indexOf(from); !from.isEmpty() && at >= 0) {
                text->replace(at, from.size(), to);
                break;
            }
        return parseDemoCounty(incidents.toStdString(), teams.toStdString(), operators.toStdString());
    }

private slots:
    void initTestCase()
    {
        auto county = parse();
        QVERIFY2(county.isOk(), county.isOk() ? "" : county.refusal().toString().c_str());
        m_county = *std::move(county);
        auto reports = demoReports(m_county, m_grid, m_now);
        QVERIFY2(reports.isOk(), reports.isOk() ? "" : reports.refusal().toString().c_str());
        m_reports = *std::move(reports);
    }

    void everyReportCanBeTakenIn()
    {
        QVERIFY(m_reports.size() >= 55 && m_reports.size() <= 70);
        int english = 0, longTexts = 0;
        for (std::size_t i = 0; i < m_reports.size(); ++i) {
            const IncomingReport& report = m_reports[i];
            QVERIFY(validateReport(report, m_now));
            QVERIFY(m_grid.cellAt(*report.place.point)->code == report.place.cell);
            // the address names the town or village that the place lies in
            const Division& village = *m_grid.division(report.place.division);
            const Division& town = *m_grid.division(village.parent);
            QVERIFY2(report.place.address.find(town.name) == 0, report.place.address.c_str());
            QVERIFY2(report.place.address.find(village.name) != std::string::npos, report.place.address.c_str());
            const QString text = QString::fromStdString(report.text);
            english += !text.contains(QRegularExpression("\\p{Han}"));
            longTexts += text.size() > 300;
        }
        QVERIFY(english >= 12 && english <= 18);
        QVERIFY(longTexts >= 2);
    }

    void placesStayWhereTheyAre()
    {
        const auto again = demoReports(m_county, m_grid, m_now);
        for (std::size_t i = 0; i < m_reports.size(); ++i)
            QVERIFY(again->at(i).place == m_reports[i].place);
    }

    void numbersAreInvented()
    {
        for (const IncomingReport& report : m_reports)
            if (report.caller)
                QVERIFY2(report.caller->phone.starts_with("130000000") || report.caller->phone.starts_with("555"),
                    report.caller->phone.c_str());
    }

    void everyRoleHasAnOperator()
    {
        std::set<Role> roles;
        for (const DemoOperator& each : m_county.operators) {
            roles.insert(each.person.roles.begin(), each.person.roles.end());
            QVERIFY(each.password.size() >= 10 && each.password != each.person.account);
            QCOMPARE(each.person.holds(Role::Unit), !each.callSign.empty());
        }
        QCOMPARE(roles.size(), allRoles.size() - 1); // nobody signs in as the machine
    }

    void teamsWaitInTheirCells()
    {
        QCOMPARE(m_county.teams.size(), 26u);
        std::set<TeamStatus> statuses;
        for (const DemoTeam& demo : m_county.teams) {
            const auto team = demoTeam(demo, m_grid);
            QVERIFY(team && m_grid.cellAt(*team->point)->code == team->homeCell);
            QVERIFY(!team->skills.empty() && team->members > 0);
            statuses.insert(demo.statuses.empty() ? TeamStatus::Available : demo.statuses.back().status);
        }
        QVERIFY(statuses.size() >= 5);
    }

    void walksKeepTheWorkflow()
    {
        DemoNames names;
        names.photo = std::string(64, 'a');
        for (const DemoTeam& demo : m_county.teams)
            names.teams[demo.team.callSign] = TeamId::derived(demo.team.callSign);
        Duration before = Duration::max();
        for (const DemoMoment& moment : inOrder(m_county)) {
            QVERIFY(moment.before <= before);
            before = moment.before;
            tick(m_now - before);
            const DemoIncident& demo = m_county.incidents[moment.subject];
            if (moment.what == DemoMoment::What::Report) {
                report(demo, m_reports[moment.subject]);
                names.incidents[demo.key] = IncidentId::derived(demo.key);
            } else if (moment.what == DemoMoment::What::Step) {
                const QString refused = take(demo, demo.walk[moment.number], names);
                QVERIFY2(refused.isEmpty(), qPrintable(refused));
            }
        }
        tick(m_now);
        for (const auto& [key, incident] : m_cases)
            QVERIFY2(incident.ineffective.empty(), key.c_str());
    }

    void everyStateIsThereToBeSeen()
    {
        std::map<std::string, int> states;
        std::set<Supervision> supervisions;
        std::set<PendingRequest> pending;
        int overdue = 0, urgent = 0, reworked = 0, joined = 0, drills = 0;
        for (const auto& [key, incident] : m_cases) {
            ++states[incident.state];
            supervisions.insert(incident.supervision);
            pending.insert(incident.pending);
            overdue += incident.isOverdue && incident.isOpen;
            urgent += incident.isUrgent;
            reworked += incident.rework > 0;
            joined += incident.reports.size() > 1;
            drills += incident.isDrill;
        }
        for (const workflow::State& state : m_urban.states)
            QVERIFY2(states[state.id] >= 2, state.id.c_str());
        QVERIFY(states["closed"] >= 8);
        QCOMPARE(supervisions.size(), 4u);
        QVERIFY(pending.contains(PendingRequest::Extension) && pending.contains(PendingRequest::Return));
        QVERIFY(overdue >= 5 && overdue <= 25);
        QVERIFY(urgent >= 5 && reworked >= 1 && joined >= 1 && drills == 1);
    }

    void answersAreWordsOfTheForm()
    {
        DemoNames names;
        names.teams = { { "A", TeamId::derived("A") }, { "B", TeamId::derived("B") } };
        names.incidents = { { "k", IncidentId::derived("k") } };
        names.photo = "abc";
        using Kind = DemoAnswer::Kind;
        DemoStep step;
        step.before = std::chrono::minutes(30);
        step.answers = { { "w", { Kind::Words, "text", {}, {} } }, { "t", { Kind::Teams, {}, { "A", "B" }, {} } },
            { "i", { Kind::Incident, "k", {}, {} } }, { "m", { Kind::Moment, {}, {}, std::chrono::minutes(-10) } },
            { "p", { Kind::Photo, {}, {}, {} } } };
        const auto words = demoAnswers(step, names, *Instant::parse("2025-11-20T06:30:00Z"));
        QCOMPARE(words.at("w"), std::string("text"));
        QCOMPARE(words.at("t"), TeamId::derived("A").toString() + ',' + TeamId::derived("B").toString());
        QCOMPARE(words.at("i"), IncidentId::derived("k").toString());
        QCOMPARE(words.at("m"), std::string("2025-11-20T05:50:00.000Z"));
        QCOMPARE(words.at("p"), std::string("abc"));
    }

    void brokenFilesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("words");
        QTest::newRow("not invented") << QByteArray("\"invented\": true") << QByteArray("\"invented\": false")
                                      << "incidents.json, line 1: A file of the demo must say";
        QTest::newRow("no JSON") << QByteArray("\"incidents\": [") << QByteArray("\"incidents\": ") << "incidents.json";
        QTest::newRow("mistyped member") << QByteArray("\"source\": \"patrol\"") << QByteArray("\"sourse\": \"patrol\"")
                                         << "sourse";
        QTest::newRow("type") << QByteArray("cjt214:event:0110") << QByteArray("cjt214:0110") << "type can't be read";
        QTest::newRow("account") << QByteArray("\"by\": \"acceptor\"") << QByteArray("\"by\": \"nobody\"")
                                 << "no \"nobody\"";
        QTest::newRow("team") << QByteArray("@team JT-01") << QByteArray("@team XX-01") << "no \"XX-01\"";
        QTest::newRow("mark") << QByteArray("@photo") << QByteArray("@film") << "no \"@film\"";
        QTest::newRow("time") << QByteArray("@time-6") << QByteArray("@time-6h") << "no \"@time-6h\"";
        QTest::newRow("case") << QByteArray("@case tree") << QByteArray("@case bush") << "no \"bush\"";
        QTest::newRow("case of later") << QByteArray("\"near\": \"tree\"") << QByteArray("\"near\": \"smoke\"")
                                       << "received later";
        QTest::newRow("walk into the future")
            << QByteArray("\"after\": 8,") << QByteArray("\"after\": 100000,") << "goes on after now";
        QTest::newRow("negative time") << QByteArray("\"after\": 8,") << QByteArray("\"after\": -8,")
                                       << "number of minutes";
        QTest::newRow("key twice") << QByteArray("\"key\": \"bridge-sign\"") << QByteArray("\"key\": \"pothole\"")
                                   << "\"pothole\" stands twice";
        QTest::newRow("call sign twice") << QByteArray("\"callSign\": \"SZ-02\"")
                                         << QByteArray("\"callSign\": \"SZ-01\"") << "teams.json, line";
        QTest::newRow("status") << QByteArray("\"status\": \"enRoute\"") << QByteArray("\"status\": \"flying\"")
                                << "no \"flying\"";
        QTest::newRow("account twice") << QByteArray("\"account\": \"leader\"") << QByteArray("\"account\": \"unit\"")
                                       << "operators.json, line";
        QTest::newRow("role") << QByteArray("[\"patroller\"]") << QByteArray("[\"king\"]") << "no \"king\"";
    }
    void brokenFilesAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, words);
        const auto county = parse(from, to);
        QVERIFY(!county);
        const QString said = QString::fromStdString(county.refusal().toString());
        QVERIFY2(said.contains(words) && said.contains("line"), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(DemoCountyTest)
#include "demo_county_test.moc"
