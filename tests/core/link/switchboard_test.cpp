#include "link/switchboard.h"

#include "link/doorway.h"
#include "support/station.h"

#include <QTest>

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <future>
#include <thread>

using namespace fengsui;
using namespace std::chrono_literals;
using boost::asio::ip::tcp;

namespace {

/// What a caller with that context meets: nothing when the handshake goes well and the other side says something.
std::string knock(boost::asio::ssl::context& context, const link::Address& at)
{
    boost::asio::io_context io;
    boost::asio::ssl::stream<tcp::socket> stream(io, context);
    stream.lowest_layer().connect({ boost::asio::ip::make_address(at.host), at.port });
    boost::system::error_code error;
    stream.handshake(boost::asio::ssl::stream_base::client, error);
    char byte = 0;
    if (!error)
        boost::asio::read(stream, boost::asio::buffer(&byte, 1), error);
    return error ? error.message() : std::string();
}

} // namespace

class SwitchboardTest : public QObject {
    Q_OBJECT

private slots:
    void addressesAreParsed()
    {
        QCOMPARE(link::Address::parse("192.0.2.7:4740")->port, 4740);
        QCOMPARE(link::Address::parse("[2001:db8::7]:1")->host, std::string("2001:db8::7"));
        QCOMPARE(link::Address::parse("[2001:db8::7]:1")->toString(), std::string("[2001:db8::7]:1"));
        for (const char* bad : { "", "host", "host:", ":1", "host:x", "host:70000", "2001:db8::7:1", "host:1 " })
            QVERIFY2(!link::Address::parse(bad).isOk(), bad);
    }

    void keysAreReadAgain()
    {
        const link::ConsoleKey key = link::ConsoleKey::generate();
        const auto again = link::ConsoleKey::fromSecret(key.secret());
        QVERIFY(again && again->pin() == key.pin());
        QVERIFY(link::ConsoleKey::generate().pin() != key.pin());
        QVERIFY(!link::ConsoleKey::fromSecret("nonsense"));
        QCOMPARE(link::fingerprint(key.pin()).size(), 79u);
    }

    void pairedConsolesBecomeEqual()
    {
        Station hub, town;
        introduce(hub, town);
        Dice dice("pairedConsolesBecomeEqual");
        RandomHistory history(dice, 30);
        hub.console.play(dice, history, 400);
        town.console.play(dice, history, 400);
        Serving serving(hub);
        const auto end = town.board.syncOnce(serving.at, 60s);
        QVERIFY2(end.isOk(), end ? "" : end.refusal().toString().c_str());
        serving.end();
        QVERIFY(end->standing.isLevel && end->standing.ledgersAgree == true);
        QVERIFY(hub.console.sync().vector() == town.console.sync().vector());
        QVERIFY(hub.console.dump() == town.console.dump());
        QCOMPARE(hub.ends.size(), 1u);
        QVERIFY(!hub.ends[0].refusal);
    }

    // What a damaged disk can't tell ends that call, is said, and ends neither the switchboard nor the calls after it.
    void whoMayHearWhatCannotBeRead()
    {
        for (const bool isOfTheCaller : { false, true }) {
            Station hub, town;
            introduce(hub, town);
            Dice dice("whoMayHearWhatCannotBeRead");
            RandomHistory history(dice, 3);
            town.console.play(dice, history, 20);
            int fails = isOfTheCaller ? 1 : 5; // whoever is not let in calls again by itself
            (isOfTheCaller ? town : hub).sides = [&fails](const Digest&) {
                if (fails-- > 0)
                    throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 is damaged."), { "the disk" });
                return sync::Sides {};
            };
            Serving serving(hub);
            const auto refused = town.board.syncOnce(serving.at, 60s);
            QVERIFY(!refused.isOk());
            if (isOfTheCaller)
                QVERIFY(refused.refusal().toString().find("the disk") != std::string::npos);
            Result<link::CallEnd> end = refused;
            for (int calls = 0; calls < 5 && !end.isOk(); ++calls)
                end = town.board.syncOnce(serving.at, 60s);
            QVERIFY2(end.isOk(), end ? "" : end.refusal().toString().c_str());
            serving.end();
            QVERIFY(hub.console.sync().vector() == town.console.sync().vector());
            if (!isOfTheCaller)
                QVERIFY(std::ranges::any_of(hub.notices,
                    [](const std::string& notice) { return notice.find("the disk") != std::string::npos; }));
        }
    }

