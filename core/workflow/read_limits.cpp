#include "workflow/reading.h"

#include <algorithm>

namespace fengsui::workflow {

namespace {

// At most a century, so that no due time can leave the range of an instant.
constexpr std::int64_t mostOfUnit = 100 * 366;

Span spanOf(JsonReader& reader, const JsonNode& node)
{
    reader.onlyKnows(node, { "amount", "unit" });
    Span span { readBounded(reader, node, "amount", 1, mostOfUnit), TimeUnit::Minute };
    if (!node.find("unit")) {
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The limit has no unit."));
        return span;
    }
    const std::string word = reader.text(node, "unit");
    if (const auto unit = timeUnitOf(word))
        span.unit = *unit;
    else if (!word.empty())
        reader.fault(*node.find("unit"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no unit of time \"%3\"."),
            { word });
    return span;
}

LimitRule readLimit(JsonReader& reader, const JsonNode& node)
{
    return { readSpan(reader, node, "limit"), readSpan(reader, node, "urgentLimit") };
}

bool isType(const std::string& text)
{
    return CaseType::parse(text).has_value() || CaseType::parse(text + "00").has_value();
}

/// "cjt214:event:0102", "cjt214:event:01", or { "type": …, "filingCase": … } with either left out.
std::vector<LimitMatch> readMatches(
    JsonReader& reader, const JsonNode& node, const char* name, std::map<std::string, const JsonNode*>& taken)
{
    std::vector<LimitMatch> out;
    const JsonNode* list = reader.list(node, name);
    if (!list)
        return out;
    for (const JsonNode& child : list->children) {
        LimitMatch match;
        if (child.is(JsonNode::Kind::Text)) {
            match.type = child.text;
        } else if (reader.onlyKnows(child, { "type", "filingCase" })) {
            match.type = reader.text(child, "type", "");
            match.filingCase = reader.text(child, "filingCase", "");
        }
        if (match.type.empty() && match.filingCase.empty())
            reader.fault(child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Name a type, a filing condition or both."));
        else if (!match.type.empty() && !isType(match.type))
            reader.fault(child,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is not written like a type (\"cjt214:event:0102\")."),
                { match.type });
        claim(reader, taken, match.type + (match.filingCase.empty() ? "" : '#' + match.filingCase), child);
        out.push_back(std::move(match));
    }
    return out;
}

void readMatchedLimits(JsonReader& reader, const JsonNode& node, State& state)
{
    if (!reader.optionalList(node, "limits"))
        return;
    std::map<std::string, const JsonNode*> taken;
    forEachObject(reader, node, "limits", { "for", "limit", "urgentLimit" }, [&](const JsonNode& child) {
        state.limits.push_back({ readMatches(reader, child, "for", taken), readLimit(reader, child) });
    });
}

void readEscalation(JsonReader& reader, const JsonNode& node, State& state)
{
    const JsonNode* when = node.find("escalate");
    if (!when)
        return;
    if (when->is(JsonNode::Kind::Text) && when->text == "whenOver")
        state.isEscalatedWhenOver = true;
    else if (when->is(JsonNode::Kind::Object))
        state.escalateAfter = readSpan(reader, node, "escalate");
    else
        reader.fault(*when,
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"escalate\" is \"whenOver\" or a span after the limit."));
}

void checkLimit(JsonReader& reader, const JsonNode& node, const State& state)
{
    const int kinds = (state.limit ? 1 : 0) + (state.hasLimitByClass ? 1 : 0) + (state.hasLimitByLevel ? 1 : 0);
    if (state.isEnd() && (kinds > 0 || !state.limits.empty()))
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is an end state and can't have a limit."),
            { state.id });
    if (kinds > 1)
        reader.fault(node,
            QT_TRANSLATE_NOOP("Refusal",
                "%1, line %2: \"%3\" can't have more than one of a limit of its own, that of a class and that of a "
                "level."),
            { state.id });
    if ((state.late || state.escalateAfter || state.isEscalatedWhenOver) && kinds == 0 && state.limits.empty())
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" says when it is late, but has no limit."),
            { state.id });
}

