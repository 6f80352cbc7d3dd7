#include "wiring/network_maps.h"
#include "wiring/network_tiles.h"

#include <QBuffer>
#include <QImage>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <fstream>

using namespace fengsui;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

QByteArray picture()
{
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(Qt::green);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray answer(const char* status, const QByteArray& body, const QByteArray& more = {})
{
    return "HTTP/1.1 " + QByteArray(status) + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

/// A web server on the loopback that answers as it is told, and remembers what it was asked.
class WebServer : public QTcpServer {
public:
    WebServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                ++connections;
                most = std::max(most, ++open);
                connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                    --open;
                    socket->deleteLater();
                });
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    const QByteArray request = socket->readAll();
                    asked.append(request.mid(4, request.indexOf(' ', 4) - 4));
                    if (isSilent)
                        return;
                    socket->write(reply(asked.back()));
                    socket->disconnectFromHost();
                });
            }
        });
    }
    ~WebServer() override
    {
        for (QTcpSocket* socket : findChildren<QTcpSocket*>())
            socket->disconnect(); // they end after what they would tell
    }
    Q_DISABLE_COPY_MOVE(WebServer)

    std::string at(const char* path) const { return "http://127.0.0.1:" + std::to_string(serverPort()) + path; }

    std::function<QByteArray(const QByteArray& path)> reply
        = [](const QByteArray&) { return answer("200 OK", picture()); };
    bool isSilent = false;
    int connections = 0, open = 0, most = 0;
    QByteArrayList asked;
};

NetworkMap mapAt(std::string address)
{
    NetworkMap map;
    map.name = "天地图";
    map.address = std::move(address);
    map.attribution = "© 国家地理信息公共服务平台";
    return map;
}

constexpr TilePlace somewhere { 12, 3231, 1705 };

} // namespace

/// Base maps from the network: fetched when they are on, kept, and never in the way.
class NetworkTilesTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_folder;
    std::atomic<bool> m_isOn = true;
    int m_files = 0;

    fs::path kept() const
    {
        return fs::path(m_folder.path().toStdString()) / ("kept" + std::to_string(m_files)) / "map.mbtiles";
    }
    std::unique_ptr<NetworkTiles> opened(const NetworkMap& map, const std::string& key = {}, FetchManners manners = {})
    {
        return std::make_unique<NetworkTiles>(map, key, kept(), [this] { return m_isOn.load(); }, manners);
    }
    static std::optional<std::string> bytesOf(const NetworkTiles& tiles, TilePlace place)
    {
        const auto tile = tiles.tile(place);
        return tile.isOk() ? *tile : std::nullopt;
    }
    static std::string refusalOf(const NetworkTiles& tiles, TilePlace place)
    {
        const auto tile = tiles.tile(place);
        return tile.isOk() ? std::string() : tile.refusal().toString();
    }

