#pragma once

#include "sqlite/store_folder.h"

#include <QTemporaryDir>

#include <cstdint>
#include <string>
#include <vector>

namespace fengsui {

/// A fresh store in a folder of its own, gone with this.
class TemporaryStore {
public:
    TemporaryStore()
        : m_folder { std::filesystem::path(m_directory.path().toStdString()) / "store" }
    {
        createStoreFolder(m_folder);
    }
    const StoreFolder& folder() const { return m_folder; }
    std::filesystem::path around() const { return m_directory.path().toStdString(); }

private:
    QTemporaryDir m_directory;
    StoreFolder m_folder;
};

inline std::vector<Entry> allEntries(const Connection& connection)
{
    std::vector<Entry> entries;
    SqliteJournalReader(connection).visit([&](const Entry& entry) {
        entries.push_back(entry);
        return true;
    });
    return entries;
}

inline Verification verified(const Connection& connection)
{
    return SqliteJournalReader(connection).verify({});
}

/// For QVERIFY2: what is wrong, or nothing.
inline QByteArray faultsOf(const Verification& verification)
{
    QByteArray text;
    for (const Fault& fault : verification.faults)
        text += QByteArray::fromStdString(fault.where + ": "
            + Refusal { Refusal::Reason::Conflict, fault.text, fault.arguments, {} }.toString() + '\n');
    return text;
}

} // namespace fengsui
