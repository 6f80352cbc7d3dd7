#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// How one country writes the codes of its divisions and cells, and what the levels are called. Data: a county edits a
/// copy of resources/profiles/cn.json or generic.json.
class CodingProfile {
public:
    /// A text in several languages by locale name ("en", "zh_CN").
    using Words = std::map<std::string, std::string>;

    /// What the digits of one level say about a division: 街道, 镇, 乡, 居委会 …
    struct Kind {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::string id;
        Words name;
    };
    struct Level {
        std::string id; ///< "county"
        Words name;
        std::size_t digits = 0; ///< that this level adds to the code of its parent; 0 in profiles of free codes
        std::vector<Kind> kinds; ///< empty: any digits
    };

    /// Reads a profile; the refusal names file, line and what is missing or wrong there.
    static Result<CodingProfile> parse(const std::string& file, std::string_view json);

    const std::string& id() const { return m_id; }
    const Words& title() const { return m_title; }
    /// Highest first.
    const std::vector<Level>& levels() const { return m_levels; }
    const Words& cellName() const { return m_cellName; }
    /// By id ("town") or by name in any of the languages, without regard to the case of ASCII letters.
    std::optional<std::size_t> levelNamed(std::string_view word) const;
    /// Whether code and parent follow from the digits; otherwise a file must name level and parent.
    bool isPositional() const { return m_isPositional; }

    /// The code as everything after it writes and compares it: blanks around it and padding zeros taken away
    /// ("511129100000" is the town "511129100"). Refuses what is no code of a division.
    Result<std::string> canonicalCode(std::string_view text) const;
    /// The level of a canonical code; nothing in profiles of free codes.
    std::optional<std::size_t> levelOf(std::string_view code) const;
    /// The code one level up; empty for the highest level, and in profiles of free codes.
    std::string parentOf(std::string_view code) const;
    /// What the digits say of it (镇, 居委会 …); nothing when the level has no kinds.
    const Kind* kindOf(std::string_view code) const;

    /// The division that a cell's code names: of profile cn the first 12 of 14 or 15 digits. In profiles of free codes
    /// empty, since a file names it. Refuses what is no code of a cell.
    Result<std::string> divisionOfCell(std::string_view cellCode) const;
    /// The code of the nth cell (from 1) of a division, with the longest sequence that the profile allows.
    std::string cellCode(std::string_view division, std::uint32_t number) const;

    /// What a cell without a name of its own is called ("第3网格"), in the language of the country.
    std::string numberedCell(std::uint32_t number) const;

    /// The name of the place from that of its committee: "围墙村委会" is "围墙村".
    std::string placeName(std::string_view name) const;

private:
    CodingProfile() = default;
    bool isOfAlphabet(std::string_view code) const;

    std::string m_id;
    Words m_title;
    Words m_cellName;
    std::string m_numberedCell; // with %1
    std::vector<Level> m_levels;
    bool m_isPositional = false;
    std::size_t m_padTo = 0;
    std::size_t m_longest = 0;
    std::vector<std::size_t> m_sequenceDigits;
    std::vector<std::pair<std::string, std::string>> m_placeNames;
};

} // namespace fengsui
