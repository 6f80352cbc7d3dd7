#include "clerk/ground_commands.h"

#include <QGuiApplication>
#include <QLocale>
#include <QTranslator>

#include <iostream>
#include <system_error>

using namespace fengsui;

namespace {

enum Exit { Done = 0, RefusedByRule = 1, WrongUsage = 2, MachineFailed = 3 };

// The words of errors are needed before the command line is understood.
std::string languageOf(int argc, char** argv)
{
    for (int i = 1; i + 1 < argc; ++i)
        if (std::string_view(argv[i]) == "--language")
            return argv[i + 1];
    return QLocale().name().toStdString();
}

int run(int argc, char** argv, Clerk& clerk)
{
    CLI::App app("Fengsui's headless clerk: how scripts, tests and administrators use a store.", "fengsui-clerk");
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--language", clerk.language, "en or zh_CN; without it that of the environment")
        ->type_name("LANGUAGE");
    app.add_flag("--acknowledge", clerk.acknowledges, "Print \"ack KEY DIGEST\" right after each durable commit");
    app.set_version_flag("--version", "fengsui-clerk " FENGSUI_VERSION);
    Run todo;
    addStoreCommands(app, clerk, todo);
    addImportCommands(app, clerk, todo);
    addBaseMapCommands(app, clerk, todo);
    addIncidentCommands(app, clerk, todo);
    addAttachmentCommands(app, clerk, todo);
    addTeamCommands(app, clerk, todo);
    addOperatorCommands(app, clerk, todo);
    addJournalCommands(app, clerk, todo);
    addReportCommands(app, clerk, todo);
    addRuleCommands(app, clerk, todo);
    addEvaluateCommands(app, clerk, todo);
    addBackupCommands(app, clerk, todo);
    addSalvageCommand(app, clerk, todo);
    addPeerCommands(app, clerk, todo);
    addComponentCommands(app, clerk, todo);
    addConflictCommands(app, clerk, todo);
    addClockCommands(app, clerk, todo);
    addCoordinateCommands(app, clerk, todo);
    addFeatureCommands(app, clerk, todo);
    addRoadCommands(app, clerk, todo);
    addGridCommands(app, clerk, todo);
    addFacilityCommands(app, clerk, todo);
    addAreaCommands(app, clerk, todo);
    addFigureCommands(app, clerk, todo);
    addDrawingCommands(app, clerk, todo);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error); // --help, --version
        // What was not understood says more than that something else is missing.
        const std::vector<std::string> strange = app.remaining(true);
        clerk.complain(strange.empty()
                ? error.what()
                : clerk.words(QT_TRANSLATE_NOOP("Clerk", "\"%1\" is not known here; --help names what is."),
                      { strange.front() }));
        return WrongUsage;
    }
    todo();
    return Done;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // papers need fonts, not a screen
    const QGuiApplication application(argc, argv);
    Clerk clerk;
    clerk.language = languageOf(argc, argv);
    QTranslator translator;
    if (clerk.isChinese() && translator.load(QStringLiteral(":/i18n/fengsui_zh_CN.qm")))
        QCoreApplication::installTranslator(&translator);
    try {
        return run(argc, argv, clerk);
    } catch (const Refused& refused) {
        clerk.complain(clerk.tell(refused.refusal));
        return RefusedByRule;
    } catch (const StoreFailure& failure) {
        clerk.complain(clerk.tell({ Refusal::Reason::NotFound, failure.text(), failure.arguments(), {} }, "Failure"));
        return MachineFailed;
    } catch (const std::exception& error) {
        clerk.complain(error.what());
        return MachineFailed;
    }
}
