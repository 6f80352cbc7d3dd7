#pragma once

#include "attachment/attachment_ledger.h"
#include "sqlite/connection.h"

namespace fengsui {

class SqliteAttachmentLedger final : public AttachmentLedger {
public:
    explicit SqliteAttachmentLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    AttachmentFile file(IncidentId) const override;
    std::vector<Attachment> beginningWith(const std::string& hex) const override;
    std::vector<Attachment> current() const override;
    std::string nameOf(IncarnationId) const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
