#include "link/switchboard.h"

#include "link/doorway.h"
#include "support/intruder.h"
#include "support/station.h"

#include <QTest>

#include <boost/asio.hpp>
#include <fstream>
#include <future>

using namespace fengsui;
using namespace std::chrono_literals;
using boost::asio::ip::tcp;
using sync::Frame;

namespace {

std::size_t residentMemory()
{
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return resident * 4096;
}

/// A hub with some entries, that lets the intruder's key in.
struct Attacked {
    Attacked()
    {
        hub.allowed.push_back(key.pin());
        history = std::make_unique<RandomHistory>(dice, 30);
        hub.console.play(dice, *history, 100);
        before = hub.console.sync().vector();
    }
    /// Another address of this machine each time.
    std::string another() { return "127.0.1." + std::to_string(++m_addresses % 250); }

    Dice dice { "Attacked" };
    std::unique_ptr<RandomHistory> history;
    Station hub;
    link::ConsoleKey key = link::ConsoleKey::generate();
    sync::Vector before;

private:
    int m_addresses = 0;
};

} // namespace

/// T14: whoever got hold of a paired console, or of the wire, against the real switchboard.
class HostilePeerTest : public QObject {
    Q_OBJECT

private slots:
    // F29: sixteen connections that don't finish are all there can be, four of one address
    void unfinishedConnectionsAreFew()
    {
        Attacked attacked;
        Serving serving(attacked.hub);
        boost::asio::io_context io;
        std::vector<std::unique_ptr<tcp::socket>> sockets;
        const auto knock = [&](const std::string& from) {
            auto& socket = sockets.emplace_back(std::make_unique<tcp::socket>(io));
            socket->open(tcp::v4());
            socket->bind({ boost::asio::ip::make_address(from), 0 });
            socket->connect({ boost::asio::ip::make_address("127.0.0.1"), serving.at.port });
        };
        for (int address = 2; address < 6; ++address)
            for (std::size_t i = 0; i < link::Doorway::mostPlacesOfOne; ++i)
                knock("127.0.0." + std::to_string(address));
        QCOMPARE(sockets.size(), link::Doorway::mostPlaces);
        knock("127.0.0.9"); // a new address, and yet one too many
        char byte = 0;
        boost::system::error_code error;
        boost::asio::read(*sockets.back(), boost::asio::buffer(&byte, 1), error);
        QVERIFY(error == boost::asio::error::eof || error == boost::asio::error::connection_reset);
        sockets.front()->non_blocking(true);
        sockets.front()->read_some(boost::asio::buffer(&byte, 1), error);
        QVERIFY(error == boost::asio::error::would_block); // the others wait on
    }

    // F29, F8: who says nothing, or says it byte by byte, is hung up upon: before and after the key was looked at
    void slowOnesAreHungUpUpon()
    {
        Attacked attacked;
        Serving serving(attacked.hub);
        // all three wait for the same ten seconds
        auto silent = std::async(std::launch::async, [&] {
            boost::asio::io_context io;
            tcp::socket socket(io);
            socket.connect({ boost::asio::ip::make_address("127.0.0.1"), serving.at.port });
            char byte = 0;
            boost::system::error_code error;
            boost::asio::read(socket, boost::asio::buffer(&byte, 1), error);
            return error.failed();
        });
        auto mute = std::async(std::launch::async, [&] {
            Intruder intruder(attacked.key, serving.at, attacked.another());
            return intruder.farewell() == sync::Bye::Why::TooSlow;
        });
        QVERIFY(silent.get());
        QVERIFY(mute.get());
        // one that trickles: each byte comes, the hello never
        Intruder trickling(attacked.key, serving.at);
        const std::string hello = sync::encode(sync::Hello {});
        trickling.say(std::string_view(hello).substr(0, 5));
        QVERIFY(trickling.farewell() == sync::Bye::Why::TooSlow);
        serving.end();
        QVERIFY(attacked.hub.console.sync().vector() == attacked.before);
    }

