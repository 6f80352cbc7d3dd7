#pragma once

#include "base/instant.h"
#include "base/json_document.h"
#include "base/result.h"
#include "calendar/duty_calendar.h"
#include "evaluation/formula_file.h"
#include "incident/type_catalogue.h"
#include "journal/ledgers.h"
#include "rules/rule_file.h"
#include "workflow/shelf.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A rule file as its own words call it.
struct RuleName {
    RuleKind kind = RuleKind::Workflow;
    std::string id;
    std::uint32_t version = 0;

    std::string toString() const { return std::string(toWord(kind)) + ' ' + id + '/' + std::to_string(version); }
    auto operator<=>(const RuleName&) const = default;
};

/// Reads and checks a rule file by the reader of its kind, which its first lines name ("workflow", "calendar",
/// "scheme", "formula"). The first two arguments of each fault are the file and the line.
Loaded<RuleName> checkRule(const std::string& file, std::string_view text);

/// A rule file that ships with us.
struct ShippedRule {
    std::string file;
    std::string text;
};

/// One version of one rule file, as it stands in a store.
struct RuleRow {
    enum class Standing : std::uint8_t {
        InForce,
        Kept, ///< for the cases that began with it, and for the record
        Overtaken, ///< see RuleFile::isOvertaken
        Unreadable, ///< this version of the program can't read it
    };
    RuleName name;
    std::string text;
    Standing standing = Standing::Kept;
    bool isShipped = false;
    OperatorId by; ///< of a county's own
    std::optional<Instant> at;
};
std::string_view toWord(RuleRow::Standing standing);

/// All rules that a store works by. Made anew when a file is adopted, never changed.
struct RuleBook {
    std::shared_ptr<const WorkflowShelf> workflows; ///< on the duty calendar
    std::shared_ptr<const TypeCatalogue> types;
    std::shared_ptr<const FormulaShelf> formulas;
    std::map<std::string, CalendarRules> calendars; ///< those in force, by id
    std::shared_ptr<const DutyCalendar> calendar; ///< that of the store's profile; null when there is none
    std::vector<std::shared_ptr<const DutyCalendar>> calendarVersions; ///< of the same, all that were ever in force
    std::vector<RuleRow> rows; ///< by kind and id; what ships comes first, then a county's own by version
    std::vector<Refusal> notices; ///< what of a county's own could not be used

    /// Null when there is none of this id.
    const RuleRow* inForce(RuleKind kind, std::string_view id) const;
    /// A county's own wins over the shipped one of the same number; one that was overtaken is not found.
    const RuleRow* find(const RuleName& name) const;
    /// The calendar by which a limit was counted, by Limit::rule ("urban/1 cn/3"). Null when the limit names none, or
    /// one that this console doesn't know.
    const DutyCalendar* calendarOf(std::string_view limitRule) const;
};

/// The public holidays of a region, as days off; nothing for a region that isn't known.
using HolidaySource = std::function<std::optional<std::vector<SpecialDays>>(const std::string& region)>;

/// What ships, and how a store's own rules are laid over it. May be asked by several threads.
class RuleLibrary {
public:
    /// Our own files must be sound: a fault among them is given as it is found.
    static Result<RuleLibrary> make(std::vector<ShippedRule> shipped, HolidaySource holidays = {});

    RuleBook bookOf(const Ledgers& ledgers) const;
    /// What a file asks for that this machine doesn't have: the holidays of an unknown region.
    std::optional<Refusal> whyNot(const std::string& file, std::string_view text) const;
    /// What ships alone.
    const RuleBook& shipped() const { return m_shipped; }

private:
    RuleLibrary() = default;

    RuleBook m_shipped; ///< workflows without a calendar
    std::map<RuleName, CalendarRules> m_calendars; ///< every version that ships
    HolidaySource m_holidays;
};

} // namespace fengsui
