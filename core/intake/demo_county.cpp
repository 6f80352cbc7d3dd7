#include "intake/demo_county.h"

#include "base/json_document.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace fengsui {
namespace {

constexpr auto minute = std::chrono::minutes(1);

Duration minutes(JsonReader& reader, const JsonNode& object, std::string_view name)
{
    const std::int64_t count = reader.integer(object, name);
    if (count < 0 || count > 100 * 24 * 60)
        reader.fault(object,
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is a number of minutes, at most those of 100 days."),
            { std::string(name) });
    return count * minute;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// The list of the file's things; the document must own up to being invented.
const JsonNode* listOf(JsonReader& reader, const JsonDocument& document, std::string_view name)
{
    reader.onlyKnows(document.root(), { "invented", "note", name });
    if (!reader.boolean(document.root(), "invented", false))
        reader.fault(document.root(),
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A file of the demo must say \"invented\": true."));
    return reader.list(document.root(), name);
}

/// Reads the three files against each other: what one names another must have.
class CountyReader {
public:
    DemoCounty county;

    void readTeams(JsonReader& reader, const JsonNode& list)
    {
        for (const JsonNode& node : list.children) {
            reader.onlyKnows(node, { "callSign", "name", "unit", "skills", "members", "village", "cell", "status" });
            DemoTeam& demo = county.teams.emplace_back();
            demo.team.callSign = reader.text(node, "callSign");
            demo.team.name = reader.text(node, "name");
            demo.team.unit = reader.text(node, "unit");
            demo.team.skills = reader.texts(node, "skills");
            demo.team.members = std::uint32_t(std::max<std::int64_t>(0, reader.integer(node, "members")));
            demo.team.division = reader.text(node, "village");
            demo.cell = std::uint32_t(std::max<std::int64_t>(1, reader.integer(node, "cell", 1)));
            if (!m_callSigns.insert(demo.team.callSign).second)
                reader.fault(
                    node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" stands twice."), { demo.team.callSign });
        }
    }

    void readOperators(JsonReader& reader, const JsonNode& list)
    {
        for (const JsonNode& node : list.children) {
            reader.onlyKnows(node, { "account", "name", "roles", "team", "demoPassword" });
            DemoOperator& demo = county.operators.emplace_back();
            demo.person.account = reader.text(node, "account");
            demo.person.name = reader.text(node, "name");
            demo.password = reader.text(node, "demoPassword");
            demo.callSign = reader.text(node, "team", "");
            needCallSign(reader, node, demo.callSign, "");
            for (const std::string& word : reader.texts(node, "roles"))
                if (const auto role = roleOf(word))
                    demo.person.roles.push_back(*role);
                else
                    unknown(reader, node, word);
            if (!m_accounts.insert(demo.person.account).second)
                reader.fault(
                    node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" stands twice."), { demo.person.account });
        }
    }

    void readIncidents(JsonReader& reader, const JsonNode& list)
    {
        for (const JsonNode& node : list.children)
            county.incidents.push_back(incident(reader, node));
        for (std::size_t i = 0; i < list.children.size(); ++i)
            checkNames(reader, list.children[i], county.incidents[i]);
        std::ranges::stable_sort(county.incidents, std::greater(), &DemoIncident::before);
    }

    /// After the incidents, which statuses name.
    void readStatuses(JsonReader& reader, const JsonNode& list)
    {
        for (std::size_t i = 0; i < list.children.size(); ++i)
            if (const JsonNode* statuses = reader.optionalList(list.children[i], "status"))
                for (const JsonNode& node : statuses->children)
                    county.teams[i].statuses.push_back(status(reader, node));
        for (DemoTeam& demo : county.teams)
            std::ranges::stable_sort(demo.statuses, std::greater(), &DemoTeamStatus::before);
    }

