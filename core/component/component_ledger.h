#pragma once

#include "component/component_file.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace fengsui {

/// A component and what was noted of it last.
struct NotedComponent {
    ComponentCode code;
    ComponentChange last;

    bool operator==(const NotedComponent&) const = default;
};

/// The questions others may ask of what was noted of components.
class ComponentLedger {
public:
    virtual ~ComponentLedger() = default;
    /// All that was noted of it, the latest first.
    virtual std::vector<ComponentChange> changes(ComponentCode) const = 0;
    /// What holds now; nothing where nobody noted anything, and the edition alone speaks.
    virtual std::optional<ComponentChange> last(ComponentCode) const = 0;
    /// Those that are broken or lost now, since latest first.
    virtual std::vector<NotedComponent> faults(std::size_t limit) const = 0;
};

} // namespace fengsui
