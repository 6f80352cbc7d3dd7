#include "sqlite/ledger_sums.h"

namespace fengsui {

void LedgerSums::read(const Connection& connection)
{
    m_sums.clear();
    m_changed.clear();
    Statement rows(connection, "SELECT streams, sum FROM ledger_sum");
    while (rows.step())
        if (const auto sum = Digest::fromBytes(rows.bytes(1)))
            m_sums.emplace(rows.text(0), LedgerSum(*sum));
}

void LedgerSums::replace(const LedgerShare& before, const LedgerShare& now)
{
    if (before.rows == now.rows && before.streams.key() == now.streams.key())
        return;
    subtract(before.streams.key(), before.rows);
    add(now.streams.key(), now.rows);
}

void LedgerSums::add(const std::string& streams, const Digest& rows)
{
    if (rows.isNull())
        return;
    LedgerSum& sum = m_sums[streams];
    sum.add(rows);
    m_changed.insert(streams);
    if (sum.isZero())
        m_sums.erase(streams);
}

void LedgerSums::subtract(const std::string& streams, const Digest& rows)
{
    if (rows.isNull())
        return;
    LedgerSum& sum = m_sums[streams];
    sum.subtract(rows);
    m_changed.insert(streams);
    if (sum.isZero())
        m_sums.erase(streams);
}

void LedgerSums::write(Connection& connection)
{
    Statement put(connection, "INSERT OR REPLACE INTO ledger_sum(streams, sum) VALUES(?1, ?2)");
    Statement remove(connection, "DELETE FROM ledger_sum WHERE streams = ?1");
    for (const std::string& streams : m_changed) {
        if (const auto sum = m_sums.find(streams); sum != m_sums.end())
            put.start().bindText(1, streams).bind(2, sum->second.value()).run();
        else
            remove.start().bindText(1, streams).run();
    }
    m_changed.clear();
}

LedgerSum LedgerSums::of(const std::function<bool(const StreamName&)>& passes) const
{
    LedgerSum all;
    for (const auto& [streams, sum] : m_sums)
        if (StreamSet::areAll(streams, passes))
            all.add(sum.value());
    return all;
}

} // namespace fengsui
