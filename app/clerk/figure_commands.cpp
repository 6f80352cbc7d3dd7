#include "clerk/ground_commands.h"

#include "desk/replay.h"
#include "enquiry/area_figures.h"
#include "enquiry/figure_classes.h"
#include "wiring/open_gazetteer.h"

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

using namespace std::chrono_literals;

volatile std::sig_atomic_t isInterrupted = 0;

struct FigureOptions {
    std::string theme, from, to;
    std::string level = "cell", steps = "quantiles";
    bool isCsv = false;
};

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

Period periodOf(Clerk& clerk, const Ledgers& ledgers, const FigureOptions& options)
{
    const Zone zone = zoneOf(ledgers);
    const Instant now = clerk.clock().now();
    Period period { now - 30 * 24h, now, now };
    if (!options.to.empty())
        period.to = instantOf(zone, options.to, "to");
    period.from = options.from.empty() ? period.to - 30 * 24h : instantOf(zone, options.from, "from");
    if (period.to <= period.from)
        throw Refused { { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The period ends before it begins."),
            {}, "to" } };
    return period;
}

AreaFigures figuresOf(Clerk& clerk, const GridDirectory& grid, const FigureOptions& options)
{
    const auto theme = MapTheme::of(options.theme);
    if (!theme)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "There is no figure %1; \"map figures\" without one names them."),
            { options.theme }, "FIGURE" } };
    const auto level = areaLevelNamed(grid.profile(), options.level);
    if (!level)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 is no level of this county's divisions."), { options.level }, "level" } };
    const Ledgers& ledgers = clerk.reader().ledgers();
    const std::vector<Team> teams = ledgers.teams().teams();
    FigureSources sources { &grid, &ledgers.incidents(), &ledgers.evaluation(), teams, nullptr };
    std::unique_ptr<Gazetteer> gazetteer;
    if (theme->kind == MapTheme::Kind::Components) {
        gazetteer = openGazetteer(clerk.folder());
        sources.components = gazetteer->ground.get();
    }
    const Instant now = clerk.clock().now();
    const Period period = theme->hasPeriod() ? periodOf(clerk, ledgers, options) : Period { now, now, now };
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    const Progress shown = clerk.progress("figures");
    auto figures = orRefused(areaFigures(sources, *theme, period, *level,
        [&](std::uint64_t done, std::uint64_t total) { return (!shown || shown(done, total)) && isInterrupted == 0; }));
    if (!figures)
        throw Refused { { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Cancelled before everything was looked through."), {}, {} } };
    return *std::move(figures);
}

void listThemes(Clerk& clerk)
{
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const MapTheme& theme : allThemes()) {
        const std::string name = theme.name().in(clerk.isChinese() ? "zh_CN" : "en");
        json.push_back({ { "word", theme.word() }, { "name", name }, { "unit", std::string(theme.unit()) } });
        rows.push_back({ theme.word(), name, std::string(theme.unit()) });
    }
    clerk.answer(json, table(rows));
}

void print(Clerk& clerk, const FigureOptions& options)
{
    if (options.theme.empty())
        return listThemes(clerk);
    const auto grid = readGrid(clerk.folder(), clerk.reader().ledgers());
    if (!grid)
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The store has no divisions yet; take them in with \"import divisions\"."), {},
            {} } };
    const AreaFigures figures = figuresOf(clerk, *grid, options);
    const MapTheme& theme = figures.theme;
    const auto classes = classesOf(figures.values(), *classStepsOf(options.steps));
    boost::json::array areas, steps;
    std::vector<std::vector<std::string>> rows;
    std::string csv = "code,place,value,numerator,denominator,class\n";
    for (const AreaFigure& each : figures.areas) {
        const std::string path = grid->path(each.code), value = each.value ? valueText(theme, *each.value) : "";
        const std::string step = each.value ? std::to_string(classOf(classes, *each.value) + 1) : "";
        areas.push_back(
            { { "code", each.code }, { "path", path }, { "value", each.value ? boost::json::value(value) : nullptr },
                { "numerator", each.figure.numerator }, { "denominator", each.figure.denominator },
                { "class", each.value ? boost::json::value(classOf(classes, *each.value) + 1) : nullptr } });
        csv += quoted(each.code) + ',' + quoted(path) + ',' + value + ',' + std::to_string(each.figure.numerator) + ','
            + std::to_string(each.figure.denominator) + ',' + step + '\n';
        rows.push_back({ each.code, each.value ? value : "-", step, path });
    }
    std::string legend;
    for (const FigureClass& each : classes) {
        steps.push_back(
            { { "from", valueText(theme, each.from) }, { "to", valueText(theme, each.to) }, { "areas", each.areas } });
        legend += clerk.words(QT_TRANSLATE_NOOP("Clerk", "class %1: %2 to %3%4, %5 areas"),
                      { std::to_string(steps.size()), valueText(theme, each.from), valueText(theme, each.to),
                          theme.unit().empty() ? std::string() : ' ' + std::string(theme.unit()),
                          std::to_string(each.areas) })
            + '\n';
    }
    legend += clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 counted in all, of them %2 in no area of this level."),
                  { std::to_string(figures.total.numerator), std::to_string(figures.elsewhere.numerator) })
        + '\n';
    const auto figureJson = [](const Figure& figure) {
        return boost::json::object { { "numerator", figure.numerator }, { "denominator", figure.denominator } };
    };
    clerk.answer(
        { { "figure", theme.word() }, { "unit", std::string(theme.unit()) },
            { "level", areaLevelWord(grid->profile(), figures.level) }, { "from", figures.period.from.toString() },
            { "to", figures.period.to.toString() }, { "areas", std::move(areas) }, { "classes", std::move(steps) },
            { "total", figureJson(figures.total) }, { "elsewhere", figureJson(figures.elsewhere) } },
        options.isCsv ? csv : table(rows) + '\n' + legend);
}

