#pragma once

#include "base/result.h"
#include "desk/facilities.h"
#include "desk/session.h"
#include "incident/report.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace fengsui {

/// An open case that could be the same matter, best first.
struct DuplicateCandidate {
    IncidentRow row;
    std::vector<Refusal> reasons; ///< why: a text with arguments, translated in the context "Duplicate"
    std::optional<double> metres;
};

struct Taken {
    IncidentId incident;
    std::string number; ///< of the case
    bool isAttached = false; ///< joined to a case that was there
    Receipt receipt;
};

/// What became of one row of a batch.
struct BatchOutcome {
    std::uint64_t taken = 0;
    std::uint64_t known = 0; ///< were there already by their external key
    std::vector<std::pair<std::size_t, Refusal>> refused; ///< index in the batch
    Receipt receipt;
};

/// Where every matter comes in, by whatever channel (受理).
class IntakeDesk {
public:
    explicit IntakeDesk(const Facilities& facilities);

    /// Fills the cell from the point, or the division from the cell, as far as the grid knows them.
    Place located(Place place) const;
    /// Takes a report in as a new case. Acceptors, shift leaders, patrollers.
    Result<Taken> report(const Session&, IncomingReport);
    /// Adds the entries of a case that is a part of another: what a step of that one opens.
    Outcome openPart(std::vector<Draft>&, const IncomingReport&, IncidentId id, IncidentId parent, Instant now);
    /// Joins a report to an open case that it repeats. The same posts.
    Result<Taken> attach(const Session&, IncomingReport, IncidentId to);
    /// Takes many in one transaction; a row whose external key is known adds nothing. Acceptors, administrators,
    /// system.
    Result<BatchOutcome> importBatch(const Session&, std::span<const IncomingReport> reports);
    /// The id of the case that a report with this external key opens, on every console.
    static IncidentId idOf(const std::string& externalKey, Instant receivedAt);
    /// Destroys a person's data for ever; every reference shows "erased". Shift leaders, administrators. Gives the
    /// entry.
    Result<Receipt> erase(const Session&, PersonId, std::string reason);

private:
    /// Adds the entries of a new case; gives its number.
    std::string open(std::vector<Draft>&, const workflow::Workflow&, const IncomingReport&, IncidentId id,
        IncidentId parent, Instant now);
    Result<const workflow::Workflow*> workflowFor(const IncomingReport&) const;
    /// For a case of this workflow.
    PersonId recordCaller(std::vector<Draft>&, const IncomingReport&, std::string_view workflow) const;
    std::string nextNumber(Instant at);
    const std::string& numberedDivision();

    Facilities m_with;
    std::string m_numberedDivision; ///< the division as case numbers begin with it
    std::unordered_map<std::string, std::uint64_t> m_lastNumber; ///< by prefix of the case number
};

/// Open cases that could be the same matter as this report, best first: the question that a form asks of any reader's
/// ledgers while it is being filled in.
std::vector<DuplicateCandidate> duplicatesIn(const Ledgers&, const IncomingReport&);

} // namespace fengsui
