#include "base/last_word.h"

#include <algorithm>

namespace fengsui {

namespace {

bool isContradiction(std::string_view one, std::string_view other)
{
    return one != other && !one.empty() && !other.empty();
}

} // namespace

void LastWord::say(const Stamp& stamp, std::string_view about, std::string value)
{
    // A console has seen what it wrote itself; of the others' entries it names those that it saw.
    const auto isSeen = [&](const Said& said) {
        return said.about == about
            && (said.by == stamp.key.incarnation || std::ranges::find(stamp.after, said.entry) != stamp.after.end());
    };
    const auto unseen = std::stable_partition(m_said.begin(), m_said.end(), isSeen);
    if (unseen - m_said.begin() > 1) {
        const Said& last = *std::prev(unseen);
        for (auto said = m_said.begin(); said + 1 != unseen; ++said)
            if (isContradiction(said->value, last.value))
                m_settled.push_back({ std::string(about), last.entry, said->entry, stamp.hash });
    }
    m_said.erase(m_said.begin(), unseen);
    m_said.push_back({ std::string(about), std::move(value), stamp.hash, stamp.key.incarnation });
}

std::vector<Digest> LastWord::inView() const
{
    std::vector<Digest> entries;
    for (const Said& said : m_said)
        if (std::ranges::find(entries, said.entry) == entries.end())
            entries.push_back(said.entry);
    return entries;
}

std::vector<Disagreement> LastWord::disagreements() const
{
    std::vector<Disagreement> all;
    for (auto said = m_said.begin(); said != m_said.end(); ++said) {
        const auto last = std::find_if(m_said.rbegin(), m_said.rend(),
            [&](const Said& each) { return each.about == said->about && !each.value.empty(); });
        if (last != m_said.rend() && isContradiction(said->value, last->value))
            all.push_back({ said->about, last->entry, said->entry });
    }
    all.insert(all.end(), m_settled.begin(), m_settled.end());
    return all;
}

std::string_view LastWord::valueOf(const Digest& entry, std::string_view about) const
{
    const auto at
        = std::ranges::find_if(m_said, [&](const Said& said) { return said.entry == entry && said.about == about; });
    return at == m_said.end() ? std::string_view() : std::string_view(at->value);
}

} // namespace fengsui
