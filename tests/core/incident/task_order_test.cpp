#include "incident/task_order.h"

#include <QTest>

using namespace fengsui;

namespace {

std::vector<Task> tasks(std::initializer_list<std::pair<const char*, const char*>> idsAndParents)
{
    std::vector<Task> tasks;
    for (const auto& [id, parent] : idsAndParents) {
        Task task;
        task.id = TaskId::derived(id);
        if (*parent)
            task.parent = TaskId::derived(parent);
        task.what = id;
        tasks.push_back(task);
    }
    return tasks;
}

QString said(const std::vector<Task>& tasks)
{
    QStringList words;
    for (const auto& [task, depth] : inOrder(tasks))
        words << QString(depth, '>') + QString::fromStdString(task->what);
    return words.join(' ');
}

} // namespace

class TaskOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStandsBelowWhatItPassesOn()
    {
        QCOMPARE(said(tasks({ { "village", "town" }, { "other", "" }, { "town", "" }, { "grid", "village" } })),
            "other town >village >>grid");
    }
    void oneWhoseParentNobodyHasStandsAtTheTop()
    {
        QCOMPARE(said(tasks({ { "a", "gone" }, { "b", "gone" }, { "c", "a" } })), "a >c b");
    }
    void aCircleEndsAndLosesNothing() { QCOMPARE(said(tasks({ { "a", "b" }, { "b", "a" }, { "c", "c" } })), "a >b c"); }
    void noneIsNone() { QCOMPARE(said({}), ""); }
};

QTEST_APPLESS_MAIN(TaskOrderTest)
#include "task_order_test.moc"
