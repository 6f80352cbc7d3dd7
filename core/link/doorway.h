#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace fengsui::link {

/// Where callers stand until it is known who they are: few at once, and few of one address (SYNC.md, wire limits). Who
/// finds no place waits a moment: fifty towns behind one address that come back at once are let in one after the
/// other, instead of being sent away to try again later. All on one thread.
class Doorway {
public:
    static constexpr std::size_t mostPlaces = 16;
    static constexpr std::size_t mostPlacesOfOne = 4; ///< of one address
    static constexpr std::chrono::seconds patience { 3 };

    /// One's place, until it goes out of scope.
    class Place {
    public:
        Place(Doorway& doorway, boost::asio::ip::address from)
            : m_doorway(&doorway)
            , m_from(std::move(from))
        {
            ++doorway.m_count;
            ++doorway.m_of[m_from];
        }
        Place(Place&& other) noexcept
            : m_doorway(std::exchange(other.m_doorway, nullptr))
            , m_from(std::move(other.m_from))
        {
        }
        Place& operator=(Place&&) = delete;
        ~Place()
        {
            if (m_doorway)
                m_doorway->leave(m_from);
        }

    private:
        Doorway* m_doorway;
        boost::asio::ip::address m_from;
    };

    /// A place; nothing where none became free in time.
    boost::asio::awaitable<std::optional<Place>> enter(boost::asio::ip::address from)
    {
        namespace asio = boost::asio;
        const auto timer = std::make_shared<asio::steady_timer>(co_await asio::this_coro::executor);
        const auto until = std::chrono::steady_clock::now() + patience;
        while (isFullFor(from)) {
            if (std::chrono::steady_clock::now() >= until)
                co_return std::nullopt;
            timer->expires_at(until);
            m_waiting.insert(timer);
            co_await timer->async_wait(asio::as_tuple(asio::use_awaitable));
            m_waiting.erase(timer);
        }
        co_return std::optional<Place>(std::in_place, *this, std::move(from));
    }

private:
    bool isFullFor(const boost::asio::ip::address& from) const
    {
        const auto known = m_of.find(from);
        return m_count >= mostPlaces || (known != m_of.end() && known->second >= mostPlacesOfOne);
    }

    void leave(const boost::asio::ip::address& from)
    {
        --m_count;
        if (const auto of = m_of.find(from); --of->second == 0)
            m_of.erase(of);
        for (const auto& timer : m_waiting)
            timer->cancel();
    }

    std::size_t m_count = 0;
    std::map<boost::asio::ip::address, std::size_t> m_of;
    std::set<std::shared_ptr<boost::asio::steady_timer>> m_waiting;
};

} // namespace fengsui::link
