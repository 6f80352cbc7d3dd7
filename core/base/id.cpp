#include "base/id.h"

#include "base/digest.h"
#include "base/hex.h"
#include "base/instant.h"

#include <algorithm>
#include <cerrno>
#include <sys/random.h>
#include <system_error>

namespace fengsui {

RawId RawId::random()
{
    RawId id;
    if (getrandom(id.bytes.data(), id.bytes.size(), 0) != static_cast<ssize_t>(id.bytes.size()))
        throw std::system_error(errno, std::generic_category(), "getrandom");
    return id;
}

RawId RawId::derived(std::string_view text)
{
    const Digest digest = sha256(text);
    RawId id;
    std::copy_n(digest.bytes.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

RawId RawId::inTime(Instant at) const
{
    RawId id = *this;
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(at.milliseconds) >> (8 * (5 - i)));
    return id;
}

std::optional<RawId> RawId::parse(std::string_view text)
{
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '-' && text.size() == 36 && (i == 8 || i == 13 || i == 18 || i == 23))
            continue;
        digits += text[i];
    }
    const auto bytes = fromHex(digits);
    return bytes ? fromBytes(*bytes) : std::nullopt;
}

std::optional<RawId> RawId::fromBytes(std::string_view bytes)
{
    RawId id;
    if (bytes.size() != id.bytes.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

std::string RawId::toString() const
{
    std::string text = toHex(view());
    for (const std::size_t dash : { 20u, 16u, 12u, 8u })
        text.insert(dash, 1, '-');
    return text;
}

} // namespace fengsui
