#include "desk/permission.h"

namespace fengsui {

std::optional<Refusal> refusalUnless(const Session& session, std::initializer_list<Role> roles)
{
    std::string allowed;
    for (const Role role : roles) {
        if (session.holds(role))
            return std::nullopt;
        if (role != Role::System)
            allowed += (allowed.empty() ? "" : ", ") + std::string(toWord(role));
    }
    return Refusal { Refusal::Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "%1 may not do this; it is for: %2."),
        { session.account, allowed }, {} };
}

} // namespace fengsui
