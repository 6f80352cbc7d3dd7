#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

using Names = std::set<std::string>;

std::filesystem::path source()
{
    return qEnvironmentVariable("FENGSUI_SOURCE").toStdString();
}

std::string contentOf(const std::filesystem::path& file)
{
    std::stringstream content;
    content << std::ifstream(file).rdbuf();
    return content.str();
}

/// The bugs that the code of these folders asks for, each with a file that does.
std::map<std::string, std::filesystem::path> asked()
{
    static const std::regex call("FENGSUI_PLANT\\((\\w+)\\)");
    std::map<std::string, std::filesystem::path> names;
    for (const char* folder : { "core", "db", "app", "ui" })
        for (const auto& file : std::filesystem::recursive_directory_iterator(source() / folder)) {
            if (file.path().extension() != ".cpp" && file.path().extension() != ".h")
                continue;
            const std::string content = contentOf(file.path());
            for (std::sregex_iterator at(content.begin(), content.end(), call), end; at != end; ++at)
                if (file.path().filename() != "plant.h")
                    names.emplace((*at)[1].str(), std::filesystem::relative(file.path(), source()));
        }
    return names;
}

/// The first words of the lines that are no comments.
Names listed(const char* file)
{
    std::istringstream lines(contentOf(source() / "tests/planted" / file));
    Names names;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.front() != '#')
            names.insert(line.substr(0, line.find(' ')));
    return names;
}

} // namespace

/// A bug that is listed and nowhere planted would never be found, and one that is planted and not listed never looked
/// for.
class PlantedNamesTest : public QObject {
    Q_OBJECT

private slots:
    void theListAndTheCodeNameTheSameBugs()
    {
        Names planted;
        for (const auto& [name, file] : asked())
            planted.insert(name);
        QVERIFY(planted.size() >= 25);
        const Names inList = listed("plants.txt");
        for (const std::string& name : planted)
            QVERIFY2(inList.contains(name), (name + " is planted, but plants.txt does not list it").c_str());
        for (const std::string& name : inList)
            QVERIFY2(planted.contains(name), (name + " is listed in plants.txt, but planted nowhere").c_str());
    }

    // who asks without it gets false, whatever is planted
    void whoAsksIsCompiledForIt()
    {
        for (const auto& [name, file] : asked()) {
            const std::string room = *file.begin();
            const std::string inRoom = std::filesystem::relative(file, room);
            QVERIFY2(contentOf(source() / room / "CMakeLists.txt").find(inRoom) != std::string::npos,
                (file.string() + " plants bugs, but " + room + "/CMakeLists.txt does not compile it for that").c_str());
        }
    }

    void eachWasFound()
    {
        const Names inList = listed("plants.txt");
        const Names found = listed("found.txt");
        for (const std::string& name : found)
            QVERIFY2(inList.contains(name), (name + " stands in found.txt, but is no bug of plants.txt").c_str());
        for (const std::string& name : inList)
            QVERIFY2(found.contains(name), (name + " was found by nobody yet: run tools/planted").c_str());
    }
};

QTEST_GUILESS_MAIN(PlantedNamesTest)
#include "names_test.moc"
