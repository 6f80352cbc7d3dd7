#include "tile/picture_facts.h"

namespace fengsui {

namespace {

std::uint32_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t bigEndian(std::string_view bytes, std::size_t at, int count)
{
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | byteAt(bytes, at + static_cast<std::size_t>(i));
    return value;
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, int count)
{
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | byteAt(bytes, at + static_cast<std::size_t>(i));
    return value;
}

// The size stands in the first "start of frame" segment (ITU-T T.81, B.2.2); segments carry their length.
std::optional<PictureFacts> ofJpeg(std::string_view bytes)
{
    for (std::size_t at = 2; at + 9 <= bytes.size();) {
        if (byteAt(bytes, at) != 0xff)
            return {};
        const std::uint32_t marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // padding
            ++at;
            continue;
        }
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame)
            return PictureFacts { TileFormat::Jpeg, bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2) };
        at += 2 + bigEndian(bytes, at + 2, 2);
    }
    return {};
}

// RFC 9649, section 2: a simple lossy, a simple lossless, or an extended file.
std::optional<PictureFacts> ofWebP(std::string_view bytes)
{
    if (bytes.size() < 30)
        return {};
    const std::string_view kind = bytes.substr(12, 4);
    if (kind == "VP8 ")
        return PictureFacts { TileFormat::WebP, littleEndian(bytes, 26, 2) & 0x3fff,
            littleEndian(bytes, 28, 2) & 0x3fff };
    if (kind == "VP8L") {
        const std::uint32_t bits = littleEndian(bytes, 21, 4);
        return PictureFacts { TileFormat::WebP, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1 };
    }
    if (kind == "VP8X")
        return PictureFacts { TileFormat::WebP, littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1 };
    return {};
}

} // namespace

std::optional<PictureFacts> pictureFacts(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR")
            return {};
        return PictureFacts { TileFormat::Png, bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4) };
    }
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return ofJpeg(bytes);
    if (bytes.starts_with("RIFF") && bytes.size() > 16 && bytes.substr(8, 4) == "WEBP")
        return ofWebP(bytes);
    return {};
}

} // namespace fengsui
