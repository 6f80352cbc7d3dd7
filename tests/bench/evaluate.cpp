#include "evaluation/evaluate.h"
#include "bench/bench.h"
#include "sqlite/facts_row.h"
#include "sqlite/store_folder.h"
#include "wiring/local_store.h"

#include <random>

namespace fengsui::bench {

namespace {

constexpr int cases = 1'000'000, units = 65, towns = 20, cellsOfTown = 40, people = 60;

// Closed cases as a county has them, written straight into the ledger: it is its reading that is measured.
class CaseMaker {
public:
    CaseFacts next(int number)
    {
        CaseFacts facts;
        facts.reportedAt = Instant { 1'735'689'600'000 + std::int64_t(number) * 31'000 }; // a year from 2025-01-01
        facts.id = { RawId::derived(std::to_string(number)).inTime(facts.reportedAt) };
        facts.lead = TeamId::derived("unit " + std::to_string(below(units)));
        const int town = 100 + below(towns);
        facts.division = "511129" + std::to_string(town) + std::to_string(200 + below(10));
        facts.cell = facts.division + std::to_string(100 + below(cellsOfTown));
        facts.source = below(3) == 0 ? "phone" : "patrol";
        facts.workflow = "urban";
        facts.type = "cjt214:event:0102";
        facts.reportedBy = person();
        Instant at = facts.reportedAt;
        for (Deed CaseFacts::* each : { &CaseFacts::accept, &CaseFacts::verify, &CaseFacts::file, &CaseFacts::dispatch,
                 &CaseFacts::sign, &CaseFacts::handle, &CaseFacts::check, &CaseFacts::visit, &CaseFacts::close }) {
            const Instant due = at + std::chrono::hours(2);
            at = at + std::chrono::minutes(below(130));
            facts.*each = { at, due, person() };
        }
        for (Duration& took : facts.took)
            took = std::chrono::minutes(below(200));
        facts.contacted = CaseFacts::Answer::Yes;
        facts.solved = below(5) == 0 ? CaseFacts::Answer::No : CaseFacts::Answer::Yes;
        facts.satisfaction = static_cast<CaseFacts::Satisfaction>(1 + below(4));
        facts.extensions = below(10) == 0 ? 1 : 0;
        facts.reworks = below(12) == 0 ? 1 : 0;
        facts.end = CaseEnd::Closed;
        facts.hasCaller = true;
        return facts;
    }

private:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    OperatorId person() { return OperatorId::derived("person " + std::to_string(below(people))); }

    std::mt19937 m_random { 11 };
};

void fill(Connection& connection)
{
    Transaction transaction(connection);
    Statement insert(connection, insertFactsSql());
    CaseMaker maker;
    LedgerRecord record;
    for (int i = 0; i < cases; ++i) {
        record.clear();
        putFacts(record, maker.next(i));
        LedgerRows row(record.view());
        row.next();
        row.bindTo(insert.start());
        insert.run();
    }
    transaction.commit();
}

} // namespace

Figure evaluate()
{
    const Workplace place;
    const StoreFolder folder { place.path() / "store" };
    const SystemClock clock;
    (void)createStore(folder, { "511129", "bench", "cn", {} }, clock);
    {
        StoreWriter writer(folder);
        fill(writer.connection());
        writer.connection().checkpoint(true);
    }
    const StoreReader reader(folder);
    const Grouping grouping { [](TeamId id) { return id.toString(); },
        [](const std::string& code) { return code.substr(0, 9); } };
    const Period year { { 0 }, { std::int64_t(1) << 60 }, { std::int64_t(1) << 60 } };
    std::vector<double> counting, evaluating;
    for (int round = 0; round < rounds; ++round) {
        std::int64_t counted = 0, judged = 0;
        counting.push_back(seconds([&] {
            Statement rows(reader.connection(), "SELECT lead, count(*) FROM case_facts GROUP BY lead");
            while (rows.step())
                counted += rows.integer(1);
        }));
        evaluating.push_back(seconds([&] {
            constexpr std::array by { By::Unit, By::Town };
            const auto all = fengsui::evaluate(reader.ledgers().evaluation(), year, by, grouping);
            if (all[0].lines.size() != units || all[1].lines.size() != towns)
                throw std::runtime_error("the bench evaluated something else");
            for (const EvaluationLine& line : all[0].lines)
                judged += line.of(Indicator::Handling).denominator;
        }));
        if (counted != cases || judged != cases)
            throw std::runtime_error("not every case was counted");
    }
    const double value = median(evaluating), baseline = median(counting);
    return { "evaluate", value, "s", baseline, value / baseline, 10, true };
}

} // namespace fengsui::bench
