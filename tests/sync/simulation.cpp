#include "sync/simulation.h"

#include "peer/entries.pb.h"
#include "sqlite/sqlite_journal_reader.h"
#include "staff/entries.pb.h"
#include "support/random_history.h"
#include "sync/simulation_checks.h"

#include <algorithm>
#include <numeric>

namespace fengsui {

namespace {

constexpr std::size_t stepsBetweenChecks = 50;
constexpr std::size_t mostConsoles = 9;
// In a line news goes one console a round against the order in which they talk; a copy that hears of its twin so takes
// another name, which goes the same way, and so may another one after it.
constexpr std::size_t mostRounds = 3 * mostConsoles;
const std::string unbounded = "1073741823"; ///< pages that a disk may hold

std::string nameOf(std::size_t console)
{
    return "console " + std::to_string(console);
}

class World {
public:
    explicit World(const SimulationSettings& settings)
        : m_settings(settings)
        , m_net(
              m_consoles, [this](const std::string& what) { tell(what); },
              [this](const std::string& what) { fail(what); })
    {
        Dice dice(settings.seed);
        m_shape = dice.below(3);
        for (std::size_t i = 0; i < settings.consoles; ++i) {
            addConsole();
            if (dice.chance(20))
                m_consoles.back()->clock.skew = anySkew(dice);
        }
    }

    void step(std::size_t number)
    {
        struct Deed {
            unsigned weight;
            void (World::*play)(Dice&);
        };
        static constexpr Deed deeds[] = { { 330, &World::append }, { 140, &World::connect }, { 300, &World::wait },
            { 50, &World::cut }, { 30, &World::stall }, { 5, &World::swizzle }, { 20, &World::mangle },
            { 25, &World::armPowerFailure }, { 55, &World::restart }, { 10, &World::jumpInTime },
            { 10, &World::fillDisk }, { 7, &World::backUp }, { 6, &World::restore }, { 4, &World::clone },
            { 3, &World::wipe }, { 6, &World::damage }, { 10, &World::lookOver }, { 4, &World::enrol },
            { 3, &World::revoke }, { 12, &World::appendOfNewerKind } };
        static constexpr unsigned total = [] {
            unsigned sum = 0;
            for (const Deed& deed : deeds)
                sum += deed.weight;
            return sum;
        }();
        Dice dice(m_settings.seed * 1'000'003 + number);
        m_step = number;
        std::size_t what = dice.below(total);
        for (const Deed& deed : deeds) {
            if (what < deed.weight) {
                (this->*deed.play)(dice);
                break;
            }
            what -= deed.weight;
        }
        for (std::size_t i = 0; i < m_consoles.size(); ++i) // crashes that struck outside of a conversation
            if (m_consoles[i]->takeDoom())
                m_net.crash(i, "within a commit");
        if (m_settings.promise != Promise::Liveness && ++m_played % stepsBetweenChecks == 0)
            checkSafety(m_played / stepsBetweenChecks % m_consoles.size());
    }

