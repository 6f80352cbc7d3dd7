#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

namespace fengsui::link {

/// Lets those through who have much to say, one at a time and each after everybody else who is ready: however many
/// peers bring a backlog at once, what is said live waits for one piece of one of them. Where somebody just spoke,
/// those who stand here also let that talk come to its end first: an entry, its receipt and the comparison of ledgers
/// are several words with little time between. All on one thread.
class Turnstile {
public:
    using Steady = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds courtesy { 5 }; ///< how long somebody else's talk is let go on

    /// One's turn, until it goes out of scope.
    class Turn {
    public:
        explicit Turn(Turnstile& turnstile)
            : m_turnstile(&turnstile)
        {
        }
        Turn(Turn&& other) noexcept
            : m_turnstile(std::exchange(other.m_turnstile, nullptr))
        {
        }
        Turn& operator=(Turn&&) = delete;
        ~Turn()
        {
            if (m_turnstile)
                m_turnstile->next();
        }

    private:
        Turnstile* m_turnstile;
    };

    /// Somebody said a little, and was heard at once.
    void talked(const void* who)
    {
        if (who != m_talker)
            m_otherAt = m_talkedAt;
        m_talker = who;
        m_talkedAt = Steady::now();
    }

    /// Whether somebody else talks now and then, and is not to be kept waiting.
    bool isTalkBeside(const void* who) const { return isTalkOfOthers(who, std::chrono::seconds(1)); }

    boost::asio::awaitable<Turn> pass(const void* who)
    {
        const auto executor = co_await boost::asio::this_coro::executor;
        if (std::exchange(m_isTaken, true)) {
            const auto place
                = std::make_shared<boost::asio::steady_timer>(executor, boost::asio::steady_timer::time_point::max());
            m_waiting.push_back(place);
            co_await place->async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        }
        Turn turn(*this);
        // twice: what the sockets have is only looked for behind the first one
        co_await boost::asio::post(executor, boost::asio::use_awaitable);
        co_await boost::asio::post(executor, boost::asio::use_awaitable);
        if (isTalkOfOthers(who, courtesy)) {
            boost::asio::steady_timer rest(executor, courtesy);
            co_await rest.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        }
        co_return turn;
    }

private:
    bool isTalkOfOthers(const void* who, Steady::duration within) const
    {
        const auto& at = who == m_talker ? m_otherAt : m_talkedAt;
        return at && Steady::now() - *at < within;
    }

    void next()
    {
        m_isTaken = !m_waiting.empty();
        if (!m_isTaken)
            return;
        const auto place = m_waiting.front();
        m_waiting.pop_front();
        place->cancel();
    }

    const void* m_talker = nullptr; ///< only compared: the line may be gone
    std::optional<Steady::time_point> m_talkedAt;
    std::optional<Steady::time_point> m_otherAt; ///< when somebody else than the last talker talked last
    bool m_isTaken = false;
    std::deque<std::shared_ptr<boost::asio::steady_timer>> m_waiting;
};

} // namespace fengsui::link
