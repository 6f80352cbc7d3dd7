#include "sync/frame.h"
#include "fuzz/fuzz.h"

namespace fengsui {

// What comes over a wire: the lengths are cut first, then each frame is read. Whatever is taken encodes to the very
// bytes that came, and nothing is held that has not come.
void fuzz(std::string_view input)
{
    Material material(input);
    const std::size_t piece = 1 + material.number();
    const std::string_view wire = material.rest();
    if (const auto alone = sync::decode(wire); alone && alone->has_value())
        require(sync::encode(**alone).substr(4) == wire, "a frame that is read is written as the same bytes");

    sync::FrameReader reader;
    std::string again;
    for (std::size_t at = 0; at < wire.size(); at += piece) {
        std::string_view rest = wire.substr(at, piece);
        for (;;) {
            const auto taken = reader.take(rest);
            if (!taken)
                return;
            if (!taken->has_value())
                break;
            again += asText(**taken).substr(0, 2) + std::string(2, '\0') + **taken;
            const auto frame = sync::decode(**taken);
            if (frame && frame->has_value())
                require(sync::encode(**frame).substr(4) == **taken, "a frame on the wire is written as the same bytes");
        }
        require(rest.empty(), "the reader takes all that it is given or asks for no more");
    }
    if (again.size() < 65536)
        require(wire.starts_with(again), "frames are cut out of the wire as they came");
}

} // namespace fengsui
