#include "sync/simulated_net.h"

#include <algorithm>

namespace fengsui {

namespace {

std::vector<std::string> framesOf(const std::string& bytes)
{
    std::vector<std::string> frames;
    for (std::size_t at = 0; at + 4 <= bytes.size();) {
        std::size_t length = 4;
        for (std::size_t i = 0; i < 4; ++i)
            length += static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
        frames.push_back(bytes.substr(at, length));
        at += length;
    }
    return frames;
}

bool isAckOfDurable(const std::string& frame)
{
    const auto decoded = sync::decode(std::string_view(frame).substr(std::min<std::size_t>(frame.size(), 4)));
    const auto* ack = decoded && decoded->has_value() ? std::get_if<sync::Ack>(&**decoded) : nullptr;
    return ack && ack->isDurable;
}

} // namespace

SimulatedNet::SimulatedNet(Consoles& consoles, Told tell, Told fail)
    : m_consoles(consoles)
    , m_tell(std::move(tell))
    , m_fail(std::move(fail))
{
}

std::vector<SimulatedNet::Link*> SimulatedNet::links() const
{
    std::vector<Link*> links;
    for (const auto& link : m_links)
        links.push_back(link.get());
    return links;
}

sync::Sides SimulatedNet::sides(std::size_t here, std::size_t there) const
{
    const auto side = [&](std::size_t of) {
        const auto own = m_consoles[here]->journal().incarnationsOf(m_consoles[of]->journal().publicKey());
        return sync::Side { m_consoles[of]->audience(), { own.begin(), own.end() } };
    };
    return { side(there), side(here) };
}

bool SimulatedNet::areJoined(std::size_t a, std::size_t b) const
{
    return std::ranges::any_of(m_links, [&](const auto& link) {
        return (link->ends[0] == a && link->ends[1] == b) || (link->ends[0] == b && link->ends[1] == a);
    });
}

void SimulatedNet::join(std::size_t a, std::size_t b, Dice& dice)
{
    auto link = std::make_unique<Link>();
    const sync::BatchLimits limits { 1 + dice.below(20), 200 + dice.below(5000) };
    for (const std::size_t side : { 0, 1 }) {
        link->ends[side] = side == 0 ? a : b;
        SimulatedConsole& console = *m_consoles[link->ends[side]];
        try {
            link->conversations[side] = std::make_unique<sync::Conversation>(
                console.store(), console.clock.now(), m_now, limits, sides(link->ends[side], side == 0 ? b : a));
        } catch (const StoreFailure& failure) { // as the switchboard does
            m_tell("consoles " + std::to_string(a) + " and " + std::to_string(b) + " can't meet: " + failure.what());
            return;
        }
    }
    m_tell("consoles " + std::to_string(a) + " and " + std::to_string(b) + " meet");
    m_links.push_back(std::move(link));
    collect(*m_links.back(), dice);
}

void SimulatedNet::changed(std::size_t console)
{
    for (auto& link : m_links)
        if (link->ends[0] == console || link->ends[1] == console)
            m_dirty.insert(link.get());
}

void SimulatedNet::collect(Link& link, Dice& dice)
{
    for (const std::size_t side : { 0, 1 })
        for (std::string& frame : framesOf(link.conversations[side]->takeOutput())) {
            auto& queue = link.to[1 - side];
            const Duration due = m_now + Duration(dice.below(dice.chance(10) ? 20'000 : 300));
            queue.push_back({ std::move(frame), queue.empty() ? due : std::max(due, queue.back().due) });
        }
}

void SimulatedNet::pass(Duration time, Dice& dice)
{
    const Duration until = m_now + time;
    for (int guard = 0; guard < 400; ++guard) {
        Link* next = nullptr;
        std::size_t side = 0;
        for (auto& link : m_links)
            for (const std::size_t to : { 0, 1 })
                if (!link->isStalled[to] && !link->to[to].empty() && link->to[to].front().due <= until
                    && (!next || link->to[to].front().due < next->to[side].front().due)) {
                    next = link.get();
                    side = to;
                }
        if (!next)
            break;
        const Piece piece = std::move(next->to[side].front());
        next->to[side].pop_front();
        m_now = std::max(m_now, piece.due);
        deliver(*next, side, piece.bytes, dice);
        catchUp(dice);
    }
    m_now = std::max(m_now, until);
    catchUp(dice);
    for (Link* link : links())
        act(*link, [&](sync::Conversation& conversation) { conversation.tick(m_now); }, dice);
}

// Conversations hear of what others wrote to their store.
void SimulatedNet::catchUp(Dice& dice)
{
    for (int guard = 0; guard < 100 && !m_dirty.empty(); ++guard)
        for (Link* link : links()) // in the order of their making, for the sake of playing it again
            if (m_dirty.erase(link) > 0)
                act(*link, [](sync::Conversation& conversation) { conversation.storeChanged(); }, dice);
}

void SimulatedNet::act(Link& link, const std::function<void(sync::Conversation&)>& what, Dice& dice)
{
    if (std::ranges::none_of(m_links, [&](const auto& each) { return each.get() == &link; }))
        return;
    for (const std::size_t side : { 0, 1 }) {
        const std::size_t console = link.ends[side];
        try {
            what(*link.conversations[side]);
        } catch (const PowerFailure&) {
            return crash(console, "in a conversation");
        }
        if (m_consoles[console]->takeDoom())
            return crash(console, "within a commit");
    }
    settle(link, dice);
}

void SimulatedNet::deliver(Link& link, std::size_t to, const std::string& bytes, Dice& dice)
{
    const std::size_t console = link.ends[to];
    const sync::Vector before = m_consoles[console]->store().vector();
    try {
        const std::size_t half = dice.chance(10) && bytes.size() > 1 ? 1 + dice.below(bytes.size() - 1) : bytes.size();
        link.conversations[to]->receive(std::string_view(bytes).substr(0, half), m_now);
        if (half < bytes.size())
            link.conversations[to]->receive(std::string_view(bytes).substr(half), m_now);
    } catch (const PowerFailure&) {
        return crash(console, "in a conversation");
    }
    if (m_consoles[console]->takeDoom())
        return crash(console, "within a commit");
    requireDurable(link, 1 - to, bytes);
    if (m_consoles[console]->store().vector() != before) {
        requireSignedHere(console);
        for (Link* other : links())
            if (other != &link && (other->ends[0] == console || other->ends[1] == console))
                m_dirty.insert(other);
    }
    settle(link, dice);
}

// What was acknowledged to the other side lies on the disk of the side that said so, or was renamed there since.
void SimulatedNet::requireDurable(const Link& link, std::size_t acknowledged, const std::string& frame)
{
    SimulatedConsole& console = *m_consoles[link.ends[acknowledged]];
    if (console.isDamaged || m_consoles[link.ends[1 - acknowledged]]->isDamaged || !isAckOfDurable(frame))
        return;
    for (const sync::End& end : link.conversations[1 - acknowledged]->theirs()) {
        const auto here = console.store().hashes(end.last, 1);
        if (!here.empty() && here.front() == end.hash)
            continue;
        Statement aside(console.disk(), "SELECT 1 FROM set_aside WHERE hash = ?1");
        if (!aside.bind(1, end.hash).step())
            m_fail("console " + std::to_string(link.ends[acknowledged]) + " acknowledged " + end.last.toString()
                + ", which is not on its disk");
    }
}

// A signature that outlives its entry is overwritten by the next one: it must be looked for at once.
void SimulatedNet::requireSignedHere(std::size_t console)
{
    if (m_consoles[console]->isDamaged)
        return;
    Statement stray(m_consoles[console]->disk(),
        "SELECT l.stream, l.signed_number FROM lane l LEFT JOIN entry e ON e.lane = l.id AND e.number = "
        "l.signed_number WHERE l.signed_number IS NOT NULL AND e.hash IS NOT l.signed_hash");
    if (stray.step())
        m_fail("console " + std::to_string(console) + " keeps a signature of entry " + std::to_string(stray.integer(1))
            + " of stream " + std::string(stray.text(0)) + ", which is not on its disk");
}

// What was acknowledged before a line ended, or before the power failed, has left the console all the same.
void SimulatedNet::hearLastWords(Link& link, std::size_t of)
{
    if (!m_consoles[link.ends[of]]->isUp() || !m_consoles[link.ends[1 - of]]->isUp())
        return;
    std::vector<std::string> frames;
    for (const Piece& piece : link.to[1 - of])
        frames.push_back(piece.bytes);
    std::ranges::copy(framesOf(link.conversations[of]->takeOutput()), std::back_inserter(frames));
    for (const std::string& frame : frames)
        if (isAckOfDurable(frame)) {
            link.conversations[1 - of]->receive(frame, m_now);
            requireDurable(link, of, frame);
        }
}

// Sends what a conversation said; takes down a link that one side has ended.
void SimulatedNet::settle(Link& link, Dice& dice)
{
    collect(link, dice);
    for (const std::size_t side : { 0, 1 }) {
        const auto& conversation = link.conversations[side];
        if (conversation->isOver()) {
            hearLastWords(link, side);
            m_tell("consoles " + std::to_string(link.ends[0]) + " and " + std::to_string(link.ends[1])
                + " part: " + (conversation->ending() ? conversation->ending()->toString() : std::string("done")));
            return drop(link);
        }
    }
}

void SimulatedNet::talk(std::size_t a, std::size_t b)
{
    sync::Conversation left(m_consoles[a]->store(), m_consoles[a]->clock.now(), m_now, {}, sides(a, b));
    sync::Conversation right(m_consoles[b]->store(), m_consoles[b]->clock.now(), m_now, {}, sides(b, a));
    for (int guard = 0; guard < 10'000; ++guard) {
        const std::string toRight = left.takeOutput();
        const std::string toLeft = right.takeOutput();
        if (toRight.empty() && toLeft.empty())
            break;
        right.receive(toRight, m_now);
        requireSignedHere(b);
        left.receive(toLeft, m_now);
        requireSignedHere(a);
    }
    for (const sync::Conversation* each : { &left, &right })
        if (each->ending())
            m_tell("consoles " + std::to_string(a) + " and " + std::to_string(b)
                + " part while healing: " + each->ending()->toString());
}

void SimulatedNet::drop(Link& link)
{
    m_dirty.erase(&link);
    std::erase_if(m_links, [&](const auto& each) { return each.get() == &link; });
}

void SimulatedNet::dropLinksOf(std::size_t console)
{
    for (Link* link : links())
        if (link->ends[0] == console || link->ends[1] == console)
            drop(*link);
}

void SimulatedNet::dropAll()
{
    m_dirty.clear();
    m_links.clear();
}

void SimulatedNet::crash(std::size_t console, const std::string& when)
{
    m_tell("console " + std::to_string(console) + " loses its power " + when);
    ++crashes;
    for (Link* link : links())
        for (const std::size_t side : { 0, 1 })
            if (link->ends[side] == console)
                hearLastWords(*link, side);
    dropLinksOf(console);
    m_consoles[console]->stop();
    m_consoles[console]->takeDoom();
}

void SimulatedNet::cutOne(Dice& dice)
{
    if (m_links.empty())
        return;
    Link& link = *dice.oneOf(m_links);
    m_tell("the line between " + std::to_string(link.ends[0]) + " and " + std::to_string(link.ends[1]) + " is cut");
    drop(link);
}

void SimulatedNet::stallOne(Dice& dice)
{
    if (m_links.empty())
        return;
    Link& link = *dice.oneOf(m_links);
    const std::size_t side = dice.below(2);
    link.isStalled[side] = !link.isStalled[side];
    m_tell("the line to " + std::to_string(link.ends[side]) + (link.isStalled[side] ? " stalls" : " flows again"));
}

void SimulatedNet::swizzle(Dice& dice)
{
    m_tell("lines clog one after the other");
    for (const bool isStalled : { true, false }) {
        std::vector<Link*> order = links();
        std::shuffle(order.begin(), order.end(), dice.generator());
        for (Link* link : order) {
            const auto now = links(); // some end on the way
            if (std::ranges::find(now, link) == now.end() || (isStalled && dice.chance(30)))
                continue;
            link->isStalled[0] = link->isStalled[1] = isStalled;
            pass(Duration(dice.below(4000)), dice);
        }
    }
}

// What no honest wire does, and what a newer console may say.
void SimulatedNet::mangle(Dice& dice)
{
    if (m_links.empty())
        return;
    Link& link = *dice.oneOf(m_links);
    auto& queue = link.to[dice.below(2)];
    if (queue.size() < 2)
        return;
    const auto at = static_cast<std::ptrdiff_t>(dice.below(queue.size() - 1));
    Piece& piece = queue[static_cast<std::size_t>(at)];
    const std::size_t how = dice.below(4);
    m_tell(how == 3 ? "a frame of a kind that nobody knows" : "a frame is mangled");
    if (how == 0)
        queue.erase(queue.begin() + at);
    else if (how == 1)
        queue.insert(queue.begin() + at, Piece(piece));
    else if (how == 2)
        std::swap(piece.bytes, queue[static_cast<std::size_t>(at) + 1].bytes);
    else
        queue.insert(queue.begin() + at + 1, { std::string("\x03\x00\x00\x00\xc8hi", 7), piece.due });
}

} // namespace fengsui
