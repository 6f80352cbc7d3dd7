#include "sqlite/sqlite_component_ground.h"

#include "journal/journal.h"
#include "sqlite/component_edition.h"
#include "sqlite/grid_edition.h"

namespace fengsui {

namespace {

Refusal unreadable(const std::filesystem::path& file)
{
    return { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal",
            "The components can't be read: the file %1 is damaged or gone. Fetch it again or restore it from a "
            "backup."),
        { "editions/" + file.filename().string() }, {} };
}

} // namespace

SqliteComponentGround::SqliteComponentGround(const std::filesystem::path& folder, const Digest& digest)
    : m_path(editionPath(folder, digest))
{
    auto connection = lend();
    if (connection->number("PRAGMA application_id") != component_edition::applicationId
        || connection->number("PRAGMA user_version") != component_edition::format)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 is no component edition that this program can read."),
            { m_path.string() });
    {
        Statement row(*connection, "SELECT class, sum(components) FROM class GROUP BY class ORDER BY class");
        while (row.step())
            m_classes.push_back({ std::uint16_t(row.integer(0)), std::uint64_t(row.integer(1)) });
    }
    giveBack(std::move(connection));
}

std::unique_ptr<Connection> SqliteComponentGround::lend() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return connection;
        }
    }
    auto connection = std::make_unique<Connection>(m_path, Connection::Mode::ReadOnly);
    connection->execute("PRAGMA cache_size=-1024"); // squares are kept unpacked, and there is one a thread
    return connection;
}

void SqliteComponentGround::giveBack(std::unique_ptr<Connection> connection) const
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

Result<std::vector<PackedComponent>> SqliteComponentGround::packed(PlaceTile square) const
{
    try {
        auto connection = lend();
        std::vector<PackedComponent> found;
        {
            Statement row(*connection, "SELECT components FROM packed WHERE x = ?1 AND y = ?2");
            if (row.start().bind(1, square.x).bind(2, square.y).step())
                found = packedFromBytes(row.bytes(0));
        }
        giveBack(std::move(connection));
        return found;
    } catch (const StoreFailure&) { // the next one is asked through a fresh connection
        return unreadable(m_path);
    }
}

Outcome SqliteComponentGround::visit(const Visitor& visitor) const
{
    try {
        auto connection = lend();
        {
            Statement row(*connection, "SELECT x, y, components FROM packed");
            while (row.step())
                visitor({ packedLevel, std::uint32_t(row.integer(0)), std::uint32_t(row.integer(1)) },
                    packedFromBytes(row.bytes(2)));
        }
        giveBack(std::move(connection));
        return Done {};
    } catch (const StoreFailure&) {
        return unreadable(m_path);
    }
}

} // namespace fengsui
