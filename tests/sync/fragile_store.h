#pragma once

#include "sync/sync_store.h"

#include <exception>

namespace fengsui {

/// The power fails; what was not committed is gone.
struct PowerFailure { };

/// When the power is to fail: at a call of the store that writes.
struct PowerPlan {
    int callsLeft = 0; ///< until it fails, 0: it doesn't
    bool failsAfter = false; ///< the call, else before it

    bool failsBeforeNext() const { return callsLeft == 1 && !failsAfter; }
    bool failsAfterNext() const { return callsLeft == 1 && failsAfter; }
    void count() { callsLeft -= callsLeft > 0 ? 1 : 0; }
};

/// Between a conversation and the store: where the power fails.
class FragileStore final : public sync::Store {
public:
    FragileStore(sync::Store& store, PowerPlan& plan)
        : m_store(store)
        , m_plan(plan)
    {
    }
    IncarnationId incarnation() const override { return m_store.incarnation(); }
    sync::Vector vector() const override { return m_store.vector(); }
    std::vector<Digest> hashes(const EntryKey& from, std::size_t most) const override
    {
        return m_store.hashes(from, most);
    }
    std::optional<std::string> envelope(const EntryKey& key) const override { return m_store.envelope(key); }
    std::vector<Entry> read(const EntryKey& from, std::size_t entries, std::size_t bytes) const override
    {
        return m_store.read(from, entries, bytes);
    }
    std::vector<EntryKey> bodilessEntries(std::size_t most) const override { return m_store.bodilessEntries(most); }
    sync::Taken take(std::span<const Entry> entries) override
    {
        const Breaking breaking(m_plan);
        return m_store.take(entries);
    }
    void renew() override
    {
        const Breaking breaking(m_plan);
        m_store.renew();
    }
    void setAside(const EntryKey& first, const Digest& kept) override
    {
        const Breaking breaking(m_plan);
        m_store.setAside(first, kept);
    }
    std::vector<sync::SignedHead> signedHeads() const override { return m_store.signedHeads(); }
    sync::Witness keep(const sync::SignedHead& head) override { return m_store.keep(head); }
    Digest ledgerDigest(const std::function<bool(const StreamName&)>& shared) const override
    {
        return m_store.ledgerDigest(shared);
    }

private:
    class Breaking {
    public:
        explicit Breaking(PowerPlan& plan)
            : m_isAfter(plan.failsAfterNext())
        {
            const bool isBefore = plan.failsBeforeNext();
            plan.count();
            if (isBefore)
                throw PowerFailure();
        }
        Breaking(const Breaking&) = delete;
        Breaking& operator=(const Breaking&) = delete;
        ~Breaking() noexcept(false)
        {
            if (m_isAfter && std::uncaught_exceptions() == 0)
                throw PowerFailure();
        }

    private:
        const bool m_isAfter;
    };

    sync::Store& m_store;
    PowerPlan& m_plan;
};

} // namespace fengsui
