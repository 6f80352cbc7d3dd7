#include "console/base_map_bringer.h"
#include "console/shift_play.h"
#include "console/start_page.h"
#include "console/two_play.h"

#include "backstage/words.h"
#include "base/instant.h"
#include "look/language.h"
#include "look/theme.h"
#include "map/renderer_choice.h"
#include "watch/watch.h"
#include "window/main_window.h"
#include "wiring/backup_care.h"
#include "wiring/component_import.h"
#include "wiring/local_store.h"
#include "wiring/one_heap.h"
#include "wiring/open_gazetteer.h"
#include "wiring/shelves.h"
#include "wiring/store_care.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <optional>

using namespace fengsui;

namespace {

struct Wishes {
    QString store;
    std::optional<QString> language;
    std::optional<ui::Theme> theme;
    std::optional<QString> play;
    std::optional<QString> playTwo;
    std::optional<QSize> size;
    std::optional<ui::RendererWish> renderer;
};

[[noreturn]] void refuseUsage(const QString& why)
{
    QTextStream(stderr) << "fengsui: " << why << "\nTry fengsui --help.\n";
    std::exit(2);
}

Wishes readWishes(const QCoreApplication& application)
{
    QCommandLineParser line;
    line.setApplicationDescription(
        QCoreApplication::translate("Console", "Command and dispatch console for county and town centres."));
    line.addHelpOption();
    line.addVersionOption();
    const QCommandLineOption store(QStringLiteral("store"),
        QCoreApplication::translate("Console", "Opens the store in this folder; without it the one used last."),
        QStringLiteral("DIR"));
    const QCommandLineOption language(QStringLiteral("language"),
        QCoreApplication::translate("Console", "en or zh_CN; without it that of the machine."), QStringLiteral("CODE"));
    const QCommandLineOption theme(QStringLiteral("theme"),
        QCoreApplication::translate("Console", "light, dark or system."), QStringLiteral("THEME"));
    const QCommandLineOption play(QStringLiteral("play-shift"),
        QCoreApplication::translate("Console",
            "Plays the demo shift by the real widgets, leaves pictures and papers in this folder, and ends."),
        QStringLiteral("DIR"));
    const QCommandLineOption playTwo(QStringLiteral("play-two"),
        QCoreApplication::translate("Console",
            "Plays two consoles that pair, part and meet again by the real widgets, leaves stores and pictures in this "
            "folder, and ends."),
        QStringLiteral("DIR"));
    const QCommandLineOption size(QStringLiteral("size"),
        QCoreApplication::translate("Console", "Size of the window, such as 1920x1080."), QStringLiteral("WxH"));
    const QCommandLineOption renderer({ QStringLiteral("map-backend"), QStringLiteral("renderer") },
        QCoreApplication::translate(
            "Console", "Who draws the map: software, opengl or auto; without it what the settings say."),
        QStringLiteral("NAME"));
    line.addOptions({ store, language, theme, play, playTwo, size, renderer });
    line.process(application);

    Wishes wishes;
    wishes.store = line.value(store);
    if (line.isSet(language)) {
        wishes.language = line.value(language);
        if (*wishes.language != QStringLiteral("en") && *wishes.language != QStringLiteral("zh_CN"))
            refuseUsage(QStringLiteral("--language is en or zh_CN"));
    }
    if (line.isSet(theme)) {
        wishes.theme = ui::themeOf(line.value(theme));
        if (ui::toWord(*wishes.theme) != line.value(theme))
            refuseUsage(QStringLiteral("--theme is light, dark or system"));
    }
    if (line.isSet(play))
        wishes.play = line.value(play);
    if (line.isSet(playTwo))
        wishes.playTwo = line.value(playTwo);
    if (line.isSet(size)) {
        const QStringList parts = line.value(size).split(u'x');
        const QSize asked = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
        if (asked.width() < 800 || asked.height() < 600)
            refuseUsage(QStringLiteral("--size is WIDTHxHEIGHT, at least 800x600"));
        wishes.size = asked;
    }
    if (line.isSet(renderer)) {
        wishes.renderer = ui::rendererWishOf(line.value(renderer));
        if (!wishes.renderer)
            refuseUsage(QStringLiteral("--map-backend is software, opengl or auto"));
    }
    return wishes;
}

/// The accounts of the demo county, as they stand in the resource that it is made from.
std::vector<ShiftPlay::Key> demoKeys()
{
    std::vector<ShiftPlay::Key> keys;
    const auto file = QJsonDocument::fromJson(QByteArray::fromStdString(readResource("demo/operators.json")));
    for (const auto& one : file[QStringLiteral("operators")].toArray())
        keys.push_back({ one[QStringLiteral("account")].toString().toStdString(),
            one[QStringLiteral("demoPassword")].toString().toStdString() });
    return keys;
}

/// What people must know of the store is said in the window.
std::unique_ptr<Caretaker> lookedAfter(const StoreCare& care, ui::Backstage& backstage)
{
    return std::make_unique<Caretaker>(care, [&backstage](const CareNotice& notice) {
        const QString sentence = ui::translated(notice.context, notice.what.text, notice.what.arguments);
        QMetaObject::invokeMethod(
            &backstage, [&backstage, sentence] { Q_EMIT backstage.failed(sentence); }, Qt::QueuedConnection);
    });
}

/// What the command line asks for, else the settings, else what the machine is good at.
ui::RendererChoice rendererFor(const Wishes& wishes)
{
    const auto kept = ui::rendererWishOf(QSettings().value(ui::rendererSetting()).toString());
    return ui::RendererChoice::make(wishes.renderer.value_or(kept.value_or(ui::RendererWish::Automatic)));
}

} // namespace

