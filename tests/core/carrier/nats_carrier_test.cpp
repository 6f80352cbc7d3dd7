#include "carrier/nats_carrier.h"

#include "support/carrier_station.h"
#include "support/nats_process.h"

#include <QTest>

#include <nats/nats.h>

using namespace fengsui;

namespace {

/// Somebody with the server's tools: no console.
class Hand {
public:
    explicit Hand(const NatsProcess& server)
    {
        natsConnection_ConnectTo(&m_connection, server.url().c_str());
        natsConnection_JetStream(&m_js, m_connection, nullptr);
    }
    ~Hand()
    {
        jsCtx_Destroy(m_js);
        natsConnection_Destroy(m_connection);
    }
    bool put(const std::string& subject, const std::string& bytes)
    {
        return js_Publish(
                   nullptr, m_js, subject.c_str(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr)
            == NATS_OK;
    }
    jsStreamConfig plain(const char* name)
    {
        jsStreamConfig config;
        jsStreamConfig_Init(&config);
        config.Name = name;
        m_subjects[0] = "fengsui.entry.>";
        m_subjects[1] = "fengsui.head.>";
        config.Subjects = m_subjects;
        config.SubjectsLen = 2;
        config.Storage = js_FileStorage;
        return config;
    }
    bool make(jsStreamConfig& config) { return js_AddStream(nullptr, m_js, &config, nullptr, nullptr) == NATS_OK; }
    std::uint64_t messages(const char* stream, const std::string& subject)
    {
        jsOptions options;
        jsOptions_Init(&options);
        options.Stream.Info.SubjectsFilter = subject.c_str();
        jsStreamInfo* info = nullptr;
        std::uint64_t count = 0;
        if (js_GetStreamInfo(&info, m_js, stream, &options, nullptr) == NATS_OK && info->State.Subjects)
            for (int i = 0; i < info->State.Subjects->Count; ++i)
                count += info->State.Subjects->List[i].Msgs;
        jsStreamInfo_Destroy(info);
        return count;
    }
    bool remove(const char* stream) { return js_DeleteStream(m_js, stream, nullptr, nullptr) == NATS_OK; }

private:
    natsConnection* m_connection = nullptr;
    jsCtx* m_js = nullptr;
    const char* m_subjects[2] {};
};

bool isTold(CarrierStation& station, const std::string& words)
{
    return std::ranges::any_of(
        station.told(), [&](const std::string& notice) { return notice.find(words) != std::string::npos; });
}

} // namespace

/// Consoles that never see each other, with one real server between.
class NatsCarrierTest : public QObject {
    Q_OBJECT

private slots:
    void addressesAreParsed()
    {
        using carrier::ServerAddress;
        QCOMPARE(ServerAddress::parse("nats://127.0.0.1:4222", {}, {})->urls.size(), 1u);
        QCOMPARE(ServerAddress::parse("tls://a:1,tls://b:2", {}, {})->urls.size(), 2u);
        QCOMPARE(ServerAddress::parse("tls://me:secret@a:1", {}, {})->toString(), std::string("tls://a:1"));
        QVERIFY(ServerAddress::parse("nats://10.0.0.1:4222", {}, "ca.pem").isOk());
        QVERIFY(ServerAddress::parse("nats://[::1]:4222", {}, {}).isOk());
        for (const char* bad : { "", "127.0.0.1:4222", "http://a:1", "nats://", "tls://a:1,", "nats://a b:1",
                 "nats://10.0.0.1:4222", "nats://127.0.0.1.evil:1" })
            QVERIFY2(!ServerAddress::parse(bad, {}, {}).isOk(), bad);
    }

