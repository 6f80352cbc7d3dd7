#include "sqlite/connection.h"

#include "base/plant.h"
#include "journal/journal.h"
#include "sqlite/sole_writer.h"

#include <sqlite3.h>
#include <unistd.h>

namespace fengsui {

namespace {

constexpr int checkpointPages = 1000;
constexpr int waitMilliseconds = 5000;
constexpr int longestValue = 16 * 1024 * 1024; // a damaged length must not make us ask for a gigabyte

[[noreturn]] void failWith(const std::filesystem::path& file, int code, const std::string& detail)
{
    const std::string name = file.string();
    switch (code & 0xff) {
    case SQLITE_FULL:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "Not saved: the disk that holds %1 is full. Make room, then do it again; everything "
                               "saved before is safe."),
            { name });
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "Not saved: %1 may only be read. Give this user the right to write to its folder."),
            { name });
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: // our statements are fixed: what they name is missing only from a damaged or foreign file
    case SQLITE_SCHEMA:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_FORMAT:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 is damaged (%2). Don't write to it any more; run \"fengsui-clerk journal verify\" "
                               "and restore the last backup."),
            { name, detail });
    case SQLITE_NOTADB:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 is not a Fengsui journal, or its beginning is damaged. Restore the last backup."),
            { name });
    case SQLITE_CANTOPEN:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "%1 can't be opened. Look whether the folder exists and may be read and written."),
            { name });
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 is being used by another program. Close it and try again."), { name });
    case SQLITE_NOMEM:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "Not saved: the machine is out of memory."), {});
    default:
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "Not saved: reading or writing %1 failed (%2). The disk may be full or faulty; "
                               "everything saved before is safe."),
            { name, detail });
    }
}

// A store that lies closed on a medium that can't be written: nobody writes to it, and the file is read as it lies. As
// long as somebody has it open for writing there is a shared memory file, and everybody must go by its locks.
std::string addressOf(const std::filesystem::path& file)
{
    const auto isThere = [&](const char* suffix) {
        std::error_code ignored;
        return std::filesystem::exists(std::filesystem::path(file) += suffix, ignored);
    };
    if (isThere("-wal") || isThere("-shm") || access(file.parent_path().c_str(), W_OK) == 0)
        return file.string();
    std::string address = "file:";
    for (const char c : file.string())
        address += c == '?' ? "%3f" : c == '#' ? "%23" : c == '%' ? "%25" : std::string(1, c);
    return address + "?immutable=1";
}

} // namespace

Connection::Connection(const std::filesystem::path& file, Mode mode)
    : m_file(file)
{
    const int flags = mode == Mode::ReadOnly && !FENGSUI_PLANT(second_checkpointer)
        ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const std::string address = mode == Mode::ReadOnly ? addressOf(file)
        : mode == Mode::Scratch                        ? std::string(":memory:")
                                                       : file.string();
    const int code
        = sqlite3_open_v2(address.c_str(), &m_handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(m_handle);
        failWith(m_file, code, sqlite3_errstr(code));
    }
    try {
        if (mode == Mode::ReadWrite && file != ":memory:")
            m_soleWriter = std::make_unique<SoleWriter>(file);
        sqlite3_busy_timeout(m_handle, waitMilliseconds);
        sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, longestValue);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        execute("PRAGMA mmap_size=0");
        execute("PRAGMA cell_size_check=ON");
        execute("PRAGMA trusted_schema=OFF");
        if (mode == Mode::ReadWrite) {
            execute("PRAGMA journal_mode=WAL");
            execute(FENGSUI_PLANT(no_fsync)          ? "PRAGMA synchronous=OFF"
                    : FENGSUI_PLANT(normal_for_full) ? "PRAGMA synchronous=NORMAL"
                                                     : "PRAGMA synchronous=FULL");
            execute("PRAGMA secure_delete=ON"); // an erased body is overwritten, not only forgotten
            execute("PRAGMA cache_size=-24576");
            // Checkpoints are ours alone: none behind our back by an automatic one.
            sqlite3_wal_autocheckpoint(m_handle, 0);
            sqlite3_wal_hook(
                m_handle,
                [](void* self, sqlite3*, const char*, int pages) {
                    static_cast<Connection*>(self)->m_logPages = pages;
                    return SQLITE_OK;
                },
                this);
        } else if (mode == Mode::Copy) {
            execute("PRAGMA journal_mode=OFF");
            execute("PRAGMA synchronous=OFF");
        } else if (mode == Mode::ReadOnly) {
            execute("PRAGMA cache_size=-16384");
        }
    } catch (...) {
        m_idle.reset(); // a connection with statements does not close
        sqlite3_close(m_handle);
        throw;
    }
}

Connection::~Connection()
{
    m_idle.reset(); // a connection with statements does not close
    sqlite3_close(m_handle);
}

void Connection::fail(int code) const
{
    m_ranOutOfRoom = (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_WRITE;
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) {
        m_isBroken = true;
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); // the log is all that can be trusted
    }
    failWith(m_file, code, sqlite3_errmsg(m_handle));
}

