#include "attachment/entries.pb.h"
#include "base/signature.h"
#include "journal/entries.pb.h"
#include "person/entries.pb.h"
#include "sqlite/durable_file.h"
#include "sqlite/grid_edition.h"
#include "support/sync_meeting.h"
#include "sync/bundle.h"

#include <QTest>

#include <fstream>
#include <sstream>

using namespace fengsui;

namespace {

constexpr int chunkKind = static_cast<char>(131);
constexpr int batchKind = 3;

// Lines that read like a report, never two chunks alike.
std::string textOf(const std::string& seed, std::size_t size)
{
    std::string text;
    for (int line = 0; text.size() < size; ++line)
        text += seed + " line " + std::to_string(line) + '\n';
    text.resize(size);
    return text;
}

std::string fileWith(SyncConsole& console, const std::string& bytes)
{
    const auto path = console.folder().path.parent_path() / (sha256(bytes).toHex() + ".txt");
    writeDurably(path, bytes);
    return path.string();
}

void append(SyncConsole& console, const Draft& draft)
{
    console.clock.at = console.clock.at + Duration(1000);
    console.journal().append({ &draft, 1 }, OperatorId::derived("clerk"), console.clock.now());
    console.blobs().entriesCame();
}

const SubjectId someCase = RawId::derived("a case");

Draft adding(const BlobList& list, PersonId person = {}, SubjectId about = someCase)
{
    entries::AttachmentAdded added;
    added.set_digest(std::string(list.digest.view()));
    added.set_size(list.size);
    added.set_name("现场.txt");
    added.set_media("text");
    added.set_list(std::string(list.listDigest().view()));
    if (!person.isNull())
        added.set_person(std::string(person.view()));
    return { Kind::AttachmentAdded, about, added.SerializeAsString(), {} };
}

Draft withdrawing(const Digest& digest, SubjectId about = someCase)
{
    entries::AttachmentWithdrawn withdrawn;
    withdrawn.set_digest(std::string(digest.view()));
    return { Kind::AttachmentWithdrawn, about, withdrawn.SerializeAsString(), {} };
}

Digest attach(SyncConsole& console, const std::string& bytes, PersonId person = {})
{
    const auto kept = console.blobs().keep(fileWith(console, bytes));
    if (!kept)
        qFatal("%s", kept.refusal().toString().c_str());
    append(console, adding(kept->list, person));
    return kept->list.digest;
}

bool holds(SyncConsole& console, const std::string& bytes)
{
    const auto path = console.blobs().folder().pathOf(sha256(bytes));
    return std::filesystem::exists(path) && readWhole(path) == bytes;
}

std::size_t partsOf(SyncConsole& console)
{
    std::error_code ignored;
    std::size_t parts = 0;
    for ([[maybe_unused]] const auto& file :
        std::filesystem::directory_iterator(console.folder().blobs() / "partial", ignored))
        ++parts;
    return parts;
}

} // namespace

