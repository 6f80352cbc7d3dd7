#pragma once

#include "incident/incident.h"

#include <vector>

namespace fengsui {

/// A task and how far below the case it stands: 0 for what the case itself gave.
struct PlacedTask {
    const Task* task = nullptr;
    int depth = 0;

    bool operator==(const PlacedTask&) const = default;
};

/// Every task once, each with those below it that it was passed on by. One whose parent nobody has stands at the top,
/// and so does what comes in as a circle. Points into the tasks.
std::vector<PlacedTask> inOrder(const std::vector<Task>& tasks);

} // namespace fengsui
