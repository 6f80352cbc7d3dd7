#include "grid/coding_profile.h"

#include "support/shipped.h"

#include <QTest>

using namespace fengsui;
using test::shipped;

class CodingProfileTest : public QObject {
    Q_OBJECT

    const CodingProfile m_cn = CodingProfile::parse("cn.json", shipped("profiles/cn.json")).value();
    const CodingProfile m_generic = CodingProfile::parse("generic.json", shipped("profiles/generic.json")).value();

private slots:
    void paddingIsTakenAway()
    {
        QCOMPARE(*m_cn.canonicalCode("511129100000"), std::string("511129100"));
        QCOMPARE(*m_cn.canonicalCode(" 511129000000\t"), std::string("511129"));
        QCOMPARE(*m_cn.canonicalCode("511129"), std::string("511129"));
        QCOMPARE(*m_cn.canonicalCode("510000"), std::string("51"));
        QCOMPARE(*m_cn.canonicalCode("511129100200"), std::string("511129100200"));
    }

    void levelsAndParentsFollowFromTheDigits()
    {
        QCOMPARE(m_cn.levels()[*m_cn.levelOf("511129")].id, std::string("county"));
        QCOMPARE(m_cn.levels()[*m_cn.levelOf("511129100200")].id, std::string("village"));
        QVERIFY(!m_cn.levelOf("5111291"));
        QCOMPARE(m_cn.parentOf("511129100200"), std::string("511129100"));
        QCOMPARE(m_cn.parentOf("511129"), std::string("5111"));
        QCOMPARE(m_cn.parentOf("51"), std::string());
    }

    void digitsTellTheKind()
    {
        QCOMPARE(m_cn.kindOf("511129100")->name.at("zh_CN"), std::string("镇"));
        QCOMPARE(m_cn.kindOf("511129200")->name.at("zh_CN"), std::string("乡"));
        QCOMPARE(m_cn.kindOf("511129400")->id, std::string("other"));
        QCOMPARE(m_cn.kindOf("511129100001")->name.at("zh_CN"), std::string("居委会"));
        QCOMPARE(m_cn.kindOf("511129400498")->id, std::string("likeCommunity"));
        QVERIFY(!m_cn.kindOf("511129")); // counties have no kinds
    }

    void wrongCodesAreRefused_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("letters") << "51112910A";
        QTest::newRow("empty") << "  ";
        QTest::newRow("a digit lost") << "51112910020";
        QTest::newRow("zeros") << "000000000000";
        QTest::newRow("town of no range") << "511129600000";
        QTest::newRow("village of no range") << "511129100700";
        QTest::newRow("full-width digits") << "５１１１２９";
    }
    void wrongCodesAreRefused()
    {
        QFETCH(QString, code);
        const auto answer = m_cn.canonicalCode(code.toStdString());
        QVERIFY(!answer);
        QCOMPARE(answer.refusal().field, std::string("code"));
    }

    void cellsNameTheirDivision()
    {
        QCOMPARE(*m_cn.divisionOfCell("220581102208001"), std::string("220581102208"));
        QCOMPARE(*m_cn.divisionOfCell("22058110220801"), std::string("220581102208"));
        for (const char* wrong : { "220581102208", "2205811022080001", "220581102208000", "22058110200001", "" })
            QVERIFY2(!m_cn.divisionOfCell(wrong), wrong);
        QCOMPARE(m_cn.cellCode("220581102208", 7), std::string("220581102208007"));
        QVERIFY(m_cn.divisionOfCell(m_cn.cellCode("220581102208", 999)));
    }

    void freeCodesAreLettersDigitsAndDashes()
    {
        QCOMPARE(*m_generic.canonicalCode(" LOWER-MERION "), std::string("LOWER-MERION"));
        QCOMPARE(*m_generic.canonicalCode("31370"), std::string("31370")); // zeros mean something here
        QVERIFY(!m_generic.canonicalCode("LOWER MERION"));
        QVERIFY(!m_generic.canonicalCode(std::string(41, 'x')));
        QVERIFY(!m_generic.levelOf("31370"));
        QCOMPARE(*m_generic.levelNamed("Town"), 1u);
        QCOMPARE(*m_generic.divisionOfCell("A-1"), std::string());
    }

    void levelsAreNamedInEveryLanguage()
    {
        QVERIFY(m_cn.levelNamed("COUNTY"));
        QCOMPARE(*m_cn.levelNamed("COUNTY"), *m_cn.levelNamed("县（区）"));
        QVERIFY(!m_cn.levelNamed("hamlet"));
        QVERIFY(!m_cn.levelNamed(""));
    }

    void placeIsNamedWithoutItsCommittee()
    {
        QCOMPARE(m_cn.placeName("围墙村委会"), std::string("围墙村"));
        QCOMPARE(m_cn.placeName("茶园村村民委员会"), std::string("茶园村"));
        QCOMPARE(m_cn.placeName("农场坝社区居委会"), std::string("农场坝社区"));
        QCOMPARE(m_cn.placeName("沐溪镇"), std::string("沐溪镇"));
        QCOMPARE(m_cn.placeName("村委会"), std::string("村委会")); // nothing would be left
    }

    void brokenProfileIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << "\"levels\": [" << "\"levels\": " << "line";
        QTest::newRow("mistyped member") << "\"padTo\"" << "\"padto\"" << "padto";
        QTest::newRow("alphabet") << "\"digits\"," << "\"runes\"," << "alphabet";
        QTest::newRow("level without digits") << ", \"digits\": 2 }" << " }" << "digits";
        QTest::newRow("level of too many digits") << "\"digits\": 2 }" << "\"digits\": 20 }" << "between 0 and 9";
        QTest::newRow("range that ends before it begins")
            << "\"from\": 100, \"to\": 199" << "\"from\": 200, \"to\": 199" << "ends before it begins";
        QTest::newRow("no sequence") << "[2, 3]" << "[]" << "sequenceDigits";
        QTest::newRow("sequence of ten digits") << "[2, 3]" << "[10]" << "between 1 and 9";
        QTest::newRow("no name") << "\"id\": \"cn\"," << "" << "\"id\"";
    }
    void brokenProfileIsRefusedWithItsLine()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, words);
        QString text = QString::fromStdString(shipped("profiles/cn.json"));
        const auto place = text.indexOf(from);
        QVERIFY(place >= 0);
        text.replace(place, from.size(), to);
        const auto answer = CodingProfile::parse("mine.json", text.toStdString());
        QVERIFY(!answer);
        const QString said = QString::fromStdString(answer.refusal().toString());
        QVERIFY2(said.contains("mine.json, line ") && said.contains(words), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(CodingProfileTest)
#include "coding_profile_test.moc"
