#include "clerk/clerk.h"

#include "wiring/automatic_backup.h"
#include "wiring/backup_care.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace fengsui {

namespace {

// A secret never stands on the command line, where every user of the machine can read it.
std::string readSecret(const std::string& file, const char* field)
{
    std::string secret;
    std::ifstream in;
    if (file != "-")
        in.open(file);
    std::istream& from = file == "-" ? std::cin : in;
    secret.assign(std::istreambuf_iterator<char>(from), {});
    while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r'))
        secret.pop_back();
    if (secret.empty())
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read, or is empty."),
            { file }, field } };
    return secret;
}

void backup(Clerk& clerk, const std::string& file, const std::string& passphraseFile)
{
    const std::string passphrase = readSecret(passphraseFile, "passphrase-file");
    orRefused(fitsAsPassphrase(passphrase));
    const BackupMade made = orRefused(makeBackup(
        clerk.folder(), file, StreamLock::byPassphrase(passphrase), clerk.clock().now(), clerk.progress("backup")));
    clerk.answer({ { "file", file }, { "entries", made.entries }, { "files", made.files }, { "bytes", made.bytes },
                     { "verified", true } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk",
                        "Backed up %1 entries and %2 files, %3 bytes; the backup was opened again and is sound. "
                        "Without the passphrase nobody can restore it."),
            { std::to_string(made.entries), std::to_string(made.files), std::to_string(made.bytes) })
            + '\n');
}

BackupSecret secretOf(const std::string& passphraseFile, const std::string& keyFile)
{
    if (keyFile.empty())
        return { BackupSecret::Kind::Passphrase, readSecret(passphraseFile, "passphrase-file") };
    return { BackupSecret::Kind::RecoveryKey, readSecret(keyFile, "key-file") };
}

void restore(Clerk& clerk, const std::string& file, const std::string& passphraseFile, const std::string& keyFile)
{
    const Restored about = orRefused(restoreHere(
        file, secretOf(passphraseFile, keyFile), clerk.folder(), clerk.clock().now(), clerk.progress("restore")));
    clerk.answer(
        { { "store", clerk.storePath }, { "name", about.name }, { "division", about.division },
            { "madeAt", about.madeAt.toString() }, { "entries", about.entries }, { "incarnation", about.incarnation } },
        clerk.words(
            QT_TRANSLATE_NOOP("Clerk",
                "Restored the store of %1 (%2) as it was at %3, %4 entries, all verified. It writes under a new name "
                "from now on; sync it with its peers: what it wrote after the backup comes back from them. Don't use "
                "the old store any more."),
            { about.name, about.division, localMinutes(clerk.reader().ledgers(), about.madeAt),
                std::to_string(about.entries) })
            + '\n');
}

void setPlan(Clerk& clerk, const std::string& folder, bool isNewKey)
{
    const std::string paper = orRefused(setBackupPlan(clerk.folder(), folder, isNewKey));
    const std::string place = std::filesystem::absolute(folder).string();
    boost::json::object json { { "folder", place } };
    std::string lines
        = clerk.words(QT_TRANSLATE_NOOP("Clerk", "From now on backups are made into %1."), { place }) + '\n';
    if (!paper.empty()) {
        json["recoveryKey"] = paper;
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk",
                     "This recovery key opens them. It is shown only now and is not kept on this machine, which can "
                     "lock backups but not open them. Write it down or print it, and put it into the safe:"))
            + "\n\n" + paper + "\n\n";
    }
    clerk.answer(json, lines);
}

void unsetPlan(Clerk& clerk)
{
    clerk.reader();
    writeBackupPlan(clerk.folder(), std::nullopt);
    clerk.answer({ { "folder", nullptr } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "No more backups are made by the machine. Those made before stay."))
            + '\n');
}

