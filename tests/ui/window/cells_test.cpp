#include "ui/window/demo_window.h"

#include "cells/cell_draft.h"
#include "cells/cell_form.h"
#include "cells/cell_link.h"
#include "cells/cell_marks.h"
#include "cells/cell_page.h"
#include "cells/cell_tool.h"
#include "forms/form_rows.h"
#include "grid/grid_directory.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "map/tile_store.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

using namespace fengsui;
using namespace fengsui::ui;

/// Drawing grid cells on the map and filing them, as an administrator does it.
class CellsTest : public DemoWindow {
    Q_OBJECT

    MapPane& map() { return m_window->map(); }
    CellTool& tool() { return m_window->cellTool(); }
    std::shared_ptr<const GridDirectory> grid() { return m_watch->access().grid; }
    QAction* action(const char* name)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == QLatin1String(name))
                return one;
        return nullptr;
    }
    void begin(const QString& text)
    {
        action("cells")->trigger();
        QVERIFY(m_window->cellPage());
        for (auto* button : m_window->cellPage()->findChildren<QPushButton*>())
            if (button->text() == text) {
                button->click();
                QTRY_VERIFY(!m_window->cellPage());
                QVERIFY(tool().isVisible());
                return;
            }
        QFAIL(qPrintable(text));
    }
    void key(int which, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&map().view(), Qt::Key(which), with); }
    QPointF pixel(GeoPoint at) { return map().camera().toScreen(toWorld({ at.longitude(), at.latitude() })); }
    void click(QPointF at, Qt::KeyboardModifiers with = {})
    {
        QTest::mouseClick(&map().view(), Qt::LeftButton, with, at.toPoint());
    }
    GeoPoint corner(std::size_t which)
    {
        const ui::Degrees at = tool().corners()[which];
        return *GeoPoint::fromDegrees(at.longitude, at.latitude);
    }
    /// Some cell with enough room around it.
    const Cell& some() { return grid()->cells()[grid()->cells().size() / 2]; }
    void look(const Cell& cell)
    {
        WorldBox box;
        for (const GeoPoint at : cell.outline.front().outer)
            box.take(toWorld({ at.longitude(), at.latitude() }));
        map().goTo(box);
        QTRY_VERIFY(map().isSettled());
    }
    /// Enter, and the neighbours compared.
    CellForm* check(bool neighboursFollow = false)
    {
        key(Qt::Key_Return);
        CellForm* form = m_window->cellForm();
        if (form)
            form->follows().setChecked(neighboursFollow);
        if (!form || !QTest::qWaitFor([&] { return form->isChecked(); }, 10'000))
            return nullptr;
        return form;
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("admin");
        map().camera().setSmooth(false);
        QTRY_VERIFY(!map().tiles().areas()->shapes().empty());
    }
    void cleanupTestCase() { close(); }
    void init() { bringToFront(); }

    void othersMayNot()
    {
        signIn("dispatcher");
        QVERIFY(!action("cells")->isEnabled());
        signIn("admin");
        QVERIFY(action("cells")->isEnabled());
    }

    void cornersSnapToNeighboursUnlessShiftIsHeld()
    {
        const Cell near = some();
        look(near);
        const GeoPoint theirs = near.outline.front().outer.front();
        begin("&New cell");
        click(pixel(theirs) + QPointF(4, 3));
        QCOMPARE(tool().corners().size(), 1u);
        QVERIFY(corner(0) == theirs);
        key(Qt::Key_Backspace);
        QVERIFY(tool().corners().empty());
        tool().steps().undo();
        QVERIFY(corner(0) == theirs);
        tool().steps().redo();
        click(pixel(theirs) + QPointF(4, 3), Qt::ShiftModifier);
        QVERIFY(corner(0) != theirs);
        key(Qt::Key_Escape);
        QVERIFY(!tool().isVisible());
    }

    void aDraftOutlivesTheToolAndIsTakenUp()
    {
        QVERIFY(keptDraft(m_watch->access().folder));
        const Ring kept = keptDraft(m_watch->access().folder)->corners;
        begin("Go on with the &draft");
        QVERIFY(tool().drawing().corners == kept);
        tool().drop();
        QVERIFY(!keptDraft(m_watch->access().folder));
    }

    void aCornerIsMovedAndWhatDoesntFitIsSaidAndShown()
    {
        const Cell before = some();
        look(before);
        begin("Change a cell on the &map");
        QVERIFY(tool().isPicking());
        click(pixel(before.label));
        QVERIFY(!tool().isPicking());
        QCOMPARE(tool().cell().code, before.code);
        key(Qt::Key_Tab);
        const std::size_t chosen = *tool().chosen();
        const GeoPoint was = corner(chosen);
        key(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(corner(chosen).latitude() > was.latitude());
        key(Qt::Key_Delete);
        key(Qt::Key_Delete);
        key(Qt::Key_Delete);
        CellForm* form = check();
        QVERIFY(form);
        QVERIFY(form->places().count() > 0);
        QCOMPARE(int(tool().marks().count()), form->places().count());
        QVERIFY(!form->accepts().isHidden());
        form->file(); // not before it is accepted
        QVERIFY(!form->accepts().isChecked());
        form->name().setText("改过的网格");
        QVERIFY(!form->isChecked());
        QTRY_VERIFY(form->isChecked());
        form->accepts().setChecked(true);
        form->file();
        QTRY_VERIFY(!m_window->cellForm());
        QTRY_VERIFY(!m_window->drawnCells().words().empty());
        QTRY_VERIFY(grid()->cell(before.code)->name == "改过的网格"); // in use without a restart
        QVERIFY(grid()->cell(before.code)->outline != before.outline);
        QTRY_VERIFY(std::ranges::any_of(map().tiles().areas()->shapes(),
            [&](const auto& shape) { return shape.name == QStringLiteral("改过的网格"); }));
        QVERIFY(!keptDraft(m_watch->access().folder));
        QVERIFY(!tool().isVisible());
    }

    void neighboursFollowAMovedCorner()
    {
        const Cell before = some();
        look(before);
        begin("Change a cell on the &map");
        click(pixel(before.label));
        // A corner that a cell of the same division has, too, and none of another one.
        const auto isShared = [&](GeoPoint at) {
            int same = 0, others = 0;
            for (const Cell& other : grid()->cells())
                if (other.code != before.code && std::ranges::count(other.outline.front().outer, at) > 0)
                    ++(other.division == before.division ? same : others);
            return same > 0 && others == 0;
        };
        for (std::size_t i = 0; i < tool().corners().size() && !isShared(corner(*tool().chosen())); ++i)
            key(Qt::Key_Tab);
        const GeoPoint was = corner(*tool().chosen());
        QVERIFY(isShared(was));
        for (int i = 0; i < 4; ++i)
            key(Qt::Key_Right, Qt::AltModifier);
        const GeoPoint is = corner(*tool().chosen());
        CellForm* form = check(true);
        QVERIFY(form);
        QVERIFY(!form->neighbours().empty());
        const std::vector<Cell> others = form->neighbours();
        form->accepts().setChecked(true); // the demo county has borders in dispute
        form->file();
        QTRY_VERIFY(!m_window->cellForm());
        QTRY_VERIFY(grid()->cell(before.code)->outline != before.outline);
        for (const Cell& other : others) {
            QVERIFY(grid()->cell(other.code)->outline == other.outline);
            QCOMPARE(std::ranges::count(other.outline.front().outer, was), 0);
        }
        QVERIFY(std::ranges::any_of(
            others, [&](const Cell& other) { return std::ranges::count(other.outline.front().outer, is) > 0; }));
    }

    void anOutlineThatCrossesItselfSaysWhere()
    {
        const Cell near = some();
        look(near);
        begin("&New cell");
        const QPointF middle = pixel(near.label);
        for (const QPointF way : { QPointF(-20, -20), QPointF(20, 20), QPointF(20, -20), QPointF(-20, 20) })
            click(middle + way, Qt::ShiftModifier);
        key(Qt::Key_Return);
        QVERIFY(!m_window->cellForm());
        QVERIFY2(tool().text().contains("crosses or touches itself at"), qPrintable(tool().text()));
        QCOMPARE(tool().marks().count(), 1u);
        tool().drop();
    }

    void aNewCellHasTheNextCodeAndOverlapsByName()
    {
        const Cell near = some();
        look(near);
        begin("&New cell");
        const QPointF middle = pixel(near.label);
        for (const QPointF way : { QPointF(-30, -30), QPointF(30, -30), QPointF(30, 30), QPointF(-30, 30) })
            click(middle + way, Qt::ShiftModifier);
        CellForm* form = check();
        QVERIFY(form);
        QVERIFY(form->code().text().startsWith(QString::fromStdString(near.division)));
        QVERIFY(!grid()->cell(form->code().text().toStdString()));
        QVERIFY(form->places().count() > 0);
        QVERIFY(form->places().item(0)->text().contains(QString::fromStdString(near.code)));
        form->reject();
        QTRY_VERIFY(!m_window->cellForm());
        QVERIFY(tool().isVisible());
        tool().drop();
    }

    void aCellIsWithdrawnWithAReason()
    {
        const Cell gone = some();
        look(gone);
        begin("Change a cell on the &map");
        click(pixel(gone.label));
        CellForm* form = check();
        QVERIFY(form);
        form->withdraws().setChecked(true);
        QVERIFY(!form->isChecked());
        QTRY_VERIFY(form->isChecked());
        form->accepts().setChecked(true);
        form->file();
        QTRY_VERIFY(!form->rows().refusalAt("reason").isEmpty());
        form->reason().setText("并入邻格");
        form->file();
        QTRY_VERIFY(!m_window->cellForm());
        QTRY_VERIFY(!grid()->cell(gone.code));
        action("cells")->trigger();
        QTRY_COMPARE(m_window->cellPage()->table().rowCount(), int(m_window->drawnCells().words().size()));
        QVERIFY(std::ranges::any_of(m_window->drawnCells().words(), &CellWord::isWithdrawn));
        m_window->cellPage()->close();
    }

    /// Pictures for people to look at, where FENGSUI_PICTURES names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES");
        if (folder.isEmpty())
            QSKIP("FENGSUI_PICTURES names no folder");
        const Cell near = grid()->cells()[grid()->cells().size() / 3];
        for (const char* language : { "en", "zh_CN" })
            for (const bool isDark : { false, true }) {
                m_language.speak(language);
                m_look.wear(isDark ? Theme::Dark : Theme::Light);
                m_window->resize(isDark ? QSize(1920, 1080) : QSize(1366, 768));
                look(near);
                const auto save = [&](QWidget& of, const char* name) {
                    QTRY_VERIFY(map().isSettled());
                    QTest::qWait(300); // the picture is of what the screen shows
                    QVERIFY(of.grab().save(QStringLiteral("%1/cells-%2-%3-%4.png")
                            .arg(folder, name, language, isDark ? "dark" : "light")));
                };
                action("cells")->trigger();
                save(*m_window->cellPage(), "page");
                m_window->cellPage()->close();
                QTRY_VERIFY(!m_window->cellPage());
                tool().drawNew();
                const QPointF middle = pixel(near.label);
                for (const QPointF way : { QPointF(-60, -50), QPointF(70, -40), QPointF(60, 50), QPointF(-50, 40) })
                    click(middle + way, Qt::ShiftModifier);
                key(Qt::Key_Tab);
                save(*m_window, "drawing");
                CellForm* form = check(isDark);
                QVERIFY(form);
                save(*form, "form");
                save(map(), "marked");
                form->reject();
                QTRY_VERIFY(!m_window->cellForm());
                tool().drop();
            }
        m_language.speak("en");
        m_look.wear(Theme::Light);
    }
};

QTEST_MAIN(CellsTest)
#include "cells_test.moc"
