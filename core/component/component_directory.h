#pragma once

#include "component/component.h"
#include "grid/outline.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// How many components of a class the edition has.
struct ClassCount {
    std::uint16_t classCode = 0;
    std::uint64_t components = 0;

    bool operator==(const ClassCount&) const = default;
};

/// The components of the edition in force, as they were when it was made. Asked by one thread at a time. May throw
/// StoreFailure when the file vanished or broke meanwhile.
class ComponentDirectory {
public:
    virtual ~ComponentDirectory() = default;

    virtual std::uint64_t size() const = 0;
    /// In the order of classes.
    virtual std::vector<ClassCount> classes() const = 0;

    virtual std::optional<Component> component(ComponentCode) const = 0;
    /// Those whose codes begin with the digits, in their order; with a class only of that one.
    virtual std::vector<Component> withPrefix(
        std::string_view digits, std::size_t limit, std::optional<std::uint16_t> classCode = {}) const
        = 0;
    /// Those of a class, in the order of their codes.
    virtual std::vector<Component> ofClass(std::uint16_t classCode, std::size_t limit) const = 0;
    /// Those that a text describes. It stands somewhere in the name or the road, or it is the owner's number or begins
    /// it; or else it is (part of) a road, a house number and (part of) a name behind each other: "川路18号路灯",
    /// "6919 S MEM". The case of letters doesn't matter. The order is the same each time, and has no meaning.
    virtual std::vector<Component> withText(
        std::string_view text, std::size_t limit, std::optional<std::uint16_t> classCode = {}) const
        = 0;

    struct Near {
        Component component;
        double metres = 0;
    };
    /// See ComponentIndex. Waits for the index where that is still being built.
    virtual std::vector<Near> nearest(GeoPoint, std::size_t count, std::optional<std::uint16_t> classCode = {}) const
        = 0;
    virtual std::vector<Component> within(
        const Outline&, std::size_t limit, std::optional<std::uint16_t> classCode = {}) const
        = 0;
    /// What is inside an outline or on its border: all of it counted by class, in the order of classes; and themselves,
    /// by class and code, of each class at most so many and in all at most so many. Nothing when `goesOn`, which is
    /// told now and then how much of how much is looked through, says no.
    struct Inside {
        std::vector<ClassCount> classes;
        std::vector<Component> components;
    };
    virtual std::optional<Inside> inside(const Outline&, std::size_t mostOfClass, std::size_t most,
        const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn) const
        = 0;
    /// Whether nearest, within and inside answer at once.
    virtual bool isIndexed() const = 0;
};

} // namespace fengsui
