#pragma once

#include "journal/journal.h"
#include "sqlite/connection.h"

namespace fengsui {

/// Reads a journal through any connection, which outlives this.
class SqliteJournalReader final : public JournalReader {
public:
    explicit SqliteJournalReader(const Connection& connection)
        : m_connection(connection)
    {
    }
    void visit(const std::function<bool(const Entry&)>&) const override;
    std::vector<Entry> entriesOf(SubjectId) const override;
    std::optional<Entry> entry(const EntryKey&) const override;
    std::uint64_t count() const override;
    IncarnationId incarnation() const override;
    Verification verify(const Progress&) const override;
    std::vector<Head> heads() const override;

private:
    void checkPages(Verification&) const;
    void checkCrashing(Verification&) const;

    const Connection& m_connection;
};

} // namespace fengsui
