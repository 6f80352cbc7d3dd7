#include "fuzz/author.h"

#include "journal/catalogue.h"
#include "journal/entries.pb.h"
#include "sqlite/entry_table.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

constexpr std::size_t subjects = 4;
constexpr std::array<const char*, 3> streams { "county", "emergency", "town:511129100000" };
constexpr std::size_t remembered = 16;

} // namespace

Said Said::from(Material& material)
{
    Said said;
    const std::size_t kind = material.number();
    said.kind = kind < catalogue().size() ? static_cast<std::uint16_t>(catalogue()[kind].kind)
                                          : static_cast<std::uint16_t>(9000 + kind);
    if (said.kind == static_cast<std::uint16_t>(Kind::BranchOpened))
        said.kind = static_cast<std::uint16_t>(Kind::ShiftNoted); // an honest console opens no branch that is none
    const std::size_t about = material.number();
    said.subject = RawId::derived("subject " + std::to_string(about % subjects));
    said.stream = streams[material.number(streams.size())];
    said.later = material.number();
    said.builds = material.number(Envelope::maxOwnReferences + 1);
    said.body = material.text();
    return said;
}

std::string asSaid(std::size_t kind, std::size_t subject, std::size_t stream, std::string_view body)
{
    std::string out;
    for (const std::size_t each : { kind, subject, stream, std::size_t(1), std::size_t(2) })
        out += static_cast<char>(each);
    return out + asText(body);
}

Author::Author(const std::string& name)
    : m_incarnation(IncarnationId::derived("author " + name))
    , m_key(*SigningKey::fromSeed(sha256("author " + name).view()))
{
}

Entry Author::open()
{
    entries::StoreOpened opened;
    opened.set_division("511129");
    opened.set_public_key(m_key.publicKey());
    return write({ static_cast<std::uint16_t>(Kind::StoreOpened), m_incarnation.raw, "county", 0, 0,
        opened.SerializeAsString() });
}

Entry Author::write(const Said& said)
{
    std::vector<Entry>& before = m_written[said.stream];
    m_milliseconds += said.later;
    Envelope envelope;
    envelope.key = { m_incarnation, said.stream, before.size() + 1 };
    envelope.time = { (m_milliseconds << 16) + before.size() };
    envelope.recordedAt = { static_cast<std::int64_t>(m_milliseconds) };
    envelope.author = OperatorId::derived("somebody");
    envelope.kind = said.kind;
    envelope.subject = said.subject;
    envelope.bodyHash = sha256(said.body);
    envelope.previous = before.empty() ? Digest {} : before.back().hash;
    const std::size_t builds = std::min(said.builds, m_recent.size());
    envelope.after.assign(m_recent.end() - static_cast<std::ptrdiff_t>(builds), m_recent.end());
    const Digest hash = sha256(envelope.encode());
    before.push_back({ envelope, hash, said.body });
    m_recent.push_back(hash);
    if (m_recent.size() > remembered)
        m_recent.erase(m_recent.begin());
    return before.back();
}

void Author::forget(const StreamName& stream)
{
    if (auto& entries = m_written[stream]; !entries.empty())
        entries.pop_back();
}

sync::Vector Author::ends() const
{
    sync::Vector ends;
    for (const auto& [stream, entries] : m_written)
        if (!entries.empty())
            ends.push_back({ entries.back().envelope.key, entries.back().hash });
    return ends;
}

sync::SignedHead Author::head(const StreamName& stream) const
{
    const auto entries = m_written.find(stream);
    if (entries == m_written.end() || entries->second.empty())
        return {};
    const Entry& last = entries->second.back();
    return { last.envelope.key, last.hash, m_key.sign(headMessage(last.envelope.key, last.hash)) };
}

} // namespace fengsui
