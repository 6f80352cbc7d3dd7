#include "sqlite/grid_edition.h"

#include "grid/demo_geometry.h"
#include "grid/grid_directory.h"
#include "journal/journal.h"
#include "sqlite/durable_file.h"

#include "support/demo_divisions.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace fengsui;
namespace fs = std::filesystem;

class GridEditionTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", test::shipped("profiles/cn.json")).value();
    const GridParts m_county = demoGeometry(test::demoDivisions(m_cn), m_cn);
    const QTemporaryDir m_temporary;
    const fs::path m_folder = fs::path(m_temporary.path().toStdString()) / "editions";

    static QString failure(auto&& action)
    {
        try {
            action();
        } catch (const StoreFailure& why) {
            return QString::fromUtf8(why.what());
        }
        return {};
    }

private slots:
    void editionReadsBackWhatWasWritten()
    {
        const GridEdition file = writeGridEdition(m_folder, m_county, "沐川县");
        QCOMPARE(file.rows, 233u + m_county.cells.size());
        QCOMPARE(file.bytes, fs::file_size(editionPath(m_folder, file.digest)));
        const GridParts parts = readGridEdition(m_folder, file.digest);
        QVERIFY(parts == m_county); // which comes in the order of codes
        QVERIFY(GridDirectory::build(parts, m_cn));
    }

    void sameGroundGivesTheSameBytes()
    {
        GridParts turned = m_county;
        std::ranges::reverse(turned.divisions);
        std::ranges::reverse(turned.cells);
        const GridEdition once = writeGridEdition(m_folder, m_county, "a");
        QVERIFY(writeGridEdition(m_folder, turned, "a").digest == once.digest);
        QVERIFY(writeGridEdition(m_folder, turned, "b").digest != once.digest);
        turned.cells.front().outline.front().outer.front().latitudeE7 += 1;
        QVERIFY(writeGridEdition(m_folder, turned, "a").digest != once.digest);
    }

    void emptyGridIsAnEditionToo()
    {
        const GridEdition file = writeGridEdition(m_folder, {}, "");
        QVERIFY(readGridEdition(m_folder, file.digest) == GridParts {});
    }

    void nothingElseIsLeftInTheFolder()
    {
        writeGridEdition(m_folder, m_county, "沐川县");
        for (const auto& entry : fs::directory_iterator(m_folder))
            QCOMPARE(entry.path().extension().string(), std::string(".sqlite"));
    }

    void missingEditionIsNamed()
    {
        const QString why = failure([&] { readGridEdition(m_folder, sha256("nobody")); });
        QVERIFY2(why.contains(QString::fromStdString(sha256("nobody").toHex())) && why.contains("No such file"),
            qPrintable(why));
    }

    void damagedEditionIsRefused()
    {
        const GridEdition file = writeGridEdition(m_folder, m_county, "damaged");
        const fs::path path = editionPath(m_folder, file.digest);
        const std::string good = readWhole(path);
        std::string bytes = good;
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
        writeDurably(path, bytes);
        QVERIFY(failure([&] { readGridEdition(m_folder, file.digest); }).contains("damaged"));
        writeDurably(path, good.substr(0, good.size() / 2));
        QVERIFY(failure([&] { readGridEdition(m_folder, file.digest); }).contains("damaged"));
        writeGridEdition(m_folder, m_county, "damaged"); // writing it again mends it
        QVERIFY(readGridEdition(m_folder, file.digest) == m_county);
    }

    void otherFilesAreNoGridEdition()
    {
        for (const std::string& bytes : { std::string("no database at all"), std::string() }) {
            writeDurably(editionPath(m_folder, sha256(bytes)), bytes);
            const QString why = failure([&] { readGridEdition(m_folder, sha256(bytes)); });
            QVERIFY2(why.contains("no grid edition"), qPrintable(why));
        }
    }

    void fullDiskIsSaidAndLeavesNothing()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit {};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlimit small { 10000, limit.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &small);
        const fs::path folder = m_folder / "full";
        const QString why = failure([&] { writeGridEdition(folder, m_county, "full"); });
        ::setrlimit(RLIMIT_FSIZE, &limit);
        QVERIFY2(why.startsWith("Not saved"), qPrintable(why));
        QVERIFY(fs::is_empty(folder));
    }
};

QTEST_GUILESS_MAIN(GridEditionTest)
#include "grid_edition_test.moc"
