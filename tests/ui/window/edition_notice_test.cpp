#include "window/edition_notice.h"

#include "journal/entries.pb.h"
#include "ui/support/room_window.h"
#include "window/mode_banner.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace fengsui;
using namespace fengsui::ui;
using test::DutyRoom;
using test::RoomWindow;

/// What a window hears of newer divisions and cells while it is open.
class EditionNoticeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewerEditionIsToldOnce()
    {
        DutyRoom room;
        RoomWindow window(room);
        QTRY_VERIFY((*window).isLoaded() && (*window).canWrite());
        EditionNotice notice(*window, nullptr);
        QSignalSpy arrived(&notice, &EditionNotice::arrived);
        bool isRead = false; // questions are answered in their order: then the notice has its first answer
        (*window).backstage().ask(
            this, [](ReadingStore&) -> Result<Done> { return Done {}; }, [&](const Answer<Done>&) { isRead = true; });
        QTRY_VERIFY(isRead);
        QCOMPARE(arrived.count(), 0);
        announce(*window, "2026", std::string(64, 'a'));
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(arrived[0][0].toString(), QString("2026"));
        announce(*window, "2026 again", std::string(64, 'a')); // the same file
        announce(*window, "2027", std::string(64, 'b'));
        QTRY_COMPARE(arrived.count(), 2);
        QCOMPARE(arrived[1][0].toString(), QString("2027"));
    }

    void theBannerOffersToReopenUntilItIsRead()
    {
        DutyRoom room;
        RoomWindow window(room);
        ModeBanner banner(*window);
        banner.show();
        QVERIFY(!banner.reopenButton()->isVisible());
        QSignalSpy wanted(&banner, &ModeBanner::reopenWanted);
        banner.offerReopening("newer");
        QVERIFY(banner.reopenButton()->isVisible() && banner.sentence().contains("newer"));
        banner.reopenButton()->click();
        QCOMPARE(wanted.count(), 1);
    }

private:
    void announce(Watch& watch, const std::string& title, const std::string& digest)
    {
        entries::EditionAnnounced announced;
        announced.set_kind("grid");
        announced.set_title(title);
        announced.set_digest(digest);
        const Draft draft { Kind::EditionAnnounced, editionSubject("grid"), announced.SerializeAsString(), {} };
        watch.backstage().command(
            this,
            [draft, now = watch.now()](
                WritingStore& store) -> Result<Receipt> { return store.journal().append({ &draft, 1 }, {}, now); },
            [](const Answer<Receipt>&) {});
    }
};

QTEST_MAIN(EditionNoticeTest)
#include "edition_notice_test.moc"
