#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// What a matter is, by the code of one scheme: two national schemes share one code form with different meanings, so a
/// type is always (scheme, kind, major, minor) (CJ/T 214, GB/T 30428.2). Written "cjt214:event:0102".
struct CaseType {
    std::string scheme; ///< "cjt214", "gbt30428", or a scheme of the county's own
    std::string kind; ///< "event" or "component"
    std::string code; ///< four digits: two of major class, two of minor class

    static std::optional<CaseType> parse(std::string_view text);
    std::string toString() const { return scheme + ':' + kind + ':' + code; }
    std::string major() const { return code.substr(0, 2); }
    std::string minor() const { return code.substr(2, 2); }

    auto operator<=>(const CaseType&) const = default;
};

} // namespace fengsui
