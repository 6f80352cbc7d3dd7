#include "wiring/demo_store.h"

#include "grid/demo_geometry.h"
#include "grid/read_divisions.h"
#include "intake/demo_county.h"
#include "sqlite/durable_file.h"
#include "wiring/grid_import.h"

#include <sstream>

namespace fengsui {

namespace {

/// The hands of this clock are moved from one invented moment to the next.
class ShiftClock final : public Clock {
public:
    explicit ShiftClock(Instant at)
        : m_at(at)
    {
    }
    Instant now() const override { return m_at; }
    void set(Instant at) { m_at = std::max(m_at, at); }

private:
    Instant m_at;
};

// Stands for every photograph of the shift; says itself that it is none.
constexpr std::string_view photo
    = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><rect width="320" height="240" fill="#8899a6"/>)"
      R"(<text x="160" y="125" font-size="24" text-anchor="middle" fill="#fff">演示照片 demo photo</text></svg>)";

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, ',');)
        fields.push_back(field);
    if (line.ends_with(','))
        fields.emplace_back();
    return fields;
}

// Our own file: no quotes in it.
Result<GridParts> demoGround(const CodingProfile& profile)
{
    std::istringstream lines(readResource("demo/divisions.csv"));
    std::string line;
    std::getline(lines, line);
    auto begun = DivisionTable::begin(split(line), profile);
    if (!begun)
        return begun.refusal();
    DivisionTable table = *std::move(begun);
    for (std::size_t number = 2; std::getline(lines, line); ++number)
        table.row(number, split(line));
    GridRead read = table.finish();
    if (!read.problems.empty())
        return read.problems.front().why;
    return demoGeometry(std::move(read.parts.divisions), profile);
}

class Play {
public:
    Play(const StoreFolder& folder, const DemoCounty& county, Instant end, ShiftClock& clock)
        : m_county(county)
        , m_end(end)
        , m_clock(clock)
        , m_writer(folder, loadShelves(folder), clock)
        , m_names { {}, {}, sha256(photo).toHex() }
    {
        BlobFolder(folder.blobs()).put(sha256(photo), photo);
    }

    Outcome formTeams()
    {
        for (const DemoTeam& demo : m_county.teams) {
            const auto team = demoTeam(demo, *m_writer.grid());
            if (!team)
                return team.refusal();
            const auto id = m_writer.office().teams.form(Session::system(), *team);
            if (!id)
                return id.refusal();
            m_names.teams[team->callSign] = *id;
            m_teams.push_back(*id);
        }
        return Done {};
    }

    Outcome enrolOperators()
    {
        for (const DemoOperator& demo : m_county.operators) {
            Operator person = demo.person;
            if (!demo.callSign.empty())
                person.team = m_names.teams.at(demo.callSign);
            const auto id
                = m_writer.office().staff.enrol(Session::system(), person, demo.password, PasswordCost::Interactive);
            if (!id)
                return id.refusal();
            m_sessions.emplace(person.account, Session::of(*m_writer.ledgers().staff().byId(*id)));
        }
        return Done {};
    }

    Outcome playShift(const Progress& progress)
    {
        const auto reports = demoReports(m_county, *m_writer.grid(), m_end);
        if (!reports)
            return reports.refusal();
        const std::vector<DemoMoment> moments = inOrder(m_county);
        for (std::size_t i = 0; i < moments.size(); ++i) {
            const DemoMoment& moment = moments[i];
            m_clock.set(m_end - moment.before);
            while (m_writer.office().cases.tick(m_clock.now()).hasMore) { }
            const Outcome outcome = moment.what == DemoMoment::What::Report
                ? report(moment.subject, reports->at(moment.subject))
                : moment.what == DemoMoment::What::Step ? step(m_county.incidents.at(moment.subject), moment.number)
                                                        : teamStatus(moment.subject, moment.number);
            if (!outcome)
                return outcome;
            if (progress)
                progress(i + 1, moments.size());
        }
        m_clock.set(m_end);
        while (m_writer.office().cases.tick(m_end).hasMore) { }
        return Done {};
    }

private:
    Outcome report(std::size_t index, const IncomingReport& report)
    {
        const DemoIncident& demo = m_county.incidents.at(index);
        IntakeDesk& desk = m_writer.office().intake;
        const Session& acceptor = m_sessions.at("acceptor");
        const auto taken = demo.joins.empty() ? desk.report(acceptor, report)
                                              : desk.attach(acceptor, report, m_names.incidents.at(demo.joins));
        if (!taken)
            return about(demo.key, taken.refusal());
        m_names.incidents[demo.key] = taken->incident;
        return Done {};
    }

