#pragma once

#include "base/result.h"
#include "incident/report.h"
#include "staff/operator.h"
#include "team/team.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

class GridDirectory;

/// One answer of a step's form, as the file writes it: plain words, or "@team SZ-01", "@teams SZ-01,SZ-02",
/// "@case KEY", "@time-10" and "@time+60" (minutes around the step), "@photo" (a picture that the player puts there).
struct DemoAnswer {
    enum class Kind : std::uint8_t { Words, Teams, Incident, Moment, Photo };
    Kind kind = Kind::Words;
    std::string words; ///< or the key of the incident
    std::vector<std::string> callSigns;
    Duration shift {};
};

/// One action of the workflow that an operator took.
struct DemoStep {
    Duration before {}; ///< before now
    std::string account;
    std::string action;
    std::map<std::string, DemoAnswer> answers; ///< by field id
};

struct DemoIncident {
    std::string key;
    IncomingReport report; ///< without point, cell and times; its division is the village
    Duration before {}; ///< before now when it was received
    std::optional<Duration> happened; ///< before that
    std::string near; ///< key of an incident a few steps away, or empty
    std::string joins; ///< key of the incident that this is a further report of, or empty
    std::vector<DemoStep> walk;
};

struct DemoTeamStatus {
    Duration before {}; ///< before now
    TeamStatus status = TeamStatus::Available;
    std::string incident; ///< key, or empty
    std::string note;
};

struct DemoTeam {
    Team team; ///< known by its call sign; its division is the village, id, cell, point and status are not set
    std::uint32_t cell = 1; ///< number of its home cell in the village
    std::vector<DemoTeamStatus> statuses; ///< oldest first
};

struct DemoOperator {
    Operator person; ///< id and team not set
    std::string callSign; ///< of the team it speaks for, or empty
    std::string password;
};

/// An invented shift in a county: who works there, what came in, and what has been done about it by now.
struct DemoCounty {
    std::vector<DemoOperator> operators;
    std::vector<DemoTeam> teams;
    std::vector<DemoIncident> incidents; ///< in the order in which they were received
};

/// Reads the three files of resources/demo. Each must say "invented": true. The first fault is refused with file and
/// line: what is missing or mistyped, an account, team or incident that isn't there, a time still to come.
Result<DemoCounty> parseDemoCounty(
    std::string_view incidentsJson, std::string_view teamsJson, std::string_view operatorsJson);

/// One thing that happened, in the order in which to play them.
struct DemoMoment {
    enum class What : std::uint8_t { Report, Step, TeamStatus };
    Duration before {};
    What what = What::Report;
    std::size_t subject = 0; ///< position in incidents or teams
    std::size_t number = 0; ///< position in the walk or in the statuses
};
std::vector<DemoMoment> inOrder(const DemoCounty& county);

/// The reports, as the incidents stand: with a place in a cell of their village, the same whenever it is asked for, and
/// times counted from now. Refuses a village that the grid doesn't know or that has no cells.
Result<std::vector<IncomingReport>> demoReports(const DemoCounty& county, const GridDirectory& grid, Instant now);
/// The team with its home cell and the place where it waits. Refuses like demoReports().
Result<Team> demoTeam(const DemoTeam& team, const GridDirectory& grid);

/// What the names in answers stand for in the store that is played into.
struct DemoNames {
    std::map<std::string, TeamId> teams; ///< by call sign
    std::map<std::string, IncidentId> incidents; ///< by key
    std::string photo; ///< digest of a blob, 64 hexadecimal digits
};
/// The answers of a step as CaseDesk::act() takes them. Names that are not there give empty answers.
std::map<std::string, std::string> demoAnswers(const DemoStep& step, const DemoNames& names, Instant now);

} // namespace fengsui
