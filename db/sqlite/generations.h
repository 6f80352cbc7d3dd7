#pragma once

#include "journal/ledger_sum.h"
#include "journal/subject_state.h"
#include "sqlite/fold_guard.h"
#include "sqlite/rebuild.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace fengsui {

/// A subject whose entries are being folded.
struct Folding {
    SubjectState state;
    HybridTime lastTime;
    EntryKey lastKey;
    StreamSet streams;

    bool isBefore(const Entry& next) const
    {
        return std::pair(lastTime, lastKey) < std::pair(next.place(), next.envelope.key);
    }
};

/// States that nobody has asked for during a whole generation of others, in the order of their subjects.
using PutAway = std::vector<std::pair<SubjectKey, std::unique_ptr<Folding>>>;

/// Entries lie in the order of arrival, which is nearly always the order of folding. Subjects for which it was not, or
/// that came up again after their state had been put away, are folded apart at the end from their own entries.
///
/// States are held in two generations: what has not come up while a whole generation of others did is put away. Most
/// cases end within days, so that what is in memory stays small and near.
///
/// Asks the store for nothing, so that it may work on a thread of its own while the next rows are read.
class Generations {
public:
    explicit Generations(FoldGuard& guard)
        : m_guard(guard)
    {
    }

    void take(const Entry& entry)
    {
        const SubjectKey subject = SubjectKey::of(entry.envelope);
        if (subject.kind == SubjectKind::Unknown)
            return;
        auto at = m_young.find(subject);
        if (at == m_young.end()) {
            if (m_gone.contains(subject) || m_apart.contains(subject)) {
                m_apart.insert(subject);
                return;
            }
            if (m_young.size() >= subjectsInMemory / 2)
                growOld();
            at = bringIn(subject);
        }
        Folding& folding = *at->second;
        if (!folding.isBefore(entry)) {
            m_apart.insert(subject);
            m_young.erase(at);
            return;
        }
        const FoldGuard::Folding guarded(m_guard, entry.hash);
        fold(folding.state, entry);
        folding.lastTime = entry.place();
        folding.lastKey = entry.envelope.key;
        folding.streams.add(entry.envelope.key.stream);
    }

    /// What was put away since it was asked last.
    PutAway takePutAway() { return std::exchange(m_putAway, {}); }

    /// Puts all away that is held in memory.
    void putAllAway()
    {
        growOld();
        growOld();
    }

    /// What is to be folded from its own entries, sorted.
    std::vector<SubjectKey> apart() const
    {
        std::vector<SubjectKey> apart(m_apart.begin(), m_apart.end());
        std::ranges::sort(apart);
        return apart;
    }

private:
    // Keys lie close together in these, apart from the large states: most of the time goes into finding a state.
    using Generation = boost::unordered_flat_map<SubjectKey, std::unique_ptr<Folding>, std::hash<SubjectKey>>;

    Generation::iterator bringIn(const SubjectKey& subject)
    {
        std::unique_ptr<Folding> folding;
        if (const auto known = m_old.find(subject); known != m_old.end()) {
            folding = std::move(known->second);
            m_old.erase(known);
        } else {
            folding = std::make_unique<Folding>(Folding { emptyState(subject), {}, {}, {} });
        }
        return m_young.emplace(subject, std::move(folding)).first;
    }

    // Puts the old generation away and makes the young one old.
    void growOld()
    {
        const auto begin = static_cast<std::ptrdiff_t>(m_putAway.size());
        for (auto& [subject, folding] : m_old) {
            m_gone.insert(subject);
            m_putAway.emplace_back(subject, std::move(folding));
        }
        std::ranges::sort(m_putAway.begin() + begin, m_putAway.end(), {}, [](const auto& each) { return each.first; });
        m_old.clear();
        std::swap(m_old, m_young);
    }

    FoldGuard& m_guard;
    Generation m_young;
    Generation m_old;
    PutAway m_putAway;
    boost::unordered_flat_set<SubjectKey, std::hash<SubjectKey>> m_gone; ///< put away before
    boost::unordered_flat_set<SubjectKey, std::hash<SubjectKey>> m_apart;
};

} // namespace fengsui
