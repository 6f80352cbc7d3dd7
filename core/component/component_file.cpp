#include "component/component_file.h"

#include "component/entries.pb.h"

#include <algorithm>
#include <string>

namespace fengsui {

SubjectId componentSubject(ComponentCode code)
{
    return RawId::derived("component " + code.toString());
}

void fold(ComponentFile& file, const Stamp& stamp, const entries::ComponentChanged& changed)
{
    const auto code = ComponentCode::parse(changed.code());
    const auto state = componentStateOf(changed.state());
    if (!code || !state || componentSubject(*code) != file.id)
        return;
    file.code = code;
    const ComponentChange change { stamp.hash, *state, changed.note(),
        IncidentId::fromBytes(changed.incident()).value_or(IncidentId {}), { changed.at() }, stamp.author,
        stamp.recordedAt };
    // told late is still told: what is so now is what was so last
    file.changes.insert(std::ranges::upper_bound(file.changes, change.at, {}, &ComponentChange::at), change);
    file.said.say(stamp, "state", std::string(toWord(*state)));
}

} // namespace fengsui
