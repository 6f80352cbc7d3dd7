#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "staff/password.h"

#include <string>

namespace fengsui {

/// Who may sign in and what they may do.
class StaffDesk {
public:
    explicit StaffDesk(const Facilities& facilities);

    /// Checks account and password (Argon2id). After three wrong ones each further try waits twice as long, from 5 s up
    /// to 15 min; nobody is locked out for good. The refusal never says which of the two was wrong.
    Result<Session> signIn(const std::string& account, const std::string& password);
    void signOut(const Session&);
    /// Administrators; the first operator of a store is enrolled by the system.
    Result<OperatorId> enrol(
        const Session&, Operator, const std::string& password, PasswordCost cost = PasswordCost::Moderate);
    Outcome change(const Session&, const Operator&);
    /// One's own with the old password; anyone's by an administrator.
    Outcome setPassword(const Session&, OperatorId, const std::string& old, const std::string& fresh);

private:
    void noteShift(const Session&, const std::string& kind);

    Facilities m_with;
};

/// At least ten characters, at most 256 bytes, not little more than the account's name, at least four different
/// characters. Length counts, kinds of characters don't (NIST SP 800-63B, 5.1.1.2).
Outcome checkPassword(const std::string& account, const std::string& password);

} // namespace fengsui
