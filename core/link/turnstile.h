#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <deque>
#include <memory>
#include <utility>

namespace fengsui::link {

/// Lets those through who have much to say, one at a time and each after everybody else who is ready: however many
/// peers bring a backlog at once, what is said live waits for one piece of one of them. All on one thread.
class Turnstile {
public:
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

    boost::asio::awaitable<Turn> pass()
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
        co_return turn;
    }

private:
    void next()
    {
        m_isTaken = !m_waiting.empty();
        if (!m_isTaken)
            return;
        const auto place = m_waiting.front();
        m_waiting.pop_front();
        place->cancel();
    }

    bool m_isTaken = false;
    std::deque<std::shared_ptr<boost::asio::steady_timer>> m_waiting;
};

} // namespace fengsui::link
