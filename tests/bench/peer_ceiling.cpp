#include "bench/peer_ceiling.h"

#include "base/digest.h"
#include "base/id.h"
#include "bench/bench.h"
#include "bench/helper.h"
#include "link/console_key.h"
#include "sqlite/connection.h"
#include "sqlite/durable_file.h"
#include "sync/conversation.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

#include <cstring>
#include <iostream>

namespace fengsui::bench {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

using Stream = asio::ssl::stream<tcp::socket>;

/// In front of each body.
struct Fields {
    std::uint64_t number;
    std::uint64_t recordedAt;
    std::uint64_t bytes; ///< of the body
    RawId subject;
    Digest previous; ///< of the whole row before
};

/// In front of each frame; none of an empty one, which says that there is nothing more.
struct Header {
    std::uint32_t rows;
    std::uint32_t bytes;
};

class Table {
public:
    explicit Table(const std::filesystem::path& file)
        : m_connection(file, Connection::Mode::ReadWrite)
    {
        m_connection.execute("CREATE TABLE entry(id INTEGER PRIMARY KEY, lane INTEGER NOT NULL, number INTEGER NOT "
                             "NULL, subject BLOB NOT NULL, recorded_at INTEGER NOT NULL, row BLOB NOT NULL)");
        m_connection.execute("CREATE UNIQUE INDEX entry_key ON entry(lane, number)");
        m_connection.execute("CREATE INDEX entry_subject ON entry(subject)");
        m_connection.execute("CREATE INDEX entry_recorded ON entry(recorded_at)");
        m_insert.emplace(
            m_connection, "INSERT INTO entry(lane, number, subject, recorded_at, row) VALUES(1, ?1, ?2, ?3, ?4)");
        m_read.emplace(m_connection, "SELECT row FROM entry WHERE lane = 1 AND number >= ?1 ORDER BY number LIMIT ?2");
    }

    void put(const Fields& fields, std::string_view row)
    {
        m_insert->start().bind(1, fields.number).bind(2, fields.subject).bind(3, fields.recordedAt);
        m_insert->bindBytes(4, row).run();
    }

    /// A frame of rows from this number on.
    std::string frame(std::uint64_t from, std::uint32_t& rows)
    {
        std::string frame;
        rows = 0;
        m_read->start().bind(1, from).bind(2, static_cast<std::uint64_t>(sync::mostEntries));
        while (frame.size() < sync::mostBatchBytes && m_read->step()) {
            frame += m_read->bytes(0);
            ++rows;
        }
        m_read->start();
        return frame;
    }

    Connection& connection() { return m_connection; }

private:
    Connection m_connection;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_read;
};

/// Makes rows that follow each other.
class Author {
public:
    std::string next(std::size_t size, Fields& fields)
    {
        fields = { m_number + 1, 1'700'000'000'000 + m_number, size, RawId::random(), m_previous };
        ++m_number;
        std::string row(sizeof fields + size, 'x');
        std::memcpy(row.data(), &fields, sizeof fields);
        m_previous = sha256(row);
        return row;
    }

private:
    std::uint64_t m_number = 0;
    Digest m_previous;
};

// Both ends show one key and take no other.
asio::ssl::context contextOf(const std::filesystem::path& folder)
{
    const auto key = *link::ConsoleKey::fromSecret(readWhole(folder / "wire.pem"));
    asio::ssl::context context(asio::ssl::context::tlsv13);
    context.use_certificate(asio::buffer(key.certificate()), asio::ssl::context::pem);
    context.use_private_key(asio::buffer(key.secret()), asio::ssl::context::pem);
    context.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
    context.set_verify_callback([pin = key.pin()](bool, asio::ssl::verify_context& shown) {
        unsigned char* bytes = nullptr;
        const int size
            = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(X509_STORE_CTX_get_current_cert(shown.native_handle())), &bytes);
        const bool isKnown
            = size > 0 && sha256({ reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size) }) == pin;
        OPENSSL_free(bytes);
        return isKnown;
    });
    return context;
}

