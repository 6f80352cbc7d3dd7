#include "link/wire.h"

#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <netinet/tcp.h>
#include <optional>
#include <string_view>
#include <sys/socket.h>

namespace fengsui::link {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::string_view syncProtocol = "fengsui-sync/1";
constexpr std::string_view pairProtocol = "fengsui-pair/1";

std::optional<Purpose> purposeOf(std::string_view protocol)
{
    return protocol == syncProtocol ? std::optional(Purpose::Sync)
        : protocol == pairProtocol  ? std::optional(Purpose::Pair)
                                    : std::nullopt;
}

std::optional<Purpose> agreedPurpose(const SSL* ssl)
{
    const unsigned char* name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(ssl, &name, &size);
    return name ? purposeOf({ reinterpret_cast<const char*>(name), size }) : std::nullopt;
}

std::optional<Digest> pinOf(X509* certificate)
{
    unsigned char* bytes = nullptr;
    const int size = certificate ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes) : 0;
    if (size <= 0)
        return std::nullopt;
    const Digest pin = sha256({ reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size) });
    OPENSSL_free(bytes);
    return pin;
}

// The first of the caller's protocols that is one of ours; without one there is no connection.
int chooseProtocol(
    SSL*, const unsigned char** out, unsigned char* outSize, const unsigned char* in, unsigned size, void*)
{
    for (unsigned at = 0; at < size && at + 1 + in[at] <= size; at += 1u + in[at]) {
        if (!purposeOf({ reinterpret_cast<const char*>(in + at + 1), in[at] }))
            continue;
        *out = in + at + 1;
        *outSize = in[at];
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

} // namespace

std::shared_ptr<asio::ssl::context> makeContext(const ConsoleKey& key, const Admission& admission)
{
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tlsv13);
    SSL_CTX* native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
    SSL_CTX_set_max_proto_version(native, TLS1_3_VERSION);
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(native, 0);
    SSL_CTX_set_options(native, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_max_early_data(native, 0);
    SSL_CTX_set_alpn_select_cb(native, &chooseProtocol, nullptr);
    context->use_certificate(asio::buffer(key.certificate()), asio::ssl::context::pem);
    context->use_private_key(asio::buffer(key.secret()), asio::ssl::context::pem);
    context->set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
    // Names, dates and authorities are nothing to us: the key alone decides.
    context->set_verify_callback([&admission](bool, asio::ssl::verify_context& verifying) {
        X509_STORE_CTX* about = verifying.native_handle();
        const auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(about, SSL_get_ex_data_X509_STORE_CTX_idx()));
        const auto pin = pinOf(X509_STORE_CTX_get0_cert(about));
        const auto purpose = agreedPurpose(ssl);
        try {
            if (!pin || !purpose || !admission(*pin, *purpose))
                return false;
        } catch (const std::exception&) {
            return false; // the store can't be asked; and nothing may be thrown through the library
        }
        X509_STORE_CTX_set_error(about, X509_V_OK);
        return true;
    });
    return context;
}

/// Closes the wire when the time is over, unless it is gone before.
class Wire::Deadline {
public:
    Deadline(Wire& wire, std::chrono::milliseconds within)
        : m_isOver(std::make_shared<bool>(false))
        , m_timer(wire.m_stream.get_executor(), within)
    {
        m_timer.async_wait([isOver = m_isOver, weak = wire.weak_from_this()](const boost::system::error_code& error) {
            const auto strong = weak.lock();
            if (!error && !*isOver && strong)
                strong->close();
        });
    }
    ~Deadline() { *m_isOver = true; }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

private:
    std::shared_ptr<bool> m_isOver;
    asio::steady_timer m_timer;
};

Wire::Wire(tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
    : m_context(std::move(context))
    , m_stream(std::move(socket), *m_context)
{
    boost::system::error_code gone;
    const auto remote = m_stream.next_layer().remote_endpoint(gone);
    const std::string host = remote.address().to_string();
    m_remote = (remote.address().is_v6() ? '[' + host + ']' : host) + ':' + std::to_string(remote.port());
}

Wire::Task<void> Wire::handshake(Side side, Purpose purpose)
{
    const auto self = shared_from_this();
    const Deadline deadline(*this, handshakeWithin);
    boost::system::error_code ignored;
    m_stream.lowest_layer().set_option(tcp::no_delay(true), ignored);
    // what was written and never confirmed by the other machine ends the wire, also where nothing more is written
    const auto silence = static_cast<unsigned>(std::chrono::milliseconds(writeWithin).count());
    setsockopt(m_stream.lowest_layer().native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &silence, sizeof silence);
    if (side == Side::Caller) {
        const std::string_view protocol = purpose == Purpose::Sync ? syncProtocol : pairProtocol;
        const std::string offer = static_cast<char>(protocol.size()) + std::string(protocol);
        SSL_set_alpn_protos(m_stream.native_handle(), reinterpret_cast<const unsigned char*>(offer.data()),
            static_cast<unsigned>(offer.size()));
    }
    co_await m_stream.async_handshake(
        side == Side::Caller ? asio::ssl::stream_base::client : asio::ssl::stream_base::server, asio::use_awaitable);
    const auto agreed = agreedPurpose(m_stream.native_handle());
    const auto pin = pinOf(SSL_get0_peer_certificate(m_stream.native_handle()));
    if (!agreed || !pin || (side == Side::Caller && *agreed != purpose))
        throw boost::system::system_error(asio::error::no_permission);
    m_purpose = *agreed;
    m_pin = *pin;
}

Wire::Task<std::size_t> Wire::readSome(asio::mutable_buffer into, std::chrono::milliseconds within)
{
    const auto self = shared_from_this();
    const Deadline deadline(*this, within);
    co_return co_await m_stream.async_read_some(into, asio::use_awaitable);
}

Wire::Task<void> Wire::write(const std::string& bytes)
{
    // Piece by piece: a slow line takes minutes for all of it, a dead one takes none.
    constexpr std::size_t piece = 64 * 1024;
    const auto self = shared_from_this();
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const Deadline deadline(*this, writeWithin);
        co_await asio::async_write(
            m_stream, asio::buffer(bytes.data() + at, std::min(piece, bytes.size() - at)), asio::use_awaitable);
    }
}

void Wire::finish()
{
    // At once closed, what was written last would be thrown away with what was not read yet.
    boost::system::error_code ignored;
    m_stream.lowest_layer().shutdown(tcp::socket::shutdown_send, ignored);
    const auto timer = std::make_shared<asio::steady_timer>(m_stream.get_executor(), farewellWithin);
    timer->async_wait([timer, self = shared_from_this()](const boost::system::error_code&) { self->close(); });
}

void Wire::close()
{
    boost::system::error_code ignored;
    m_stream.lowest_layer().close(ignored);
}

std::string Wire::exporter() const
{
    constexpr std::string_view label = "EXPORTER-fengsui-pairing";
    std::string bytes(32, '\0');
    auto* native = const_cast<Wire*>(this)->m_stream.native_handle();
    if (SSL_export_keying_material(native, reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), label.data(),
            label.size(), nullptr, 0, 0)
        != 1)
        throw boost::system::system_error(asio::error::no_permission);
    return bytes;
}

} // namespace fengsui::link
