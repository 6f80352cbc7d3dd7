#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// The 16 digits that name a component (GB/T 30428.2): division 6, major class 2, minor class 2, sequence 6.
struct ComponentCode {
    std::uint64_t number = 0;

    /// Nothing unless it is 16 digits that don't begin with 0.
    static std::optional<ComponentCode> parse(std::string_view text);
    /// The parts must be in their bounds: 100000-999999, 0-9999 and 0-999999.
    static ComponentCode of(std::uint32_t division, std::uint16_t classCode, std::uint32_t sequence);

    std::uint32_t division() const { return std::uint32_t(number / 10'000'000'000); }
    /// Major and minor class as one number: 102 for "0102".
    std::uint16_t classCode() const { return std::uint16_t(number / 1'000'000 % 10'000); }
    std::uint32_t sequence() const { return std::uint32_t(number % 1'000'000); }
    std::string toString() const { return std::to_string(number); }

    auto operator<=>(const ComponentCode&) const = default;
};

/// "0102" from 102 and back; nothing for what is not four digits.
std::string classText(std::uint16_t classCode);
std::optional<std::uint16_t> classCodeOf(std::string_view text);

/// All codes that begin with these digits; `last` is one of them. Nothing for what is not 1 to 16 digits, or begins
/// with 0.
struct CodeRange {
    ComponentCode first, last;

    static std::optional<CodeRange> beginningWith(std::string_view digits);
};

} // namespace fengsui
