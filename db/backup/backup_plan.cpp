#include "backup/backup_plan.h"

#include "base/hex.h"
#include "sqlite/durable_file.h"

#include <boost/json.hpp>
#include <system_error>

namespace fengsui {

namespace {

constexpr std::size_t keySize = 32;

StoreFailure unreadable(const StoreFolder& folder, const std::string& why)
{
    return { QT_TRANSLATE_NOOP("Failure", "The store's settings %1 can't be read: %2. Mend or restore the file."),
        { folder.config().string(), why } };
}

boost::json::object settingsOf(const StoreFolder& folder)
{
    try {
        return boost::json::parse(readWhole(folder.config())).as_object();
    } catch (const std::system_error& failure) {
        if (!std::filesystem::exists(folder.config()))
            return { { "format", 1 } };
        throw unreadable(folder, failure.what());
    } catch (const std::exception& failure) {
        throw unreadable(folder, failure.what());
    }
}

} // namespace

std::optional<BackupPlan> readBackupPlan(const StoreFolder& folder)
{
    const boost::json::object settings = settingsOf(folder);
    const auto* backup = settings.if_contains("backup");
    if (!backup)
        return std::nullopt;
    const auto* place = backup->is_object() ? backup->as_object().if_contains("folder") : nullptr;
    const auto* key = backup->is_object() ? backup->as_object().if_contains("key") : nullptr;
    const auto bytes = key && key->is_string() ? fromHex(std::string(key->as_string())) : std::nullopt;
    if (!place || !place->is_string() || !bytes || bytes->size() != keySize)
        throw unreadable(folder, "backup");
    return BackupPlan { std::string(place->as_string()), *bytes };
}

void writeBackupPlan(const StoreFolder& folder, const std::optional<BackupPlan>& plan)
{
    boost::json::object settings = settingsOf(folder);
    if (plan)
        settings["backup"]
            = boost::json::object { { "folder", plan->folder.string() }, { "key", toHex(plan->publicKey) } };
    else
        settings.erase("backup");
    try {
        writeDurably(folder.config(), boost::json::serialize(settings) + '\n');
    } catch (const std::system_error& failure) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be made: %2."), { folder.config().string(), failure.what() });
    }
}

} // namespace fengsui
