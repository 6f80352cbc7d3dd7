#include "incident/entries.pb.h"
#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "support/temporary_store.h"
#include "team/entries.pb.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace fengsui;

namespace {

const OperatorId author = OperatorId::derived("author");

Draft note(const std::string& text, const StreamName& stream = "county")
{
    entries::ShiftNoted noted;
    noted.set_text(text);
    return { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {}, stream };
}

Draft status(const std::string& team, const std::string& word, std::int64_t at)
{
    entries::TeamStatusChanged changed;
    changed.set_status(word);
    changed.set_at(at);
    return { Kind::TeamStatusChanged, RawId::derived(team), changed.SerializeAsString(), {} };
}

Draft formed(const std::string& team)
{
    entries::TeamFormed message;
    message.set_name(team);
    return { Kind::TeamFormed, RawId::derived(team), message.SerializeAsString(), {} };
}

Draft reported(const std::string& incident, const std::string& caller)
{
    entries::IncidentReported message;
    message.set_state("accepted");
    message.mutable_report()->set_title("reported by " + caller);
    message.mutable_report()->set_caller(std::string(RawId::derived(caller).view()));
    return { Kind::IncidentReported, RawId::derived(incident), message.SerializeAsString(), {} };
}

void append(StoreWriter& store, const std::vector<Draft>& drafts, std::int64_t now)
{
    store.journal().append(drafts, author, { now });
}

/// A store with three entries of the county's stream and one of the emergency lane.
struct Sender {
    TemporaryStore store;
    StoreWriter writer { store.folder() };
    std::vector<Entry> entries;

    Sender()
    {
        append(writer, { note("1"), note("2") }, 1000);
        append(writer, { note("urgent", "emergency"), note("3") }, 2000);
        entries = allEntries(writer.connection());
    }
};

struct Receiver {
    TemporaryStore store;
    StoreWriter writer { store.folder() };

    Result<News> accept(const std::vector<Entry>& entries) { return writer.journal().accept(entries); }
    std::string everything()
    {
        std::string all = dumpLedgers(writer.connection());
        for (const Entry& entry : allEntries(writer.connection()))
            all += entry.envelope.encode() + entry.body.value_or("-");
        return all;
    }
};

} // namespace

class JournalAcceptTest : public QObject {
    Q_OBJECT

private slots:
    void entriesComeInAsTheyAre()
    {
        Sender sender;
        Receiver receiver;
        const auto news = receiver.accept(sender.entries);
        QVERIFY(news.isOk() && news->duty);
        const auto got = allEntries(receiver.writer.connection());
        QCOMPARE(got.size(), sender.entries.size());
        for (std::size_t i = 0; i < got.size(); ++i) {
            QVERIFY(got[i].envelope == sender.entries[i].envelope && got[i].hash == sender.entries[i].hash);
            QVERIFY(got[i].body == sender.entries[i].body);
        }
        QVERIFY2(verified(receiver.writer.connection()).isSound(), faultsOf(verified(receiver.writer.connection())));
        QCOMPARE(dumpLedgers(receiver.writer.connection()), dumpLedgers(sender.writer.connection()));
    }

    // F5
    void knownEntriesChangeNothing()
    {
        Sender sender;
        Receiver receiver;
        QVERIFY(receiver.accept(sender.entries).isOk());
        const std::string before = receiver.everything();
        auto twice = sender.entries;
        twice.insert(twice.end(), sender.entries.begin(), sender.entries.end());
        const auto news = receiver.accept(twice);
        QVERIFY(news.isOk() && news->isEmpty());
        QCOMPARE(receiver.everything(), before);
        // also our own, coming home; and twice within one batch
        QVERIFY(sender.writer.journal().accept(twice).isOk());
        QVERIFY(Receiver().accept(twice).isOk());
    }

