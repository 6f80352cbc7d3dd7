#include "carrier/parcel.h"

#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;

class ParcelTest : public QObject {
    Q_OBJECT

private slots:
    void everyStreamHasItsSubject()
    {
        const IncarnationId incarnation = IncarnationId::derived("x");
        for (const char* stream : { "county", "emergency", "town.511129100", "a*b", "a>b", "=", "A-Z_0", "." }) {
            const carrier::Lane lane { incarnation, stream };
            const std::string subject = carrier::entrySubject(lane);
            QVERIFY2(carrier::laneOf(subject) == lane, subject.c_str());
            QVERIFY2(carrier::laneOf(carrier::headSubject(lane)) == lane, subject.c_str());
            QCOMPARE(std::ranges::count(subject, '.'), 3);
            QVERIFY(subject.find_first_of("*> ") == std::string::npos);
        }
        const std::string id = incarnation.toString();
        for (const std::string& bad : { std::string(), "fengsui.entry." + id, "fengsui.entry." + id + ".a.b",
                 "fengsui.entry." + id + ".=2", "fengsui.entry." + id + ".=zz", "fengsui.entry." + id + ".=61",
                 "other.entry." + id + ".a", std::string("fengsui.entry.x.a") })
            QVERIFY2(!carrier::laneOf(bad), bad.c_str());
    }

    // F27: whoever altered it is seen, and a word for one subject is none for another
    void onlyWhatWasWrappedIsUnwrapped()
    {
        SyncConsole console;
        Dice dice("onlyWhatWasWrappedIsUnwrapped");
        RandomHistory history(dice, 30);
        console.play(dice, history, 20);
        const SigningKey key = SigningKey::generate();
        const carrier::Lane lane { console.journal().incarnation(), "county" };
        const std::string subject = carrier::entrySubject(lane);
        sync::Batch batch { 1, console.sync().read({ lane.first, lane.second, 1 }, 5, 1 << 20) };
        QVERIFY(batch.entries.size() == 5);
        const std::string bytes = carrier::wrap(key, subject, batch);
        const auto parcel = carrier::unwrap(subject, bytes);
        QVERIFY(parcel && parcel->writer == key.publicKey());
        QCOMPARE(std::get<sync::Batch>(parcel->frame).entries.size(), 5u);
        QVERIFY(!carrier::unwrap(carrier::entrySubject({ lane.first, "emergency" }), bytes));
        QVERIFY(!carrier::unwrap(carrier::headSubject(lane), bytes));
        for (std::size_t at = 0; at < bytes.size(); at += 7) {
            std::string altered = bytes;
            altered[at] = static_cast<char>(altered[at] ^ 1);
            QVERIFY(!carrier::unwrap(subject, altered));
            QVERIFY(!carrier::unwrap(subject, bytes.substr(0, at)));
        }
        QVERIFY(!carrier::unwrap(subject, bytes + 'x'));
        // truly signed, but not of that stream, or with a hole
        sync::Batch hole = batch;
        hole.entries.erase(hole.entries.begin() + 2);
        QVERIFY(!carrier::unwrap(subject, carrier::wrap(key, subject, hole)));
        const std::string elsewhere = carrier::entrySubject({ IncarnationId::derived("y"), "county" });
        QVERIFY(!carrier::unwrap(elsewhere, carrier::wrap(key, elsewhere, batch)));
        QVERIFY(!carrier::unwrap(subject, carrier::wrap(key, subject, sync::Bye {})));
    }
};

QTEST_GUILESS_MAIN(ParcelTest)
#include "parcel_test.moc"
