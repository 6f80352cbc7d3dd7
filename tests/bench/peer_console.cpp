#include "bench/peer_console.h"

#include "bench/bench.h"
#include "wiring/peer_link.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace fengsui::bench {

namespace {

const StoreFolder& made(const StoreFolder& folder, const Clock& clock)
{
    if (!folder.isStore())
        (void)createStore(folder, { "511129", folder.path.filename().string(), "cn", {} }, clock);
    return folder;
}

// "VmRSS", "VmHWM"
double ownMemory(const std::string& which)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == which + ':') {
            double kib = 0;
            status >> kib;
            return kib / 1024;
        }
    return 0;
}

} // namespace

sync::Taken PeerConsole::TimedStore::take(std::span<const Entry> entries)
{
    sync::Taken taken;
    longest = std::max(longest, seconds([&] { taken = SqliteSyncStore::take(entries); }) * 1000);
    return taken;
}

PeerConsole::PeerConsole(const StoreFolder& folder)
    : m_folder(folder)
    , m_writer(made(folder, m_clock), loadShelves(folder), m_clock)
    , m_key(consoleKey(folder))
    , m_store(m_writer.store().connection(), m_writer.store().journal(), m_clock)
    , m_board(m_key,
          { m_store, m_clock, [this](const Digest& pin) { return m_writer.ledgers().peers().isAllowed(pin); },
              [](const Refusal& notice) { std::cerr << notice.toString() << '\n'; },
              [](const Digest&, const link::CallEnd&) {},
              [this] { m_writer.store().journal().signHeads(m_clock.now()); } })
{
}

void PeerConsole::enrol(PeerConsole& other)
{
    enrol(other.key().pin(), other.folder().path.filename().string(), other.writer().store().journal().publicKey());
}

void PeerConsole::enrol(const Digest& pin, const std::string& name, const std::string& publicKey)
{
    const Session administrator { OperatorId::random(), "admin", "admin", { Role::Administrator }, {} };
    if (!m_writer.office().peers.enrol(administrator, pin, name, "511129", publicKey))
        throw std::runtime_error("the consoles could not be paired");
}

int PeerConsole::serve(const std::filesystem::path& folder)
{
    PeerConsole console({ folder });
    const auto port = console.board().listen({ "127.0.0.1", 0 });
    if (!port)
        return 1;
    const double idle = ownMemory("VmRSS");
    std::cout << *port << std::endl;
    console.board().run(true);
    const double log
        = static_cast<double>(std::filesystem::file_size(console.folder().journal().string() + "-wal")) / 1024 / 1024;
    std::cout << ownMemory("VmHWM") - idle << ' ' << log << ' ' << console.longestTurn() << std::endl;
    return 0;
}

ServingPeer::ServingPeer(const StoreFolder& folder)
    : m_process({ "--serve", folder.path.string() })
    , m_address { "127.0.0.1", static_cast<std::uint16_t>(std::stoul(m_process.line())) }
{
}

Strain ServingPeer::finish()
{
    m_process.interrupt();
    std::istringstream words(m_process.line());
    Strain strain;
    words >> strain.memory >> strain.log >> strain.longestTurn;
    m_process.finish();
    return strain;
}

StoreFolder makePartner(PeerConsole& console, const std::filesystem::path& folder, const link::ConsoleKey* another)
{
    PeerConsole partner({ folder });
    console.enrol(partner);
    partner.enrol(console);
    if (another)
        partner.enrol(another->pin(), "another", SigningKey::generate().publicKey());
    return partner.folder();
}

double catchUp(PeerConsole& console, const link::Address& partner)
{
    std::optional<Result<link::CallEnd>> end;
    const double took = seconds([&] { end = console.board().syncOnce(partner, std::chrono::minutes(30)); });
    if (!*end)
        throw std::runtime_error("the consoles could not sync: " + end->refusal().toString());
    if (!(**end).standing.isLevel || (**end).standing.ledgersAgree != true)
        throw std::runtime_error("the consoles are not equal");
    return took;
}

} // namespace fengsui::bench
