#include "backup/about_backup.h"

#include <boost/json.hpp>

namespace fengsui {

namespace {

constexpr int format = 1;

} // namespace

std::string AboutBackup::encode() const
{
    return boost::json::serialize(
        boost::json::object { { "format", format }, { "name", name }, { "division", division },
            { "madeAt", madeAt.toString() }, { "entries", entries }, { "incarnation", incarnation.toString() } });
}

Result<AboutBackup> AboutBackup::decode(const std::string& bytes)
{
    try {
        const boost::json::object said = boost::json::parse(bytes).as_object();
        if (said.at("format").to_number<int>() > format)
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal",
                    "The backup was written by a newer version of Fengsui. Install that version on this machine."),
                {}, "file" };
        const auto madeAt = Instant::parse(std::string(said.at("madeAt").as_string()));
        const auto incarnation = IncarnationId::parse(std::string(said.at("incarnation").as_string()));
        return AboutBackup { std::string(said.at("name").as_string()), std::string(said.at("division").as_string()),
            madeAt.value_or(Instant {}), said.at("entries").to_number<std::uint64_t>(),
            incarnation.value_or(IncarnationId {}) };
    } catch (const std::exception&) {
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The file is no backup of Fengsui."),
            {}, "file" };
    }
}

} // namespace fengsui
