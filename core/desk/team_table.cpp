#include "desk/team_table.h"

#include "base/json_document.h"
#include "desk/rule_sheet.h"
#include "desk/sheet_file.h"
#include "grid/grid_directory.h"
#include "intake/csv_table.h"
#include "rules/rule_text.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

namespace fengsui {

namespace {

using Reason = Refusal::Reason;
using Row = std::vector<std::string>;

enum Column : std::size_t { Name, Unit, CallSign, Skills, Place, Members };

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::vector<std::string> skillsOf(std::string cell)
{
    for (const std::string_view comma : { "，", "、", "；", ";" })
        for (std::size_t at = cell.find(comma); at != std::string::npos; at = cell.find(comma, at))
            cell.replace(at, comma.size(), ",");
    std::vector<std::string> skills;
    for (std::size_t at = 0; at <= cell.size();) {
        const std::size_t end = std::min(cell.find(',', at), cell.size());
        const std::size_t first = cell.find_first_not_of(" \t", at);
        if (first < end)
            skills.push_back(cell.substr(first, cell.find_last_not_of(" \t", end - 1) + 1 - first));
        at = end + 1;
    }
    return skills;
}

Refusal faultAt(
    const std::string& file, std::size_t line, Column column, std::string text, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments { file, std::to_string(line), teamColumns()[column] };
    arguments.insert(arguments.end(), more.begin(), more.end());
    return { Reason::BadValue, std::move(text), std::move(arguments), teamColumns()[column] };
}

Result<TeamFile> readCsv(const std::filesystem::path& file)
{
    auto opened = CsvTable::open(file);
    if (!opened)
        return opened.refusal();
    CsvTable table = *std::move(opened);
    std::vector<std::size_t> places;
    for (const std::string& column : teamColumns()) {
        const auto at = std::ranges::find(table.header(), column);
        if (at == table.header().end())
            return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "%1, line 1: The column \"%2\" is missing."),
                { file.string(), column }, column };
        places.push_back(static_cast<std::size_t>(at - table.header().begin()));
    }
    TeamFile read;
    for (;;)
        switch (table.next()) {
        case CsvTable::Step::Record: {
            Row row;
            for (const std::size_t place : places)
                row.emplace_back(table.values()[place]);
            read.rows.push_back(std::move(row));
            read.lines.push_back(table.line());
            break;
        }
        case CsvTable::Step::Fault:
            read.faults.push_back({ Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: %3"),
                { file.string(), std::to_string(table.line()), table.refusal().toString() }, table.refusal().field });
            break;
        case CsvTable::Step::Broken:
            return table.refusal();
        case CsvTable::Step::End:
            return read;
        }
}

Result<TeamFile> readJson(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string text { std::istreambuf_iterator<char>(in), {} };
    if (!in.is_open() || in.bad())
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be read."),
            { file.string() }, {} };
    const auto document = JsonDocument::parse(file.string(), text);
    if (!document)
        return document.refusal();
    JsonReader reader(*document);
    TeamFile read;
    if (const JsonNode* list = reader.list(document->root(), "teams"))
        for (const JsonNode& node : list->children) {
            const std::size_t before = reader.faults().size();
            if (!reader.onlyKnows(node, { "name", "responsibleUnit", "callSign", "skills", "division", "members" }))
                continue;
            const JsonNode* count = node.find("members");
            Row row { reader.text(node, "name"), reader.text(node, "responsibleUnit", ""),
                reader.text(node, "callSign", ""), joined(reader.texts(node, "skills")),
                reader.text(node, "division", ""),
                count ? std::to_string(reader.integer(node, "members", 0)) : std::string() };
            if (reader.faults().size() > before)
                continue;
            read.rows.push_back(std::move(row));
            read.lines.push_back(node.line);
        }
    read.faults = reader.faults();
    return read;
}

JsonNode textNode(const std::string& key, std::string text)
{
    JsonNode node = ruleWord(std::move(text));
    node.key = key;
    return node;
}

} // namespace