    Outcome step(const DemoIncident& demo, std::size_t number)
    {
        const DemoStep& taken = demo.walk.at(number);
        const auto acted = m_writer.office().cases.act(m_sessions.at(taken.account), m_names.incidents.at(demo.key),
            taken.action, demoAnswers(taken, m_names, m_end));
        return acted ? Outcome(Done {}) : about(demo.key + ", " + taken.action, acted.refusal());
    }

    Outcome teamStatus(std::size_t index, std::size_t number)
    {
        const DemoTeamStatus& demo = m_county.teams.at(index).statuses.at(number);
        TeamStatusAt status { demo.status, m_clock.now(), {}, demo.note };
        if (!demo.incident.empty())
            status.incident = m_names.incidents.at(demo.incident);
        const auto changed = m_writer.office().teams.changeStatus(Session::system(), m_teams.at(index), status);
        return changed ? Outcome(Done {}) : about(m_county.teams.at(index).team.callSign, changed.refusal());
    }

    static Outcome about(const std::string& what, const Refusal& why)
    {
        return Refusal { why.reason, QT_TRANSLATE_NOOP("Refusal", "The demo shift can't be played (%1): %2"),
            { what, why.toString() }, why.field };
    }

    const DemoCounty& m_county;
    Instant m_end;
    ShiftClock& m_clock;
    LocalWriter m_writer;
    DemoNames m_names;
    std::vector<TeamId> m_teams;
    std::map<std::string, Session> m_sessions;
};

} // namespace

Result<DemoStore> createDemoStore(const StoreFolder& folder, const Clock& clock, const Progress& progress)
{
    const auto county = parseDemoCounty(
        readResource("demo/incidents.json"), readResource("demo/teams.json"), readResource("demo/operators.json"));
    if (!county)
        return county.refusal();
    const auto profile = loadProfile("cn");
    if (!profile)
        return profile.refusal();
    auto ground = demoGround(*profile);
    if (!ground)
        return ground.refusal();

    const Instant end = clock.now();
    Duration longest {};
    for (const DemoIncident& incident : county->incidents)
        longest = std::max(longest, incident.before);
    ShiftClock shift(end - longest - std::chrono::hours(24));
    if (const Outcome made = createStore(folder, { "511129", "沐川县指挥中心（演示） Muchuan demo", "cn", {} }, shift);
        !made)
        return made.refusal();
    DemoStore demo;
    {
        LocalWriter writer(folder, loadShelves(folder), shift);
        const auto grid
            = putGridInForce(writer, folder, Session::system(), *std::move(ground), "演示图形 demo geometry");
        if (!grid)
            return grid.refusal();
        demo.divisions = grid->divisions;
        demo.cells = grid->cells;
    }
    Play play(folder, *county, end, shift);
    if (const Outcome formed = play.formTeams(); !formed)
        return formed.refusal();
    if (const Outcome enrolled = play.enrolOperators(); !enrolled)
        return enrolled.refusal();
    if (const Outcome played = play.playShift(progress); !played)
        return played.refusal();
    demo.teams = county->teams.size();
    demo.incidents = county->incidents.size();
    for (const DemoOperator& person : county->operators)
        demo.accounts.push_back({ person.person.account, person.password, person.person.name });
    return demo;
}

} // namespace fengsui
