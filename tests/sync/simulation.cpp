#include "sync/simulation.h"

#include "base/signature.h"
#include "peer/audience.h"
#include "sqlite/sqlite_journal_reader.h"
#include "sqlite/sqlite_ledgers.h"
#include "sqlite/sqlite_sync_store.h"
#include "staff/entries.pb.h"
#include "support/random_history.h"
#include "sync/conversation.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <set>
#include <sqlite3.h>

namespace fengsui {

namespace {

using Tick = sync::Conversation::Tick;

constexpr std::int64_t year = 365ll * 24 * 3600 * 1000;
constexpr std::int64_t start = 1'760'000'000'000;

/// The power fails; what was not committed is gone.
struct PowerFailure { };

struct SimulatedClock final : Clock {
    Instant now() const override { return { start + world->count() + skew }; }
    const Tick* world = nullptr;
    std::int64_t skew = 0;
};

/// Between a conversation and the store: where the power fails, and where faults are planted.
class FragileStore final : public sync::Store {
public:
    /// Does the planted fault if it is this one.
    using Spoil = std::function<void(Plant, const std::vector<Entry>&)>;

    FragileStore(sync::Store& store, int& callsLeft, bool failsAfter, Spoil spoil)
        : m_store(store)
        , m_callsLeft(callsLeft)
        , m_failsAfter(failsAfter)
        , m_spoil(std::move(spoil))
    {
    }
    IncarnationId incarnation() const override { return m_store.incarnation(); }
    sync::Vector vector() const override { return m_store.vector(); }
    std::vector<Digest> hashes(const EntryKey& from, std::size_t most) const override
    {
        return m_store.hashes(from, most);
    }
    std::optional<std::string> envelope(const EntryKey& key) const override { return m_store.envelope(key); }
    std::vector<Entry> read(const EntryKey& from, std::size_t entries, std::size_t bytes) const override
    {
        return m_store.read(from, entries, bytes);
    }
    sync::Taken take(std::span<const Entry> entries) override
    {
        const Breaking breaking(*this);
        const sync::Taken taken = m_store.take(entries);
        m_spoil(Plant::LedgersByArrival, {});
        return taken;
    }
    void renew() override
    {
        const Breaking breaking(*this);
        m_store.renew();
    }
    void setAside(const EntryKey& first, const Digest& kept) override
    {
        const Breaking breaking(*this);
        const auto branch = m_store.read(first, 1000, 1'000'000);
        m_store.setAside(first, kept);
        m_spoil(Plant::BranchThrownAway, branch);
        m_spoil(Plant::BranchCountedTwice, branch);
    }
    std::vector<sync::SignedHead> signedHeads() const override { return m_store.signedHeads(); }
    sync::Witness keep(const sync::SignedHead& head) override { return m_store.keep(head); }
    Digest ledgerDigest(const std::function<bool(const StreamName&)>& shared) const override
    {
        return m_store.ledgerDigest(shared);
    }

private:
    // A call that writes: the power may fail before it or after it.
    class Breaking {
    public:
        explicit Breaking(FragileStore& store)
            : m_store(store)
        {
            m_isNow = store.m_callsLeft > 0 && --store.m_callsLeft == 0;
            if (m_isNow && !store.m_failsAfter)
                throw PowerFailure();
        }
        ~Breaking() noexcept(false)
        {
            if (m_isNow && m_store.m_failsAfter && std::uncaught_exceptions() == 0)
                throw PowerFailure();
        }

    private:
        FragileStore& m_store;
        bool m_isNow;
    };

