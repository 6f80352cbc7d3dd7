#include "report/names.h"

#include "report/words.h"

namespace fengsui::report {

namespace {
// what the look-up says, or `otherwise` when there is none or it doesn't know
template <typename Lookup, typename... Arguments>
std::string askedOr(const std::string& otherwise, const Lookup& lookup, const Arguments&... arguments)
{
    std::string name = lookup ? lookup(arguments...) : std::string();
    return name.empty() ? otherwise : name;
}
} // namespace

std::string Names::staffName(OperatorId id) const
{
    if (id.isNull())
        return wordFor(Words::Role, "system", language);
    const auto found = staff ? staff(id) : std::nullopt;
    return found ? found->name : id.toString().substr(0, 8);
}

std::string Names::teamName(TeamId id) const
{
    if (id.isNull())
        return {};
    const auto found = team ? team(id) : std::nullopt;
    return found ? found->name : id.toString().substr(0, 8);
}

std::string Names::type(const std::optional<CaseType>& type) const
{
    if (!type)
        return {};
    const std::string name = askedOr({}, typeName, *type);
    return name.empty() ? type->toString() : type->code + ' ' + name;
}

std::string Names::state(const std::string& workflow, const std::string& state) const
{
    return state.empty() ? std::string() : askedOr(state, stateTitle, workflow, state);
}

std::string Names::action(const std::string& workflow, const std::string& action) const
{
    return askedOr(wordFor(Words::Diary, action, language), actionTitle, workflow, action);
}

std::string Names::field(const std::string& workflow, const std::string& field) const
{
    return askedOr(field, fieldTitle, workflow, field);
}

std::string Names::answer(const std::string& workflow, const std::string& field, const std::string& value) const
{
    if (std::string said = askedOr({}, fieldText, workflow, field, value); !said.empty())
        return said;
    if (const auto at = value.ends_with('Z') ? Instant::parse(value) : std::nullopt)
        return minutes(*at);
    // ids stand alone or in a list
    std::string names;
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find_first_of(",; ", begin), value.size());
        if (end > begin) {
            const std::string part = value.substr(begin, end - begin);
            const auto id = part.size() >= 32 ? RawId::parse(part) : std::nullopt;
            if (!id)
                return value;
            const auto found = team ? team(TeamId { *id }) : std::nullopt;
            const std::string name = found ? found->name : askedOr({}, incidentNumber, IncidentId { *id });
            if (name.empty())
                return value;
            names += (names.empty() ? "" : isChinese() ? "、" : ", ") + name;
        }
        begin = end + 1;
    }
    return names.empty() ? value : names;
}

} // namespace fengsui::report
