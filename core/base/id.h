#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

struct Instant;

/// The 16 bytes below every id. Random ones come from the operating system's generator; derived ones from SHA-256,
/// so that two consoles that name the same thing by the same words get the same id.
struct RawId {
    std::array<std::uint8_t, 16> bytes {};

    static RawId random();
    /// The first 16 bytes of SHA-256 over the text.
    static RawId derived(std::string_view text);
    /// Reads 32 hexadecimal digits, with or without the dashes of 8-4-4-4-12; nothing for anything else.
    static std::optional<RawId> parse(std::string_view text);
    /// Takes exactly 16 bytes; nothing for another length.
    static std::optional<RawId> fromBytes(std::string_view bytes);

    /// The same id with its first six bytes replaced by the milliseconds of the instant, highest first: ids of one time
    /// lie together in an index, and what is derived from the same words and time is still the same everywhere.
    RawId inTime(Instant at) const;

    /// 8-4-4-4-12 lower-case hexadecimal digits.
    std::string toString() const;
    std::string_view view() const { return { reinterpret_cast<const char*>(bytes.data()), bytes.size() }; }
    bool isNull() const { return *this == RawId {}; }

    auto operator<=>(const RawId&) const = default;
};

/// An id that can't be mistaken for another kind of id. A null id means "none".
template <typename Tag>
struct Id {
    RawId raw;

    static Id random() { return { RawId::random() }; }
    static Id derived(std::string_view text) { return { RawId::derived(text) }; }
    static std::optional<Id> parse(std::string_view text)
    {
        const auto raw = RawId::parse(text);
        return raw ? std::optional(Id { *raw }) : std::nullopt;
    }
    static std::optional<Id> fromBytes(std::string_view bytes)
    {
        const auto raw = RawId::fromBytes(bytes);
        return raw ? std::optional(Id { *raw }) : std::nullopt;
    }
    std::string toString() const { return raw.toString(); }
    std::string_view view() const { return raw.view(); }
    bool isNull() const { return raw.isNull(); }

    auto operator<=>(const Id&) const = default;
};

using IncarnationId = Id<struct IncarnationTag>;
using IncidentId = Id<struct IncidentTag>;
using TeamId = Id<struct TeamTag>;
using PersonId = Id<struct PersonTag>;
using OperatorId = Id<struct OperatorTag>;
using TaskId = Id<struct TaskTag>;
/// What an entry is about, whatever its kind.
using SubjectId = RawId;

} // namespace fengsui

template <>
struct std::hash<fengsui::RawId> {
    std::size_t operator()(const fengsui::RawId& id) const noexcept
    {
        std::size_t value; // the last eight bytes are random or of a digest, whatever the first ones are
        std::memcpy(&value, id.bytes.data() + 8, sizeof value);
        return value;
    }
};

template <typename Tag>
struct std::hash<fengsui::Id<Tag>> {
    std::size_t operator()(const fengsui::Id<Tag>& id) const noexcept { return std::hash<fengsui::RawId> {}(id.raw); }
};
