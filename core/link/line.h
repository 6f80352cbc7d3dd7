#pragma once

#include "link/budget.h"
#include "link/turnstile.h"
#include "link/wire.h"
#include "sync/conversation.h"

namespace fengsui::link {

/// One conversation over one wire, from hello to bye. Carries the conversation's wishes out; another object dials
/// again.
class Line : public std::enable_shared_from_this<Line> {
public:
    /// The store, the clock and the turnstile outlive the line. `heard` is called after each piece that came in.
    Line(std::shared_ptr<Wire> wire, Wire::Side side, sync::Store& store, const Clock& clock, Turnstile& turnstile,
        std::function<void(Line&)> heard, sync::Sides sides = {});

    /// Until the conversation is over, one way or the other.
    Wire::Task<void> run();
    /// Something was written to the store by others.
    void storeChanged();
    void entitle(sync::Sides sides);
    void leave(sync::Bye::Why why);

    sync::Conversation& conversation() { return m_conversation; }
    const Digest& pin() const { return m_wire->pin(); }
    Wire::Side side() const { return m_side; }
    const std::string& remote() const { return m_wire->remote(); }
    /// How long ago the other side was last heard.
    std::chrono::milliseconds silence() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_heardAt);
    }
    /// The wire broke before anybody said bye.
    bool isTorn() const { return m_isTorn; }

private:
    Wire::Task<void> write();
    Wire::Task<void> answersTaken();
    void talk(std::string_view bytes); ///< what is within the budget
    void hear(std::string_view bytes);
    void hearSome(std::string_view& rest);
    void wake();
    sync::Conversation::Tick tick() const;

    std::shared_ptr<Wire> m_wire;
    Wire::Side m_side;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_heardAt = m_begin;
    sync::Conversation m_conversation;
    Turnstile& m_turnstile;
    std::function<void(Line&)> m_heard;
    Budget m_budget;
    bool m_hasBeenLevel = false; ///< both held the same, as far as was known when something was heard
    std::optional<sync::Conversation::Tick> m_muchAt; ///< when it last had to wait its turn
    std::uint64_t m_said = 0; ///< bytes since something was heard
    std::unique_ptr<boost::asio::steady_timer> m_wake;
    bool m_isTorn = false;
    bool m_isWritten = false; ///< the writer has nothing more to do
};

} // namespace fengsui::link
