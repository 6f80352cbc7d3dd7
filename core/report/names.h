#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"
#include "incident/case_type.h"
#include "person/person.h"
#include "report/document.h"
#include "staff/operator.h"
#include "team/team.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace fengsui::report {

/// What a paper calls things by: look-ups in the ledgers, the grid and the workflow files, all in one language. One
/// that is not given, or answers nothing, leaves the id or code in its place.
struct Names {
    Language language = Language::Chinese;
    Zone zone = Zone::utc(); ///< of every time on the paper

    std::function<std::optional<Operator>(OperatorId)> staff;
    std::function<std::optional<Team>(TeamId)> team;
    std::function<std::optional<Person>(PersonId)> person;
    std::function<std::string(IncidentId)> incidentNumber;
    std::function<std::string(const std::string& code)> divisionPath; ///< "County / town / village"
    std::function<std::string(const CaseType&)> typeName;
    std::function<std::string(const std::string& workflow, const std::string& state)> stateTitle;
    /// The workflow is empty where only the action's id is known (the diary of a shift).
    std::function<std::string(const std::string& workflow, const std::string& action)> actionTitle;
    std::function<std::string(const std::string& workflow, const std::string& field)> fieldTitle;
    /// An answer as people say it: the title of a choice.
    std::function<std::string(const std::string& workflow, const std::string& field, const std::string& value)>
        fieldText;

    bool isChinese() const { return language == Language::Chinese; }
    /// "2025-11-03 15:05" of the zone.
    std::string minutes(Instant at) const { return zone.minutes(at); }
    std::string minutes(const std::optional<Instant>& at) const { return at ? zone.minutes(*at) : std::string(); }
    /// The name of an operator; "system" for the machine itself; eight digits of the id where there is no name.
    std::string staffName(OperatorId) const;
    /// The name of a team; empty for none.
    std::string teamName(TeamId) const;
    /// "0102 exposed waste"; empty for none.
    std::string type(const std::optional<CaseType>&) const;
    std::string state(const std::string& workflow, const std::string& state) const;
    std::string action(const std::string& workflow, const std::string& action) const;
    std::string field(const std::string& workflow, const std::string& field) const;
    /// An answer as people read it: choice, team, case number, local time, or the text itself.
    std::string answer(const std::string& workflow, const std::string& field, const std::string& value) const;
};

/// Who prints, when, and where the record ended then: what makes a paper an outside witness of the journal.
struct Printed {
    Instant at;
    std::string by;
    std::string issuer; ///< county and centre, for the head of the page
    std::uint32_t copy = 1;
    std::string stream; ///< of the journal's head; empty when nothing is recorded yet
    std::uint64_t number = 0;
    Digest hash;
    /// The same of the console's other streams, so that nothing of what it wrote can be cut off unseen.
    struct Witness {
        std::string stream;
        std::uint64_t number = 0;
        Digest hash;
    };
    std::vector<Witness> others {};
};

} // namespace fengsui::report
