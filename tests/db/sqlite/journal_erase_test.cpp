#include "person/entries.pb.h"
#include "sqlite/durable_file.h"
#include "staff/entries.pb.h"
#include "support/temporary_store.h"

#include <QTest>

using namespace fengsui;

namespace {

const SubjectId person = RawId::derived("person");
const std::string name = "Zhang Sanfeng the very rare";
const std::string phone = "13812345678";

Draft recorded(const std::string& address = "Jianshe Road")
{
    entries::PersonRecorded message;
    message.set_name(name);
    message.set_phone(phone);
    message.set_address(address);
    return { Kind::PersonRecorded, person, message.SerializeAsString(), {} };
}

Draft erased()
{
    entries::PersonErased message;
    message.set_reason("time is over");
    return { Kind::PersonErased, person, message.SerializeAsString(), {} };
}

Draft note(const std::string& text)
{
    entries::ShiftNoted noted;
    noted.set_text(text);
    return { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {} };
}

void append(StoreWriter& writer, const Draft& draft, std::int64_t now = 1000)
{
    writer.journal().append(std::span(&draft, 1), {}, { now });
}

/// Whether the bytes of any file of the store still hold the person.
bool isOnDisk(const StoreFolder& folder, const std::string& text)
{
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder.path))
        if (file.is_regular_file() && readWhole(file.path()).find(text) != std::string::npos)
            return true;
    return false;
}

} // namespace

class JournalEraseTest : public QObject {
    Q_OBJECT

private slots:
    // F16
    void erasedPersonIsGoneFromEveryByteOfTheStore()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        append(writer, recorded());
        append(writer, recorded(std::string(20'000, 'x') + "Overflow Road")); // a body of several pages
        append(writer, note("other"));
        QVERIFY(isOnDisk(store.folder(), name) && isOnDisk(store.folder(), "Overflow Road"));
        append(writer, erased());
        QVERIFY(!isOnDisk(store.folder(), name));
        QVERIFY(!isOnDisk(store.folder(), phone));
        QVERIFY(!isOnDisk(store.folder(), "Overflow Road"));

        const auto shown = writer.ledgers().persons().person({ person });
        QVERIFY(shown && shown->isErased && shown->name.empty() && shown->phone.empty());
        const auto entries = SqliteJournalReader(writer.connection()).entriesOf(person);
        QCOMPARE(entries.size(), 3u);
        QVERIFY(!entries[0].body && !entries[1].body && entries[2].body);
        const Verification verification = verified(writer.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
        QCOMPARE(verification.erased, 2u);
    }

    void readerOfAnOldMomentOnlyPutsTheErasureOff()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        append(writer, recorded());
        {
            const StoreReader reader(store.folder());
            Snapshot moment(reader.connection());
            QCOMPARE(reader.ledgers().persons().person({ person })->name, name);
            append(writer, erased()); // and does not wait for the reader
            QCOMPARE(reader.ledgers().persons().person({ person })->name, name);
        }
        append(writer, note("next"));
        QVERIFY(!isOnDisk(store.folder(), name));
    }

    void erasureThatACrashCutShortIsFinishedAtTheNextStart()
    {
        TemporaryStore store;
        const auto copy = store.around() / "crashed";
        {
            StoreWriter writer(store.folder());
            append(writer, recorded());
            const StoreReader reader(store.folder());
            Snapshot moment(reader.connection());
            (void)reader.journal().count();
            append(writer, erased());
            std::filesystem::copy(store.folder().path, copy); // what a power cut would leave
        }
        const StoreFolder crashed { copy };
        QVERIFY(isOnDisk(crashed, name));
        const StoreWriter writer(crashed);
        QVERIFY(!isOnDisk(crashed, name));
        QVERIFY(writer.ledgers().persons().person({ person })->isErased);
    }

    // F16
    void bodyThatArrivesAfterTheErasureIsNotStored()
    {
        TemporaryStore there, here;
        StoreWriter sender(there.folder()), receiver(here.folder());
        append(sender, recorded(), 1000);
        append(receiver, erased(), 500);
        QVERIFY(receiver.journal().accept(allEntries(sender.connection())).isOk());
        QVERIFY(!isOnDisk(here.folder(), name));
        QVERIFY(receiver.ledgers().persons().person({ person })->isErased);
        QVERIFY2(verified(receiver.connection()).isSound(), faultsOf(verified(receiver.connection())));
        // what is recorded here afterwards is not kept either
        append(receiver, recorded(), 3000);
        QVERIFY(!isOnDisk(here.folder(), name));
        QVERIFY2(verified(receiver.connection()).isSound(), faultsOf(verified(receiver.connection())));

        QVERIFY(sender.journal().accept(allEntries(receiver.connection())).isOk());
        QVERIFY(!isOnDisk(there.folder(), name));
        QCOMPARE(dumpLedgers(sender.connection()), dumpLedgers(receiver.connection()));
    }

    void erasureStaysAfterARebuildAndARestart()
    {
        TemporaryStore store;
        {
            StoreWriter writer(store.folder());
            append(writer, recorded());
            append(writer, erased());
        }
        StoreWriter writer(store.folder());
        const std::string dump = dumpLedgers(writer.connection());
        QVERIFY(writer.journal().rebuild({}));
        QCOMPARE(dumpLedgers(writer.connection()), dump);
        QVERIFY(writer.ledgers().persons().person({ person })->isErased);
    }

    void bodyThatIsMissingOrShouldBeIsAFault()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        append(writer, recorded());
        const std::string key = writer.journal().incarnation().toString() + "/county/1";
        writer.connection().execute("UPDATE entry SET body = NULL WHERE number = 1");
        Verification verification = verified(writer.connection());
        QCOMPARE(verification.faults.at(0).where, key);
        QVERIFY(verification.faults.at(0).text.find("body is missing") != std::string::npos);

        append(writer, erased());
        QVERIFY(verified(writer.connection()).isSound());
        Statement back(writer.connection(), "UPDATE entry SET body = ?1 WHERE number = 1");
        const std::string body = recorded().body;
        back.bindBytes(1, body).run();
        verification = verified(writer.connection());
        QCOMPARE(verification.faults.at(0).where, key);
        QVERIFY(verification.faults.at(0).text.find("still here") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(JournalEraseTest)
#include "journal_erase_test.moc"
