#include "calendar/calendar_file.h"
#include "support/dice.h"
#include "wiring/local_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace fengsui;

namespace {

class StandingClock final : public Clock {
public:
    Instant now() const override { return *Instant::parse("2025-11-03T01:00:00Z"); }
};

const Session administrator { OperatorId::derived("xu"), "xu", "徐", { Role::Administrator }, {} };

QByteArray dataFile(const QString& name)
{
    QFile file(
        qEnvironmentVariable("FENGSUI_SOURCE", QStringLiteral(".")) + QStringLiteral("/tests/data/rules/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string withNextVersion(const QByteArray& text)
{
    QByteArray next = text;
    const auto at = next.indexOf("\"version\": ") + 11;
    return next.replace(at, 1, QByteArray::number(next.mid(at, 1).toInt() + 1)).toStdString();
}

} // namespace

/// What people and disks do to rule files. Whatever it is: the place is named, and what was in force stays in force.
class BrokenRulesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_place = { std::filesystem::path(m_folder.path().toStdString()) / "store" };
        QVERIFY(createStore(m_place, { "511129", "Muchuan", "cn", {} }, m_clock).isOk());
        m_writer = std::make_unique<LocalWriter>(m_place, loadShelves(m_place), m_clock);
        for (const char* file : { "mini_workflow.json", "mini_calendar.json", "mini_types.json" }) {
            const auto adopted = adopt(dataFile(QString::fromLatin1(file)).toStdString());
            QVERIFY2(adopted.isOk(), adopted.isOk() ? "" : adopted.refusal().toString().c_str());
        }
        m_before = standing();
        QCOMPARE(m_before.size(), 3U);
    }

    void eachIsRefusedByNameOfThePlace_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("becomes");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("says");
        int rows = 0;
        for (const QByteArray& row : dataFile(QStringLiteral("broken.tsv")).split('\n')) {
            const QList<QByteArray> cells = row.split('\t');
            if (row.isEmpty() || row.startsWith('#'))
                continue;
            QCOMPARE(cells.size(), 6);
            QTest::newRow(cells[0].constData())
                << QString::fromUtf8(cells[1]) << cells[2] << cells[3] << cells[4] << cells[5];
            ++rows;
        }
        QVERIFY(rows >= 40);
    }
    void eachIsRefusedByNameOfThePlace()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, becomes);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, says);
        QByteArray text = dataFile(file);
        const auto at = text.indexOf(was);
        QVERIFY2(at >= 0, was.constData());
        text.replace(at, was.size(), becomes);
        const auto refused = adopt(text.toStdString());
        QVERIFY(!refused.isOk());
        const QByteArray told = QByteArray::fromStdString(refused.refusal().toString());
        QVERIFY2(told.startsWith("ours.json, line " + line + ": "), told.constData());
        QVERIFY2(told.contains(says), told.constData());
        QVERIFY(standing() == m_before);
    }

    void cutOffAnywhereItIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : { "mini_workflow.json", "mini_calendar.json", "mini_types.json" })
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void cutOffAnywhereItIsRefused()
    {
        QFETCH(QString, file);
        const std::string whole = dataFile(file).toStdString();
        for (std::size_t length = 0; length < whole.find_last_of('}'); ++length) {
            const auto checked = checkRule("ours.json", std::string_view(whole).substr(0, length));
            QVERIFY(!checked.value);
            QVERIFY(!checked.faults.empty());
            QCOMPARE(checked.faults.front().arguments.at(0), std::string("ours.json"));
        }
    }

    // A flipped bit either gives another sound file or a refusal; neither may crash, nor come out half-read.
    void flippedBitsNeverCrash()
    {
        Dice dice("flippedBitsNeverCrash");
        int sound = 0;
        for (const char* file : { "mini_workflow.json", "mini_calendar.json", "mini_types.json" }) {
            const std::string whole = dataFile(QString::fromLatin1(file)).toStdString();
            for (int round = 0; round < 2000; ++round) {
                std::string text = whole;
                for (std::size_t flips = 1 + dice.below(3); flips > 0; --flips)
                    text[dice.below(text.size())] ^= static_cast<char>(1 << dice.below(8));
                const auto checked = checkRule("ours.json", text);
                QCOMPARE(checked.value.has_value(), checked.faults.empty());
                sound += checked.value ? 1 : 0;
            }
        }
        QVERIFY(sound < 6000);
    }

    void aSoundOneIsStillTakenAfterAll()
    {
        const auto adopted = adopt(withNextVersion(dataFile(QStringLiteral("mini_types.json"))));
        QVERIFY2(adopted.isOk(), adopted.isOk() ? "" : adopted.refusal().toString().c_str());
        QVERIFY(standing() != m_before);
    }

private:
    Result<Adopted> adopt(const std::string& text)
    {
        return m_writer->office().rules.adopt(administrator, "ours.json", text);
    }
    /// The names of a county's own rules that are in force.
    std::vector<std::string> standing()
    {
        std::vector<std::string> names;
        const RuleBook book = loadShelves(m_place).rules->bookOf(m_writer->ledgers());
        for (const RuleRow& row : book.rows)
            if (!row.isShipped && row.standing == RuleRow::Standing::InForce)
                names.push_back(row.name.toString());
        return names;
    }

    StandingClock m_clock;
    QTemporaryDir m_folder;
    StoreFolder m_place;
    std::unique_ptr<LocalWriter> m_writer;
    std::vector<std::string> m_before;
};

QTEST_GUILESS_MAIN(BrokenRulesTest)
#include "broken_rules_test.moc"
