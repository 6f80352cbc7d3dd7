#include "carrier/nats_carrier.h"

#include "support/carrier_station.h"
#include "support/nats_process.h"

#include <QTest>

#include <boost/asio.hpp>

using namespace fengsui;
using boost::asio::ip::tcp;

namespace {

/// The line between two servers, which the test may cut.
class Wire {
public:
    Wire(std::uint16_t at, std::uint16_t to)
        : m_to(boost::asio::ip::address_v4::loopback(), to)
        , m_door(m_io, { boost::asio::ip::address_v4::loopback(), at })
    {
        accept();
        m_thread = std::thread([this] { m_io.run(); });
    }
    ~Wire()
    {
        m_io.stop();
        m_thread.join();
    }
    /// Everything that is open is closed, and whoever calls is hung up upon.
    void cut()
    {
        run([this] {
            m_isCut = true;
            boost::system::error_code ignored;
            for (const auto& weak : m_sockets)
                if (const auto socket = weak.lock())
                    socket->close(ignored);
            m_sockets.clear();
        });
    }
    void mend()
    {
        run([this] { m_isCut = false; });
    }

    std::uint64_t carriedWhileCut() const { return m_carriedWhileCut; }

private:
    using Socket = std::shared_ptr<tcp::socket>;

    void run(std::function<void()> work)
    {
        std::promise<void> done;
        boost::asio::post(m_io, [&] {
            work();
            done.set_value();
        });
        done.get_future().get();
    }
    void accept()
    {
        m_door.async_accept([this](const boost::system::error_code& error, tcp::socket socket) {
            if (error)
                return;
            if (!m_isCut) {
                const auto near = std::make_shared<tcp::socket>(std::move(socket));
                const auto far = std::make_shared<tcp::socket>(m_io);
                boost::system::error_code refused;
                far->connect(m_to, refused);
                if (!refused) {
                    m_sockets.insert(m_sockets.end(), { near, far });
                    carry(near, far, std::make_shared<std::array<char, 65536>>());
                    carry(far, near, std::make_shared<std::array<char, 65536>>());
                }
            }
            accept();
        });
    }
    void carry(const Socket& from, const Socket& to, const std::shared_ptr<std::array<char, 65536>>& piece)
    {
        from->async_read_some(boost::asio::buffer(*piece),
            [this, from, to, piece](const boost::system::error_code& error, std::size_t size) {
                boost::system::error_code broken = error;
                if (m_isCut)
                    m_carriedWhileCut += size;
                if (!broken)
                    boost::asio::write(*to, boost::asio::buffer(piece->data(), size), broken);
                if (!broken)
                    return carry(from, to, piece);
                boost::system::error_code ignored;
                from->close(ignored);
                to->close(ignored);
            });
    }

    boost::asio::io_context m_io { 1 };
    const tcp::endpoint m_to;
    tcp::acceptor m_door;
    bool m_isCut = false;
    std::atomic<std::uint64_t> m_carriedWhileCut = 0;
    std::vector<std::weak_ptr<tcp::socket>> m_sockets;
    std::thread m_thread;
};

/// Nothing that either wrote is missing, nothing counts twice, and both ledgers are the same.
void requireEqual(CarrierStation& a, CarrierStation& b)
{
    QVERIFY(a.vector() == b.vector());
    const auto facts = a.facts();
    QCOMPARE(facts, b.facts());
    std::size_t entries = 0;
    std::set<IncarnationId> incarnations;
    for (const sync::End& end : a.vector()) {
        entries += end.last.number;
        incarnations.insert(end.last.incarnation);
    }
    QCOMPARE(facts.size(), entries);
    QCOMPARE(incarnations.size(), 2u); // no stream had to be renamed
    QCOMPARE(entries, a.written() + b.written());
    QVERIFY(a.dump() == b.dump());
    for (CarrierStation* each : { &a, &b }) {
        const auto verification = each->onWriter([&] { return verified(each->console.connection()); });
        QVERIFY2(verification.isSound(), faultsOf(verification).constData());
    }
}

std::string urlsOf(const std::vector<std::unique_ptr<NatsProcess>>& servers)
{
    std::string urls;
    for (const auto& server : servers)
        urls += (urls.empty() ? "" : ",") + server->url();
    return urls;
}

} // namespace

