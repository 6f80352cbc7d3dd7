#pragma once

#include "base/coordinate.h"
#include "base/digest.h"
#include "base/result.h"
#include "workflow/actor.h"
#include "workflow/workflow.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fengsui::workflow {

/// A form whose words have been read: every answer has the type of its field.
class Form {
public:
    using Answer = std::variant<std::string, std::int64_t, Instant, TeamId, std::vector<TeamId>, IncidentId, CaseType,
        GeoPoint, std::vector<Digest>, PersonId>;

    /// Refuses unknown fields, missing required ones, and words that don't fit their field, each with the field's name.
    static Result<Form> fill(
        const Workflow& workflow, const Action& action, const std::map<std::string, std::string>& words, Instant now);

    bool has(std::string_view field) const { return m_answers.contains(field); }
    /// The answer to a field of that type, or null. For texts, choices (one or several) and cells it is std::string.
    template <typename Type>
    const Type* get(std::string_view field) const
    {
        const auto found = m_answers.find(field);
        return found == m_answers.end() ? nullptr : std::get_if<Type>(&found->second);
    }
    /// The answer as a word; empty when there is none or when it is no text, choice or cell.
    std::string word(std::string_view field) const;
    /// Every answer as the word that it is written as, trimmed.
    const std::map<std::string, std::string>& words() const { return m_words; }

private:
    std::map<std::string, Answer, std::less<>> m_answers;
    std::map<std::string, std::string> m_words;
};

/// What a desk should look up before it asks decide(): what the request names. Words that can't be read name nothing.
struct Wanted {
    std::vector<TeamId> teams;
    std::optional<IncidentId> target;
    std::string cell;
    std::optional<GeoPoint> point;
};
Wanted wanted(const Workflow& workflow, const ActionRequest& request);

} // namespace fengsui::workflow