    sync::Store& m_store;
    int& m_callsLeft;
    const bool m_failsAfter;
    const Spoil m_spoil;
};

void copyDatabase(Connection& from, Connection& to)
{
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE)
        throw std::runtime_error("a database can't be copied");
    sqlite3_backup_finish(backup);
}

class Console {
public:
    Console(std::string seed, const Tick& now, Plant plant)
        : keySeed(seed)
        , m_seed(std::move(seed))
        , m_plant(plant)
    {
        clock.world = &now;
        wipe();
    }
    // A power failure within a commit: it is as if it had never begun.
    static int commitHook(void* self)
    {
        auto& console = *static_cast<Console*>(self);
        if (!console.failsInCommit)
            return 0;
        console.failsInCommit = false;
        console.isDoomed = true;
        return 1;
    }
    /// A new disk with a new store on it.
    void wipe()
    {
        stop();
        disk = std::make_unique<Connection>(std::filesystem::path(), Connection::Mode::Scratch);
        sqlite3_commit_hook(disk->handle(), &Console::commitHook, this);
        startUp();
        const Draft draft = opening(journal->publicKey(), journal->incarnation());
        journal->append({ &draft, 1 }, {}, clock.now());
    }
    /// The disk as it was in another moment or another console.
    void become(Connection& other)
    {
        stop();
        disk = std::make_unique<Connection>(std::filesystem::path(), Connection::Mode::Scratch);
        copyDatabase(other, *disk);
        sqlite3_commit_hook(disk->handle(), &Console::commitHook, this);
        startUp();
    }
    void stop()
    {
        fragile.reset();
        store.reset();
        ledgers.reset();
        journal.reset();
    }
    void startUp()
    {
        const auto key = SigningKey::fromSeed(sha256(keySeed).view());
        const auto mint = [this] { return IncarnationId::derived(m_seed + '/' + std::to_string(m_minted++)); };
        failsInCommit = false;
        isDoomed = false;
        callsLeft = 0;
        journal = std::make_unique<SqliteJournal>(*disk, *key, mint);
        ledgers = std::make_unique<SqliteLedgers>(*disk);
        store = std::make_unique<SqliteSyncStore>(*disk, *journal, clock);
        fragile = std::make_unique<FragileStore>(
            *store, callsLeft, failsAfter, [this](Plant plant, const std::vector<Entry>& branch) {
                if (plant == m_plant)
                    spoil(branch);
            });
    }
    void spoil(const std::vector<Entry>& branch)
    {
        if (m_plant == Plant::LedgersByArrival) {
            disk->execute("UPDATE shift_note SET at = (SELECT max(id) FROM entry)");
        } else if (m_plant == Plant::BranchThrownAway) {
            disk->execute("UPDATE lane SET number = 0 WHERE id IN (SELECT lane FROM entry JOIN set_aside ON "
                          "entry.hash = renamed)");
            disk->execute("DELETE FROM entry WHERE hash IN (SELECT renamed FROM set_aside)");
        } else if (m_plant == Plant::BranchCountedTwice) {
            for (const Entry& entry : branch) {
                const Draft draft { static_cast<Kind>(entry.envelope.kind), entry.envelope.subject,
                    entry.body.value_or(""), {}, entry.envelope.key.stream };
                journal->append({ &draft, 1 }, {}, clock.now());
            }
        }
    }
    bool isUp() const { return journal != nullptr; }

