#include "rules/filed_rules.h"

#include "rules/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::size_t partSize = 48 * 1024; // leaves an entry well below its limit
constexpr std::uint32_t mostParts = maxRuleFileSize / partSize + 1;

bool isWithinCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

} // namespace

void fold(FiledRules& rules, const Stamp& stamp, const entries::RuleFiled& filed)
{
    const auto kind = ruleKindOf(filed.kind());
    if (!kind || ruleSubject(*kind, filed.id()) != rules.subject || filed.parts() == 0 || filed.parts() > mostParts
        || filed.part() >= filed.parts())
        return;
    const auto place = std::pair(filed.version(), filed.digest());
    auto& parts = rules.parts[place];
    parts.try_emplace(filed.part(), filed.text());
    if (parts.size() < filed.parts())
        return;
    RuleFile file { *kind, filed.id(), filed.version(), {}, stamp.author, stamp.recordedAt, stamp.hash, false };
    for (const auto& [number, text] : parts)
        file.text += text;
    rules.parts.erase(place);
    if (sha256(file.text).view() != filed.digest())
        return;
    const auto same = std::ranges::equal_range(rules.files, file.version, {}, &RuleFile::version);
    if (std::ranges::find(same, file.text, &RuleFile::text) != same.end())
        return; // adopted on two consoles, which agree
    file.isOvertaken = !same.empty();
    rules.files.insert(same.end(), std::move(file));
}

std::vector<entries::RuleFiled> filingOf(
    RuleKind kind, const std::string& id, std::uint32_t version, const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(at + partSize, text.size());
        while (end < text.size() && isWithinCharacter(text[end]))
            --end;
        parts.push_back(text.substr(at, end - at));
        at = end;
    }
    std::vector<entries::RuleFiled> filing;
    const Digest digest = sha256(text);
    for (std::uint32_t part = 0; part < parts.size(); ++part) {
        entries::RuleFiled filed;
        filed.set_kind(std::string(toWord(kind)));
        filed.set_id(id);
        filed.set_version(version);
        filed.set_text(std::move(parts[part]));
        filed.set_digest(std::string(digest.view()));
        filed.set_part(part);
        filed.set_parts(static_cast<std::uint32_t>(parts.size()));
        filing.push_back(std::move(filed));
    }
    return filing;
}

} // namespace fengsui