void Connection::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

std::int64_t Connection::number(const std::string& sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::text(const std::string& sql)
{
    Statement statement(*this, sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

std::uint64_t Connection::changes() const
{
    return static_cast<std::uint64_t>(sqlite3_changes64(m_handle));
}

bool Connection::isReadOnly() const
{
    return sqlite3_db_readonly(m_handle, "main") == 1;
}

bool Connection::checkpoint(bool truncate)
{
    if (m_isBroken)
        return false;
    if (!truncate && m_logPages < checkpointPages)
        return true;
    sqlite3_busy_timeout(m_handle, 0); // a reader that holds an old moment only puts the rest off
    const int code = sqlite3_wal_checkpoint_v2(
        m_handle, nullptr, truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, waitMilliseconds);
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED)
        fail(code);
    if (truncate && code == SQLITE_OK)
        m_logPages = 0;
    return code == SQLITE_OK;
}

Connection::IdleStatements::~IdleStatements()
{
    for (const auto& [sql, statements] : m_bySql)
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
}

sqlite3_stmt* Connection::IdleStatements::take(std::string_view sql)
{
    const auto found = m_bySql.find(sql);
    if (found == m_bySql.end() || found->second.empty())
        return nullptr;
    sqlite3_stmt* statement = found->second.back();
    found->second.pop_back();
    --m_count;
    return statement;
}

void Connection::IdleStatements::giveBack(sqlite3_stmt* statement)
{
    // More than the program has sentences of SQL; what is put together for one occasion must not pile up.
    constexpr std::size_t most = 200;
    const char* sql = sqlite3_sql(statement);
    if (!sql || m_count >= most) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_bySql[sql].push_back(statement);
    ++m_count;
}

Statement::Statement(const Connection& connection, std::string_view sql)
    : m_connection(&connection)
    , m_handle(connection.idleStatements().take(sql))
{
    if (m_handle)
        return;
    const int code = sqlite3_prepare_v3(
        connection.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_handle, nullptr);
    if (code != SQLITE_OK)
        connection.fail(code);
}

Statement::~Statement()
{
    if (m_handle)
        m_connection->idleStatements().giveBack(m_handle);
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection)
    , m_handle(std::exchange(other.m_handle, nullptr))
{
}

Statement& Statement::start()
{
    sqlite3_reset(m_handle);
    return *this;
}

Statement& Statement::bind(int index, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(m_handle, index, value); code != SQLITE_OK)
        m_connection->fail(code);
    return *this;
}

Statement& Statement::bindText(int index, std::string_view text)
{
    const char* data = text.data() ? text.data() : "";
    if (const int code = sqlite3_bind_text(m_handle, index, data, static_cast<int>(text.size()), SQLITE_STATIC);
        code != SQLITE_OK)
        m_connection->fail(code);
    return *this;
}

Statement& Statement::bindBytes(int index, std::string_view bytes)
{
    const char* data = bytes.data() ? bytes.data() : "";
    if (const int code = sqlite3_bind_blob(m_handle, index, data, static_cast<int>(bytes.size()), SQLITE_STATIC);
        code != SQLITE_OK)
        m_connection->fail(code);
    return *this;
}

Statement& Statement::bindColumn(int index, const Statement& row, int column)
{
    if (const int code = sqlite3_bind_value(m_handle, index, sqlite3_column_value(row.m_handle, column));
        code != SQLITE_OK)
        m_connection->fail(code);
    return *this;
}

Statement& Statement::bindNull(int index)
{
    if (const int code = sqlite3_bind_null(m_handle, index); code != SQLITE_OK)
        m_connection->fail(code);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_handle);
        return false;
    }
    sqlite3_reset(m_handle);
    m_connection->fail(code);
}

void Statement::run()
{
    while (step()) { }
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

std::string_view Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_handle, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)))
                : std::string_view();
}

std::string_view Statement::bytes(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_handle, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)))
                : std::string_view();
}

RawId Statement::id(int column) const
{
    return RawId::fromBytes(bytes(column)).value_or(RawId {});
}

int Statement::columns() const
{
    return sqlite3_column_count(m_handle);
}

std::string Statement::name(int column) const
{
    return sqlite3_column_name(m_handle, column);
}

Transaction::Transaction(Connection& connection)
    : m_connection(connection)
{
    if (m_connection.isBroken())
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "Not saved: the disk that holds %1 failed while writing. Close the program, have the "
                               "disk looked at, run \"fengsui-clerk journal verify\", then go on."),
            { m_connection.file().string() });
    m_connection.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_isOver)
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_connection.execute("COMMIT");
    m_isOver = true;
}

Snapshot::Snapshot(const Connection& connection)
    : m_connection(connection)
{
    const int code = sqlite3_exec(m_connection.handle(), "BEGIN", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        m_connection.fail(code);
}

Snapshot::~Snapshot()
{
    sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr); // nothing was written
}

} // namespace fengsui
