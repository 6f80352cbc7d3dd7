#pragma once

#include "story/duty_room.h"
#include "support/sync_meeting.h"
#include "watch/watch.h"

#include <memory>

namespace fengsui::test {

/// Two rooms tell each other all they know and compare their ledgers.
inline void meet(DutyRoom& a, DutyRoom& b)
{
    SqliteSyncStore left { a.writer().store().connection(), a.writer().store().journal(), a.clock };
    SqliteSyncStore right { b.writer().store().connection(), b.writer().store().journal(), b.clock };
    Meeting meeting(left, right);
    meeting.run();
    meeting.pass(sync::Conversation::heartbeat); // one of them may have written something down since they compared
    meeting.run();
    QVERIFY(meeting.a.standing().isLevel && meeting.a.standing().ledgersAgree == true);
}

/// A window over a duty room's store; while it is there the room itself is closed.
class RoomWindow {
public:
    static constexpr const char* password = "lamp over the river";

    explicit RoomWindow(DutyRoom& room)
        : m_room(room)
    {
        room.close();
        m_watch
            = std::make_unique<ui::Watch>(accessTo(room.folder(), loadShelves(room.folder()), room.clock), room.clock);
    }
    ~RoomWindow()
    {
        m_watch.reset();
        m_room.open();
    }
    RoomWindow(const RoomWindow&) = delete;
    RoomWindow& operator=(const RoomWindow&) = delete;
    ui::Watch& operator*() { return *m_watch; }

    /// Somebody who can sign in; before the window is there.
    static void enrol(DutyRoom& room, const std::string& account, std::vector<Role> roles)
    {
        Operator person;
        person.account = person.name = account;
        person.roles = std::move(roles);
        QVERIFY(room.office().staff.enrol(Session::system(), person, password, PasswordCost::Interactive));
    }
    bool signIn(const QString& account)
    {
        QString problem = QStringLiteral("no answer");
        m_watch->signIn(
            account, QString::fromLatin1(password), m_watch.get(), [&](const QString& said) { problem = said; });
        return QTest::qWaitFor([&] { return problem != QStringLiteral("no answer"); }, 20'000) && problem.isEmpty();
    }

private:
    DutyRoom& m_room;
    std::unique_ptr<ui::Watch> m_watch;
};

} // namespace fengsui::test
