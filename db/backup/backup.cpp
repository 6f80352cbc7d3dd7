#include "backup/backup.h"

#include "backup/archive.h"
#include "backup/restore.h"
#include "sqlite/durable_file.h"
#include "sqlite/page_copy.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace fengsui {

namespace {

namespace fs = std::filesystem;

/// A folder within the store for what must not lie elsewhere in clear; one backup at a time works in it. What a run
/// that was killed has left is taken away by the next one.
class Workbench {
public:
    explicit Workbench(const StoreFolder& store)
        : m_path(store.backupWork())
        , m_lock(open(store.backupLock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        if (m_lock < 0)
            throw std::system_error(errno, std::generic_category(), "opening " + store.backupLock().string());
        m_isOurs = flock(m_lock, LOCK_EX | LOCK_NB) == 0;
        if (m_isOurs)
            clear();
    }
    ~Workbench()
    {
        if (m_isOurs) {
            std::error_code ignored;
            fs::remove_all(m_path, ignored);
        }
        if (m_lock >= 0)
            close(m_lock);
    }
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    bool isOurs() const { return m_isOurs; }
    const fs::path& path() const { return m_path; }
    void clear()
    {
        fs::remove_all(m_path);
        fs::create_directories(m_path);
        fs::permissions(m_path, fs::perms::owner_all);
    }

private:
    fs::path m_path;
    int m_lock;
    bool m_isOurs = false;
};

// Stretches of the whole, in percent.
Progress stretch(const Progress& progress, std::uint64_t from, std::uint64_t to)
{
    return [&progress, from, to](std::uint64_t done, std::uint64_t total) {
        return !progress || progress(from + (total == 0 ? 0 : done * (to - from) / total), 100);
    };
}

// Everything that lies in the store's folder belongs to it, but what this machine needs only while it works.
bool isKept(const fs::path& name)
{
    const std::string first = name.begin()->string();
    const bool isForNow = first == "lock" || first == "ballast" || first == "folding" || first.starts_with("backup-")
        || first.starts_with("journal.sqlite") || name.filename().string().find(".part") != std::string::npos;
    return !isForNow;
}

std::vector<fs::path> filesBeside(const StoreFolder& store)
{
    std::vector<fs::path> names;
    for (const auto& each : fs::recursive_directory_iterator(store.path)) {
        const fs::path name = each.path().lexically_relative(store.path);
        if (each.is_regular_file() && isKept(name))
            names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

AboutBackup aboutOf(const StoreReader& store, Instant now)
{
    const StoreIdentity identity = store.ledgers().identity().value_or(StoreIdentity {});
    return { identity.name, identity.division, now, store.journal().count(), store.journal().incarnation() };
}

/// Opens what was written, by the one who wrote it.
bool isWhole(const fs::path& file, const StreamUnlock& unlock, const fs::path& to, const AboutBackup& about,
    const Progress& progress)
{
    const auto unpacked
        = unpackBackup(file, [&](std::string_view) -> Result<StreamUnlock> { return unlock; }, to, Unpacking::ToLookAt);
    if (!unpacked)
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "The backup can't be read back (%1). Use another disk or stick."),
            { unpacked.refusal().toString() });
    const StoreReader copy({ to });
    if (copy.journal().count() != about.entries)
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "The backup can't be read back (%1). Use another disk or stick."),
            { std::to_string(copy.journal().count()) + " != " + std::to_string(about.entries) });
    return requireSound(copy.journal(), to / "journal.sqlite", progress);
}

Result<BackupMade> made(Workbench& bench, const StoreFolder& store, const fs::path& file, StreamLock lock, Instant now,
    const Progress& progress)
{
    const StoreFolder copied { bench.path() / "copy" };
    fs::create_directories(copied.path);
    {
        const StoreReader reader(store);
        if (!copyPages(reader.connection(), copied.journal(), stretch(progress, 0, 20)))
            return stopped();
    }
    const AboutBackup about = aboutOf(StoreReader(copied), now);
    DurableFile out(file);
    ArchiveWriter archive(out, std::move(lock), about.encode());
    archive.add("journal.sqlite", copied.journal());
    BackupMade made { about.entries, 1, 0 };
    for (const fs::path& name : filesBeside(store)) {
        archive.add(name.string(), store.path / name);
        ++made.files;
    }
    archive.end();
    made.bytes = archive.bytes();
    out.sync();
    bench.clear(); // room for looking whether it is whole
    if (!stretch(progress, 0, 100)(40, 100)
        || !isWhole(out.unfinished(), archive.unlock(), bench.path(), about, stretch(progress, 40, 99)))
        return stopped();
    out.finish();
    stretch(progress, 0, 100)(100, 100);
    return made;
}

} // namespace

Result<BackupMade> makeBackup(
    const StoreFolder& store, const fs::path& file, StreamLock lock, Instant now, const Progress& progress)
{
    try {
        if (fs::exists(file))
            return Refusal { Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal", "There is already a file %1. Choose another name."), { file.string() },
                "file" };
        const StoreReader present(store); // says why there is nothing to back up
        Workbench bench(store);
        if (!bench.isOurs())
            return Refusal { Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal", "Another backup of this store is being made. Wait for it."), {}, {} };
        return made(bench, store, file, std::move(lock), now, progress);
    } catch (const std::system_error& failure) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "The backup %1 can't be made: %2."), { file.string(), failure.what() });
    }
}

} // namespace fengsui
