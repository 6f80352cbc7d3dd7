#include "wiring/shelves.h"

#include "calendar/calendar_file.h"
#include "sqlite/durable_file.h"
#include "workflow/load.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <system_error>

namespace fengsui {

namespace {

struct NamedText {
    std::string name;
    std::string text;
    bool isOurs = true;
};

// Ours first, then the county's, each in order of name.
std::vector<NamedText> filesOf(
    const std::string& kind, const std::filesystem::path& countyFolder, std::vector<Refusal>& notices)
{
    std::vector<NamedText> files;
    QDirIterator ours(QString::fromStdString(":/" + kind), { "*.json" });
    while (ours.hasNext()) {
        const std::string path = ours.next().toStdString();
        files.push_back({ path.substr(2), readResource(path.substr(2)), true });
    }
    std::ranges::sort(files, {}, &NamedText::name);
    std::vector<std::filesystem::path> paths;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(countyFolder, ignored))
        if (entry.path().extension() == ".json")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    for (const auto& path : paths) {
        try {
            files.push_back({ path.string(), readWhole(path), false });
        } catch (const std::system_error& error) {
            notices.push_back({ Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
                { path.string(), error.what() }, {} });
        }
    }
    return files;
}

void requireSound(const NamedText& file, const std::vector<Refusal>& faults, std::vector<Refusal>& notices)
{
    if (faults.empty())
        return;
    if (file.isOurs)
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "Fengsui is not installed properly: %1"), { faults.front().toString() });
    notices.insert(notices.end(), faults.begin(), faults.end());
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
    auto workflows = std::make_shared<WorkflowShelf>();
    for (const NamedText& file : filesOf("workflows", folder.workflows(), shelves.notices)) {
        auto loaded = workflow::load(file.text, file.name);
        if (auto* workflow = std::get_if<workflow::Workflow>(&loaded))
            workflows->put(std::move(*workflow));
        else
            requireSound(file, std::get<workflow::Faults>(loaded), shelves.notices);
    }
    for (const NamedText& file : filesOf("calendars", folder.calendars(), shelves.notices)) {
        auto loaded = readCalendar(file.name, file.text);
        if (loaded.value)
            shelves.calendars.insert_or_assign(loaded.value->id, *std::move(loaded.value));
        else
            requireSound(file, loaded.faults, shelves.notices);
    }
    auto types = std::make_shared<TypeCatalogue>();
    for (const NamedText& file : filesOf("types", folder.types(), shelves.notices))
        requireSound(file, types->add(file.name, file.text), shelves.notices);
    auto mappings = std::make_shared<std::vector<CallMapping>>();
    for (const NamedText& file : filesOf("mappings", folder.mappings(), shelves.notices)) {
        auto loaded = CallMapping::parse(file.name, file.text, *types);
        if (loaded.value)
            mappings->push_back(std::move(*loaded.value));
        else
            requireSound(file, loaded.faults, shelves.notices);
    }
    auto formulas = std::make_shared<FormulaShelf>();
    for (const NamedText& file : filesOf("formulas", folder.formulas(), shelves.notices)) {
        auto loaded = readFormula(file.name, file.text);
        if (loaded.value)
            formulas->put(*std::move(loaded.value));
        else
            requireSound(file, loaded.faults, shelves.notices);
    }
    shelves.formulas = std::move(formulas);
    shelves.workflows = std::move(workflows);
    shelves.types = std::move(types);
    shelves.mappings = std::move(mappings);
    return shelves;
}

Result<CodingProfile> loadProfile(const std::string& id)
{
    if (id != "cn" && id != "generic")
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "There is no profile %1; there are cn and generic."), { id }, "profile" };
    return CodingProfile::parse("profiles/" + id + ".json", readResource("profiles/" + id + ".json"));
}

} // namespace fengsui
