#include "sqlite/sqlite_attachment_ledger.h"

namespace fengsui {

namespace {

// Who was destroyed takes every copy of a file that shows him along.
constexpr std::string_view columns
    = "SELECT a.digest, a.size, a.name, a.media, a.list, a.person, a.author, a.at, a.console, a.is_withdrawn OR EXISTS("
      "SELECT 1 FROM attachment s JOIN person p ON p.id = s.person WHERE s.digest = a.digest AND p.is_erased = 1), "
      "a.reason FROM attachment a ";

Attachment attachmentAt(const Statement& row)
{
    return { Digest::fromBytes(row.bytes(0)).value_or(Digest {}), static_cast<std::uint64_t>(row.integer(1)),
        std::string(row.text(2)), std::string(row.text(3)), Digest::fromBytes(row.bytes(4)).value_or(Digest {}),
        { row.id(5) }, { row.id(6) }, { row.integer(7) }, { row.id(8) }, row.integer(9) != 0,
        std::string(row.text(10)) };
}

} // namespace

AttachmentFile SqliteAttachmentLedger::file(IncidentId id) const
{
    AttachmentFile file { id, {} };
    Statement rows(m_connection, std::string(columns) + "WHERE a.incident = ?1 ORDER BY a.place");
    rows.bind(1, id);
    while (rows.step())
        file.attachments.push_back(attachmentAt(rows));
    return file;
}

std::vector<Attachment> SqliteAttachmentLedger::beginningWith(const std::string& hex) const
{
    std::vector<Attachment> attachments;
    if (hex.empty() || hex.find_first_not_of("0123456789abcdef") != std::string::npos)
        return attachments;
    Statement rows(m_connection,
        std::string(columns) + "WHERE substr(lower(hex(a.digest)), 1, ?2) = ?1 GROUP BY a.digest ORDER BY a.digest");
    rows.bindText(1, hex).bind(2, static_cast<std::uint64_t>(hex.size()));
    while (rows.step())
        attachments.push_back(attachmentAt(rows));
    return attachments;
}

std::vector<Attachment> SqliteAttachmentLedger::current() const
{
    std::vector<Attachment> attachments;
    Statement rows(
        m_connection, std::string(columns) + "WHERE a.is_withdrawn = 0 GROUP BY a.digest ORDER BY a.at, a.digest");
    while (rows.step())
        if (Attachment each = attachmentAt(rows); !each.isWithdrawn)
            attachments.push_back(std::move(each));
    return attachments;
}

std::string SqliteAttachmentLedger::nameOf(IncarnationId console) const
{
    Statement row(m_connection, "SELECT name FROM identity WHERE incarnation = ?1");
    return row.bind(1, console).step() ? std::string(row.text(0)) : std::string();
}

} // namespace fengsui
