#pragma once

#include "base/digest.h"
#include "base/stamp.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace fengsui {

/// The streams in which the entries of a subject lie: nearly always one.
class StreamSet {
public:
    void add(const StreamName& stream);
    bool isEmpty() const { return m_names.empty(); }
    /// Their names in order, a space between; the same for equal sets.
    const std::string& key() const { return m_names; }
    /// The last one in order; there must be one.
    StreamName last() const { return m_names.substr(m_names.rfind(' ') + 1); }

    /// Whether each stream of such a key passes.
    template <typename Passes>
    static bool areAll(std::string_view key, const Passes& passes)
    {
        while (!key.empty()) {
            const std::string_view name = key.substr(0, key.find(' '));
            if (!passes(StreamName(name)))
                return false;
            key.remove_prefix(std::min(key.size(), name.size() + 1));
        }
        return true;
    }

private:
    std::string m_names;
};

/// A digest of many rows that needs no order and is kept up to date row by row: the digests of the rows added up as
/// numbers of 256 bits. What was added can be subtracted again.
///
/// It finds every accident. It would not stand against somebody who may choose thousands of rows in order to hit a sum,
/// and need not: consoles compare it only when they hold the same entries, which the chains prove, and whoever lies
/// about its own sum hides nothing but its own error.
class LedgerSum {
public:
    LedgerSum() = default;
    explicit LedgerSum(const Digest& value)
        : m_value(value)
    {
    }
    void add(const Digest& row);
    void subtract(const Digest& row);
    const Digest& value() const { return m_value; }
    bool isZero() const { return m_value.isNull(); }

    bool operator==(const LedgerSum&) const = default;

private:
    Digest m_value; ///< lowest byte first
};

} // namespace fengsui
