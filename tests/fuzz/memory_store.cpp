#include "fuzz/memory_store.h"

#include "fuzz/fuzz.h"
#include "journal/entries.pb.h"

#include <sqlite3.h>

namespace fengsui {

namespace {

SigningKey ownKey()
{
    return *SigningKey::fromSeed(sha256("this console").view());
}

IncarnationId ownName(int number)
{
    return IncarnationId::derived("this console " + std::to_string(number));
}

const Connection& firstStore()
{
    static const Connection& first = [&]() -> const Connection& {
        static Connection connection { {}, Connection::Mode::Scratch };
        SqliteJournal journal(connection, ownKey(), [] { return ownName(0); });
        entries::StoreOpened opened;
        opened.set_division("511129");
        opened.set_public_key(journal.publicKey());
        const Draft draft { Kind::StoreOpened, journal.incarnation().raw, opened.SerializeAsString(), {} };
        journal.append(std::span(&draft, 1), {}, { 1'000'000 });
        return connection;
    }();
    return first;
}

Connection& copyOfFirst(Connection& to)
{
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", firstStore().handle(), "main");
    require(backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE, "a database in memory can be copied");
    sqlite3_backup_finish(backup);
    return to;
}

} // namespace

MemoryStore::MemoryStore()
    : m_journal(copyOfFirst(m_connection), ownKey(), [this] { return ownName(++m_minted); })
{
}

void MemoryStore::requireSound(const char* after) const
{
    const Verification verification = SqliteJournalReader(m_connection).verify({});
    for (const Fault& fault : verification.faults)
        // that a peer keeps another branch is how a fork is noticed
        require(std::string_view(fault.text).starts_with("Another console keeps"),
            std::string("a store is sound after ") + after + ": " + fault.where + ": " + fault.text);
}

} // namespace fengsui
