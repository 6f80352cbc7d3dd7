#include "clerk/clerk.h"
#include "desk/peer_desk.h"

#include <charconv>

namespace fengsui {

namespace {

/// "26h", "-90min", "3650d", "0": how far a clock was ahead.
Duration durationOf(const std::string& word)
{
    std::int64_t amount = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), amount);
    const std::string unit(end, word.data() + word.size());
    const std::int64_t seconds = unit == "d" ? 86'400 : unit == "h" ? 3'600 : unit == "min" ? 60 : 1;
    constexpr std::int64_t mostSeconds = 100LL * 366 * 86'400;
    if (error != std::errc() || (unit != "d" && unit != "h" && unit != "min" && unit != "s" && word != "0")
        || amount > mostSeconds / seconds || amount < -mostSeconds / seconds)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 is no length of time. Write a number and d, h, min or s, such as 26h."),
            { word }, "ahead" } };
    return std::chrono::seconds(amount * seconds);
}

const SuspectClock& suspectOf(const Clocks& clocks, const std::string& word)
{
    const SuspectClock* found = nullptr;
    for (const auto& [incarnation, clock] : clocks.suspects())
        if (word.size() >= 8 && incarnation.toString().starts_with(word))
            found = found ? nullptr : &clock;
    if (!found)
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "No clock of a console %1 is suspected; \"clock list\" names them."), { word },
            "console" } };
    return *found;
}

void list(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const Clocks clocks = ledgers.clocks();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [incarnation, clock] : clocks.suspects()) {
        const auto console = ledgers.identityOf(incarnation);
        const std::string name = console ? console->name : std::string();
        const std::uint64_t held = ledgers.heldEntries(incarnation);
        json.push_back({ { "incarnation", incarnation.toString() }, { "console", name }, { "held", held },
            { "corrected", clock.ahead.has_value() },
            { "aheadSeconds", clock.ahead ? boost::json::value(clock.ahead->count() / 1000) : boost::json::value() } });
        rows.push_back({ incarnation.toString(), name,
            clock.ahead ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "corrected by %1 s"),
                              { std::to_string(clock.ahead->count() / 1000) })
                        : clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 entries are held"), { std::to_string(held) }) });
    }
    clerk.answer(
        json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No clock is suspected.")) + '\n' : table(rows));
}

void correct(Clerk& clerk, const std::string& word, const std::string& ahead)
{
    const Duration by = durationOf(ahead);
    const IncarnationId console = suspectOf(clerk.writer().ledgers().clocks(), word).incarnation;
    if (const Outcome outcome = clerk.writer().office().peers.correctClock(clerk.sessionOrSystem(), console, by);
        !outcome)
        throw Refused { outcome.refusal() };
    clerk.answer({ { "incarnation", console.toString() }, { "aheadSeconds", by.count() / 1000 } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "What was held of that console counts now, at the corrected time."))
            + '\n');
}

} // namespace

void addClockCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* clock = app.add_subcommand("clock", "Consoles whose clock was more than a day ahead");
    clock->require_subcommand(1);
    addCommand(*clock, clerk, "list", "List the clocks that are suspected, and what is held because of it")
        ->callback([&clerk, &run] { run = [&clerk] { list(clerk); }; });
    CLI::App* correcting = addCommand(*clock, clerk, "correct",
        "Say how far that clock was ahead; what was held counts at the corrected time (administrators)");
    auto console = std::make_shared<std::string>(), ahead = std::make_shared<std::string>();
    correcting->add_option("console", *console, "The incarnation, or its beginning")->required()->type_name("ID");
    correcting->add_option("--ahead", *ahead, "By how much: 26h, 3650d, 90min; 0 when it was right after all")
        ->required()
        ->type_name("TIME");
    correcting->callback(
        [&clerk, &run, console, ahead] { run = [&clerk, console, ahead] { correct(clerk, *console, *ahead); }; });
}

} // namespace fengsui