    std::string keySeed; ///< a copied folder holds the same key
    SimulatedClock clock;
    std::unique_ptr<Connection> disk;
    std::unique_ptr<SqliteJournal> journal;
    std::unique_ptr<SqliteLedgers> ledgers;
    std::unique_ptr<SqliteSyncStore> store;
    std::unique_ptr<FragileStore> fragile;
    int callsLeft = 0; ///< until the power fails, 0: it doesn't
    bool failsAfter = false;
    bool failsInCommit = false;
    bool isDoomed = false; ///< the power failed, and it is to be noticed
    std::unique_ptr<Connection> backup;
    std::unique_ptr<Connection> beforeLast; ///< for Plant::LostAppend

private:
    std::string m_seed;
    Plant m_plant;
    std::uint64_t m_minted = 0;
};

/// Of a county's console, and of one of its towns that has no part in mediation.
Audience audienceOf(bool isTown)
{
    Peer county, town;
    county.pin = sha256("county");
    county.division = "511129";
    town.pin = sha256("town");
    town.division = "511129100";
    return Audience::of(isTown ? town.pin : county.pin, PeerBook { { county, town } });
}

struct Piece {
    std::string bytes;
    Tick due;
};

struct Link {
    std::size_t ends[2];
    std::unique_ptr<sync::Conversation> conversations[2];
    std::deque<Piece> to[2];
    bool isStalled[2] = { false, false };
};

std::vector<std::string> framesOf(const std::string& bytes)
{
    std::vector<std::string> frames;
    for (std::size_t at = 0; at + 4 <= bytes.size();) {
        std::size_t length = 4;
        for (std::size_t i = 0; i < 4; ++i)
            length += static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
        frames.push_back(bytes.substr(at, length));
        at += length;
    }
    return frames;
}

std::set<Digest> bodiesOf(const Connection& disk)
{
    std::set<Digest> bodies;
    SqliteJournalReader(disk).visit([&](const Entry& entry) {
        bodies.insert(entry.envelope.bodyHash);
        return true;
    });
    return bodies;
}

class World {
public:
    explicit World(const SimulationSettings& settings)
        : m_settings(settings)
    {
        Dice dice(settings.seed);
        m_shape = dice.below(3);
        for (std::size_t i = 0; i < settings.consoles; ++i) {
            addConsole();
            if (dice.chance(20))
                m_consoles.back()->clock.skew
                    = static_cast<std::int64_t>(dice.below(20 * static_cast<std::size_t>(year))) - 10 * year;
        }
    }

    void step(std::size_t number)
    {
        Dice dice(m_settings.seed * 1'000'003 + number);
        m_step = number;
        const std::size_t what = dice.below(1000);
        if (what < 330)
            append(dice);
        else if (what < 470)
            connect(dice);
        else if (what < 780)
            letTimePass(dice);
        else if (what < 830)
            cut(dice);
        else if (what < 860)
            stall(dice);
        else if (what < 880)
            mangle(dice);
        else if (what < 905)
            armPowerFailure(dice);
        else if (what < 960)
            restart(dice);
        else if (what < 970)
            jumpInTime(dice);
        else if (what < 980)
            fillDisk(dice);
        else if (what < 987)
            backUp(dice);
        else if (what < 993)
            restore(dice);
        else if (what < 997)
            clone(dice);
        else
            wipe(dice);
        notice();
    }

    /// Ends all faults; then every edge of the net talks until nothing moves.
    void heal()
    {
        m_links.clear();
        for (auto& console : m_consoles) {
            console->disk->execute("PRAGMA max_page_count=1073741823");
            if (!console->isUp())
                console->startUp();
            console->callsLeft = 0;
            console->failsInCommit = false;
            console->isDoomed = false;
        }
        for (end.rounds = 1; end.rounds <= 10; ++end.rounds) {
            for (std::size_t a = 0; a < m_consoles.size(); ++a)
                for (std::size_t b = a + 1; b < m_consoles.size(); ++b)
                    if (areNeighbours(a, b))
                        talk(a, b);
            if (areEqual())
                return;
        }
        fail("after ten rounds the consoles still hold different entries");
    }

