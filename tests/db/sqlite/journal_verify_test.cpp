#include "desk/paper_names.h"
#include "incident/entries.pb.h"
#include "sqlite/chain_check.h"
#include "sqlite/durable_file.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

using namespace fengsui;

namespace {

/// Twelve entries in the county's stream, and a peer's four; altered behind the journal's back.
struct Fixture {
    TemporaryStore store, other;
    std::optional<StoreWriter> writer;
    IncarnationId own, peer;

    Fixture()
    {
        writer.emplace(store.folder());
        StoreWriter sender(other.folder());
        own = writer->journal().incarnation();
        peer = sender.journal().incarnation();
        fill(*writer, store, 12);
        fill(sender, other, 4);
        sender.journal().signHeads({ 9000 });
        if (!writer->journal().accept(allEntries(sender.connection())).isOk())
            qFatal("the peer's entries were refused");
        writer->journal().signHeads({ 9000 });
    }
    static void fill(StoreWriter& to, const TemporaryStore& of, int count)
    {
        const SigningKey key = *SigningKey::fromSeed(readWhole(of.folder().key()));
        const Draft first = opening(key.publicKey(), to.journal().incarnation());
        to.journal().append(std::span(&first, 1), {}, { 1000 });
        for (int i = 1; i < count; ++i) {
            entries::IncidentReported reported;
            reported.set_state("accepted");
            reported.mutable_report()->set_title("case " + std::to_string(i));
            const Draft draft { Kind::IncidentReported, RawId::derived("case " + std::to_string(i)),
                reported.SerializeAsString(), {} };
            to.journal().append(std::span(&draft, 1), {}, { 1000 + i });
        }
    }
    std::string key(int number) const { return own.toString() + "/county/" + std::to_string(number); }
    void sql(const std::string& text) { writer->connection().execute(text); }
    /// Stores the entry's row anew after a change to its envelope, with a hash that fits if `isRehashed`.
    void rewrite(int number, const std::function<void(Envelope&)>& change, bool isRehashed)
    {
        const auto entry
            = SqliteJournalReader(writer->connection()).entry({ own, "county", static_cast<std::uint64_t>(number) });
        Envelope envelope = entry->envelope;
        change(envelope);
        const std::string bytes = envelope.encode();
        Statement update(writer->connection(),
            "UPDATE entry SET envelope = ?1, hash = ?2, subject = ?3, kind = ?4, recorded_at = ?5 WHERE hash = ?6");
        const Digest hash = isRehashed ? sha256(bytes) : entry->hash;
        update.bindBytes(1, bytes).bind(2, hash).bind(3, envelope.subject).bind(4, static_cast<int>(envelope.kind));
        update.bind(5, envelope.recordedAt.milliseconds).bind(6, entry->hash).run();
    }
    bool isNamed(const std::string& where)
    {
        const Verification verification = verified(writer->connection());
        return std::ranges::any_of(verification.faults, [&](const Fault& fault) { return fault.where == where; });
    }
};

} // namespace

class JournalVerifyTest : public QObject {
    Q_OBJECT

private slots:
    void sumThatIsNotOfTheLedgersIsNamed()
    {
        Fixture fixture;
        QVERIFY2(verified(fixture.writer->connection()).isSound(), faultsOf(verified(fixture.writer->connection())));
        fixture.sql("UPDATE ledger_sum SET sum = zeroblob(32)");
        QVERIFY(fixture.isNamed("ledger ledger_sum"));
        QVERIFY(fixture.writer->journal().rebuild({}));
        QVERIFY(verified(fixture.writer->connection()).isSound());
        fixture.sql("DELETE FROM ledger_sum");
        QVERIFY(fixture.isNamed("ledger ledger_sum"));
    }

    void soundJournalHasNoFault()
    {
        Fixture fixture;
        const Verification verification = verified(fixture.writer->connection());
        QVERIFY2(verification.isSound(), faultsOf(verification));
        QCOMPARE(verification.entries, 16u);
        QCOMPARE(verification.signedEntries, 12u);
        QCOMPARE(verification.heads.size(), 2u);
        for (const Head& head : verification.heads)
            QCOMPARE(head.signature.has_value(), head.key.incarnation == fixture.own);
    }

