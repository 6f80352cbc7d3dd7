#include "layering/layers.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace fengsui;

namespace {

SourceTree readTree(const std::filesystem::path& source)
{
    SourceTree tree;
    for (const char* top : { "core", "db", "ui", "app" }) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(source / top)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp" && extension != ".proto")
                continue;
            std::ifstream file(entry.path());
            tree[entry.path().lexically_relative(source).generic_string()]
                = std::string(std::istreambuf_iterator(file), {});
        }
    }
    return tree;
}

// A small source in which everything is where it belongs; each test puts one file wrong.
SourceTree goodTree()
{
    return {
        { "core/base/id.h", "#include <string>\n" },
        { "core/base/digest.cpp", "#include <openssl/evp.h>\n" },
        { "core/grid/grid.h", "#include \"base/id.h\"\n#include <boost/geometry.hpp>\n" },
        { "core/team/entries.proto", "" },
        { "core/team/team.h", "#include \"grid/grid.h\"\n#include \"team/entries.pb.h\"\n" },
        { "core/dispatch/recommend.h", "#include \"team/team.h\"\n" },
        { "core/desk/team_desk.h", "#include \"dispatch/recommend.h\"\n" },
        { "core/link/peer.cpp", "#include <boost/asio.hpp>\n#include <openssl/ssl.h>\n" },
        { "db/sqlite/journal.cpp", "#include \"team/team.h\"\n#include <sqlite3.h>\n#include <unistd.h>\n" },
        { "ui/paper/page.h", "#include \"base/id.h\"\n#include <QPainter>\n" },
        { "ui/watch/watch.h", "#include \"paper/page.h\"\n#include <QQuickWidget>\n#include <QMainWindow>\n" },
        { "app/clerk/main.cpp", "#include \"paper/page.h\"\n#include \"team/team.h\"\n#include <CLI/CLI.hpp>\n" },
        { "app/console/main.cpp", "#include \"watch/watch.h\"\n#include <QApplication>\n" },
    };
}

} // namespace

class LayeringTest : public QObject {
    Q_OBJECT

private slots:
    void everyIncludeKeepsToItsLayer()
    {
        const SourceTree tree = readTree(qEnvironmentVariable("FENGSUI_SOURCE").toStdString());
        QVERIFY(!tree.empty());
        std::string text;
        for (const Breach& breach : breaches(tree))
            text += "\n" + toText(breach);
        QVERIFY2(text.empty(), text.c_str());
    }

    void goodTreeHasNoBreach() { QVERIFY(breaches(goodTree()).empty()); }

    // F23: only db/sqlite may know SQLite, and nobody Qt's own, which would be a second one in the process
    void wrongIncludeIsCaught_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<QString>("breach");

        QTest::newRow("core and Qt")
            << "core/team/x.h" << "<QString>"
            << "core/team/x.h:2: core/ uses only std, boost, protobuf, but here <QString> of QtCore";
        QTest::newRow("core and SQL")
            << "core/journal/x.cpp" << "<sqlite3.h>"
            << "core/journal/x.cpp:2: core/ uses only std, boost, protobuf, but here <sqlite3.h> of sqlite3";
        QTest::newRow("the window and SQL") << "ui/watch/x.cpp" << "<sqlite3.h>"
                                            << "ui/watch/x.cpp:2: ui/ uses only std, boost, Qt, ktexttemplate, "
                                               "qrencode, but here <sqlite3.h> of sqlite3";
        QTest::newRow("the window and Qt's SQL") << "ui/watch/x.cpp" << "<QtSql/QSqlDatabase>"
                                                 << "ui/watch/x.cpp:2: ui/ uses only std, boost, Qt, ktexttemplate, "
                                                    "qrencode, but here <QtSql/QSqlDatabase> of QtSql";
        QTest::newRow("core and sockets")
            << "core/desk/x.cpp" << "<boost/asio.hpp>"
            << "core/desk/x.cpp:2: core/ uses only std, boost, protobuf, but here <boost/asio.hpp> of asio";
        QTest::newRow("core and the system")
            << "core/grid/x.cpp" << "<unistd.h>"
            << "core/grid/x.cpp:2: core/ uses only std, boost, protobuf, but here <unistd.h> of system";
        QTest::newRow("a door for another library")
            << "core/base/signature.cpp" << "<openssl/evp.h>"
            << "core/base/signature.cpp:2: core/ uses only std, boost, protobuf, but here <openssl/evp.h> of openssl";
        QTest::newRow("core and ui") << "core/desk/x.h" << "\"watch/watch.h\""
                                     << "core/desk/x.h:2: core/ includes only core/, but here ui/watch/watch.h";
        QTest::newRow("a lower room and a higher one") << "core/grid/x.h" << "\"desk/team_desk.h\""
                                                       << "core/grid/x.h:2: core never looks up: desk lies above grid";
        QTest::newRow("two rooms in a circle")
            << "core/grid/x.h" << "\"team/team.h\""
            << "core/grid/x.h:2: rooms of core include each other in a circle: team -> grid -> team";
        QTest::newRow("a room nobody knows")
            << "core/utils/x.h" << "\"base/id.h\""
            << "core/utils/x.h:2: core/utils has no storey yet; give it one in tests/layering/layers.cpp";
        QTest::newRow("ui and db") << "ui/watch/x.cpp" << "\"sqlite/journal.cpp\""
                                   << "ui/watch/x.cpp:2: ui/ includes only ui/, core/, but here db/sqlite/journal.cpp";
        QTest::newRow("db and ui")
            << "db/sqlite/x.cpp" << "\"watch/watch.h\""
            << "db/sqlite/x.cpp:2: db/sqlite/ includes only db/, core/, but here ui/watch/watch.h";
        QTest::newRow("paper and widgets") << "ui/paper/x.cpp" << "<QDialog>"
                                           << "ui/paper/x.cpp:2: ui/paper/ uses only std, boost, QtCore, QtGui, QtSvg, "
                                              "ktexttemplate, qrencode, but here <QDialog> of QtWidgets";
        QTest::newRow("clerk and window") << "app/clerk/x.cpp" << "\"watch/watch.h\""
                                          << "app/clerk/x.cpp:2: app/clerk/ includes only app/, ui/paper/, ui/sheet/, "
                                             "db/, core/, but here ui/watch/watch.h";
        QTest::newRow("a file that is not there")
            << "app/console/x.cpp" << "\"watch/clock.h\""
            << "app/console/x.cpp:2: there is no \"watch/clock.h\" in this source";
    }

    void wrongIncludeIsCaught()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QFETCH(QString, breach);

        SourceTree tree = goodTree();
        tree[file.toStdString()] = "#pragma once\n#include " + include.toStdString() + "\n";
        const std::vector<Breach> found = breaches(tree);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(QString::fromStdString(toText(found.front())), breach);
    }
};

QTEST_APPLESS_MAIN(LayeringTest)
#include "layering_test.moc"
