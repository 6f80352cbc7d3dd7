#pragma once

#include "sqlite/connection.h"

#include <cstdint>
#include <span>
#include <string>

namespace fengsui {

/// Raised whenever the tables or the folding change: a store with another one is folded anew when it is opened.
inline constexpr std::int64_t ledgerVersion = 19;

struct LedgerTable {
    const char* name;
    std::string create;
    const char* key; ///< columns that give a row its place
    bool isPersonal = false; ///< what is taken out of it must be gone from the file
};

/// All of them may be thrown away: drop, create, write every subject once.
std::span<const LedgerTable> ledgerTables();
void createLedgerTables(Connection&);
/// The indexes of a few rows among many: kept from the first row on, they save going through all of them again.
void createOpenIndexes(Connection&);
/// The others, apart from the tables, so that a rebuild fills those first.
void createLedgerIndexes(Connection&);
void dropLedgers(Connection&);
/// Every row of every ledger table as text, in order of the keys: equal ledgers give equal dumps.
std::string dumpLedgers(const Connection&);

} // namespace fengsui
