#include "backup/archive.h"

#include "journal/journal.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace fengsui {

namespace {

constexpr std::size_t pieceSize = 256 * 1024;
constexpr std::size_t lengthSize = 4;

constexpr char aboutPiece = 'a';
constexpr char namePiece = 'n';
constexpr char bytesPiece = 'b';
constexpr char endPiece = 'e';

Refusal refused(const char* text, std::vector<std::string> arguments = {})
{
    return { Refusal::Reason::BadValue, text, std::move(arguments), "file" };
}

Refusal foreign()
{
    return refused(QT_TRANSLATE_NOOP("Refusal", "The file is no backup of Fengsui."));
}

Refusal torn()
{
    return refused(QT_TRANSLATE_NOOP("Refusal",
        "The backup is torn or damaged: it does not end as it was written. Nothing was restored; take another one."));
}

} // namespace

ArchiveWriter::ArchiveWriter(DurableFile& file, StreamLock lock, std::string_view about)
    : m_file(file)
    , m_lock(std::move(lock))
{
    m_file.write(m_lock.header());
    m_bytes = m_lock.header().size();
    put(aboutPiece, about);
}

void ArchiveWriter::put(char kind, std::string_view bytes, bool isLast)
{
    const std::string sealed = m_lock.seal(kind + std::string(bytes), isLast);
    std::string framed;
    for (std::size_t i = 0; i < lengthSize; ++i)
        framed += static_cast<char>(sealed.size() >> (8 * i) & 0xff);
    framed += sealed;
    m_file.write(framed);
    m_bytes += framed.size();
}

void ArchiveWriter::add(const std::string& name, const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    put(namePiece, name);
    std::string piece(pieceSize, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        put(bytesPiece, std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    if (!in.eof())
        throw std::system_error(errno, std::generic_category(), "reading " + file.string());
}

void ArchiveWriter::end()
{
    put(endPiece, {}, true);
}

Unlocking byPassphrase(std::string passphrase)
{
    return [passphrase = std::move(passphrase)](std::string_view header) -> Result<StreamUnlock> {
        if (StreamUnlock::wayOf(header) == StreamUnlock::Way::Key)
            return refused(QT_TRANSLATE_NOOP("Refusal",
                "This backup was made by the machine itself and is opened by the recovery key, not by a passphrase."));
        if (auto unlock = StreamUnlock::byPassphrase(header, passphrase))
            return *std::move(unlock);
        return Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "The passphrase is not the one of this backup."), {}, "passphrase" };
    };
}

Unlocking byRecoveryKey(RecoveryKey key)
{
    return [key = std::move(key)](std::string_view header) -> Result<StreamUnlock> {
        if (StreamUnlock::wayOf(header) == StreamUnlock::Way::Passphrase)
            return refused(
                QT_TRANSLATE_NOOP("Refusal", "This backup is opened by a passphrase, not by the recovery key."));
        if (auto unlock = StreamUnlock::byKey(header, key))
            return *std::move(unlock);
        return Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "The recovery key is not the one of this backup."), {}, "key" };
    };
}

Outcome readArchive(const std::filesystem::path& file, const Unlocking& unlocking, ArchiveVisitor& visitor)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be read: %2."), { file.string(), std::strerror(errno) });
    std::string header(StreamUnlock::headerSize, '\0');
    in.read(header.data(), static_cast<std::streamsize>(header.size()));
    header.resize(static_cast<std::size_t>(in.gcount()));
    if (StreamUnlock::wayOf(header) == StreamUnlock::Way::None)
        return foreign();
    auto unlocked = unlocking(header);
    if (!unlocked)
        return unlocked.refusal();
    StreamUnlock unlock = *std::move(unlocked);

    bool isBegun = false;
    bool isInFile = false;
    for (;;) {
        unsigned char length[lengthSize] {};
        in.read(reinterpret_cast<char*>(length), lengthSize);
        const std::size_t size
            = length[0] | length[1] << 8 | length[2] << 16 | static_cast<std::size_t>(length[3]) << 24;
        if (!in || size > pieceSize + 1 + StreamUnlock::overhead)
            return torn();
        std::string sealed(size, '\0');
        in.read(sealed.data(), static_cast<std::streamsize>(size));
        const auto piece = in ? unlock.open(sealed) : std::nullopt;
        if (!piece || piece->bytes.empty() || (piece->bytes[0] == aboutPiece) == isBegun)
            return torn();
        isBegun = true;
        const char kind = piece->bytes[0];
        const std::string bytes = piece->bytes.substr(1);
        Outcome outcome = Done {};
        if (isInFile && (kind == namePiece || kind == endPiece))
            outcome = visitor.endFile();
        if (!outcome)
            return outcome;
        if (kind == endPiece)
            return piece->isLast && in.peek() == std::char_traits<char>::eof() ? Outcome(Done {}) : Outcome(torn());
        if (kind == aboutPiece)
            outcome = visitor.about(bytes);
        else if (kind == namePiece)
            outcome = visitor.beginFile(bytes);
        else if (kind == bytesPiece && isInFile)
            outcome = visitor.bytes(bytes);
        else
            return torn();
        if (!outcome)
            return outcome;
        isInFile = isInFile || kind == namePiece;
    }
}

} // namespace fengsui
