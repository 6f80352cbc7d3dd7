#include "figures/figure_link.h"

#include "backstage/words.h"
#include "figures/figure_legend.h"
#include "grid/grid_directory.h"
#include "map/figure_painter.h"
#include "map/layer_sheet.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/tile_store.h"
#include "places/gazetteer_room.h"
#include "watch/watch.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr qint64 soonest = 2000; // milliseconds after a change; the counting may take a tenth of the time

} // namespace

FigureLink::FigureLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_map(map)
    , m_room(room)
    , m_choice(new FigureChoice(watch))
    , m_legend(new FigureLegend(&map.canvas()))
{
    map.layerSheet().addChoice(m_choice);
    m_soon.setSingleShot(true);
    m_progress.setInterval(300ms);
    connect(&m_soon, &QTimer::timeout, this, &FigureLink::count);
    connect(&m_progress, &QTimer::timeout, this, &FigureLink::tellProgress);
    connect(m_choice, &FigureChoice::changed, this, &FigureLink::choose);
    connect(&watch, &Watch::casesChanged, this, &FigureLink::countAgain);
    connect(&watch, &Watch::minutePassed, this, &FigureLink::countAgain);
    connect(&watch, &Watch::loaded, this, &FigureLink::choose);
    connect(&watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (!news.teams.empty())
            countAgain();
    });
    connect(&watch, &Watch::wordsChanged, this, [this] {
        if (m_figures)
            show();
    });
    connect(&map, &MapPane::areasChanged, this, [this] {
        if (m_figures)
            show();
    });
    connect(&watch, &Watch::gridChanged, this, [this] {
        m_choice->offerLevels();
        choose();
    });
    connect(&room, &GazetteerRoom::renewed, this, [this] {
        offerClasses();
        if (const auto wish = m_choice->wish(m_watch.now()); wish && wish->theme.kind == MapTheme::Kind::Components)
            count();
    });
    connect(&map.layers(), &MapLayers::changed, this, [this] {
        const MapLayer* layer = m_map.layers().find(FigureLink::layer());
        m_legend->setVisible(layer && layer->isShown && layer->opacity > 0);
    });
    offerClasses();
    choose();
}

FigureLink::~FigureLink()
{
    cancel();
}

void FigureLink::offerClasses()
{
    m_room.ask(
        this,
        [](Gazetteer& gazetteer) -> Result<std::vector<std::uint16_t>> {
            std::vector<std::uint16_t> classes;
            if (gazetteer.ground)
                for (const ClassCount& each : gazetteer.ground->classes())
                    classes.push_back(each.classCode);
            return classes;
        },
        [this](const Answer<std::vector<std::uint16_t>>& classes) {
            if (classes)
                m_choice->offerClasses(*classes);
        });
}

void FigureLink::choose()
{
    m_soon.stop();
    if (!m_choice->wish(m_watch.now()))
        return clear();
    count();
}

void FigureLink::hold(bool isHeld)
{
    m_isHeld = isHeld;
    if (isHeld) {
        m_map.layers().takeAway(layer());
        m_legend->hide();
    } else if (m_figures) {
        show();
    }
}

void FigureLink::countAgain()
{
    const auto wish = m_choice->wish(m_watch.now());
    const bool isOfCases = wish && wish->theme.kind != MapTheme::Kind::Components;
    if (isOfCases && !m_soon.isActive())
        m_soon.start(std::chrono::milliseconds(std::max(soonest, 10 * m_took)));
}

void FigureLink::clear()
{
    cancel();
    m_run.reset();
    m_progress.stop();
    m_figures.reset();
    m_wish.reset();
    m_legend->hide();
    m_map.layers().takeAway(layer());
    Q_EMIT shown();
}

void FigureLink::cancel()
{
    if (m_run)
        m_run->isCancelled = true;
}

void FigureLink::count()
{
    const auto wish = m_choice->wish(m_watch.now());
    const auto grid = m_watch.access().grid;
    if (!wish || !grid)
        return;
    cancel();
    const auto run = m_run = std::make_shared<Run>();
    run->wish = *wish;
    m_progress.start();
    const GoesOn goesOn = [run](std::uint64_t done, std::uint64_t total) {
        run->done = done;
        run->total = total;
        return !run->isCancelled;
    };
    QElapsedTimer clock;
    clock.start();
    const auto then = [this, run, clock](const Answer<Counted>& counted) {
        if (run != m_run)
            return; // another wish meanwhile
        m_run.reset();
        m_progress.stop();
        m_legend->setRemark({});
        m_took = clock.elapsed();
        if (!counted)
            return void(Q_EMIT said(counted.problem(), true));
        if (*counted)
            take(run, **counted);
    };
    if (wish->theme.kind == MapTheme::Kind::Components) {
        m_room.ask(
            this,
            [grid, run, goesOn](Gazetteer& gazetteer) -> Result<Counted> {
                FigureSources sources;
                sources.grid = grid.get();
                sources.components = gazetteer.ground.get();
                return areaFigures(sources, run->wish.theme, run->wish.period, run->wish.level, goesOn);
            },
            then);
        return;
    }
    m_watch.backstage().ask(
        this,
        [grid, run, goesOn](ReadingStore& store) -> Result<Counted> {
            if (run->isCancelled)
                return Counted();
            const Ledgers& ledgers = store.ledgers();
            const std::vector<Team> teams = ledgers.teams().teams();
            const FigureSources sources { grid.get(), &ledgers.incidents(), &ledgers.evaluation(), teams, nullptr };
            return areaFigures(sources, run->wish.theme, run->wish.period, run->wish.level, goesOn);
        },
        then, Line::Bulk);
}

