#include "journal/envelope.h"
#include "fuzz/fuzz.h"
#include "journal/catalogue.h"

namespace fengsui {

// An entry: its envelope, and a body of the kind that the envelope says.
void fuzz(std::string_view input)
{
    Material material(input);
    const std::string_view bytes = material.text();
    const std::string_view body = material.rest();
    const auto envelope = Envelope::decode(bytes);
    if (!envelope) {
        bodyToJson(static_cast<std::uint16_t>(bytes.size()), body);
        return;
    }
    require(envelope->encode() == bytes, "an envelope that is read is written as the same bytes");
    require(Envelope::decode(envelope->encode()) == envelope, "and reads the same again");
    Entry entry { *envelope, sha256(bytes), std::string(body) };
    require(entry.stamp().key == envelope->key, "an entry's stamp bears its key");
    require(!bodyToJson(envelope->kind, body).empty(), "every body can be shown");
}

} // namespace fengsui
