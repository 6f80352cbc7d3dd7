#include "sqlite/ledger_record.h"

#include <cstring>

namespace fengsui {

LedgerRecord& LedgerRecord::sized(char kind, std::string_view bytes)
{
    m_bytes += kind;
    fixed(static_cast<std::int64_t>(bytes.size()));
    m_bytes += bytes;
    return *this;
}

std::int64_t LedgerRows::fixed()
{
    std::int64_t value = 0;
    std::memcpy(&value, m_rest.data(), sizeof value);
    m_rest.remove_prefix(sizeof value);
    return value;
}

bool LedgerRows::next()
{
    m_values.clear();
    if (m_rest.empty())
        return false;
    m_table = m_rest.front();
    m_rest.remove_prefix(1);
    while (!m_rest.empty()) {
        const char kind = m_rest.front();
        if (kind >= 'A' && kind <= 'Z')
            break;
        m_rest.remove_prefix(1);
        LedgerValue& value = m_values.emplace_back();
        if (kind == 'n') {
            value.is = LedgerValue::Is::Number;
            value.number = fixed();
        } else if (kind != '-') {
            value.is = kind == 't' ? LedgerValue::Is::Text : LedgerValue::Is::Bytes;
            const auto size = static_cast<std::size_t>(fixed());
            value.bytes = m_rest.substr(0, size);
            m_rest.remove_prefix(size);
        }
    }
    return true;
}

void LedgerRows::bindTo(Statement& statement) const
{
    int index = 0;
    for (const LedgerValue& value : m_values) {
        ++index;
        switch (value.is) {
        case LedgerValue::Is::Nothing:
            statement.bindNull(index);
            break;
        case LedgerValue::Is::Number:
            statement.bind(index, value.number);
            break;
        case LedgerValue::Is::Text:
            statement.bindText(index, value.bytes);
            break;
        case LedgerValue::Is::Bytes:
            statement.bindBytes(index, value.bytes);
            break;
        }
    }
}

} // namespace fengsui
