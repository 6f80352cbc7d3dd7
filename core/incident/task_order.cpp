#include "incident/task_order.h"

#include <algorithm>

namespace fengsui {

namespace {

class Placing {
public:
    explicit Placing(const std::vector<Task>& tasks)
        : m_tasks(tasks)
    {
    }
    void place(const Task& task, int depth)
    {
        if (std::ranges::find(m_placed, &task, &PlacedTask::task) != m_placed.end())
            return;
        m_placed.push_back({ &task, depth });
        for (const Task& below : m_tasks)
            if (below.parent == task.id)
                place(below, depth + 1);
    }
    std::vector<PlacedTask> take() { return std::move(m_placed); }

private:
    const std::vector<Task>& m_tasks;
    std::vector<PlacedTask> m_placed;
};

} // namespace

std::vector<PlacedTask> inOrder(const std::vector<Task>& tasks)
{
    Placing placing(tasks);
    for (const Task& task : tasks)
        if (task.parent.isNull() || std::ranges::find(tasks, task.parent, &Task::id) == tasks.end())
            placing.place(task, 0);
    for (const Task& task : tasks)
        placing.place(task, 0);
    return placing.take();
}

} // namespace fengsui
