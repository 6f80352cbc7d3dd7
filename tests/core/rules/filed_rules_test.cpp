#include "rules/entries.pb.h"
#include "rules/filed_rules.h"

#include <QTest>

using namespace fengsui;

namespace {

Stamp stampOf(std::uint64_t number)
{
    return { {}, { number }, { static_cast<std::int64_t>(number) }, OperatorId::derived("xu"),
        sha256(std::to_string(number)), {} };
}

struct Folding {
    FiledRules rules { ruleSubject(RuleKind::Workflow, "urban"), {}, {} };
    std::uint64_t number = 0;

    void take(const entries::RuleFiled& filed) { fold(rules, stampOf(++number), filed); }
    void take(std::uint32_t version, const std::string& text)
    {
        for (const auto& filed : filingOf(RuleKind::Workflow, "urban", version, text))
            take(filed);
    }
};

} // namespace

class FiledRulesTest : public QObject {
    Q_OBJECT

private slots:
    void everyVersionIsKept()
    {
        Folding folding;
        folding.take(3, "three");
        folding.take(2, "two");
        QCOMPARE(folding.rules.files.size(), 2U);
        QCOMPARE(folding.rules.files[0].version, 2U);
        QCOMPARE(folding.rules.files[1].text, std::string("three"));
        QCOMPARE(folding.rules.files[1].at.milliseconds, 1);
        QVERIFY(!folding.rules.files[0].isOvertaken && !folding.rules.files[1].isOvertaken);
    }

    void theFirstOfAVersionStands()
    {
        Folding folding;
        folding.take(2, "ours");
        folding.take(2, "theirs");
        folding.take(2, "ours"); // said again, which changes nothing
        folding.take(2, "theirs");
        QCOMPARE(folding.rules.files.size(), 2U);
        QCOMPARE(folding.rules.files[0].text, std::string("ours"));
        QVERIFY(!folding.rules.files[0].isOvertaken);
        QVERIFY(folding.rules.files[1].isOvertaken);
    }

    void aLongFileComesInPartsAndInAnyOrder()
    {
        std::string text;
        for (int i = 0; i < 30'000; ++i)
            text += "督办 ";
        const auto filing = filingOf(RuleKind::Workflow, "urban", 4, text);
        QCOMPARE(filing.size(), 5U);
        for (const auto& filed : filing)
            QVERIFY(filed.SerializeAsString().size() < 60'000U
                && QString::fromStdString(filed.text()).indexOf(QChar(0xFFFD)) < 0);
        Folding folding;
        for (auto part = filing.rbegin(); part != filing.rend(); ++part) {
            QVERIFY(folding.rules.files.empty());
            folding.take(*part);
            folding.take(*part);
        }
        QCOMPARE(folding.rules.files.size(), 1U);
        QVERIFY(folding.rules.files[0].text == text);
    }

    void nonsenseChangesNothing_data()
    {
        QTest::addColumn<int>("kind");
        for (int i = 0; i < 7; ++i)
            QTest::newRow(QByteArray::number(i).constData()) << i;
    }
    void nonsenseChangesNothing()
    {
        QFETCH(int, kind);
        auto filed = filingOf(RuleKind::Workflow, "urban", 2, "text").front();
        switch (kind) {
        case 0:
            filed.set_kind("laws");
            break;
        case 1:
            filed.set_id("hotline");
            break;
        case 2:
            filed.set_kind("types");
            break;
        case 3:
            filed.set_parts(0);
            break;
        case 4:
            filed.set_part(1);
            break;
        case 5:
            filed.set_parts(4'000'000'000);
            break;
        case 6:
            filed.set_text("altered");
            break;
        }
        Folding folding;
        folding.take(filed);
        QVERIFY(folding.rules.files.empty());
    }
};

QTEST_GUILESS_MAIN(FiledRulesTest)
#include "filed_rules_test.moc"