const std::vector<std::string>& teamColumns()
{
    static const std::vector<std::string> columns { "name", "responsibleUnit", "callSign", "skills", "division",
        "members" };
    return columns;
}

Row teamRow(const Team& team)
{
    return { team.name, team.unit, team.callSign, joined(team.skills), team.division, std::to_string(team.members) };
}

Result<Team> teamOf(Team team, const Row& row)
{
    team.name = row[Name];
    team.unit = row[Unit];
    team.callSign = row[CallSign];
    team.skills = skillsOf(row[Skills]);
    team.division = row[Place];
    team.members = 0;
    const char* end = row[Members].data() + row[Members].size();
    if (const auto read = std::from_chars(row[Members].data(), end, team.members);
        !row[Members].empty() && (read.ec != std::errc() || read.ptr != end))
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1: \"%2\" is no number of members."),
            { team.name, row[Members] }, "members" };
    return team;
}

Result<TeamFile> readTeamFile(const std::filesystem::path& file)
{
    return file.extension() == ".json" ? readJson(file) : readCsv(file);
}

TeamPlan planTeams(
    const TeamFile& read, const std::string& file, const std::vector<Team>& known, const GridDirectory* grid)
{
    TeamPlan plan;
    plan.faults = read.faults;
    std::map<std::string, std::size_t> lineOf;
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        const Row& row = read.rows[i];
        const std::size_t line = read.lines[i];
        const std::size_t before = plan.faults.size();
        if (row[Name].empty())
            plan.faults.push_back(
                faultAt(file, line, Name, QT_TRANSLATE_NOOP("Refusal", "%1, line %2, %3: A team needs a name.")));
        else if (const auto [there, isNew] = lineOf.emplace(row[Name], line); !isNew)
            plan.faults.push_back(faultAt(file, line, Name,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2, %3: The team %4 stands in line %5 already."),
                { row[Name], std::to_string(there->second) }));
        if (!row[Place].empty() && grid && !grid->division(row[Place]))
            plan.faults.push_back(faultAt(file, line, Place,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2, %3: There is no division %4."), { row[Place] }));
        const auto same = std::ranges::find_if(
            known, [&row](const Team& team) { return team.name == row[Name] && !team.isDissolved(); });
        const auto team = teamOf(same == known.end() ? Team {} : *same, row);
        if (!team)
            plan.faults.push_back(faultAt(file, line, Members,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2, %3: \"%4\" is no number of members."), { row[Members] }));
        if (!team || plan.faults.size() > before)
            continue;
        if (same == known.end())
            plan.formed.push_back(*team);
        else if (teamRow(*team) == teamRow(*same))
            ++plan.unchanged;
        else
            plan.amended.push_back(*team);
    }
    return plan;
}

std::string teamsToCsv(const std::vector<Team>& teams)
{
    RuleSheet sheet { teamColumns(), {} };
    for (const Team& team : teams)
        if (!team.isDissolved())
            sheet.rows.push_back(teamRow(team));
    return csvOf(sheet);
}

std::string teamsToJson(const std::vector<Team>& teams)
{
    JsonNode list = ruleList();
    list.key = "teams";
    for (const Team& team : teams) {
        if (team.isDissolved())
            continue;
        JsonNode node = ruleObject();
        node.children.push_back(textNode("name", team.name));
        if (!team.unit.empty())
            node.children.push_back(textNode("responsibleUnit", team.unit));
        if (!team.callSign.empty())
            node.children.push_back(textNode("callSign", team.callSign));
        JsonNode held = ruleList();
        held.key = "skills";
        for (const std::string& skill : team.skills)
            held.children.push_back(ruleWord(skill));
        node.children.push_back(std::move(held));
        if (!team.division.empty())
            node.children.push_back(textNode("division", team.division));
        JsonNode count = ruleNumber(std::to_string(team.members));
        count.key = "members";
        node.children.push_back(std::move(count));
        list.children.push_back(std::move(node));
    }
    JsonNode root = ruleObject();
    root.children.push_back(std::move(list));
    return ruleText(root);
}

} // namespace fengsui
