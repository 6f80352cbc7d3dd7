#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// A SHA-256 value (FIPS 180-4).
struct Digest {
    std::array<std::uint8_t, 32> bytes {};

    static std::optional<Digest> fromBytes(std::string_view bytes);
    std::string_view view() const { return { reinterpret_cast<const char*>(bytes.data()), bytes.size() }; }
    std::string toHex() const;
    bool isNull() const { return *this == Digest {}; }

    auto operator<=>(const Digest&) const = default;
};

/// SHA-256 of the bytes. Throws std::runtime_error when the library refuses.
Digest sha256(std::string_view bytes);

/// The same over many pieces, for files that are not held in memory.
class DigestBuilder {
public:
    DigestBuilder();
    ~DigestBuilder();
    DigestBuilder(const DigestBuilder&) = delete;
    DigestBuilder& operator=(const DigestBuilder&) = delete;

    void add(std::string_view bytes);
    /// Gives the digest of everything added; the builder can't be used after it.
    Digest finish();

private:
    void* m_context;
};

} // namespace fengsui
