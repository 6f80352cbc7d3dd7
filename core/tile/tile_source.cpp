#include "tile/tile_source.h"

#include <array>
#include <utility>

namespace fengsui {

std::string_view toWord(TileFormat format)
{
    switch (format) {
    case TileFormat::Png:
        return "png";
    case TileFormat::Jpeg:
        return "jpg";
    case TileFormat::WebP:
        return "webp";
    }
    return {};
}

std::string plainAttribution(std::string_view html)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities { {
        { "&copy;", "©" },
        { "&lt;", "<" },
        { "&gt;", ">" },
        { "&quot;", "\"" },
        { "&nbsp;", " " },
        { "&amp;", "&" },
    } };
    constexpr std::size_t longest = 400;
    std::string text;
    bool isTag = false;
    for (std::size_t i = 0; i < html.size() && text.size() < longest; ++i) {
        if (html[i] == '<' || (isTag && html[i] == '>')) {
            isTag = html[i] == '<';
            continue;
        }
        if (isTag)
            continue;
        bool isEntity = false;
        for (const auto& [name, meaning] : entities)
            if (html.substr(i).starts_with(name)) {
                text += meaning;
                i += name.size() - 1;
                isEntity = true;
                break;
            }
        if (!isEntity)
            text += static_cast<unsigned char>(html[i]) < ' ' ? ' ' : html[i];
    }
    return text;
}

} // namespace fengsui
