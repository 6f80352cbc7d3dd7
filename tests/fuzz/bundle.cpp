#include "sync/bundle.h"
#include "base/sealing.h"
#include "fuzz/author.h"
#include "fuzz/memory_store.h"

#include <sstream>

namespace fengsui {

namespace {

std::string sealed(Material& material, const SigningKey& writer, const std::string& reader)
{
    SealingWriter seal(writer, reader);
    std::string file = seal.header();
    Author author("stick");
    std::uint64_t number = 0;
    constexpr std::size_t most = 32;
    for (std::size_t i = 0; i < most && !material.isEmpty(); ++i) {
        const std::size_t how = material.number(4);
        std::string piece;
        if (how == 0)
            piece = material.text();
        else if (how == 1)
            piece = sync::encode(sync::Have { author.ends(), material.number(2) == 1 });
        else if (number == 0)
            piece = sync::encode(sync::Batch { ++number, { author.open() } });
        else
            piece = sync::encode(sync::Batch { ++number, { author.write(Said::from(material)) } });
        const std::string bytes = seal.seal(piece, material.isEmpty() || how == 3);
        for (int shift = 0; shift < 32; shift += 8)
            file += static_cast<char>(bytes.size() >> shift & 0xff);
        file += bytes;
    }
    return file;
}

} // namespace

// A stick: any bytes, or such as are truly sealed for this console and hold anything. What is refused in the first
// going through has changed nothing, and what is read twice changes nothing the second time.
void fuzz(std::string_view input)
{
    Material material(input);
    MemoryStore store;
    const SigningKey reader = *SigningKey::fromSeed(sha256("reader").view());
    const SigningKey writer = *SigningKey::fromSeed(sha256("writer").view());
    const bool isSealed = material.number(4) != 0;
    const std::string bytes = isSealed ? sealed(material, writer, reader.publicKey()) : std::string(material.rest());
    const auto read = [&] {
        std::istringstream file(bytes);
        return sync::readBundle(
            file, store.sync(), reader, [&](const std::string& by) { return by == writer.publicKey(); });
    };
    const auto first = read();
    require(isSealed || !first, "what nobody sealed is refused");
    const sync::Vector vector = store.sync().vector();
    const auto second = read();
    require(second.isOk() == first.isOk(), "a bundle that was read is read again");
    require(store.sync().vector() == vector && (!second || second->fresh == 0), "and nothing changes by it");
    store.requireSound("a bundle");
}

} // namespace fengsui
