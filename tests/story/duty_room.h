#pragma once

#include "sqlite/ledger_check.h"
#include "wiring/local_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace fengsui::test {

class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at = *Instant::parse("2025-11-03T01:00:00Z"); // Monday 09:00 in China
};

/// A duty room on a real store: one person a post, four units, and a clock that the story moves.
class DutyRoom {
public:
    using Words = std::map<std::string, std::string>;

    DutyRoom()
        : m_folder { m_directory.filePath(QStringLiteral("store")).toStdString() }
    {
        if (!createStore(m_folder, { "511129", "沐川", "cn", {} }, clock))
            throw std::runtime_error("no store");
        open();
        for (const char* name : { "unit", "assistant", "town", "village" }) {
            Team team;
            team.name = name;
            m_teams[name] = *office().teams.form(Session::system(), team);
        }
        Operator patroller; // somebody must cover the cells
        patroller.account = patroller.name = "liu";
        patroller.roles = { Role::Patroller };
        if (!office().staff.enrol(Session::system(), patroller, "lamp over the river", PasswordCost::Interactive))
            throw std::runtime_error("no patroller");
    }

    void open() { m_writer = std::make_unique<LocalWriter>(m_folder, loadShelves(m_folder), clock); }
    /// The console is off: nothing is written until it is opened again.
    void close() { m_writer.reset(); }
    Office& office() { return m_writer->office(); }
    LocalWriter& writer() { return *m_writer; }

    TeamId team(const std::string& name) const { return m_teams.at(name); }
    std::string word(const std::string& name) const { return team(name).toString(); }
    /// Whoever holds the post; the units are posts of their own.
    Session session(const std::string& post) const
    {
        const bool isUnit = m_teams.contains(post);
        return { OperatorId::derived("person of " + post), post, post,
            { isUnit ? Role::Unit : roleOf(post).value_or(Role::System) }, isUnit ? team(post) : TeamId {} };
    }

    IncidentId report(const std::string& workflow, const std::string& source, bool hasCaller = true)
    {
        IncomingReport report;
        report.workflow = workflow;
        report.source = source;
        report.type = CaseType::parse("cjt214:event:0102");
        report.title = "河街的一件事";
        report.text = "沐溪镇河街12号";
        report.place = { "沐溪镇河街12号", GeoPoint::fromDegrees(103.9028, 28.9567), "511129100001", {}, {}, false };
        if (hasCaller)
            report.caller = Caller { "江永福", "13000000029", {} };
        const auto taken = office().intake.report(session("acceptor"), report);
        if (!taken)
            fail("report: " + taken.refusal().toString());
        return taken->incident;
    }

    /// What is refused fails the story.
    void must(IncidentId id, const std::string& post, const std::string& action, const Words& fields = {})
    {
        clock.at = clock.at + std::chrono::minutes(1);
        const auto acted = office().cases.act(session(post), id, action, fields);
        if (!acted)
            fail(post + " " + action + " in " + state(id) + ": " + acted.refusal().toString());
    }
    /// What is not refused fails the story; gives the reason.
    Refusal refused(IncidentId id, const std::string& post, const std::string& action, const Words& fields = {})
    {
        const auto acted = office().cases.act(session(post), id, action, fields);
        if (acted)
            fail(post + " " + action + " was not refused");
        return acted ? Refusal {} : acted.refusal();
    }
    /// Lets the time go by and the machine do what becomes due, every so often.
    void wait(Duration time, Duration every = std::chrono::minutes(10))
    {
        for (const Instant end = clock.at + time; clock.at < end;) {
            clock.at = std::min(clock.at + every, end);
            tick();
        }
    }
    void tick()
    {
        while (office().cases.tick(clock.at).hasMore) { }
    }

    Incident incident(IncidentId id) { return *m_writer->ledgers().incidents().incident(id); }
    std::string state(IncidentId id) { return incident(id).state; }
    bool did(IncidentId id, const std::string& action)
    {
        const Incident now = incident(id);
        return std::ranges::find(now.steps, action, &StepOnFile::action) != now.steps.end();
    }
    std::string in(Duration time) const { return (clock.at + time).toString(); }

    HandClock clock;

private:
    [[noreturn]] static void fail(const std::string& what)
    {
        QTest::qFail(what.c_str(), __FILE__, __LINE__);
        throw std::runtime_error(what);
    }

    QTemporaryDir m_directory;
    StoreFolder m_folder;
    std::unique_ptr<LocalWriter> m_writer;
    std::map<std::string, TeamId> m_teams;
};

} // namespace fengsui::test
