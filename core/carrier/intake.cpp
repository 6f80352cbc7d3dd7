#include "carrier/intake.h"

#include "journal/branch.h"

#include <algorithm>

namespace fengsui::carrier {

namespace {

sync::End endOf(const sync::Batch& batch)
{
    return { batch.entries.back().envelope.key, batch.entries.back().hash };
}

} // namespace

void Intake::tell(const Refusal& refusal)
{
    constexpr std::size_t most = 1000;
    if (m_told.size() < most && m_told.insert(refusal.toString()).second)
        m_with.notice(refusal);
}

bool Intake::isKnown(const sync::Batch& batch) const
{
    const sync::End end = endOf(batch);
    return m_with.store.hashes(end.last, 1) == std::vector { end.hash };
}

Intake::Outcome Intake::look(const std::optional<Parcel>& parcel) const
{
    const auto* batch = parcel ? std::get_if<sync::Batch>(&parcel->frame) : nullptr;
    if (!batch || !m_with.isAllowed(parcel->writer, batch->entries))
        return { How::Strange };
    const sync::End end = endOf(*batch);
    const auto mine = m_with.store.hashes(end.last, 1);
    return { mine.empty() ? How::Behind : mine.front() == end.hash ? How::Taken : How::Parted, end };
}

Intake::Result Intake::take(std::span<const std::optional<Parcel>> parcels)
{
    Result result;
    std::vector<Entry> together;
    for (const auto& parcel : parcels) {
        Outcome outcome = look(parcel);
        if (parcel && std::holds_alternative<sync::Heads>(parcel->frame))
            outcome.how = How::Taken; // signed by whom they are about, whoever brings them
        else if (outcome.how == How::Behind) {
            const auto& batch = std::get<sync::Batch>(parcel->frame);
            takeNameIfForgotten(batch.entries.back());
            together.insert(together.end(), batch.entries.begin(), batch.entries.end());
        }
        result.outcomes.push_back(outcome);
    }
    const bool isOneBatch = !together.empty() && together.size() <= sync::mostEntries;
    const sync::Taken taken = isOneBatch ? m_with.store.take(together) : sync::Taken { sync::Taken::How::Apart };
    if (taken.how == sync::Taken::How::Durable)
        result.fresh = taken.fresh;
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        Outcome& outcome = result.outcomes[i];
        if (outcome.how == How::Behind && taken.how == sync::Taken::How::Durable)
            outcome.how = How::Taken;
        else if (outcome.how == How::Behind || outcome.how == How::Parted)
            outcome = takeOne(*parcels[i], result.fresh);
        else if (const auto* heads = parcels[i] ? std::get_if<sync::Heads>(&parcels[i]->frame) : nullptr)
            keep(*heads);
    }
    return result;
}

Intake::Outcome Intake::takeOne(const Parcel& parcel, std::uint64_t& fresh)
{
    const auto& batch = std::get<sync::Batch>(parcel.frame);
    // what came before it may have changed who is allowed
    if (!m_with.isAllowed(parcel.writer, batch.entries))
        return { How::Strange };
    if (isKnown(batch))
        return { How::Taken, endOf(batch) };
    const sync::Taken taken = m_with.store.take(batch.entries);
    switch (taken.how) {
    case sync::Taken::How::Durable:
        fresh += taken.fresh;
        return { How::Taken, endOf(batch) };
    case sync::Taken::How::Altered:
        tell(taken.refusal);
        return { How::Strange };
    case sync::Taken::How::Apart:
        break;
    }
    return settle(batch.entries, fresh);
}

// The same rule as in a conversation: the branch whose entry was first written with the lower digest keeps the name, so
// that all consoles decide alike.
Intake::Outcome Intake::settle(std::span<const Entry> entries, std::uint64_t& fresh)
{
    const sync::End end { entries.back().envelope.key, entries.back().hash };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const EntryKey& key = entries[i].envelope.key;
        const auto mine = m_with.store.hashes(key, 1);
        if (mine.empty())
            break;
        if (mine.front() == entries[i].hash)
            continue;
        EntryKey before = key;
        --before.number;
        const auto previous = before.number == 0 ? std::vector { Digest {} } : m_with.store.hashes(before, 1);
        if (previous.empty() || previous.front() != entries[i].envelope.previous)
            break; // they parted earlier: whoever walks the whole stream finds where
        tell({ Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "Two different entries bear the name %1: a console's store was copied or restored and both copies were "
                "written to. Both branches are kept."),
            { key.toString() }, {} });
        if (key.incarnation == m_with.store.incarnation())
            m_with.store.renew();
        const auto ours = m_with.store.envelope(key);
        const auto here = ours ? Envelope::decode(*ours) : std::nullopt;
        if (!here || firstDigest(*here, mine.front()) < firstDigest(entries[i].envelope, entries[i].hash))
            return { How::Parted, end, before.number };
        m_with.store.setAside(key, entries[i].hash);
        const sync::Taken rest = m_with.store.take(entries.subspan(i));
        fresh += rest.fresh;
        return { rest.how == sync::Taken::How::Durable ? How::Taken : How::Behind, end };
    }
    return { How::Behind, end };
}

// Entries of ours that are not here: this store is an older copy of itself.
void Intake::takeNameIfForgotten(const Entry& last)
{
    if (last.envelope.key.incarnation != m_with.store.incarnation())
        return;
    m_with.store.renew();
    tell({ Refusal::Reason::Conflict,
        QT_TRANSLATE_NOOP("Refusal",
            "This store is an older copy of itself: another console holds later entries of it. They come back "
            "now, and from now on this console writes under a new name."),
        {}, {} });
}

void Intake::keep(const sync::Heads& heads)
{
    for (const sync::SignedHead& head : heads.heads)
        if (m_with.store.keep(head) == sync::Witness::Contradiction)
            tell({ Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal",
                    "The record was rewritten: another console keeps a signature of entry %1 that is not of the entry "
                    "here. Run \"fengsui-clerk journal verify\" on both."),
                { head.key.toString() }, {} });
}

} // namespace fengsui::carrier
