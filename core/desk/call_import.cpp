#include "desk/call_import.h"

#include "intake/validate_report.h"

#include <unordered_set>

namespace fengsui {

Result<CallImport> CallImport::open(
    const std::filesystem::path& file, const std::optional<CallMapping>& mapping, std::span<const CallMapping> known)
{
    auto reader = mapping ? CallFileReader::open(file, *mapping) : CallFileReader::open(file, known);
    if (!reader)
        return reader.refusal();
    return CallImport(*std::move(reader));
}

CallImport::Batch CallImport::nextBatch(const GridDirectory* grid)
{
    Batch batch;
    while (batch.reports.size() < batchSize) {
        CallFileItem item = m_reader.next();
        if (auto* end = std::get_if<CallFileEnd>(&item)) {
            m_broken = end->broken;
            batch.isLast = true;
            break;
        }
        if (auto* problem = std::get_if<RowProblem>(&item)) {
            batch.problems.push_back({ problem->line, std::move(problem->reason), false });
            continue;
        }
        auto& row = std::get<CallRow>(item);
        for (Refusal& remark : row.remarks)
            batch.problems.push_back({ row.line, std::move(remark), true });
        if (grid && row.report.place.division.empty() && !row.divisionName.empty())
            if (const Division* division = grid->divisionNamed(row.divisionName))
                row.report.place.division = division->code;
        batch.reports.push_back(std::move(row.report));
        batch.lines.push_back(row.line);
    }
    return batch;
}

CallImportTotals CallImport::run(IntakeDesk& desk, const Session& session, const GridDirectory* grid,
    const Complain& complain, const Progress& progress, const std::function<void(const BatchOutcome&)>& committed)
{
    CallImportTotals totals;
    for (bool isLast = false; !isLast;) {
        Batch batch = nextBatch(grid);
        isLast = batch.isLast;
        auto outcome = desk.importBatch(session, batch.reports);
        if (!outcome) {
            totals.brokenBy = outcome.refusal();
            break;
        }
        for (const auto& [index, why] : outcome->refused)
            batch.problems.push_back({ batch.lines[index], why, false });
        for (const ImportProblem& problem : batch.problems) {
            complain(problem);
            totals.refused += problem.isUsed ? 0 : 1;
        }
        totals.taken += outcome->taken;
        totals.known += outcome->known;
        committed(*outcome);
        if (progress && !progress(bytesRead(), bytesTotal()) && !isLast) {
            totals.isCancelled = true;
            break;
        }
    }
    totals.joined = rowsJoined();
    if (m_broken)
        totals.brokenBy = m_broken;
    return totals;
}

CallImportTotals CallImport::tryOut(
    const Ledgers& ledgers, const GridDirectory* grid, const Complain& complain, const Progress& progress)
{
    CallImportTotals totals;
    std::unordered_set<IncidentId> seen;
    const Instant now = SystemClock().now();
    for (bool isLast = false; !isLast;) {
        Batch batch = nextBatch(grid);
        isLast = batch.isLast;
        for (std::size_t i = 0; i < batch.reports.size(); ++i) {
            const IncomingReport& report = batch.reports[i];
            const IncidentId id = IntakeDesk::idOf(report.externalKey, report.receivedAt);
            if (const Outcome valid = validateReport(report, now); !valid)
                batch.problems.push_back({ batch.lines[i], valid.refusal(), false });
            else if (!report.externalKey.empty() && (!seen.insert(id).second || ledgers.incidents().contains(id)))
                ++totals.known;
            else
                ++totals.taken;
        }
        for (const ImportProblem& problem : batch.problems) {
            complain(problem);
            totals.refused += problem.isUsed ? 0 : 1;
        }
        if (progress && !progress(bytesRead(), bytesTotal()) && !isLast) {
            totals.isCancelled = true;
            break;
        }
    }
    totals.joined = rowsJoined();
    totals.brokenBy = m_broken;
    return totals;
}

} // namespace fengsui