void readEnd(JsonReader& reader, const JsonNode& node, State& state)
{
    const JsonNode* end = node.find("end");
    if (!end)
        return;
    state.end = end->is(JsonNode::Kind::Text) ? caseEndOf(end->text).value_or(CaseEnd::None) : CaseEnd::None;
    if (state.isEnd())
        return;
    state.end = CaseEnd::Closed; // so that nothing else is found wrong with it on that account
    reader.fault(*end,
        QT_TRANSLATE_NOOP("Refusal",
            "%1, line %2: \"end\" of the state \"%3\" must say how a case ends there: closed, succeeded, failed, "
            "rejected, voided, merged or transferred."),
        { state.id });
}

void readStates(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    forEachObject(reader, root, "states",
        { "id", "title", "end", "verify", "limit", "urgentLimit", "limits", "limitByClass", "limitByLevel", "keepLimit",
            "limitFrom", "late", "escalate" },
        [&](const JsonNode& node) {
            State state;
            state.id = reader.text(node, "id");
            state.title = readTitle(reader, node);
            readEnd(reader, node, state);
            state.isToVerify = reader.boolean(node, "verify", false);
            state.hasLimitByClass = reader.boolean(node, "limitByClass", false);
            state.hasLimitByLevel = reader.boolean(node, "limitByLevel", false);
            state.keepsLimit = reader.boolean(node, "keepLimit", false);
            state.limitFrom = reader.text(node, "limitFrom", "");
            if (node.find("limit") || node.find("urgentLimit"))
                state.limit = readLimit(reader, node);
            readMatchedLimits(reader, node, state);
            if (const JsonNode* late = reader.optionalObject(node, "late")) {
                reader.onlyKnows(*late, { "yellow", "red" });
                state.late = { readSpan(reader, *late, "yellow"), readSpan(reader, *late, "red") };
            }
            readEscalation(reader, node, state);
            checkLimit(reader, node, state);
            claim(reader, draft.states, state.id, node);
            draft.workflow.states.push_back(std::move(state));
        });
}

void readClasses(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    const JsonNode* list = reader.optionalList(root, "classes");
    if (!list)
        return;
    std::map<std::string, const JsonNode*> taken;
    std::map<std::string, const JsonNode*> types;
    forEachObject(reader, root, "classes", { "id", "title", "default", "limit", "urgentLimit", "types" },
        [&](const JsonNode& node) {
            DeadlineClass made;
            made.id = reader.text(node, "id");
            made.title = readTitle(reader, node);
            made.isDefault = reader.boolean(node, "default", false);
            made.limit = readLimit(reader, node);
            made.matches = readMatches(reader, node, "types", types);
            claim(reader, taken, made.id, node);
            draft.workflow.classes.push_back(std::move(made));
        });
    if (std::ranges::count_if(draft.workflow.classes, &DeadlineClass::isDefault) != 1)
        reader.fault(
            *list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Exactly one deadline class must be the default."));
}

void readLevels(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    if (!reader.optionalList(root, "levels"))
        return;
    std::map<std::string, const JsonNode*> taken;
    forEachObject(reader, root, "levels", { "id", "title", "limit", "urgentLimit" }, [&](const JsonNode& node) {
        Level level { reader.text(node, "id"), readTitle(reader, node), std::nullopt };
        if (node.find("limit") || node.find("urgentLimit"))
            level.limit = readLimit(reader, node);
        claim(reader, taken, level.id, node);
        draft.workflow.levels.push_back(std::move(level));
    });
}

} // namespace

std::uint32_t readBounded(
    JsonReader& reader, const JsonNode& object, const char* name, std::int64_t least, std::int64_t most)
{
    const std::int64_t value = reader.integer(object, name);
    const JsonNode* node = object.find(name);
    if (node && node->is(JsonNode::Kind::Integer) && (value < least || value > most)) {
        reader.fault(*node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be between %4 and %5."),
            { name, std::to_string(least), std::to_string(most) });
        return 0;
    }
    return static_cast<std::uint32_t>(value);
}

Span readSpan(JsonReader& reader, const JsonNode& object, const char* name)
{
    const JsonNode* node = reader.object(object, name);
    return node ? spanOf(reader, *node) : Span {};
}

void readLimits(JsonReader& reader, const JsonNode& root, Draft& draft)
{
    readStates(reader, root, draft);
    readClasses(reader, root, draft);
    readLevels(reader, root, draft);
}

} // namespace fengsui::workflow