void tellPlan(Clerk& clerk)
{
    const auto shelf = lookAtBackups(clerk.folder(), clerk.clock().now());
    if (!shelf) {
        clerk.answer({ { "folder", nullptr } },
            clerk.words(QT_TRANSLATE_NOOP(
                "Clerk", "The machine makes no backups by itself. \"backups set --folder DIR\" lets it."))
                + '\n');
        return;
    }
    boost::json::array made;
    std::vector<std::vector<std::string>> rows;
    for (const Instant at : shelf->made) {
        made.emplace_back(at.toString());
        rows.push_back({ "  " + localMinutes(clerk.reader().ledgers(), at) });
    }
    clerk.answer({ { "folder", shelf->folder.string() }, { "made", std::move(made) }, { "due", shelf->isDue } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 backups in %2; %3"),
            { std::to_string(shelf->made.size()), shelf->folder.string(),
                shelf->isDue ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "the next one is due"))
                             : clerk.words(QT_TRANSLATE_NOOP("Clerk", "none is due")) })
            + '\n' + table(rows));
}

void backUpByPlan(Clerk& clerk)
{
    const auto made = orRefused(backUpNow(clerk.folder(), clerk.clock(), clerk.progress("backup")));
    if (!made)
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "No folder for backups was set; \"backups set --folder DIR\" does."), {},
            "folder" } };
    clerk.answer({ { "entries", made->entries }, { "files", made->files }, { "bytes", made->bytes } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk",
                        "Backed up %1 entries and %2 files, %3 bytes; the backup was opened again and is sound. The "
                        "recovery key opens it."),
            { std::to_string(made->entries), std::to_string(made->files), std::to_string(made->bytes) })
            + '\n');
}

void addPlanCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* plan = app.add_subcommand("backups", "Those that the machine makes by itself: set, off, status, now");
    plan->require_subcommand(1);
    auto folder = std::make_shared<std::string>();
    auto isNewKey = std::make_shared<bool>(false);
    CLI::App* setting = addCommand(*plan, clerk, "set", "Once a day, and when the shift is handed over");
    setting->add_option("--folder", *folder, "Where to, on another disk")->required()->type_name("DIR");
    setting->add_flag("--new-key", *isNewKey, "Another recovery key for those made from now on");
    setting->callback(
        [&clerk, &run, folder, isNewKey] { run = [&clerk, folder, isNewKey] { setPlan(clerk, *folder, *isNewKey); }; });
    addCommand(*plan, clerk, "off", "Make no more")->callback([&clerk, &run] { run = [&clerk] { unsetPlan(clerk); }; });
    addCommand(*plan, clerk, "status", "Tell which there are, and whether one is due")->callback([&clerk, &run] {
        run = [&clerk] { tellPlan(clerk); };
    });
    addCommand(*plan, clerk, "now", "Make one now")->callback([&clerk, &run] {
        run = [&clerk] { backUpByPlan(clerk); };
    });
}

} // namespace

void addBackupCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    auto file = std::make_shared<std::string>();
    auto passphrase = std::make_shared<std::string>();
    auto key = std::make_shared<std::string>();
    CLI::App* making = addCommand(
        app, clerk, "backup", "Put all of the store into one file, locked by a passphrase; others may go on working");
    making->add_option("FILE", *file, "Where to; must not be there yet")->required();
    making->add_option("--passphrase-file", *passphrase, "File that holds the passphrase; - is standard input")
        ->required()
        ->type_name("FILE");
    making->callback(
        [&clerk, &run, file, passphrase] { run = [&clerk, file, passphrase] { backup(clerk, *file, *passphrase); }; });

    CLI::App* restoring = addCommand(app, clerk, "restore", "Make a store of a backup, in a new folder");
    restoring->add_option("FILE", *file, "Which")->required();
    auto* byKey = restoring
                      ->add_option("--key-file", *key,
                          "File that holds the recovery key, for backups made by the machine; - is standard input")
                      ->type_name("FILE");
    auto* byPhrase
        = restoring->add_option("--passphrase-file", *passphrase, "File that holds the passphrase; - is standard input")
              ->type_name("FILE")
              ->excludes(byKey);
    restoring->callback([&clerk, &run, file, passphrase, key, byKey, byPhrase] {
        if (byKey->empty() && byPhrase->empty())
            throw CLI::RequiredError("--passphrase-file or --key-file");
        run = [&clerk, file, passphrase, key] { restore(clerk, *file, *passphrase, *key); };
    });
    addPlanCommands(app, clerk, run);
}

} // namespace fengsui