    void whatDoesNotFitIsRefusedAsAWhole_data()
    {
        using Change = std::function<void(std::vector<Entry>&)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << std::move(change); };
        const auto rehash = [](Entry& entry) { entry.hash = sha256(entry.envelope.encode()); };
        row("gap", [](auto& entries) { entries.erase(entries.begin() + 1); });
        row("not from the beginning", [](auto& entries) { entries.erase(entries.begin()); });
        row("wrong order", [](auto& entries) { std::swap(entries[0], entries[1]); });
        row("body altered", [](auto& entries) { entries[1].body->back() ^= 1; });
        row("body missing", [](auto& entries) { entries[1].body.reset(); });
        row("hash altered", [](auto& entries) { entries[1].hash.bytes[31] ^= 1; });
        row("incarnation altered",
            [](auto& entries) { entries[1].envelope.key.incarnation = IncarnationId::derived("other"); });
        row("stream altered", [](auto& entries) { entries[1].envelope.key.stream = "emergency"; });
        row("number altered", [](auto& entries) { entries[1].envelope.key.number = 3; });
        row("number zero", [](auto& entries) { entries[1].envelope.key.number = 0; });
        row("time altered", [](auto& entries) { entries[1].envelope.time.value++; });
        row("recorded time altered", [](auto& entries) { entries[1].envelope.recordedAt.milliseconds--; });
        row("author altered", [](auto& entries) { entries[1].envelope.author = OperatorId::derived("other"); });
        row("kind altered", [](auto& entries) { entries[1].envelope.kind = 12; });
        row("schema altered", [](auto& entries) { entries[1].envelope.schema = 2; });
        row("subject altered", [](auto& entries) { entries[1].envelope.subject = RawId::derived("other"); });
        row("body hash altered", [](auto& entries) { entries[1].envelope.bodyHash = sha256("other"); });
        row("previous altered", [](auto& entries) { entries[1].envelope.previous = sha256("other"); });
        row("reference added", [](auto& entries) { entries[1].envelope.after.push_back(sha256("other")); });
        row("rewritten with a fitting hash", [rehash](auto& entries) {
            entries[1].body = "other";
            entries[1].envelope.bodyHash = sha256("other");
            rehash(entries[1]); // then the next one does not follow it
        });
        row("chain cut and begun again", [rehash](auto& entries) {
            entries[1].envelope.previous = {};
            rehash(entries[1]);
        });
    }

    // F5
    void whatDoesNotFitIsRefusedAsAWhole()
    {
        QFETCH(std::function<void(std::vector<Entry>&)>, change);
        static Sender sender;
        Receiver receiver;
        const std::string before = receiver.everything();
        auto entries = sender.entries;
        change(entries);
        const auto news = receiver.accept(entries);
        QVERIFY(!news.isOk());
        QVERIFY(news.refusal().toString().find(sender.writer.journal().incarnation().toString()) != std::string::npos
            || QString(QTest::currentDataTag()) == "incarnation altered");
        QCOMPARE(receiver.everything(), before);
        QVERIFY(receiver.writer.journal().heads().empty());
        // and the true ones are still welcome
        QVERIFY(receiver.accept(sender.entries).isOk());
        QVERIFY(verified(receiver.writer.connection()).isSound());
    }

    // F4
    void forkIsRefusedAndTheFirstBranchStays()
    {
        Sender sender;
        Receiver receiver;
        QVERIFY(receiver.accept(sender.entries).isOk());
        const std::string before = receiver.everything();
        Entry other = sender.entries[1];
        other.body = "another life of the same console";
        other.envelope.bodyHash = sha256(*other.body);
        other.hash = sha256(other.envelope.encode());
        const auto news = receiver.accept({ other });
        QVERIFY(!news.isOk());
        QVERIFY(news.refusal().text.find("forked") != std::string::npos);
        QCOMPARE(receiver.everything(), before);
    }

    void personsMayComeWithoutTheirBodies()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        entries::PersonRecorded recorded;
        recorded.set_name("张三");
        const SubjectId person = RawId::derived("person");
        append(writer, { { Kind::PersonRecorded, person, recorded.SerializeAsString(), {} } }, 1000);
        append(writer, { { Kind::PersonErased, person, {}, {} } }, 2000);
        Receiver receiver;
        QVERIFY(receiver.accept(allEntries(writer.connection())).isOk());
        QVERIFY(receiver.writer.ledgers().persons().person({ person })->isErased);
        QVERIFY2(verified(receiver.writer.connection()).isSound(), faultsOf(verified(receiver.writer.connection())));
    }

    // F16
    void personErasedByAnotherStreamIsAwaited()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        const SubjectId person = RawId::derived("person");
        append(writer, { { Kind::PersonRecorded, person, entries::PersonRecorded().SerializeAsString(), {} } }, 1000);
        append(writer, { { Kind::PersonErased, person, {}, {}, "emergency" } }, 2000);
        const auto entries = allEntries(writer.connection());
        TemporaryStore other;
        {
            StoreWriter receiver(other.folder());
            QVERIFY(receiver.journal().accept(std::span(entries).first(1)).isOk());
        }
        StoreWriter receiver(other.folder()); // no damage: it opens again
        Verification verification = verified(receiver.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
        QVERIFY(verification.awaited == 1 && verification.erased == 0);
        QVERIFY(receiver.journal().accept(std::span(entries).subspan(1)).isOk());
        verification = verified(receiver.connection());
        QVERIFY(verification.isSound() && verification.awaited == 0 && verification.erased == 1);
    }

    // F9
    void unknownKindsAreKeptAndPassedOn()
    {
        TemporaryStore store;
        StoreWriter writer(store.folder());
        append(writer, { { static_cast<Kind>(9999), RawId::derived("x"), "of a newer console", {} } }, 1000);
        Receiver receiver, further;
        QVERIFY(receiver.accept(allEntries(writer.connection())).isOk());
        QVERIFY(further.accept(allEntries(receiver.writer.connection())).isOk());
        const auto got = allEntries(further.writer.connection());
        QCOMPARE(*got.at(0).body, std::string("of a newer console"));
        QCOMPARE(got.at(0).envelope.kind, 9999);
    }

    // F10
    void lateEntryRefoldsOnlyItsSubject()
    {
        TemporaryStore early;
        StoreWriter sender(early.folder());
        append(sender, { status("team 3", "onScene", 500) }, 1000);
        Receiver receiver;
        for (int i = 0; i < 10; ++i)
            append(receiver.writer, { formed("team " + std::to_string(i)), reported("case " + std::to_string(i), "x") },
                5000 + i);
        // every write to any ledger is written down
        Connection& connection = receiver.writer.connection();
        connection.execute("CREATE TEMP TABLE written(name TEXT, id BLOB)");
        for (const LedgerTable& table : ledgerTables()) {
            const std::string name = table.name;
            if (name == "ledger_sum")
                continue; // of no subject
            const std::string id = connection.text("SELECT name FROM pragma_table_info('" + name + "') WHERE cid = 0");
            for (const std::string what : { "INSERT", "UPDATE", "DELETE" })
                connection.execute("CREATE TEMP TRIGGER " + what + "_" + name + " AFTER " + what + " ON main." + name
                    + " BEGIN INSERT INTO written VALUES('" + name + "', " + (what == "DELETE" ? "old." : "new.") + id
                    + "); END");
        }
        const auto news = receiver.accept(allEntries(sender.connection()));
        QVERIFY(news.isOk() && news->teams == std::vector { TeamId { RawId::derived("team 3") } });
        QVERIFY(connection.number("SELECT count(*) FROM written") >= 1);
        Statement others(connection, "SELECT count(*) FROM written WHERE name <> 'team' OR id <> ?1");
        const RawId team = RawId::derived("team 3");
        QVERIFY(others.bind(1, team).step());
        QCOMPARE(others.integer(0), 0);
        // it was stated before the team was formed here: told late, and no longer true
        const auto folded = receiver.writer.ledgers().teams().team({ team });
        QCOMPARE(folded->history.size(), 1u);
        QVERIFY(folded->status.status == TeamStatus::OnScene);
    }

    // F10
    void reportThatComesLastGivesEffectToWhatWasSetAside()
    {
        TemporaryStore early;
        StoreWriter sender(early.folder());
        append(sender, { reported("case", "first caller") }, 1000);
        const IncidentId id { RawId::derived("case") };
        const std::string state = sender.ledgers().incidents().incident(id)->state;
        entries::CaseActed acted;
        acted.set_action("addNote");
        acted.set_from(state);
        acted.set_to(state);
        Receiver receiver;
        append(receiver.writer, { { Kind::CaseActed, id.raw, acted.SerializeAsString(), {} } }, 2000);
        Connection& connection = receiver.writer.connection();
        QCOMPARE(connection.number("SELECT count(*) FROM incident_ineffective"), 1);
        QVERIFY(receiver.accept(allEntries(sender.connection())).isOk());
        QCOMPARE(connection.number("SELECT count(*) FROM incident_ineffective"), 0);
        QCOMPARE(receiver.writer.ledgers().incidents().incident(id)->steps.size(), 1u);
    }

    void earlierReportTakesTheCallerOfTheLaterOnePlace()
    {
        TemporaryStore early;
        StoreWriter sender(early.folder());
        append(sender, { reported("case", "first caller") }, 1000);
        Receiver receiver;
        append(receiver.writer, { reported("case", "second caller") }, 2000);
        QVERIFY(receiver.accept(allEntries(sender.connection())).isOk());
        QVERIFY(sender.journal().accept(allEntries(receiver.writer.connection())).isOk());
        QCOMPARE(dumpLedgers(receiver.writer.connection()), dumpLedgers(sender.connection()));
        const auto incident = receiver.writer.ledgers().incidents().incident({ RawId::derived("case") });
        QCOMPARE(incident->title, std::string("reported by first caller"));
        QCOMPARE(incident->ineffective.size(), 1u);
    }

    void thingsOfTwoKindsMayBearOneId()
    {
        TemporaryStore other;
        StoreWriter sender(other.folder());
        append(sender, { formed("same id") }, 1000);
        Receiver receiver;
        append(receiver.writer, { reported("same id", "x") }, 2000);
        QVERIFY(receiver.accept(allEntries(sender.connection())).isOk());
        QVERIFY(sender.journal().accept(allEntries(receiver.writer.connection())).isOk());
        for (StoreWriter* each : { &sender, &receiver.writer }) {
            QVERIFY(each->ledgers().teams().team({ RawId::derived("same id") }));
            QVERIFY(each->ledgers().incidents().incident({ RawId::derived("same id") }));
        }
        QCOMPARE(dumpLedgers(receiver.writer.connection()), dumpLedgers(sender.connection()));
    }
};

QTEST_GUILESS_MAIN(JournalAcceptTest)
#include "journal_accept_test.moc"
