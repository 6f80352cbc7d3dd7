#include "clerk/clerk.h"

namespace fengsui {

namespace {

boost::json::object toJson(const Team& team)
{
    boost::json::array skills;
    for (const std::string& skill : team.skills)
        skills.emplace_back(skill);
    return { { "id", team.id.toString() }, { "name", team.name }, { "unit", team.unit }, { "callSign", team.callSign },
        { "skills", std::move(skills) }, { "cell", team.homeCell }, { "division", team.division },
        { "members", team.members }, { "status", std::string(toWord(team.status.status)) },
        { "statusAt", team.status.at.toString() },
        { "incident",
            team.status.incident.isNull() ? boost::json::value()
                                          : boost::json::value(team.status.incident.toString()) } };
}

void list(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Team& team : ledgers.teams().teams()) {
        json.push_back(toJson(team));
        rows.push_back({ team.callSign, team.name, std::string(toWord(team.status.status)),
            localMinutes(ledgers, team.status.at), team.unit, team.homeCell });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No teams.")) + '\n' : table(rows));
}

void add(Clerk& clerk, const Team& team)
{
    const TeamId id = orRefused(clerk.writer().office().teams.form(clerk.sessionOrSystem(), team));
    const Team formed = *clerk.writer().ledgers().teams().team(id);
    clerk.answer(toJson(formed), formed.name + "  " + formed.id.toString() + '\n');
}

struct StatusOptions {
    std::string team, status, at, incident, note;
};

void changeStatus(Clerk& clerk, const StatusOptions& options)
{
    const Ledgers& ledgers = clerk.writer().ledgers();
    const TeamId id = clerk.teamOf(ledgers, options.team);
    const auto status = teamStatusOf(options.status);
    if (!status)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "%1 is no status of a team. There are: available, assigned, enRoute, onScene, returning, busy, "
                "outOfService."),
            { options.status }, "status" } };
    TeamStatusAt change { *status, clerk.clock().now(), {}, options.note };
    if (!options.at.empty()) {
        const auto at = Instant::parse(options.at);
        if (!at)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "%1 is no time; write it like 2025-11-03T07:05:00+08:00."), { options.at },
                "at" } };
        change.at = *at;
    }
    if (!options.incident.empty())
        change.incident = clerk.incidentOf(ledgers, options.incident);
    clerk.acknowledge(orRefused(clerk.writer().office().teams.changeStatus(clerk.sessionOrSystem(), id, change)));
    const Team team = *ledgers.teams().team(id);
    clerk.answer(toJson(team), team.name + ": " + std::string(toWord(team.status.status)) + '\n');
}

} // namespace

void addTeamCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* team = app.add_subcommand("team", "Teams: list, add, status");
    team->require_subcommand(1);
    addCommand(*team, clerk, "list", "List all teams with their status")->callback([&clerk, &run] {
        run = [&clerk] { list(clerk); };
    });

    auto fresh = std::make_shared<Team>();
    CLI::App* adding = addCommand(*team, clerk, "add", "Form a team");
    adding->add_option("NAME", fresh->name, "Its name, which no other has")->required();
    adding->add_option("--unit", fresh->unit, "Responsible unit that it belongs to");
    adding->add_option("--call-sign", fresh->callSign, "Call sign on the radio");
    adding->add_option("--skill", fresh->skills, "What it can do; more than once");
    adding->add_option("--cell", fresh->homeCell, "Code of the grid cell where it waits");
    adding->add_option("--members", fresh->members, "How many people");
    adding->callback([&clerk, &run, fresh] { run = [&clerk, fresh] { add(clerk, *fresh); }; });

    auto options = std::make_shared<StatusOptions>();
    CLI::App* status = addCommand(*team, clerk, "status", "Note a change of status");
    status->add_option("TEAM", options->team, "Id, name or call sign")->required();
    status
        ->add_option(
            "STATUS", options->status, "available, assigned, enRoute, onScene, returning, busy or outOfService")
        ->required();
    status->add_option("--at", options->at, "When it changed; without it now")->type_name("TIME");
    status->add_option("--incident", options->incident, "Case that it works on")->type_name("ID");
    status->add_option("--note", options->note, "A remark");
    status->callback([&clerk, &run, options] { run = [&clerk, options] { changeStatus(clerk, *options); }; });
}

} // namespace fengsui
