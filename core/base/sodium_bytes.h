#pragma once

#include <string>
#include <string_view>

namespace fengsui {

/// libsodium counts in unsigned char; everything of ours is in strings. Only for sources that call it.
inline const unsigned char* in(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* out(std::string& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}
/// Of a string that is as long as such a state, which only the sources know.
template <typename State>
State* stateIn(std::string& bytes)
{
    return reinterpret_cast<State*>(bytes.data());
}

} // namespace fengsui
