#pragma once

#include "base/id.h"
#include "base/last_word.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// The posts of the field: 受理员 值班长 派遣员 责任单位 监督员 带班领导 管理员; System stands for the machine itself.
enum class Role : std::uint8_t { Acceptor, ShiftLeader, Dispatcher, Unit, Patroller, Leader, Administrator, System };

inline constexpr std::array allRoles { Role::Acceptor, Role::ShiftLeader, Role::Dispatcher, Role::Unit, Role::Patroller,
    Role::Leader, Role::Administrator, Role::System };

/// "acceptor", "shiftLeader", "dispatcher", "unit", "patroller", "leader", "administrator", "system".
std::string_view toWord(Role role);
std::optional<Role> roleOf(std::string_view word);

/// A person who signs in. The same one may hold several posts in a small county.
struct Operator {
    OperatorId id;
    std::string account;
    std::string name;
    std::vector<Role> roles;
    TeamId team; ///< the unit it speaks for, or null
    bool isDisabled = false;
    LastWord said {}; ///< its record

    bool holds(Role role) const
    {
        for (const Role held : roles)
            if (held == role)
                return true;
        return false;
    }
};

} // namespace fengsui
