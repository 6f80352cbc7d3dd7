#include "incident/incident.h"

#include "base/words.h"

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 5> requestWords { "none", "extension", "return", "suspension", "void" };
constexpr std::array<std::string_view, 4> supervisionWords { "none", "ordinary", "yellow", "red" };
constexpr std::array<std::string_view, 8> endWords { "none", "closed", "succeeded", "failed", "rejected", "voided",
    "merged", "transferred" };

constexpr std::array<std::string_view, 3> kindWords { "assist", "order", "forInformation" };
constexpr std::array<std::string_view, 5> statusWords { "assigned", "signedFor", "fedBack", "withdrawn", "escalated" };

} // namespace

std::string_view toWord(PendingRequest request)
{
    return requestWords[static_cast<std::size_t>(request)];
}
std::string_view toWord(Supervision supervision)
{
    return supervisionWords[static_cast<std::size_t>(supervision)];
}
std::string_view toWord(CaseEnd end)
{
    return endWords[static_cast<std::size_t>(end)];
}
std::optional<CaseEnd> caseEndOf(std::string_view word)
{
    return fromWord<CaseEnd>(endWords, word);
}
std::optional<PendingRequest> pendingRequestOf(std::string_view word)
{
    return fromWord<PendingRequest>(requestWords, word);
}
std::optional<Supervision> supervisionOf(std::string_view word)
{
    return fromWord<Supervision>(supervisionWords, word);
}
std::string_view toWord(Task::Kind kind)
{
    return kindWords[static_cast<std::size_t>(kind)];
}
std::string_view toWord(Task::Status status)
{
    return statusWords[static_cast<std::size_t>(status)];
}
std::optional<Task::Kind> taskKindOf(std::string_view word)
{
    return fromWord<Task::Kind>(kindWords, word);
}
std::optional<Task::Status> taskStatusOf(std::string_view word)
{
    return fromWord<Task::Status>(statusWords, word);
}

std::vector<Disagreement> disagreementsOf(const Incident& incident)
{
    std::vector<Disagreement> all = incident.said.disagreements();
    for (const IneffectiveEntry& entry : incident.ineffective)
        if (entry.reason == "overtaken" && !entry.isOfClock)
            all.push_back({ "step", entry.winner, entry.entry, entry.settledBy });
    return all;
}

} // namespace fengsui
