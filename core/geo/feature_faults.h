#pragma once

#include "geo/feature.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// What is wrong with a file, gathered while it is read. Texts have the file as %1, the line as %2, and `more` from %3.
class FeatureFaults {
public:
    explicit FeatureFaults(std::string file)
        : m_file(std::move(file))
    {
    }

    void fault(std::size_t line, std::string field, const char* text, std::vector<std::string> more = {})
    {
        if (m_faults.size() < mostFaults)
            m_faults.push_back(made(line, std::move(field), text, std::move(more)));
    }
    void note(std::size_t line, std::string field, const char* text, std::vector<std::string> more = {})
    {
        if (m_notes.size() < mostFaults)
            m_notes.push_back(made(line, std::move(field), text, std::move(more)));
    }
    bool isFull() const { return m_faults.size() >= mostFaults; }

    Loaded<FeatureFile> finish(FeatureFile read)
    {
        if (!m_faults.empty())
            return { std::nullopt, std::move(m_faults) };
        read.notes = std::move(m_notes);
        return { std::move(read), {} };
    }

private:
    Refusal made(std::size_t line, std::string field, const char* text, std::vector<std::string> more) const
    {
        more.insert(more.begin(), { m_file, std::to_string(line) });
        return { Refusal::Reason::BadValue, text, std::move(more), std::move(field) };
    }

    std::string m_file;
    std::vector<Refusal> m_faults;
    std::vector<Refusal> m_notes;
};

/// A decimal number with nothing else around it; nothing for infinity and the like.
inline std::optional<double> decimalOf(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = !text.empty() && error == std::errc() && end == text.data() + text.size();
    return isWhole && value - value == 0 ? std::optional(value) : std::nullopt;
}

} // namespace fengsui
