#include "clerk/clerk.h"

#include "wiring/routes.h"

namespace fengsui {

namespace {

struct RouteOptions {
    std::string listen;
    std::vector<std::string> call;
    bool isOff = false;
};

void show(const Clerk& clerk, const Routes& routes)
{
    boost::json::array calls(routes.call.begin(), routes.call.end());
    std::string lines = routes.listen.empty()
        ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nobody may call this console."))
        : clerk.words(QT_TRANSLATE_NOOP("Clerk", "Others may call this console at %1."), { routes.listen });
    for (const std::string& call : routes.call)
        lines += '\n' + clerk.words(QT_TRANSLATE_NOOP("Clerk", "It calls %1."), { call });
    clerk.answer({ { "listen", routes.listen }, { "call", std::move(calls) } }, lines + '\n');
}

void routes(Clerk& clerk, const RouteOptions& options)
{
    if (options.listen.empty() && options.call.empty() && !options.isOff)
        return show(clerk, orRefused(readRoutes(clerk.folder())));
    // the writer's lock: a window that is open would not hear of it
    orRefused(clerk.writer().office().peers.mayEnrol(clerk.session()));
    const Routes wanted = options.isOff ? Routes {} : Routes { options.listen, options.call };
    orRefused(writeRoutes(clerk.folder(), wanted));
    show(clerk, wanted);
}

} // namespace

void addRouteCommands(CLI::App& sync, Clerk& clerk, Run& run)
{
    auto options = std::make_shared<RouteOptions>();
    CLI::App* command
        = addCommand(sync, clerk, "routes", "Show or set where this console is called and whom it calls; off at first");
    command->add_option("--listen", options->listen, "Let others call here")->type_name("HOST:PORT");
    command->add_option("--call", options->call, "Call the console there; more than once")->type_name("HOST:PORT");
    command->add_flag("--off", options->isOff, "Neither; what was set is forgotten");
    command->callback([&clerk, &run, options] { run = [&clerk, options] { routes(clerk, *options); }; });
}

} // namespace fengsui
