#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fengsui {

/// What each fuzz target is: takes any bytes whatever, and ends the process when something that must hold doesn't.
/// Crashes, hangs and memory without bounds are noticed by who calls it.
void fuzz(std::string_view input);

/// Ends the process, so that the input that led here is kept.
inline void require(bool isSo, const std::string& what)
{
    if (isSo)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what.c_str());
    std::abort();
}

/// Takes numbers and texts from the front of what the fuzzer made. At the end of it everything is 0 or empty, so that
/// any bytes mean something.
class Material {
public:
    explicit Material(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    bool isEmpty() const { return m_rest.empty(); }
    std::string_view bytes(std::size_t most)
    {
        const std::string_view taken = m_rest.substr(0, most);
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::string_view rest() { return bytes(m_rest.size()); }
    std::size_t number() { return isEmpty() ? 0 : static_cast<unsigned char>(bytes(1).front()); }
    std::size_t number(std::size_t below) { return number() % below; }
    std::size_t largeNumber()
    {
        const std::size_t low = number();
        return low + 256 * number();
    }
    /// As many bytes as the two before them say.
    std::string_view text() { return bytes(largeNumber()); }

private:
    std::string_view m_rest;
};

/// What Material::text() reads.
inline std::string asText(std::string_view text)
{
    std::string out;
    out += static_cast<char>(text.size() & 0xff);
    out += static_cast<char>(text.size() >> 8 & 0xff);
    return out.append(text);
}

} // namespace fengsui
