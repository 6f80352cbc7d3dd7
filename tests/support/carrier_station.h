#pragma once

#include "carrier/nats_carrier.h"
#include "support/sync_meeting.h"

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <future>
#include <mutex>
#include <set>
#include <thread>

namespace fengsui {

/// Rings whenever a station moved, for whoever waits for several of them.
class Bell {
public:
    void ring()
    {
        const std::lock_guard lock(m_mutex);
        m_bell.notify_all();
    }
    /// Whether it became so within the time.
    template <typename Condition>
    bool waitFor(Condition isSo, std::chrono::seconds most = std::chrono::seconds(60))
    {
        const auto until = std::chrono::steady_clock::now() + most;
        while (!isSo()) {
            if (std::chrono::steady_clock::now() > until)
                return false;
            std::unique_lock lock(m_mutex);
            m_bell.wait_for(lock, std::chrono::milliseconds(100));
        }
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_bell;
};

/// A console whose store lives on a writer's thread, with a carrier. It takes what consoles lay down that it was told
/// of.
class CarrierStation {
public:
    CarrierStation(Bell& bell, const std::string& name, const std::string& urls, carrier::StreamPlan plan = {})
        : m_bell(bell)
        , m_dice(name.c_str())
        , m_history(m_dice, 30)
        , m_urls(urls)
        , m_plan(std::move(plan))
    {
        known.insert(key());
        m_writer = std::thread([this] { m_io.run(); });
    }
    ~CarrierStation()
    {
        disconnect();
        m_work.reset();
        m_io.stop();
        m_writer.join();
    }

    std::string key() const { return signingKey(console.folder()).publicKey(); }
    void connect()
    {
        m_carrier = std::make_unique<carrier::NatsCarrier>(*carrier::ServerAddress::parse(m_urls, {}, {}), m_plan,
            carrier::NatsCarrier::With { console.sync(), m_clock, signingKey(console.folder()),
                [this](const std::string& writer, std::span<const Entry>) { return known.contains(writer); },
                [this](std::function<void()> work) { boost::asio::post(m_io, std::move(work)); },
                [this](const Refusal& notice) { notices.push_back(notice.toString()); }, [] {},
                [this](const carrier::Standing& now) {
                    m_standing = now;
                    sent = now.sent;
                    m_bell.ring();
                } });
        m_carrier->start();
    }
    void disconnect()
    {
        m_carrier.reset();
        m_standing = {};
    }
    /// Runs it on the writer's thread; its result.
    template <typename F>
    auto onWriter(F work)
    {
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto result = task.get_future();
        boost::asio::post(m_io, [&task] { task(); });
        return result.get();
    }
    void play(int times)
    {
        onWriter([this, times] {
            for (int i = 0; i < times; ++i) {
                console.clock.at = console.clock.at + Duration(m_dice.below(400));
                const auto drafts = m_history.next(console.writer().ledgers(), console.clock.now());
                m_drafts += console.journal().append(drafts, {}, console.clock.now()).keys.size();
            }
            return true;
        });
        if (m_carrier)
            m_carrier->storeChanged();
    }
    carrier::Standing standing()
    {
        return onWriter([this] { return m_standing; });
    }
    sync::Vector vector()
    {
        return onWriter([this] { return console.sync().vector(); });
    }
    std::vector<std::string> facts()
    {
        return onWriter([this] { return console.facts(); });
    }
    std::string dump()
    {
        return onWriter([this] { return console.dump(); });
    }
    /// How many entries were written here, each of them acknowledged.
    std::size_t written()
    {
        return onWriter([this] { return m_opened + m_drafts; });
    }
    std::vector<std::string> told()
    {
        return onWriter([this] { return notices; });
    }

    SyncConsole console;
    std::set<std::string> known; ///< signing keys; written while no carrier runs
    std::vector<std::string> notices;
    std::atomic<std::uint64_t> sent = 0; ///< as last reported

private:
    Bell& m_bell;
    Dice m_dice;
    RandomHistory m_history;
    std::size_t m_opened = 1;
    std::size_t m_drafts = 0;
    const std::string m_urls;
    const carrier::StreamPlan m_plan;
    SystemClock m_clock;
    carrier::Standing m_standing;
    boost::asio::io_context m_io { 1 };
    std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> m_work {
        m_io.get_executor()
    };
    std::thread m_writer;
    std::unique_ptr<carrier::NatsCarrier> m_carrier;
};

inline void introduce(CarrierStation& a, CarrierStation& b)
{
    a.known.insert(b.key());
    b.known.insert(a.key());
}

/// Both hold the same, and nothing waits.
inline bool areEqual(CarrierStation& a, CarrierStation& b)
{
    return a.standing().isLevel() && b.standing().isLevel() && a.vector() == b.vector();
}

} // namespace fengsui
