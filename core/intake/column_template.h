#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A text made of columns: "{Complaint Type}: {Descriptor}". What stands between two columns appears only between two
/// values, so an empty column leaves no stray comma. "{{" and "}}" are braces. Without any column the text stands as it
/// is.
class ColumnTemplate {
public:
    /// Nothing when a brace is not closed or a column has no name.
    static std::optional<ColumnTemplate> parse(std::string_view text);

    const std::vector<std::string>& columns() const { return m_columns; }
    bool isEmpty() const { return m_columns.empty() && m_literals.front().empty(); }
    /// The text for the values of columns(), in their order, white space at their ends taken off.
    std::string filled(std::span<const std::string_view> values) const;

private:
    std::vector<std::string> m_columns;
    std::vector<std::string> m_literals { {} }; ///< before, between and after the columns: one more than those
};

/// Without white space at its ends (ASCII and the ideographic space).
std::string_view trimmed(std::string_view text);

} // namespace fengsui
