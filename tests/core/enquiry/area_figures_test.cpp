#include "enquiry/area_figures.h"
#include "enquiry/figure_classes.h"
#include "grid/demo_geometry.h"
#include "support/demo_divisions.h"

#include <QTest>

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace fengsui;

namespace {

GridDirectory demoGrid()
{
    CodingProfile profile = *CodingProfile::parse("cn.json", test::shipped("profiles/cn.json"));
    GridParts parts = demoGeometry(test::demoDivisions(profile), profile);
    return *GridDirectory::build(std::move(parts), std::move(profile));
}

/// Only what figures ask.
class FactsList : public EvaluationLedger {
public:
    std::vector<CaseFacts> all;

    void visit(const Period& period, const std::function<void(const CaseFacts&)>& visitor) const override
    {
        for (const CaseFacts& facts : all)
            if (facts.reportedAt < period.to)
                visitor(facts);
    }
    std::optional<CaseFacts> facts(IncidentId) const override { return {}; }
    CaseName name(IncidentId) const override { return {}; }
    EvaluationFile file(IncidentId) const override { return {}; }
    std::vector<ExcludedCase> excluded() const override { return {}; }
    std::vector<AppealedCase> openAppeals() const override { return {}; }
};

class SquareList : public ComponentGround {
public:
    std::map<PlaceTile, std::vector<PackedComponent>> squares;
    std::vector<ClassCount> counts;

    const std::vector<ClassCount>& classes() const override { return counts; }
    Result<std::vector<PackedComponent>> packed(PlaceTile square) const override { return squares.at(square); }
    Outcome visit(const Visitor& visitor) const override
    {
        for (const auto& [square, components] : squares)
            visitor(square, components);
        return Done {};
    }
};

const Period period { Instant { 1'000'000 }, Instant { 2'000'000 }, Instant { 3'000'000 } };

} // namespace

/// The figures by which areas are coloured.
class AreaFiguresTest : public QObject {
    Q_OBJECT

    GridDirectory m_grid = demoGrid();
    FactsList m_facts;

