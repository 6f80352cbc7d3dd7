#include "wiring/network_tiles.h"

#include "base/digest.h"
#include "tile/picture_facts.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

namespace fengsui {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto lookAtSwitchEvery = 1s;
constexpr auto missingFor = 1h; // what a server does not have it may have later
constexpr std::size_t mostMissing = 10'000;

std::int64_t today()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
}

// Another address, and what was kept is of another map.
std::string madeFrom(const NetworkMap& map)
{
    return sha256(map.address).toHex();
}

} // namespace

class NetworkTiles::Fetcher {
public:
    Fetcher(
        NetworkMap map, std::string key, std::filesystem::path kept, std::function<bool()> isOn, FetchManners manners)
        : m_map(std::move(map))
        , m_key(std::move(key))
        , m_facts(m_map.facts())
        , m_manners(manners)
        , m_isOn(std::move(isOn))
        , m_cache(std::move(kept), madeFrom(m_map), m_facts, manners.kept)
    {
    }
    ~Fetcher()
    {
        m_thread.quit(); // the manager goes at its end, and ends its replies
        m_thread.wait();
    }
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    const TileFacts& facts() const { return m_facts; }

    Result<std::optional<std::string>> tile(TilePlace place)
    {
        if (place.zoom < m_facts.lowestZoom || place.zoom > m_facts.highestZoom)
            return std::optional<std::string>();
        auto kept = m_cache.find(place);
        const bool isFresh = kept && today() - kept->day < m_manners.staleAfter.count();
        const auto shown = [&] { return kept ? std::optional(std::move(kept->bytes)) : std::nullopt; };
        if (isFresh)
            return shown();
        const std::lock_guard lock(m_mutex);
        if (!isOn()) {
            if (kept)
                return shown();
            return Refusal { Refusal::Reason::NotAllowed,
                QT_TRANSLATE_NOOP("Refusal",
                    "Network maps are switched off on this console: %1 shows what was seen "
                    "before."),
                { m_map.name }, {} };
        }
        const bool isMissing = m_missing.contains(place) && Clock::now() < m_missing.at(place);
        if (m_trouble && Clock::now() < m_silentUntil && !kept)
            return *m_trouble;
        if (!isMissing && Clock::now() >= m_silentUntil)
            want(place);
        return shown();
    }

    bool isComing(TilePlace place)
    {
        const std::lock_guard lock(m_mutex);
        return m_underWay.contains(place) || std::ranges::find(m_wanted, place) != m_wanted.end();
    }

    std::optional<Refusal> trouble()
    {
        const std::lock_guard lock(m_mutex);
        return m_trouble;
    }
    void listen(const std::function<void()>& came)
    {
        const std::lock_guard lock(m_mutex);
        m_came = came;
    }

private:
    struct ByPlace {
        bool operator()(const TilePlace& a, const TilePlace& b) const
        {
            return std::tie(a.zoom, a.x, a.y) < std::tie(b.zoom, b.x, b.y);
        }
    };

    // Under the lock, as everything up to fetch().
    bool isOn()
    {
        if (Clock::now() - m_lookedAtSwitch >= lookAtSwitchEvery) {
            m_wasOn = m_isOn();
            m_lookedAtSwitch = Clock::now();
        }
        return m_wasOn;
    }
    void want(TilePlace place)
    {
        if (m_underWay.contains(place))
            return;
        std::erase(m_wanted, place);
        m_wanted.push_back(place);
        if (m_wanted.size() > m_manners.mostWanted)
            m_wanted.pop_front();
        if (!m_manager) {
            m_manager = new QNetworkAccessManager;
            m_manager->setAutoDeleteReplies(true);
            m_manager->moveToThread(&m_thread);
            QObject::connect(&m_thread, &QThread::finished, m_manager, &QObject::deleteLater);
            m_thread.start(QThread::LowPriority);
        }
        QMetaObject::invokeMethod(m_manager, [this] { fetch(); }, Qt::QueuedConnection);
    }