    // F29: nothing is set aside for a length that was only said
    void giantLengthsAreRefused()
    {
        Attacked attacked;
        Serving serving(attacked.hub);
        for (const std::string& length : { std::string("\xff\xff\xff\xff", 4), std::string("\x01\x10\x00\x00", 4),
                 std::string("\x00\x00\x00\x00", 4) }) {
            Intruder intruder(
                attacked.key, serving.at, attacked.another()); // as the first frame: 4,097 bytes are too many
            intruder.say(length);
            QVERIFY(intruder.farewell() == sync::Bye::Why::TooLarge);
        }
        const std::size_t before = residentMemory();
        std::vector<std::unique_ptr<Intruder>> many;
        for (int i = 0; i < 4; ++i) { // each may say a megabyte, and says a byte of it
            many.push_back(std::make_unique<Intruder>(attacked.key, serving.at, attacked.another()));
            many.back()->greet();
            many.back()->say(std::string("\x00\x00\x10\x00", 4) + 'x');
        }
        Intruder late(attacked.key, serving.at, attacked.another());
        late.greet();
        late.say(std::string("\x01\x00\x10\x00", 4));
        QVERIFY(late.farewell() == sync::Bye::Why::TooLarge);
#ifdef __SANITIZE_ADDRESS__
        constexpr std::size_t room = 64; // what was freed is kept for a while
#else
        constexpr std::size_t room = 8;
#endif
        QVERIFY(residentMemory() < before + room * 1024 * 1024);
    }

    // F13: frames that break the rules end that conversation, and no other
    void nonsenseEndsOnlyItsOwnLine()
    {
        Attacked attacked;
        Station town;
        introduce(attacked.hub, town);
        Serving serving(attacked.hub);
        for (int i = 0; i < 20; ++i) {
            Intruder intruder(attacked.key, serving.at, attacked.another());
            if (i % 2 == 0)
                intruder.greet();
            std::string frame = attacked.dice.bytes(50);
            frame[0] = static_cast<char>(i % 11);
            intruder.say(std::string { static_cast<char>(frame.size()), 0, 0, 0 } + frame);
            intruder.say(sync::Bye {});
            intruder.farewell();
        }
        const auto end = town.board.syncOnce(serving.at, 60s);
        QVERIFY2(end.isOk(), end ? "" : end.refusal().toString().c_str());
        QVERIFY(end->standing.isLevel);
    }

    // F27: entries that are not what their digest says, and names that nobody put under them
    void forgedRelaysAreNotBelieved()
    {
        Attacked attacked;
        const sync::End& end = attacked.before.front();
        const auto entries
            = attacked.hub.console.sync().read({ end.last.incarnation, end.last.stream, 1 }, 1000, 1 << 20);
        const auto heads = attacked.hub.console.sync().signedHeads();
        Serving serving(attacked.hub);
        const auto sends = [&](const std::vector<Frame>& frames) {
            Intruder intruder(attacked.key, serving.at, attacked.another());
            intruder.greet();
            intruder.say(sync::Have { {}, true });
            for (const Frame& frame : frames)
                intruder.say(frame);
            return intruder.farewell();
        };
        Entry forged = entries.back();
        forged.envelope.previous = forged.hash;
        ++forged.envelope.key.number;
        forged.body = "something else";
        QVERIFY(sends({ sync::Batch { 1, { forged } } }) == sync::Bye::Why::Altered);
        QVERIFY(!heads.empty());
        sync::SignedHead name = heads.front();
        std::vector<Frame> names;
        for (int i = 0; i < 80; ++i) {
            name.signature = attacked.dice.bytes(64);
            name.hash = sha256(std::to_string(i));
            names.push_back(sync::Heads { { name } });
        }
        QVERIFY(sends(names) == sync::Bye::Why::NotUnderstood);
        serving.end();
        QVERIFY(attacked.hub.console.sync().vector() == attacked.before);
        QVERIFY(attacked.hub.console.sync().signedHeads().size() == heads.size());
        for (const auto& kept : attacked.hub.console.sync().signedHeads())
            QVERIFY(std::ranges::any_of(heads, [&](const auto& each) { return each.signature == kept.signature; }));
        QVERIFY(verified(attacked.hub.console.connection()).isSound());
    }