private slots:
    void init()
    {
        ++m_files;
        m_isOn = true;
    }

    void whatComesIsKept()
    {
        auto server = std::make_unique<WebServer>();
        const NetworkMap map = mapAt(server->at("/{z}/{x}/{y}.png?k={key}"));
        std::atomic<int> came = 0;
        {
            const auto tiles = opened(map, "a&b c");
            tiles->listen([&came] { ++came; });
            QVERIFY(!bytesOf(*tiles, somewhere));
            QVERIFY(tiles->isComing(somewhere));
            QTRY_VERIFY(bytesOf(*tiles, somewhere));
            QTRY_COMPARE(came.load(), 1);
            QVERIFY(!tiles->isComing(somewhere));
            QCOMPARE(QByteArray::fromStdString(*bytesOf(*tiles, somewhere)), picture());
            QCOMPARE(server->asked, QByteArrayList({ "/12/3231/1705.png?k=a%26b%20c" }));
        }
        // the network is gone, and the map goes on
        server.reset();
        auto tiles = opened(map, "a&b c");
        QCOMPARE(QByteArray::fromStdString(bytesOf(*tiles, somewhere).value_or("")), picture());
        tiles.reset();
        // of another address nothing may be taken from there
        const auto other = opened(mapAt("http://127.0.0.1:9/{z}/{x}/{y}"));
        QVERIFY(!bytesOf(*other, somewhere));
    }

    void nothingIsConnectedWhileItIsOff()
    {
        WebServer server;
        m_isOn = false;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")));
        for (std::uint32_t x = 0; x < 50; ++x)
            QVERIFY(refusalOf(*tiles, { 12, x, 5 }).find("switched off") != std::string::npos);
        QVERIFY(!tiles->isComing({ 12, 3, 5 }));
        // as long as it takes to get one when it is on
        WebServer other;
        m_isOn = true;
        ++m_files;
        const auto on = opened(mapAt(other.at("/{z}/{x}/{y}")));
        QTRY_VERIFY(bytesOf(*on, somewhere));
        QCOMPARE(server.connections, 0);
    }

    void fewAreFetchedAtATimeAndTheLastFirst()
    {
        WebServer server;
        FetchManners manners;
        manners.mostWanted = 20;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        for (std::uint32_t x = 0; x < 100; ++x)
            QVERIFY(!bytesOf(*tiles, { 12, x, 5 }));
        QTRY_VERIFY(bytesOf(*tiles, { 12, 99, 5 }));
        QTRY_VERIFY(!tiles->isComing({ 12, 81, 5 }));
        QVERIFY2(server.most <= manners.atOnce, qPrintable(QString::number(server.most)));
        QVERIFY(server.asked.size() <= 20 + manners.atOnce + 1);
        QVERIFY(!server.asked.contains("/12/40/5")); // long out of sight
    }

    void oldOnesAreShownAndFetchedAnew()
    {
        WebServer server;
        FetchManners manners;
        manners.staleAfter = std::chrono::days(0); // at once
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        QTRY_VERIFY(bytesOf(*tiles, somewhere));
        const auto before = server.asked.size();
        QVERIFY(bytesOf(*tiles, somewhere));
        QTRY_VERIFY(server.asked.size() > before);
    }

    void whatIsNoPictureIsNotKept()
    {
        WebServer server;
        FetchManners manners;
        manners.failuresInARow = 1;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}?tk={key}")), "geheim", manners);
        server.reply = [](const QByteArray&) { return answer("200 OK", "{\"msg\":\"bad key geheim\"}"); };
        QVERIFY(refusalOf(*tiles, somewhere).empty());
        QTRY_VERIFY(refusalOf(*tiles, somewhere).find("something else than pictures") != std::string::npos);
        QVERIFY(refusalOf(*tiles, somewhere).find("geheim") == std::string::npos);
        QVERIFY(!bytesOf(*tiles, somewhere));
    }

    void tooLargeOnesAreCutOff()
    {
        WebServer server;
        FetchManners manners;
        manners.failuresInARow = 1;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        server.reply
            = [](const QByteArray&) { return answer("200 OK", picture() + QByteArray(int(longestTile) + 1, '\0')); };
        QVERIFY(refusalOf(*tiles, somewhere).empty());
        QTRY_VERIFY(!refusalOf(*tiles, somewhere).empty());
        QVERIFY(!bytesOf(*tiles, somewhere));
    }

    void refusalsAreToldWithoutTheKey_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("said");
        QTest::newRow("403") << QByteArray("403 Forbidden") << "HTTP 403";
        QTest::newRow("500") << QByteArray("500 Internal Server Error") << "HTTP 500";
    }
    void refusalsAreToldWithoutTheKey()
    {
        QFETCH(QByteArray, status);
        QFETCH(QString, said);
        WebServer server;
        server.reply = [status](const QByteArray&) { return answer(status.constData(), "no"); };
        FetchManners manners;
        manners.failuresInARow = 2;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}?tk={key}")), "geheim", manners);
        const auto saidNow
            = [&] { return QString::fromStdString(refusalOf(*tiles, { 12, std::uint32_t(server.asked.size()), 1 })); };
        QTRY_VERIFY(saidNow().contains(said));
        QVERIFY(!saidNow().contains("geheim"));
        // it is left alone then
        const auto before = server.asked.size();
        for (std::uint32_t x = 100; x < 120; ++x)
            QVERIFY(!refusalOf(*tiles, { 12, x, 1 }).empty());
        QCOMPARE(server.asked.size(), before);
    }

    void whatAServerDoesNotHaveIsNoFailure()
    {
        WebServer server;
        server.reply = [](const QByteArray&) { return answer("404 Not Found", {}); };
        FetchManners manners;
        manners.failuresInARow = 1;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        QVERIFY(!bytesOf(*tiles, somewhere));
        QTRY_VERIFY(!tiles->isComing(somewhere));
        for (int i = 0; i < 5; ++i)
            QVERIFY(refusalOf(*tiles, somewhere).empty() && !tiles->isComing(somewhere));
        QCOMPARE(server.asked.size(), 1);
    }

    void serverThatSaysNothingIsGivenUp()
    {
        WebServer server;
        server.isSilent = true;
        FetchManners manners;
        manners.patience = 200ms;
        manners.failuresInARow = 1;
        manners.firstPause = 100ms;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        QVERIFY(!bytesOf(*tiles, somewhere));
        QTRY_VERIFY(refusalOf(*tiles, somewhere).find("does not answer") != std::string::npos);
        QVERIFY(tiles->trouble());
        std::atomic<int> called = 0;
        tiles->listen([&called] { ++called; });
        server.isSilent = false; // and comes back: whoever listens is told when to ask again
        QTRY_VERIFY(called > 0);
        QTRY_VERIFY(bytesOf(*tiles, somewhere));
        QVERIFY(!tiles->trouble());
    }

    void aTileHasOnlySoLong()
    {
        WebServer server;
        server.isSilent = true;
        FetchManners manners;
        manners.patience = std::chrono::minutes(5);
        manners.longest = 200ms;
        manners.failuresInARow = 1;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        QVERIFY(!bytesOf(*tiles, somewhere));
        QTRY_VERIFY(refusalOf(*tiles, somewhere).find("does not answer") != std::string::npos);
    }

    void onlyTheSameHostIsFollowed()
    {
        WebServer server, other;
        FetchManners manners;
        manners.failuresInARow = 1;
        const auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")), {}, manners);
        server.reply = [&](const QByteArray& path) {
            return path.startsWith("/moved") ? answer("200 OK", picture())
                                             : answer("302 Found", {}, "Location: /moved" + path + "\r\n");
        };
        QTRY_VERIFY(bytesOf(*tiles, somewhere));
        server.reply = [&](const QByteArray& path) {
            return answer("302 Found", {}, "Location: " + QByteArray::fromStdString(other.at("")) + path + "\r\n");
        };
        QVERIFY(!bytesOf(*tiles, { 12, 1, 1 }));
        QTRY_VERIFY(!refusalOf(*tiles, { 12, 1, 1 }).empty());
        QCOMPARE(other.connections, 0);
    }

    void aMapThatGoesEndsWhatIsUnderWay()
    {
        WebServer server;
        server.isSilent = true;
        auto tiles = opened(mapAt(server.at("/{z}/{x}/{y}")));
        for (std::uint32_t x = 0; x < 10; ++x)
            QVERIFY(!bytesOf(*tiles, { 12, x, 5 }));
        QTRY_VERIFY(server.connections > 0);
        QElapsedTimer watch;
        watch.start();
        tiles.reset();
        QVERIFY2(watch.elapsed() < 5000, qPrintable(QString::number(watch.elapsed())));
    }

    void mapsOfAStore()
    {
        const StoreFolder folder { fs::path(m_folder.path().toStdString()) / "store" };
        fs::create_directories(folder.baseMaps());
        QVERIFY(!areNetworkMapsOn(folder)); // until somebody says so
        setNetworkMaps(folder, true);
        QVERIFY(areNetworkMapsOn(folder));
        setNetworkMaps(folder, false);
        QVERIFY(!areNetworkMapsOn(folder));
        NetworkMap map = mapAt("https://t{s}.example.com/{z}/{x}/{y}?tk={key}");
        map.servers = { "0", "1" };
        QCOMPARE(addNetworkMap(folder, "a/b", map, "k").refusal().field, std::string("id"));
        QCOMPARE(addNetworkMap(folder, "tdt", map, std::nullopt).refusal().field, std::string("key"));
        QCOMPARE(addNetworkMap(folder, "tdt", map, "two\nlines").refusal().field, std::string("key"));
        QVERIFY(addNetworkMap(folder, "tdt", map, "geheim\n").isOk());
        QVERIFY(addNetworkMap(folder, "tdt", map, std::nullopt).isOk()); // the key stays
        const fs::path key = folder.baseMaps() / "tdt.key";
        QCOMPARE(fs::status(key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        std::ifstream in(folder.baseMaps() / "tdt.network");
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        QVERIFY(text.find("geheim") == std::string::npos);
        const auto opened = openNetworkMap(folder, folder.baseMaps() / "tdt.network");
        QVERIFY(opened.isOk());
        QCOMPARE((*opened)->facts().attribution, map.attribution);
        QVERIFY(removeNetworkMap(folder, "tdt").isOk());
        QVERIFY(!fs::exists(key));
        QVERIFY(!removeNetworkMap(folder, "tdt").isOk());
    }
};

QTEST_GUILESS_MAIN(NetworkTilesTest)
#include "network_tiles_test.moc"
