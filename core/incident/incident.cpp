#include "incident/incident.h"

#include "base/words.h"

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 5> requestWords { "none", "extension", "return", "suspension", "void" };
constexpr std::array<std::string_view, 4> supervisionWords { "none", "ordinary", "yellow", "red" };

} // namespace

std::string_view toWord(PendingRequest request)
{
    return requestWords[static_cast<std::size_t>(request)];
}
std::string_view toWord(Supervision supervision)
{
    return supervisionWords[static_cast<std::size_t>(supervision)];
}
std::optional<PendingRequest> pendingRequestOf(std::string_view word)
{
    return fromWord<PendingRequest>(requestWords, word);
}
std::optional<Supervision> supervisionOf(std::string_view word)
{
    return fromWord<Supervision>(supervisionWords, word);
}

} // namespace fengsui
