#include "bench/big_store.h"

#include "incident/entries.pb.h"
#include "wiring/local_store.h"

#include <array>
#include <fstream>
#include <random>

namespace fengsui::bench {

namespace {

constexpr std::array states { "reported", "accepted", "filed", "dispatched", "handling", "handled", "closed" };
constexpr std::array actions { "report", "accept", "file", "dispatch", "signFor", "reportDone", "close" };

entries::IncidentReported reportedCase(std::size_t index, Instant at)
{
    entries::IncidentReported reported;
    reported.set_workflow("urban");
    reported.set_workflow_version(1);
    reported.set_state(states[0]);
    reported.set_case_number("511129-20250101-01-" + std::to_string(100'000 + index));
    auto& report = *reported.mutable_report();
    report.set_source("patrol");
    report.set_type("cjt214:event:0" + std::to_string(101 + index % 5));
    report.set_title("道路破损 " + std::to_string(index));
    report.set_text("沐溪镇新街路面塌陷约两平方米，过往车辆需减速绕行，请尽快处置。");
    report.mutable_place()->set_address("沐川县沐溪镇新街" + std::to_string(index % 500) + "号");
    report.mutable_place()->set_division("511129100001");
    report.mutable_place()->set_longitude_e7(static_cast<std::int32_t>(1'036'000'000 + index * 7919 % 5'000'000));
    report.mutable_place()->set_latitude_e7(static_cast<std::int32_t>(288'000'000 + index * 104'729 % 4'000'000));
    report.set_received_at(at.milliseconds);
    reported.mutable_limit()->set_amount(15);
    reported.mutable_limit()->set_unit("minute");
    reported.mutable_limit()->set_due_at(at.milliseconds + 900'000);
    reported.mutable_limit()->set_rule("urban/1");
    return reported;
}

entries::CaseActed stepOf(std::size_t step, bool ends, Instant at)
{
    entries::CaseActed acted;
    const std::size_t last = states.size() - 1;
    acted.set_from(states[step - 1]);
    acted.set_to(ends ? states[last] : states[step]);
    acted.set_action(ends ? actions[last] : actions[step]);
    acted.set_role("dispatcher");
    acted.set_note("已核实");
    acted.set_ends(ends);
    acted.set_workflow("urban");
    acted.set_workflow_version(1);
    if (!ends) {
        acted.mutable_limit()->set_amount(1);
        acted.mutable_limit()->set_unit("workDay");
        acted.mutable_limit()->set_due_at(at.milliseconds + 365LL * 24 * 3'600'000);
        acted.mutable_limit()->set_rule("urban/1");
    }
    return acted;
}

} // namespace

Draft someCase(std::size_t index, Instant at)
{
    return { Kind::IncidentReported, RawId::random().inTime(at), reportedCase(index, at).SerializeAsString(), {} };
}

void makeBigStore(const StoreFolder& folder, const BigStore& size)
{
    const SystemClock clock;
    (void)createStore(folder, { "511129", "bench", "cn", {} }, clock);
    addCases(folder, size);
}

void addCases(const StoreFolder& folder, const BigStore& size)
{
    const SystemClock clock;
    StoreWriter writer(folder);
    const OperatorId author = OperatorId::random();
    const Instant now = clock.now();
    Instant at = now - std::chrono::hours(24 * 30);
    struct Open {
        IncidentId id;
        Digest head;
    };
    std::vector<Open> cases;
    const auto append = [&](std::vector<Draft>& drafts) {
        const Receipt receipt = writer.journal().append(drafts, author, at);
        drafts.clear();
        at = at + std::chrono::seconds(1);
        return receipt;
    };
    // Five hundred cases at a time walk side by side, as they do in a county.
    constexpr std::size_t together = 500;
    for (std::size_t first = 0; first < size.incidents; first += together) {
        const std::size_t count = std::min(together, size.incidents - first);
        std::vector<Draft> drafts;
        cases.clear();
        for (std::size_t i = 0; i < count; ++i) {
            drafts.push_back(someCase(first + i, at));
            cases.push_back({ { drafts.back().subject }, {} });
        }
        Receipt receipt = append(drafts);
        for (std::size_t step = 1; step < size.entriesEach; ++step) {
            for (std::size_t i = 0; i < count; ++i) {
                cases[i].head = receipt.hashes[i];
                const bool ends = step + 1 == size.entriesEach && first + i >= size.open;
                drafts.push_back({ Kind::CaseActed, cases[i].id.raw, stepOf(step, ends, now).SerializeAsString(),
                    { cases[i].head } });
            }
            receipt = append(drafts);
        }
    }
}

void makeForeignStore(const StoreFolder& folder, std::size_t entries)
{
    const SystemClock clock;
    (void)createStore(folder, { "511129", "bench", "cn", {} }, clock);
    StoreWriter writer(folder);
    constexpr auto ofNewerVersion = static_cast<Kind>(60'000);
    for (std::size_t written = 0; written < entries;) {
        std::vector<Draft> drafts;
        for (; drafts.size() < 1000 && written < entries; ++written)
            drafts.push_back({ ofNewerVersion, RawId::random().inTime(clock.now()), std::string(400, 'x'), {} });
        writer.journal().append(drafts, {}, clock.now());
    }
}

void writeCalls(const std::filesystem::path& file, std::size_t calls)
{
    std::ofstream out(file);
    std::mt19937 random(7);
    constexpr std::array kinds { "EMS: BACK PAINS/INJURY", "EMS: DIABETIC EMERGENCY", "Fire: GAS-ODOR/LEAK",
        "EMS: CARDIAC EMERGENCY", "Traffic: VEHICLE ACCIDENT -", "Fire: FIRE ALARM" };
    constexpr std::array towns { "NEW HANOVER", "HATFIELD TOWNSHIP", "NORRISTOWN", "LOWER POTTSGROVE", "LANSDALE",
        "UPPER MERION" };
    out << "lat,lng,desc,zip,title,timeStamp,twp,addr,e\n";
    for (std::size_t i = 0; i < calls; ++i) {
        const std::size_t second = i * 31 % 86'400;
        char time[16];
        std::snprintf(time, sizeof time, "%02zu:%02zu:%02zu", second / 3600, second / 60 % 60, second % 60);
        const char* town = towns[random() % towns.size()];
        out << 40 + static_cast<double>(random() % 400'000) / 1e6 << ','
            << -75.7 + static_cast<double>(random() % 600'000) / 1e6 << ",STREET " << i << " & MAIN ST;  " << town
            << "; Station " << random() % 400 << ";,19" << 400 + random() % 99 << ',' << kinds[random() % kinds.size()]
            << ",2015-12-" << 10 + i * 20 / calls << ' ' << time << ',' << town << ",STREET " << i << " & MAIN ST,1\n";
    }
}

std::vector<std::size_t> entrySizes(const StoreFolder& folder)
{
    const StoreReader reader(folder);
    std::vector<std::size_t> sizes;
    reader.journal().visit([&](const Entry& entry) {
        sizes.push_back(entry.envelope.encode().size() + (entry.body ? entry.body->size() : 0));
        return true;
    });
    return sizes;
}

} // namespace fengsui::bench
