#pragma once

#include "journal/journal.h"
#include "sqlite/entry_table.h"

namespace fengsui {

/// Adds a fault, unless there are a hundred already.
void addFault(Verification&, std::string where, const char* text, std::vector<std::string> arguments = {});

/// Compares entries with what their chain, their bodies' hashes and the signed heads say, and writes down every place
/// that differs.
class ChainCheck {
public:
    ChainCheck(const Connection& connection, Verification& verification);

    /// The lane from that number on, up to its end. False when the progress said to stop.
    bool check(const Lane& lane, std::uint64_t from, const Progress& progress, std::uint64_t total);
    /// Entries of a stream that is not in the table of streams.
    void checkStrays();
    /// What other consoles keep of our streams, or of streams that we both hold, against what is here.
    void checkWitnesses();

private:
    void checkRow(const Lane& lane, const EntryKey& key, const Statement& row, const Envelope& envelope);
    void checkBody(const EntryKey& key, const Statement& row, const Envelope& envelope);
    bool isOfKnownFork(const EntryKey&, const Digest&) const;
    void checkSigningKey(const Lane& lane, const EntryKey& key, std::string_view body);
    void checkSignature(const Lane& lane, const EntryKey& key, const Digest& hash);
    std::optional<std::string> publicKey(IncarnationId) const;

    const Connection& m_connection;
    Verification& m_verification;
};

} // namespace fengsui
