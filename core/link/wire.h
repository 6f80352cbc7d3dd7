#pragma once

#include "link/console_key.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace fengsui::link {

/// What a wire is for, told in the handshake by ALPN; the number is the protocol's.
enum class Purpose : std::uint8_t { Sync, Pair };

/// Whether a console with this key may come in for this; asked within the handshake, before anything of ours is read.
using Admission = std::function<bool(const Digest& pin, Purpose)>;

/// TLS 1.3 with both sides' keys and nothing else: no authority, no names, no tickets, so that a revoked console can't
/// come back by an old session. The admission outlives the context.
std::shared_ptr<boost::asio::ssl::context> makeContext(const ConsoleKey& key, const Admission& admission);

/// One encrypted connection. Every wait has an end: when its time is over the wire is closed and the wait fails with
/// boost::system::system_error.
class Wire : public std::enable_shared_from_this<Wire> {
public:
    enum class Side : std::uint8_t { Caller, Called };
    template <typename T>
    using Task = boost::asio::awaitable<T>;

    static constexpr std::chrono::seconds handshakeWithin { 10 };
    static constexpr std::chrono::seconds writeWithin { 45 };
    static constexpr std::chrono::seconds farewellWithin { 2 };

    Wire(boost::asio::ip::tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> context);

    /// For the caller it says what the wire is for; the called learns it.
    Task<void> handshake(Side side, Purpose purpose);
    Task<std::size_t> readSome(boost::asio::mutable_buffer into, std::chrono::milliseconds within);
    Task<void> write(const std::string& bytes);
    /// Says that nothing more comes, and leaves the other side a moment to say the same.
    void finish();
    void close();

    const Digest& pin() const { return m_pin; } ///< of the other side, after the handshake
    Purpose purpose() const { return m_purpose; }
    const std::string& remote() const { return m_remote; } ///< address of the other side, with its port
    /// 32 bytes that only the two ends of this very connection know (RFC 8446, 7.5).
    std::string exporter() const;

private:
    class Deadline;

    std::shared_ptr<boost::asio::ssl::context> m_context;
    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> m_stream;
    std::string m_remote;
    Digest m_pin;
    Purpose m_purpose = Purpose::Sync;
};

} // namespace fengsui::link
