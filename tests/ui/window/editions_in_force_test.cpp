#include "ui/window/demo_window.h"

#include "grid/grid_directory.h"
#include "intake/intake_form.h"
#include "journal/entries.pb.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/thing_layers.h"
#include "map/tile_store.h"
#include "places/find_bar.h"
#include "places/thing_link.h"
#include "sqlite/component_edition.h"
#include "sqlite/durable_file.h"
#include "sqlite/grid_edition.h"
#include "window/editions_in_force.h"
#include "window/mode_banner.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

#include <filesystem>

using namespace fengsui;
using namespace fengsui::ui;
namespace fs = std::filesystem;

namespace {
const GeoPoint lamp { 1039028000, 289567000 };
}

/// What an open window does when another edition is put in force, or the file of one comes.
class EditionsInForceTest : public DemoWindow {
    Q_OBJECT

    StoreFolder place() const { return { m_folder.filePath("store").toStdString() }; }
    ComponentEdition lamps(std::uint32_t count) const
    {
        ComponentEditionWriter edition(place().editions(), "t");
        for (std::uint32_t i = 1; i <= count; ++i)
            edition.add({ ComponentCode::of(511129, count > 5 && i > 5 ? 211 : 118, i), "沐川路灯",
                "N" + std::to_string(i), "沐川路", std::to_string(i), "城管局", ComponentState::Intact,
                { lamp.longitudeE7 + std::int32_t(i) * 100, lamp.latitudeE7 } });
        return edition.finish({}).value();
    }
    void furnish(const StoreFolder& folder) override
    {
        LocalWriter writer(folder, loadShelves(folder), m_clock);
        const ComponentEdition made = lamps(2);
        QVERIFY(writer.office()
                .duty
                .announceEdition(Session::system(), { "component", made.digest.toHex(), made.rows, "two" }, made.bytes)
                .isOk());
    }
    void announce(const std::string& kind, const std::string& digest, std::uint64_t rows, const std::string& title)
    {
        bool isDone = false;
        m_watch->backstage().command(
            this,
            [=, now = m_watch->now()](WritingStore& store) -> Result<Receipt> {
                entries::EditionAnnounced announced;
                announced.set_kind(kind);
                announced.set_digest(digest);
                announced.set_rows(rows);
                announced.set_title(title);
                const Draft draft { Kind::EditionAnnounced, editionSubject(kind), announced.SerializeAsString(), {} };
                return store.journal().append({ &draft, 1 }, {}, now);
            },
            [&](const Answer<Receipt>& answer) { isDone = answer.isOk(); });
        QTRY_VERIFY(isDone);
    }
    MapLayers& layers() { return m_window->map().layers(); }
    QString said() { return m_window->banner().sentence(); }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        QTRY_VERIFY(m_window->things().isThere());
        QTRY_VERIFY(!m_window->map().tiles().areas()->shapes().empty());
    }
    void cleanupTestCase() { close(); }

    void newComponentsAreOnTheMapAndFoundWithoutARestart()
    {
        QVERIFY(layers().find(layerOfMajor(0)) && !layers().find(layerOfMajor(1)));
        m_window->findBar().open();
        auto* line = m_window->findBar().findChild<QLineEdit*>();
        auto* list = m_window->findBar().findChild<QListWidget*>();
        line->setText("N7");
        QTRY_VERIFY(!m_window->findBar().isAsking());
        QCOMPARE(list->count(), 0);
        const ComponentEdition made = lamps(9);
        announce("component", made.digest.toHex(), made.rows, "nine");
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains("nine"), qPrintable(said()), 20'000);
        QVERIFY2(said().contains("9 in all") && !said().contains("✕"), qPrintable(said()));
        QTRY_VERIFY(layers().find(layerOfMajor(1))); // of a class that was not there before
        QTRY_COMPARE(m_window->things().stock()->counts().total()[0], 5u);
        QTRY_COMPARE(list->count(), 1); // what stands in the search is looked for again
        m_window->findBar().hide();
    }

    void aFileThatComesLaterIsTakenUpThen()
    {
        const ComponentEdition made = lamps(4);
        const fs::path file = editionPath(place().editions(), made.digest);
        const fs::path away = m_folder.filePath("away").toStdString();
        fs::rename(file, away);
        announce("component", made.digest.toHex(), made.rows, "four");
        QTRY_VERIFY2(said().contains("four") && said().contains("not here yet"), qPrintable(said()));
        QCOMPARE(m_window->things().stock()->counts().total()[0], 5u);
        fs::rename(away, file);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->things().stock()->counts().total()[0] == 4u, 20'000);
        QVERIFY2(said().contains("in use now"), qPrintable(said()));
        QVERIFY(!layers().find(layerOfMajor(1))); // its class is gone again
    }

    void whatCannotBeOpenedLeavesTheOldInUseUntilItsFileIsMended()
    {
        const ComponentEdition made = lamps(6);
        const fs::path file = editionPath(place().editions(), made.digest);
        const fs::path away = m_folder.filePath("away").toStdString();
        fs::rename(file, away);
        writeDurably(file, "no database");
        announce("component", made.digest.toHex(), made.rows, "six");
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains("six") && said().contains("stay in use"), qPrintable(said()), 20'000);
        QCOMPARE(m_window->things().stock()->counts().total()[0], 4u);
        fs::rename(away, file);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->things().stock()->counts().total()[0] == 5u, 20'000);
        readTheWarning();
    }

    void aFileThatVanishesWhileShownLeavesTheMapWorking()
    {
        for (const auto& each : fs::directory_iterator(place().editions()))
            fs::rename(each.path(), each.path().string() + ".away");
        QSignalSpy failed(&m_window->editions(), &EditionsInForce::failed);
        m_window->editions().look();
        m_window->map().camera().setSmooth(false);
        m_window->map().goTo(lamp.longitude(), lamp.latitude(), 18);
        QTRY_VERIFY(m_window->map().isSettled());
        m_window->findBar().open();
        auto* line = m_window->findBar().findChild<QLineEdit*>();
        line->setText("N2");
        QTRY_VERIFY(!m_window->findBar().isAsking());
        m_window->findBar().hide();
        QCOMPARE(failed.count(), 0);
        for (const auto& each : fs::directory_iterator(place().editions()))
            if (each.path().extension() == ".away")
                fs::rename(each.path(), each.path().parent_path() / each.path().stem());
    }

    void newCellsAreOnTheMapAndNewCasesGetThem()
    {
        const auto before = m_watch->access().grid;
        const auto areas = m_window->map().tiles().areas();
        const Cell& some = before->cells().front();
        m_window->intake().setPoint(some.label);
        GridParts parts;
        parts.divisions.assign(before->divisions().begin(), before->divisions().end());
        parts.cells.assign(before->cells().begin(), before->cells().end());
        for (Cell& cell : parts.cells)
            if (cell.code == some.code)
                cell.code = cell.code.substr(0, cell.code.size() - 3) + "999";
        const std::string fresh = some.code.substr(0, some.code.size() - 3) + "999";
        const GridEdition made = writeGridEdition(place().editions(), parts, "renamed");
        announce("grid", made.digest.toHex(), made.rows, "renamed");
        QTRY_VERIFY2_WITH_TIMEOUT(
            said().contains("renamed") && said().contains("in use now"), qPrintable(said()), 20'000);
        QVERIFY(m_watch->access().grid != before);
        QCOMPARE(m_watch->access().grid->cellAt(some.label)->code, fresh);
        QTRY_VERIFY(m_window->map().tiles().areas() != areas);
        QVERIFY(std::ranges::any_of(m_window->map().tiles().areas()->shapes(),
            [&](const MapAreas::Shape& shape) { return shape.code.toStdString() == fresh; }));
        std::string cell = "not yet"; // that the desk gives a case there
        m_watch->backstage().command(
            this,
            [at = some.label, now = m_clock.now()](WritingStore& store) -> Result<IncidentId> {
                IncomingReport report;
                report.type = CaseType { "cjt214", "component", "0118" };
                report.title = "A lamp is out";
                report.receivedAt = now;
                report.place.point = at;
                const auto taken = store.office().intake.report(Session::system(), report);
                if (!taken)
                    return taken.refusal();
                return taken->incident;
            },
            [&](const Answer<IncidentId>& taken) {
                if (!taken)
                    return void(cell = taken.problem().toStdString());
                m_watch->backstage().ask(
                    this,
                    [id = *taken](ReadingStore& store) -> Result<std::string> {
                        const auto row = store.ledgers().incidents().row(id);
                        return row ? row->cell : std::string("no row");
                    },
                    [&](const Answer<std::string>& answer) { cell = answer ? *answer : "no answer"; });
            });
        QTRY_VERIFY(cell != "not yet");
        QCOMPARE(cell, fresh);
    }

private:
    void readTheWarning()
    {
        for (auto* button : m_window->banner().findChildren<QToolButton*>())
            if (button->isVisible())
                button->click();
    }
};

QTEST_MAIN(EditionsInForceTest)
#include "editions_in_force_test.moc"
