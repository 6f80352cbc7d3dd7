#pragma once

#include "carrier/parcel.h"
#include "sync/sync_store.h"

#include <functional>
#include <set>
#include <span>

namespace fengsui::carrier {

/// What becomes of parcels in the store: the same checks as for a peer's batches. All on the writer's thread; calls may
/// throw StoreFailure.
class Intake {
public:
    struct With {
        sync::Store& store;
        /// Whether what the console with this signing key lays down may be taken.
        std::function<bool(const std::string& writer, std::span<const Entry>)> isAllowed;
        std::function<void(const Refusal&)> notice; ///< each is told once
    };
    explicit Intake(With with)
        : m_with(std::move(with))
    {
    }

    enum class How {
        Taken, ///< durable here, now or before
        Behind, ///< entries before it are not here yet
        Strange, ///< by nobody who is known here, or not what it should be
        Parted, ///< another branch, and ours keeps the name
    };
    struct Outcome {
        How how = How::Strange;
        sync::End end {}; ///< of the parcel's entries; null for heads and what is no parcel
        std::uint64_t kept = 0; ///< when parted: the last number that both branches have
    };
    struct Result {
        std::vector<Outcome> outcomes; ///< of each parcel
        std::uint64_t fresh = 0;
    };
    /// Many small parcels become one transaction.
    Result take(std::span<const std::optional<Parcel>> parcels);
    /// How the parcel stands to what is here, without taking it.
    Outcome look(const std::optional<Parcel>&) const;

    void tell(const Refusal&);

private:
    bool isKnown(const sync::Batch&) const;
    Outcome takeOne(const Parcel&, std::uint64_t& fresh);
    Outcome settle(std::span<const Entry> entries, std::uint64_t& fresh);
    void keep(const sync::Heads&);
    void takeNameIfForgotten(const Entry& last);

    With m_with;
    std::set<std::string> m_told;
};

} // namespace fengsui::carrier
