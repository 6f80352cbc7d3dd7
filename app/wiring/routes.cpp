#include "wiring/routes.h"

#include "link/switchboard.h"
#include "sqlite/durable_file.h"

#include <boost/json.hpp>

#include <system_error>

namespace fengsui {

namespace {

std::optional<Refusal> refusalOf(const Routes& routes)
{
    if (!routes.listen.empty())
        if (const auto listen = link::Address::parse(routes.listen); !listen) {
            Refusal refusal = listen.refusal();
            refusal.field = "listen";
            return refusal;
        }
    for (const std::string& call : routes.call)
        if (const auto address = link::Address::parse(call); !address) {
            Refusal refusal = address.refusal();
            refusal.field = "call";
            return refusal;
        }
    return std::nullopt;
}

Routes parse(const std::string& text)
{
    const boost::json::value file = boost::json::parse(text);
    Routes routes;
    routes.listen = file.at("listen").as_string();
    for (const boost::json::value& call : file.at("call").as_array())
        routes.call.emplace_back(call.as_string());
    return routes;
}

} // namespace

Result<Routes> readRoutes(const StoreFolder& folder)
{
    if (!std::filesystem::exists(folder.routes()))
        return Routes {};
    try {
        Routes routes = parse(readWhole(folder.routes()));
        if (!refusalOf(routes))
            return routes;
    } catch (const std::system_error&) {
        // whether it can't be read or is not what it should be: a person writes it anew
    }
    return Refusal { Refusal::Reason::BadValue,
        QT_TRANSLATE_NOOP("Refusal",
            "%1 is damaged, so this console calls nobody and can't be called. Say anew where it listens and whom it "
            "calls."),
        { folder.routes().string() }, "listen" };
}

Outcome writeRoutes(const StoreFolder& folder, const Routes& routes)
{
    if (const auto refusal = refusalOf(routes))
        return *refusal;
    boost::json::object file;
    file["listen"] = routes.listen;
    file["call"] = boost::json::array(routes.call.begin(), routes.call.end());
    try {
        writeDurably(folder.routes(), boost::json::serialize(file) + '\n');
    } catch (const std::system_error& failure) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be written: %2."), { folder.routes().string(), failure.what() });
    }
    return Done {};
}

} // namespace fengsui
