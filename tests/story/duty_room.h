#pragma once

#include "desk/paper_names.h"
#include "report/case_papers.h"
#include "sqlite/ledger_check.h"
#include "story/english_words.h"
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

    /// In an English room people type English.
    explicit DutyRoom(report::Language language = report::Language::Chinese)
        : m_folder { m_directory.filePath(QStringLiteral("store")).toStdString() }
        , m_language(language)
    {
        if (!createStore(m_folder, { "511129", isEnglish() ? "Muchuan" : "沐川", "cn", {} }, clock))
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

    bool isEnglish() const { return m_language == report::Language::English; }
    std::string said(const std::string& chinese) const { return isEnglish() ? inEnglish(chinese) : chinese; }

    void open() { m_writer = std::make_unique<LocalWriter>(m_folder, loadShelves(m_folder), clock); }
    /// The console is off: nothing is written until it is opened again.
    void close() { m_writer.reset(); }
    Office& office() { return m_writer->office(); }
    LocalWriter& writer() { return *m_writer; }
    const StoreFolder& folder() const { return m_folder; }

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
        report.title = isEnglish() ? "A matter in River Street" : "河街的一件事";
        report.text = isEnglish() ? "It has been there since yesterday." : "昨天就有了。";
        report.place = { isEnglish() ? "12 River Street" : "沐溪镇河街12号", GeoPoint::fromDegrees(103.9028, 28.9567),
            "511129100001", {}, {}, false };
        if (hasCaller)
            report.caller = Caller { isEnglish() ? "Mary Brook" : "江永福", "13000000029", {} };
        const auto taken = office().intake.report(session("acceptor"), report);
        if (!taken)
            fail("report: " + taken.refusal().toString());
        return taken->incident;
    }

    /// What is refused fails the story.
    void must(IncidentId id, const std::string& post, const std::string& action, const Words& fields = {})
    {
        clock.at = clock.at + std::chrono::minutes(1);
        const auto acted = office().cases.act(session(post), id, action, said(fields));
        if (!acted)
            fail(post + " " + action + " in " + state(id) + ": " + acted.refusal().toString());
    }
    /// What is not refused fails the story; gives the reason.
    Refusal refused(IncidentId id, const std::string& post, const std::string& action, const Words& fields = {})
    {
        const auto acted = office().cases.act(session(post), id, action, said(fields));
        if (acted)
            fail(post + " " + action + " was not refused");
        if (!acted)
            refusals.push_back(acted.refusal());
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

    /// Every paper that the case gives reason for, in the language of the room.
    std::vector<report::Document> papers(IncidentId id)
    {
        const RuleBook book = loadShelves(m_folder).rules->bookOf(m_writer->ledgers());
        const SqliteJournalReader journal(m_writer->store().connection());
        const PaperSources sources { m_writer->ledgers(), journal, book.workflows, book.types, nullptr,
            *Zone::named("Asia/Shanghai"), m_language };
        const Incident about = incident(id);
        const report::Names names = namesFor(sources, &about);
        std::vector<report::Document> documents;
        for (const report::PaperChoice& choice : report::papersOf(about)) {
            auto paper
                = report::casePaper(choice.form, choice.step, about, names, printedNow(sources, "keeper", 1, clock.at));
            if (!paper)
                fail(choice.form + ": " + paper.refusal().toString());
            documents.push_back(*std::move(paper));
        }
        return documents;
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
    std::vector<Refusal> refusals; ///< all that were said so far

private:
    Words said(Words fields) const
    {
        for (auto& [name, value] : fields)
            value = said(value);
        return fields;
    }

    [[noreturn]] static void fail(const std::string& what)
    {
        QTest::qFail(what.c_str(), __FILE__, __LINE__);
        throw std::runtime_error(what);
    }

    QTemporaryDir m_directory;
    StoreFolder m_folder;
    std::unique_ptr<LocalWriter> m_writer;
    std::map<std::string, TeamId> m_teams;
    report::Language m_language;
};

} // namespace fengsui::test