private:
    static void unknown(JsonReader& reader, const JsonNode& node, const std::string& word)
    {
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no \"%3\"."), { word });
    }
    void needCallSign(
        JsonReader& reader, const JsonNode& node, const std::string& callSign, std::string_view otherwise) const
    {
        if (callSign != otherwise && !m_callSigns.contains(callSign))
            unknown(reader, node, callSign);
    }

    DemoIncident incident(JsonReader& reader, const JsonNode& node)
    {
        reader.onlyKnows(node,
            { "key", "before", "happened", "source", "appeal", "type", "title", "text", "village", "address", "near",
                "joins", "urgent", "drill", "caller", "walk" });
        DemoIncident demo;
        demo.key = reader.text(node, "key");
        demo.before = minutes(reader, node, "before");
        if (node.find("happened"))
            demo.happened = minutes(reader, node, "happened");
        demo.near = reader.text(node, "near", "");
        demo.joins = reader.text(node, "joins", "");
        IncomingReport& report = demo.report;
        report.source = reader.text(node, "source");
        report.appeal = reader.text(node, "appeal", "");
        report.type = CaseType::parse(reader.text(node, "type"));
        if (!report.type)
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The type can't be read."));
        report.title = reader.text(node, "title");
        report.text = reader.text(node, "text");
        report.place.division = reader.text(node, "village");
        report.place.address = reader.text(node, "address");
        report.isUrgent = reader.boolean(node, "urgent", false);
        report.isDrill = reader.boolean(node, "drill", false);
        if (const JsonNode* caller = reader.optionalObject(node, "caller")) {
            reader.onlyKnows(*caller, { "name", "phone", "address" });
            report.caller = Caller { reader.text(*caller, "name"), reader.text(*caller, "phone"),
                reader.text(*caller, "address", "") };
        }
        Duration left = demo.before;
        if (const JsonNode* walk = reader.list(node, "walk"))
            for (const JsonNode& step : walk->children) {
                left -= minutes(reader, step, "after");
                demo.walk.push_back(this->step(reader, step, left));
            }
        if (left < Duration::zero())
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The walk goes on after now."));
        if (!m_receivedBefore.emplace(demo.key, demo.before).second)
            reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" stands twice."), { demo.key });
        return demo;
    }

    DemoStep step(JsonReader& reader, const JsonNode& node, Duration before)
    {
        reader.onlyKnows(node, { "after", "by", "do", "fields" });
        DemoStep demo { before, reader.text(node, "by"), reader.text(node, "do"), {} };
        if (!m_accounts.contains(demo.account))
            unknown(reader, node, demo.account);
        if (const JsonNode* fields = reader.optionalObject(node, "fields"))
            for (const JsonNode& field : fields->children)
                demo.answers[field.key] = answer(reader, field, reader.text(*fields, field.key));
        return demo;
    }

    DemoAnswer answer(JsonReader& reader, const JsonNode& node, const std::string& text)
    {
        using Kind = DemoAnswer::Kind;
        const auto after = [&](std::string_view mark) { return text.substr(mark.size()); };
        if (!text.starts_with('@'))
            return { Kind::Words, text, {}, {} };
        if (text == "@photo")
            return { Kind::Photo, {}, {}, {} };
        if (text.starts_with("@team ") || text.starts_with("@teams ")) {
            DemoAnswer teams { Kind::Teams, {}, split(after(text.starts_with("@team ") ? "@team " : "@teams ")), {} };
            for (const std::string& callSign : teams.callSigns)
                needCallSign(reader, node, callSign, "@");
            return teams;
        }
        if (text.starts_with("@case "))
            return { Kind::Incident, after("@case "), {}, {} };
        if (text.starts_with("@time")) {
            std::int64_t count = 0;
            const std::string_view number = std::string_view(text).substr(text.starts_with("@time+") ? 6 : 5);
            const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
            if (error == std::errc() && end == number.data() + number.size())
                return { Kind::Moment, {}, {}, count * minute };
        }
        unknown(reader, node, text);
        return {};
    }

    DemoTeamStatus status(JsonReader& reader, const JsonNode& node)
    {
        reader.onlyKnows(node, { "before", "status", "case", "note" });
        DemoTeamStatus demo { minutes(reader, node, "before"), {}, reader.text(node, "case", ""),
            reader.text(node, "note", "") };
        const std::string word = reader.text(node, "status");
        if (const auto status = teamStatusOf(word))
            demo.status = *status;
        else
            unknown(reader, node, word);
        if (!demo.incident.empty())
            needEarlier(reader, node, demo.incident, demo.before);
        return demo;
    }

    /// What is named must have been received by then.
    void needEarlier(JsonReader& reader, const JsonNode& node, const std::string& key, Duration before) const
    {
        const auto found = m_receivedBefore.find(key);
        if (found == m_receivedBefore.end())
            unknown(reader, node, key);
        else if (found->second <= before)
            reader.fault(
                node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is received later than this."), { key });
    }

    void checkNames(JsonReader& reader, const JsonNode& node, const DemoIncident& demo) const
    {
        for (const std::string& key : { demo.near, demo.joins })
            if (!key.empty())
                needEarlier(reader, node, key, demo.before);
        for (const DemoStep& step : demo.walk)
            for (const auto& [field, answer] : step.answers)
                if (answer.kind == DemoAnswer::Kind::Incident)
                    needEarlier(reader, node, answer.words, step.before);
    }

    std::set<std::string> m_callSigns;
    std::set<std::string> m_accounts;
    std::map<std::string, Duration> m_receivedBefore;
};

} // namespace

