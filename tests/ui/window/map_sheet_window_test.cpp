#include "ui/window/demo_window.h"

#include "map/map_camera.h"
#include "map/map_pane.h"
#include "window/map_sheet_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fengsui;
using namespace fengsui::ui;

/// The dialog that prints the map.
class MapSheetWindowTest : public DemoWindow {
    Q_OBJECT

    MapSheetDialog* openDialog()
    {
        m_window->findChild<QAction*>(QStringLiteral("printMap"))->trigger();
        return m_window->findChild<MapSheetDialog*>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
    }
    void cleanupTestCase() { close(); }

    void pageIsSeenAndWritten()
    {
        const QPointer<MapSheetDialog> dialog = openDialog();
        QVERIFY(dialog);
        QTRY_VERIFY(!dialog->preview()->pixmap().isNull());
        QVERIFY(!dialog->title()->text().isEmpty());
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("页.pdf"));
        dialog->file()->setText(path);
        dialog->paper()->setCurrentIndex(0);
        dialog->scale()->setEditText(QStringLiteral("1:20000"));
        QCOMPARE(dialog->sheet()->scale, 20'000);
        QVERIFY(!dialog->sheet()->isLandscape);
        QTest::keyClick(dialog->title(), Qt::Key_Return);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!dialog);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
    }

    void mapIsOnThePage()
    {
        const QPointer<MapSheetDialog> dialog = openDialog();
        const MapSheet sheet = *dialog->sheet();
        std::vector<MapLayer> shownLayers = m_window->map().layers().all();
        std::erase_if(shownLayers, [](const MapLayer& layer) { return !layer.isShown; });
        QCOMPARE(sheet.layers.size(), shownLayers.size());
        for (std::size_t i = 0; i < shownLayers.size(); ++i)
            QCOMPARE(sheet.layers[i].id, shownLayers[i].id);
        const QSizeF shown = m_window->map().camera().size() * m_window->map().camera().metresPerPixel();
        const QSizeF onPage = MapSheetPage(sheet).frame().size() * sheet.scale / 1000;
        QVERIFY(sheet.scale == MapSheet::usualScales().back()
            || (onPage.width() >= shown.width() && onPage.height() >= shown.height()));
        QCOMPARE(sheet.remark, m_window->map().remark());
        dialog->close();
    }

    void layersCanBeLeftOut()
    {
        const QPointer<MapSheetDialog> dialog = openDialog();
        const MapSheet whole = *dialog->sheet();
        QVERIFY(!whole.pins.empty());
        QListWidget* list = dialog->layers();
        QCOMPARE(list->count(), int(whole.layers.size()) + 1);
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(dialog->sheet()->pins.empty());
        QCOMPARE(dialog->sheet()->layers.size(), whole.layers.size());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        const MapSheet without = *dialog->sheet();
        QCOMPARE(without.layers.size(), whole.layers.size() - 1);
        QCOMPARE(list->item(1)->text(), whole.layers.back().name); // the topmost
        for (std::size_t i = 0; i < without.layers.size(); ++i)
            QCOMPARE(without.layers[i].id, whole.layers[i].id);
        dialog->close();
    }

    void badScaleIsSaid()
    {
        const QPointer<MapSheetDialog> dialog = openDialog();
        for (const char* bad : { "", "abc", "10", "99999999", "1:-5" }) {
            dialog->scale()->setEditText(bad);
            QVERIFY2(!dialog->sheet(), bad);
        }
        dialog->scale()->setEditText(QStringLiteral("1：5,000"));
        QCOMPARE(dialog->sheet()->scale, 5000);
        dialog->close();
    }

    void fileThatCantBeWrittenIsSaid()
    {
        const QPointer<MapSheetDialog> dialog = openDialog();
        const QSignalSpy written(dialog, &MapSheetDialog::written);
        dialog->file()->setText(QStringLiteral("/nowhere/map.pdf"));
        QTest::keyClick(dialog->title(), Qt::Key_Return);
        const auto says = [&] {
            for (const QLabel* label : dialog->findChildren<QLabel*>())
                if (label->text().contains(QStringLiteral("/nowhere/map.pdf")))
                    return true;
            return false;
        };
        QTRY_VERIFY(says());
        QVERIFY(written.isEmpty());
        dialog->close();
    }
};

QTEST_MAIN(MapSheetWindowTest)
#include "map_sheet_window_test.moc"
