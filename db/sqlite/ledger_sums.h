#pragma once

#include "journal/ledger_sum.h"
#include "sqlite/connection.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace fengsui {

/// What one subject adds to the sums.
struct LedgerShare {
    Digest rows; ///< null when it has none
    StreamSet streams; ///< in which its entries lie that count
};

/// The sums over all subjects' rows, one for each set of streams in which subjects lie, so that consoles that hold
/// different streams can compare what they have in common. They stand in the table ledger_sum and change in the same
/// transaction as the rows.
class LedgerSums {
public:
    void read(const Connection&);
    void replace(const LedgerShare& before, const LedgerShare& now);
    void add(const std::string& streams, const Digest& rows);
    void subtract(const std::string& streams, const Digest& rows);
    /// Puts down those that changed since the last time.
    void write(Connection&);

    /// Of the subjects that lie in streams that pass, and in no other.
    LedgerSum of(const std::function<bool(const StreamName&)>& passes) const;
    bool operator==(const LedgerSums& other) const { return m_sums == other.m_sums; }

private:
    std::map<std::string, LedgerSum> m_sums; ///< none that is zero
    std::set<std::string> m_changed;
};

} // namespace fengsui
