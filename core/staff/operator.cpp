#include "staff/operator.h"

#include "base/words.h"

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 8> words { "acceptor", "shiftLeader", "dispatcher", "unit", "patroller",
    "leader", "administrator", "system" };

} // namespace

std::string_view toWord(Role role)
{
    return words[static_cast<std::size_t>(role)];
}
std::optional<Role> roleOf(std::string_view word)
{
    return fromWord<Role>(words, word);
}

} // namespace fengsui
