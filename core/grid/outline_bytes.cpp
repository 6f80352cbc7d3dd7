#include "grid/outline_bytes.h"

#include <limits>

namespace fengsui {
namespace {

class Writer {
public:
    void count(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += char(value | 0x80);
        m_bytes += char(value);
    }
    void ring(const Ring& ring)
    {
        count(ring.size());
        for (const GeoPoint corner : ring) {
            step(corner.longitudeE7, m_last.longitudeE7);
            step(corner.latitudeE7, m_last.latitudeE7);
            m_last = corner;
        }
    }
    std::string take() { return std::move(m_bytes); }

private:
    void step(std::int64_t to, std::int64_t from)
    {
        const std::int64_t by = to - from;
        count((std::uint64_t(by) << 1) ^ std::uint64_t(by >> 63));
    }
    std::string m_bytes;
    GeoPoint m_last;
};

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 63 && m_at < m_bytes.size(); shift += 7) {
            const auto byte = std::uint8_t(m_bytes[m_at++]);
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_isGood = false;
        return 0;
    }
    /// A number of things that take at least `least` bytes each: never more than there are bytes for.
    std::size_t count(std::size_t least)
    {
        const std::uint64_t value = number();
        if (value > (m_bytes.size() - m_at) / least)
            m_isGood = false;
        return m_isGood ? std::size_t(value) : 0;
    }
    Ring ring()
    {
        Ring ring(count(2));
        for (GeoPoint& corner : ring) {
            corner.longitudeE7 = step(m_last.longitudeE7, 1800000000);
            corner.latitudeE7 = step(m_last.latitudeE7, 900000000);
            m_last = corner;
        }
        return ring;
    }
    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_at == m_bytes.size(); }

private:
    std::int32_t step(std::int32_t from, std::int64_t bound)
    {
        const std::uint64_t by = number();
        if (by > 7200000000u) { // farther than once around the Earth
            m_isGood = false;
            return 0;
        }
        const std::int64_t to = from + (std::int64_t(by >> 1) ^ -std::int64_t(by & 1));
        if (to < -bound || to > bound)
            m_isGood = false;
        return m_isGood ? std::int32_t(to) : 0;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    GeoPoint m_last;
    bool m_isGood = true;
};

} // namespace

std::string toBytes(const Outline& outline)
{
    Writer out;
    out.count(outline.size());
    for (const Patch& patch : outline) {
        out.ring(patch.outer);
        out.count(patch.holes.size());
        for (const Ring& hole : patch.holes)
            out.ring(hole);
    }
    return out.take();
}

std::optional<Outline> outlineFromBytes(std::string_view bytes)
{
    Reader in(bytes);
    Outline outline(in.count(2));
    for (Patch& patch : outline) {
        patch.outer = in.ring();
        patch.holes.resize(in.count(1));
        for (Ring& hole : patch.holes)
            hole = in.ring();
    }
    return in.isGood() && in.isAtEnd() ? std::optional(std::move(outline)) : std::nullopt;
}

} // namespace fengsui
