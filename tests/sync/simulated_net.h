#pragma once

#include "sync/simulated_console.h"

#include <deque>
#include <functional>

namespace fengsui {

/// The lines between the consoles, and the only clock. A line is cut, stalls in one direction, delays; a frame is lost,
/// doubled, overtaken, or of a kind that only a newer program knows. All of it is played by dice, so that it plays the
/// same again.
class SimulatedNet {
public:
    using Consoles = std::vector<std::unique_ptr<SimulatedConsole>>;
    using Told = std::function<void(const std::string&)>;

    /// `tell` is told what happens; `fail` what must not.
    SimulatedNet(Consoles& consoles, Told tell, Told fail);

    const Duration& now() const { return m_now; }
    bool areJoined(std::size_t a, std::size_t b) const;
    void join(std::size_t a, std::size_t b, Dice& dice);
    /// Carries what is due until then.
    void pass(Duration time, Dice& dice);
    /// The console wrote something: all its conversations are to hear of it.
    void changed(std::size_t console);
    /// Two consoles talk without any fault until nothing moves.
    void talk(std::size_t a, std::size_t b);

    void cutOne(Dice& dice);
    void stallOne(Dice& dice);
    /// Clogs lines one after the other, and opens them again in another order.
    void swizzle(Dice& dice);
    void mangle(Dice& dice);
    void dropLinksOf(std::size_t console);
    void dropAll();
    void crash(std::size_t console, const std::string& when);

    std::size_t crashes = 0;

private:
    struct Piece {
        std::string bytes;
        Duration due;
    };
    struct Link {
        std::size_t ends[2];
        std::unique_ptr<sync::Conversation> conversations[2];
        std::deque<Piece> to[2];
        bool isStalled[2] = { false, false };
    };

    std::vector<Link*> links() const;
    sync::Sides sides(std::size_t here, std::size_t there) const;
    void collect(Link& link, Dice& dice);
    void deliver(Link& link, std::size_t to, const std::string& bytes, Dice& dice);
    void requireDurable(const Link& link, std::size_t acknowledged, const std::string& frame);
    void requireSignedHere(std::size_t console);
    void hearLastWords(Link& link, std::size_t of);
    void catchUp(Dice& dice);
    void act(Link& link, const std::function<void(sync::Conversation&)>& what, Dice& dice);
    void settle(Link& link, Dice& dice);
    void drop(Link& link);

    Consoles& m_consoles;
    const Told m_tell;
    const Told m_fail;
    Duration m_now { 0 };
    std::vector<std::unique_ptr<Link>> m_links;
    std::set<Link*> m_dirty;
};

} // namespace fengsui
