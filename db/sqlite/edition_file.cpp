#include "sqlite/edition_file.h"

#include "journal/journal.h"
#include "sqlite/durable_file.h"
#include "sqlite/grid_edition.h"

#include <sqlite3.h>

#include <memory>
#include <new>
#include <stdexcept>
#include <system_error>

namespace fengsui {

EditionFile writeEditionFile(
    const std::filesystem::path& folder, const EditionKind& kind, const std::function<void(Connection&)>& fill)
{
    Connection database(":memory:", Connection::Mode::ReadWrite);
    database.execute("PRAGMA page_size=4096");
    database.execute("PRAGMA application_id=" + std::to_string(kind.applicationId));
    database.execute("PRAGMA user_version=" + std::to_string(kind.format));
    Transaction transaction(database);
    fill(database);
    transaction.commit();

    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> image(
        sqlite3_serialize(database.handle(), "main", &size, 0), sqlite3_free);
    if (!image)
        throw std::bad_alloc();
    const std::string_view bytes(reinterpret_cast<const char*>(image.get()), std::size_t(size));
    const EditionFile edition { sha256(bytes), bytes.size() };
    const std::filesystem::path file = editionPath(folder, edition.digest);
    try {
        writeDurably(file, bytes);
    } catch (const std::system_error& error) {
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "Not saved: writing %1 failed (%2). Look whether its disk is full or may only be read."),
            { file.string(), error.code().message() });
    }
    return edition;
}

void readEditionFile(const std::filesystem::path& folder, const Digest& digest, const EditionKind& kind,
    const std::function<void(Connection&)>& take)
{
    const std::filesystem::path file = editionPath(folder, digest);
    std::string bytes;
    try {
        bytes = readWhole(file);
    } catch (const std::system_error& error) {
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The edition %1 can't be read (%2). Fetch it again or restore it from a backup."),
            { file.string(), error.code().message() });
    }
    if (sha256(bytes) != digest)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The edition %1 is damaged: its bytes are not those of its name. Fetch it again or "
                               "restore it from a backup."),
            { file.string() });
    Connection database(":memory:", Connection::Mode::ReadWrite);
    auto* image = reinterpret_cast<unsigned char*>(bytes.data()); // outlives the connection's last use
    const auto size = sqlite3_int64(bytes.size());
    if (sqlite3_deserialize(database.handle(), "main", image, size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        throw std::bad_alloc();
    try {
        if (database.number("PRAGMA application_id") != kind.applicationId)
            throw std::runtime_error("it holds something else");
        if (database.number("PRAGMA user_version") != kind.format)
            throw std::runtime_error("it was made by a newer Fengsui");
        take(database);
    } catch (const std::runtime_error& error) { // right bytes, but never an edition of this kind
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 is no edition of this kind that this program can read: %2."),
            { file.string(), error.what() });
    }
}

} // namespace fengsui