// The cases that were open at an instant, as the map shows them then.
void past(Clerk& clerk, const std::string& text)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const Zone zone = zoneOf(ledgers);
    const Instant at = instantOf(zone, text, "AT");
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    const Progress shown = clerk.progress("replay");
    const auto replay = orRefused(readReplay(ledgers, clerk.reader().journal(), at, at,
        [&](std::uint64_t done, std::uint64_t total) { return (!shown || shown(done, total)) && isInterrupted == 0; }));
    if (!replay)
        throw Refused { { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Cancelled before everything was looked through."), {}, {} } };
    boost::json::array cases;
    std::vector<std::vector<std::string>> rows;
    for (const PastCase& each : replay->cases) {
        const PastCaseMoment* moment = Replay::at(each, at);
        if (!moment || !moment->isOpen)
            continue;
        const std::string& state = replay->states[moment->state];
        boost::json::object json { { "number", each.number }, { "title", each.title }, { "state", state },
            { "isUrgent", moment->isUrgent }, { "isOverdue", moment->isOverdue }, { "isDrill", moment->isDrill } };
        if (moment->point) {
            json["longitude"] = moment->point->longitude();
            json["latitude"] = moment->point->latitude();
        }
        cases.push_back(std::move(json));
        rows.push_back({ each.number, state, moment->isOverdue ? "!" : "", each.title });
    }
    const std::string head = clerk.words(
        QT_TRANSLATE_NOOP("Clerk", "%1 cases were open at %2."), { std::to_string(rows.size()), zone.minutes(at) });
    clerk.answer({ { "at", at.toString() }, { "cases", std::move(cases) } }, head + '\n' + table(rows));
}

} // namespace

void addFigureCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* map = app.add_subcommand("map", "What the map shows: figures, past");
    map->require_subcommand(1);
    auto options = std::make_shared<FigureOptions>();
    CLI::App* command = addCommand(*map, clerk, "figures", "The figures by which the map colours areas");
    command->add_option("FIGURE", options->theme,
        "open, overdue, reported, density, components[:CLASS], teams or an indicator; without one all are named");
    command->add_option("--level", options->level, "cell, village, town, county …")->capture_default_str();
    command->add_option("--from", options->from, "Beginning of the period; without it 30 days before its end");
    command->add_option("--to", options->to, "Its end; without it now");
    command->add_option("--steps", options->steps, "quantiles or equal: how values are parted into classes")
        ->capture_default_str()
        ->check(CLI::IsMember({ "quantiles", "equal" }));
    command->add_flag("--csv", options->isCsv, "Answer in CSV");
    command->callback([&clerk, &run, options] { run = [&clerk, options] { print(clerk, *options); }; });
    CLI::App* replaying = addCommand(*map, clerk, "past", "The cases that were open at an instant, out of the journal");
    auto at = std::make_shared<std::string>();
    replaying->add_option("AT", *at, "2025-11-03T07:05, or a day for its beginning")->required();
    replaying->callback([&clerk, &run, at] { run = [&clerk, at] { past(clerk, *at); }; });
}

} // namespace fengsui
