#include "wiring/component_import.h"

#include "sqlite/durable_file.h"
#include "support/real_data.h"
#include "wiring/component_shelf.h"
#include "wiring/inventory_file.h"
#include "wiring/lamp_files.h"

#include <QTemporaryDir>

using namespace fengsui;
namespace fs = std::filesystem;

class ComponentImportTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_temporary;
    const StoreFolder m_folder { fs::path(m_temporary.path().toStdString()) / "store" };
    const SystemClock m_clock;

    static ComponentMapping mapping(const std::string& name)
    {
        const QByteArray source = qgetenv("FENGSUI_SOURCE");
        const fs::path file = fs::path(source.isEmpty() ? "." : source.toStdString()) / "tests/data/components" / name;
        const auto loaded = ComponentMapping::parse(name, readWhole(file));
        for (const Refusal& fault : loaded.faults)
            qWarning("%s", fault.toString().c_str());
        return loaded.value.value();
    }
    static fs::path inventory(const char* name)
    {
        return realData((std::string("components/") + name).c_str()).toStdString();
    }
    fs::path written(const std::string& text) const
    {
        const fs::path file = fs::path(m_temporary.path().toStdString()) / "some.csv";
        writeDurably(file, text);
        return file;
    }
    std::ptrdiff_t editions() const
    {
        return std::distance(fs::directory_iterator(m_folder.editions()), fs::directory_iterator());
    }

