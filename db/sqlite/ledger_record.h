#pragma once

#include "base/digest.h"
#include "sqlite/connection.h"

#include <concepts>
#include <string>

namespace fengsui {

/// What a subject's rows say, byte for byte: taken down while they are written, so that nothing can stand in a ledger
/// and be missing from its sum.
class LedgerRecord {
public:
    /// From here on the rows of another subject; without `isWriting` they are only taken down.
    void begin(bool isWriting)
    {
        m_bytes.clear();
        m_isWriting = isWriting;
    }
    bool isWriting() const { return m_isWriting; }

    void row(char table) { m_bytes += table; }
    void number(std::int64_t value)
    {
        m_bytes += 'n';
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value); // the same on every machine that we run on
    }
    void bytes(std::string_view bytes)
    {
        number(static_cast<std::int64_t>(bytes.size()));
        m_bytes += bytes;
    }
    void nothing() { m_bytes += '-'; }

    /// Null when the subject has no rows.
    Digest digest() const { return m_bytes.empty() ? Digest {} : sha256(m_bytes); }

private:
    std::string m_bytes;
    bool m_isWriting = true;
};

/// A statement that puts a row into a table, and takes it down. Every one of a table binds the same values in the same
/// order, whether it inserts or updates.
class RecordedStatement {
public:
    RecordedStatement(const Connection& connection, std::string_view sql, LedgerRecord& record, char table)
        : m_statement(connection, sql)
        , m_record(record)
        , m_table(table)
    {
    }
    RecordedStatement& start()
    {
        m_statement.start();
        m_record.row(m_table);
        return *this;
    }
    RecordedStatement& bind(int index, std::int64_t value)
    {
        m_record.number(value);
        m_statement.bind(index, value);
        return *this;
    }
    template <std::integral Number>
    RecordedStatement& bind(int index, Number value)
    {
        return bind(index, static_cast<std::int64_t>(value));
    }
    template <typename Tag>
    RecordedStatement& bind(int index, const Id<Tag>& id)
    {
        return bindBytes(index, id.view());
    }
    RecordedStatement& bind(int index, const RawId& id) { return bindBytes(index, id.view()); }
    RecordedStatement& bind(int index, const Digest& digest) { return bindBytes(index, digest.view()); }
    RecordedStatement& bindText(int index, std::string_view text)
    {
        m_record.bytes(text);
        m_statement.bindText(index, text);
        return *this;
    }
    RecordedStatement& bindBytes(int index, std::string_view bytes)
    {
        m_record.bytes(bytes);
        m_statement.bindBytes(index, bytes);
        return *this;
    }
    RecordedStatement& bindNull(int index)
    {
        m_record.nothing();
        m_statement.bindNull(index);
        return *this;
    }
    void run()
    {
        if (m_record.isWriting())
            m_statement.run();
    }

private:
    Statement m_statement;
    LedgerRecord& m_record;
    char m_table;
};

/// A statement that clears rows away before they are put there anew: not when rows are only taken down.
class ClearingStatement {
public:
    ClearingStatement(const Connection& connection, std::string_view sql, const LedgerRecord& record)
        : m_statement(connection, sql)
        , m_record(record)
    {
    }
    template <typename Tag>
    void clear(const Id<Tag>& of)
    {
        if (m_record.isWriting())
            m_statement.start().bind(1, of).run();
    }
    void clear(const RawId& subject, int kind)
    {
        if (m_record.isWriting())
            m_statement.start().bind(1, subject).bind(2, kind).run();
    }
    void clear(std::string_view kind, std::string_view id)
    {
        if (m_record.isWriting())
            m_statement.start().bindText(1, kind).bindText(2, id).run();
    }

private:
    Statement m_statement;
    const LedgerRecord& m_record;
};

} // namespace fengsui
