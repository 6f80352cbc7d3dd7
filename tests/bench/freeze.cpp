#include "bench/bench.h"
#include "bench/big_store.h"
#include "look/language.h"
#include "look/theme.h"
#include "map/renderer_choice.h"
#include "watch/watch.h"
#include "window/import_dialog.h"
#include "window/main_window.h"
#include "wiring/local_store.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace fengsui::bench {

namespace {

constexpr std::size_t calls = 100'000;

// Longest time in milliseconds for which the window's event loop came to nothing else, while the import ran.
double longestStall(const std::filesystem::path& folder, const ui::RendererChoice& renderer)
{
    const SystemClock clock;
    const StoreFolder store { folder / "store" };
    (void)createStore(store, { "US-PA-091", "bench", "generic", "America/New_York" }, clock);
    const std::string password = "bench of the window";
    {
        LocalWriter writer(store, loadShelves(store), clock);
        Operator person;
        person.account = "acceptor";
        person.name = "Acceptor";
        person.roles = { Role::Acceptor };
        (void)writer.office().staff.enrol(Session::system(), person, password, PasswordCost::Interactive);
    }
    const std::filesystem::path file = folder / "calls.csv";
    writeCalls(file, calls);

    ui::Look look;
    look.wear(ui::themeOf(QStringLiteral("light")));
    ui::Language language;
    language.speak(QStringLiteral("zh_CN"));
    ui::Watch watch(accessTo(store, loadShelves(store), clock), clock);
    ui::MainWindow window(watch, { language, look, renderer });
    window.resize(1920, 1080);
    window.show();

    QEventLoop loop;
    ui::ImportDialog dialog(watch, &window);
    double longest = 0;
    QElapsedTimer gap;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    beat.setInterval(1);
    QObject::connect(&beat, &QTimer::timeout, &window, [&] {
        longest = std::max(longest, static_cast<double>(gap.nsecsElapsed()) / 1e6);
        gap.start();
    });
    QObject::connect(&dialog, &ui::ImportDialog::finished, &loop, &QEventLoop::quit);
    const auto begin = [&] {
        watch.signIn(QStringLiteral("acceptor"), QString::fromStdString(password), &window, [&](const QString& why) {
            if (!why.isEmpty())
                throw std::runtime_error(why.toStdString());
            dialog.show();
            // the stalls of showing windows are not the import's
            QTimer::singleShot(1000, &window, [&] {
                gap.start();
                beat.start();
                dialog.start(QString::fromStdString(file.string()));
            });
        });
    };
    if (watch.isLoaded())
        begin();
    else
        QObject::connect(&watch, &ui::Watch::loaded, &window, begin, Qt::SingleShotConnection);
    loop.exec();
    if (dialog.totals().taken != calls)
        throw std::runtime_error("only " + std::to_string(dialog.totals().taken) + " calls were taken");
    return longest;
}

} // namespace

Figure freeze()
{
    const auto renderer = ui::RendererChoice::make(ui::RendererWish::Automatic);
    renderer.apply();
    std::vector<double> stalls;
    for (int round = 0; round < rounds; ++round) {
        const Workplace place;
        stalls.push_back(longestStall(place.path(), renderer));
    }
    return { "freeze", median(stalls), "ms", 50, median(stalls), 50, true };
}

} // namespace fengsui::bench
