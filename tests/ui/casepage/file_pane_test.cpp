#include "casepage/case_page.h"
#include "watch/watch.h"
#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

class HandClock final : public Clock {
public:
    Instant now() const override { return *Instant::parse("2025-11-03T01:00:00Z"); }
};

constexpr int patience = 20'000; // milliseconds; only a failure takes them

} // namespace

/// The files of a case on its page.
class FilePaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        QVERIFY(createStore(place, { "511129", "沐川", "cn", {} }, m_clock).isOk());
        {
            LocalWriter writer(place, loadShelves(place), m_clock);
            Operator leader;
            leader.account = "leader";
            leader.name = "丁";
            leader.roles = { Role::ShiftLeader };
            QVERIFY(writer.office()
                    .staff.enrol(Session::system(), leader, "lamp over the river", PasswordCost::Interactive)
                    .isOk());
            IncomingReport report;
            report.workflow = "urban";
            report.source = "phone";
            report.title = "河街积水";
            report.caller = Caller { "王某", "13812345678", {} };
            report.receivedAt = m_clock.now();
            const auto taken = writer.office().intake.report(Session::system(), report);
            QVERIFY2(taken.isOk(), taken ? "" : taken.refusal().toString().c_str());
            m_case = taken->incident;
        }
        m_watch = std::make_unique<Watch>(accessTo(place, loadShelves(place), m_clock), m_clock);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->canWrite() && !m_watch->operators().empty(), patience);
        m_watch->signIn("leader", "lamp over the river", this, [](const QString& problem) { QCOMPARE(problem, ""); });
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->session(), patience);
        m_page = std::make_unique<CasePage>(*m_watch);
        m_page->resize(900, 700);
        m_page->QWidget::show();
        m_page->show(m_case);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->reading(), patience);
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_watch.reset();
    }

    void photographIsAttachedAndShownSmall()
    {
        const QString photograph = m_folder.filePath("河街.png");
        QImage image(640, 480, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QVERIFY(image.save(photograph));
        QSignalSpy said(m_page.get(), &CasePage::said);
        m_page->files().add({ photograph });
        QTRY_COMPARE_WITH_TIMEOUT(m_page->files().lines().size(), std::size_t(1), patience);
        const FileLine& line = m_page->files().lines().front();
        QCOMPARE(line.file.name, std::string("河街.png"));
        QCOMPARE(line.file.media, std::string("png"));
        QCOMPARE(line.console, std::string("沐川"));
        QVERIFY(line.state.isHere && QFile::exists(QString::fromStdString(line.state.path)));
        QTRY_COMPARE_WITH_TIMEOUT(m_page->files().thumbnails(), 1, patience);
        const auto* table = m_page->files().findChild<QTableWidget*>();
        QVERIFY(table->isVisibleTo(m_page.get()) && !table->item(0, 0)->icon().isNull());
        QCOMPARE(table->item(0, 3)->text(), QString("丁"));
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, patience);
        QVERIFY(!said.front().at(1).toBool());
    }

    void whatMayNotBeAttachedIsRefusedWithTheReason()
    {
        const QString office = m_folder.filePath("report.docx");
        QFile file(office);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("PK\x03\x04\x14\x00\x06\x00", 8) == 8);
        file.close();
        QSignalSpy said(m_page.get(), &CasePage::said);
        const std::size_t before = m_page->files().lines().size();
        m_page->files().add({ office });
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, patience);
        QVERIFY(said.front().at(1).toBool());
        QVERIFY(said.front().at(0).toString().contains("PDF"));
        QCOMPARE(m_page->files().lines().size(), before);
    }

    void filesAreDroppedUponIt()
    {
        const QString note = m_folder.filePath("note.txt");
        QFile file(note);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("水深三十厘米\n") > 0);
        file.close();
        const std::size_t before = m_page->files().lines().size();
        QMimeData dropped;
        dropped.setUrls({ QUrl::fromLocalFile(note) });
        QDragEnterEvent enter({ 5, 5 }, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_page->files(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({ 5, 5 }, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_page->files(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->files().lines().size(), before + 1, patience);
    }

    void lineSaysWhereTheFileIs()
    {
        FileLine line;
        line.file.size = 1000;
        line.console = "利店镇";
        QVERIFY(FilePane::stateText(line).contains("利店镇"));
        line.state.bytes = 400;
        QVERIFY(FilePane::stateText(line).contains("40 %"));
        line.state.isHere = true;
        QVERIFY(FilePane::stateText(line).startsWith("✓"));
        line.file.isWithdrawn = true;
        line.file.reason = "拍错了";
        QVERIFY(FilePane::stateText(line).contains("拍错了"));
    }

    // what is on its way is looked for again; what is not, is not
    void waitingFileIsLookedForAgain()
    {
        FilePane pane(*m_watch);
        pane.QWidget::show();
        QSignalSpy waiting(&pane, &FilePane::isWaiting);
        FileLine line;
        line.file.size = 1000;
        pane.show(m_case, {}, { line });
        QTRY_COMPARE_WITH_TIMEOUT(waiting.count(), 1, patience);
        line.state.isHere = true;
        pane.show(m_case, {}, { line });
        auto* timer = pane.findChild<QTimer*>();
        QVERIFY(timer && !timer->isActive());
    }

private:
    QTemporaryDir m_folder;
    HandClock m_clock;
    IncidentId m_case;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<CasePage> m_page;
};

QTEST_MAIN(FilePaneTest)
#include "file_pane_test.moc"
