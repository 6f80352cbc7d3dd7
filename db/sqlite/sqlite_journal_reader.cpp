#include "sqlite/sqlite_journal_reader.h"

#include "base/signature.h"
#include "sqlite/entry_table.h"

#include <algorithm>
#include <map>

namespace fengsui {

namespace {

constexpr std::size_t mostFaults = 100;

class Checking {
public:
    Checking(const Connection& connection, Verification& verification)
        : m_connection(connection)
        , m_verification(verification)
    {
    }

    void fault(std::string where, const char* text, std::vector<std::string> arguments = {})
    {
        if (m_verification.faults.size() < mostFaults)
            m_verification.faults.push_back({ std::move(where), text, std::move(arguments) });
    }

    void checkPages()
    {
        Statement rows(m_connection, "PRAGMA integrity_check(100)");
        while (rows.step())
            if (rows.text(0) != "ok")
                fault("database", QT_TRANSLATE_NOOP("Failure", "The file's pages are damaged: %1"),
                    { std::string(rows.text(0)) });
    }

    bool checkLane(const Lane& lane, const Progress& progress, std::uint64_t total)
    {
        Statement rows(m_connection,
            "SELECT number, hash, envelope, body, subject, kind, recorded_at FROM entry WHERE lane = ?1 ORDER BY "
            "number");
        Statement erased(m_connection, "SELECT 1 FROM erased WHERE subject = ?1");
        rows.bind(1, lane.id);
        std::uint64_t expected = 1;
        Digest previous;
        while (rows.step()) {
            const EntryKey key { lane.incarnation, lane.stream, static_cast<std::uint64_t>(rows.integer(0)) };
            if (key.number != expected) {
                fault(EntryKey { lane.incarnation, lane.stream, expected }.toString(),
                    QT_TRANSLATE_NOOP("Failure", "Entries are missing from here up to number %1."),
                    { std::to_string(key.number - 1) });
                expected = key.number;
            }
            const auto envelope = Envelope::decode(rows.bytes(2));
            const auto hash = Digest::fromBytes(rows.bytes(1));
            if (!envelope || !hash) {
                fault(key.toString(), QT_TRANSLATE_NOOP("Failure", "The envelope can't be read."));
            } else {
                if (sha256(rows.bytes(2)) != *hash)
                    fault(
                        key.toString(), QT_TRANSLATE_NOOP("Failure", "The entry was altered: its digest is another."));
                if (envelope->key != key || envelope->subject != rows.id(4) || envelope->kind != rows.integer(5)
                    || envelope->recordedAt.milliseconds != rows.integer(6))
                    fault(key.toString(), QT_TRANSLATE_NOOP("Failure", "The row does not say what its envelope says."));
                if (expected > 1 && envelope->previous != previous)
                    fault(key.toString(),
                        QT_TRANSLATE_NOOP("Failure", "The chain is broken: it does not follow the entry before it."));
                if (rows.isNull(3)) {
                    const KindInfo* info = find(envelope->kind);
                    const bool mayBeErased
                        = info && info->holdsPerson && erased.start().bind(1, envelope->subject).step();
                    if (mayBeErased)
                        ++m_verification.erased;
                    else
                        fault(key.toString(),
                            QT_TRANSLATE_NOOP("Failure", "The body is missing, and no entry says that it was erased."));
                } else if (sha256(rows.bytes(3)) != envelope->bodyHash) {
                    fault(key.toString(), QT_TRANSLATE_NOOP("Failure", "The body was altered: its digest is another."));
                }
                if (lane.signedNumber == key.number)
                    checkSignature(lane, key, *hash);
                previous = *hash;
            }
            ++expected;
            if (++m_verification.entries % 10'000 == 0 && progress && !progress(m_verification.entries, total))
                return false;
        }
        const EntryKey last { lane.incarnation, lane.stream, lane.number };
        if (expected - 1 != lane.number || previous != lane.hash)
            fault(last.toString(),
                QT_TRANSLATE_NOOP("Failure", "The stream should end here, but its last entry is number %1."),
                { std::to_string(expected - 1) });
        m_verification.heads.push_back(
            { last, lane.hash, lane.signedNumber == lane.number ? std::optional(lane.signature) : std::nullopt });
        return true;
    }

private:
    void checkSignature(const Lane& lane, const EntryKey& key, const Digest& hash)
    {
        Statement publicKey(m_connection, "SELECT public_key FROM incarnation WHERE id = ?1");
        if (!publicKey.bind(1, lane.incarnation).step())
            fault(key.toString(), QT_TRANSLATE_NOOP("Failure", "The key that signs this stream is not known here."));
        else if (hash != lane.signedHash
            || !verifySignature(publicKey.bytes(0), headMessage(key, hash), lane.signature))
            fault(key.toString(),
                QT_TRANSLATE_NOOP("Failure", "The signature is not of this entry: the record was rewritten."));
        else
            m_verification.signedEntries += lane.signedNumber;
    }

    const Connection& m_connection;
    Verification& m_verification;
};

} // namespace

void SqliteJournalReader::visit(const std::function<bool(const Entry&)>& visitor) const
{
    Statement rows(m_connection, "SELECT hash, envelope, body FROM entry ORDER BY id");
    while (rows.step())
        if (!visitor(entryOfRow(rows, 0, m_connection)))
            return;
}

std::vector<Entry> SqliteJournalReader::entriesOf(SubjectId subject) const
{
    return readEntriesOf(m_connection, subject);
}

std::optional<Entry> SqliteJournalReader::entry(const EntryKey& key) const
{
    Statement row(m_connection,
        "SELECT e.hash, e.envelope, e.body FROM entry e JOIN lane l ON l.id = e.lane WHERE l.incarnation = ?1 AND "
        "l.stream = ?2 AND e.number = ?3");
    row.bind(1, key.incarnation).bindText(2, key.stream).bind(3, key.number);
    return row.step() ? std::optional(entryOfRow(row, 0, m_connection)) : std::nullopt;
}

std::uint64_t SqliteJournalReader::count() const
{
    Statement row(m_connection, "SELECT coalesce(sum(number), 0) FROM lane");
    return row.step() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

IncarnationId SqliteJournalReader::incarnation() const
{
    Statement row(m_connection, "SELECT id FROM incarnation WHERE is_own = 1");
    return row.step() ? IncarnationId { row.id(0) } : IncarnationId {};
}

std::vector<Head> SqliteJournalReader::heads() const
{
    std::vector<Head> heads;
    for (const Lane& lane : readLanes(m_connection))
        heads.push_back({ { lane.incarnation, lane.stream, lane.number }, lane.hash,
            lane.signedNumber == lane.number ? std::optional(lane.signature) : std::nullopt });
    return heads;
}

Verification SqliteJournalReader::verify(const Progress& progress) const
{
    Verification verification;
    Checking checking(m_connection, verification);
    // A damaged page may stop any of these; what the others find is still told.
    const auto attempt = [&](const std::string& where, const auto& check) {
        try {
            return check();
        } catch (const StoreFailure& failure) {
            checking.fault(where, QT_TRANSLATE_NOOP("Failure", "Reading stops here: %1"), { failure.what() });
            return true;
        }
    };
    attempt("database", [&] {
        checking.checkPages();
        return true;
    });
    attempt("entries", [&] {
        const std::uint64_t total = count();
        for (const Lane& lane : readLanes(m_connection)) {
            const EntryKey start { lane.incarnation, lane.stream, 0 };
            const bool goesOn = attempt(start.toString(), [&] { return checking.checkLane(lane, progress, total); });
            if (!goesOn)
                return false;
        }
        return true;
    });
    return verification;
}

} // namespace fengsui
