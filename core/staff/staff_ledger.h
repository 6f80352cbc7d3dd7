#pragma once

#include "base/instant.h"
#include "staff/operator.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

class StaffLedger {
public:
    virtual ~StaffLedger() = default;
    virtual std::optional<Operator> byId(OperatorId) const = 0;
    virtual std::optional<Operator> byAccount(const std::string& account) const = 0;
    /// All operators by account.
    virtual std::vector<Operator> operators() const = 0;
};

/// What this console alone knows of an account: never in the journal, never sent to a peer.
struct Credential {
    std::string verifier; ///< Argon2id, as crypto_pwhash_str writes it
    std::uint32_t failures = 0; ///< since the last success
    std::optional<Instant> waitUntil; ///< no attempt is looked at before it
    bool mustChange = false;
};

class CredentialStore {
public:
    virtual ~CredentialStore() = default;
    virtual std::optional<Credential> credential(OperatorId) const = 0;
    virtual void put(OperatorId, const Credential&) = 0;
};

} // namespace fengsui
