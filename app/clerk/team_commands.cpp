#include "clerk/clerk.h"
#include "clerk/ground_commands.h"
#include "desk/team_table.h"
#include "sqlite/durable_file.h"

namespace fengsui {

namespace {

boost::json::object toJson(const Team& team)
{
    boost::json::array skills;
    for (const std::string& skill : team.skills)
        skills.emplace_back(skill);
    return { { "id", team.id.toString() }, { "name", team.name }, { "unit", team.unit }, { "callSign", team.callSign },
        { "skills", std::move(skills) }, { "cell", team.homeCell }, { "division", team.division },
        { "members", team.members },
        { "dissolvedAt", team.dissolvedAt ? boost::json::value(team.dissolvedAt->toString()) : boost::json::value() },
        { "status", std::string(toWord(team.status.status)) }, { "statusAt", team.status.at.toString() },
        { "incident",
            team.status.incident.isNull() ? boost::json::value()
                                          : boost::json::value(team.status.incident.toString()) } };
}

void list(Clerk& clerk, bool isEvery)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Team& team : ledgers.teams().teams()) {
        if (team.isDissolved() && !isEvery)
            continue;
        json.push_back(toJson(team));
        rows.push_back({ team.callSign, team.name,
            team.isDissolved() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "dissolved"))
                               : std::string(toWord(team.status.status)),
            localMinutes(ledgers, team.dissolvedAt.value_or(team.status.at)), team.unit, team.homeCell });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No teams.")) + '\n' : table(rows));
}

void add(Clerk& clerk, const Team& team)
{
    const TeamId id = orRefused(clerk.writer().office().teams.form(clerk.sessionOrSystem(), team));
    const Team formed = *clerk.writer().ledgers().teams().team(id);
    clerk.answer(toJson(formed), formed.name + "  " + formed.id.toString() + '\n');
}

struct DissolveOptions {
    std::string team, reason;
};

void dissolve(Clerk& clerk, const DissolveOptions& options)
{
    const Ledgers& ledgers = clerk.writer().ledgers();
    const TeamId id = clerk.teamOf(ledgers, options.team);
    clerk.acknowledge(orRefused(clerk.writer().office().teams.dissolve(clerk.sessionOrSystem(), id, options.reason)));
    const Team team = *ledgers.teams().team(id);
    clerk.answer(
        toJson(team), clerk.words(QT_TRANSLATE_NOOP("Clerk", "The team %1 is dissolved."), { team.name }) + '\n');
}

struct FileOptions {
    std::string file;
    bool isDry = false;
};

// All faults are named, and then nothing is taken.
void importTeams(Clerk& clerk, const FileOptions& options)
{
    const Ledgers& ledgers = options.isDry ? clerk.reader().ledgers() : clerk.writer().ledgers();
    const auto grid = readGrid(clerk.folder(), ledgers);
    const TeamFile read = orRefused(readTeamFile(options.file));
    const TeamPlan plan = planTeams(read, options.file, ledgers.teams().teams(), grid.get());
    for (std::size_t i = 0; i + 1 < plan.faults.size(); ++i)
        clerk.complain(clerk.tell(plan.faults[i]));
    if (!plan.faults.empty())
        throw Refused { plan.faults.back() };
    if (!options.isDry) {
        const Session session = clerk.sessionOrSystem();
        TeamDesk& desk = clerk.writer().office().teams;
        for (const Team& team : plan.formed)
            orRefused(desk.form(session, team));
        for (const Team& team : plan.amended)
            clerk.acknowledge(orRefused(desk.amend(session, team)));
    }
    clerk.answer(boost::json::object { { "formed", plan.formed.size() }, { "amended", plan.amended.size() },
                     { "unchanged", plan.unchanged }, { "taken", !options.isDry } },
        clerk.words(options.isDry
                ? QT_TRANSLATE_NOOP("Clerk", "%1 teams would be formed, %2 changed, %3 are as they are.")
                : QT_TRANSLATE_NOOP("Clerk", "%1 teams formed, %2 changed, %3 are as they were."),
            { std::to_string(plan.formed.size()), std::to_string(plan.amended.size()), std::to_string(plan.unchanged) })
            + '\n');
}

void exportTeams(Clerk& clerk, const FileOptions& options)
{
    const auto teams = clerk.reader().ledgers().teams().teams();
    const bool isJson = options.file.ends_with(".json");
    try {
        writeDurably(options.file, isJson ? teamsToJson(teams) : teamsToCsv(teams));
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
            { options.file, error.code().message() }, "FILE" } };
    }
    clerk.answer(boost::json::object { { "file", options.file } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is written."), { options.file }) + '\n');
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
    CLI::App* team = app.add_subcommand("team", "Teams: list, add, import, export, status, track, dissolve");
    team->require_subcommand(1);
    auto isEvery = std::make_shared<bool>(false);
    CLI::App* listing = addCommand(*team, clerk, "list", "List the teams with their status");
    listing->add_flag("--all", *isEvery, "Those that were dissolved as well");
    listing->callback([&clerk, &run, isEvery] { run = [&clerk, isEvery] { list(clerk, *isEvery); }; });

    auto fresh = std::make_shared<Team>();
    CLI::App* adding = addCommand(*team, clerk, "add", "Form a team");
    adding->add_option("NAME", fresh->name, "Its name, which no other has")->required();
    adding->add_option("--unit", fresh->unit, "Responsible unit that it belongs to");
    adding->add_option("--call-sign", fresh->callSign, "Call sign on the radio");
    adding->add_option("--skill", fresh->skills, "What it can do; more than once");
    adding->add_option("--cell", fresh->homeCell, "Code of the grid cell where it waits");
    adding->add_option("--members", fresh->members, "How many people");
    adding->callback([&clerk, &run, fresh] { run = [&clerk, fresh] { add(clerk, *fresh); }; });

    auto file = std::make_shared<FileOptions>();
    CLI::App* importing = addCommand(*team, clerk, "import",
        "Take in a CSV or JSON file of teams: a row is about the team of its name, which is formed when there is none");
    importing->add_option("FILE", file->file, "The file; JSON when its name ends in .json")->required();
    importing->add_flag("--dry-run", file->isDry, "Only check and count");
    importing->callback([&clerk, &run, file] { run = [&clerk, file] { importTeams(clerk, *file); }; });
    CLI::App* exporting = addCommand(*team, clerk, "export", "Write the teams as such a file");
    exporting->add_option("FILE", file->file, "The file; JSON when its name ends in .json")->required();
    exporting->callback([&clerk, &run, file] { run = [&clerk, file] { exportTeams(clerk, *file); }; });

    auto leaving = std::make_shared<DissolveOptions>();
    CLI::App* dissolving = addCommand(*team, clerk, "dissolve", "Dissolve a team that has no work any more, for good");
    dissolving->add_option("TEAM", leaving->team, "Id, name or call sign")->required();
    dissolving->add_option("--reason", leaving->reason, "Why")->required();
    dissolving->callback([&clerk, &run, leaving] { run = [&clerk, leaving] { dissolve(clerk, *leaving); }; });

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
    addTrackCommands(*team, clerk, run);
}

} // namespace fengsui