    void judge()
    {
        std::size_t renamed = 0;
        for (std::size_t i = 0; i < m_consoles.size() && !end.failure; ++i) {
            Console& console = *m_consoles[i];
            const std::string name = "console " + std::to_string(i) + ' ';
            std::map<Digest, int> times;
            end.entries = 0;
            SqliteJournalReader(*console.disk).visit([&](const Entry& entry) {
                ++times[entry.envelope.bodyHash];
                ++end.entries;
                return true;
            });
            for (const auto& [token, text] : m_acknowledged)
                if (!times.contains(token) && !(isTown(i) && m_mediation.contains(token)))
                    fail(name + "lost what was acknowledged: " + text);
            for (const Digest& token : m_mediation)
                if (i + 1 == m_settings.consoles && times.contains(token))
                    fail(name + "holds what is not for it");
            for (const auto& [token, text] : m_written)
                if (const auto at = times.find(token); at != times.end() && at->second > 1)
                    fail(name + "holds twice what was written once: " + text);
            const Verification verification = SqliteJournalReader(*console.disk).verify({});
            if (!verification.isSound())
                fail(name + "is not sound: " + verification.faults.front().where + ' '
                    + verification.faults.front().text);
            if (!isTown(i) && dumpLedgers(*console.disk) != dumpLedgers(*m_consoles[0]->disk))
                fail(name + "shows other ledgers for the same entries");
            const auto hears
                = [audience = audienceOf(isTown(i))](const StreamName& stream) { return audience.hears(stream); };
            if (console.store->ledgerDigest(hears) != m_consoles[0]->store->ledgerDigest(hears))
                fail(name + "and console 0 have other sums over what both hear");
            renamed = std::max(
                renamed, static_cast<std::size_t>(console.disk->number("SELECT count(DISTINCT kept) FROM set_aside")));
        }
        end.forks = renamed;
        if (renamed > 0 && m_notices == 0)
            fail("a fork was settled and nobody was told");
    }

    bool hasFailed() const { return end.failure.has_value(); }

    SimulationEnd end;

private:
    void tell(const std::string& what) { end.story.push_back(std::to_string(m_step) + ": " + what); }
    void fail(const std::string& what)
    {
        if (!end.failure)
            end.failure = what;
    }

    void addConsole()
    {
        const std::string seed = std::to_string(m_settings.seed) + '-' + std::to_string(m_consoles.size());
        m_consoles.push_back(std::make_unique<Console>(seed, m_now, m_settings.plant));
    }

    // a star, a line, or everybody with everybody
    bool areNeighbours(std::size_t a, std::size_t b) const
    {
        return m_shape == 0 ? a == 0 || b == 0 : m_shape == 1 ? a + 1 == b || b + 1 == a : true;
    }

    // The last one of the beginning, so that nobody lies behind it but those that were copied later.
    bool isTown(std::size_t console) const
    {
        return console + 1 == m_settings.consoles || (m_shape == 1 && console >= m_settings.consoles);
    }

    sync::Sides sides(std::size_t here, std::size_t there) const
    {
        const auto side = [&](std::size_t of) {
            const auto own = m_consoles[here]->journal->incarnationsOf(m_consoles[of]->journal->publicKey());
            return sync::Side { audienceOf(isTown(of)), { own.begin(), own.end() } };
        };
        return { side(there), side(here) };
    }

    std::optional<std::size_t> anyUp(Dice& dice) const
    {
        const std::size_t i = dice.below(m_consoles.size());
        return m_consoles[i]->isUp() ? std::optional(i) : std::nullopt;
    }

    void append(Dice& dice)
    {
        const auto at = anyUp(dice);
        if (!at)
            return;
        Console& console = *m_consoles[*at];
        RandomHistory history(dice, 8);
        auto drafts = history.next(*console.ledgers, console.clock.now());
        entries::ShiftNoted noted;
        const std::string text = "console " + std::to_string(*at) + " step " + std::to_string(m_step);
        noted.set_text(text);
        // a copy bears the names of what it is a copy of, which may be the town
        const bool isMediation = dice.chance(15) && !isTown(*at) && *at < m_settings.consoles;
        drafts.push_back({ Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {},
            isMediation           ? "mediation"
                : dice.chance(80) ? "county"
                                  : "emergency" });
        const Digest token = sha256(drafts.back().body);
        if (isMediation)
            m_mediation.insert(token);
        m_written[token] = text;
        if (m_settings.plant == Plant::LostAppend) {
            console.beforeLast = std::make_unique<Connection>(std::filesystem::path(), Connection::Mode::Scratch);
            copyDatabase(*console.disk, *console.beforeLast);
        }
        const bool failsBefore = console.callsLeft == 1 && !console.failsAfter;
        const bool failsAfter = console.callsLeft == 1 && console.failsAfter;
        console.callsLeft -= console.callsLeft > 0 ? 1 : 0;
        if (failsBefore)
            return crash(*at, "before writing");
        try {
            console.journal->append(drafts, OperatorId::derived("somebody"), console.clock.now());
        } catch (const StoreFailure&) {
            tell("console " + std::to_string(*at) + " could not save");
            return;
        }
        if (failsAfter)
            return crash(*at, "after writing, before saying so");
        m_acknowledged[token] = text;
        tell(text + ": wrote " + std::to_string(drafts.size()));
        changed(*at);
    }

