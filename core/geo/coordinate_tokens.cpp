#include "geo/coordinate_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace fengsui {

namespace {

using Kind = CoordinateToken::Kind;

// Longer ones before those that they begin with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> spellings { {
    { "北纬", " N " },
    { "南纬", " S " },
    { "东经", " E " },
    { "西经", " W " },
    { "北緯", " N " },
    { "東經", " E " },
    { "纬度", " lat " },
    { "经度", " lon " },
    { "緯度", " lat " },
    { "經度", " lon " },
    { "坐标", " " },
    { "横坐标", " Y " },
    { "纵坐标", " X " },
    { "度", "°" },
    { "分", "'" },
    { "秒", "\"" },
    { "º", "°" },
    { "˚", "°" },
    { "′", "'" },
    { "’", "'" },
    { "‘", "'" },
    { "´", "'" },
    { "″", "\"" },
    { "”", "\"" },
    { "“", "\"" },
    { "−", "-" },
    { "、", "," },
    { "　", " " },
    { "\xc2\xa0", " " },
} };

// U+FF01 to U+FF5E are the ASCII marks, digits and letters, a full square wide.
std::optional<char> narrowOf(std::string_view at)
{
    if (at.size() < 3 || at[0] != '\xef' || (at[1] != '\xbc' && at[1] != '\xbd'))
        return std::nullopt;
    const int code = (at[1] == '\xbc' ? 0 : 64) + (static_cast<unsigned char>(at[2]) & 63);
    return code >= 1 && code <= 94 ? std::optional(char(code + 0x20)) : std::nullopt;
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<CoordinateToken> wordToken(std::string_view word)
{
    std::string upper(word);
    for (char& c : upper)
        c = c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    if (upper == "N" || upper == "S" || upper == "E" || upper == "W")
        return CoordinateToken { Kind::Side, 0, true, false, upper.front() };
    if (upper == "X" || upper == "Y")
        return CoordinateToken { Kind::Plane, 0, true, false, upper.front() };
    if (upper == "LAT" || upper == "LATITUDE")
        return CoordinateToken { Kind::Axis, 0, true, false, 'N' };
    if (upper == "LON" || upper == "LNG" || upper == "LONG" || upper == "LONGITUDE")
        return CoordinateToken { Kind::Axis, 0, true, false, 'E' };
    return std::nullopt;
}

// One after the other out of the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_rest(text)
    {
    }

    Result<std::vector<CoordinateToken>> all()
    {
        std::vector<CoordinateToken> tokens;
        while (!m_rest.empty()) {
            if (std::string_view(" \t\r\n()[]:=").find(m_rest.front()) != std::string_view::npos) {
                m_rest.remove_prefix(1);
                continue;
            }
            const auto token = next();
            if (!token)
                return Refusal { Refusal::Reason::BadValue,
                    QT_TRANSLATE_NOOP("Refusal",
                        "\"%1\" is no part of a coordinate; write it like 28.9567, 103.9028 or 北纬28°57′24″ "
                        "东经103°54′10″."),
                    { std::string(m_rest.substr(0, 24)) }, "coordinates" };
            tokens.push_back(*token);
        }
        return tokens;
    }

private:
    std::optional<CoordinateToken> next()
    {
        if (isLetter(m_rest.front())) {
            const auto end = std::ranges::find_if_not(m_rest, isLetter);
            const auto token = wordToken({ m_rest.begin(), end });
            if (token)
                m_rest = { end, m_rest.end() };
            return token;
        }
        for (const auto& [mark, kind] : { std::pair { "°", Kind::Degree }, { "''", Kind::Second },
                 { "'", Kind::Minute }, { "\"", Kind::Second }, { ",", Kind::Comma }, { ";", Kind::Comma } })
            if (m_rest.starts_with(mark)) {
                m_rest.remove_prefix(std::string_view(mark).size());
                return CoordinateToken { kind };
            }
        return number();
    }

    std::optional<CoordinateToken> number()
    {
        CoordinateToken token { Kind::Number };
        token.isSigned = m_rest.front() == '-' || m_rest.front() == '+';
        const std::string_view digits = m_rest.substr(token.isSigned ? 1 : 0);
        if (digits.empty() || !isDigit(digits.front()))
            return std::nullopt;
        const char* end = digits.data();
        while (end != digits.data() + digits.size() && (isDigit(*end) || *end == '.'))
            ++end;
        const auto [read, error] = std::from_chars(digits.data(), end, token.value, std::chars_format::fixed);
        if (error != std::errc() || read != end)
            return std::nullopt;
        token.isWhole = std::find(digits.data(), end, '.') == end;
        if (m_rest.front() == '-')
            token.value = -token.value;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return token;
    }

    std::string_view m_rest;
};

} // namespace

std::string narrowed(std::string_view text)
{
    std::string narrow;
    while (!text.empty()) {
        const auto spelling = std::ranges::find_if(spellings, [&](const auto& s) { return text.starts_with(s.first); });
        if (spelling != spellings.end()) {
            narrow += spelling->second;
            text.remove_prefix(spelling->first.size());
        } else if (const auto character = narrowOf(text)) {
            narrow += *character;
            text.remove_prefix(3);
        } else {
            narrow += text.front();
            text.remove_prefix(1);
        }
    }
    return narrow;
}

Result<std::vector<CoordinateToken>> coordinateTokens(std::string_view narrow)
{
    return Scanner(narrow).all();
}

} // namespace fengsui