private slots:
    void initTestCase() { QVERIFY(createStore(m_folder, { "511129", "沐川县", "cn", {} }, m_clock)); }

    void dryRunTellsTheSameAndLeavesNothing()
    {
        const auto before = editions();
        const auto file = inventory("tulsa_hydrants.csv.gz");
        const auto dry = readComponents(m_folder, file, mapping("tulsa_hydrants.json"), true, {}, {});
        QVERIFY(dry);
        QCOMPARE(editions(), before);
        const auto wet = readComponents(m_folder, file, mapping("tulsa_hydrants.json"), false, {}, {});
        QVERIFY(wet);
        QCOMPARE(wet->taken, dry->taken);
        QCOMPARE(wet->repeatedNumbers, dry->repeatedNumbers);
        QCOMPARE(editions(), before + 1);
    }

    void hydrantsComeIn()
    {
        std::vector<ComponentProblem> problems;
        const auto import = readComponents(m_folder, inventory("tulsa_hydrants.csv.gz"), mapping("tulsa_hydrants.json"),
            false, [&](const ComponentProblem& problem) { problems.push_back(problem); }, {});
        QVERIFY(import);
        QCOMPARE(import->rows, 16'201u);
        QCOMPARE(import->atZero, 76u);
        QCOMPARE(import->refused, problems.size());
        QCOMPARE(import->taken + import->refused, import->rows);
        QCOMPARE(import->repeatedCodes, 0u);
        QCOMPARE(
            import->repeatedNumbers, 2338u); // rows of the file with a place, whose HYDRANT_ID stands more than once
        for (const ComponentProblem& problem : problems)
            QVERIFY(problem.line > 1 && !problem.why.field.empty());

        const Shelves shelves = loadShelves(m_folder);
        LocalWriter writer(m_folder, shelves, m_clock);
        QVERIFY(!openComponents(m_folder, writer.ledgers()));
        QVERIFY(putComponentsInForce(writer, Session::system(), *import, "hydrants"));
        const auto directory = openComponents(m_folder, writer.ledgers());
        QVERIFY(directory);
        QVERIFY(!awaitedComponents(m_folder, writer.ledgers()));
        QCOMPARE(directory->size(), import->taken);
        const auto found = directory->withText("6919 S MEMORIAL", 50, {});
        QVERIFY(!found.empty());
        QCOMPARE(found.front().road, std::string("S MEMORIAL DR E"));
        QVERIFY(std::ranges::any_of(found, [](const Component& each) { return each.number == "00559-0014"; }));
        QCOMPARE(directory->nearest(found.front().at, 1, {}).front().metres, 0.0);

        const fs::path file = m_folder.editions() / (import->digest + ".sqlite");
        fs::rename(file, file.string() + "x");
        QVERIFY(awaitedComponents(m_folder, writer.ledgers()));
        QVERIFY(!openComponents(m_folder, writer.ledgers()));
        fs::rename(file.string() + "x", file);
    }

    void streetLightsComeIn()
    {
        const auto import = readComponents(
            m_folder, inventory("bristol_streetlights.csv.gz"), mapping("bristol_streetlights.json"), true, {}, {});
        QVERIFY(import);
        QCOMPARE(import->rows, 49'451u);
        QCOMPARE(import->taken, 49'451u);
        QCOMPARE(import->refused, 0u);
    }

    // the same rows in every format come to the same components
    void everyFormatComesToTheSame()
    {
        const fs::path folder(m_temporary.path().toStdString());
        writeLamps(folder);
        for (const char* name : { "lamps.geojson", "lamps.kml", "lamps.csv" }) {
            const auto columns = columnsOf(folder / name, {});
            QVERIFY2(columns.isOk(), name);
            const auto proposal = proposeMapping(columns->columns, columns->bringsPlaces, "lamps", "511129");
            const auto loaded = ComponentMapping::parse(name, proposal.json);
            QVERIFY2(loaded.value, proposal.json.c_str());
            std::vector<ComponentProblem> problems;
            const auto import = readComponents(m_folder, folder / name, *loaded.value, false,
                [&](const ComponentProblem& problem) { problems.push_back(problem); }, {});
            QVERIFY2(import.isOk(), name);
            QCOMPARE(import->rows, 5u);
            QCOMPARE(import->taken, 1u);
            QCOMPARE(import->atZero, 1u);
            QCOMPARE(import->repeatedCodes, 1u);
            QCOMPARE(import->refused, 4u);
            const bool isTable = name == std::string("lamps.csv");
            for (std::size_t i = 0; i < problems.size(); ++i) {
                QCOMPARE(problems[i].line, i + (isTable ? 3 : 2));
                QVERIFY2(!problems[i].why.field.empty(), problems[i].why.toString().c_str());
            }
        }
        // a table has no shapes
        ComponentMapping placeless;
        placeless.id = "placeless";
        placeless.codeColumn = "ObjID";
        const auto refused = readComponents(m_folder, folder / "lamps.csv", placeless, true, {}, {});
        QVERIFY(!refused.isOk());
        QCOMPARE(refused.refusal().field, std::string("longitude"));
    }

    void cancelledImportChangesNothing()
    {
        const auto before = editions();
        int looks = 0;
        const auto import = readComponents(m_folder, inventory("bristol_streetlights.csv.gz"),
            mapping("bristol_streetlights.json"), false, {}, [&](std::uint64_t done, std::uint64_t total) {
                QTest::qVerify(done <= total, "done <= total", "", __FILE__, __LINE__);
                return ++looks < 3;
            });
        QVERIFY(import);
        QVERIFY(import->isCancelled);
        QVERIFY(import->taken > 0 && import->taken < 49'451u);
        QCOMPARE(editions(), before);
    }

    void badRowsAreNamedAndTheRestGoesOn()
    {
        const fs::path file = written("longitude,latitude\n1,2\nx,2\n0,0\n1\n3,4\n");
        std::vector<std::size_t> lines;
        const auto import = readComponents(m_folder, file, mapping("bristol_streetlights.json"), true,
            [&](const ComponentProblem& problem) { lines.push_back(problem.line); }, {});
        QVERIFY(import);
        QVERIFY((lines == std::vector<std::size_t> { 3, 4, 5 }));
        QCOMPARE(import->taken, 2u);
        QCOMPARE(import->atZero, 1u);
    }

    void nothingUsableIsRefused()
    {
        const auto read = [&](const char* text) {
            return readComponents(m_folder, written(text), mapping("bristol_streetlights.json"), false, {}, {});
        };
        const auto before = editions();
        QVERIFY(!read("longitude,latitude\n0,0\n"));
        QVERIFY(!read("longitude,latitude\n"));
        QVERIFY(!read("longitude,breadth\n1,2\n"));
        QVERIFY(!read(""));
        QCOMPARE(editions(), before);
    }
};

FENGSUI_REALDATA_MAIN(ComponentImportTest)
#include "component_import_test.moc"
