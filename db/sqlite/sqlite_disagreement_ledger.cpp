#include "sqlite/sqlite_disagreement_ledger.h"

namespace fengsui {

namespace {

constexpr std::string_view columns = "SELECT subject, kind, about, counts, other, settled_by FROM disagreement ";

std::vector<DisagreementRow> read(Statement& rows)
{
    std::vector<DisagreementRow> all;
    while (rows.step())
        all.push_back({ static_cast<SubjectKind>(rows.integer(1)), rows.id(0),
            { std::string(rows.text(2)), Digest::fromBytes(rows.bytes(3)).value_or(Digest {}),
                Digest::fromBytes(rows.bytes(4)).value_or(Digest {}),
                rows.isNull(5) ? std::nullopt : Digest::fromBytes(rows.bytes(5)) } });
    return all;
}

} // namespace

std::vector<DisagreementRow> SqliteDisagreementLedger::open() const
{
    Statement rows(
        m_connection, std::string(columns) + "WHERE settled_by IS NULL ORDER BY subject, kind, about, other, counts");
    return read(rows);
}

std::vector<DisagreementRow> SqliteDisagreementLedger::of(SubjectId subject) const
{
    Statement rows(m_connection, std::string(columns) + "WHERE subject = ?1 ORDER BY kind, about, other, counts");
    rows.bind(1, subject);
    return read(rows);
}

std::vector<DisagreementRow> SqliteDisagreementLedger::all() const
{
    Statement rows(m_connection, std::string(columns) + "ORDER BY subject, kind, about, other, counts");
    return read(rows);
}

} // namespace fengsui
