#pragma once

#include <optional>
#include <string_view>

namespace fengsui {

/// What may be attached: things that programs of every office open, and that carry no macros.
enum class MediaType { Jpeg, Png, Webp, Pdf, Audio, Text };

/// "jpeg", "png", "webp", "pdf", "audio", "text".
std::string_view toWord(MediaType type);
std::optional<MediaType> mediaTypeOf(std::string_view word);
inline bool isPicture(MediaType type)
{
    return type == MediaType::Jpeg || type == MediaType::Png || type == MediaType::Webp;
}

/// By what the bytes are, never by a name: nothing for a kind that is not allowed.
std::optional<MediaType> mediaTypeOfContent(std::string_view bytes);

} // namespace fengsui