    void everyAlteredColumnIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("number") << "UPDATE entry SET number = 50 WHERE id = 5";
        QTest::newRow("subject") << "UPDATE entry SET subject = randomblob(16) WHERE id = 5";
        QTest::newRow("kind") << "UPDATE entry SET kind = 11 WHERE id = 5";
        QTest::newRow("recorded_at") << "UPDATE entry SET recorded_at = recorded_at + 1 WHERE id = 5";
        QTest::newRow("hash") << "UPDATE entry SET hash = randomblob(32) WHERE id = 5";
        QTest::newRow("hash cut") << "UPDATE entry SET hash = x'00' WHERE id = 5";
        QTest::newRow("envelope cut") << "UPDATE entry SET envelope = substr(envelope, 1, 168) WHERE id = 5";
        QTest::newRow("envelope gone") << "UPDATE entry SET envelope = x'' WHERE id = 5";
        QTest::newRow("body") << "UPDATE entry SET body = CAST(body || 'x' AS BLOB) WHERE id = 5";
        QTest::newRow("body emptied") << "UPDATE entry SET body = x'' WHERE id = 5";
        QTest::newRow("body gone") << "UPDATE entry SET body = NULL WHERE id = 5";
        QTest::newRow("row gone") << "DELETE FROM entry WHERE id = 5";
        QTest::newRow("lane") << "UPDATE entry SET lane = 77 WHERE id = 5";
    }

    void everyAlteredColumnIsNamed()
    {
        QFETCH(QString, sql);
        Fixture fixture;
        fixture.sql(sql.toStdString());
        QVERIFY2(fixture.isNamed(fixture.key(5)), faultsOf(verified(fixture.writer->connection())));
    }

    void everyAlteredByteOfAnEnvelopeIsNamed()
    {
        Fixture fixture;
        Connection& connection = fixture.writer->connection();
        Statement read(connection, "SELECT envelope FROM entry WHERE id = 5");
        QVERIFY(read.step());
        const std::string original(read.bytes(0));
        read.start();
        Statement write(connection, "UPDATE entry SET envelope = ?1 WHERE id = 5");
        for (std::size_t at = 0; at < original.size(); ++at) {
            std::string altered = original;
            altered[at] = static_cast<char>(altered[at] ^ 1);
            write.start().bindBytes(1, altered).run();
            Verification verification;
            for (const Lane& lane : readLanes(connection))
                ChainCheck(connection, verification).check(lane, 1, {}, 0);
            QVERIFY2(!verification.isSound(), qPrintable(QString::number(at)));
            QCOMPARE(verification.faults.front().where, fixture.key(5));
        }
        write.start().bindBytes(1, original).run();
        QVERIFY(verified(connection).isSound());
    }

    void rewrittenEntryBreaksTheChainBehindIt()
    {
        Fixture fixture;
        fixture.rewrite(5, [](Envelope& envelope) { envelope.author = OperatorId::derived("other"); }, true);
        QVERIFY2(fixture.isNamed(fixture.key(6)), faultsOf(verified(fixture.writer->connection())));
    }

    // F28: what is printed names the end of each stream that this console writes
    void printedWitnessesAreOfAllOwnStreams()
    {
        Fixture fixture;
        SqliteJournal& journal = fixture.writer->journal();
        const Draft urgent { Kind::ShiftNoted, RawId::derived("urgent"), {}, {}, "emergency" };
        const Receipt receipt = journal.append({ &urgent, 1 }, {}, { 1'000 });
        const SqliteJournalReader reader(fixture.writer->connection());
        const report::Printed printed
            = printedNow({ fixture.writer->ledgers(), reader, nullptr, nullptr, nullptr }, "", 1, { 1'000 });
        QCOMPARE(printed.stream, std::string("county"));
        QCOMPARE(printed.others.size(), std::size_t(1));
        QCOMPARE(printed.others[0].stream, std::string("emergency"));
        QCOMPARE(printed.others[0].number, std::uint64_t(1));
        QCOMPARE(printed.others[0].hash, receipt.hashes[0]);
    }

    // F28
    void rewrittenLastEntryIsNotTheSignedOne()
    {
        Fixture fixture;
        fixture.rewrite(12, [](Envelope& envelope) { envelope.author = OperatorId::derived("other"); }, true);
        fixture.sql("UPDATE lane SET hash = (SELECT hash FROM entry WHERE id = 12) WHERE id = 1");
        QVERIFY2(fixture.isNamed(fixture.key(12)), faultsOf(verified(fixture.writer->connection())));
        // also when the signed hash is made to fit: the signature does not
        fixture.sql("UPDATE lane SET signed_hash = hash WHERE id = 1");
        const Verification verification = verified(fixture.writer->connection());
        QCOMPARE(verification.faults.size(), 3u);
        QCOMPARE(verification.faults[0].where, fixture.key(12));
        QVERIFY(verification.faults[0].text.find("rewritten") != std::string::npos);
        QVERIFY(verification.faults[1].where.starts_with("ledger case_facts")); // which says who did it
        QCOMPARE(verification.faults[2].where, std::string("ledger ledger_sum"));
    }

    void forgedSignatureIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("signature") << "UPDATE lane SET signature = randomblob(64) WHERE id = 1";
        QTest::newRow("signature cut") << "UPDATE lane SET signature = x'00' WHERE id = 1";
        QTest::newRow("signed hash") << "UPDATE lane SET signed_hash = randomblob(32) WHERE id = 1";
        QTest::newRow("key") << "UPDATE incarnation SET public_key = randomblob(32) WHERE is_own = 1";
        QTest::newRow("key unknown") << "DELETE FROM incarnation";
        QTest::newRow("stream's end") << "UPDATE lane SET hash = randomblob(32) WHERE id = 1";
        QTest::newRow("stream's clock") << "UPDATE lane SET time = 0 WHERE id = 1";
    }

    void forgedSignatureIsNamed()
    {
        QFETCH(QString, sql);
        Fixture fixture;
        fixture.sql(sql.toStdString());
        QVERIFY2(fixture.isNamed(fixture.key(12)), faultsOf(verified(fixture.writer->connection())));
    }

    // F28
    void entriesCutOffBehindASignedHeadAreNamed()
    {
        Fixture fixture;
        fixture.sql("DELETE FROM entry WHERE lane = 1 AND number > 10");
        fixture.sql("UPDATE lane SET number = 10, hash = (SELECT hash FROM entry WHERE lane = 1 AND number = 10), "
                    "time = time - 65536 * 2 WHERE id = 1");
        const Verification verification = verified(fixture.writer->connection());
        QVERIFY2(fixture.isNamed(fixture.key(12)), faultsOf(verification));
    }

    void anotherKeyThanTheAnnouncedOneIsNamed()
    {
        Fixture fixture;
        fixture.sql("UPDATE incarnation SET public_key = randomblob(32) WHERE is_own = 1");
        QVERIFY(fixture.isNamed(fixture.key(1)));
        Fixture of;
        of.sql("UPDATE incarnation SET public_key = randomblob(32) WHERE is_own = 0");
        QVERIFY(of.isNamed(of.peer.toString() + "/county/1"));
    }

    void streamThatNobodyKnowsIsNamed()
    {
        Fixture fixture;
        fixture.sql("DELETE FROM lane WHERE id = 2");
        QVERIFY(fixture.isNamed(fixture.peer.toString() + "/county/1"));
        QVERIFY(fixture.isNamed(fixture.peer.toString() + "/county/4"));
    }

    void alteredLedgerIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("where");
        const QString id = QString::fromStdString(RawId::derived("case 3").toString()).remove('-');
        QTest::newRow("altered") << "UPDATE incident SET title = 'nothing happened' WHERE title = 'case 3'"
                                 << "ledger incident " + id;
        QTest::newRow("null") << "UPDATE incident SET due_at = 5 WHERE title = 'case 3'"
                              << "ledger incident " + id;
        QTest::newRow("gone") << "DELETE FROM incident WHERE title = 'case 3'"
                              << "ledger incident " + id;
        QTest::newRow("added") << "INSERT INTO person VALUES(randomblob(16), 'x', '', '', '', NULL, 0, 0)"
                               << QString("ledger person");
    }

    void alteredLedgerIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, where);
        Fixture fixture;
        fixture.sql(sql.toStdString());
        QVERIFY2(fixture.isNamed(where.toStdString()), faultsOf(verified(fixture.writer->connection())));
        QVERIFY(fixture.writer->journal().rebuild({}));
        QVERIFY(verified(fixture.writer->connection()).isSound());
    }

    void atMostAHundredFaultsAreNamed()
    {
        Fixture fixture;
        for (int i = 0; i < 30; ++i)
            Fixture::fill(*fixture.writer, fixture.store, 12);
        fixture.sql("UPDATE entry SET hash = x'00'");
        QCOMPARE(verified(fixture.writer->connection()).faults.size(), 100u);
    }

    void verifyingFindsNoFaultWhileTheWriterWrites()
    {
        Fixture fixture;
        std::atomic<bool> isWritten = false;
        std::atomic<int> checks = 0;
        QByteArray faults;
        std::thread reading([&] {
            const StoreReader reader(fixture.store.folder());
            while (!isWritten || checks == 0) {
                const Verification verification = reader.journal().verify({});
                faults += faultsOf(verification);
                ++checks;
            }
        });
        for (int i = 0; i < 100; ++i)
            Fixture::fill(*fixture.writer, fixture.store, 3);
        isWritten = true;
        reading.join();
        QVERIFY2(faults.isEmpty(), faults);
        QCOMPARE(verified(fixture.writer->connection()).entries, 316u);
    }

    void damagedEndOfAStreamIsNotWrittenUpon()
    {
        Fixture fixture;
        fixture.sql("UPDATE entry SET body = x'00' WHERE id = 12");
        fixture.writer.reset();
        try {
            StoreWriter again(fixture.store.folder());
            QFAIL("a damaged journal was opened for writing");
        } catch (const StoreFailure& failure) {
            QVERIFY2(std::string(failure.what()).find(fixture.key(12)) != std::string::npos, failure.what());
        }
        const StoreReader reader(fixture.store.folder()); // looking and finding out is still possible
        QVERIFY(!reader.journal().verify({}).isSound());
    }
};

QTEST_GUILESS_MAIN(JournalVerifyTest)
#include "journal_verify_test.moc"
