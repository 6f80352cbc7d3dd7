#include "workflow/form.h"

#include "base/utf8.h"
#include "workflow/conditions.h"

#include <algorithm>
#include <charconv>

namespace fengsui::workflow {

namespace {

constexpr std::size_t mostOfLine = 200; // characters
constexpr std::size_t mostOfText = 4000;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

template <typename Read>
auto listOf(std::string_view text, Read read) -> std::optional<std::vector<typename decltype(read(text))::value_type>>
{
    std::vector<typename decltype(read(text))::value_type> out;
    for (;;) {
        const std::size_t comma = text.find(',');
        const auto item = read(trimmed(text.substr(0, comma)));
        if (!item)
            return std::nullopt;
        if (std::ranges::find(out, *item) == out.end())
            out.push_back(*item);
        if (comma == std::string_view::npos)
            return out;
        text.remove_prefix(comma + 1);
    }
}

std::optional<Digest> digestOf(std::string_view digits)
{
    if (digits.size() != 64)
        return std::nullopt;
    Digest digest;
    for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
        const char* at = digits.data() + 2 * i;
        if (std::from_chars(at, at + 2, digest.bytes[i], 16).ptr != at + 2)
            return std::nullopt;
    }
    return digest;
}

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number value {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<GeoPoint> pointOf(std::string_view text)
{
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos)
        return std::nullopt;
    const auto longitude = numberOf<double>(trimmed(text.substr(0, comma)));
    const auto latitude = numberOf<double>(trimmed(text.substr(comma + 1)));
    return longitude && latitude ? GeoPoint::fromDegrees(*longitude, *latitude) : std::nullopt;
}

bool isCode(std::string_view text)
{
    return text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'
            || c == '.';
    });
}

std::optional<Form::Answer> wrapped(auto value)
{
    return value ? std::optional(Form::Answer(std::move(*value))) : std::nullopt;
}

Refusal bad(const Field& field, std::string text, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments { field.id };
    arguments.insert(arguments.end(), more.begin(), more.end());
    return { Refusal::Reason::BadValue, std::move(text), std::move(arguments), field.id };
}

/// Texts for people: valid, not endless, and without characters that only machines know.
std::optional<Refusal> faultOfText(const Field& field, std::string_view text)
{
    const auto count = countCharacters(text);
    if (!count)
        return bad(field, QT_TRANSLATE_NOOP("Refusal", "The text of \"%1\" is not UTF-8."));
    const bool mayHaveLines = field.type == FieldType::LongText;
    if (*count > (mayHaveLines ? mostOfText : mostOfLine))
        return bad(field, QT_TRANSLATE_NOOP("Refusal", "The text of \"%1\" is longer than %2 characters."),
            { std::to_string(mayHaveLines ? mostOfText : mostOfLine) });
    if (std::ranges::any_of(text, [&](char c) {
            return (c >= 0 && c < ' ' && !(mayHaveLines && (c == '\n' || c == '\r' || c == '\t'))) || c == 127;
        }))
        return bad(field,
            QT_TRANSLATE_NOOP(
                "Refusal", "The text of \"%1\" holds control characters or line breaks that don't belong there."));
    return std::nullopt;
}

std::optional<Refusal> faultOfInstant(const Field& field, Instant at, Instant now)
{
    if (field.when == Field::When::Past && at > now)
        return bad(field, QT_TRANSLATE_NOOP("Refusal", "The time of \"%1\" is still to come."));
    if (field.when == Field::When::Future && at <= now)
        return bad(field, QT_TRANSLATE_NOOP("Refusal", "The time of \"%1\" has passed already."));
    return std::nullopt;
}

std::optional<Form::Answer> answerOf(const Field& field, std::string_view word)
{
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return std::string(word);
    case FieldType::Choice:
        return std::ranges::find(field.choices, word, &Choice::id) != field.choices.end()
            ? std::optional<Form::Answer>(std::string(word))
            : std::nullopt;
    case FieldType::Choices: {
        const auto words = splitWords(word);
        const bool areAllOffered = std::ranges::all_of(words, [&](const std::string& chosen) {
            return std::ranges::find(field.choices, chosen, &Choice::id) != field.choices.end();
        });
        return areAllOffered ? std::optional<Form::Answer>(std::string(word)) : std::nullopt;
    }
    case FieldType::Person:
        return wrapped(PersonId::parse(word));
    case FieldType::Number: {
        const auto number = numberOf<std::int64_t>(word);
        return number && *number >= field.least && *number <= field.most ? std::optional<Form::Answer>(*number)
                                                                         : std::nullopt;
    }
    case FieldType::Instant:
        return wrapped(Instant::parse(word));
    case FieldType::Team:
        return wrapped(TeamId::parse(word));
    case FieldType::Teams:
        return wrapped(listOf(word, TeamId::parse));
    case FieldType::Incident:
        return wrapped(IncidentId::parse(word));
    case FieldType::Type:
        return wrapped(CaseType::parse(word));
    case FieldType::Cell:
        return isCode(word) ? std::optional<Form::Answer>(std::string(word)) : std::nullopt;
    case FieldType::Point:
        return wrapped(pointOf(word));
    case FieldType::Attachments:
        return wrapped(listOf(word, digestOf));
    }
    return std::nullopt;
}

} // namespace

Result<Form> Form::fill(
    const Workflow& workflow, const Action& action, const std::map<std::string, std::string>& words, Instant now)
{
    Form form;
    for (const auto& [id, raw] : words) {
        const Field* field = action.use(id) ? workflow.field(id) : nullptr;
        if (!field)
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "This action has no field \"%1\"."), { id }, id };
        const std::string_view word = trimmed(raw);
        if (word.empty())
            continue;
        auto answer = answerOf(*field, word);
        if (!answer)
            return bad(*field, QT_TRANSLATE_NOOP("Refusal", "\"%2\" is no answer to \"%1\"."), { std::string(word) });
        if (field->type == FieldType::Text || field->type == FieldType::LongText)
            if (auto fault = faultOfText(*field, word))
                return *fault;
        if (const Instant* at = std::get_if<Instant>(&*answer))
            if (auto fault = faultOfInstant(*field, *at, now))
                return *fault;
        form.m_words[id]
            = std::holds_alternative<Instant>(*answer) ? std::get<Instant>(*answer).toString() : std::string(word);
        form.m_answers.emplace(id, std::move(*answer));
    }
    for (const FieldUse& use : action.fields)
        if (use.isRequired && !form.has(use.field))
            return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "\"%1\" must be filled in."),
                { use.field }, use.field };
    return form;
}

std::string Form::word(std::string_view field) const
{
    const std::string* text = get<std::string>(field);
    return text ? *text : std::string();
}

Wanted wanted(const Workflow& workflow, const ActionRequest& request)
{
    Wanted out;
    for (const auto& [id, raw] : request.fields) {
        const Field* field = workflow.field(id);
        const auto answer = field ? answerOf(*field, trimmed(raw)) : std::nullopt;
        if (!answer)
            continue;
        if (const TeamId* team = std::get_if<TeamId>(&*answer))
            out.teams.push_back(*team);
        else if (const auto* teams = std::get_if<std::vector<TeamId>>(&*answer))
            out.teams.insert(out.teams.end(), teams->begin(), teams->end());
        else if (const IncidentId* target = std::get_if<IncidentId>(&*answer))
            out.target = *target;
        else if (const GeoPoint* point = std::get_if<GeoPoint>(&*answer))
            out.point = *point;
        else if (field->type == FieldType::Cell)
            out.cell = std::get<std::string>(*answer);
    }
    return out;
}

} // namespace fengsui::workflow
