#include "intake/component_mapping.h"
#include "intake/propose_mapping.h"

#include <QTest>

using namespace fengsui;

/// What is proposed is a mapping that can be used, or says itself what is to be filled in.
class ProposeMappingTest : public QObject {
    Q_OBJECT

    static ComponentMapping parsed(const MappingProposal& proposal)
    {
        const auto loaded = ComponentMapping::parse("proposed.json", proposal.json);
        for (const Refusal& fault : loaded.faults)
            qWarning("%s", fault.toString().c_str());
        return loaded.value.value();
    }

private slots:
    void columnsOfTheStandardAreKnown()
    {
        const std::vector<ColumnSample> columns { { "ObjID", { "5111290203000001", "5111290203000002" } },
            { "ObjName", { "路灯" } }, { "DeptName1", { "市政局" } }, { "DeptName2", { "路灯管理所" } },
            { "ObjState", { "完好" } }, { "ObjPos", { "中山路12号" } }, { "Note", {} } };
        const auto proposal = proposeMapping(columns, true, "lamps", "511129");
        const ComponentMapping mapping = parsed(proposal);
        QCOMPARE(mapping.id, std::string("lamps"));
        QCOMPARE(mapping.codeColumn, std::string("ObjID"));
        QCOMPARE(mapping.stateColumn, std::string("ObjState"));
        QCOMPARE(mapping.name.columns(), std::vector<std::string>({ "ObjName" }));
        QCOMPARE(mapping.owner.columns(), std::vector<std::string>({ "DeptName2" }));
        QCOMPARE(mapping.address.columns(), std::vector<std::string>({ "ObjPos" }));
        QVERIFY(mapping.longitudeColumn.empty());
        QVERIFY(!proposal.fieldOf.contains("Note") && !proposal.fieldOf.contains("DeptName1"));
    }

    void chineseHeadingsAndTables()
    {
        const std::vector<ColumnSample> columns { { "部件标识码", { "5111290203000001" } }, { "部件名称", { "路灯" } },
            { "经度", { "103.9" } }, { "纬度", { "28.95" } }, { "权属单位", { "城管局" } } };
        const ComponentMapping mapping = parsed(proposeMapping(columns, false, "表", "511129"));
        QCOMPARE(mapping.longitudeColumn, std::string("经度"));
        QCOMPARE(mapping.latitudeColumn, std::string("纬度"));
        QCOMPARE(mapping.codeColumn, std::string("部件标识码"));
    }

    void codesAreKnownByTheirDigits()
    {
        const std::vector<ColumnSample> columns { { "F1", { "路灯" } }, { "F2", { "5111290203000001" } },
            { "ObjID", { "17", "18" } } }; // named as the code, and is none
        const auto proposal = proposeMapping(columns, true, "x", "511129");
        QCOMPARE(proposal.fieldOf.at("F2"), std::string("code"));
        QVERIFY(!proposal.fieldOf.contains("ObjID"));
    }

    // metres in a column X are no longitude
    void planeCoordinatesAreNotTakenForDegrees()
    {
        const std::vector<ColumnSample> columns { { "X", { "392811.2" } }, { "Y", { "3203671.9" } } };
        const auto proposal = proposeMapping(columns, false, "x", "511129");
        QVERIFY(proposal.fieldOf.empty());
    }

    void valuesWithoutAMeaningAreListed()
    {
        const std::vector<ColumnSample> columns { { "ObjID", { "5111290203000001" } },
            { "状态", { "完好", "亮", "灭" } } };
        const auto proposal = proposeMapping(columns, true, "x", "511129");
        QVERIFY2(proposal.json.find(R"("is":{"亮":"","灭":""})") != std::string::npos, proposal.json.c_str());
        QVERIFY(!ComponentMapping::parse("proposed.json", proposal.json).value);
    }

    void whatNobodyCanGuessIsToBeFilledIn()
    {
        const std::vector<ColumnSample> columns { { "na{me", { "a" } }, { "name", { "b" } } };
        const auto proposal = proposeMapping(columns, true, "x", "511129");
        const auto loaded = ComponentMapping::parse("proposed.json", proposal.json);
        QVERIFY(!loaded.value); // of which class they are
        QCOMPARE(loaded.faults.size(), std::size_t(1));
        QVERIFY(loaded.faults.front().toString().find("line 4") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ProposeMappingTest)
#include "propose_mapping_test.moc"
