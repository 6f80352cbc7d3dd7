#pragma once

#include "desk/intake_desk.h"
#include "intake/call_file_reader.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace fengsui {

struct ImportProblem {
    std::size_t line = 0;
    Refusal why;
    bool isUsed = false; ///< the row was taken in, without what the problem is about
};

struct CallImportTotals {
    std::uint64_t taken = 0;
    std::uint64_t known = 0;
    std::uint64_t refused = 0;
    std::uint64_t joined = 0; ///< rows that an earlier row of the same call had brought
    bool isCancelled = false;
    std::optional<Refusal> brokenBy; ///< the file can't be read beyond this; what came before is taken in
};

/// One call file on its way to the intake desk, a batch a transaction. Reading, finding the division and telling of
/// problems can go on a thread of its own: `nextBatch`; `run` does both in turn.
class CallImport {
public:
    static constexpr std::size_t batchSize = 500;

    struct Batch {
        std::vector<IncomingReport> reports;
        std::vector<std::size_t> lines; ///< of each report
        std::vector<ImportProblem> problems;
        bool isLast = false;
    };

    /// With the mapping given, or else the known one that the header fits.
    static Result<CallImport> open(const std::filesystem::path& file, const std::optional<CallMapping>& mapping,
        std::span<const CallMapping> known);

    const CallMapping& mapping() const { return m_reader.mapping(); }
    /// Names of divisions become codes by the grid, if there is one.
    Batch nextBatch(const GridDirectory* grid);
    std::uint64_t bytesRead() const { return m_reader.bytesRead(); }
    std::uint64_t bytesTotal() const { return m_reader.bytesTotal(); }
    const std::optional<Refusal>& brokenBy() const { return m_broken; }
    std::uint64_t rowsJoined() const { return m_reader.rowsJoined(); }

    using Complain = std::function<void(const ImportProblem&)>;
    CallImportTotals run(IntakeDesk&, const Session&, const GridDirectory*, const Complain&, const Progress&,
        const std::function<void(const BatchOutcome&)>& committed);
    /// What would happen, without writing.
    CallImportTotals tryOut(const Ledgers&, const GridDirectory*, const Complain&, const Progress&);

private:
    explicit CallImport(CallFileReader reader)
        : m_reader(std::move(reader))
    {
    }
    CallFileReader m_reader;
    std::optional<Refusal> m_broken;
};

} // namespace fengsui