    void changed(std::size_t console, const Link* except = nullptr)
    {
        for (auto& link : m_links)
            for (const int side : { 0, 1 })
                if (link.get() != except && link->ends[side] == console)
                    m_dirty.insert(link.get());
    }

    void connect(Dice& dice)
    {
        const std::size_t a = dice.below(m_consoles.size());
        const std::size_t b = dice.below(m_consoles.size());
        const auto isThere = [&](const auto& link) {
            return (link->ends[0] == a && link->ends[1] == b) || (link->ends[0] == b && link->ends[1] == a);
        };
        if (a == b || !areNeighbours(a, b) || !m_consoles[a]->isUp() || !m_consoles[b]->isUp()
            || std::ranges::any_of(m_links, isThere))
            return;
        auto link = std::make_unique<Link>();
        const sync::BatchLimits limits { 1 + dice.below(20), 200 + dice.below(5000) };
        for (const std::size_t side : { 0, 1 }) {
            link->ends[side] = side == 0 ? a : b;
            Console& console = *m_consoles[link->ends[side]];
            link->conversations[side] = std::make_unique<sync::Conversation>(
                *console.fragile, console.clock.now(), m_now, limits, sides(link->ends[side], side == 0 ? b : a));
        }
        tell("consoles " + std::to_string(a) + " and " + std::to_string(b) + " meet");
        m_links.push_back(std::move(link));
        collect(*m_links.back(), dice);
    }

