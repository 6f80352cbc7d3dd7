#pragma once

#include "component/component_counts.h"
#include "component/component_ground.h"
#include "map/thing_symbol.h"

#include <QString>

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace fengsui::ui {

/// The components as the layers of the map share them: how many lie where, the squares last painted, unpacked and
/// sorted by major class, and painted symbols. Any number of threads.
class ComponentStock {
public:
    /// Of each class what is written in its symbol near by.
    using Letters = std::map<std::uint16_t, QString>;

    /// Counts all that there is (some ten milliseconds for a million), so not in the window's thread. A ground that
    /// can't be read gives an empty stock with a problem.
    ComponentStock(std::shared_ptr<const ComponentGround> ground, Letters letters);

    const ComponentGround& ground() const { return *m_ground; }
    const ComponentCounts& counts() const { return m_counts; }
    const ThingSheet& sheet() const { return m_sheet; }
    QString letterOf(std::uint16_t classCode) const;

    using ByMajor = std::array<std::vector<PackedComponent>, majorClasses.size()>;
    /// Of a square of packedLevel; nothing where there are none, or they can't be read (see problem).
    std::shared_ptr<const ByMajor> square(PlaceTile at) const;
    /// Empty while all is well, otherwise why it can't be read.
    QString problem() const;

private:
    struct Held {
        std::shared_ptr<const ByMajor> components;
        std::size_t count = 0;
        std::list<PlaceTile>::iterator place;
    };

    std::shared_ptr<const ComponentGround> m_ground;
    Letters m_letters;
    ComponentCounts m_counts;
    ThingSheet m_sheet;
    mutable std::mutex m_mutex; // guards all that follows
    mutable std::map<PlaceTile, Held> m_held;
    mutable std::list<PlaceTile> m_used; // the last one in front
    mutable std::size_t m_count = 0;
    mutable std::optional<Refusal> m_problem;
};

} // namespace fengsui::ui
