#pragma once

#include "staff/operator.h"

#include <string>
#include <vector>

namespace fengsui {

/// Who acts: what StaffDesk::signIn gives. Every desk looks at the roles in it before anything else.
struct Session {
    OperatorId id;
    std::string account;
    std::string name;
    std::vector<Role> roles;
    TeamId team; ///< the unit it speaks for, or null

    bool holds(Role role) const
    {
        for (const Role held : roles)
            if (held == role)
                return true;
        return false;
    }
    static Session of(const Operator& person)
    {
        return { person.id, person.account, person.name, person.roles, person.team };
    }
    /// The machine itself: import, overdue marks, the first entries of a store.
    static Session system() { return { {}, "system", "system", { Role::System }, {} }; }
};

} // namespace fengsui
