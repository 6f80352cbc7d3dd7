#include "sqlite/durable_file.h"
#include "sqlite/footprint.h"
#include "support/random_history.h"
#include "support/temporary_store.h"

#include <QTest>

#include <fstream>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

constexpr const char* here = "this machine";

} // namespace

class FootprintTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_store = std::make_unique<TemporaryStore>();
        StoreWriter writer(m_store->folder());
        const Draft first = opening(writer.journal().publicKey(), writer.journal().incarnation());
        writer.journal().append(std::span(&first, 1), {}, { 999 });
        writer.journal().stepInto(footprint(m_store->folder(), here), { 1000 }); // the first time here
        m_own = writer.journal().incarnation();
    }

    void storeThatGoesOnStaysItself()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(afterWorkIn(m_store->folder(), here), m_own);
    }

    void newStoreStaysItself()
    {
        const StoreFolder fresh { m_store->around() / "fresh" };
        createStoreFolder(fresh);
        const IncarnationId own = StoreReader(fresh).journal().incarnation();
        QCOMPARE(afterWorkIn(fresh, here), own);
        QCOMPARE(afterWorkIn(fresh, here), own);
    }

    // F3: an old copy put back into its place
    void oldCopyIsRenewedBeforeItWrites()
    {
        afterWorkIn(m_store->folder(), here);
        const fs::path old = m_store->around() / "old";
        fs::copy(m_store->folder().path, old, fs::copy_options::recursive);
        QCOMPARE(afterWorkIn(m_store->folder(), here), m_own);
        const std::uint64_t lost = numberOf(m_store->folder(), m_own);
        fs::remove_all(m_store->folder().path);
        fs::copy(old, m_store->folder().path, fs::copy_options::recursive);

        const IncarnationId now = afterWorkIn(m_store->folder(), here);
        QVERIFY(now != m_own);
        QVERIFY(numberOf(m_store->folder(), m_own) < lost); // no number of the lost ones was used again
        QCOMPARE(afterWorkIn(m_store->folder(), here), now); // and from then on it is itself
        const StoreReader reader(m_store->folder());
        QVERIFY(reader.journal().verify({}).isSound());
    }

    // F3: a copied folder
    void copyElsewhereIsRenewed()
    {
        const StoreFolder copy { m_store->around() / "copy" };
        fs::copy(m_store->folder().path, copy.path, fs::copy_options::recursive);
        QVERIFY(afterWorkIn(copy, here) != m_own);
        QCOMPARE(afterWorkIn(m_store->folder(), here), m_own);
    }

    // F3: the same disk in another machine
    void otherMachineIsRenewed() { QVERIFY(afterWorkIn(m_store->folder(), "another machine") != m_own); }

    void tornFootprintIsNone()
    {
        const auto path = std::ranges::begin(fs::directory_iterator(state() / "fengsui" / "stores"))->path();
        const std::string whole = readWhole(path);
        for (const std::size_t length : { std::size_t(0), std::size_t(10), whole.size() - 1 }) {
            std::ofstream(path, std::ios::binary) << whole.substr(0, length);
            const IncarnationId before = StoreReader(m_store->folder()).journal().incarnation();
            QVERIFY(afterWorkIn(m_store->folder(), here) != before);
        }
    }

    void footprintsOfStoresThatAreGoneGo()
    {
        const fs::path stores = state() / "fengsui" / "stores";
        const StoreFolder passing { m_store->around() / "passing" };
        createStoreFolder(passing);
        afterWorkIn(passing, here);
        QCOMPARE(std::ranges::distance(fs::directory_iterator(stores)), 2);
        fs::remove_all(passing.path);
        const StoreFolder next { m_store->around() / "next" };
        createStoreFolder(next);
        afterWorkIn(next, here);
        QCOMPARE(std::ranges::distance(fs::directory_iterator(stores)), 2);
    }

    void withoutAPlaceThereIsNone()
    {
        QVERIFY(!Footprint::open({}, m_store->folder().path, here));
        writeDurably(m_store->around() / "file", "no folder");
        QVERIFY(!Footprint::open(m_store->around() / "file", m_store->folder().path, here));
    }

private:
    fs::path state() const { return m_store->around() / "state"; }
    std::unique_ptr<Footprint> footprint(const StoreFolder& folder, const char* machine) const
    {
        return Footprint::open(state(), folder.path, machine);
    }
    /// Opens, writes a little, closes; tells under which name.
    IncarnationId afterWorkIn(const StoreFolder& folder, const char* machine)
    {
        StoreWriter writer(folder);
        writer.journal().stepInto(footprint(folder, machine), { 2000 });
        for (int i = 0; i < 5; ++i) {
            const Draft draft { Kind::ShiftNoted, RawId::derived(std::to_string(++m_notes)), {}, {},
                i % 2 == 0 ? "county" : "emergency" };
            writer.journal().append(std::span(&draft, 1), {}, { 3000 + m_notes });
        }
        return writer.journal().incarnation();
    }
    static std::uint64_t numberOf(const StoreFolder& folder, IncarnationId incarnation)
    {
        std::uint64_t number = 0;
        for (const Head& head : StoreReader(folder).journal().heads())
            if (head.key.incarnation == incarnation)
                number += head.key.number;
        return number;
    }

    std::unique_ptr<TemporaryStore> m_store;
    IncarnationId m_own;
    int m_notes = 0;
};

QTEST_GUILESS_MAIN(FootprintTest)
#include "footprint_test.moc"
