#pragma once

#include "link/switchboard.h"
#include "support/sync_meeting.h"

#include <functional>
#include <optional>
#include <thread>

namespace fengsui {

inline const link::Address anyPort { "127.0.0.1", 0 };

/// A console with a switchboard; it lets in whose pins it is told.
struct Station {
    /// That renewed its key may show the one before.
    explicit Station(std::optional<link::ConsoleKey> formerKey = {})
        : former(std::move(formerKey))
    {
    }

    SyncConsole console;
    std::optional<link::ConsoleKey> former;
    link::ConsoleKey key = link::ConsoleKey::generate();
    std::vector<Digest> allowed;
    std::function<sync::Sides(const Digest& pin)> sides; ///< both get everything without it
    std::vector<std::string> notices;
    std::vector<link::CallEnd> ends;
    link::Switchboard board { key,
        { console.sync(), console.clock,
            [this](const Digest& pin) { return std::ranges::find(allowed, pin) != allowed.end(); },
            [this](const Refusal& notice) { notices.push_back(notice.toString()); },
            [this](const Digest&, const link::CallEnd& end) { ends.push_back(end); }, [] {}, {},
            [this](const Digest& pin) { return sides ? sides(pin) : sync::Sides {}; }, former } };
};

/// Listens on a thread of its own until it goes out of scope.
class Serving {
public:
    explicit Serving(Station& station)
        : m_station(station)
        , at { "127.0.0.1", *station.board.listen(anyPort) }
        , m_thread([&station] { station.board.run(); })
    {
    }
    ~Serving() { end(); }
    void end()
    {
        if (!m_thread.joinable())
            return;
        m_station.board.stop();
        m_thread.join();
    }

private:
    Station& m_station;

public:
    const link::Address at;

private:
    std::thread m_thread;
};

inline void introduce(Station& a, Station& b)
{
    a.allowed.push_back(b.key.pin());
    b.allowed.push_back(a.key.pin());
}

} // namespace fengsui
