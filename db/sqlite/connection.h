#pragma once

#include "base/digest.h"
#include "base/id.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace fengsui {

class SoleWriter;

/// One connection to one database file. Every failure is a StoreFailure that says what to do: disk full, read-only, not
/// a database, damaged, locked.
class Connection {
public:
    enum class Mode {
        ReadWrite, ///< the one that writes and makes every checkpoint; creates the file; a second one of the same
                   ///< file is a std::logic_error
        ReadOnly, ///< SQLITE_OPEN_READONLY: can't checkpoint, so it can't meet the WAL-reset bug (sqlite.org/wal.html,
                  ///< 11)
        Copy, ///< of another database, page by page: creates the file, and whoever makes it syncs it
        Scratch, ///< a private database in memory, gone with the connection; the file is not looked at
    };
    Connection(const std::filesystem::path& file, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void execute(const std::string& sql);
    /// The first column of the first row.
    std::int64_t number(const std::string& sql);
    std::string text(const std::string& sql);
    std::uint64_t changes() const;
    bool isReadOnly() const;
    /// Moves as much of the write-ahead log into the file as readers allow, without waiting for them; with truncate
    /// also empties the log. False when readers left something to do.
    bool checkpoint(bool truncate);
    /// Pages now in the write-ahead log, as of the last commit.
    int logPages() const { return m_logPages; }
    sqlite3* handle() const { return m_handle; }
    const std::filesystem::path& file() const { return m_file; }
    /// Throws the StoreFailure for the connection's last error. After a failed fsync nobody knows what is on the disk
    /// (sqlite.org/atomiccommit.html, 9.4; the kernel reports it once): then this connection writes nothing any more.
    [[noreturn]] void fail(int code) const;
    bool isBroken() const { return m_isBroken; }
    /// Whether the last failure may have been for want of room. Some systems only say that writing failed.
    bool ranOutOfRoom() const { return m_ranOutOfRoom; }

    /// Prepared statements that nobody uses just now, by their SQL: to prepare one anew takes longer than most of them
    /// run.
    class IdleStatements {
    public:
        ~IdleStatements();
        /// Null when there is none.
        sqlite3_stmt* take(std::string_view sql);
        /// Owns it from now on.
        void giveBack(sqlite3_stmt* statement);

    private:
        std::map<std::string, std::vector<sqlite3_stmt*>, std::less<>> m_bySql;
        std::size_t m_count = 0;
    };
    IdleStatements& idleStatements() const { return *m_idle; }

private:
    std::filesystem::path m_file;
    std::unique_ptr<SoleWriter> m_soleWriter;
    sqlite3* m_handle = nullptr;
    int m_logPages = 0;
    mutable bool m_isBroken = false;
    mutable bool m_ranOutOfRoom = false;
    std::unique_ptr<IdleStatements> m_idle = std::make_unique<IdleStatements>();
};

/// A prepared statement; reset before each use by `start`.
class Statement {
public:
    Statement(const Connection& connection, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;

    /// Ready for new values.
    Statement& start();
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::uint64_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::uint32_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, bool value) { return bind(index, static_cast<std::int64_t>(value)); }
    /// Text and bytes are not copied: they must live until the statement is started again or done.
    Statement& bindText(int index, std::string_view text);
    Statement& bindBytes(int index, std::string_view bytes);
    Statement& bindNull(int index);
    template <typename Tag>
    Statement& bind(int index, const Id<Tag>& id)
    {
        return bindBytes(index, id.view());
    }
    Statement& bind(int index, const RawId& id) { return bindBytes(index, id.view()); }
    Statement& bind(int index, const Digest& digest) { return bindBytes(index, digest.view()); }
    /// The value of a column of another statement's row, whatever its type.
    Statement& bindColumn(int index, const Statement& row, int column);

    /// True when there is a row. Resets itself after the last one.
    bool step();
    /// For statements that give no rows.
    void run();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const; ///< valid until the next step
    std::string_view bytes(int column) const; ///< valid until the next step
    RawId id(int column) const; ///< null id for NULL
    int columns() const;
    std::string name(int column) const; ///< of the column

private:
    const Connection* m_connection;
    sqlite3_stmt* m_handle = nullptr;
};

/// All or nothing: rolls back unless committed. Throws StoreFailure when the connection is broken.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& m_connection;
    bool m_isOver = false;
};

/// While it lives, everything read through the connection is of one moment.
class Snapshot {
public:
    explicit Snapshot(const Connection& connection);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    const Connection& m_connection;
};

} // namespace fengsui
