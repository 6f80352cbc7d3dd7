#include "intake/text_source.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iconv.h>
#include <stdexcept>
#include <zlib.h>

namespace fengsui {

namespace {

constexpr std::size_t inputSize = 128 * 1024;
constexpr std::size_t outputSize = 256 * 1024;

bool isAscii(std::string_view bytes)
{
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes.data() + i, 8);
        if (eight & 0x8080808080808080u)
            return false;
    }
    for (; i < bytes.size(); ++i)
        if (static_cast<unsigned char>(bytes[i]) >= 0x80)
            return false;
    return true;
}

unsigned byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

enum class Sequence { Whole, Cut, Broken };

// Looks at the UTF-8 sequence that begins with the non-ASCII byte at `at` and gives how long it is.
Sequence utf8Sequence(std::string_view bytes, std::size_t at, std::size_t& length)
{
    const unsigned lead = byteAt(bytes, at);
    length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    if (length == 0)
        return Sequence::Broken;
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= bytes.size())
            return Sequence::Cut;
        const unsigned byte = byteAt(bytes, at + i);
        const unsigned least = i > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const unsigned most = i > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (byte < least || byte > most)
            return Sequence::Broken;
    }
    return Sequence::Whole;
}

// Which encoding a chunk shows. Chinese in GB18030 is nearly all pairs of the GB 2312 zone, and next to none of those
// is a UTF-8 sequence; a lone byte of another alphabet is neither, and is left to be named as damage of a UTF-8 file.
// What the end of a chunk may have cut shows nothing.
std::optional<Encoding> encodingShownBy(std::string_view bytes, bool isEnd)
{
    std::size_t whole = 0, broken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = 0;
        if (byteAt(bytes, at) < 0x80) {
            ++at;
        } else if (const Sequence s = utf8Sequence(bytes, at, length); s == Sequence::Whole) {
            ++whole;
            at += length;
        } else if (!isEnd && bytes.size() - at < 4) {
            break;
        } else {
            ++broken;
            ++at;
        }
    }
    if (whole == 0 && broken == 0)
        return std::nullopt;
    if (broken * 4 <= whole)
        return Encoding::Utf8;
    std::size_t chinese = 0, other = 0;
    for (std::size_t at = 0; at + 1 < bytes.size();) {
        const unsigned lead = byteAt(bytes, at), trail = byteAt(bytes, at + 1);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        ++(lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe ? chinese : other);
        at += trail >= 0x40 ? 2 : 1;
    }
    return chinese > other ? Encoding::Gb18030 : Encoding::Utf8;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    if (isAscii(bytes))
        return true;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = 1;
        if (byteAt(bytes, at) >= 0x80 && utf8Sequence(bytes, at, length) != Sequence::Whole)
            return false;
        at += length;
    }
    return true;
}

struct TextSource::State {
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    std::string name;
    std::unique_ptr<std::FILE, Closer> file;
    std::uint64_t total = 0;
    std::uint64_t read = 0;
    std::array<char, inputSize> input {};
    std::size_t inputAt = 0;
    std::size_t inputEnd = 0;
    std::string output;
    std::string first; // what was read at opening and not yet given
    bool hasFirst = false;
    bool isGzip = false;
    bool isMemberOpen = false; // of a gzip file: its end mark has not come
    bool isEnd = false;
    std::string cutTail; // the bytes of a character that the last chunk was cut in, while undecided
    std::optional<Encoding> encoding;
    z_stream zip {};

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (isGzip)
            inflateEnd(&zip);
    }

    std::optional<Refusal> fillInput()
    {
        inputAt = 0;
        inputEnd = std::fread(input.data(), 1, input.size(), file.get());
        read += inputEnd;
        if (inputEnd == 0 && std::ferror(file.get()))
            return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2."),
                { name, std::strerror(errno) }, {} };
        return std::nullopt;
    }

    std::optional<Refusal> damaged() const
    {
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP(
                "Refusal", "%1 is damaged: what was packed can't be unpacked. Fetch or make the file again."),
            { name }, {} };
    }

    std::optional<Refusal> cutOff() const
    {
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP(
                "Refusal", "%1 is cut off: the end of what was packed is missing. Fetch or make the file again."),
            { name }, {} };
    }

    // Puts the next bytes into `output`; none at the end.
    std::optional<Refusal> fillOutput()
    {
        output.clear();
        if (!isGzip) {
            if (inputAt == inputEnd)
                if (auto refusal = fillInput())
                    return refusal;
            output.assign(input.data() + inputAt, inputEnd - inputAt);
            inputAt = inputEnd;
            return std::nullopt;
        }
        output.resize(outputSize);
        zip.next_out = reinterpret_cast<Bytef*>(output.data());
        zip.avail_out = outputSize;
        while (zip.avail_out > 0) {
            if (inputAt == inputEnd)
                if (auto refusal = fillInput())
                    return refusal;
            if (!isMemberOpen) { // more packed files may follow the first; zeroes are padding
                if (inputAt == inputEnd)
                    break;
                if (input[inputAt] == 0) {
                    ++inputAt;
                    continue;
                }
                inflateReset(&zip);
                isMemberOpen = true;
            }
            zip.next_in = reinterpret_cast<Bytef*>(input.data() + inputAt);
            zip.avail_in = static_cast<uInt>(inputEnd - inputAt);
            const int answer = inflate(&zip, Z_NO_FLUSH);
            inputAt = inputEnd - zip.avail_in;
            if (answer == Z_STREAM_END) {
                isMemberOpen = false;
            } else if (answer == Z_BUF_ERROR && inputAt == inputEnd) { // nothing came, and nothing went out
                if (zip.avail_out == outputSize)
                    return cutOff();
                break;
            } else if (answer == Z_MEM_ERROR) {
                throw std::bad_alloc();
            } else if (answer != Z_OK) {
                return damaged();
            }
        }
        output.resize(outputSize - zip.avail_out);
        return std::nullopt;
    }

    void lookAt(std::string_view chunk)
    {
        if (encoding || (cutTail.empty() && isAscii(chunk)))
            return;
        const std::string joined = cutTail + std::string(chunk);
        encoding = encodingShownBy(joined, chunk.empty());
        cutTail.clear();
        if (!encoding && !chunk.empty()) // only a character that the end of the chunk may have cut
            cutTail = joined.substr(joined.size() - std::min<std::size_t>(3, joined.size()));
    }
};

