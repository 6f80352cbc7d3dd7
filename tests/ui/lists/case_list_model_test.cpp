#include "lists/case_list_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

using namespace fengsui;
using namespace fengsui::ui;
using workflow::WorkList;

namespace {

CaseWords plainWords()
{
    return { [](const IncidentRow& row) { return QString::fromStdString(row.state); },
        [](const std::string& type) { return QString::fromStdString(type); },
        [](Instant at) { return QString::fromStdString(Zone::utc().minutes(at)); },
        [] { return Instant { 1'000'000 }; } };
}

IncidentRow caseNumber(int number, std::int64_t due = 0)
{
    IncidentRow row;
    row.id = IncidentId::derived("case " + std::to_string(number));
    row.number = "511129-" + std::to_string(number);
    row.title = "Title " + std::to_string(number);
    row.address = number % 2 ? "River road" : "Mill lane";
    row.state = "reported";
    row.reportedAt = Instant { number * 1000LL };
    if (due != 0)
        row.dueAt = Instant { due };
    return row;
}

// Even numbers, and whatever is supervised.
workflow::WorkStanding evenNumbersAreMine(const IncidentRow& row)
{
    workflow::WorkStanding standing;
    if (row.reportedAt.milliseconds / 1000 % 2 == 0 || row.supervision != Supervision::None)
        standing.steady.add(WorkList::Mine);
    if (row.supervision != Supervision::None)
        standing.steady.add(WorkList::Supervised);
    return standing;
}

std::vector<QString> column(const CaseListModel& model, int at)
{
    std::vector<QString> texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.push_back(model.index(row, at).data().toString());
    return texts;
}

} // namespace

class CaseListModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dueFirstAndThoseWithoutClockLast()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.take({ caseNumber(1), caseNumber(2, 500), caseNumber(3, 100) });
        QCOMPARE(column(model, CaseListModel::Number), (std::vector<QString> { "511129-3", "511129-2", "511129-1" }));
    }

    void aCaseThatChangesMovesToItsPlaceAndKeepsTheChoice()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.take({ caseNumber(1, 100), caseNumber(2, 200), caseNumber(3, 300) });
        const QPersistentModelIndex chosen = model.index(0, CaseListModel::Title);
        model.take({ caseNumber(1, 250) });
        QCOMPARE(chosen.row(), 1);
        QCOMPARE(chosen.data().toString(), QString("Title 1"));
        model.take({ caseNumber(1, 50) });
        QCOMPARE(chosen.row(), 0);
    }

    void aClosedCaseLeavesAndTheLastOneTakesItsPlaceInside()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.take({ caseNumber(1, 100), caseNumber(2, 200), caseNumber(3, 300) });
        IncidentRow closed = caseNumber(1, 100);
        closed.isOpen = false;
        model.take({ closed });
        QCOMPARE(column(model, CaseListModel::Number), (std::vector<QString> { "511129-2", "511129-3" }));
        QCOMPARE(model.rowOf(caseNumber(3).id), 1);
        QCOMPARE(model.rowOf(caseNumber(1).id), -1);
        QVERIFY(!model.find(caseNumber(1).id));
    }

    void manyRowsComeInAsOneMergeAndKeepTheChoice()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.take({ caseNumber(500, 500), caseNumber(700, 700) });
        const QPersistentModelIndex chosen = model.index(1, CaseListModel::Number);
        std::vector<IncidentRow> many;
        for (int i = 0; i < 1000; i += 2)
            many.push_back(caseNumber(i + 1, i + 1));
        std::ranges::shuffle(many, std::minstd_rand(7));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.take(many);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.rowCount(), 502);
        QCOMPARE(chosen.data().toString(), QString("511129-700"));
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.rowAt(row - 1).dueAt <= model.rowAt(row).dueAt);
    }

    void theFilterLooksAtNumberTitleAndAddressForEveryWord()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.take({ caseNumber(1), caseNumber(2), caseNumber(3) });
        model.setFilter("river title");
        QCOMPARE(model.rowCount(), 2);
        model.setFilter("RIVER 511129-3");
        QCOMPARE(column(model, CaseListModel::Number), (std::vector<QString> { "511129-3" }));
        model.take({ caseNumber(5) });
        QCOMPARE(model.rowCount(), 1);
        IncidentRow moved = caseNumber(3);
        moved.address = "Elsewhere";
        model.take({ moved });
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 4);
    }

    void sortingByAnyColumnShowsTheSameCases()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        std::vector<IncidentRow> rows;
        for (int i = 0; i < 200; ++i)
            rows.push_back(caseNumber(i, (i * 37) % 101));
        model.take(rows);
        const QPersistentModelIndex chosen = model.index(13, CaseListModel::Title);
        const QString title = chosen.data().toString();
        for (int by = 0; by < CaseListModel::ColumnCount; ++by)
            for (const auto order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
                model.sort(by, order);
                QCOMPARE(model.rowCount(), 200);
                QCOMPARE(chosen.data().toString(), title);
                QCOMPARE(model.rowOf(caseNumber(77).id) >= 0, true);
            }
    }

    void whatIsSpecialIsToldInMarksAndInWords()
    {
        CaseListModel model(plainWords());
        IncidentRow row = caseNumber(1, 100);
        row.isOverdue = true;
        row.isUrgent = true;
        row.isDrill = true;
        model.take({ row });
        const QModelIndex flags = model.index(0, CaseListModel::Flags);
        QCOMPARE(flags.data().toString(), QString("!! ! ⚑"));
        QCOMPARE(flags.data(Qt::AccessibleTextRole).toString(), QString("overdue, urgent, drill"));
        QCOMPARE(model.countOverdue(), std::size_t(1));
    }

    void randomChangesLeaveTheListInOrder()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        std::minstd_rand random(42);
        for (int round = 0; round < 300; ++round) {
            IncidentRow row = caseNumber(static_cast<int>(random() % 60), static_cast<std::int64_t>(random() % 5));
            row.isOpen = random() % 4 != 0;
            model.take({ row });
            for (int at = 1; at < model.rowCount(); ++at)
                QVERIFY(model.rowAt(at - 1).dueAt.value_or(Instant { 99 })
                    <= model.rowAt(at).dueAt.value_or(Instant { 99 }));
            for (const IncidentRow& one : model.all())
                QVERIFY(model.rowOf(one.id) >= 0);
        }
    }

    void listsCountWhatStandsInThem()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.take({ caseNumber(1), caseNumber(2), caseNumber(3) });
        QCOMPARE(model.count(WorkList::Mine), 0u);
        model.setSorter(evenNumbersAreMine);
        QCOMPARE(model.count(WorkList::Mine), 1u);
        model.take({ caseNumber(4), caseNumber(6) });
        QCOMPARE(model.count(WorkList::Mine), 3u);
        IncidentRow closed = caseNumber(2);
        closed.isOpen = false;
        model.take({ closed });
        QCOMPARE(model.count(WorkList::Mine), 2u);
        model.drop({ caseNumber(4).id });
        QCOMPARE(model.count(WorkList::Mine), 1u);
        QVERIFY(model.listsOf(caseNumber(6).id).has(WorkList::Mine));
        QVERIFY(!model.listsOf(caseNumber(1).id).has(WorkList::Mine));
        model.clear();
        QCOMPARE(model.count(WorkList::Mine), 0u);
    }

    void aListShowsOnlyItsOwnCasesAndTheSearchGoesOnWithinIt()
    {
        CaseListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.setSorter(evenNumbersAreMine);
        std::vector<IncidentRow> rows;
        for (int i = 1; i <= 200; ++i)
            rows.push_back(caseNumber(i));
        model.take(std::move(rows));
        model.setList(WorkList::Mine);
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.total(), 200u);
        model.setFilter("Title 10");
        QCOMPARE(model.rowCount(), 7); // 10, 110, 100, 102, … 108
        model.setFilter({});
        // a case that comes into the list, and one that leaves it
        IncidentRow odd = caseNumber(7);
        odd.supervision = Supervision::Red;
        model.take({ odd });
        QCOMPARE(model.rowCount(), 101);
        model.take({ caseNumber(7) });
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.count(WorkList::Supervised), 0u);
        model.setList({});
        QCOMPARE(model.rowCount(), 200);
    }

    void timeAloneMovesCasesBetweenLists()
    {
        Instant now { 1'000 };
        CaseWords words = plainWords();
        words.now = [&now] { return now; };
        CaseListModel model(words);
        const QAbstractItemModelTester tester(&model);
        model.setSorter([](const IncidentRow& row) {
            workflow::WorkStanding standing;
            standing.lateFrom = row.dueAt.value_or(workflow::WorkStanding::never);
            standing.soonFrom = row.dueAt ? Instant { row.dueAt->milliseconds - 500 } : workflow::WorkStanding::never;
            return standing;
        });
        std::vector<IncidentRow> rows;
        for (int i = 1; i <= 300; ++i)
            rows.push_back(caseNumber(i, 1'000 + i * 10));
        rows.push_back(caseNumber(999));
        model.take(std::move(rows));
        model.setList(WorkList::Overdue);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.count(WorkList::DueSoon), 50u);
        now = Instant { 1'100 }; // few move: one by one
        model.refreshTimes();
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.count(WorkList::DueSoon), 50u);
        now = Instant { 9'000 }; // many move: all at once
        model.refreshTimes();
        QCOMPARE(model.rowCount(), 300);
        QCOMPARE(model.count(WorkList::Overdue), 300u);
        QCOMPARE(model.count(WorkList::DueSoon), 0u);
    }

    void aChangeOfOneCaseLooksAtNoOther()
    {
        CaseListModel model(plainWords());
        int looks = 0;
        model.setSorter([&looks](const IncidentRow& row) {
            ++looks;
            return evenNumbersAreMine(row);
        });
        std::vector<IncidentRow> rows;
        for (int i = 1; i <= 12'000; ++i)
            rows.push_back(caseNumber(i));
        model.take(std::move(rows));
        QCOMPARE(model.count(WorkList::Mine), 6'000u);
        model.setList(WorkList::Mine);
        looks = 0;
        IncidentRow odd = caseNumber(501);
        odd.supervision = Supervision::Yellow;
        QElapsedTimer time;
        time.start();
        model.take({ odd });
        const auto took = time.nsecsElapsed() / 1000;
        QCOMPARE(looks, 1);
        QCOMPARE(model.count(WorkList::Mine), 6'001u);
        time.start();
        model.refreshTimes();
        qInfo("one change among 12,000 open cases: %lld us; half a minute gone by: %lld us",
            static_cast<long long>(took), static_cast<long long>(time.nsecsElapsed() / 1000));
        QCOMPARE(looks, 1);
        time.start();
        model.setSorter([](const IncidentRow& row) { return evenNumbersAreMine(row); });
        qInfo("somebody else signs in: %lld us", static_cast<long long>(time.nsecsElapsed() / 1000));
    }

    void manyRandomChangesKeepTheCountsRight()
    {
        CaseListModel model(plainWords());
        model.setSorter(evenNumbersAreMine);
        model.setList(WorkList::Mine);
        std::mt19937 dice(7);
        std::map<int, IncidentRow> expected;
        for (int turn = 0; turn < 20'000; ++turn) {
            const int number = static_cast<int>(dice() % 500);
            IncidentRow row = caseNumber(number);
            row.isOpen = dice() % 4 != 0;
            row.supervision = dice() % 3 == 0 ? Supervision::Ordinary : Supervision::None;
            model.take({ row });
            expected[number] = row;
        }
        std::size_t mine = 0, supervised = 0;
        for (const auto& [number, row] : expected)
            if (row.isOpen) {
                const auto lists = evenNumbersAreMine(row).steady;
                mine += lists.has(WorkList::Mine) ? 1 : 0;
                supervised += lists.has(WorkList::Supervised) ? 1 : 0;
            }
        QCOMPARE(model.count(WorkList::Mine), mine);
        QCOMPARE(model.count(WorkList::Supervised), supervised);
        QCOMPARE(static_cast<std::size_t>(model.rowCount()), mine);
    }
};

QTEST_MAIN(CaseListModelTest)
#include "case_list_model_test.moc"
