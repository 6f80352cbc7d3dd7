#include "journal/envelope.h"

#include "journal/branch.h"

#include <algorithm>
#include <cassert>

namespace fengsui {

namespace {

constexpr char sha256Algorithm = 1;

template <typename Number>
void put(std::string& out, Number value)
{
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        out += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xff);
}

class Cursor {
public:
    explicit Cursor(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    std::string_view take(std::size_t count)
    {
        const std::string_view part = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return part;
    }
    template <typename Number>
    Number number()
    {
        std::uint64_t value = 0;
        const std::string_view part = take(sizeof(Number));
        for (std::size_t i = 0; i < part.size(); ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(part[i])) << (8 * i);
        return static_cast<Number>(value);
    }

private:
    std::string_view m_bytes;
};

} // namespace

std::string Envelope::encode() const
{
    assert(key.stream.size() <= maxStream && after.size() <= maxReferences);
    std::string out;
    out.reserve(fixedSize + after.size() * 32);
    out += "ev1";
    out += sha256Algorithm;
    out += key.incarnation.view();
    out += key.stream;
    out.append(maxStream - key.stream.size(), '\0');
    put(out, key.number);
    put(out, time.value);
    put(out, recordedAt.milliseconds);
    out += author.view();
    put(out, kind);
    put(out, schema);
    out += subject.view();
    out += bodyHash.view();
    out += previous.view();
    out += static_cast<char>(after.size());
    for (const Digest& reference : after)
        out += reference.view();
    return out;
}

std::optional<Envelope> Envelope::decode(std::string_view bytes)
{
    if (bytes.size() < fixedSize || bytes.substr(0, 3) != "ev1" || bytes[3] != sha256Algorithm)
        return std::nullopt;
    const auto references = static_cast<unsigned char>(bytes[fixedSize - 1]);
    if (references > maxReferences || bytes.size() != fixedSize + references * 32u)
        return std::nullopt;

    Cursor cursor(bytes);
    cursor.take(4);
    Envelope envelope;
    envelope.key.incarnation = *IncarnationId::fromBytes(cursor.take(16));
    const std::string_view stream = cursor.take(maxStream);
    const auto end = stream.find('\0');
    const std::string_view name = stream.substr(0, end);
    const bool isPadded
        = end == std::string_view::npos || stream.find_first_not_of('\0', end) == std::string_view::npos;
    if (name.empty() || !isPadded || !std::ranges::all_of(name, [](char c) { return c > ' ' && c < 127; }))
        return std::nullopt;
    envelope.key.stream = name;
    envelope.key.number = cursor.number<std::uint64_t>();
    if (envelope.key.number == 0)
        return std::nullopt;
    envelope.time.value = cursor.number<std::uint64_t>();
    envelope.recordedAt.milliseconds = cursor.number<std::int64_t>();
    envelope.author = *OperatorId::fromBytes(cursor.take(16));
    envelope.kind = cursor.number<std::uint16_t>();
    envelope.schema = cursor.number<std::uint16_t>();
    envelope.subject = *SubjectId::fromBytes(cursor.take(16));
    envelope.bodyHash = *Digest::fromBytes(cursor.take(32));
    envelope.previous = *Digest::fromBytes(cursor.take(32));
    cursor.take(1);
    for (unsigned i = 0; i < references; ++i)
        envelope.after.push_back(*Digest::fromBytes(cursor.take(32)));
    return envelope;
}

Stamp Entry::stamp() const
{
    Stamp stamp { envelope.key, place(), envelope.recordedAt, envelope.author, hash, envelope.after };
    if (isRenamed(envelope)) {
        stamp.hash = envelope.after.back();
        stamp.after.resize(stamp.after.size() - 2);
    }
    return stamp;
}

} // namespace fengsui
