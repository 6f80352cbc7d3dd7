#include "sync/conversation.h"
#include "fuzz/author.h"
#include "fuzz/memory_store.h"

#include <algorithm>
#include <deque>

namespace fengsui {

namespace {

constexpr std::size_t mostDeeds = 200;

/// A console that says whatever the fuzzer wants, to one that is real.
class Stranger {
public:
    explicit Stranger(std::string_view input)
        : m_material(input)
        , m_isOldFriend(m_material.number(2) == 1)
    {
        // a console whose entries are here already, or one that nobody has heard of
        const Entry first = m_author.open();
        if (m_isOldFriend)
            static_cast<void>(m_store.journal().accept({ &first, 1 }));
        m_conversation.emplace(m_store.sync(), m_store.now(), m_now);
    }

    void play()
    {
        for (std::size_t i = 0; i < mostDeeds && !m_material.isEmpty() && !m_conversation->isOver(); ++i) {
            act();
            listen();
        }
        m_conversation->leave(sync::Bye::Why::Done);
        listen();
        m_store.requireSound("a conversation");
    }

private:
    void say(const sync::Frame& frame) { hear(sync::encode(frame)); }
    void hear(std::string_view bytes)
    {
        const std::size_t half = std::min(bytes.size(), m_cut);
        m_conversation->receive(bytes.substr(0, half), m_now);
        m_conversation->receive(bytes.substr(half), m_now);
    }

    void act()
    {
        switch (m_material.number(16)) {
        case 0:
            return hear(m_material.text());
        case 1: { // with a length that is right
            const std::string_view fields = m_material.text();
            return hear(asText(fields).substr(0, 2) + std::string(2, '\0') + std::string(fields));
        }
        case 2:
            return say(sync::Hello { sync::protocolVersion, sync::oldestVersion, m_author.incarnation(), m_store.now(),
                sync::digestOf(m_author.ends()) });
        case 3:
            return say(sync::Have { m_author.ends(), m_material.number(2) == 1 });
        case 4:
            return sayBatch();
        case 5:
            return sayAck();
        case 6:
            return say(sync::Heads { { m_author.head("county"), m_author.head("emergency") } });
        case 7:
            return sayHashes();
        case 8:
            return sayFork();
        case 9:
            return m_author.forget(m_material.number(2) == 0 ? "county" : "emergency");
        case 10:
            m_now += Duration(m_material.largeNumber());
            return m_conversation->tick(m_now);
        case 11:
            return writeHere();
        case 12:
            m_cut = m_material.number();
            return;
        case 13: // the other's own ends, as if it held what is here
            return say(sync::Have { m_store.sync().vector(), m_material.number(2) == 1 });
        case 14:
            return say(sync::Pulse { sync::digestOf(m_store.sync().vector()), std::nullopt });
        default: // begins anew, on the same store
            m_conversation.emplace(m_store.sync(), m_store.now(), m_now);
            m_batch = 0;
            m_heard.clear();
        }
    }

    void sayBatch()
    {
        sync::Batch batch { ++m_batch, {} };
        for (std::size_t left = 1 + m_material.number(4); left > 0; --left)
            batch.entries.push_back(m_author.write(Said::from(m_material)));
        say(batch);
    }

    // Mostly of what was sent, in order.
    void sayAck()
    {
        const bool isDurable = m_material.number(4) > 0;
        const std::size_t off = m_material.number();
        sync::Ack ack { off < 240 ? 0 : off, isDurable };
        if (!m_heard.empty()) {
            ack.number += m_heard.front();
            m_heard.pop_front();
        }
        say(ack);
    }

    void sayHashes()
    {
        const auto& entries = m_author.written().begin()->second;
        sync::Hashes hashes;
        for (const Entry& entry : entries)
            hashes.hashes.push_back(entry.hash);
        if (hashes.hashes.empty())
            return;
        hashes.first = entries.front().envelope.key;
        say(hashes);
    }

    void sayFork()
    {
        const auto& entries = m_author.written().begin()->second;
        if (!entries.empty())
            say(sync::Fork { entries[m_material.number(entries.size())].envelope.encode() });
    }

    void writeHere()
    {
        const Said said = Said::from(m_material);
        if (said.body.size() > maxBodySize)
            return;
        m_store.pass(Duration(said.later));
        const Draft draft { static_cast<Kind>(said.kind), said.subject, said.body, {}, said.stream };
        m_store.journal().append({ &draft, 1 }, {}, m_store.now());
        m_conversation->storeChanged();
    }

    // Whatever it was told, what it says itself are frames.
    void listen()
    {
        const std::string said = m_conversation->takeOutput();
        require(said.size() <= sync::Conversation::mostWaitingOutput + sync::largestFrame, "what waits has bounds");
        std::string_view rest = said;
        sync::FrameReader reader(sync::largestFrame);
        while (!rest.empty()) {
            const auto taken = reader.take(rest);
            require(taken && taken->has_value(), "a conversation says whole frames");
            const auto frame = sync::decode(**taken);
            require(frame && frame->has_value(), "and such as can be read");
            if (const auto* batch = std::get_if<sync::Batch>(&**frame))
                m_heard.push_back(batch->number);
        }
        m_conversation->takeNotices();
    }

    MemoryStore m_store;
    Author m_author { "peer" };
    Material m_material;
    bool m_isOldFriend;
    sync::Conversation::Tick m_now { 0 };
    std::optional<sync::Conversation> m_conversation;
    std::size_t m_cut = 0;
    std::uint64_t m_batch = 0;
    std::deque<std::uint64_t> m_heard; ///< batches that were not acknowledged yet
};

} // namespace

void fuzz(std::string_view input)
{
    Stranger(input).play();
}

} // namespace fengsui
