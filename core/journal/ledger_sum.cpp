#include "journal/ledger_sum.h"

#include <vector>

namespace fengsui {

void StreamSet::add(const StreamName& stream)
{
    if (m_names == stream)
        return;
    std::vector<std::string> names;
    for (std::size_t at = 0; at < m_names.size();) {
        const std::size_t end = std::min(m_names.find(' ', at), m_names.size());
        names.push_back(m_names.substr(at, end - at));
        at = end + 1;
    }
    const auto place = std::ranges::lower_bound(names, stream);
    if (place != names.end() && *place == stream)
        return;
    names.insert(place, stream);
    m_names.clear();
    for (const std::string& name : names)
        m_names.append(m_names.empty() ? "" : " ").append(name);
}

void LedgerSum::add(const Digest& row)
{
    unsigned carry = 0;
    for (std::size_t i = 0; i < m_value.bytes.size(); ++i) {
        carry += static_cast<unsigned>(m_value.bytes[i]) + row.bytes[i];
        m_value.bytes[i] = static_cast<std::uint8_t>(carry & 0xff);
        carry >>= 8;
    }
}

void LedgerSum::subtract(const Digest& row)
{
    unsigned borrow = 0;
    for (std::size_t i = 0; i < m_value.bytes.size(); ++i) {
        const unsigned taken = row.bytes[i] + borrow;
        borrow = m_value.bytes[i] < taken ? 1 : 0;
        m_value.bytes[i] = static_cast<std::uint8_t>((m_value.bytes[i] - taken) & 0xff);
    }
}

} // namespace fengsui
