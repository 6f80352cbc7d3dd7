#include "tile/gunzip.h"

#include <algorithm>
#include <limits>
#include <zlib.h>

namespace fengsui {

std::optional<std::string> gunzip(std::string_view packed, std::size_t bound)
{
    if (packed.size() > std::numeric_limits<uInt>::max())
        return {};
    z_stream stream {};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) // 15 bits of window, 16: a gzip header
        return {};
    // zlib reads through a pointer to non-const and writes nothing there
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    int code = Z_OK;
    while (code == Z_OK && out.size() <= bound) {
        const std::size_t had = out.size();
        const std::size_t room = std::min<std::size_t>(256 * 1024, bound + 1 - had);
        if (room == 0)
            break;
        out.resize(had + room);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
        stream.avail_out = static_cast<uInt>(room);
        code = inflate(&stream, Z_NO_FLUSH);
        out.resize(had + room - stream.avail_out);
    }
    inflateEnd(&stream);
    if (code != Z_STREAM_END || out.size() > bound)
        return {};
    return out;
}

} // namespace fengsui
