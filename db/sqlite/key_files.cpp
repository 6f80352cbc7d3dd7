#include "sqlite/key_files.h"

#include "peer/entries.pb.h"
#include "peer/peer_book.h"
#include "sqlite/durable_file.h"
#include "sqlite/entry_table.h"

#include <system_error>

namespace fengsui {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::system_error& failure)
{
    throw StoreFailure(
        QT_TRANSLATE_NOOP("Failure", "The keys of this console can't be changed: %1"), { failure.what() });
}

void writeSecret(const fs::path& file, std::string_view secret)
{
    writeDurably(file, secret);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

/// When the console took this key, as the journal says.
std::optional<Instant> renewedAt(const Connection& connection, const std::string& publicKey)
{
    for (const Entry& entry : readAllEntriesOf(connection, peersSubject())) {
        entries::KeyRenewed renewed;
        if (static_cast<Kind>(entry.envelope.kind) == Kind::KeyRenewed && entry.body
            && renewed.ParseFromString(*entry.body) && renewed.new_signing_key() == publicKey)
            return entry.envelope.recordedAt;
    }
    return std::nullopt;
}

// The one before is kept until the new one has its name.
void exchange(const fs::path& current, const fs::path& next, const fs::path& former)
{
    if (!fs::exists(next))
        return;
    writeSecret(former, readWhole(current));
    fs::rename(next, current);
    syncFolder(current.parent_path());
}

} // namespace

// The signing key first: as long as it lies there, nothing was exchanged.
void putNextKeys(const StoreFolder& folder, const SigningKey& next, const std::string& wireSecret)
{
    try {
        writeSecret(folder.nextKey(), next.seed());
        writeSecret(folder.nextWireKey(), wireSecret);
    } catch (const std::system_error& failure) {
        fail(failure);
    }
}

void settleKeys(const StoreFolder& folder, const Connection& connection)
{
    try {
        bool isAnnounced = true; // with the signing key exchanged already
        if (fs::exists(folder.nextKey())) {
            const auto next = SigningKey::fromSeed(readWhole(folder.nextKey()));
            isAnnounced = next && fs::exists(folder.nextWireKey()) && renewedAt(connection, next->publicKey());
        }
        if (!isAnnounced) {
            fs::remove(folder.nextWireKey());
            fs::remove(folder.nextKey());
            return;
        }
        exchange(folder.key(), folder.nextKey(), folder.formerKey());
        exchange(folder.wireKey(), folder.nextWireKey(), folder.formerWireKey());
    } catch (const std::system_error& failure) {
        fail(failure);
    }
}

std::optional<SigningKey> formerSigningKey(const StoreFolder& folder)
{
    try {
        return fs::exists(folder.formerKey()) ? SigningKey::fromSeed(readWhole(folder.formerKey())) : std::nullopt;
    } catch (const std::system_error&) {
        return std::nullopt; // whoever knows the old key alone must be paired anew
    }
}

void dropFormerKeys(const StoreFolder& folder, const Connection& connection, Instant now)
{
    std::error_code ignored; // the next start tries again
    if (!fs::exists(folder.formerKey(), ignored) && !fs::exists(folder.formerWireKey(), ignored))
        return;
    const auto at = renewedAt(connection, signingKey(folder).publicKey());
    if (!at || now < *at + formerKeysFor) // unknown after a lost disk, until the journal comes back
        return;
    fs::remove(folder.formerWireKey(), ignored);
    fs::remove(folder.formerKey(), ignored);
}

} // namespace fengsui
