#include "wiring/shelves.h"

#include "sqlite/durable_file.h"
#include "wiring/holidays.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <system_error>

namespace fengsui {

namespace {

// By their path below resources/, in order.
std::vector<std::string> ours(const std::string& kind)
{
    std::vector<std::string> names;
    QDirIterator files(QString::fromStdString(":/" + kind), { "*.json" });
    while (files.hasNext())
        names.push_back(files.next().toStdString().substr(2));
    std::ranges::sort(names);
    return names;
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> paths;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".json")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

} // namespace

std::string readResource(const std::string& path)
{
    QFile file(QString::fromStdString(":/" + path));
    if (!file.open(QIODevice::ReadOnly))
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "Fengsui is not installed properly: %1"), { "resources/" + path });
    return file.readAll().toStdString();
}

Shelves loadShelves(const StoreFolder& folder)
{
    Shelves shelves;
    std::vector<ShippedRule> shipped;
    for (const auto& [kind, own] :
        { std::pair("workflows", folder.workflows()), std::pair("calendars", folder.calendars()),
            std::pair("types", folder.types()), std::pair("formulas", folder.formulas()) }) {
        for (const std::string& name : ours(kind))
            shipped.push_back({ name, readResource(name) });
        // Rules count once they stand in the journal, where every console and every later reader finds them.
        for (const auto& path : filesIn(own))
            shelves.unadopted.push_back({ Refusal::Reason::WrongState,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1 is not in force: rules are kept in the journal now. Adopt it with \"fengsui-clerk rules adopt "
                    "%1\", then take it out of the folder."),
                { path.string() }, {} });
    }
    auto library = RuleLibrary::make(std::move(shipped), publicHolidays());
    if (!library)
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "Fengsui is not installed properly: %1"), { library.refusal().toString() });
    shelves.rules = std::make_shared<const RuleLibrary>(*std::move(library));
    return shelves;
}

std::shared_ptr<const std::vector<CallMapping>> loadMappings(
    const StoreFolder& folder, const TypeCatalogue& types, std::vector<Refusal>& notices)
{
    auto mappings = std::make_shared<std::vector<CallMapping>>();
    for (const std::string& name : ours("mappings")) {
        auto loaded = CallMapping::parse(name, readResource(name), types);
        if (!loaded.value)
            throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "Fengsui is not installed properly: %1"),
                { loaded.faults.front().toString() });
        mappings->push_back(*std::move(loaded.value));
    }
    for (const auto& path : filesIn(folder.mappings())) {
        try {
            auto loaded = CallMapping::parse(path.string(), readWhole(path), types);
            notices.insert(notices.end(), loaded.faults.begin(), loaded.faults.end());
            if (loaded.value)
                mappings->push_back(*std::move(loaded.value));
        } catch (const std::system_error& error) {
            notices.push_back({ Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
                { path.string(), error.what() }, {} });
        }
    }
    return mappings;
}

Result<CodingProfile> loadProfile(const std::string& id)
{
    if (id != "cn" && id != "generic")
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "There is no profile %1; there are cn and generic."), { id }, "profile" };
    return CodingProfile::parse("profiles/" + id + ".json", readResource("profiles/" + id + ".json"));
}

} // namespace fengsui
