#include "attachment/media_type.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 6> words { "jpeg", "png", "webp", "pdf", "audio", "text" };

bool isAudio(std::string_view bytes)
{
    using namespace std::string_view_literals;
    const bool isInRiff = bytes.starts_with("RIFF"sv) && bytes.substr(8).starts_with("WAVE"sv);
    // an MPEG frame: eleven set bits, then a layer that is one
    const bool isMpeg = bytes.size() > 2 && bytes[0] == '\xff' && (bytes[1] & 0xe0) == 0xe0 && (bytes[1] & 0x06) != 0;
    const std::string_view brand = bytes.substr(std::min<std::size_t>(4, bytes.size()));
    const bool isSpokenMp4 = brand.starts_with("ftypM4A"sv) || brand.starts_with("ftypM4B"sv);
    return isInRiff || isMpeg || isSpokenMp4 || bytes.starts_with("ID3"sv) || bytes.starts_with("OggS"sv)
        || bytes.starts_with("fLaC"sv) || bytes.starts_with("#!AMR"sv);
}

// Readable by everybody: UTF-8 without control characters except those that lay out lines.
bool isText(std::string_view bytes)
{
    const auto isControl = [](char c) {
        return (static_cast<unsigned char>(c) < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 127;
    };
    return !bytes.empty() && std::ranges::none_of(bytes, isControl) && countCharacters(bytes).has_value();
}

} // namespace

std::string_view toWord(MediaType type)
{
    return words[static_cast<std::size_t>(type)];
}

std::optional<MediaType> mediaTypeOf(std::string_view word)
{
    const auto at = std::ranges::find(words, word);
    return at == words.end() ? std::nullopt : std::optional(static_cast<MediaType>(at - words.begin()));
}

std::optional<MediaType> mediaTypeOfContent(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return MediaType::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return MediaType::Png;
    if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8).starts_with("WEBP"sv))
        return MediaType::Webp;
    if (bytes.starts_with("%PDF-"sv))
        return MediaType::Pdf;
    if (bytes.size() > 12 && isAudio(bytes))
        return MediaType::Audio;
    return isText(bytes) ? std::optional(MediaType::Text) : std::nullopt;
}

} // namespace fengsui