    // F4: a proof of a fork by somebody who made it up loses nothing of the branch that is here
    void madeUpForksLoseNothing()
    {
        Attacked attacked;
        const auto facts = attacked.hub.console.facts();
        const sync::End& end = attacked.before.front();
        Entry other = attacked.hub.console.sync().read(end.last, 1, 1 << 20).front();
        Serving serving(attacked.hub);
        {
            Intruder intruder(attacked.key, serving.at, attacked.another());
            intruder.greet();
            intruder.say(sync::Have { {}, true });
            for (int i = 0; i < 8; ++i) { // of eight digests some are lower than ours
                other.envelope.recordedAt.milliseconds += 1;
                intruder.say(sync::Fork { other.envelope.encode() });
            }
            intruder.say(sync::Bye {});
            while (intruder.hear()) { }
        }
        serving.end();
        QVERIFY(std::ranges::includes(attacked.hub.console.facts(), facts));
        QVERIFY(verified(attacked.hub.console.connection()).isSound());
        QVERIFY(!attacked.hub.notices.empty());
    }

    // F14: revoked while the line is live, and not let in again
    void revokedOnesAreHungUpUpon()
    {
        Attacked attacked;
        Serving serving(attacked.hub);
        Intruder intruder(attacked.key, serving.at, attacked.another());
        intruder.greet();
        QVERIFY(intruder.hear().has_value()); // the hub's hello
        attacked.hub.board.post([&] {
            attacked.hub.allowed.clear();
            attacked.hub.board.storeChanged();
        });
        QVERIFY(intruder.farewell() == sync::Bye::Why::NotAllowed);
        bool isLetIn = true;
        try {
            Intruder again(attacked.key, serving.at);
            again.greet();
            isLetIn = again.hear().has_value();
        } catch (const boost::system::system_error&) {
            isLetIn = false;
        }
        QVERIFY(!isLetIn);
    }

    // F14: what was once on the wire says nothing to the next connection
    void oldBytesOpenNothing()
    {
        Attacked attacked;
        Station town;
        introduce(attacked.hub, town);
        Serving serving(attacked.hub);
        // somebody on the way writes down what the town says
        boost::asio::io_context io;
        tcp::acceptor door(io, { boost::asio::ip::make_address("127.0.0.1"), 0 });
        std::string heard;
        auto way = std::async(std::launch::async, [&] {
            tcp::socket near = door.accept();
            tcp::socket far(io);
            far.connect({ boost::asio::ip::make_address("127.0.0.1"), serving.at.port });
            std::array<char, 16384> up, down;
            std::function<void()> carryUp = [&] {
                near.async_read_some(
                    boost::asio::buffer(up), [&](const boost::system::error_code& error, std::size_t size) {
                        boost::system::error_code broken = error;
                        if (!broken) {
                            heard.append(up.data(), size);
                            boost::asio::write(far, boost::asio::buffer(up.data(), size), broken);
                        }
                        if (!broken)
                            return carryUp();
                        far.shutdown(tcp::socket::shutdown_send, broken);
                    });
            };
            std::function<void()> carryDown = [&] {
                far.async_read_some(
                    boost::asio::buffer(down), [&](const boost::system::error_code& error, std::size_t size) {
                        boost::system::error_code broken = error;
                        if (!broken)
                            boost::asio::write(near, boost::asio::buffer(down.data(), size), broken);
                        if (!broken)
                            return carryDown();
                        near.close(broken);
                    });
            };
            carryUp();
            carryDown();
            io.run();
        });
        QVERIFY(town.board.syncOnce({ "127.0.0.1", door.local_endpoint().port() }, 60s).isOk());
        way.get();
        QVERIFY(heard.size() > 1000);
        const std::size_t ends = attacked.hub.board.lines();
        tcp::socket socket(io);
        socket.connect({ boost::asio::ip::make_address("127.0.0.1"), serving.at.port });
        boost::system::error_code error;
        boost::asio::write(socket, boost::asio::buffer(heard), error);
        std::string answer(1 << 16, '\0');
        while (!error)
            socket.read_some(boost::asio::buffer(answer), error); // a handshake that can't be finished
        serving.end();
        QCOMPARE(attacked.hub.ends.size(), 1u); // the town's own, and no other conversation
        QVERIFY(ends <= 1);
    }