    /// Some consoles come back and can reach each other; the others stay as they are. Then all of them do.
    void finish()
    {
        checkSafety();
        m_net.dropAll();
        if (m_settings.promise == Promise::Safety)
            return count();
        Dice dice(m_settings.seed * 1'000'003 + 999'983);
        std::vector<std::size_t> all(m_consoles.size());
        std::iota(all.begin(), all.end(), std::size_t(0));
        std::vector<std::size_t> core = all;
        std::shuffle(core.begin(), core.end(), dice.generator());
        core.resize(2 + dice.below(core.size() - 1));
        std::ranges::sort(core);
        for (const auto* group : { &core, &all }) {
            for (const std::size_t each : *group)
                repair(each);
            heal(*group);
            if (end.failure)
                return;
        }
        if (const auto why = whyUnsafe(m_consoles, m_facts, true))
            fail(*why);
        if (const auto why = whyIncomplete(m_consoles, m_facts))
            fail(*why);
        if (const auto why = whyUntold(m_consoles))
            fail(*why);
        count();
    }

    SimulationEnd end;

private:
    void tell(const std::string& what) { end.story.push_back(std::to_string(m_step) + ": " + what); }
    void fail(const std::string& what)
    {
        if (!end.failure)
            end.failure = what;
    }
    void checkSafety(std::size_t ledgersOf = everyone)
    {
        if (const auto why = whyUnsafe(m_consoles, m_facts, false, ledgersOf))
            fail(*why);
    }
    void count()
    {
        end.crashes = m_net.crashes;
        for (const auto& console : m_consoles) {
            end.entries = static_cast<std::size_t>(console->disk().number("SELECT count(*) FROM entry"));
            end.forks = std::max(end.forks,
                static_cast<std::size_t>(console->disk().number("SELECT count(DISTINCT kept) FROM set_aside")));
        }
    }

    void addConsole()
    {
        const std::string seed = std::to_string(m_settings.seed) + '-' + std::to_string(m_consoles.size());
        m_consoles.push_back(std::make_unique<SimulatedConsole>(seed, m_net.now()));
        // The last one of the beginning, so that nobody lies behind it but those that were copied later.
        m_consoles.back()->isTown
            = m_consoles.size() == m_settings.consoles || (m_shape == 1 && m_consoles.size() > m_settings.consoles);
    }
    // a star, a line, or everybody with everybody
    bool areNeighbours(std::size_t a, std::size_t b) const
    {
        return m_shape == 0 ? a == 0 || b == 0 : m_shape == 1 ? a + 1 == b || b + 1 == a : true;
    }
    std::size_t any(Dice& dice) const { return dice.below(m_consoles.size()); }
    static std::int64_t anySkew(Dice& dice)
    {
        constexpr std::int64_t year = SimulatedClock::year;
        return static_cast<std::int64_t>(dice.below(20 * static_cast<std::size_t>(year))) - 10 * year;
    }

    void heal(const std::vector<std::size_t>& group)
    {
        for (end.rounds = 1; end.rounds <= mostRounds; ++end.rounds) {
            // a core that is no neighbourhood of its own talks all the same: somebody laid a cable
            for (std::size_t a = 0; a < group.size(); ++a)
                for (std::size_t b = a + 1; b < group.size(); ++b)
                    if (areNeighbours(group[a], group[b]) || group.size() < m_consoles.size())
                        m_net.talk(group[a], group[b]);
            if (!whyUnequal(m_consoles, group))
                return;
        }
        fail("after " + std::to_string(mostRounds) + " rounds " + *whyUnequal(m_consoles, group));
    }

    // What was planned against the console is off, and a damaged disk is found and set right.
    void repair(std::size_t at)
    {
        SimulatedConsole& console = *m_consoles[at];
        console.disk().execute("PRAGMA max_page_count=" + unbounded);
        start(at);
        console.steady();
        lookOver(at);
    }

    void start(std::size_t at)
    {
        try {
            m_consoles[at]->startUp();
        } catch (const StoreFailure& failure) {
            m_consoles[at]->stop();
            Connection& disk = m_consoles[at]->disk();
            if (disk.ranOutOfRoom() && disk.text("PRAGMA max_page_count") != unbounded) {
                tell(nameOf(at) + " has no room to start, and somebody makes some");
                disk.execute("PRAGMA max_page_count=" + unbounded);
                return start(at);
            }
            if (!m_consoles[at]->isDamaged)
                return fail(nameOf(at) + " does not start: " + failure.what());
            tell(nameOf(at) + " does not start, its disk is damaged");
            ++end.damages;
            exchangeDisk(at);
        }
    }

    void exchangeDisk(std::size_t at)
    {
        tell(nameOf(at) + " gets an empty disk");
        m_net.dropLinksOf(at);
        m_facts.forgetWhatOnlyWasOn(at, m_consoles, nullptr);
        m_consoles[at]->wipe();
    }

    /// The weekly check: damage is found; ledgers are folded anew, a damaged record comes back from the others.
    void lookOver(std::size_t at)
    {
        SimulatedConsole& console = *m_consoles[at];
        if (!console.isUp())
            return;
        const Verification before = verify(console);
        if (before.isSound()) {
            console.isDamaged = false; // it was overwritten meanwhile
            return;
        }
        if (!console.isDamaged)
            return fail(
                nameOf(at) + " is not sound: " + before.faults.front().where + ' ' + before.faults.front().text);
        ++end.damages;
        tell(nameOf(at) + " finds " + before.faults.front().where);
        const bool isOfLedgers
            = std::ranges::all_of(before.faults, [](const Fault& fault) { return fault.where.starts_with("ledger "); });
        if (!isOfLedgers)
            return exchangeDisk(at);
        try {
            m_net.dropLinksOf(at);
            console.journal().rebuild({});
        } catch (const StoreFailure&) {
            tell(nameOf(at) + " can't fold its ledgers anew");
            return; // the disk is full, or the power fails
        }
        if (const Verification after = verify(console); !after.isSound())
            fail(nameOf(at) + " folded its ledgers anew, and they are wrong: " + after.faults.front().where + ' '
                + after.faults.front().text);
        console.isDamaged = false;
    }
    void lookOver(Dice& dice) { lookOver(any(dice)); }

    /// Writes, with a note that can be looked for; true when it was acknowledged.
    bool write(std::size_t at, std::vector<Draft> drafts, Draft sought, const std::string& text)
    {
        SimulatedConsole& console = *m_consoles[at];
        const Digest token = sha256(sought.body);
        m_facts.written[token] = text;
        drafts.push_back(std::move(sought));
        const bool failsBefore = console.power.failsBeforeNext();
        const bool failsAfter = console.power.failsAfterNext();
        console.power.count();
        if (failsBefore) {
            m_net.crash(at, "before writing");
            return false;
        }
        try {
            console.journal().append(drafts, OperatorId::derived("somebody"), console.clock.now());
        } catch (const StoreFailure&) {
            tell(nameOf(at) + " could not save");
            return false;
        }
        if (failsAfter) {
            m_net.crash(at, "after writing, before saying so");
            return false;
        }
        m_facts.acknowledged[token] = text;
        tell(text + ": wrote " + std::to_string(drafts.size()));
        m_net.changed(at);
        return true;
    }

    void append(Dice& dice)
    {
        const std::size_t at = any(dice);
        if (!m_consoles[at]->isUp())
            return;
        SimulatedConsole& console = *m_consoles[at];
        RandomHistory history(dice, 8);
        std::vector<Draft> drafts;
        try {
            drafts = history.next(console.ledgers(), console.clock.now());
        } catch (const StoreFailure&) { // a damaged ledger can't be read; people can still write
        }
        entries::ShiftNoted noted;
        const std::string text = nameOf(at) + " step " + std::to_string(m_step);
        noted.set_text(text);
        // a copy bears the names of what it is a copy of, which may be the town
        const bool isMediation = dice.chance(15) && !console.isTown && at < m_settings.consoles;
        Draft note { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {},
            isMediation           ? "mediation"
                : dice.chance(80) ? "county"
                                  : "emergency" };
        if (isMediation)
            m_facts.mediation.insert(sha256(note.body));
        // Whoever could not save makes room and says it again, and the console goes on with what it has in memory.
        if (write(at, std::move(drafts), std::move(note), text) || !console.isUp() || !dice.chance(50))
            return;
        console.disk().execute("PRAGMA max_page_count=1073741823");
        noted.set_text(text + " again");
        write(at, {}, { Kind::ShiftNoted, RawId::derived(noted.text()), noted.SerializeAsString(), {}, "county" },
            noted.text());
    }

    // The older ones store it, pass it on and fold nothing from it.
    void appendOfNewerKind(Dice& dice)
    {
        const std::size_t at = any(dice);
        if (!m_consoles[at]->isUp())
            return;
        const std::string text = nameOf(at) + " step " + std::to_string(m_step) + ", of a kind to come";
        write(at, {}, { static_cast<Kind>(9000 + dice.below(3)), RawId::derived("incident 1"), text, {} }, text);
    }

    void enrol(Dice& dice)
    {
        const std::size_t at = any(dice);
        const std::size_t other = any(dice);
        if (at == other || !m_consoles[at]->isUp())
            return;
        entries::PeerEnrolled enrolled;
        enrolled.set_pin(std::string(m_consoles[other]->pin().view()));
        enrolled.set_name(nameOf(at) + " step " + std::to_string(m_step) + " pairs with " + nameOf(other));
        write(at, {}, { Kind::PeerEnrolled, peersSubject(), enrolled.SerializeAsString(), {} }, enrolled.name());
    }

    // A cut of what the revoked one wrote, as far as the revoking one has seen it; others may see it differently.
    void revoke(Dice& dice)
    {
        const std::size_t at = any(dice);
        const std::size_t other = any(dice);
        if (at == other || !m_consoles[at]->isUp() || !m_consoles[other]->isUp())
            return;
        entries::PeerRevoked revoked;
        revoked.set_pin(std::string(m_consoles[other]->pin().view()));
        revoked.set_reason(nameOf(at) + " step " + std::to_string(m_step) + " revokes " + nameOf(other));
        const IncarnationId incarnation = m_consoles[other]->journal().incarnation();
        for (const sync::End& seen : m_consoles[at]->store().vector())
            if (seen.last.incarnation == incarnation) {
                auto* cut = revoked.add_cuts();
                cut->set_incarnation(std::string(incarnation.view()));
                cut->set_stream(seen.last.stream);
                cut->set_number(seen.last.number);
            }
        write(at, {}, { Kind::PeerRevoked, peersSubject(), revoked.SerializeAsString(), {} }, revoked.reason());
    }

    void connect(Dice& dice)
    {
        const std::size_t a = any(dice);
        const std::size_t b = any(dice);
        if (a != b && areNeighbours(a, b) && m_consoles[a]->isUp() && m_consoles[b]->isUp() && !m_net.areJoined(a, b))
            m_net.join(a, b, dice);
    }
    void wait(Dice& dice) { m_net.pass(Duration(dice.chance(15) ? dice.below(60'000) : dice.below(2000)), dice); }
    void cut(Dice& dice) { m_net.cutOne(dice); }
    void stall(Dice& dice) { m_net.stallOne(dice); }
    void swizzle(Dice& dice) { m_net.swizzle(dice); }
    void mangle(Dice& dice) { m_net.mangle(dice); }

    void armPowerFailure(Dice& dice)
    {
        const std::size_t at = any(dice);
        if (!m_consoles[at]->isUp())
            return;
        if (dice.chance(40))
            return m_consoles[at]->failInNextCommit();
        m_consoles[at]->power = { 1 + static_cast<int>(dice.below(4)), dice.chance(50) };
    }

    void restart(Dice& dice)
    {
        const std::size_t at = any(dice);
        m_net.dropLinksOf(at);
        start(at);
        tell(nameOf(at) + " starts");
    }

    void jumpInTime(Dice& dice) { m_consoles[any(dice)]->clock.skew = dice.chance(40) ? 0 : anySkew(dice); }

    void fillDisk(Dice& dice)
    {
        Connection& disk = m_consoles[any(dice)]->disk();
        disk.execute("PRAGMA max_page_count=" + (dice.chance(60) ? disk.text("PRAGMA page_count") : unbounded));
        tell("a disk fills up or is emptied");
    }

    void damage(Dice& dice)
    {
        const std::size_t at = any(dice);
        try {
            const std::string what = m_consoles[at]->damage(dice);
            if (!what.empty())
                tell("bits change on the disk of " + nameOf(at) + ": " + what);
        } catch (const StoreFailure&) { // a full disk takes no change either
        }
    }

    void backUp(Dice& dice)
    {
        SimulatedConsole& console = *m_consoles[any(dice)];
        if (console.isDamaged)
            return; // a backup is verified before it counts as one
        console.backup = console.copyOfDisk();
        tell("a backup is made");
    }

    void restore(Dice& dice)
    {
        const std::size_t at = any(dice);
        SimulatedConsole& console = *m_consoles[at];
        if (!console.backup)
            return;
        tell(nameOf(at) + " is restored from its backup");
        m_net.dropLinksOf(at);
        m_facts.forgetWhatOnlyWasOn(at, m_consoles, console.backup.get());
        console.become(*console.backup);
    }

    void clone(Dice& dice)
    {
        const std::size_t at = any(dice);
        if (m_consoles.size() >= mostConsoles || m_consoles[at]->isDamaged)
            return;
        addConsole();
        m_consoles.back()->takeKeyOf(*m_consoles[at]);
        m_consoles.back()->become(m_consoles[at]->disk());
        tell(nameOf(at) + " is cloned as " + std::to_string(m_consoles.size() - 1));
    }

    void wipe(Dice& dice) { exchangeDisk(any(dice)); }

    SimulationSettings m_settings;
    SimulatedNet::Consoles m_consoles;
    SimulatedNet m_net;
    std::size_t m_shape = 0;
    std::size_t m_step = 0;
    std::size_t m_played = 0;
    WrittenFacts m_facts;
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
        for (const std::size_t step : steps) {
            world.step(step);
            if (world.end.failure)
                return std::move(world.end);
        }
        world.finish();
    } catch (const std::exception& error) {
        world.end.failure = std::string("unexpected: ") + error.what();
    }
    return std::move(world.end);
}

} // namespace fengsui