/// Files that go with entries.
class BlobsTest : public QObject {
    Q_OBJECT

private slots:
    // F17
    void fileFollowsItsEntry()
    {
        SyncConsole a, b;
        const std::string photo = textOf("photo", 700'000);
        const Digest digest = attach(a, photo);
        const std::string note = textOf("note", 10);
        attach(b, note);
        Meeting meeting(a.sync(), b.sync());
        meeting.run();
        QVERIFY(holds(b, photo) && holds(a, note));
        QVERIFY(a.dump() == b.dump() && meeting.a.standing().isLevel);
        QCOMPARE(meeting.b.blobs().standing().files, std::uint64_t(1));
        QCOMPARE(meeting.b.blobs().standing().received, std::uint64_t(photo.size()));
        QVERIFY(meeting.a.blobs().isSettled() && meeting.b.blobs().isSettled());
        QCOMPARE(meeting.kinds[chunkKind], std::size_t(4));
        QVERIFY(b.blobs().list(digest) == blobListOf(photo));
        QCOMPARE(partsOf(b), std::size_t(0));
    }

    // F17: an entry is valid without its file, and nobody waits for it
    void entryIsValidWithoutItsFile()
    {
        SyncConsole a, b;
        append(a, adding(blobListOf("a file that was lost before anybody had it")));
        Meeting meeting(a.sync(), b.sync());
        meeting.run();
        QVERIFY(meeting.a.standing().isLevel && meeting.a.standing().ledgersAgree == true);
        QVERIFY(meeting.a.blobs().isSettled() && meeting.b.blobs().isSettled());
        QCOMPARE(b.blobs().wanted(10).size(), std::size_t(1));
        QCOMPARE(b.writer().ledgers().attachments().file({ someCase }).attachments.size(), std::size_t(1));
    }

    // F17: resumed by chunk, also when the program ends in between
    void wireCutAfterEveryFrameGoesOnByChunk()
    {
        SyncConsole a, b;
        const std::string photo = textOf("photo", 5 * BlobList::chunkSize - 77);
        attach(a, photo);
        auto left = a.clone();
        auto right = b.clone();
        Meeting undisturbed(left->sync(), right->sync());
        const std::size_t frames = undisturbed.run();
        QCOMPARE(undisturbed.kinds[chunkKind], std::size_t(5));
        for (std::size_t cut = 0; cut < frames; ++cut) {
            left = a.clone();
            right = b.clone();
            std::size_t chunks = 0;
            {
                Meeting first(left->sync(), right->sync());
                first.run(cut);
                chunks = first.kinds[chunkKind];
                QCOMPARE(holds(*right, photo), chunks == 5);
            }
            if (cut % 2 == 0) {
                right->close();
                right->open();
            }
            Meeting again(left->sync(), right->sync());
            again.run();
            QVERIFY(holds(*right, photo));
            QCOMPARE(chunks + again.kinds[chunkKind], std::size_t(5)); // none came twice
        }
    }

    // F17: what the power failure left of a chunk is not believed
    void tornChunkComesAgain()
    {
        SyncConsole a, b;
        const std::string photo = textOf("photo", 4 * BlobList::chunkSize);
        const Digest digest = attach(a, photo);
        std::size_t chunks = 0;
        {
            Meeting first(a.sync(), b.sync());
            while (chunks < 2 && first.run(1) > 0)
                chunks = first.kinds[chunkKind];
        }
        const auto part = b.folder().blobs() / "partial" / digest.toHex();
        QVERIFY(std::filesystem::exists(part));
        {
            std::fstream file(part, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(BlobList::chunkSize / 2);
            file << std::string(4096, '\0');
        }
        b.close();
        b.open();
        Meeting again(a.sync(), b.sync());
        again.run();
        QVERIFY(holds(b, photo));
        QCOMPARE(again.kinds[chunkKind], std::size_t(3));
    }

    // F7, F17: no chunk goes while an entry waits
    void entriesComeFirst()
    {
        SyncConsole a, b;
        attach(a, textOf("photo", 600'000));
        Dice dice("entriesComeFirst");
        RandomHistory history(dice, 12);
        a.play(dice, history, 30);
        Meeting meeting(a.sync(), b.sync(), { 3, 2000 });
        while (meeting.kinds[chunkKind] == 0 && meeting.run(1) > 0) { }
        QVERIFY(meeting.kinds[chunkKind] == 1 && meeting.kinds[batchKind] > 10);
        QVERIFY(a.sync().vector() == b.sync().vector());
        // and an alarm that is raised in the middle of it overtakes what was not sent yet
        a.play(dice, history, 1);
        meeting.a.storeChanged();
        const std::size_t before = meeting.kinds[chunkKind];
        while (a.sync().vector() != b.sync().vector() && meeting.run(1) > 0) { }
        QVERIFY(meeting.kinds[chunkKind] <= before + sync::BlobLane::window);
        meeting.run();
        QVERIFY(meeting.b.blobs().isSettled());
    }

    // F17: meetings of random pairs, cut anywhere, with restarts between; what one has in the end all have
    void filesArriveWhateverIsCut()
    {
        for (int seed = 0; seed < 5; ++seed) {
            Dice dice(static_cast<std::uint64_t>(seed) + 1);
            std::vector<std::unique_ptr<SyncConsole>> consoles;
            for (int i = 0; i < 4; ++i)
                consoles.push_back(std::make_unique<SyncConsole>());
            std::vector<std::string> files;
            for (int step = 0; step < 40; ++step) {
                const std::size_t at = dice.below(consoles.size() - 1); // each knows only its neighbours
                if (dice.chance(25)) {
                    files.push_back(textOf("file " + std::to_string(step), 1 + dice.below(900'000)));
                    attach(*consoles[at], files.back());
                } else if (dice.chance(20)) {
                    consoles[at]->close();
                    consoles[at]->open();
                } else {
                    Meeting(consoles[at]->sync(), consoles[at + 1]->sync()).run(dice.below(40));
                }
            }
            for (int round = 0; round < 3; ++round)
                for (std::size_t at = 0; at + 1 < consoles.size(); ++at)
                    Meeting(consoles[at]->sync(), consoles[at + 1]->sync()).run();
            QVERIFY(!files.empty());
            for (const auto& console : consoles) {
                QVERIFY(console->dump() == consoles.front()->dump());
                QCOMPARE(partsOf(*console), std::size_t(0));
                for (const std::string& file : files)
                    QVERIFY2(holds(*console, file), QByteArray::number(seed));
            }
        }
    }

    // F17: files pass through consoles between, as entries do
    void relayPassesFilesOn()
    {
        SyncConsole town, county, other;
        const std::string photo = textOf("photo", 300'000);
        Meeting north(town.sync(), county.sync());
        Meeting south(county.sync(), other.sync());
        north.run();
        south.run();
        attach(town, photo);
        north.a.storeChanged();
        for (int round = 0; round < 5; ++round) {
            north.run();
            if (north.b.takeGainedBlob() || round == 0)
                south.a.storeChanged();
            south.run();
        }
        QVERIFY(holds(county, photo) && holds(other, photo));
    }

    // F17: property: no chunk is taken that isn't what its digest says
    void alteredChunkIsNeverTaken()
    {
        Dice dice("alteredChunkIsNeverTaken");
        SyncConsole a;
        const std::string photo = textOf("photo", 2 * BlobList::chunkSize + 1000);
        attach(a, photo);
        const BlobList list = blobListOf(photo);
        for (int round = 0; round < 20; ++round) {
            SyncConsole b;
            append(b, adding(list));
            sync::BlobLane lane(&b.blobs());
            std::vector<sync::Frame> said;
            const auto say = [&](const sync::Frame& frame) { said.push_back(frame); };
            lane.pump(true, {}, say);
            lane.hear(sync::BlobOffer { list });
            lane.pump(true, {}, say);
            const std::size_t index = dice.below(sync::BlobLane::window);
            std::string bytes = photo.substr(index * BlobList::chunkSize, BlobList::chunkSize);
            switch (dice.below(3)) {
            case 0:
                bytes[dice.below(bytes.size())] ^= static_cast<char>(1 << dice.below(7));
                break;
            case 1:
                bytes.resize(dice.below(bytes.size()));
                break;
            default:
                bytes = photo.substr((index + 1) * BlobList::chunkSize, BlobList::chunkSize);
            }
            QVERIFY(!lane.hear(sync::Chunk { list.digest, static_cast<std::uint32_t>(index), bytes }));
            QCOMPARE(lane.standing().received, std::uint64_t(0));
            QVERIFY(b.blobs().begin(list, {}).value_or(std::vector<std::size_t>()).size() == 3); // nothing of it stayed
        }
    }

    // F17: a list that no entry vouches for is believed as far as the whole turns out to be right
    void listOfAnotherFileEndsWithNothing()
    {
        SyncConsole b;
        const BlobList right = blobListOf(textOf("right", 1000));
        BlobList wrong = blobListOf(textOf("wrong", 1000));
        wrong.digest = right.digest;
        append(b, adding(right));
        sync::BlobLane lane(&b.blobs());
        std::size_t asked = 0;
        const auto say = [&](const sync::Frame& frame) { asked += std::holds_alternative<sync::ChunkWanted>(frame); };
        lane.pump(true, {}, say);
        lane.hear(sync::BlobOffer { wrong });
        lane.pump(true, {}, say);
        QCOMPARE(asked, std::size_t(0)); // the entry names another list

        entries::EditionAnnounced announced;
        announced.set_kind("grid");
        announced.set_digest(sha256("an edition").toHex());
        append(b, { Kind::EditionAnnounced, editionSubject("grid"), announced.SerializeAsString(), {} });
        wrong.digest = sha256("an edition");
        sync::BlobLane second(&b.blobs());
        second.pump(true, {}, say);
        second.hear(sync::BlobOffer { wrong });
        second.pump(true, {}, say);
        QCOMPARE(asked, std::size_t(1));
        QVERIFY(!second.hear(sync::Chunk { wrong.digest, 0, textOf("wrong", 1000) }));
        QVERIFY(std::filesystem::is_empty(b.folder().editions()) && partsOf(b) == 0);
    }

    // F16: it goes from every console that hears of it, and a late fetch does not bring it back
    void fileGoesWithThePersonThatItShows()
    {
        SyncConsole a, b, late;
        const PersonId person = PersonId::derived("somebody");
        entries::PersonRecorded recorded;
        recorded.set_name("somebody");
        append(a, { Kind::PersonRecorded, person.raw, recorded.SerializeAsString(), {} });
        const std::string photo = textOf("face", 300'000);
        attach(a, photo, person);
        const std::string other = textOf("street", 300'000);
        attach(a, other);
        Meeting(a.sync(), b.sync()).run();
        QVERIFY(holds(b, photo) && holds(b, other));
        {
            Meeting half(a.sync(), late.sync());
            while (half.kinds[chunkKind] < 1 && half.run(1) > 0) { }
        }
        append(a, { Kind::PersonErased, person.raw, entries::PersonErased().SerializeAsString(), {} });
        QVERIFY(!holds(a, photo) && holds(a, other));
        QVERIFY(!a.blobs().list(sha256(photo)));
        Meeting(late.sync(), a.sync()).run();
        Meeting lastChance(late.sync(), b.sync()); // who still has it hears of it in the same conversation
        lastChance.run();
        QVERIFY(!holds(late, photo) && !holds(b, photo));
        QVERIFY(holds(late, other) && holds(b, other));
        QCOMPARE(partsOf(late), std::size_t(0));
        QVERIFY(late.blobs().wanted(10).empty() && b.blobs().wanted(10).empty());
        QVERIFY(late.dump() == b.dump());
        QVERIFY(late.writer().ledgers().attachments().file({ someCase }).find(sha256(photo))->isWithdrawn);
        // somebody puts it in by hand, and the program starts anew
        std::filesystem::create_directories(b.blobs().folder().pathOf(sha256(photo)).parent_path());
        writeDurably(b.blobs().folder().pathOf(sha256(photo)), photo);
        b.close();
        b.open();
        QVERIFY(!holds(b, photo));
    }

    void withdrawnFileGoesUnlessAnotherCaseHasIt()
    {
        SyncConsole a, b;
        const std::string photo = textOf("photo", 1000);
        const Digest digest = attach(a, photo);
        append(a, adding(blobListOf(photo), {}, RawId::derived("another case")));
        Meeting(a.sync(), b.sync()).run();
        append(a, withdrawing(digest));
        Meeting(a.sync(), b.sync()).run();
        QVERIFY(holds(a, photo) && holds(b, photo));
        append(a, withdrawing(digest, RawId::derived("another case")));
        Meeting(a.sync(), b.sync()).run();
        QVERIFY(!holds(a, photo) && !holds(b, photo));
    }

    void editionComesFromThePeer_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("grid") << "grid";
        QTest::newRow("component") << "component";
    }
    void editionComesFromThePeer()
    {
        QFETCH(QString, kind);
        SyncConsole a, b;
        const std::string edition = textOf("edition", 900'000);
        writeDurably(editionPath(a.folder().editions(), sha256(edition)), edition);
        entries::EditionAnnounced announced;
        announced.set_kind(kind.toStdString());
        announced.set_digest(sha256(edition).toHex());
        append(a, { Kind::EditionAnnounced, editionSubject(kind.toStdString()), announced.SerializeAsString(), {} });
        attach(a, textOf("photo", 100'000));
        Meeting meeting(a.sync(), b.sync());
        meeting.run();
        QVERIFY(readWhole(editionPath(b.folder().editions(), sha256(edition))) == edition);
        QCOMPARE(meeting.b.blobs().standing().files, std::uint64_t(2));
        QVERIFY(b.blobs().wanted(10).empty());
    }

    void bundleCarriesFilesIfItShould()
    {
        SyncConsole a, b;
        const std::string photo = textOf("photo", 700'000);
        attach(a, photo);
        const SigningKey ours = signingKey(a.folder());
        const SigningKey theirs = signingKey(b.folder());
        const auto everybody = [](const std::string&) { return true; };
        std::ostringstream without, with;
        QCOMPARE(sync::writeBundle(without, a.sync(), {}, ours, theirs.publicKey()).files, std::uint64_t(0));
        const auto written
            = sync::writeBundle(with, a.sync(), {}, ours, theirs.publicKey(), {}, sync::BundleFiles::With);
        QCOMPARE(written.files, std::uint64_t(1));
        QCOMPARE(written.bytes, std::uint64_t(photo.size()));
        std::istringstream first(without.str()), second(with.str()), third(with.str());
        QVERIFY(sync::readBundle(first, b.sync(), theirs, everybody).isOk());
        QVERIFY(!holds(b, photo));
        const auto read = sync::readBundle(second, b.sync(), theirs, everybody);
        QVERIFY(read.isOk() && read->files == 1 && read->bytes == photo.size());
        QVERIFY(holds(b, photo));
        const auto again = sync::readBundle(third, b.sync(), theirs, everybody);
        QVERIFY(again.isOk() && again->files == 0 && again->fresh == 0);
    }

    // F17, F18: bounded by quota, by the disk, and by what one console may send in a day
    void limitsHold()
    {
        SyncConsole a, b;
        const std::string photo = textOf("photo", 300'000);
        attach(a, photo);
        const auto meet = [&](const SqliteBlobStore::Limits& limits) {
            b.limits = limits;
            b.close();
            b.open();
            Meeting(a.sync(), b.sync()).run();
            return holds(b, photo);
        };
        constexpr std::uint64_t much = 1ull << 60;
        QVERIFY(!meet({ 100'000, 0, much }));
        QVERIFY(!meet({ 0, much, much }));
        QVERIFY(!b.blobs().keep(fileWith(b, textOf("of our own", 10))).isOk());
        QVERIFY(!meet({ 0, 0, 100'000 }));
        QVERIFY(meet({ 0, 0, 300'000 }));
        const std::string second = textOf("second", 1000);
        attach(a, second);
        Meeting(a.sync(), b.sync()).run();
        QVERIFY(!holds(b, second));
        b.clock.at = b.clock.at + std::chrono::hours(25);
        Meeting(a.sync(), b.sync()).run();
        QVERIFY(holds(b, second));
    }

    // F17: oversize and foreign kinds are refused where they are attached, with a message
    void authorIsToldWhatCannotBeAttached()
    {
        SyncConsole a;
        const auto refusalOf = [&](const std::string& bytes) {
            const auto kept = a.blobs().keep(fileWith(a, bytes));
            return kept ? std::string() : kept.refusal().toString();
        };
        QVERIFY(refusalOf("").find("is empty") != std::string::npos);
        QVERIFY(refusalOf(std::string("PK\x03\x04\x00\x01", 6)).find("plain text") != std::string::npos);
        const auto large = a.folder().path.parent_path() / "large.txt";
        std::ofstream(large) << "x";
        std::filesystem::resize_file(large, BlobList::largest + 1);
        const auto kept = a.blobs().keep(large.string());
        QVERIFY(!kept && kept.refusal().toString().find("64 MiB") != std::string::npos);
        QVERIFY(!a.blobs().keep("/nowhere/at all").isOk());
    }

    // T14: whoever asks for more than it may is hung up on
    void floodOfRequestsEndsTheConversation()
    {
        SyncConsole a, b;
        const Digest digest = attach(a, textOf("photo", 20 * BlobList::chunkSize));
        sync::BlobLane lane(&a.blobs());
        const auto say = [](const sync::Frame&) { };
        lane.hear(sync::BlobsWanted { { digest } });
        lane.pump(true, {}, say);
        bool isFine = true;
        for (std::uint32_t i = 0; i <= sync::BlobLane::mostAsked; ++i)
            isFine = lane.hear(sync::ChunkWanted { digest, i });
        QVERIFY(!isFine);
    }
};

QTEST_GUILESS_MAIN(BlobsTest)
#include "blobs_test.moc"
