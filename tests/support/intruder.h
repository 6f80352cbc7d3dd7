#pragma once

#include "link/switchboard.h"
#include "sync/frame.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// A paired console's key in the hands of somebody who says whatever he likes.
class Intruder {
public:
    /// `from` is an address of this machine: from where one calls too often nobody is let in for a while.
    Intruder(const link::ConsoleKey& key, const link::Address& at, const std::string& from = "127.0.0.1")
        : m_context(boost::asio::ssl::context::tlsv13_client)
        , m_stream(m_io, prepared(m_context, key))
    {
        m_stream.lowest_layer().open(boost::asio::ip::tcp::v4());
        m_stream.lowest_layer().bind({ boost::asio::ip::make_address(from), 0 });
        m_stream.lowest_layer().connect({ boost::asio::ip::make_address(at.host), at.port });
        m_stream.handshake(boost::asio::ssl::stream_base::client);
    }
    void say(std::string_view bytes)
    {
        boost::system::error_code gone; // whoever was hung up upon hears it when he listens
        boost::asio::write(m_stream, boost::asio::buffer(bytes), gone);
    }
    void say(const sync::Frame& frame) { say(sync::encode(frame)); }
    void greet() { say(sync::Hello { 1, 1, IncarnationId::derived("intruder"), { 0 }, Digest {} }); }
    /// The next frame; nothing when the other side has hung up.
    std::optional<sync::Frame> hear()
    {
        for (;;) {
            std::string_view rest = m_held;
            auto taken = m_reader.take(rest);
            m_held = std::string(rest);
            if (!taken)
                return std::nullopt;
            if (taken->has_value()) {
                auto frame = sync::decode(**taken);
                if (!frame || !frame->has_value())
                    return std::nullopt;
                return **frame;
            }
            std::array<char, 16384> piece;
            boost::system::error_code error;
            const std::size_t size = m_stream.read_some(boost::asio::buffer(piece), error);
            if (error)
                return std::nullopt;
            m_held.append(piece.data(), size);
        }
    }
    /// Why the other side ended the conversation, once it did; whatever comes before is not listened to.
    std::optional<sync::Bye::Why> farewell()
    {
        while (const auto frame = hear())
            if (const auto* bye = std::get_if<sync::Bye>(&*frame))
                return bye->why;
        return std::nullopt;
    }
    void hangUp()
    {
        boost::system::error_code ignored;
        m_stream.lowest_layer().close(ignored);
    }

private:
    static boost::asio::ssl::context& prepared(boost::asio::ssl::context& context, const link::ConsoleKey& key)
    {
        context.use_certificate(boost::asio::buffer(key.certificate()), boost::asio::ssl::context::pem);
        context.use_private_key(boost::asio::buffer(key.secret()), boost::asio::ssl::context::pem);
        const std::string offer = "\x0e"
                                  "fengsui-sync/1";
        SSL_CTX_set_alpn_protos(context.native_handle(), reinterpret_cast<const unsigned char*>(offer.data()),
            static_cast<unsigned>(offer.size()));
        return context;
    }

    boost::asio::io_context m_io;
    boost::asio::ssl::context m_context;
    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> m_stream;
    sync::FrameReader m_reader { sync::largestFrame };
    std::string m_held;
};

} // namespace fengsui
