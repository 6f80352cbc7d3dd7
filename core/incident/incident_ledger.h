#pragma once

#include "incident/incident.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

/// What lists and pins show of a case: one row of the ledger.
struct IncidentRow {
    IncidentId id;
    std::string number;
    std::string workflow;
    std::uint32_t workflowVersion = 0;
    std::string state;
    std::string type; ///< "scheme:kind:code", or empty
    std::string title;
    std::string address;
    std::string division;
    std::string cell;
    std::string component; ///< 16 digits, or empty
    std::optional<GeoPoint> point;
    std::string source;
    Instant reportedAt;
    std::optional<Instant> dueAt; ///< of the running step
    std::uint32_t limitAmount = 0; ///< of the running step, as in Limit
    std::string limitUnit;
    Instant limitFrom {};
    Duration limitRun {};
    std::optional<Instant> resumeAt; ///< when a suspension ends by itself
    std::optional<Instant> closedAt;
    TeamId lead;
    std::vector<TeamId> assistants;
    std::vector<TeamId> taskUnits; ///< that have an open task, each once
    std::vector<OperatorId> handlers; ///< who did the work: may not check it
    std::vector<std::string> taken; ///< actions of people in the present state, each once
    Supervision supervision = Supervision::None;
    PendingRequest pending = PendingRequest::None;
    std::uint32_t reports = 1; ///< messages about it, those of cases merged into it included
    std::uint32_t rework = 0;
    std::uint32_t ineffective = 0; ///< entries without effect, to be looked at by the shift leader
    bool isOpen = true;
    bool isUrgent = false;
    bool isOverdue = false;
    bool isDrill = false;
    bool isInstructed = false; ///< an instruction waits for its answer
    bool hasCaller = false; ///< somebody waits for an answer

    bool operator==(const IncidentRow&) const = default;
};

struct IncidentQuery {
    std::optional<bool> isOpen;
    std::string state; ///< any when empty
    std::string division; ///< a code: the division and all below it (prefix of the code); any when empty
    std::string component; ///< about this one; any when empty
    std::string text; ///< in number, title or address; any when empty
    std::optional<Instant> from, to; ///< reported in [from, to)
    std::size_t limit = 1000; ///< newest first
};

/// An open case near a new report, as the duplicate rule looks at it.
struct NearbyQuery {
    std::string type; ///< same "scheme:kind:code"
    Instant since;
    std::string phone; ///< same caller's telephone since `callerSince`, or empty
    Instant callerSince;
};

/// The questions others may ask of cases. Every answer is of one moment.
class IncidentLedger {
public:
    virtual ~IncidentLedger() = default;
    /// The whole case, folded from its entries; nothing when there is none.
    virtual std::optional<Incident> incident(IncidentId) const = 0;
    virtual bool contains(IncidentId) const = 0;
    virtual std::optional<IncidentRow> row(IncidentId) const = 0;
    virtual std::optional<IncidentId> byNumber(const std::string& number) const = 0;
    virtual std::vector<IncidentRow> rows(const IncidentQuery&) const = 0;
    /// Open cases that could be the same matter: same type since, or same caller's telephone.
    virtual std::vector<IncidentRow> nearby(const NearbyQuery&) const = 0;
    /// Every open case with the recorded time of its last change: what the clock has to watch.
    virtual std::vector<std::pair<IncidentId, Instant>> openChanges() const = 0;
    /// How many cases stand in each state, in order of the state's word.
    virtual std::vector<std::pair<std::string, std::uint64_t>> countByState() const = 0;
    /// The highest sequence number among the case numbers that begin with the prefix; 0 when there is none.
    virtual std::uint64_t lastNumbered(const std::string& prefix) const = 0;
    /// Cases that were merged into this one.
    virtual std::vector<IncidentId> mergedInto(IncidentId) const = 0;
};

} // namespace fengsui
