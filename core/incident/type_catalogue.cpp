#include "incident/type_catalogue.h"

#include "base/json_document.h"

#include <algorithm>

namespace fengsui {

namespace {

TypeName readName(JsonReader& reader, const JsonNode& holder)
{
    const JsonNode* name = reader.object(holder, "name");
    if (!name)
        return {};
    reader.onlyKnows(*name, { "en", "zh_CN" });
    return { reader.text(*name, "en"), reader.text(*name, "zh_CN") };
}

std::string readCode(JsonReader& reader, const JsonNode& holder, auto& earlier)
{
    const std::string code = reader.text(holder, "code");
    const bool isCode = code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (!code.empty() && !isCode)
        reader.fault(
            holder, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The code \"%3\" must be two digits."), { code });
    if (std::ranges::find(earlier, code) != earlier.end())
        reader.fault(
            holder, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The code \"%3\" stands there twice."), { code });
    earlier.push_back(code);
    return code;
}

MinorClass readMinor(JsonReader& reader, const JsonNode& node, CaseType type, std::vector<std::string>& codes)
{
    reader.onlyKnows(node, { "code", "name", "sameAs" });
    type.code += readCode(reader, node, codes);
    MinorClass minor { std::move(type), readName(reader, node), {} };
    for (const std::string& other : reader.texts(node, "sameAs")) {
        if (const auto parsed = CaseType::parse(other))
            minor.sameAs.push_back(*parsed);
        else
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is not a type."), { other });
    }
    return minor;
}

std::vector<MajorClass> readMajors(
    JsonReader& reader, const JsonNode& root, const std::string& scheme, const char* member, const char* kind)
{
    std::vector<MajorClass> majors;
    const JsonNode* list = reader.optionalList(root, member);
    if (!list)
        return majors;
    std::vector<std::string> codes;
    for (const JsonNode& node : list->children) {
        if (!reader.onlyKnows(node, { "code", "name", "minors" }))
            continue;
        MajorClass major { readCode(reader, node, codes), readName(reader, node), {} };
        std::vector<std::string> minorCodes;
        if (const JsonNode* minors = reader.optionalList(node, "minors"))
            for (const JsonNode& minor : minors->children)
                major.minors.push_back(readMinor(reader, minor, { scheme, kind, major.code }, minorCodes));
        majors.push_back(std::move(major));
    }
    return majors;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string folded(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

} // namespace

std::vector<Refusal> TypeCatalogue::add(std::string file, std::string_view text)
{
    const auto document = JsonDocument::parse(std::move(file), text);
    if (!document)
        return { document.refusal() };
    JsonReader reader(*document);
    const JsonNode& root = document->root();
    reader.onlyKnows(root, { "scheme", "version", "name", "basis", "events", "components" });
    TypeScheme scheme;
    scheme.id = reader.text(root, "scheme");
    if (!scheme.id.empty() && !CaseType::parse(scheme.id + ":event:0101"))
        reader.fault(
            root, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be small letters and digits."), { scheme.id });
    const std::int64_t version = reader.integer(root, "version", 1);
    if (version < 1 || version > 1'000'000)
        reader.fault(*root.find("version"),
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be between %4 and %5."),
            { "version", "1", "1000000" });
    scheme.version = static_cast<std::uint32_t>(version);
    scheme.name = readName(reader, root);
    scheme.basis = reader.text(root, "basis");
    scheme.events = readMajors(reader, root, scheme.id, "events", "event");
    scheme.components = readMajors(reader, root, scheme.id, "components", "component");
    if (!reader.isOk())
        return reader.faults();
    const auto same = std::ranges::find(m_schemes, scheme.id, &TypeScheme::id);
    if (same != m_schemes.end())
        *same = std::move(scheme);
    else
        m_schemes.push_back(std::move(scheme));
    return {};
}

const TypeScheme* TypeCatalogue::scheme(std::string_view id) const
{
    const auto found = std::ranges::find(m_schemes, id, &TypeScheme::id);
    return found == m_schemes.end() ? nullptr : &*found;
}

const MajorClass* TypeCatalogue::majorOf(const CaseType& type) const
{
    const TypeScheme* holder = scheme(type.scheme);
    if (!holder)
        return nullptr;
    const auto& majors = holder->majors(type.kind);
    const auto found = std::ranges::find(majors, type.major(), &MajorClass::code);
    return found == majors.end() ? nullptr : &*found;
}

const MinorClass* TypeCatalogue::find(const CaseType& type) const
{
    const MajorClass* major = majorOf(type);
    if (!major)
        return nullptr;
    const auto found = std::ranges::find(major->minors, type, &MinorClass::type);
    return found == major->minors.end() ? nullptr : &*found;
}

std::vector<CaseType> TypeCatalogue::equivalents(const CaseType& type) const
{
    std::vector<CaseType> out;
    for (const TypeScheme& scheme : m_schemes)
        for (const auto* majors : { &scheme.events, &scheme.components })
            for (const MajorClass& major : *majors)
                for (const MinorClass& minor : major.minors) {
                    if (minor.type == type)
                        out.insert(out.end(), minor.sameAs.begin(), minor.sameAs.end());
                    else if (std::ranges::find(minor.sameAs, type) != minor.sameAs.end())
                        out.push_back(minor.type);
                }
    std::ranges::sort(out);
    const auto repeated = std::ranges::unique(out);
    out.erase(repeated.begin(), repeated.end());
    return out;
}

std::vector<const MinorClass*> TypeCatalogue::search(
    std::string_view words, std::string_view onlyScheme, std::string_view onlyKind, std::size_t limit) const
{
    std::vector<std::string> wanted;
    for (std::size_t at = 0; (at = words.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        wanted.push_back(folded(words.substr(at, end - at)));
        at = end;
    }
    std::vector<const MinorClass*> first, others;
    for (const TypeScheme& scheme : m_schemes) {
        if (!onlyScheme.empty() && scheme.id != onlyScheme)
            continue;
        for (const std::string_view kind : { "event", "component" }) {
            if (!onlyKind.empty() && kind != onlyKind)
                continue;
            for (const MajorClass& major : scheme.majors(kind)) {
                const std::string majorNames = folded(major.name.english) + '\n' + folded(major.name.chinese);
                for (const MinorClass& minor : major.minors) {
                    const std::string english = folded(minor.name.english), chinese = folded(minor.name.chinese);
                    const std::string all = english + '\n' + chinese + '\n' + minor.type.toString() + '\n' + majorNames;
                    if (!std::ranges::all_of(
                            wanted, [&](const std::string& word) { return all.find(word) != std::string::npos; }))
                        continue;
                    const bool begins = !wanted.empty()
                        && (english.starts_with(wanted[0]) || chinese.starts_with(wanted[0])
                            || minor.type.code.starts_with(wanted[0]));
                    (begins ? first : others).push_back(&minor);
                }
            }
        }
    }
    first.insert(first.end(), others.begin(), others.end());
    first.resize(std::min(first.size(), limit));
    return first;
}

} // namespace fengsui
