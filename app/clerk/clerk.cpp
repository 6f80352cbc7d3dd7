#include "clerk/clerk.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace fengsui {

LocalWriter& Clerk::writer()
{
    if (!m_writer)
        m_writer = std::make_unique<LocalWriter>(folder(), shelves(), m_clock);
    return *m_writer;
}

StoreReader& Clerk::reader()
{
    if (!m_reader)
        m_reader = std::make_unique<StoreReader>(folder());
    return *m_reader;
}

const Shelves& Clerk::shelves()
{
    if (!m_shelves)
        m_shelves = std::make_unique<Shelves>(loadShelves(folder()));
    return *m_shelves;
}

void Clerk::nameUnadopted()
{
    for (const Refusal& notice : shelves().unadopted)
        complain(tell(notice));
}

const RuleBook& Clerk::rules()
{
    if (!m_rules) {
        m_rules = std::make_unique<const RuleBook>(shelves().rules->bookOf(reader().ledgers()));
        for (const Refusal& notice : m_rules->notices)
            complain(tell(notice));
    }
    return *m_rules;
}

const std::vector<CallMapping>& Clerk::mappings()
{
    if (!m_mappings) {
        std::vector<Refusal> notices;
        m_mappings = loadMappings(folder(), *rules().types, notices);
        for (const Refusal& notice : notices)
            complain(tell(notice));
    }
    return *m_mappings;
}

Session Clerk::session()
{
    const char* user = std::getenv("USER");
    const std::string name = !account.empty() ? account : user ? user : "";
    const auto person = writer().ledgers().staff().byAccount(name);
    if (!person || person->isDisabled)
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal",
                "There is no operator \"%1\". Say who acts with --as ACCOUNT; \"operator list\" names them."),
            { name }, "as" } };
    return Session::of(*person);
}

Session Clerk::sessionOrSystem()
{
    return account.empty() ? Session::system() : session();
}

IncidentId Clerk::incidentOf(const Ledgers& ledgers, const std::string& idOrNumber) const
{
    if (const auto id = IncidentId::parse(idOrNumber); id && ledgers.incidents().contains(*id))
        return *id;
    if (const auto id = ledgers.incidents().byNumber(idOrNumber))
        return *id;
    throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no case %1."), { idOrNumber },
        "id" } };
}

TeamId Clerk::teamOf(const Ledgers& ledgers, const std::string& idOrName) const
{
    const auto id = TeamId::parse(idOrName);
    auto teams = ledgers.teams().teams();
    std::ranges::stable_partition(teams, [](const Team& team) { return !team.isDissolved(); });
    for (const Team& team : teams)
        if ((id && team.id == *id) || team.name == idOrName || (!team.callSign.empty() && team.callSign == idOrName))
            return team.id;
    throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no team %1."), { idOrName },
        "team" } };
}

void Clerk::answer(const boost::json::value& json, const std::string& lines) const
{
    if (isJson)
        std::cout << boost::json::serialize(json) << '\n';
    else
        std::cout << lines;
    std::cout.flush();
}

void Clerk::acknowledge(const Receipt& receipt) const
{
    if (!acknowledges)
        return;
    for (std::size_t i = 0; i < receipt.keys.size(); ++i)
        std::cout << "ack " << receipt.keys[i].toString() << ' ' << receipt.hashes[i].toHex() << '\n';
    std::cout.flush();
}

std::string Clerk::tell(const Refusal& refusal, const char* context) const
{
    Refusal translated = refusal;
    translated.text = QCoreApplication::translate(context, refusal.text.c_str()).toStdString();
    return translated.toString();
}

std::string Clerk::words(const char* text, const std::vector<std::string>& arguments) const
{
    return tell({ Refusal::Reason::NotFound, text, arguments, {} }, "Clerk");
}

bool Clerk::isChinese() const
{
    return language.starts_with("zh");
}

void Clerk::complain(const std::string& text) const
{
    std::cerr << "fengsui-clerk: " << text << '\n';
}

Progress Clerk::progress(const char* what) const
{
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [what, shown = std::uint64_t(101)](std::uint64_t done, std::uint64_t total) mutable {
        const std::uint64_t percent = total == 0 ? 100 : done * 100 / total;
        if (percent != shown)
            std::fprintf(stderr, "\r%s %3u %%%s", what, static_cast<unsigned>(percent), percent >= 100 ? "\n" : "");
        shown = percent;
        return true;
    };
}

CLI::App* addCommand(CLI::App& parent, Clerk& clerk, const std::string& name, const std::string& what)
{
    CLI::App* command = parent.add_subcommand(name, what);
    command->add_option("--store", clerk.storePath, "Folder of the store")->required()->type_name("DIR");
    command->add_flag("--json", clerk.isJson, "Print exactly one JSON document");
    command->add_option("--as", clerk.account, "Account of the operator who acts")->type_name("OPERATOR");
    return command;
}

Instant instantOf(const Zone& zone, const std::string& text, const char* field)
{
    constexpr std::size_t dayLength = 10;
    auto at = Instant::parse(text);
    if (!at)
        at = zone.parse(text.size() == dayLength ? text + " 00:00" : text);
    if (!at)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 is no time; write it like 2025-11-03T07:05:00+08:00."), { text },
            field } };
    return *at;
}

Zone zoneOf(const Ledgers& ledgers)
{
    const auto identity = ledgers.identity();
    return (identity ? Zone::named(identity->zone) : std::nullopt).value_or(Zone::utc());
}

std::string localMinutes(const Ledgers& ledgers, Instant at)
{
    return zoneOf(ledgers).minutes(at);
}

namespace {

// Columns of a terminal: characters of three and more bytes in UTF-8 are mostly Chinese and two wide.
std::size_t widthOf(const std::string& text)
{
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) != 0x80)
            width += byte >= 0xe0 ? 2 : 1;
    }
    return width;
}

} // namespace

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    std::string lines;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size())
                line.append(widths[i] - widthOf(row[i]) + 2, ' ');
        }
        lines += line + '\n';
    }
    return lines;
}

} // namespace fengsui
