#include "base/digest.h"
#include "base/sealing.h"
#include "base/stream_lock.h"
#include "fuzz/fuzz.h"

#include <vector>

namespace fengsui {

namespace {

struct Made {
    std::string header;
    std::vector<std::string> pieces;
    std::vector<std::string> sealed;
};

template <typename Lock>
Made made(Lock lock, Material material)
{
    Made made { lock.header(), {}, {} };
    while (!material.isEmpty() && made.pieces.size() < 8) {
        made.pieces.emplace_back(material.text());
        made.sealed.push_back(lock.seal(made.pieces.back(), material.isEmpty()));
    }
    return made;
}

// What is opened is what was sealed, up to the first piece that was changed, left out or put elsewhere.
template <typename Opener>
void open(Opener opener, const Made& made, Material harm)
{
    std::vector<std::string> pieces = made.sealed;
    std::size_t sound = pieces.size();
    if (!pieces.empty() && harm.number(2) == 1) {
        const std::size_t which = harm.number(pieces.size());
        const std::size_t how = harm.number(4);
        std::string& piece = pieces[which];
        if (how == 0)
            piece[harm.largeNumber() % piece.size()] ^= 1;
        else if (how == 1)
            piece.resize(harm.largeNumber() % piece.size());
        else if (how == 2)
            piece = harm.rest();
        else
            pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(which));
        sound = which;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto opened = opener.open(pieces[i]);
        if (i < sound)
            require(opened && opened->bytes == made.pieces[i], "what was sealed is opened");
        else
            require(!opened, "what was harmed is not opened");
        if (!opened)
            return;
        require(opened->isLast == (i + 1 == made.sealed.size()) || made.sealed.size() == 8, "the last one is known");
    }
}

} // namespace

void fuzz(std::string_view input)
{
    static const SigningKey writer = *SigningKey::fromSeed(sha256("writer").view());
    static const SigningKey reader = *SigningKey::fromSeed(sha256("reader").view());
    static const RecoveryKey key = *RecoveryKey::parse(sha256("recovery").toHex());

    Material material(input);
    if (material.number(2) == 0) { // anybody's header, and pieces of nothing
        const std::string_view header = material.bytes(StreamUnlock::headerSize);
        StreamUnlock::wayOf(header);
        require(!StreamUnlock::byKey(header, key), "what nobody locked is not unlocked");
        SealingReader seal(input, reader);
        require(seal.fault() != SealingReader::Fault::None, "what nobody sealed has no seal");
        require(!seal.open(material.rest()), "and is not opened");
        RecoveryKey::parse(input);
        return;
    }
    const Material harm(material.text());
    const Made locked = made(StreamLock::forKey(key.publicKey), material);
    auto unlock = StreamUnlock::byKey(locked.header, key);
    require(unlock.has_value(), "what was locked for a key is unlocked by it");
    open(*std::move(unlock), locked, harm);

    const Made sealed = made(SealingWriter(writer, reader.publicKey()), material);
    SealingReader opener(sealed.header, reader);
    require(opener.fault() == SealingReader::Fault::None && opener.writer() == writer.publicKey(), "a seal is known");
    open(std::move(opener), sealed, harm);
}

} // namespace fengsui
