#include "sync/simulation_checks.h"

#include "journal/catalogue.h"
#include "journal/clock_judgement.h"
#include "peer/entries.pb.h"
#include "sqlite/chain_check.h"
#include "sqlite/entry_table.h"
#include "sqlite/sqlite_journal_reader.h"

#include <algorithm>

namespace fengsui {

namespace {

bool tellsOfAWitness(const Fault& fault)
{
    return std::string_view(fault.text).starts_with("Another console keeps");
}

std::string nameOf(std::size_t console)
{
    return "console " + std::to_string(console) + ' ';
}

// Whoever writes stamps above all that it wrote before, whatever its clock does; at the end of time it stands still.
// What a clock wrote that is known to have run ahead drives nobody on, nor itself; whoever wrote knows what was known.
std::optional<std::string> whyTimesFall(const Connection& disk)
{
    std::map<std::pair<IncarnationId, StreamName>, HybridTime> last;
    std::optional<std::string> wrong;
    const IncarnationId own = ownIncarnation(disk);
    // also what somebody said who was revoked since: it held then
    const Clocks clocks = judgeClocks(readAllEntriesOf(disk, clocksSubject()));
    SqliteJournalReader(disk).visit([&](const Entry& entry) {
        const Envelope& envelope = entry.envelope;
        if (envelope.key.incarnation != own || clocks.isSuspected(own, envelope.time))
            return true;
        auto [at, isFirst] = last.try_emplace({ envelope.key.incarnation, envelope.key.stream }, envelope.time);
        if (!isFirst && envelope.time <= at->second && envelope.time.value != UINT64_MAX)
            wrong = "the time of " + envelope.key.toString() + " is not above that of the entry before it";
        at->second = envelope.time;
        return !wrong;
    });
    return wrong;
}

// All but whether the ledgers are what the entries come to, which takes longer than everything else.
Verification verifyChain(SimulatedConsole& console)
{
    Verification verification;
    ChainCheck chain(console.disk(), verification);
    for (const Lane& lane : readLanes(console.disk()))
        chain.check(lane, 1, {}, 0);
    chain.checkStrays();
    return verification;
}

std::set<Digest> hashesOn(const Connection& disk)
{
    std::set<Digest> hashes;
    for (const char* query : { "SELECT hash FROM entry", "SELECT hash FROM set_aside" }) {
        Statement rows(disk, query);
        while (rows.step())
            if (const auto hash = Digest::fromBytes(rows.bytes(0)))
                hashes.insert(*hash);
    }
    return hashes;
}

// A fork is settled by whoever sees both branches. Of one that was lost with its disk only the signature is left, and
// that it is told of for ever is right.
Verification verifySettled(SimulatedConsole& console, const std::set<Digest>& gone)
{
    std::set<std::string> open;
    Statement rows(console.disk(), "SELECT incarnation, stream, number, hash FROM witness");
    while (rows.step())
        if (const auto hash = Digest::fromBytes(rows.bytes(3)); hash && gone.contains(*hash))
            open.insert(
                EntryKey { { rows.id(0) }, std::string(rows.text(1)), static_cast<std::uint64_t>(rows.integer(2)) }
                    .toString());
    Verification verification = console.verification();
    std::erase_if(
        verification.faults, [&](const Fault& fault) { return tellsOfAWitness(fault) && open.contains(fault.where); });
    return verification;
}

std::optional<std::string> whyUnsound(
    SimulatedConsole& console, bool areForksSettled, const std::set<Digest>& gone, bool looksAtLedgers)
{
    const Verification verification = areForksSettled ? verifySettled(console, gone)
        : looksAtLedgers                              ? verify(console)
                                                      : verifyChain(console);
    if (!verification.isSound())
        return "is not sound: " + verification.faults.front().where + ' ' + verification.faults.front().text;
    return whyTimesFall(console.disk());
}

std::map<Digest, int> countBodies(const Connection& disk)
{
    std::map<Digest, int> times;
    Statement rows(disk, "SELECT envelope FROM entry");
    while (rows.step())
        if (const auto envelope = Envelope::decode(rows.bytes(0)))
            ++times[envelope->bodyHash];
    return times;
}

// The branches that kept a name which two bore, as entries tell it here: that is what people see, in every diary.
std::set<Digest> forksToldOf(const Connection& disk)
{
    std::set<Digest> told;
    SqliteJournalReader(disk).visit([&](const Entry& entry) {
        entries::BranchRenamed fork;
        if (static_cast<Kind>(entry.envelope.kind) == Kind::BranchRenamed && entry.body
            && fork.ParseFromString(*entry.body))
            if (const auto kept = Digest::fromBytes(fork.kept()))
                told.insert(*kept);
        return true;
    });
    return told;
}

// Those for which an entry was set aside here; not those that were settled elsewhere, by a name that is not known here.
std::set<Digest> forksSettledOn(const Connection& disk)
{
    std::set<Digest> kept;
    Statement rows(disk, "SELECT DISTINCT kept FROM set_aside");
    while (rows.step())
        if (const auto hash = Digest::fromBytes(rows.bytes(0)); hash && *hash != Digest {})
            kept.insert(*hash);
    return kept;
}

} // namespace

Verification verify(SimulatedConsole& console)
{
    Verification verification = console.verification();
    std::erase_if(verification.faults, tellsOfAWitness);
    if (console.disk().number("SELECT count(*) FROM ledger_state") == 0) // it knows, and waits for room
        std::erase_if(verification.faults, [](const Fault& fault) { return fault.where.starts_with("ledger "); });
    return verification;
}

void WrittenFacts::forgetWhatOnlyWasOn(
    std::size_t lost, const SimulatedNet::Consoles& consoles, const Connection* instead)
{
    std::set<Digest> elsewhere = instead ? bodiesOn(*instead) : std::set<Digest> {};
    std::set<Digest> atCounty = elsewhere; // from where it reaches all that it is for
    std::set<Digest> hashes = hashesOn(consoles[lost]->disk());
    if (instead)
        std::erase_if(hashes, [kept = hashesOn(*instead)](const Digest& hash) { return kept.contains(hash); });
    for (std::size_t i = 0; i < consoles.size(); ++i) {
        if (i == lost)
            continue;
        const std::set<Digest> bodies = bodiesOn(consoles[i]->disk());
        elsewhere.insert(bodies.begin(), bodies.end());
        if (!consoles[i]->isTown)
            atCounty.insert(bodies.begin(), bodies.end());
        for (const Digest& hash : hashesOn(consoles[i]->disk()))
            hashes.erase(hash);
    }
    gone.merge(hashes);
    std::erase_if(acknowledged, [&](const auto& each) {
        return !(mediation.contains(each.first) ? atCounty : elsewhere).contains(each.first);
    });
}

std::optional<std::string> whyUnsafe(
    const SimulatedNet::Consoles& consoles, const WrittenFacts& facts, bool areForksSettled, std::size_t ledgersOf)
{
    std::set<Digest> somewhere;
    bool isAnyDamaged = false; // then the only copy may be what was damaged; it is counted when the disk is exchanged
    for (std::size_t i = 0; i < consoles.size(); ++i) {
        SimulatedConsole& console = *consoles[i];
        somewhere.merge(bodiesOn(console.disk()));
        isAnyDamaged = isAnyDamaged || console.isDamaged;
        if (!console.isDamaged)
            if (const auto why
                = whyUnsound(console, areForksSettled, facts.gone, ledgersOf == everyone || ledgersOf == i))
                return nameOf(i) + *why;
    }
    for (const auto& [body, text] : facts.acknowledged)
        if (!somewhere.contains(body) && !isAnyDamaged)
            return "what was acknowledged is on no disk any more: " + text;
    return std::nullopt;
}

std::optional<std::string> whyUnequal(const SimulatedNet::Consoles& consoles, const std::vector<std::size_t>& core)
{
    SimulatedConsole& first = *consoles[core.front()];
    const std::string ledgers = dumpLedgers(first.disk());
    for (const std::size_t each : core) {
        SimulatedConsole& console = *consoles[each];
        const auto bothHear = [ours = console.audience(), theirs = first.audience()](
                                  const StreamName& stream) { return ours.hears(stream) && theirs.hears(stream); };
        const auto heard = [&](SimulatedConsole& of) {
            sync::Vector vector = of.store().vector();
            std::erase_if(vector, [&](const sync::End& end) { return !bothHear(end.last.stream); });
            return vector;
        };
        if (heard(console) != heard(first))
            return nameOf(each) + "still holds other entries";
        if (!console.isTown && !first.isTown && dumpLedgers(console.disk()) != ledgers)
            return nameOf(each) + "shows other ledgers for the same entries";
        if (console.store().ledgerDigest(bothHear) != first.store().ledgerDigest(bothHear))
            return nameOf(each) + "tells another digest for the same ledgers";
    }
    return std::nullopt;
}

std::optional<std::string> whyIncomplete(const SimulatedNet::Consoles& consoles, const WrittenFacts& facts)
{
    for (std::size_t i = 0; i < consoles.size(); ++i) {
        const std::map<Digest, int> here = countBodies(consoles[i]->disk());
        for (const auto& [body, text] : facts.acknowledged)
            if (!here.contains(body) && !(consoles[i]->isTown && facts.mediation.contains(body)))
                return nameOf(i) + "lost what was acknowledged: " + text;
        for (const auto& [body, text] : facts.written)
            if (const auto at = here.find(body); at != here.end() && at->second > 1)
                return nameOf(i) + "holds twice what was written once: " + text;
    }
    return std::nullopt;
}

std::optional<std::string> whyUntold(const SimulatedNet::Consoles& consoles)
{
    std::set<Digest> settled;
    for (const auto& console : consoles)
        settled.merge(forksSettledOn(console->disk()));
    for (std::size_t i = 0; i < consoles.size(); ++i) {
        const std::set<Digest> told = forksToldOf(consoles[i]->disk());
        if (!std::ranges::includes(told, settled))
            return nameOf(i) + "does not tell of a fork that was settled";
    }
    return std::nullopt;
}

} // namespace fengsui
