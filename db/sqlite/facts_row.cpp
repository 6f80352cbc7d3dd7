#include "sqlite/facts_row.h"

#include "journal/journal.h"

namespace fengsui {

namespace {

constexpr std::array deeds { &CaseFacts::accept, &CaseFacts::verify, &CaseFacts::file, &CaseFacts::dispatch,
    &CaseFacts::sign, &CaseFacts::handle, &CaseFacts::check, &CaseFacts::visit, &CaseFacts::close };

constexpr const char* columns
    = "id, lead, division, cell, source, workflow, type, reported_at, reported_by, facts FROM case_facts ";

constexpr std::uint8_t hasTime = 1, hasDue = 2, hasAuthor = 4;
constexpr std::uint8_t markDrill = 1, markSuspended = 2, markMisdirected = 4, markTurnedDown = 8, markHasCaller = 16;

// Seven bits a byte, lowest first; of signed numbers the sign goes last, so that small ones stay short.
class Packer {
public:
    void byte(std::uint8_t value) { m_bytes += static_cast<char>(value); }

    void number(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }

    void signedNumber(std::int64_t value)
    {
        number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }

    void id(const RawId& id) { m_bytes += id.view(); }

    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    std::uint8_t byte()
    {
        if (m_rest.empty()) {
            m_isSound = false;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= std::uint64_t(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        m_isSound = false;
        return 0;
    }

    std::int64_t signedNumber()
    {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    }

    RawId id()
    {
        const auto id = RawId::fromBytes(m_rest.substr(0, sizeof(RawId::bytes)));
        m_isSound = m_isSound && id;
        m_rest.remove_prefix(id ? sizeof(RawId::bytes) : m_rest.size());
        return id.value_or(RawId {});
    }

    /// Everything could be read, and nothing is left over.
    bool isDone() const { return m_isSound && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_isSound = true;
};

// Entries may say any time, even ones that lie further apart than a signed number tells: what wraps around comes back.
std::int64_t since(Instant start, Instant at)
{
    return static_cast<std::int64_t>(
        static_cast<std::uint64_t>(at.milliseconds) - static_cast<std::uint64_t>(start.milliseconds));
}

Instant after(Instant start, std::int64_t milliseconds)
{
    return { static_cast<std::int64_t>(
        static_cast<std::uint64_t>(start.milliseconds) + static_cast<std::uint64_t>(milliseconds)) };
}

} // namespace

std::string createFactsSql()
{
    return "CREATE TABLE case_facts(id BLOB NOT NULL, lead BLOB, division TEXT NOT NULL, cell TEXT NOT NULL, source "
           "TEXT NOT NULL, workflow TEXT NOT NULL, type TEXT NOT NULL, reported_at INTEGER NOT NULL, reported_by BLOB, "
           "facts BLOB NOT NULL)";
}

std::string insertFactsSql()
{
    return "INSERT INTO case_facts(id, lead, division, cell, source, workflow, type, reported_at, reported_by, facts) "
           "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
}

std::string updateFactsSql()
{
    return "UPDATE case_facts SET (lead, division, cell, source, workflow, type, reported_at, reported_by, facts) = "
           "(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE id = ?1";
}

std::string selectFactsSql()
{
    return std::string("SELECT ") + columns;
}

void putFacts(LedgerRecord& out, const CaseFacts& facts)
{
    out.row('G').id(facts.id).idOrNothing(facts.lead.raw).text(facts.division).text(facts.cell).text(facts.source);
    out.text(facts.workflow).text(facts.type).number(facts.reportedAt.milliseconds);
    out.idOrNothing(facts.reportedBy.raw).bytes(packFacts(facts));
}

void readFacts(const Statement& row, CaseFacts& facts)
{
    facts.id = { row.id(0) };
    facts.lead = { row.id(1) };
    facts.division = row.text(2);
    facts.cell = row.text(3);
    facts.source = row.text(4);
    facts.workflow = row.text(5);
    facts.type = row.text(6);
    facts.reportedAt = { row.integer(7) };
    facts.reportedBy = { row.id(8) };
    if (!unpackFacts(row.bytes(9), facts))
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The facts of case %1 can't be read. Run \"fengsui-clerk journal rebuild\": the "
                               "journal holds all of them."),
            { facts.id.toString() });
}

std::string packFacts(const CaseFacts& facts)
{
    Packer packer;
    for (const auto member : deeds) {
        const Deed& deed = facts.*member;
        const bool isKnown = !deed.by.isNull();
        packer.byte((deed.at ? hasTime : 0) | (deed.due ? hasDue : 0) | (isKnown ? hasAuthor : 0));
        if (deed.at)
            packer.signedNumber(since(facts.reportedAt, *deed.at));
        if (deed.due)
            packer.signedNumber(since(facts.reportedAt, *deed.due));
        if (isKnown)
            packer.id(deed.by.raw);
    }
    for (const Duration took : facts.took)
        packer.signedNumber(took.count());
    packer.byte(static_cast<std::uint8_t>(facts.contacted));
    packer.byte(static_cast<std::uint8_t>(facts.solved));
    packer.byte(static_cast<std::uint8_t>(facts.satisfaction));
    packer.byte(static_cast<std::uint8_t>(facts.end));
    packer.byte((facts.isDrill ? markDrill : 0) | (facts.isSuspended ? markSuspended : 0)
        | (facts.isMisdirected ? markMisdirected : 0) | (facts.isTurnedDown ? markTurnedDown : 0)
        | (facts.hasCaller ? markHasCaller : 0));
    packer.number(facts.extensions);
    packer.number(facts.reworks);
    return packer.take();
}

bool unpackFacts(std::string_view packed, CaseFacts& facts)
{
    Unpacker from(packed);
    for (const auto member : deeds) {
        Deed& deed = facts.*member;
        const std::uint8_t has = from.byte();
        deed.at = has & hasTime ? std::optional(after(facts.reportedAt, from.signedNumber())) : std::nullopt;
        deed.due = has & hasDue ? std::optional(after(facts.reportedAt, from.signedNumber())) : std::nullopt;
        deed.by = { has & hasAuthor ? from.id() : RawId {} };
    }
    for (Duration& took : facts.took)
        took = Duration(from.signedNumber());
    facts.contacted = static_cast<CaseFacts::Answer>(from.byte());
    facts.solved = static_cast<CaseFacts::Answer>(from.byte());
    facts.satisfaction = static_cast<CaseFacts::Satisfaction>(from.byte());
    facts.end = static_cast<CaseEnd>(from.byte());
    const std::uint8_t marks = from.byte();
    facts.isDrill = marks & markDrill;
    facts.isSuspended = marks & markSuspended;
    facts.isMisdirected = marks & markMisdirected;
    facts.isTurnedDown = marks & markTurnedDown;
    facts.hasCaller = marks & markHasCaller;
    facts.extensions = static_cast<std::uint32_t>(from.number());
    facts.reworks = static_cast<std::uint32_t>(from.number());
    return from.isDone();
}

} // namespace fengsui
