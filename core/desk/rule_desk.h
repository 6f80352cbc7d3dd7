#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/rule_book.h"
#include "desk/session.h"

#include <string>

namespace fengsui {

struct Adopted {
    RuleName name;
    bool wasKnown = false; ///< the same file is in force already; nothing was written
    Receipt receipt;
};

/// Where a county's own rules come into force: workflows, calendars, case types, formulas.
class RuleDesk {
public:
    explicit RuleDesk(const Facilities& facilities);

    /// Puts a file in force for everything that begins from now on; running cases keep the version they began with.
    /// Refuses a broken file by its first fault (checkRule names all), and a version that is not above the one in
    /// force. `file` is only used in refusals. Administrators, leaders.
    Result<Adopted> adopt(const Session&, const std::string& file, const std::string& text);
    /// Rules that came from another console count from now on.
    void refresh();

private:
    Facilities m_with;
};

} // namespace fengsui