int main(int argc, char* argv[])
{
    keepOneHeap();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("fengsui"));
    QApplication::setOrganizationName(QStringLiteral("fengsui"));
    QApplication::setApplicationVersion(QStringLiteral(FENGSUI_VERSION));
    const Wishes wishes = readWishes(application);
    // A play looks the same on every machine, whatever somebody chose there before.
    if (const auto& folder = wishes.play ? wishes.play : wishes.playTwo)
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, *folder + QStringLiteral("/settings"));

    QSettings settings;
    ui::Look look;
    look.wear(wishes.theme.value_or(ui::themeOf(settings.value(QStringLiteral("window/theme")).toString())));
    ui::Language language;
    language.speak(wishes.language.value_or(
        settings.value(QStringLiteral("window/language"), ui::Language::ofMachine()).toString()));

    if (wishes.playTwo) {
        const auto renderer = rendererFor(wishes);
        renderer.apply();
        const ui::Wardrobe wardrobe { language, look, renderer };
        int status = 1;
        QTimer::singleShot(0, &application, [&] {
            TwoPlay play(wardrobe, wishes.size.value_or(QSize(1366, 768)), *wishes.playTwo);
            status = play.run();
            QApplication::quit();
        });
        QApplication::exec();
        return status;
    }

    const QString folder
        = wishes.store.isEmpty() ? settings.value(QStringLiteral("store/last")).toString() : wishes.store;
    const SystemClock clock;
    std::optional<StoreAccess> access;
    QString problem;
    if (!folder.isEmpty()) {
        try {
            const StoreFolder place { folder.toStdString() };
            access = accessTo(place, loadShelves(place), clock);
        } catch (const StoreFailure& failure) {
            problem = ui::sentence(failure);
        }
    }
    if (!access && wishes.play) {
        QTextStream(stderr) << "fengsui: "
                            << (problem.isEmpty() ? QStringLiteral("--play-shift needs --store") : problem) << '\n';
        return 1;
    }
    if (!access) {
        StartPage page(problem,
            [&clock](
                const std::string& file, const BackupSecret& secret, const std::string& to, const Progress& progress) {
                return restoreHere(file, secret, StoreFolder { to }, clock.now(), progress);
            });
        page.show();
        return QApplication::exec();
    }
    settings.setValue(QStringLiteral("store/last"), folder);

    const StoreCare care = access->care;
    // The watch begins to read at once, while this thread looks for a graphics card and builds the window.
    ui::Watch watch(std::move(*access), clock);
    const std::unique_ptr<Caretaker> caretaker = wishes.play ? nullptr : lookedAfter(care, watch.backstage());
    const auto renderer = rendererFor(wishes);
    renderer.apply();
    ui::MainWindow window(watch,
        { language, look, renderer, [place = StoreFolder { folder.toStdString() }] { return openGazetteer(place); },
            inventoryIntake(StoreFolder { folder.toStdString() }) });
    if (wishes.size)
        window.resize(*wishes.size);
    window.show();
    if (wishes.size)
        window.layOutAnew();
    const BaseMapBringer baseMaps(StoreFolder { folder.toStdString() }, window);
    if (wishes.play) {
        window.activateWindow();
        QTimer::singleShot(0, &window, [&] {
            ShiftPlay play(window, watch, demoKeys(), *wishes.play);
            QApplication::exit(play.run());
        });
    }
    return QApplication::exec();
}