    void whatOneTownWritesReachesTheOtherByTheHub()
    {
        Station hub, east, west;
        introduce(hub, east);
        introduce(hub, west);
        Dice dice("whatOneTownWritesReachesTheOtherByTheHub");
        RandomHistory history(dice, 30);
        east.console.play(dice, history, 50);
        Serving serving(hub);
        QVERIFY(east.board.syncOnce(serving.at, 60s).isOk());
        QVERIFY(west.board.syncOnce(serving.at, 60s).isOk());
        serving.end();
        QVERIFY(std::ranges::includes(west.console.facts(), east.console.facts()));
    }

    // F14: before the key is known nothing of ours is read
    // F14, F26: whoever renewed its key is talked to by whoever knows the old one, called or calling
    void formerKeyIsShownToWhoeverKnowsThatAlone_data()
    {
        QTest::addColumn<bool>("isCallerRenewed");
        QTest::addColumn<bool>("isCalledRenewed");
        QTest::newRow("who calls") << true << false;
        QTest::newRow("who is called") << false << true;
        QTest::newRow("both") << true << true;
    }
    void formerKeyIsShownToWhoeverKnowsThatAlone()
    {
        QFETCH(bool, isCallerRenewed);
        QFETCH(bool, isCalledRenewed);
        const auto keyOr
            = [](bool isRenewed) { return isRenewed ? std::optional(link::ConsoleKey::generate()) : std::nullopt; };
        Station hub(keyOr(isCalledRenewed)), town(keyOr(isCallerRenewed));
        hub.allowed.push_back(town.former ? town.former->pin() : town.key.pin());
        town.allowed.push_back(hub.former ? hub.former->pin() : hub.key.pin());
        Serving serving(hub);
        const auto end = town.board.syncOnce(serving.at, 60s);
        QVERIFY2(end.isOk(), end ? "" : end.refusal().toString().c_str());
        QVERIFY(end->standing.isLevel);
        serving.end();
        QVERIFY(hub.console.sync().vector() == town.console.sync().vector());
    }

    void strangersAreNotLetIn()
    {
        Station hub, stranger;
        stranger.allowed.push_back(hub.key.pin());
        const auto before = hub.console.sync().vector();
        Serving serving(hub);
        const auto end = stranger.board.syncOnce(serving.at, 20s);
        QVERIFY(!end.isOk());
        QVERIFY2(end.refusal().text.find("did not let each other in") != std::string::npos,
            end.refusal().toString().c_str());
        serving.end();
        QVERIFY(hub.console.sync().vector() == before && hub.ends.empty());
        // nor does a caller talk to a stranger who answers
        Station other;
        other.allowed.push_back(stranger.key.pin());
        Serving second(other);
        Station caller;
        QVERIFY(!caller.board.syncOnce(second.at, 20s).isOk());
    }

    void nobodyThereIsToldByName()
    {
        Station town;
        std::uint16_t closed = 0;
        {
            boost::asio::io_context io;
            closed = tcp::acceptor(io, { boost::asio::ip::make_address("127.0.0.1"), 0 }).local_endpoint().port();
        }
        const auto end = town.board.syncOnce({ "127.0.0.1", closed }, 5s);
        QVERIFY(!end.isOk() && end.refusal().text.find("can't be reached") != std::string::npos);
    }

    // T14: older TLS, no certificate, another protocol
    void onlyOurKindOfTlsIsSpoken()
    {
        Station hub;
        const link::ConsoleKey key = link::ConsoleKey::generate();
        hub.allowed.push_back(key.pin());
        Serving serving(hub);
        const auto context = [&](boost::asio::ssl::context::method method, bool withKey, const std::string& protocol) {
            boost::asio::ssl::context made(method);
            if (withKey) {
                made.use_certificate(boost::asio::buffer(key.certificate()), boost::asio::ssl::context::pem);
                made.use_private_key(boost::asio::buffer(key.secret()), boost::asio::ssl::context::pem);
            }
            const std::string offer = static_cast<char>(protocol.size()) + protocol;
            SSL_CTX_set_alpn_protos(made.native_handle(), reinterpret_cast<const unsigned char*>(offer.data()),
                static_cast<unsigned>(offer.size()));
            return made;
        };
        using boost::asio::ssl::context_base;
        auto good = context(context_base::tlsv13_client, true, "fengsui-sync/1");
        QCOMPARE(knock(good, serving.at), std::string()); // what the others are measured by
        auto old = context(context_base::tlsv12_client, true, "fengsui-sync/1");
        QVERIFY(!knock(old, serving.at).empty());
        auto nameless = context(context_base::tlsv13_client, false, "fengsui-sync/1");
        QVERIFY(!knock(nameless, serving.at).empty());
        auto web = context(context_base::tlsv13_client, true, "http/1.1");
        QVERIFY(!knock(web, serving.at).empty());
        auto pairing = context(context_base::tlsv13_client, true, "fengsui-pair/1"); // nobody opened pairing
        QVERIFY(!knock(pairing, serving.at).empty());
    }