    // F5, F7: two consoles through one server, and live from then on
    void twoConsolesBecomeEqualAndStaySo()
    {
        Bell bell;
        NatsProcess server("one");
        server.start();
        CarrierStation county(bell, "county", server.url()), town(bell, "town", server.url());
        introduce(county, town);
        county.play(300);
        town.play(300);
        county.connect();
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town) && county.vector().size() >= 2; }));
        for (int i = 0; i < 20; ++i) {
            county.play(1);
            town.play(1);
        }
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }));
        QCOMPARE(county.facts(), town.facts());
        QVERIFY(county.dump() == town.dump());
        QVERIFY(county.told().empty() && town.told().empty());
        // each heard the other's word for the end of its stream
        QVERIFY(bell.waitFor([&] {
            return town.onWriter([&] {
                return std::ranges::any_of(town.console.sync().signedHeads(),
                    [&](const auto& head) { return head.key.incarnation == county.console.journal().incarnation(); });
            });
        }));
    }

    // C7: nobody remembers how far they were
    void whoeverComesAgainGoesOnFromWhatIsThere()
    {
        Bell bell;
        NatsProcess server("one");
        server.start();
        CarrierStation county(bell, "county", server.url()), town(bell, "town", server.url());
        introduce(county, town);
        county.play(50);
        county.connect();
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }));
        town.disconnect();
        county.play(50);
        town.play(50);
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }));
        // F6: the server lost everything; the consoles give it back, and nobody notices twice
        const auto facts = county.facts();
        county.disconnect();
        QVERIFY(Hand(server).remove(carrier::nearStream));
        county.connect();
        CarrierStation late(bell, "late", server.url());
        late.known.insert(county.key());
        late.known.insert(town.key());
        QVERIFY(bell.waitFor([&] { return county.standing().isLevel(); }));
        late.connect();
        QVERIFY(bell.waitFor([&] { return late.standing().isLevel() && std::ranges::includes(late.facts(), facts); }));
    }

    // the same stream by two consoles that both hold it lies there once
    void whatTwoCarryIsNotDoubled()
    {
        Bell bell;
        NatsProcess server("one");
        server.start();
        CarrierStation county(bell, "county", server.url()), town(bell, "town", server.url());
        introduce(county, town);
        county.play(400);
        Meeting meeting(county.console.sync(), town.console.sync()); // by a line
        meeting.run();
        QVERIFY(county.console.sync().vector() == town.console.sync().vector());
        const auto own = county.console.journal().incarnation();
        county.connect();
        town.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(county, town); }));
        Hand hand(server);
        std::uint64_t most
            = 0; // messages that the entries fit in, if each console had laid them down in its own batches
        for (const sync::End& end : county.vector())
            most += end.last.number / sync::mostEntries + 1;
        QVERIFY(hand.messages(carrier::nearStream, "fengsui.entry.>") <= most);
        QVERIFY(hand.messages(carrier::nearStream, carrier::entrySubject({ own, "county" })) == 1);
    }

    // F14: who may write to the server is no console by it
    void strangersAreNotBelieved()
    {
        Bell bell;
        NatsProcess server("one");
        server.start();
        CarrierStation county(bell, "county", server.url()), town(bell, "town", server.url()),
            stranger(bell, "stranger", server.url());
        introduce(county, town);
        stranger.known.insert(county.key()); // it listens, nobody listens to it
        stranger.play(40);
        county.play(40);
        county.connect();
        QVERIFY(bell.waitFor([&] { return county.standing().isLevel(); }));
        const carrier::Lane lane { county.console.journal().incarnation(), "county" };
        const auto facts = county.facts();
        stranger.connect();
        QVERIFY(bell.waitFor([&] { return stranger.standing().isSettled && stranger.sent > 0; }));
        stranger.disconnect();
        Hand hand(server);
        QVERIFY(hand.put(carrier::entrySubject(lane), "nonsense"));
        QVERIFY(hand.put(carrier::entrySubject(lane), std::string(100'000, 'x')));
        county.play(5);
        town.connect();
        QVERIFY(bell.waitFor([&] {
            return town.standing().isSettled && county.standing().isSettled
                && std::ranges::includes(town.facts(), county.facts());
        }));
        QVERIFY(isTold(county, "no console wrote that is paired"));
        QVERIFY(isTold(town, "no console wrote that is paired"));
        // of the stranger's own nothing came in
        const auto strange = stranger.console.journal().incarnation();
        for (CarrierStation* each : { &county, &town })
            for (const sync::End& end : each->vector())
                QVERIFY(end.last.incarnation != strange);
    }

    // F15: a gap is told, not skipped
    void whatTheServerDroppedIsTold()
    {
        Bell bell;
        NatsProcess server("one");
        server.start();
        CarrierStation county(bell, "county", server.url()), town(bell, "town", server.url());
        introduce(county, town);
        county.play(30);
        const carrier::Lane lane { county.console.journal().incarnation(), "county" };
        const auto all = county.console.sync().read({ lane.first, lane.second, 1 }, 1000, 1 << 20);
        QVERIFY(all.size() > 10);
        {
            carrier::NatsServer there(*carrier::ServerAddress::parse(server.url(), {}, {}), "test");
            QVERIFY(!there.prepare({}));
        }
        // the server lost what came first
        const SigningKey key = signingKey(county.console.folder());
        const sync::Batch late { 1, { all.begin() + 6, all.end() } };
        QVERIFY(Hand(server).put(carrier::entrySubject(lane), carrier::wrap(key, carrier::entrySubject(lane), late)));
        town.connect();
        QVERIFY(bell.waitFor([&] { return isTold(town, "does not hold entries"); }));
        QVERIFY(!town.standing().isLevel() && town.standing().waitingIn > 0);
        for (const sync::End& end : town.vector())
            QVERIFY(end.last.incarnation != lane.first);
    }

    // F15: limits that drop are refused before anything is trusted to them
    void streamsThatCouldLoseAreRefused()
    {
        const auto refused = [](const std::function<void(jsStreamConfig&)>& spoil) {
            NatsProcess server("one");
            server.start();
            Hand hand(server);
            jsStreamConfig config = hand.plain(carrier::nearStream);
            spoil(config);
            if (!hand.make(config))
                return std::string("not made");
            carrier::NatsServer there(*carrier::ServerAddress::parse(server.url(), {}, {}), "test");
            const auto refusal = there.prepare({});
            return refusal ? refusal->toString() : std::string();
        };
        QCOMPARE(refused([](auto&) { }), std::string());
        QVERIFY(refused([](auto& config) { config.MaxMsgs = 1000; }).find("max-msgs must be -1") != std::string::npos);
        QVERIFY(refused([](auto& config) { config.MaxAge = 1'000'000'000'000; }).find("max-age") != std::string::npos);
        QVERIFY(refused([](auto& config) { config.Storage = js_MemoryStorage; }).find("storage") != std::string::npos);
        QVERIFY(
            refused([](auto& config) { config.Retention = js_InterestPolicy; }).find("retention") != std::string::npos);
        QVERIFY(refused([](auto& config) { config.MaxMsgsPerSubject = 1; }).find("per-subject") != std::string::npos);
    }

    // F4: a copied store, both copies written to, both on the same server
    void copiesAreFoundOut()
    {
        Bell bell;
        NatsProcess server("one");
        server.start();
        CarrierStation one(bell, "one", server.url()), other(bell, "other", server.url());
        one.play(20);
        const auto was = one.console.journal().incarnation();
        // the copy takes the place of the other's own store
        Meeting(one.console.sync(), other.console.sync()).run();
        introduce(one, other);
        auto clone = one.console.clone();
        const auto entries = [&](SyncConsole& console) { return console.sync().vector(); };
        QVERIFY(entries(*clone) == entries(one.console));
        one.play(5);
        Dice dice("copy");
        RandomHistory history(dice, 30);
        clone->play(dice, history, 5);
        // what the copy wrote reaches the other by a line, and the server by the other
        Meeting(clone->sync(), other.console.sync()).run();
        one.connect();
        QVERIFY(bell.waitFor([&] { return one.standing().isLevel(); }));
        other.connect();
        QVERIFY(bell.waitFor([&] { return areEqual(one, other); }));
        QCOMPARE(one.facts(), other.facts());
        QVERIFY(std::ranges::includes(one.facts(), clone->facts()));
        QVERIFY(one.dump() == other.dump());
        QVERIFY(isTold(one, "bear the name") || isTold(other, "bear the name"));
        QVERIFY(one.onWriter([&] { return one.console.journal().incarnation(); }) != was);
    }
};

QTEST_GUILESS_MAIN(NatsCarrierTest)
#include "nats_carrier_test.moc"
