#pragma once

#include "base/coordinate.h"
#include "component/component_code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// 完好, 破损, 丢失, 废除, 移除. The numbers stand in editions.
enum class ComponentState : std::uint8_t { Intact, Broken, Lost, Abandoned, Removed };

/// The words that stand in files and entries: "intact", "broken", "lost", "abandoned", "removed".
std::string_view toWord(ComponentState);
/// From such a word, or from the Chinese one.
std::optional<ComponentState> componentStateOf(std::string_view word);

/// 部件: a fixed public facility, as the edition has it.
struct Component {
    ComponentCode code;
    std::string name;
    std::string number; ///< what the owner calls it, or empty
    std::string road; ///< or whatever else the place is called
    std::string house; ///< house number on that road, as it is written: "18", "18-3", "0419"
    std::string owner; ///< 权属 unit
    ComponentState state = ComponentState::Intact;
    GeoPoint at;

    bool operator==(const Component&) const = default;
};

/// Road, house number, and what is written after it.
struct SplitAddress {
    std::string road;
    std::string house;
    std::string rest;

    bool operator==(const SplitAddress&) const = default;
};

/// "沐川路18号路灯" is road 沐川路, house 18 and rest 路灯; "6919 S MEMORIAL DR E" is road S MEMORIAL DR E and house
/// 6919. An address without a house number is all road. Runs of blanks become one.
SplitAddress splitAddress(std::string_view address);

/// Road and house number as people write them: "沐川路18号", "6919 S MEMORIAL DR E".
std::string addressOf(const Component&);

} // namespace fengsui
