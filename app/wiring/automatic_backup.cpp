#include "wiring/automatic_backup.h"

#include "backup/generations.h"
#include "base/hex.h"

#include <algorithm>

namespace fengsui {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".backup";
constexpr Duration handoversLookedAt = std::chrono::hours(24);
constexpr std::size_t keyBytes = 4;

/// How the files of one store are called: by its division, its key and the local time, so that several consoles may
/// share a folder.
class Names {
public:
    explicit Names(const StoreFolder& store)
        : m_zone(Zone::utc())
    {
        const auto identity = StoreReader(store).ledgers().identity();
        m_zone = identity ? Zone::named(identity->zone).value_or(m_zone) : m_zone;
        m_start = "fengsui-" + (identity ? identity->division + '-' : std::string())
            + toHex(signingKey(store).publicKey().substr(0, keyBytes)) + '-';
    }
    const Zone& zone() const { return m_zone; }
    std::string at(Instant made) const
    {
        std::string digits = m_zone.seconds(made);
        std::erase_if(digits, [](char c) { return c == '-' || c == ':'; });
        std::ranges::replace(digits, ' ', '-');
        return m_start + digits + std::string(suffix);
    }
    std::optional<Instant> timeOf(const std::string& name) const
    {
        if (!name.starts_with(m_start) || !name.ends_with(suffix))
            return std::nullopt;
        const std::string digits = name.substr(m_start.size(), name.size() - m_start.size() - suffix.size());
        if (digits.size() != std::string_view("20251103-070509").size())
            return std::nullopt;
        const auto made = m_zone.parse(digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6, 2) + ' '
            + digits.substr(9, 2) + ':' + digits.substr(11, 2) + ':' + digits.substr(13, 2));
        return made && at(*made) == name ? made : std::nullopt;
    }

private:
    Zone m_zone;
    std::string m_start;
};

std::vector<Instant> madeIn(const fs::path& folder, const Names& names)
{
    std::vector<Instant> made;
    std::error_code ignored;
    for (const auto& each : fs::directory_iterator(folder, ignored))
        if (const auto at = names.timeOf(each.path().filename().string()))
            made.push_back(*at);
    std::ranges::sort(made);
    return made;
}

std::optional<Instant> lastHandover(const StoreFolder& store, Instant now)
{
    std::optional<Instant> last;
    for (const DiaryLine& line : StoreReader(store).ledgers().duty().diary(now - handoversLookedAt, now))
        if (line.what == "handover")
            last = std::max(last.value_or(line.at), line.at);
    return last;
}

Result<std::optional<BackupMade>> backUp(
    const StoreFolder& store, const BackupPlan& plan, Instant now, const Progress& progress)
{
    std::error_code error;
    if (!fs::is_directory(plan.folder, error))
        return Refusal { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal",
                "No backup could be made: the folder %1 is not there. Plug in or mount the disk that it lies on, or "
                "choose another folder with \"fengsui-clerk backups set\"."),
            { plan.folder.string() }, "folder" };
    const Names names(store);
    const auto made = makeBackup(store, plan.folder / names.at(now), StreamLock::forKey(plan.publicKey), now, progress);
    if (!made)
        return made.refusal();
    for (const Instant old : supersededBackups(madeIn(plan.folder, names), now, names.zone()))
        fs::remove(plan.folder / names.at(old), error);
    return std::optional(*made);
}

} // namespace

std::optional<BackupShelf> lookAtBackups(const StoreFolder& store, Instant now)
{
    const auto plan = readBackupPlan(store);
    if (!plan)
        return std::nullopt;
    const Names names(store);
    BackupShelf shelf { plan->folder, madeIn(plan->folder, names), false };
    shelf.isDue = isBackupDue(shelf.made, lastHandover(store, now), now, names.zone());
    return shelf;
}

Result<std::optional<BackupMade>> backUpIfDue(const StoreFolder& store, const Clock& clock, const Progress& progress)
{
    const Instant now = clock.now();
    const auto shelf = lookAtBackups(store, now);
    if (!shelf || !shelf->isDue)
        return std::optional<BackupMade>();
    return backUp(store, *readBackupPlan(store), now, progress);
}

Result<std::optional<BackupMade>> backUpNow(const StoreFolder& store, const Clock& clock, const Progress& progress)
{
    const auto plan = readBackupPlan(store);
    if (!plan)
        return std::optional<BackupMade>();
    return backUp(store, *plan, clock.now(), progress);
}

} // namespace fengsui
