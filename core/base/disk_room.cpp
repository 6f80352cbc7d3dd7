#include "base/disk_room.h"

namespace fengsui {

namespace {

std::string inMegabytes(std::uint64_t bytes)
{
    return std::to_string(bytes / (1024 * 1024));
}

} // namespace

std::optional<Refusal> diskAlarm(std::uint64_t bytesLeft, const std::string& folder)
{
    if (bytesLeft >= diskAlarmBelow)
        return std::nullopt;
    return Refusal { Refusal::Reason::Locked,
        QT_TRANSLATE_NOOP("Refusal",
            "The disk that holds %1 is nearly full: %2 MB are left. Make room before reports can't be saved."),
        { folder, inMegabytes(bytesLeft) }, {} };
}

std::optional<Refusal> whyNoAttachment(std::uint64_t bytesLeft, std::uint64_t size)
{
    if (bytesLeft >= attachmentsRefusedBelow && bytesLeft - attachmentsRefusedBelow >= size)
        return std::nullopt;
    return Refusal { Refusal::Reason::Locked,
        QT_TRANSLATE_NOOP("Refusal",
            "The disk is too full for attachments (%1 MB are left): the rest is kept for reports. Make room first."),
        { inMegabytes(bytesLeft) }, "attachment" };
}

} // namespace fengsui
