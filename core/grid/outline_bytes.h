#pragma once

#include "grid/outline.h"

#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// An outline as bytes, as editions keep it: counts and steps from corner to corner, each as a variable-length integer
/// (seven bits a byte, the lowest first; steps zigzag). About five bytes a corner, and the same bytes for the same
/// outline on every machine.
std::string toBytes(const Outline& outline);
/// Nothing when these bytes are no outline.
std::optional<Outline> outlineFromBytes(std::string_view bytes);

} // namespace fengsui
