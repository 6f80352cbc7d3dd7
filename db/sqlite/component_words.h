#pragma once

#include "sqlite/connection.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fengsui {

/// The names, roads and units of a component edition being written, each of them once.
class WordTable {
public:
    /// The table is there; the connection outlives this.
    explicit WordTable(Connection&);

    std::int64_t idOf(const std::string& text);
    /// Makes the indexes for WordFinder.
    void index();

private:
    Connection& m_connection;
    Statement m_find, m_insert;
    std::unordered_map<std::string, std::int64_t> m_lastMet; ///< bounded: what is not here is looked up in the table
    std::int64_t m_last = 0;
};

/// Finds texts by a part of them. A trigram index answers for three characters and more; shorter parts, which are the
/// commonest in Chinese, are phrases in an index where each character is a token of its own.
class WordFinder {
public:
    /// The connection outlives it.
    explicit WordFinder(const Connection& connection)
        : m_connection(connection)
    {
    }

    /// Gives the ids of the texts one by one, in the order in which they were first met, until `goesOn` says no. The
    /// case of ASCII letters doesn't matter.
    void visit(std::string_view part, const std::function<bool(std::int64_t word)>& goesOn) const;

private:
    const Connection& m_connection;
};

} // namespace fengsui
