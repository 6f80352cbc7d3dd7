#pragma once

#include "base/result.h"
#include "team/team.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace fengsui {

class GridDirectory;

/// The columns of a table of teams: "name", "responsibleUnit", "callSign", "skills", "division", "members".
const std::vector<std::string>& teamColumns();
/// A team as a row of these, and back. Skills stand with commas between (those of Chinese as well).
std::vector<std::string> teamRow(const Team& team);
/// Puts what a row says into a team. Refuses a number of members that is none.
Result<Team> teamOf(Team team, const std::vector<std::string>& row);

/// A file of teams as it was read, and what of it can't be used.
struct TeamFile {
    std::vector<std::vector<std::string>> rows; ///< each as teamColumns()
    std::vector<std::size_t> lines; ///< on which each of them begins
    std::vector<Refusal> faults; ///< by file and line; the field is the column
};
/// CSV with these columns in any order, or JSON ({ "teams": [ … ] }) when the name ends in ".json". Refuses a file that
/// is neither; what is wrong with one row is a fault, and the others are read on.
Result<TeamFile> readTeamFile(const std::filesystem::path& file);

/// What taking a file in would do. A row is about the team of its name; a name that is not known is a new team's.
struct TeamPlan {
    std::vector<Team> formed;
    std::vector<Team> amended;
    std::size_t unchanged = 0;
    std::vector<Refusal> faults; ///< as those of the file, and what is wrong with rows among the others
};
/// `grid` may be null.
TeamPlan planTeams(
    const TeamFile& read, const std::string& file, const std::vector<Team>& known, const GridDirectory* grid);

/// For spreadsheets and for programs; dissolved teams are left out.
std::string teamsToCsv(const std::vector<Team>& teams);
std::string teamsToJson(const std::vector<Team>& teams);

} // namespace fengsui
