#include "story/clerk_run.h"
#include "ui/window/demo_window.h"

#include "figures/figure_choice.h"
#include "figures/figure_legend.h"
#include "figures/figure_link.h"
#include "grid/grid_directory.h"
#include "map/figure_painter.h"
#include "map/layer_sheet.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/tile_store.h"
#include "sqlite/component_edition.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>

#include <map>

using namespace fengsui;
using namespace fengsui::ui;

/// Areas in the colours of a figure, as a person chooses it.
class FiguresWindowTest : public DemoWindow {
    Q_OBJECT

    void furnish(const StoreFolder& place) override
    {
        LocalWriter writer(place, loadShelves(place), m_clock);
        const auto grid = readGrid(place, writer.ledgers());
        ComponentEditionWriter edition(place.editions(), "t");
        std::uint32_t number = 0;
        for (const Cell& cell : grid->cells())
            for (std::uint32_t i = 0; i <= number % 5; ++i)
                edition.add({ ComponentCode::of(511129, number % 2 ? 113 : 118, ++number), "", "L", "沐川路", "1",
                    "城管局", ComponentState::Intact, cell.label });
        const ComponentEdition made = edition.finish({}).value();
        QVERIFY(writer.office()
                .duty
                .announceEdition(Session::system(), { "component", made.digest.toHex(), made.rows, "t" }, made.bytes)
                .isOk());
    }
    FigureLink& link() { return m_window->figures(); }
    FigureChoice& choice() { return link().choice(); }
    MapLayers& layers() { return m_window->map().layers(); }
    std::size_t cells() const { return m_watch->access().grid->profile().levels().size(); }
    void choose(const char* word, std::size_t level)
    {
        QVERIFY(choice().chooseLevel(level));
        QVERIFY(choice().choose(*MapTheme::of(word)));
        QTRY_VERIFY_WITH_TIMEOUT(!link().isCounting(), 20'000);
        QVERIFY(link().figures() && link().figures()->theme == *MapTheme::of(word) && link().figures()->level == level);
    }
    const FigurePainter* painter()
    {
        const MapLayer* layer = layers().find(FigureLink::layer());
        return layer ? dynamic_cast<const FigurePainter*>(layer->painter.get()) : nullptr;
    }
    QImage tile(bool isDark)
    {
        const MapAreas& areas = *m_window->map().tiles().areas();
        const WorldPoint middle = areas.box().centre();
        TileKey key { TileKey::levelOf(11), 0, 0 };
        key.x = int(middle.x / TileKey::side(key.level));
        key.y = int(middle.y / TileKey::side(key.level));
        QImage image(256, 256, QImage::Format_RGB32);
        TileStyle style;
        style.palette = isDark ? MapPalette::dark() : MapPalette::light();
        image.fill(style.palette.land);
        QPainter on(&image);
        painter()->paint(on, key, style);
        return image;
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->map().tiles().areas()->box().isEmpty(), 20'000);
    }
    void cleanupTestCase() { close(); }

    void theWindowHasTheFiguresThatTheClerkHas_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("level");
        for (const char* word : { "open", "overdue", "reported", "density", "teams", "averageHandling", "handling",
                 "components", "components:0113" })
            for (const char* level : { "cell", "village", "town" })
                QTest::addRow("%s %s", word, level) << word << level;
    }
    void theWindowHasTheFiguresThatTheClerkHas()
    {
        QFETCH(QString, word);
        QFETCH(QString, level);
        choose(qPrintable(word), *areaLevelNamed(m_watch->access().grid->profile(), level.toStdString()));
        const AreaFigures& figures = *link().figures();
        const ClerkRun run = runClerk({ "map", "figures", word, "--level", level, "--from",
            QString::fromStdString(figures.period.from.toString()), "--to",
            QString::fromStdString(figures.period.to.toString()), "--json", "--store", m_folder.filePath("store") });
        QVERIFY2(run.status == 0, run.err);
        const QJsonArray areas = run.json()["areas"].toArray();
        QCOMPARE(std::size_t(areas.size()), figures.areas.size());
        qint64 counted = 0;
        for (qsizetype i = 0; i < areas.size(); ++i) {
            const AreaFigure& here = figures.areas[std::size_t(i)];
            QCOMPARE(areas[i]["code"].toString(), QString::fromStdString(here.code));
            QCOMPARE(areas[i]["value"].toString(),
                here.value ? QString::fromStdString(valueText(figures.theme, *here.value)) : QString());
            QCOMPARE(areas[i]["numerator"].toInteger(), here.figure.numerator);
            counted += here.figure.numerator;
        }
        QCOMPARE(run.json()["total"]["numerator"].toInteger(), figures.total.numerator);
        QCOMPARE(counted + figures.elsewhere.numerator, figures.total.numerator);
        if (word != "overdue")
            QVERIFY(figures.total.numerator > 0);
        // the legend and the areas say the same in colours and in figures
        const auto classes = classesOf(figures.values(), ClassSteps::Quantiles);
        QCOMPARE(std::size_t(run.json()["classes"].toArray().size()), classes.size());
        for (const FigureClass& each : classes)
            QVERIFY2(link().legend().text().contains(QString::fromStdString(valueText(figures.theme, each.to))),
                qPrintable(link().legend().text()));
        std::map<std::string, const AreaFigure*> byCode;
        for (const AreaFigure& each : figures.areas)
            byCode[each.code] = &each;
        QVERIFY(painter());
        const auto& shapes = m_window->map().tiles().areas()->shapes();
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const auto found = byCode.find(shapes[i].code.toStdString());
            const std::int8_t step = painter()->picture().steps[i];
            if (found == byCode.end() || shapes[i].level != int(figures.level))
                QCOMPARE(step, FigurePicture::noArea);
            else if (!found->second->value)
                QCOMPARE(step, FigurePicture::noValue);
            else
                QCOMPARE(std::size_t(step), classOf(classes, *found->second->value));
        }
    }

    void coloursAreSeenInTheDarkToo()
    {
        choose("components", cells());
        const QImage light = tile(false), dark = tile(true);
        QVERIFY(light != dark);
        for (const bool isDark : { false, true }) {
            const FigureColours& colours = figureColours(isDark);
            for (std::size_t i = 1; i < colours.size(); ++i) { // told apart without any colour at all
                const int step = qGray(colours[i].rgb()) - qGray(colours[i - 1].rgb());
                QVERIFY2(isDark ? step > 20 : step < -20, qPrintable(QString::number(step)));
            }
        }
    }

    void whatHasNoValueIsHatched()
    {
        choose("averageHandling", cells());
        const auto& steps = painter()->picture().steps;
        QVERIFY(std::ranges::count(steps, FigurePicture::noValue) > 0);
        QVERIFY(link().legend().text().contains("no value"));
        const auto page = painter()->legend(0); // a printed page says the same
        QCOMPARE(page.size(), painter()->picture().classes + 1);
        QVERIFY(page.back().words.contains("no value"));
    }

    void figuresFollowTheCases()
    {
        choose("open", 2); // the county as one
        const std::int64_t before = link().figures()->total.numerator;
        QSignalSpy shown(&link(), &FigureLink::shown);
        const auto grid = m_watch->access().grid;
        IncomingReport report;
        report.title = "路灯不亮";
        report.place.cell = grid->cells().front().code;
        report.place.division = grid->cells().front().division;
        report.receivedAt = m_clock.now();
        bool isTaken = false;
        m_watch->backstage().command(
            this,
            [report](WritingStore& store) -> Result<Taken> {
                return store.office().intake.report(Session::system(), report);
            },
            [&](const Answer<Taken>& taken) {
                QVERIFY2(taken.isOk(), qPrintable(taken.problem()));
                isTaken = true;
            });
        QTRY_VERIFY(isTaken);
        QTRY_COMPARE_WITH_TIMEOUT(link().figures()->total.numerator, before + 1, 20'000);
    }

    void theKeyboardChoosesAndNoneTakesTheLayerAway()
    {
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(choice().themes().hasFocus());
        QTest::keyClick(&choice().themes(), Qt::Key_Home);
        QTRY_VERIFY(!layers().find(FigureLink::layer()));
        QVERIFY(!link().legend().isVisible() && !link().figures());
        QTest::keyClick(&choice().themes(), Qt::Key_Down);
        QTRY_VERIFY(layers().find(FigureLink::layer()));
        QVERIFY(link().legend().isVisible());
        layers().setShown(FigureLink::layer(), false);
        QVERIFY(!link().legend().isVisible());
        layers().setShown(FigureLink::layer(), true);
        QVERIFY(link().legend().isVisible());
        m_window->map().layerSheet().close();
    }

    void anotherLanguageSaysTheLegendAnew()
    {
        choose("open", 3);
        m_language.speak("zh_CN");
        m_watch->refreshWords();
        QTRY_VERIFY2(
            link().legend().text().contains(QString::fromUtf8("在办案件")), qPrintable(link().legend().text()));
        QTRY_VERIFY(choice().themes().currentText() == QString::fromUtf8("在办案件"));
        m_language.speak("en");
        m_watch->refreshWords();
    }
};

QTEST_MAIN(FiguresWindowTest)
#include "figures_window_test.moc"
