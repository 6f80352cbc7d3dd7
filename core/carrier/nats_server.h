#pragma once

#include "base/result.h"
#include "carrier/server_address.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace fengsui::carrier {

/// The server can't be reached, or answered what can't be gone on with. Nothing is lost by it: the next session begins
/// from what lies on both sides. The text is the library's.
class ServerFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// How the server's streams are to be.
struct StreamPlan {
    int replicas = 1;
    /// JetStream domains of servers that are connected as leaf nodes: of the hub above this one, and of the leaves
    /// below.
    std::optional<std::string> hub {};
    std::vector<std::string> leaves {};
};

/// What is laid down by consoles of this very domain, and what comes from others. The second takes no entries itself,
/// so that no message can run in a circle.
inline constexpr const char* nearStream = "FENGSUI";
inline constexpr const char* farStream = "FENGSUI_FAR";

struct Message {
    std::string subject;
    std::uint64_t sequence = 0; ///< in the server's stream
    std::string bytes;
};

/// One connection to a NATS server with JetStream. Each call waits for the server, so it belongs on a thread of its
/// own; several threads may call. Throws ServerFailure.
class NatsServer {
public:
    /// `name` is shown to the server's administrator.
    NatsServer(const ServerAddress&, const std::string& name);
    ~NatsServer();
    NatsServer(const NatsServer&) = delete;
    NatsServer& operator=(const NatsServer&) = delete;

    /// Makes the streams that are missing and looks at those that are there: a stream that could lose entries is
    /// refused with what is to be changed.
    std::optional<Refusal> prepare(const StreamPlan&);
    bool has(const char* stream);

    std::size_t largestMessage() const;
    std::vector<std::string> subjects(const char* stream, const std::string& filter);
    /// The last message of the subject.
    std::optional<Message> last(const char* stream, const std::string& subject);
    /// Lays the message down as the next one after that of the subject; 0: as its first. Its sequence when the server
    /// has confirmed it; nothing when something else lies there already. `id` is what the server may know a repeated
    /// message by.
    std::optional<std::uint64_t> publish(
        const std::string& subject, const std::string& bytes, const std::string& id, std::uint64_t after);

    /// Messages of a stream, in their order.
    class Reading {
    public:
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        /// Some of what is there; when nothing is, what comes first within the time, and of a walk nothing at once.
        std::vector<Message> take(std::chrono::milliseconds within);
        /// What was taken is durable here and needn't be given again.
        void confirm();

    private:
        friend class NatsServer;
        struct Handles;
        explicit Reading(std::unique_ptr<Handles>);
        std::unique_ptr<Handles> m_handles;
    };
    /// Goes on where the consumer of that name confirmed last; a new one begins at the beginning.
    std::unique_ptr<Reading> follow(const char* stream, const std::string& consumer);
    /// One subject from its beginning.
    std::unique_ptr<Reading> walk(const char* stream, const std::string& subject);

private:
    struct Handles;
    struct Consumer;
    std::unique_ptr<Reading> open(const char* stream, Consumer&);
    std::unique_ptr<Handles> m_handles;
};

} // namespace fengsui::carrier
