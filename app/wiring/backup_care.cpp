#include "wiring/backup_care.h"

#include "backup/restore.h"
#include "wiring/automatic_backup.h"
#include "wiring/local_store.h"

namespace fengsui {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t shortestPassphrase = 8;

BackupDone doneOf(const BackupMade& made)
{
    return { made.entries, made.files, made.bytes };
}

Result<BackupDone> backUpByPassphrase(const StoreFolder& folder, const Clock& clock, const std::string& file,
    const std::string& passphrase, const Progress& progress)
{
    if (const Outcome fit = fitsAsPassphrase(passphrase); !fit)
        return fit.refusal();
    const auto made = makeBackup(folder, file, StreamLock::byPassphrase(passphrase), clock.now(), progress);
    return made ? Result<BackupDone>(doneOf(*made)) : Result<BackupDone>(made.refusal());
}

Result<BackupDone> backUpByPlan(const StoreFolder& folder, const Clock& clock, const Progress& progress)
{
    const auto made = backUpNow(folder, clock, progress);
    if (!made)
        return made.refusal();
    if (!*made)
        return Refusal { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "The machine makes no backups by itself; no folder for them was set."), {},
            "folder" };
    return doneOf(**made);
}

std::optional<BackupStanding> standingOf(const StoreFolder& folder, Instant now)
{
    const auto shelf = lookAtBackups(folder, now);
    if (!shelf)
        return std::nullopt;
    std::error_code error;
    return BackupStanding { shelf->folder.string(), fs::is_directory(shelf->folder, error), shelf->made, shelf->isDue };
}

Result<Unlocking> unlockingBy(const BackupSecret& secret)
{
    if (secret.kind == BackupSecret::Kind::Passphrase)
        return byPassphrase(secret.text);
    const auto key = RecoveryKey::parse(secret.text);
    if (!key)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "That is no recovery key: it has 64 digits, 0 to 9 and a to f."), {},
            "secret" };
    return byRecoveryKey(*key);
}

} // namespace

Outcome fitsAsPassphrase(const std::string& passphrase)
{
    if (passphrase.size() >= shortestPassphrase) // characters of ASCII; three of Chinese
        return Done {};
    return Refusal { Refusal::Reason::BadValue,
        QT_TRANSLATE_NOOP("Refusal",
            "The passphrase is too short: whoever finds the backup could guess it. Take four words or more."),
        {}, "passphrase" };
}

Result<std::string> setBackupPlan(const StoreFolder& store, const std::string& folder, bool isNewKey)
{
    std::error_code error;
    const fs::path place = fs::absolute(folder, error);
    if (error || !fs::is_directory(place, error))
        return Refusal { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "There is no folder %1. Make it, on another disk than the store's."),
            { folder }, "folder" };
    const StoreReader isStore(store); // only a store has settings
    const auto before = readBackupPlan(store);
    std::string paper;
    BackupPlan plan { place, before ? before->publicKey : std::string() };
    if (!before || isNewKey) {
        const RecoveryKey key = RecoveryKey::generate();
        plan.publicKey = key.publicKey;
        paper = key.toPaper();
    }
    writeBackupPlan(store, plan);
    return paper;
}

Result<Restored> restoreHere(const std::string& file, const BackupSecret& secret, const StoreFolder& store, Instant now,
    const Progress& progress)
{
    const auto unlocking = unlockingBy(secret);
    if (!unlocking)
        return unlocking.refusal();
    const auto about = restoreBackup(file, *unlocking, store, now, progress);
    if (!about)
        return about.refusal();
    leaveFirstFootprint(store);
    return Restored { about->name, about->division, about->madeAt, about->entries,
        StoreReader(store).journal().incarnation().toString() };
}

void addBackupCare(StoreCare& care, const StoreFolder& folder, const Clock& clock)
{
    care.backUp = [folder, &clock](const std::string& file, const std::string& passphrase, const Progress& progress) {
        return backUpByPassphrase(folder, clock, file, passphrase, progress);
    };
    care.backups = [folder, &clock] { return standingOf(folder, clock.now()); };
    care.setBackups = [folder](const std::string& to, bool isNewKey) { return setBackupPlan(folder, to, isNewKey); };
    care.stopBackups = [folder] { writeBackupPlan(folder, std::nullopt); };
    care.backUpByPlan = [folder, &clock](const Progress& progress) { return backUpByPlan(folder, clock, progress); };
    care.restore = [&clock](const std::string& file, const BackupSecret& secret, const std::string& to,
                       const Progress& progress) {
        return restoreHere(file, secret, StoreFolder { to }, clock.now(), progress);
    };
}

} // namespace fengsui