    std::size_t cells() const { return m_grid.profile().levels().size(); }
    AreaFigures figures(const MapTheme& theme, std::size_t level) const
    {
        const FigureSources sources { &m_grid, nullptr, &m_facts, {}, nullptr };
        return **areaFigures(sources, theme, period, level, {});
    }
    /// What all areas of all levels have.
    std::map<std::string, Figure> everywhere(const MapTheme& theme) const
    {
        std::map<std::string, Figure> out;
        for (std::size_t level = 0; level <= cells(); ++level)
            for (const AreaFigure& each : figures(theme, level).areas)
                out[each.code] = each.figure;
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::mt19937 dice(3);
        const auto any
            = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(dice); };
        for (int i = 0; i < 3000; ++i) {
            CaseFacts facts;
            facts.reportedAt = { std::int64_t(500'000 + any(2'000'000)) };
            const Cell& cell = m_grid.cells()[any(m_grid.cells().size() / 2)]; // the other half has none
            switch (any(10)) {
            case 0:
                facts.division = cell.division; // nobody knows the cell
                break;
            case 1:
                facts.division = m_grid.division(cell.division)->parent;
                break;
            case 2:
                break; // nobody knows anything
            default:
                facts.cell = cell.code;
                facts.division = cell.division;
            }
            facts.isDrill = any(20) == 0;
            facts.end = any(15) == 0 ? CaseEnd::Merged : CaseEnd::None;
            facts.took[std::size_t(CaseFacts::Phase::Handle)] = Duration(1 + any(5000));
            facts.handle.due = Instant { facts.reportedAt.milliseconds + 1000 };
            if (any(3) > 0)
                facts.handle.at = Instant { facts.reportedAt.milliseconds + std::int64_t(any(2000)) };
            m_facts.all.push_back(std::move(facts));
        }
    }

    void whatIsInTheDivisionsOfADivisionIsInIt()
    {
        for (const char* word : { "reported", "handling", "averageHandling" }) {
            const MapTheme theme = *MapTheme::of(word);
            const auto all = everywhere(theme);
            std::map<std::string, Figure> own; // counted at the division itself
            std::int64_t counted = 0;
            for (const CaseFacts& facts : m_facts.all) {
                Judgement each = theme.kind == MapTheme::Kind::Indicator
                    ? judge(theme.indicator, facts, period)
                    : Judgement { !facts.isDrill && facts.end != CaseEnd::Merged && period.contains(facts.reportedAt),
                          1 };
                if (!each.counts)
                    continue;
                Figure& at = own[facts.cell.empty() ? facts.division : facts.cell];
                at.numerator += each.adds;
                at.denominator += theme.kind == MapTheme::Kind::Indicator;
                counted += each.adds;
            }
            for (const Division& division : m_grid.divisions()) {
                Figure sum = own[division.code];
                const auto add = [&](const std::string& code) {
                    sum.numerator += all.at(code).numerator;
                    sum.denominator += all.at(code).denominator;
                };
                for (const Division* child : m_grid.children(division.code))
                    add(child->code);
                for (const Cell* cell : m_grid.cellsOf(division.code))
                    add(cell->code);
                QCOMPARE(all.at(division.code), sum);
            }
            for (const Cell& cell : m_grid.cells())
                QCOMPARE(all.at(cell.code), own[cell.code]);
            for (std::size_t level = 0; level <= cells(); ++level) {
                const AreaFigures at = figures(theme, level);
                std::int64_t sum = at.elsewhere.numerator;
                for (const AreaFigure& each : at.areas)
                    sum += each.figure.numerator;
                QCOMPARE(sum, counted);
                QCOMPARE(at.total.numerator, counted);
            }
            QVERIFY(figures(theme, cells()).elsewhere.numerator > 0);
        }
    }

    void nothingToDivideByIsNoValue()
    {
        const AreaFigures rates = figures(*MapTheme::of("handling"), cells());
        std::size_t without = 0;
        for (const AreaFigure& each : rates.areas) {
            QCOMPARE(each.value.has_value(), each.figure.denominator > 0);
            without += !each.value;
        }
        QVERIFY(without >= m_grid.cells().size() / 2);
        for (const AreaFigure& each : figures(*MapTheme::of("reported"), cells()).areas)
            QCOMPARE(each.value, std::optional(each.figure.numerator)); // no case is a value
    }

    void densityIsCasesByGround()
    {
        const AreaFigures count = figures(*MapTheme::of("reported"), 3), density = figures(*MapTheme::of("density"), 3);
        QCOMPARE(count.areas.size(), density.areas.size());
        for (std::size_t i = 0; i < count.areas.size(); ++i) {
            double ground = 0;
            for (const Division* village : m_grid.children(count.areas[i].code))
                for (const Cell* cell : m_grid.cellsOf(village->code))
                    ground += squareKilometres(cell->outline);
            QVERIFY(ground > 0);
            const double expected = 100.0 * double(count.areas[i].figure.numerator) / ground;
            QVERIFY(std::abs(double(*density.areas[i].value) - expected) <= 1);
        }
    }

    void componentsAreCountedWhereTheyStand()
    {
        SquareList ground;
        std::map<std::string, std::int64_t> lamps, all;
        std::uint16_t classCode = 113;
        for (const Cell& cell : m_grid.cells()) {
            const MapPlace place = MapPlace::of(cell.label);
            classCode = classCode == 113 ? 118 : 113;
            ground.squares[place.tile(packedLevel)].push_back(
                { std::uint16_t(place.x >> 2), std::uint16_t(place.y >> 2), classCode, 0 });
            ++all[cell.code];
            lamps[cell.code] += classCode == 118;
        }
        const FigureSources sources { &m_grid, nullptr, nullptr, {}, &ground };
        for (const auto& [word, expected] :
            { std::pair { "components", &all }, std::pair { "components:0118", &lamps } }) {
            const AreaFigures found = **areaFigures(sources, *MapTheme::of(word), period, cells(), {});
            for (const AreaFigure& each : found.areas)
                QCOMPARE(each.figure.numerator, expected->at(each.code));
        }
        const auto stopped
            = areaFigures(sources, *MapTheme::of("components"), period, cells(), [](auto, auto) { return false; });
        QVERIFY(stopped.isOk() && !*stopped);
    }

    void classesHoldEveryValueOnce()
    {
        std::mt19937 dice(9);
        for (int round = 0; round < 300; ++round) {
            const int most = std::uniform_int_distribution(0, round % 3 == 0 ? 4 : 100'000)(dice);
            std::vector<std::int64_t> values;
            for (int i = std::uniform_int_distribution(1, 400)(dice); i > 0; --i)
                values.push_back(std::max(0, std::uniform_int_distribution(-most, most)(dice))); // half of them 0
            for (const ClassSteps steps : { ClassSteps::Quantiles, ClassSteps::Equal }) {
                const auto classes = classesOf(values, steps);
                QVERIFY(!classes.empty() && classes.size() <= mostClasses);
                std::size_t areas = 0;
                for (std::size_t i = 0; i < classes.size(); ++i) {
                    QVERIFY(classes[i].from <= classes[i].to);
                    QVERIFY(i == 0 || classes[i - 1].to < classes[i].from);
                    areas += classes[i].areas;
                }
                QCOMPARE(areas, values.size());
                for (const std::int64_t value : values) {
                    const FigureClass& each = classes[classOf(classes, value)];
                    QVERIFY(each.from <= value && value <= each.to);
                }
            }
        }
        QVERIFY(classesOf({}, ClassSteps::Quantiles).empty());
        QCOMPARE(classesOf({ 7, 7, 7 }, ClassSteps::Equal).size(), 1u);
        const std::vector<FigureClass> quantiles { { 0, 0, 6 }, { 1, 1, 1 }, { 2, 2, 1 }, { 3, 3, 1 }, { 9, 9, 1 } };
        QCOMPARE(classesOf({ 0, 0, 0, 0, 0, 0, 1, 2, 3, 9 }, ClassSteps::Quantiles), quantiles);
    }

    void themesAreKnownByTheirWords()
    {
        QCOMPARE(allThemes().size(), 6 + indicatorCount);
        for (const MapTheme& theme : allThemes())
            QCOMPARE(MapTheme::of(theme.word()), std::optional(theme));
        QCOMPARE(MapTheme::of("components:0113")->classCode, std::optional<std::uint16_t>(113));
        for (const char* word : { "", "Open", "components:", "components:x", "components:113" })
            QVERIFY(!MapTheme::of(word));
        QCOMPARE(shortText(*MapTheme::of("handling"), 9254), std::string("92.5%"));
        QCOMPARE(shortText(*MapTheme::of("handling"), 10000), std::string("100%"));
        QCOMPARE(shortText(*MapTheme::of("averageHandling"), 325), std::string("3.3h"));
        QCOMPARE(shortText(*MapTheme::of("open"), 12), std::string("12"));
        QCOMPARE(valueText(*MapTheme::of("density"), 5), std::string("0.05"));
    }
};

QTEST_APPLESS_MAIN(AreaFiguresTest)
#include "area_figures_test.moc"
