#include "intake/file_divisions.h"

#include "intake/call_file_reader.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <set>

namespace fengsui {

Result<std::vector<NamedDivision>> divisionsOf(const std::filesystem::path& path, const CallMapping& mapping,
    std::string_view parentCode, std::span<const NamedDivision> existing)
{
    if (mapping.division.isEmpty())
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The mapping \"%1\" names no column of divisions."), { mapping.id }, {} };
    auto reader = CallFileReader::open(path, mapping);
    if (!reader)
        return reader.refusal();
    CallFileReader file = *std::move(reader);
    std::set<std::string> names;
    while (true) {
        CallFileItem item = file.next();
        if (const auto* end = std::get_if<CallFileEnd>(&item)) {
            if (end->broken)
                return *end->broken;
            break;
        }
        auto* row = std::get_if<CallRow>(&item);
        if (row && !row->divisionName.empty())
            names.insert(std::move(row->divisionName));
    }

    unsigned last = 0;
    for (const NamedDivision& known : existing) {
        const std::string_view code = known.code;
        unsigned number = 0;
        if (code.size() == parentCode.size() + 3 && code.starts_with(parentCode))
            std::from_chars(code.data() + parentCode.size(), code.data() + code.size(), number);
        last = std::max(last, number);
    }
    std::vector<NamedDivision> out;
    for (const std::string& name : names) {
        const auto known = std::ranges::find(existing, name, &NamedDivision::name);
        if (known != existing.end())
            out.push_back(*known);
        else if (++last > 999)
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The file names more than 999 divisions. Is \"%1\" the right column?"),
                { mapping.division.columns().empty() ? std::string() : mapping.division.columns().front() }, {} };
        else
            out.push_back({ std::format("{}{:03}", parentCode, last), name });
    }
    return out;
}

} // namespace fengsui