    // F29: others' entries come through while one peer says as much as it can
    void floodsDoNotStopOthers()
    {
        Attacked attacked;
        Station town;
        introduce(attacked.hub, town);
        Serving serving(attacked.hub);
        const auto rounds = [&](int count) {
            std::vector<double> times;
            for (int i = 0; i < count; ++i) {
                town.console.play(attacked.dice, *attacked.history, 1);
                const auto begin = std::chrono::steady_clock::now();
                const auto end = town.board.syncOnce(serving.at, 60s);
                if (!end || !end->standing.isLevel)
                    return std::vector<double> {};
                times.push_back(
                    std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
            }
            std::ranges::sort(times);
            return times;
        };
        const auto calm = rounds(8);
        QVERIFY(!calm.empty());
        std::atomic<bool> isOver = false;
        std::atomic<std::uint64_t> said = 0;
        auto flood = std::async(std::launch::async, [&] {
            std::string many;
            for (int i = 0; i < 200; ++i)
                many += sync::encode(sync::HashesWanted { attacked.before.front().last })
                    + sync::encode(sync::Pulse { sha256(std::to_string(i)), std::nullopt });
            while (!isOver) {
                try {
                    Intruder intruder(attacked.key, serving.at, attacked.another());
                    intruder.greet();
                    intruder.say(sync::Have { {}, true });
                    for (int i = 0; i < 50 && !isOver; ++i) {
                        intruder.say(many);
                        said += many.size();
                    }
                    intruder.hangUp();
                } catch (const boost::system::system_error&) {
                    continue; // sent away; it comes back
                }
            }
        });
        while (said == 0 && flood.wait_for(0s) != std::future_status::ready)
            std::this_thread::yield();
        const auto flooded = rounds(8);
        isOver = true;
        flood.get();
        QVERIFY(!flooded.empty()); // each came through in full
        qInfo("a round of a peer: calm median %.1f ms, worst %.1f ms; in a flood of %.1f MB median %.1f ms, worst %.1f "
              "ms",
            calm[calm.size() / 2], calm.back(), static_cast<double>(said) / 1e6, flooded[flooded.size() / 2],
            flooded.back());
    }

    // F8: two that call each other at once talk once
    void oneLineAPair()
    {
        Station a, b;
        introduce(a, b);
        Dice dice("oneLineAPair");
        RandomHistory history(dice, 30);
        a.console.play(dice, history, 20);
        b.console.play(dice, history, 20);
        const link::Address atA { "127.0.0.1", *a.board.listen(anyPort) };
        const link::Address atB { "127.0.0.1", *b.board.listen(anyPort) };
        a.board.keepCalling(atB);
        b.board.keepCalling(atA);
        std::thread runA([&] { a.board.run(); });
        std::thread runB([&] { b.board.run(); });
        const auto linesOf = [](Station& station) {
            std::promise<std::pair<std::size_t, sync::Vector>> lines;
            station.board.post([&] { lines.set_value({ station.board.lines(), station.console.sync().vector() }); });
            return lines.get_future().get();
        };
        bool isSettled = false;
        const auto until = std::chrono::steady_clock::now() + 60s;
        std::size_t most = 0;
        while (!isSettled && std::chrono::steady_clock::now() < until) {
            const auto [ofA, vectorA] = linesOf(a);
            const auto [ofB, vectorB] = linesOf(b);
            most = std::max({ most, ofA, ofB });
            isSettled = ofA == 1 && ofB == 1 && vectorA == vectorB;
        }
        a.board.stop();
        b.board.stop();
        runA.join();
        runB.join();
        QVERIFY(isSettled);
        QCOMPARE(most, 1u);
    }
};

QTEST_GUILESS_MAIN(HostilePeerTest)
#include "hostile_peer_test.moc"