/// Servers that go away while consoles work.
class NatsOutageTest : public QObject {
    Q_OBJECT

private slots:
    // F8: a town's leaf node is cut off, both sides work, the line comes back
    void leafCutOffForAWhile()
    {
        Bell bell;
        const std::uint16_t leafPort = freePort();
        const std::uint16_t wirePort = freePort();
        // the hub tells every leaf where else it may be reached: by the wire too, or the leaf would go around the cut
        NatsProcess hub("hub",
            "leafnodes { listen: \"127.0.0.1:" + std::to_string(leafPort)
                + "\", advertise: \"127.0.0.1:" + std::to_string(wirePort) + "\" }\n",
            "hub");
        // what consoles lay down stays where they did; the streams copy it
        NatsProcess leaf("leaf",
            "leafnodes { reconnect: \"1s\", remotes: [ { url: \"nats-leaf://127.0.0.1:" + std::to_string(wirePort)
                + "\", deny_imports: [\"fengsui.>\"], deny_exports: [\"fengsui.>\"] } ] }\n",
            "leaf");
        hub.start();
        Wire wire(wirePort, leafPort);
        leaf.start();
        leaf.hear("Leafnode connection created");
        CarrierStation county(bell, "county", hub.url(), { 1, {}, { "leaf" } });
        CarrierStation town(bell, "town", leaf.url(), { 1, "hub", {} });
        introduce(county, town);
        county.play(100);
        town.play(100);
        county.connect();
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }));
        wire.cut();
        const auto before = county.facts().size();
        for (int i = 0; i < 10; ++i) {
            county.play(20);
            town.play(20);
        }
        QVERIFY(bell.waitFor([&] { return county.standing().isLevel() && town.standing().isLevel(); }));
        QVERIFY2(county.vector() != town.vector(), // each holds what its own side wrote
            "all came through a line that is cut, which carried " + QByteArray::number(wire.carriedWhileCut())
                + " bytes; the hub said\n" + hub.said() + "\nthe leaf\n" + leaf.said());
        QVERIFY(county.facts().size() > before);
        wire.mend();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }, std::chrono::seconds(120)));
        requireEqual(county, town);
    }

    // F8: the hub is killed while both lay down what they write
    void hubKilledWhilePublishing()
    {
        Bell bell;
        NatsProcess hub("hub");
        hub.start();
        CarrierStation county(bell, "county", hub.url()), town(bell, "town", hub.url());
        introduce(county, town);
        county.connect();
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }));
        for (int kill = 0; kill < 4; ++kill) {
            const std::uint64_t before = county.sent;
            std::thread writing([&] {
                for (int i = 0; i < 100; ++i) {
                    county.play(2);
                    town.play(2);
                }
            });
            const bool isUnderWay = bell.waitFor([&] { return county.sent > before; });
            hub.kill();
            writing.join(); // people write on without the server
            hub.start();
            QVERIFY(isUnderWay);
        }
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }, std::chrono::seconds(120)));
        requireEqual(county, town);
    }

    // F8: one of three is killed in the middle, and then another one after it came back
    void nodeOfThreeKilled()
    {
        Bell bell;
        std::vector<std::uint16_t> routes { freePort(), freePort(), freePort() };
        std::vector<std::unique_ptr<NatsProcess>> servers;
        for (std::size_t i = 0; i < routes.size(); ++i) {
            std::string others;
            for (std::size_t j = 0; j < routes.size(); ++j)
                if (j != i)
                    others += (others.empty() ? "" : ", ") + std::string("\"nats-route://127.0.0.1:")
                        + std::to_string(routes[j]) + '"';
            servers.push_back(std::make_unique<NatsProcess>("n" + std::to_string(i),
                "cluster { name: city, listen: \"127.0.0.1:" + std::to_string(routes[i]) + "\", routes: [ " + others
                    + " ] }\n"));
        }
        for (const auto& server : servers)
            server->start();
        CarrierStation county(bell, "county", urlsOf(servers), { 3, {}, {} });
        CarrierStation town(bell, "town", urlsOf(servers), { 3, {}, {} });
        introduce(county, town);
        county.connect();
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }, std::chrono::seconds(90)));
        for (std::size_t victim : { 0u, 1u }) {
            const std::uint64_t before = county.sent;
            std::thread writing([&] {
                for (int i = 0; i < 100; ++i) {
                    county.play(2);
                    town.play(2);
                }
            });
            const bool isUnderWay = bell.waitFor([&] { return county.sent > before; });
            servers[victim]->kill();
            writing.join();
            QVERIFY(isUnderWay);
            // two of three are enough
            QVERIFY(bell.waitFor([&] { return areEqual(county, town); }, std::chrono::seconds(90)));
            servers[victim]->start();
        }
        requireEqual(county, town);
    }
};

QTEST_GUILESS_MAIN(NatsOutageTest)
#include "nats_outage_test.moc"