    // T14: connections that never finish their handshake
    void fewUnfinishedConnectionsOfOneAddress()
    {
        Station hub;
        Serving serving(hub);
        boost::asio::io_context io;
        std::vector<std::unique_ptr<tcp::socket>> sockets;
        for (std::size_t i = 0; i < link::Doorway::mostPlacesOfOne + 1; ++i) {
            sockets.push_back(std::make_unique<tcp::socket>(io));
            sockets.back()->connect({ boost::asio::ip::make_address("127.0.0.1"), serving.at.port });
        }
        char byte = 0;
        boost::system::error_code error;
        boost::asio::read(*sockets.back(), boost::asio::buffer(&byte, 1), error); // closed when none became free
        QVERIFY(error == boost::asio::error::eof || error == boost::asio::error::connection_reset);
    }

    // F8: towns behind one address that lost the county together come back together: none is sent away
    void manyOfOneAddressAreLetInOneAfterTheOther()
    {
        constexpr std::size_t towns = 3 * link::Doorway::mostPlacesOfOne;
        Station hub;
        Dice dice("manyOfOneAddressAreLetInOneAfterTheOther");
        RandomHistory history(dice, 30);
        hub.console.play(dice, history, 20);
        std::vector<std::unique_ptr<Station>> stations;
        for (std::size_t i = 0; i < towns; ++i)
            introduce(hub, *stations.emplace_back(std::make_unique<Station>()));
        Serving serving(hub);
        std::vector<std::future<bool>> calls;
        for (const auto& town : stations)
            calls.push_back(std::async(
                std::launch::async, [&town, &serving] { return town->board.syncOnce(serving.at, 60s).isOk(); }));
        for (std::future<bool>& call : calls)
            QVERIFY(call.get());
    }

    void pairingByDigits()
    {
        Station county, town;
        std::promise<std::uint16_t> port;
        std::string countyDigits, townDigits;
        std::promise<std::string> toTown, toCounty; // the telephone
        auto atTown = toTown.get_future();
        auto atCounty = toCounty.get_future();
        const sync::CallingCard countyCard { "沐川县", "511129", std::string(32, 'c') };
        const sync::CallingCard townCard { "沐溪镇", "511129100", std::string(32, 't') };
        auto waiting = std::async(std::launch::async, [&] {
            return county.board.awaitPairing(
                anyPort, countyCard,
                [&](const std::string& ours, const auto& answer) {
                    countyDigits = ours;
                    toTown.set_value(ours);
                    answer(atCounty.get());
                },
                [&](std::uint16_t at) { port.set_value(at); });
        });
        const auto called = town.board.callForPairing(
            { "127.0.0.1", port.get_future().get() }, townCard, [&](const std::string& ours, const auto& answer) {
                townDigits = ours;
                toCounty.set_value(ours);
                answer(atTown.get());
            });
        const auto awaited = waiting.get();
        QVERIFY2(called.isOk(), called ? "" : called.refusal().toString().c_str());
        QVERIFY2(awaited.isOk(), awaited ? "" : awaited.refusal().toString().c_str());
        QCOMPARE(townDigits, countyDigits);
        QCOMPARE(townDigits.size(), 6u);
        QVERIFY(called->card == countyCard && called->pin == county.key.pin());
        QVERIFY(awaited->card == townCard && awaited->pin == town.key.pin());
    }

    void wrongDigitsPairNobody()
    {
        Station county, town;
        std::promise<std::uint16_t> port;
        auto waiting = std::async(std::launch::async, [&] {
            return county.board.awaitPairing(
                anyPort, { "a", "1", std::string(32, 'c') },
                [&](const std::string& ours, const auto& answer) { answer(ours); },
                [&](std::uint16_t at) { port.set_value(at); });
        });
        const link::Address at { "127.0.0.1", port.get_future().get() };
        for (int attempt = 0; attempt < link::Switchboard::mostPairingTries; ++attempt) {
            const auto called = town.board.callForPairing(at, { "b", "2", std::string(32, 't') },
                [](const std::string&, const auto& answer) { answer("no digits"); });
            QVERIFY(!called.isOk());
            QVERIFY(called.refusal().text.find("not the same") != std::string::npos);
        }
        QVERIFY(!waiting.get().isOk()); // three tries and no more
    }
};

QTEST_GUILESS_MAIN(SwitchboardTest)
#include "switchboard_test.moc"
