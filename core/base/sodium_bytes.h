#pragma once

#include <string>
#include <string_view>

struct crypto_secretstream_xchacha20poly1305_state; // of libsodium, which only the sources include

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
/// Of a string that is as long as such a state.
inline crypto_secretstream_xchacha20poly1305_state* stateIn(std::string& bytes)
{
    return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(bytes.data());
}

} // namespace fengsui
