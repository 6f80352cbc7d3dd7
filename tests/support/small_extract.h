#pragma once

#include <filesystem>
#include <string>

namespace fengsui {

/// A piece of OpenStreetMap as text (OPL: a line an object, nodes first, then ways, then relations).
void writeExtract(const std::filesystem::path& file, const std::string& lines);

/// A small ground of 0.04 by 0.04 degrees, made by hand, in such lines: a wood with a clearing (a multipolygon) in the
/// north-west, a lake in the north-east, a trunk road from west to east through the middle, a town with a Chinese and a
/// local name, a hospital, a building, a river, a border, and in the south a coast with the sea below it.
std::string smallGround();

} // namespace fengsui
