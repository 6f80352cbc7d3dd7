#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"
#include "sqlite/connection.h"

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// The rows that a subject comes to in the ledger tables, value by value, in one string: the digest is over it, and it
/// is what is written, so that nothing can stand in a ledger and be missing from its sum. Needs no database, so that it
/// may be made on any thread.
///
/// A row begins with its table's capital letter; its values follow in the order of the columns that the table's INSERT
/// names: `n` and 8 bytes, `t` (text) or `b` (bytes) with the length in 8 bytes before them, or `-` for NULL. Numbers
/// lie as the machine holds them, which is the same on every machine that we run on.
class LedgerRecord {
public:
    void clear() { m_bytes.clear(); }
    LedgerRecord& row(char table)
    {
        m_bytes += table;
        return *this;
    }
    LedgerRecord& number(std::int64_t value)
    {
        m_bytes += 'n';
        fixed(value);
        return *this;
    }
    template <std::integral Number>
    LedgerRecord& number(Number value)
    {
        return number(static_cast<std::int64_t>(value));
    }
    LedgerRecord& text(std::string_view text) { return sized('t', text); }
    LedgerRecord& bytes(std::string_view bytes) { return sized('b', bytes); }
    template <typename Id>
    LedgerRecord& id(const Id& id)
    {
        return bytes(id.view());
    }
    LedgerRecord& idOrNothing(const RawId& id) { return id.isNull() ? nothing() : bytes(id.view()); }
    LedgerRecord& timeOrNothing(const std::optional<Instant>& at) { return at ? number(at->milliseconds) : nothing(); }
    LedgerRecord& nothing()
    {
        m_bytes += '-';
        return *this;
    }

    std::string_view view() const { return m_bytes; }
    /// Null when the subject has no rows.
    Digest digest() const { return m_bytes.empty() ? Digest {} : sha256(m_bytes); }

private:
    void fixed(std::int64_t value) { m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
    LedgerRecord& sized(char kind, std::string_view bytes);

    std::string m_bytes;
};

struct LedgerValue {
    enum class Is { Nothing, Number, Text, Bytes };
    Is is = Is::Nothing;
    std::int64_t number = 0;
    std::string_view bytes; ///< of a text too
};

/// Goes through a record row by row. The record outlives it, and is one that LedgerRecord made.
class LedgerRows {
public:
    explicit LedgerRows(std::string_view record)
        : m_rest(record)
    {
    }
    /// False after the last row.
    bool next();
    char table() const { return m_table; }
    std::span<const LedgerValue> values() const { return m_values; }
    /// Binds the values to the statement's parameters, from the first on; they must live until it is done.
    void bindTo(Statement&) const;

private:
    std::int64_t fixed();

    std::string_view m_rest;
    char m_table = 0;
    std::vector<LedgerValue> m_values;
};

} // namespace fengsui
