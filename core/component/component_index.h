#pragma once

#include "component/component_code.h"
#include "grid/outline.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace fengsui {

/// Where all components of an edition are, in memory (about 30 bytes a component). Never changes once it is built, so
/// any number of threads may ask at once.
class ComponentIndex {
public:
    struct Place {
        ComponentCode code;
        GeoPoint at;
    };
    /// The places in any order, each code once.
    explicit ComponentIndex(std::vector<Place> places);
    ComponentIndex(ComponentIndex&&) noexcept;
    ComponentIndex& operator=(ComponentIndex&&) noexcept;
    ~ComponentIndex();

    struct Near {
        ComponentCode code;
        GeoPoint at;
        double metres = 0; ///< on the sphere, see distanceMetres
    };
    /// The nearest ones, the nearest first; of equally near ones that of the lower code. With a class only of that one.
    /// Doesn't look across the date line.
    std::vector<Near> nearest(GeoPoint at, std::size_t count, std::optional<std::uint16_t> classCode = {}) const;
    /// All inside the outline or on its border, in the order of their codes.
    /// `goesOn` is told now and then how many of how many were tried; when it says no, what was found so far is given.
    std::vector<ComponentCode> within(const Outline& outline, std::optional<std::uint16_t> classCode = {},
        const std::function<bool(std::uint64_t tried, std::uint64_t all)>& goesOn = {}) const;
    std::size_t size() const;

private:
    struct Trees;
    std::unique_ptr<const Trees> m_trees;
};

} // namespace fengsui
