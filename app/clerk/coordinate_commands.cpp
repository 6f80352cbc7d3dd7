#include "clerk/clerk.h"

#include "geo/read_coordinates.h"

#include <format>

namespace fengsui {

namespace {

struct ConvertOptions {
    std::string text;
    std::string from = "wgs84", to = "wgs84", order = "longitude";
};

// A place is read in one reference and shown in another, in every notation; on planes only in WGS 84, whose they are.
void convertPlace(Clerk& clerk, const ConvertOptions& options)
{
    const auto from = *coordinateReferenceOf(options.from), to = *coordinateReferenceOf(options.to);
    const PlaceRead read = orRefused(readCoordinates(
        options.text, options.order == "latitude" ? AxisOrder::LatitudeFirst : AxisOrder::LongitudeFirst));
    const auto inside = toWgs84(read.place, from);
    const Degrees place = from == to ? read.place : fromWgs84({ inside->longitude(), inside->latitude() }, to);
    if (read.warning)
        clerk.complain(clerk.tell(*read.warning));

    boost::json::object notations;
    std::vector<std::vector<std::string>> rows;
    const PlaceWords words = clerk.isChinese() ? PlaceWords::Chinese : PlaceWords::English;
    for (const Notation notation : allNotations) {
        if (notation >= Notation::Gauss3 && to != CoordinateReference::Wgs84)
            continue;
        const std::string text = toText(place, notation, words);
        notations[toWord(notation)] = text;
        rows.push_back({ std::string(toWord(notation)), text });
    }
    const bool isApproximate = from != to;
    rows.push_back({ std::string(toWord(to)), std::format("{:.7f},{:.7f}", place.longitude, place.latitude) });
    clerk.answer(
        { { "longitude", place.longitude }, { "latitude", place.latitude }, { "reference", options.to },
            { "from", options.from }, { "read", std::string(toWord(read.notation)) }, { "approximate", isApproximate },
            { "warning", read.warning ? boost::json::value(clerk.tell(*read.warning)) : boost::json::value() },
            { "notations", std::move(notations) } },
        table(rows)
            + (isApproximate ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Converted from %1 to %2; good to about 10 m."),
                                   { options.from, options.to })
                        + '\n'
                             : ""));
}

} // namespace

void addCoordinateCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("coordinates", "Places as people write them: convert");
    parent->require_subcommand(1);
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* convert = parent->add_subcommand(
        "convert", "Read a pasted place and write it in every notation: degrees, minutes, seconds, map planes");
    convert->add_flag("--json", clerk.isJson, "Answer in JSON");
    convert
        ->add_option("TEXT", options->text, "103.9028,28.9567 or 北纬28°57′24″ 东经103°54′10″ or X 3204966 Y 35393042")
        ->required();
    const CLI::IsMember references({ "wgs84", "gcj02", "bd09" });
    convert
        ->add_option(
            "--from", options->from, "What the numbers mean: wgs84 (also CGCS2000), gcj02 or bd09; never guessed")
        ->capture_default_str()
        ->check(references);
    convert->add_option("--to", options->to, "What is wanted")->capture_default_str()->check(references);
    convert->add_option("--first", options->order, "Which of two bare numbers stands first: longitude or latitude")
        ->capture_default_str()
        ->check(CLI::IsMember({ "longitude", "latitude" }));
    convert->callback([&clerk, &run, options] { run = [&clerk, options] { convertPlace(clerk, *options); }; });
}

} // namespace fengsui