    // On the thread of the fetcher, as everything below.
    void fetch()
    {
        for (;;) {
            TilePlace place;
            {
                const std::lock_guard lock(m_mutex);
                if (m_wanted.empty() || std::ssize(m_underWay) >= m_manners.atOnce || !isOn()
                    || Clock::now() < m_silentUntil)
                    return;
                place = m_wanted.back();
                m_wanted.pop_back();
                m_underWay.insert(place);
            }
            begin(place);
        }
    }
    void begin(TilePlace place)
    {
        QNetworkRequest request(QUrl(QString::fromStdString(m_map.addressOf(place, m_key)), QUrl::StrictMode));
        request.setHeader(
            QNetworkRequest::UserAgentHeader, QStringLiteral("Fengsui/%1").arg(QCoreApplication::applicationVersion()));
        request.setTransferTimeout(m_manners.patience);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::UserVerifiedRedirectPolicy);
        request.setMaximumRedirectsAllowed(3);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        QNetworkReply* reply = m_manager->get(request);
        QTimer::singleShot(m_manners.longest, reply, [reply] { reply->abort(); });
        QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
            if (std::max(received, total) > qint64(longestTile))
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::redirected, reply, [reply](const QUrl& to) {
            const QUrl from = reply->request().url();
            const bool isSame = to.host() == from.host() && to.port() == from.port()
                && (to.scheme() == from.scheme() || to.scheme() == QLatin1String("https"));
            if (isSame)
                Q_EMIT reply->redirectAllowed();
            else
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, place] { take(*reply, place); });
    }
    void take(QNetworkReply& reply, TilePlace place)
    {
        const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const std::string bytes = reply.isOpen() ? reply.readAll().toStdString() : std::string(); // not when cut off
        const bool isWhole = reply.error() == QNetworkReply::NoError && status == 200;
        const bool isPicture = isWhole && bytes.size() <= longestTile && pictureFacts(bytes);
        if (isPicture) {
            const TileCache::Tile tile { place, bytes, today() };
            m_cache.put({ &tile, 1 });
        }
        std::function<void()> came;
        {
            const std::lock_guard lock(m_mutex);
            m_underWay.erase(place);
            if (isPicture) {
                m_failures = 0;
                m_trouble.reset();
                came = m_came;
            } else {
                if (m_missing.size() >= mostMissing)
                    m_missing.clear();
                if (status == 204 || status == 404 || status == 410)
                    m_missing[place] = Clock::now() + missingFor; // an answer as well
                else
                    fail(status, isWhole);
            }
        }
        if (came)
            came();
        fetch();
    }
    // Whoever looks on sees the map again once the server is back, without a hand.
    void callAfterThePause(std::chrono::milliseconds pause)
    {
        QTimer::singleShot(pause + 1ms, m_manager, [this] {
            std::function<void()> came;
            {
                const std::lock_guard lock(m_mutex);
                came = m_came;
            }
            if (came)
                came();
        });
    }
    // Never the words of the library: its address stands in them, and in that the key.
    void fail(int status, bool isWhole)
    {
        m_trouble = isWhole ? Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "%1 answers with something else than pictures. Is its "
                "key the right one?"),
            { m_map.name }, {} }
            : status != 0   ? Refusal { Refusal::Reason::NotFound,
                  QT_TRANSLATE_NOOP("Refusal", "%1 refuses its tiles (HTTP %2). Is its key the right one?"),
                    { m_map.name, std::to_string(status) }, {} }
                            : Refusal { Refusal::Reason::NotFound,
                                QT_TRANSLATE_NOOP("Refusal", "%1 does not answer: what was seen before is shown."),
                                  { m_map.name }, {} };
        if (++m_failures < m_manners.failuresInARow)
            return;
        const int times = std::min(m_failures - m_manners.failuresInARow, 16);
        const auto pause = std::min(m_manners.firstPause * (1 << times), m_manners.longestPause);
        m_silentUntil = Clock::now() + pause;
        callAfterThePause(pause);
        m_wanted.clear(); // it is asked for again where it is still looked at
    }

    const NetworkMap m_map;
    const std::string m_key;
    const TileFacts m_facts;
    const FetchManners m_manners;
    const std::function<bool()> m_isOn;
    TileCache m_cache;
    std::mutex m_mutex; // guards all that follows but the thread
    bool m_wasOn = false;
    Clock::time_point m_lookedAtSwitch = Clock::now() - lookAtSwitchEvery;
    std::deque<TilePlace> m_wanted; // the last asked for at the end
    std::set<TilePlace, ByPlace> m_underWay;
    std::map<TilePlace, Clock::time_point, ByPlace> m_missing; // until when they are
    std::function<void()> m_came;
    std::optional<Refusal> m_trouble;
    int m_failures = 0; // in a row
    Clock::time_point m_silentUntil {};
    QNetworkAccessManager* m_manager = nullptr; // of the thread
    QThread m_thread;
};

NetworkTiles::NetworkTiles(
    NetworkMap map, std::string key, std::filesystem::path kept, std::function<bool()> isOn, FetchManners manners)
    : m_fetcher(std::make_unique<Fetcher>(std::move(map), std::move(key), std::move(kept), std::move(isOn), manners))
{
}

NetworkTiles::~NetworkTiles() = default;

const TileFacts& NetworkTiles::facts() const
{
    return m_fetcher->facts();
}

Result<std::optional<std::string>> NetworkTiles::tile(TilePlace place) const
{
    return m_fetcher->tile(place);
}

bool NetworkTiles::isComing(TilePlace place) const
{
    return m_fetcher->isComing(place);
}

std::optional<Refusal> NetworkTiles::trouble() const
{
    return m_fetcher->trouble();
}

void NetworkTiles::listen(const std::function<void()>& came) const
{
    m_fetcher->listen(came);
}

} // namespace fengsui