void FigureLink::take(const std::shared_ptr<Run>& run, AreaFigures figures)
{
    const bool isSame = m_figures && m_wish && m_wish->steps == run->wish.steps && m_figures->theme == figures.theme
        && m_figures->level == figures.level && m_figures->areas == figures.areas;
    m_wish = run->wish;
    m_figures = std::move(figures);
    if (isSame)
        tellLegend(); // its tiles are good
    else
        show();
    Q_EMIT shown();
}

void FigureLink::show()
{
    if (m_isHeld)
        return;
    const MapAreas& areas = *m_map.tiles().areas();
    const auto classes = classesOf(m_figures->values(), m_wish->steps);
    FigurePicture picture;
    picture.level = static_cast<int>(m_figures->level);
    picture.classes = classes.size();
    picture.steps.assign(areas.shapes().size(), FigurePicture::noArea);
    picture.texts.resize(areas.shapes().size());
    std::unordered_map<std::string_view, const AreaFigure*> byCode;
    for (const AreaFigure& each : m_figures->areas)
        byCode.emplace(each.code, &each);
    for (const MapAreas::Level& level : areas.levels()) {
        if (level.level != picture.level)
            continue;
        for (const std::uint32_t i : level.shapes) {
            const std::string code = toUtf8(areas.shapes()[i].code);
            const auto found = byCode.find(code);
            if (found == byCode.end())
                continue;
            const auto& value = found->second->value;
            picture.steps[i] = value ? static_cast<std::int8_t>(classOf(classes, *value)) : FigurePicture::noValue;
            picture.texts[i] = value ? fromUtf8(shortText(m_figures->theme, *value)) : QString();
        }
    }
    for (const FigureLegend::Line& line : linesOf(classes))
        picture.words.push_back(m_choice->nameOf(m_figures->theme) + QStringLiteral("  ") + line.words);
    m_map.layers().put({ layer(), m_choice->nameOf(m_figures->theme),
        std::make_shared<const FigurePainter>(m_map.tiles().areas(), std::move(picture), m_map.font()),
        LayerRank::shades });
    m_map.layers().setShown(layer(), true); // it was asked for
    tellLegend();
}

std::vector<FigureLegend::Line> FigureLink::linesOf(const std::vector<FigureClass>& classes) const
{
    const MapTheme& theme = m_figures->theme;
    const QString unit = fromUtf8(std::string(theme.unit()));
    std::vector<FigureLegend::Line> lines;
    const auto number = [&](std::int64_t value) { return fromUtf8(valueText(theme, value)); };
    std::size_t valued = 0;
    for (const FigureClass& each : classes) {
        QString words
            = each.from == each.to ? number(each.from) : tr("%1 to %2").arg(number(each.from), number(each.to));
        if (!unit.isEmpty())
            words += QLatin1Char(' ') + unit;
        lines.push_back(
            { static_cast<int>(lines.size()), words, tr("%n area(s)", nullptr, static_cast<int>(each.areas)) });
        valued += each.areas;
    }
    if (valued < m_figures->areas.size())
        lines.push_back({ FigureLegend::Line::noValue, tr("no value"),
            tr("%n area(s)", nullptr, static_cast<int>(m_figures->areas.size() - valued)) });
    return lines;
}

void FigureLink::tellLegend()
{
    if (m_isHeld)
        return;
    const MapTheme& theme = m_figures->theme;
    const auto classes = classesOf(m_figures->values(), m_wish->steps);
    std::vector<FigureLegend::Line> lines = linesOf(classes);
    const QString level = m_choice->levelName(m_figures->level);
    QString about = tr("by %1", "a level of areas, as town or cell").arg(level);
    if (theme.hasPeriod())
        about += QLatin1Char('\n')
            + tr("%1 to %2").arg(m_watch.local(m_figures->period.from), m_watch.local(m_figures->period.to));
    const auto elsewhere
        = theme.kind == MapTheme::Kind::Indicator ? m_figures->elsewhere.denominator : m_figures->elsewhere.numerator;
    if (elsewhere > 0)
        about += QLatin1Char('\n') + tr("%n more in none of these areas", nullptr, static_cast<int>(elsewhere));
    m_legend->tell(m_choice->nameOf(theme), about, std::move(lines), {});
    if (const MapLayer* shown = m_map.layers().find(layer()))
        m_legend->setVisible(shown->isShown && shown->opacity > 0);
}

void FigureLink::tellProgress()
{
    if (!m_run || m_isHeld)
        return;
    const std::uint64_t done = m_run->done, total = m_run->total;
    const QString words = total > 1 ? tr("Counting… %1 %").arg(100 * done / total) : tr("Counting…");
    if (m_figures)
        m_legend->setRemark(words);
    else
        m_legend->tell(m_choice->nameOf(m_run->wish.theme), {}, {}, words);
}

} // namespace fengsui::ui
