#include "sync/simulated_console.h"

#include "base/signature.h"
#include "sqlite/rebuild.h"
#include "sqlite/schema.h"
#include "sqlite/sqlite_journal_reader.h"
#include "support/random_history.h"

#include <sqlite3.h>

namespace fengsui {

namespace {

std::unique_ptr<Connection> blankDisk()
{
    return std::make_unique<Connection>(std::filesystem::path(), Connection::Mode::Scratch);
}

std::unique_ptr<Connection> copyOf(Connection& from)
{
    auto to = blankDisk();
    sqlite3_backup* backup = sqlite3_backup_init(to->handle(), "main", from.handle(), "main");
    if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE)
        throw std::runtime_error("a database can't be copied");
    sqlite3_backup_finish(backup);
    return to;
}

// Making the tables takes longer than most of what is then done with them, so each new disk is a copy of one on which
// they lie. One a thread, because a connection is one thread's.
std::unique_ptr<Connection> emptyDisk()
{
    thread_local const std::unique_ptr<Connection> first = [] {
        auto disk = blankDisk();
        migrate(*disk);
        FoldGuard nobody({});
        rebuildLedgers(*disk, {}, nobody);
        return disk;
    }();
    return copyOf(*first);
}

} // namespace

SimulatedConsole::SimulatedConsole(std::string seed, const Duration& now)
    : m_seed(seed)
    , m_keySeed(std::move(seed))
{
    clock.world = &now;
    wipe();
}

// A power failure within a commit: it is as if it had never begun.
int SimulatedConsole::commitHook(void* self)
{
    auto& console = *static_cast<SimulatedConsole*>(self);
    if (!std::exchange(console.m_failsInCommit, false))
        return 0;
    console.m_isDoomed = true;
    return 1;
}

void SimulatedConsole::putIn(std::unique_ptr<Connection> disk)
{
    stop();
    m_disk = std::move(disk);
    sqlite3_commit_hook(m_disk->handle(), &SimulatedConsole::commitHook, this);
    isDamaged = false;
    m_seen.reset();
    startUp();
}

const Verification& SimulatedConsole::verification()
{
    const std::int64_t changes = sqlite3_total_changes64(m_disk->handle());
    if (!m_seen || m_changesWhenSeen != changes || isDamaged) {
        m_seen = SqliteJournalReader(*m_disk).verify({});
        m_changesWhenSeen = changes;
    }
    return *m_seen;
}

void SimulatedConsole::wipe()
{
    putIn(emptyDisk());
    const Draft draft = opening(m_journal->publicKey(), m_journal->incarnation());
    m_journal->append({ &draft, 1 }, {}, clock.now());
}

void SimulatedConsole::become(Connection& other)
{
    putIn(copyOf(other));
}

std::unique_ptr<Connection> SimulatedConsole::copyOfDisk()
{
    return copyOf(*m_disk);
}

void SimulatedConsole::stop()
{
    m_fragile.reset();
    m_store.reset();
    m_ledgers.reset();
    m_journal.reset();
}

void SimulatedConsole::steady()
{
    power = {};
    m_failsInCommit = false;
    m_isDoomed = false;
}

void SimulatedConsole::startUp()
{
    stop();
    steady();
    const auto mint = [this] { return IncarnationId::derived(m_seed + '/' + std::to_string(m_minted++)); };
    m_journal = std::make_unique<SqliteJournal>(*m_disk, *SigningKey::fromSeed(sha256(m_keySeed).view()), mint);
    m_ledgers = std::make_unique<SqliteLedgers>(*m_disk);
    m_store = std::make_unique<SqliteSyncStore>(*m_disk, *m_journal, clock);
    m_fragile = std::make_unique<FragileStore>(*m_store, power);
}

Digest SimulatedConsole::pin() const
{
    return sha256("wire " + m_keySeed);
}

std::string SimulatedConsole::damage(Dice& dice)
{
    if (m_failsInCommit) // there is no commit to fail: nobody writes
        return {};
    const auto one = [&](const char* table) {
        const std::int64_t count = m_disk->number(std::string("SELECT count(*) FROM ") + table);
        return count == 0 ? std::int64_t(-1) : static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(count)));
    };
    static constexpr const char* places[][2]
        = { { "entry", "envelope" }, { "entry", "body" }, { "entry", "hash" }, { "lane", "hash" } };
    if (dice.chance(25)) {
        if (one("shift_note") < 0)
            return {};
        m_disk->execute("UPDATE shift_note SET text = text || '?' WHERE id = (SELECT id FROM shift_note ORDER BY id "
                        "LIMIT 1 OFFSET "
            + std::to_string(one("shift_note")) + ')');
        isDamaged = true;
        return "a ledger";
    }
    const auto& [table, column] = dice.oneOf(places);
    Statement row(*m_disk,
        std::string("SELECT id, ") + column + " FROM " + table + " LIMIT 1 OFFSET " + std::to_string(one(table)));
    if (!row.step() || row.isNull(1) || row.bytes(1).empty())
        return {};
    const std::int64_t id = row.integer(0);
    std::string bytes(row.bytes(1));
    row.start();
    char& byte = dice.oneOf(bytes);
    byte = static_cast<char>(byte ^ 1 << dice.below(8));
    Statement flip(*m_disk, std::string("UPDATE ") + table + " SET " + column + " = ?2 WHERE id = ?1");
    flip.bind(1, id).bindBytes(2, bytes).run();
    isDamaged = true;
    return std::string(table) + ' ' + std::to_string(id) + ", its " + column;
}

Audience SimulatedConsole::audience() const
{
    Peer county, town;
    county.pin = sha256("county");
    county.division = "511129";
    town.pin = sha256("town");
    town.division = "511129100";
    return Audience::of(isTown ? town.pin : county.pin, PeerBook { { county, town } });
}

std::set<Digest> bodiesOn(const Connection& disk)
{
    std::set<Digest> bodies;
    Statement rows(disk, "SELECT envelope FROM entry");
    while (rows.step())
        if (const auto envelope = Envelope::decode(rows.bytes(0)))
            bodies.insert(envelope->bodyHash);
    return bodies;
}

} // namespace fengsui
