#pragma once

#include "clerk/clerk.h"
#include "component/component_directory.h"
#include "grid/grid_directory.h"

#include <boost/json.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// The inventory in force with what was noted over it, and the words for what is in it. Refused where the store has
/// none.
class Inventory {
public:
    /// The clerk outlives it.
    explicit Inventory(Clerk& clerk);

    const ComponentDirectory& components() const { return *m_components; }
    const GridDirectory* grid() const { return m_grid.get(); }
    std::string className(std::uint16_t classCode) const;
    /// What was noted of it last, or else what the inventory has.
    ComponentState stateOf(const Component& component) const;
    boost::json::object json(const Component& component) const;
    std::vector<std::string> line(const Component& component) const;
    void answer(const std::vector<Component>& found) const;

private:
    Clerk& m_clerk;
    std::shared_ptr<const GridDirectory> m_grid;
    std::unique_ptr<ComponentDirectory> m_components;
};

} // namespace fengsui