class Sender {
public:
    explicit Sender(const std::filesystem::path& folder)
        : m_receiver({ "--ceiling", folder.string() })
        , m_context(contextOf(folder))
        , m_stream(m_io, m_context)
    {
        const auto port = static_cast<std::uint16_t>(std::stoul(m_receiver.line()));
        m_stream.lowest_layer().connect({ asio::ip::address_v4::loopback(), port });
        m_stream.lowest_layer().set_option(tcp::no_delay(true));
    }
    void handshake() { m_stream.handshake(Stream::client); }
    void send(std::uint32_t rows, const std::string& frame)
    {
        const Header header { rows, static_cast<std::uint32_t>(frame.size()) };
        const std::array pieces { asio::buffer(&header, sizeof header), asio::buffer(frame) };
        asio::write(m_stream, pieces);
    }
    std::uint64_t awaitAcknowledgement()
    {
        std::uint64_t number = 0;
        asio::read(m_stream, asio::buffer(&number, sizeof number));
        return number;
    }
    void finish()
    {
        send(0, {});
        m_receiver.finish();
    }

private:
    Helper m_receiver;
    asio::io_context m_io;
    asio::ssl::context m_context;
    Stream m_stream;
};

} // namespace

PeerCeiling::PeerCeiling(const std::filesystem::path& folder)
    : m_folder(folder)
{
    std::filesystem::create_directories(m_folder);
    writeDurably(m_folder / "wire.pem", link::ConsoleKey::generate().secret());
}

double PeerCeiling::backlog(const std::vector<std::size_t>& sizes) const
{
    Table table(m_folder / "here.sqlite");
    {
        Transaction transaction(table.connection());
        Author author;
        Fields fields {};
        for (const std::size_t size : sizes) {
            const std::string row = author.next(size, fields);
            table.put(fields, row);
        }
        transaction.commit();
        table.connection().checkpoint(true);
    }
    Sender sender(m_folder);
    return seconds([&] {
        sender.handshake();
        std::uint64_t sent = 0, acknowledged = 0;
        for (std::size_t onTheirWay = 0; acknowledged < sizes.size();) {
            if (sent < sizes.size() && onTheirWay < sync::Conversation::window) {
                std::uint32_t rows = 0;
                const std::string frame = table.frame(sent + 1, rows);
                sender.send(rows, frame);
                sent += rows;
                ++onTheirWay;
                continue;
            }
            acknowledged = sender.awaitAcknowledgement();
            --onTheirWay;
        }
        sender.finish();
    });
}

std::vector<double> PeerCeiling::live(std::size_t count, std::size_t size) const
{
    Table table(m_folder / "here.sqlite");
    Sender sender(m_folder);
    sender.handshake();
    Author author;
    Fields fields {};
    std::vector<double> times;
    for (std::size_t i = 0; i < count; ++i)
        times.push_back(seconds([&] {
            const std::string row = author.next(size, fields);
            Transaction transaction(table.connection());
            table.put(fields, row);
            transaction.commit();
            sender.send(1, row);
            (void)sender.awaitAcknowledgement();
        }));
    sender.finish();
    return times;
}

int PeerCeiling::receive(const std::filesystem::path& folder)
{
    Table table(folder / "there.sqlite");
    asio::io_context io;
    asio::ssl::context context = contextOf(folder);
    tcp::acceptor door(io, { asio::ip::address_v4::loopback(), 0 });
    std::cout << door.local_endpoint().port() << std::endl;
    Stream stream(io, context);
    door.accept(stream.lowest_layer());
    stream.lowest_layer().set_option(tcp::no_delay(true));
    stream.handshake(Stream::server);
    std::string frame;
    Digest previous;
    std::uint64_t number = 0;
    for (;;) {
        Header header {};
        asio::read(stream, asio::buffer(&header, sizeof header));
        if (header.rows == 0)
            return 0;
        frame.resize(header.bytes);
        asio::read(stream, asio::buffer(frame));
        Transaction transaction(table.connection());
        std::string_view rest = frame;
        for (std::uint32_t i = 0; i < header.rows; ++i) {
            Fields fields {};
            std::memcpy(&fields, rest.data(), sizeof fields);
            const std::string_view row = rest.substr(0, sizeof fields + fields.bytes);
            rest.remove_prefix(row.size());
            if (fields.number != ++number || fields.previous != previous)
                return 1;
            table.put(fields, row);
            previous = sha256(row);
        }
        transaction.commit();
        asio::write(stream, asio::buffer(&number, sizeof number));
        table.connection().checkpoint(false);
    }
}

} // namespace fengsui::bench