TextSource::TextSource(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

TextSource::TextSource(TextSource&&) noexcept = default;
TextSource& TextSource::operator=(TextSource&&) noexcept = default;
TextSource::~TextSource() = default;

Result<TextSource> TextSource::open(const std::filesystem::path& path)
{
    auto state = std::make_unique<State>();
    State& s = *state;
    s.name = path.filename().string();
    const auto refuse = [&](std::string text, std::vector<std::string> more = {}) {
        more.insert(more.begin(), s.name);
        return Refusal { Refusal::Reason::BadValue, std::move(text), std::move(more), {} };
    };
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is a folder, not a file."));
    s.file.reset(std::fopen(path.c_str(), "rb"));
    if (!s.file)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2."), { std::strerror(errno) });
    const auto size = std::filesystem::file_size(path, error);
    s.total = error ? 0 : size;

    if (auto refusal = s.fillInput())
        return *refusal;
    const std::string_view packed(s.input.data(), s.inputEnd);
    if (packed.starts_with("\x1f\x8b")) {
        if (inflateInit2(&s.zip, 15 + 16) != Z_OK) // 15 bits of window, 16: a gzip header
            throw std::runtime_error("zlib can't be started");
        s.isGzip = true;
        s.isMemberOpen = true;
    }
    if (packed.starts_with("PK\x03\x04") || packed.starts_with("\xd0\xcf\x11\xe0"))
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is a workbook or a packed file. Save it as CSV (UTF-8) first."));
    if (auto refusal = s.fillOutput())
        return *refusal;
    std::string_view text = s.output;
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is encoded in UTF-16. Save it as CSV (UTF-8) first."));
    if (text.substr(0, 4096).find('\0') != std::string_view::npos)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is not a text: it holds zero bytes."));
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
        s.encoding = Encoding::Utf8;
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos && text.size() < 4096)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is empty."));
    s.first = text;
    s.hasFirst = true;
    return TextSource(std::move(state));
}

Result<std::string_view> TextSource::next()
{
    State& s = *m_state;
    if (s.hasFirst) {
        s.hasFirst = false;
        s.output = std::exchange(s.first, {});
    } else if (s.isEnd) {
        s.output.clear();
    } else if (auto refusal = s.fillOutput()) {
        return *refusal;
    }
    s.isEnd = s.output.empty();
    s.lookAt(s.output);
    return std::string_view(s.output);
}

std::optional<Encoding> TextSource::encoding() const
{
    return m_state->encoding;
}
std::uint64_t TextSource::bytesRead() const
{
    return m_state->read - (m_state->inputEnd - m_state->inputAt);
}
std::uint64_t TextSource::bytesTotal() const
{
    return m_state->total;
}
const std::string& TextSource::name() const
{
    return m_state->name;
}

TextDecoder::TextDecoder(Encoding encoding)
    : m_encoding(encoding)
{
    if (encoding == Encoding::Utf8)
        return;
    m_converter = iconv_open("UTF-8", "GB18030");
    if (m_converter == reinterpret_cast<void*>(-1)) // NOLINT: that is how iconv says no
        throw std::runtime_error("the system's table of GB18030 is missing (iconv)");
}

TextDecoder::~TextDecoder()
{
    if (m_converter)
        iconv_close(m_converter);
}

std::optional<std::string_view> TextDecoder::decode(std::string_view piece, std::string& room) const
{
    if (m_encoding == Encoding::Utf8)
        return isUtf8(piece) ? std::optional(piece) : std::nullopt;
    if (isAscii(piece))
        return piece;
    // Two bytes of GB18030 become at most three of UTF-8, four become at most four, and one stays one.
    const std::size_t begin = room.size();
    room.resize(begin + piece.size() * 3 / 2 + 4);
    char* in = const_cast<char*>(piece.data()); // iconv's signature; it doesn't write there
    std::size_t inLeft = piece.size();
    char* out = room.data() + begin;
    std::size_t outLeft = room.size() - begin;
    iconv(m_converter, nullptr, nullptr, nullptr, nullptr);
    if (iconv(m_converter, &in, &inLeft, &out, &outLeft) == static_cast<std::size_t>(-1)) {
        room.resize(begin);
        return std::nullopt;
    }
    room.resize(room.size() - outLeft);
    return std::string_view(room).substr(begin);
}

} // namespace fengsui
