#pragma once

#include "base/result.h"
#include "component/component_directory.h"
#include "component/component_place.h"

#include <functional>
#include <vector>

namespace fengsui {

/// The components of an edition as painters of the map read them: where, of which class, in which state. Any number of
/// threads may ask at once.
class ComponentGround {
public:
    ComponentGround() = default;
    virtual ~ComponentGround() = default;
    ComponentGround(const ComponentGround&) = delete;
    ComponentGround& operator=(const ComponentGround&) = delete;

    /// In the order of classes.
    virtual const std::vector<ClassCount>& classes() const = 0;
    /// Those of a square of packedLevel; none where there are none. Refuses, naming the file and why, when it vanished
    /// or broke meanwhile.
    virtual Result<std::vector<PackedComponent>> packed(PlaceTile square) const = 0;

    using Visitor = std::function<void(PlaceTile square, const std::vector<PackedComponent>&)>;
    /// Every square of packedLevel that has any, once; what went wrong otherwise.
    virtual Outcome visit(const Visitor&) const = 0;
};

} // namespace fengsui
