#include "backup/restore.h"

#include "sqlite/durable_file.h"

#include <fstream>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace fengsui {

namespace {

namespace fs = std::filesystem;

/// Taken away again with all that is in it, unless it was given its name.
struct HalfMade {
    fs::path path;
    ~HalfMade()
    {
        std::error_code ignored;
        if (!path.empty())
            fs::remove_all(path, ignored);
    }
};

// Whoever wrote the archive must not reach out of the folder.
bool staysInside(const fs::path& name)
{
    if (name.empty() || name.is_absolute() || name != name.lexically_normal() || !name.has_filename())
        return false;
    return name.begin()->string() != "..";
}

class Unpacker final : public ArchiveVisitor {
public:
    Unpacker(const fs::path& to, Unpacking how)
        : m_to(to)
        , m_how(how)
    {
    }
    const AboutBackup& told() const { return m_about; }

    Outcome about(const std::string& bytes) override
    {
        auto about = AboutBackup::decode(bytes);
        if (!about)
            return about.refusal();
        m_about = *std::move(about);
        return Done {};
    }
    Outcome beginFile(const std::string& name) override
    {
        if (!staysInside(name))
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The backup names a file that does not belong into a store: %1."),
                { name }, "file" };
        m_path = m_to / name;
        if (m_how == Unpacking::Synced) {
            m_file = std::make_unique<DurableFile>(m_path);
        } else {
            fs::create_directories(m_path.parent_path());
            m_stream.open(m_path, std::ios::binary | std::ios::trunc);
        }
        return Done {};
    }
    Outcome bytes(std::string_view bytes) override
    {
        if (m_file)
            m_file->write(bytes);
        else if (!m_stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
            throw std::system_error(errno, std::generic_category(), "writing " + m_path.string());
        return Done {};
    }
    Outcome endFile() override
    {
        if (m_file)
            m_file->finish();
        m_file.reset();
        if (m_stream.is_open())
            m_stream.close();
        if (!m_stream)
            throw std::system_error(errno, std::generic_category(), "writing " + m_path.string());
        fs::permissions(m_path, fs::perms::owner_read | fs::perms::owner_write);
        return Done {};
    }

private:
    fs::path m_to;
    Unpacking m_how;
    AboutBackup m_about;
    fs::path m_path;
    std::unique_ptr<DurableFile> m_file;
    std::ofstream m_stream;
};

Outcome mayBecomeStore(const StoreFolder& store)
{
    std::error_code error;
    if (store.isStore())
        return Refusal { Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "There is a store in %1. A backup is never restored over one: restore into a new folder, look at it, "
                "then use that one."),
            { store.path.string() }, "store" };
    if (fs::exists(store.path, error) && !fs::is_empty(store.path, error))
        return Refusal { Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "%1 is not empty. Choose a new folder for the store."),
            { store.path.string() }, "store" };
    return Done {};
}

Result<AboutBackup> restoredIn(
    const fs::path& file, const Unlocking& unlocking, const StoreFolder& part, Instant now, const Progress& progress)
{
    fs::create_directories(part.path);
    fs::permissions(part.path, fs::perms::owner_all);
    auto about = unpackBackup(file, unlocking, part.path, Unpacking::Synced);
    if (!about)
        return about;
    for (const auto& folder : { part.editions(), part.blobs(), part.workflows(), part.templates() })
        fs::create_directories(folder);
    {
        StoreWriter writer(part);
        if (!requireSound(SqliteJournalReader(writer.connection()), part.journal(), progress))
            return stopped();
        writer.journal().renew(now);
    }
    fs::remove(part.lock());
    return about;
}

} // namespace

Refusal stopped()
{
    return { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "Stopped; nothing was left behind."), {}, {} };
}

bool requireSound(const JournalReader& journal, const fs::path& file, const Progress& progress)
{
    bool isStopped = false;
    const Verification verification = journal.verify([&](std::uint64_t done, std::uint64_t total) {
        isStopped = isStopped || (progress && !progress(done, total));
        return !isStopped;
    });
    if (!isStopped && !verification.isSound())
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 is damaged (%2). Don't write to it any more; run \"fengsui-clerk journal verify\" "
                               "and restore the last backup."),
            { file.string(),
                verification.faults.front().where + ": "
                    + Refusal { Refusal::Reason::Conflict, verification.faults.front().text,
                        verification.faults.front().arguments, {} }
                        .toString() });
    return !isStopped;
}

Result<AboutBackup> unpackBackup(const fs::path& file, const Unlocking& unlocking, const fs::path& to, Unpacking how)
{
    Unpacker unpacker(to, how);
    const Outcome read = readArchive(file, unlocking, unpacker);
    if (!read)
        return read.refusal();
    if (!StoreFolder { to }.isStore())
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The backup holds no journal."), {},
            "file" };
    return unpacker.told();
}

Result<AboutBackup> restoreBackup(
    const fs::path& file, const Unlocking& unlocking, const StoreFolder& store, Instant now, const Progress& progress)
{
    if (const Outcome may = mayBecomeStore(store); !may)
        return may.refusal();
    const fs::path whole = fs::absolute(store.path).lexically_normal();
    const fs::path name = whole.has_filename() ? whole : whole.parent_path();
    HalfMade half { name.string() + ".restoring-" + std::to_string(getpid()) };
    try {
        auto about = restoredIn(file, unlocking, { half.path }, now, progress);
        if (!about)
            return about;
        fs::rename(half.path, name); // over an empty folder, if there is one
        half.path.clear();
        syncFolder(name);
        syncFolder(name.parent_path());
        return about;
    } catch (const std::system_error& failure) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be made: %2."), { store.path.string(), failure.what() });
    }
}

} // namespace fengsui
