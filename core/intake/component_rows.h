#pragma once

#include "base/result.h"
#include "component/component.h"
#include "intake/component_mapping.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

/// Makes components of rows whose values someone else reads: lines of a table, or features with a place of their own.
class ComponentRows {
public:
    /// Refuses a header that lacks a column of the mapping. Where rows bring their places (shapefiles, GeoJSON), the
    /// columns of the place are not needed.
    enum class Places { InColumns, BesideTheRow };
    static Result<ComponentRows> begin(
        ComponentMapping mapping, std::span<const std::string> header, Places places = Places::InColumns);

    /// As many values as the header has. What can't be used is refused with the column in `field`: codes that are none
    /// or contradict the class, classes and states that are not known, places that are none, and those at 0,0, where
    /// inventories put what they don't know the place of.
    Result<Component> row(std::span<const std::string_view> values, std::optional<Degrees> place = {});

    /// Whether a row was refused because its place is 0,0.
    static bool isAtZero(const Refusal& why);

    const ComponentMapping& mapping() const { return m_mapping; }

private:
    using Column = std::optional<std::size_t>;
    struct Filling {
        ColumnTemplate text;
        std::vector<std::size_t> columns;

        std::string filled(std::span<const std::string_view> values) const;
    };

    explicit ComponentRows(ComponentMapping mapping)
        : m_mapping(std::move(mapping))
    {
    }
    Result<std::optional<std::uint16_t>> classOf(std::span<const std::string_view> values) const;
    Result<ComponentCode> codeOf(std::span<const std::string_view> values);
    Result<ComponentState> stateOf(std::span<const std::string_view> values) const;
    /// What a refusal of the place is about.
    std::string placeField() const { return m_longitude ? m_mapping.longitudeColumn : std::string("place"); }
    Result<GeoPoint> placeOf(std::span<const std::string_view> values, std::optional<Degrees> place) const;

    ComponentMapping m_mapping;
    Column m_code, m_class, m_state, m_longitude, m_latitude;
    Filling m_name, m_number, m_road, m_house, m_address, m_owner;
    std::map<std::uint16_t, std::uint32_t> m_counted; ///< the last sequence of each class
};

} // namespace fengsui