Result<DemoCounty> parseDemoCounty(
    std::string_view incidentsJson, std::string_view teamsJson, std::string_view operatorsJson)
{
    const auto teams = JsonDocument::parse("teams.json", teamsJson);
    const auto operators = JsonDocument::parse("operators.json", operatorsJson);
    const auto incidents = JsonDocument::parse("incidents.json", incidentsJson);
    for (const auto* document : { &teams, &operators, &incidents })
        if (!*document)
            return document->refusal();
    JsonReader teamReader(*teams), operatorReader(*operators), incidentReader(*incidents);
    CountyReader reading;
    const JsonNode* teamList = listOf(teamReader, *teams, "teams");
    if (teamList)
        reading.readTeams(teamReader, *teamList);
    if (const JsonNode* list = listOf(operatorReader, *operators, "operators"))
        reading.readOperators(operatorReader, *list);
    if (const JsonNode* list = listOf(incidentReader, *incidents, "incidents"))
        reading.readIncidents(incidentReader, *list);
    if (teamList)
        reading.readStatuses(teamReader, *teamList);
    for (const JsonReader* reader : { &teamReader, &operatorReader, &incidentReader })
        if (!reader->isOk())
            return reader->faults().front();
    return std::move(reading.county);
}

std::vector<DemoMoment> inOrder(const DemoCounty& county)
{
    using What = DemoMoment::What;
    std::vector<DemoMoment> out;
    for (std::size_t i = 0; i < county.incidents.size(); ++i) {
        out.push_back({ county.incidents[i].before, What::Report, i, 0 });
        for (std::size_t s = 0; s < county.incidents[i].walk.size(); ++s)
            out.push_back({ county.incidents[i].walk[s].before, What::Step, i, s });
    }
    for (std::size_t t = 0; t < county.teams.size(); ++t)
        for (std::size_t s = 0; s < county.teams[t].statuses.size(); ++s)
            out.push_back({ county.teams[t].statuses[s].before, What::TeamStatus, t, s });
    std::ranges::stable_sort(out, std::greater(), &DemoMoment::before);
    return out;
}

std::map<std::string, std::string> demoAnswers(const DemoStep& step, const DemoNames& names, Instant now)
{
    const auto named = [](const auto& ids, const std::string& name) {
        const auto found = ids.find(name);
        return found == ids.end() ? std::string() : found->second.toString();
    };
    std::map<std::string, std::string> out;
    for (const auto& [field, answer] : step.answers) {
        std::string& word = out[field];
        switch (answer.kind) {
        case DemoAnswer::Kind::Words:
            word = answer.words;
            break;
        case DemoAnswer::Kind::Teams:
            for (const std::string& callSign : answer.callSigns)
                word += (word.empty() ? "" : ",") + named(names.teams, callSign);
            break;
        case DemoAnswer::Kind::Incident:
            word = named(names.incidents, answer.words);
            break;
        case DemoAnswer::Kind::Moment:
            word = (now - step.before + answer.shift).toString();
            break;
        case DemoAnswer::Kind::Photo:
            word = names.photo;
            break;
        }
    }
    return out;
}

} // namespace fengsui
