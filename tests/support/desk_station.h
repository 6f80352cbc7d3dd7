#pragma once

#include "desk/peer_desk.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

namespace fengsui {

inline Session administrator()
{
    return { OperatorId::derived("administrator"), "admin", "admin", { Role::Administrator }, {} };
}

/// A console with its key on the wire and the desk for peers.
struct Station {
    SyncConsole console;
    Digest pin = sha256(console.journal().incarnation().toString());
    PeerDesk desk { Facilities { console.journal(), console.writer().ledgers(), console.writer().credentials(),
        console.clock, std::shared_ptr<const WorkflowShelf>(), nullptr, Zone::utc() } };

    void enrol(Station& other)
    {
        QVERIFY(
            desk.enrol(administrator(), other.pin, "town", "511129100", other.console.journal().publicKey()).isOk());
    }
    void revoke(Station& other) { QVERIFY(desk.revoke(administrator(), other.pin, "stolen").isOk()); }
    void later(int seconds) { console.clock.at = console.clock.at + std::chrono::seconds(seconds); }
    static Draft noteOf(const std::string& text, const StreamName& stream = "county")
    {
        entries::ShiftNoted noted;
        noted.set_kind("note");
        noted.set_text(text);
        return { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {}, stream };
    }
    void note(const std::string& text, const StreamName& stream = "county")
    {
        const Draft draft = noteOf(text, stream);
        console.journal().append({ &draft, 1 }, {}, console.clock.now());
    }
    /// Whether the note counts here.
    bool shows(const std::string& text)
    {
        Statement row(console.connection(), "SELECT 1 FROM shift_note WHERE text = ?1");
        return row.bindText(1, text).step();
    }
    std::uint64_t entries()
    {
        std::uint64_t count = 0;
        for (const sync::End& end : console.sync().vector())
            count += end.last.number;
        return count;
    }
};

inline void meet(Station& a, Station& b)
{
    Meeting meeting(a.console.sync(), b.console.sync());
    meeting.run();
    QVERIFY(meeting.a.standing().isLevel && meeting.a.standing().ledgersAgree == true);
}

inline void requireSound(Station& station)
{
    const Verification verification = verified(station.console.connection());
    QVERIFY2(verification.isSound(), faultsOf(verification));
    const std::string before = station.console.dump();
    QVERIFY(station.console.journal().rebuild({}));
    QVERIFY(station.console.dump() == before);
}

} // namespace fengsui
