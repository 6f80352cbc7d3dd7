#include "sqlite/chain_check.h"

#include "base/signature.h"
#include "journal/branch.h"
#include "journal/entries.pb.h"
#include "peer/entries.pb.h"
#include "peer/peer_book.h"

namespace fengsui {

namespace {

constexpr std::size_t mostFaults = 100;

} // namespace

void addFault(Verification& verification, std::string where, const char* text, std::vector<std::string> arguments)
{
    if (verification.faults.size() < mostFaults)
        verification.faults.push_back({ std::move(where), text, std::move(arguments) });
}

ChainCheck::ChainCheck(const Connection& connection, Verification& verification)
    : m_connection(connection)
    , m_verification(verification)
{
}

bool ChainCheck::check(const Lane& lane, std::uint64_t from, const Progress& progress, std::uint64_t total)
{
    Statement rows(m_connection,
        "SELECT number, hash, envelope, body, subject, kind, recorded_at FROM entry WHERE lane = ?1 AND number >= ?2 "
        "ORDER BY number");
    rows.bind(1, lane.id).bind(2, from == 1 ? std::uint64_t(0) : from);
    const auto fault = [&](const EntryKey& key, const char* text, std::vector<std::string> arguments = {}) {
        addFault(m_verification, key.toString(), text, std::move(arguments));
    };
    std::uint64_t expected = from;
    std::optional<Digest> previous = from == 1 ? std::optional(Digest {}) : std::nullopt;
    HybridTime highest;
    while (rows.step()) {
        const EntryKey key { lane.incarnation, lane.stream, static_cast<std::uint64_t>(rows.integer(0)) };
        if (key.number != expected) {
            fault({ lane.incarnation, lane.stream, expected },
                QT_TRANSLATE_NOOP("Failure", "Entries are missing from here up to number %1."),
                { std::to_string(key.number - 1) });
            expected = key.number;
            previous.reset();
        }
        const auto envelope = Envelope::decode(rows.bytes(2));
        const auto hash = Digest::fromBytes(rows.bytes(1));
        if (envelope && hash) {
            if (previous && envelope->previous != *previous)
                fault(
                    key, QT_TRANSLATE_NOOP("Failure", "The chain is broken: it does not follow the entry before it."));
            checkRow(lane, key, rows, *envelope);
            highest = std::max(highest, envelope->time);
            previous = hash;
        } else {
            fault(key, QT_TRANSLATE_NOOP("Failure", "The envelope can't be read."));
            previous.reset();
        }
        ++expected;
        if (++m_verification.entries % 10'000 == 0 && progress && !progress(m_verification.entries, total))
            return false;
    }

    const EntryKey last { lane.incarnation, lane.stream, lane.number };
    if (expected - 1 != lane.number)
        fault(last, QT_TRANSLATE_NOOP("Failure", "The stream should end here, but its last entry is number %1."),
            { std::to_string(expected - 1) });
    else if (previous && *previous != lane.hash)
        fault(last, QT_TRANSLATE_NOOP("Failure", "The end of the stream is not this entry: its digest is another."));
    else if (from == 1 ? highest != lane.time : highest > lane.time)
        fault(last, QT_TRANSLATE_NOOP("Failure", "The stream's clock is not that of its entries."));
    if (lane.signedNumber > lane.number)
        fault({ lane.incarnation, lane.stream, lane.signedNumber },
            QT_TRANSLATE_NOOP("Failure", "This entry was signed, but it is not here any more."));
    m_verification.heads.push_back(
        { last, lane.hash, lane.signedNumber == lane.number ? std::optional(lane.signature) : std::nullopt });
    return true;
}

void ChainCheck::checkRow(const Lane& lane, const EntryKey& key, const Statement& row, const Envelope& envelope)
{
    const Digest hash = *Digest::fromBytes(row.bytes(1));
    if (sha256(row.bytes(2)) != hash)
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The entry was altered: its digest is another."));
    if (envelope.key != key || envelope.subject != row.id(4) || envelope.kind != row.integer(5)
        || envelope.recordedAt.milliseconds != row.integer(6))
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The row does not say what its envelope says."));
    checkBody(key, row, envelope);
    if (announcesKey(envelope) && !row.isNull(3))
        checkSigningKey(lane, key, row.bytes(3));
    if (lane.signedNumber == key.number)
        checkSignature(lane, key, hash);
}

void ChainCheck::checkBody(const EntryKey& key, const Statement& row, const Envelope& envelope)
{
    const KindInfo* info = find(envelope.kind);
    const bool isErased = info && info->holdsPerson && isPersonErased(m_connection, envelope.subject);
    if (row.isNull(3)) {
        // What another console erased may come here without its body before the entry that says so.
        if (isErased)
            ++m_verification.erased;
        else if (info && info->holdsPerson && isBodiless(m_connection, envelope.subject))
            ++m_verification.awaited;
        else
            addFault(m_verification, key.toString(),
                QT_TRANSLATE_NOOP("Failure", "The body is missing, and no entry says that it was erased."));
    } else if (isErased) {
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The body is still here, though a later entry says that it was erased."));
    } else if (sha256(row.bytes(3)) != envelope.bodyHash) {
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The body was altered: its digest is another."));
    }
}

std::optional<std::string> ChainCheck::publicKey(IncarnationId incarnation) const
{
    Statement row(m_connection, "SELECT public_key FROM incarnation WHERE id = ?1");
    return row.bind(1, incarnation).step() ? std::optional(std::string(row.bytes(0))) : std::nullopt;
}

void ChainCheck::checkSigningKey(const Lane& lane, const EntryKey& key, std::string_view body)
{
    entries::StoreOpened opened;
    const auto known = publicKey(lane.incarnation);
    if (known && opened.ParseFromString(std::string(body)) && opened.public_key() != *known)
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The key that signs this stream is not the one announced here."));
}

void ChainCheck::checkSignature(const Lane& lane, const EntryKey& key, const Digest& hash)
{
    const auto known = publicKey(lane.incarnation);
    if (!known)
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The key that signs this stream is not known here."));
    else if (hash != lane.signedHash || !verifySignature(*known, headMessage(key, hash), lane.signature))
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure", "The signature is not of this entry: the record was rewritten."));
    else
        m_verification.signedEntries += lane.signedNumber;
}

void ChainCheck::checkStrays()
{
    Statement rows(m_connection,
        "SELECT e.lane, e.number, e.envelope FROM entry e LEFT JOIN lane l ON l.id = e.lane WHERE l.id IS NULL "
        "ORDER BY e.lane, e.number LIMIT 100");
    while (rows.step()) {
        const auto envelope = Envelope::decode(rows.bytes(2));
        addFault(m_verification,
            envelope ? envelope->key.toString()
                     : "entry " + std::to_string(rows.integer(0)) + '/' + std::to_string(rows.integer(1)),
            QT_TRANSLATE_NOOP("Failure", "The entry belongs to a stream that is not known here."));
    }
}

// The witness signed another branch: that there were two is in the journal, or the entry itself is, by another name.
bool ChainCheck::isOfKnownFork(const EntryKey& key, const Digest& hash) const
{
    for (const Entry& entry : readAllEntriesOf(m_connection, branchesSubject())) {
        const auto origin = originIn(entry);
        if (!origin || origin->first.key.incarnation != key.incarnation || origin->first.key.stream != key.stream
            || origin->first.key.number > key.number)
            continue;
        Statement row(m_connection,
            "SELECT e.envelope, e.hash FROM entry e JOIN lane l ON l.id = e.lane WHERE l.incarnation = ?1 AND "
            "l.stream = ?2 AND e.number = ?3");
        row.bind(1, entry.envelope.key.incarnation).bindText(2, key.stream);
        if (!row.bind(3, key.number - origin->first.key.number + 2).step())
            continue;
        const auto envelope = Envelope::decode(row.bytes(0));
        if (envelope && firstDigest(*envelope, Digest::fromBytes(row.bytes(1)).value_or(Digest {})) == hash)
            return true;
    }
    for (const Entry& entry : readAllEntriesOf(m_connection, forkSubject(key.incarnation, key.stream))) {
        entries::BranchRenamed fork;
        if (static_cast<Kind>(entry.envelope.kind) == Kind::BranchRenamed && entry.body
            && fork.ParseFromString(*entry.body) && fork.number() <= key.number)
            return true;
    }
    return false;
}

void ChainCheck::checkWitnesses()
{
    Statement rows(
        m_connection, "SELECT incarnation, stream, number, hash FROM witness ORDER BY incarnation, stream, number");
    while (rows.step()) {
        const EntryKey key { { rows.id(0) }, std::string(rows.text(1)), static_cast<std::uint64_t>(rows.integer(2)) };
        if (isOfKnownFork(key, Digest::fromBytes(rows.bytes(3)).value_or(Digest {})))
            continue;
        addFault(m_verification, key.toString(),
            QT_TRANSLATE_NOOP("Failure",
                "Another console keeps a signature of another entry of this name: one of the two records was "
                "rewritten."));
    }
}

} // namespace fengsui