    void collect(Link& link, Dice& dice)
    {
        for (const std::size_t side : { 0, 1 })
            for (std::string& frame : framesOf(link.conversations[side]->takeOutput())) {
                auto& queue = link.to[1 - side];
                const Tick due = m_now + Duration(dice.below(dice.chance(10) ? 20'000 : 300));
                queue.push_back({ std::move(frame), queue.empty() ? due : std::max(due, queue.back().due) });
            }
    }

    void letTimePass(Dice& dice)
    {
        Tick until = m_now + Duration(dice.chance(15) ? dice.below(60'000) : dice.below(2000));
        for (int guard = 0; guard < 400; ++guard) {
            Link* next = nullptr;
            int side = 0;
            for (auto& link : m_links)
                for (const int to : { 0, 1 })
                    if (!link->isStalled[to] && !link->to[to].empty() && link->to[to].front().due <= until
                        && (!next || link->to[to].front().due < next->to[side].front().due)) {
                        next = link.get();
                        side = to;
                    }
            if (!next)
                break;
            const Piece piece = std::move(next->to[side].front());
            next->to[side].pop_front();
            m_now = std::max(m_now, piece.due);
            deliver(*next, side, piece.bytes, dice);
            catchUp(dice);
        }
        m_now = std::max(m_now, until);
        catchUp(dice);
        for (auto& link : std::vector<Link*>(linksNow()))
            act(*link, [&](sync::Conversation& conversation) { conversation.tick(m_now); }, dice);
    }

    std::vector<Link*> linksNow() const
    {
        std::vector<Link*> links;
        for (const auto& link : m_links)
            links.push_back(link.get());
        return links;
    }

    // Conversations hear of what others wrote to their store.
    void catchUp(Dice& dice)
    {
        for (int guard = 0; guard < 100 && !m_dirty.empty(); ++guard) {
            for (Link* link : linksNow()) // in the order of their making, for the sake of playing it again
                if (m_dirty.erase(link) > 0)
                    act(*link, [](sync::Conversation& conversation) { conversation.storeChanged(); }, dice);
        }
    }

    template <typename What>
    void act(Link& link, const What& what, Dice& dice)
    {
        if (std::ranges::none_of(m_links, [&](const auto& each) { return each.get() == &link; }))
            return;
        for (const std::size_t side : { 0, 1 }) {
            const std::size_t console = link.ends[side];
            try {
                what(*link.conversations[side]);
            } catch (const PowerFailure&) {
                return crash(console, "in a conversation");
            }
            if (m_consoles[console]->isDoomed)
                return crash(console, "within a commit");
        }
        settle(link, dice);
    }

    void deliver(Link& link, int to, const std::string& bytes, Dice& dice)
    {
        const std::size_t console = link.ends[to];
        const sync::Vector before = m_consoles[console]->store->vector();
        try {
            if (dice.chance(10) && bytes.size() > 1) { // in two pieces
                const std::size_t half = 1 + dice.below(bytes.size() - 1);
                link.conversations[to]->receive(std::string_view(bytes).substr(0, half), m_now);
                link.conversations[to]->receive(std::string_view(bytes).substr(half), m_now);
            } else {
                link.conversations[to]->receive(bytes, m_now);
            }
        } catch (const PowerFailure&) {
            return crash(console, "in a conversation");
        }
        if (m_consoles[console]->isDoomed)
            return crash(console, "within a commit");
        if (m_consoles[console]->store->vector() != before)
            changed(console, &link);
        settle(link, dice);
    }

    // Sends what a conversation said; takes down a link that one side has ended.
    void settle(Link& link, Dice& dice)
    {
        collect(link, dice);
        for (const auto& conversation : link.conversations) {
            m_notices += conversation->takeNotices().size();
            if (conversation->isOver()) {
                tell("consoles " + std::to_string(link.ends[0]) + " and " + std::to_string(link.ends[1])
                    + " part: " + (conversation->ending() ? conversation->ending()->toString() : std::string("done")));
                drop(link);
                return;
            }
        }
    }

    void drop(Link& link)
    {
        m_dirty.erase(&link);
        std::erase_if(m_links, [&](const auto& each) { return each.get() == &link; });
    }

    void dropLinksOf(std::size_t console)
    {
        for (Link* link : linksNow())
            if (link->ends[0] == console || link->ends[1] == console)
                drop(*link);
    }

    void crash(std::size_t console, const std::string& when)
    {
        tell("console " + std::to_string(console) + " loses its power " + when);
        ++end.crashes;
        dropLinksOf(console);
        m_consoles[console]->stop();
        m_consoles[console]->isDoomed = false;
        if (m_settings.plant == Plant::LostAppend && m_consoles[console]->beforeLast) {
            m_consoles[console]->become(*m_consoles[console]->beforeLast);
            m_consoles[console]->stop();
        }
    }

    // Crashes that struck outside of a conversation.
    void notice()
    {
        for (std::size_t i = 0; i < m_consoles.size(); ++i)
            if (m_consoles[i]->isDoomed)
                crash(i, "within a commit");
    }

    void cut(Dice& dice)
    {
        if (m_links.empty())
            return;
        Link& link = *dice.oneOf(m_links);
        tell("the line between " + std::to_string(link.ends[0]) + " and " + std::to_string(link.ends[1]) + " is cut");
        drop(link);
    }

    void stall(Dice& dice)
    {
        if (m_links.empty())
            return;
        Link& link = *dice.oneOf(m_links);
        const std::size_t side = dice.below(2);
        link.isStalled[side] = !link.isStalled[side];
        tell("the line to " + std::to_string(link.ends[side]) + (link.isStalled[side] ? " stalls" : " flows again"));
    }

    // What no honest wire does: a frame is lost, doubled, or overtaken.
    void mangle(Dice& dice)
    {
        if (m_links.empty())
            return;
        Link& link = *dice.oneOf(m_links);
        auto& queue = link.to[dice.below(2)];
        if (queue.size() < 2)
            return;
        const auto at = static_cast<std::ptrdiff_t>(dice.below(queue.size() - 1));
        switch (dice.below(3)) {
        case 0:
            queue.erase(queue.begin() + at);
            break;
        case 1:
            queue.insert(queue.begin() + at, Piece(queue[static_cast<std::size_t>(at)]));
            break;
        default:
            std::swap(queue[static_cast<std::size_t>(at)].bytes, queue[static_cast<std::size_t>(at) + 1].bytes);
        }
        tell("a frame is mangled");
    }

    void armPowerFailure(Dice& dice)
    {
        const auto at = anyUp(dice);
        if (!at)
            return;
        Console& console = *m_consoles[*at];
        if (dice.chance(40)) {
            console.failsInCommit = true;
            return;
        }
        // the store between must be made anew for it, so those who use it part
        dropLinksOf(*at);
        console.stop();
        console.failsAfter = dice.chance(50);
        console.startUp();
        console.callsLeft = 1 + static_cast<int>(dice.below(4));
    }

    void restart(Dice& dice)
    {
        const std::size_t at = dice.below(m_consoles.size());
        if (m_consoles[at]->isUp()) {
            dropLinksOf(at);
            m_consoles[at]->stop();
        }
        m_consoles[at]->startUp();
        tell("console " + std::to_string(at) + " starts");
    }

    void jumpInTime(Dice& dice)
    {
        Console& console = *dice.oneOf(m_consoles);
        console.clock.skew = dice.chance(40)
            ? 0
            : static_cast<std::int64_t>(dice.below(20 * static_cast<std::size_t>(year))) - 10 * year;
    }

    void fillDisk(Dice& dice)
    {
        Console& console = *dice.oneOf(m_consoles);
        console.disk->execute("PRAGMA max_page_count="
            + (dice.chance(60) ? console.disk->text("PRAGMA page_count") : std::string("1073741823")));
        tell("a disk fills up or is emptied");
    }

    void backUp(Dice& dice)
    {
        Console& console = *dice.oneOf(m_consoles);
        console.backup = std::make_unique<Connection>(std::filesystem::path(), Connection::Mode::Scratch);
        copyDatabase(*console.disk, *console.backup);
        tell("a backup is made");
    }

    // An incarnation is copied once at most: copies of copies that branch at different places are beyond what is
    // promised.
    bool mayCopy(Connection& disk) { return m_copied.insert(ownIncarnation(disk)).second; }

    // What only this disk holds is lost with it, and nobody can be blamed.
    void forgetWhatOnlyHolds(std::size_t lost, Connection* instead)
    {
        std::set<Digest> elsewhere = instead ? bodiesOf(*instead) : std::set<Digest> {};
        std::set<Digest> atCounty = elsewhere; // from where it reaches all that it is for
        for (std::size_t i = 0; i < m_consoles.size(); ++i)
            if (i != lost) {
                const auto bodies = bodiesOf(*m_consoles[i]->disk);
                elsewhere.insert(bodies.begin(), bodies.end());
                if (!isTown(i))
                    atCounty.insert(bodies.begin(), bodies.end());
            }
        std::erase_if(m_acknowledged, [&](const auto& each) {
            return !(m_mediation.contains(each.first) ? atCounty : elsewhere).contains(each.first);
        });
    }

    void restore(Dice& dice)
    {
        const std::size_t at = dice.below(m_consoles.size());
        Console& console = *m_consoles[at];
        if (!console.backup || !mayCopy(*console.backup))
            return;
        tell("console " + std::to_string(at) + " is restored from its backup");
        dropLinksOf(at);
        forgetWhatOnlyHolds(at, console.backup.get());
        console.become(*console.backup);
    }

    void clone(Dice& dice)
    {
        const std::size_t at = dice.below(m_consoles.size());
        if (m_consoles.size() >= 9 || !mayCopy(*m_consoles[at]->disk))
            return;
        addConsole();
        Console& copy = *m_consoles.back();
        copy.keySeed = m_consoles[at]->keySeed;
        copy.become(*m_consoles[at]->disk);
        tell("console " + std::to_string(at) + " is cloned as " + std::to_string(m_consoles.size() - 1));
    }

    void wipe(Dice& dice)
    {
        const std::size_t at = dice.below(m_consoles.size());
        tell("console " + std::to_string(at) + " gets an empty disk");
        dropLinksOf(at);
        forgetWhatOnlyHolds(at, nullptr);
        m_consoles[at]->wipe();
    }

    void talk(std::size_t a, std::size_t b)
    {
        sync::Conversation left(*m_consoles[a]->fragile, m_consoles[a]->clock.now(), m_now, {}, sides(a, b));
        sync::Conversation right(*m_consoles[b]->fragile, m_consoles[b]->clock.now(), m_now, {}, sides(b, a));
        for (int guard = 0; guard < 10'000; ++guard) {
            const std::string toRight = left.takeOutput();
            const std::string toLeft = right.takeOutput();
            if (toRight.empty() && toLeft.empty())
                break;
            right.receive(toRight, m_now);
            left.receive(toLeft, m_now);
        }
        for (sync::Conversation* each : { &left, &right }) {
            m_notices += each->takeNotices().size();
            if (each->ending())
                end.story.push_back("healing: consoles " + std::to_string(a) + " and " + std::to_string(b)
                    + " part: " + each->ending()->toString());
        }
    }

    bool areEqual() const
    {
        const auto heardBy = [&](const Audience& audience, std::size_t console) {
            sync::Vector vector = m_consoles[console]->store->vector();
            std::erase_if(vector, [&](const sync::End& each) { return !audience.hears(each.last.stream); });
            return vector;
        };
        for (std::size_t i = 1; i < m_consoles.size(); ++i)
            if (const Audience audience = audienceOf(isTown(i)); heardBy(audience, i) != heardBy(audience, 0))
                return false;
        return true;
    }

    SimulationSettings m_settings;
    std::size_t m_shape = 0;
    Tick m_now { 0 };
    std::size_t m_step = 0;
    std::vector<std::unique_ptr<Console>> m_consoles;
    std::vector<std::unique_ptr<Link>> m_links;
    std::set<Link*> m_dirty;
    std::map<Digest, std::string> m_acknowledged; ///< notes by their bodies
    std::map<Digest, std::string> m_written; ///< also those whose writer never heard that it was done
    std::set<Digest> m_mediation; ///< of them those that are not for towns
    std::set<IncarnationId> m_copied;
    std::size_t m_notices = 0;
};

} // namespace

SimulationEnd simulate(const SimulationSettings& settings, const std::vector<std::size_t>& chosen)
{
    World world(settings);
    std::vector<std::size_t> steps = chosen;
    if (steps.empty()) {
        steps.resize(settings.steps);
        std::iota(steps.begin(), steps.end(), std::size_t(0));
    }
    try {
        for (const std::size_t step : steps)
            world.step(step);
        world.heal();
        if (!world.hasFailed())
            world.judge();
    } catch (const std::exception& error) {
        world.end.failure = std::string("unexpected: ") + error.what();
    }
    return std::move(world.end);
}

std::vector<std::size_t> shrink(const SimulationSettings& settings)
{
    std::vector<std::size_t> steps(settings.steps);
    std::iota(steps.begin(), steps.end(), std::size_t(0));
    for (std::size_t piece = steps.size() / 2; piece > 0;) {
        bool isShorter = false;
        for (std::size_t at = 0; at < steps.size() && steps.size() > 1;) {
            std::vector<std::size_t> without = steps;
            const auto from = without.begin() + static_cast<std::ptrdiff_t>(at);
            without.erase(from, from + static_cast<std::ptrdiff_t>(std::min(piece, steps.size() - at)));
            if (!without.empty() && simulate(settings, without).failure) {
                steps = std::move(without);
                isShorter = true;
            } else {
                at += piece;
            }
        }
        if (piece > 1 || !isShorter)
            piece /= 2;
    }
    return steps;
}

} // namespace fengsui
