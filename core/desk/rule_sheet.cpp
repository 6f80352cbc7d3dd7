#include "desk/rule_sheet.h"

#include "intake/csv_table.h"
#include "rules/rule_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace fengsui {

namespace {

using Kind = JsonNode::Kind;
using Row = std::vector<std::string>;

constexpr std::array<std::string_view, 7> weekdays { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

std::string textAt(const JsonNode& object, std::string_view name)
{
    const JsonNode* node = object.find(name);
    return !node ? std::string() : node->is(Kind::Text) ? node->text : ruleLine(*node);
}

std::string joined(const JsonNode* list)
{
    std::string out;
    if (list)
        for (const JsonNode& child : list->children)
            out += (out.empty() ? "" : " ") + child.text;
    return out;
}

std::vector<std::string> words(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find_first_not_of(" ,;\t", at)) != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(" ,;\t", at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

JsonNode listOf(const std::string& text)
{
    JsonNode list = ruleList();
    for (std::string& word : words(text))
        list.children.push_back(ruleWord(std::move(word)));
    return list;
}

// A value takes its place in an object under its own name.
void put(JsonNode& object, const std::string& name, JsonNode value)
{
    JsonNode& member = ruleMember(object, name);
    value.key = name;
    member = std::move(value);
}

JsonNode titleOf(const std::string& english, const std::string& chinese, const char* nameOfChinese)
{
    JsonNode title = ruleObject();
    put(title, "en", ruleWord(english));
    put(title, nameOfChinese, ruleWord(chinese));
    return title;
}

const std::vector<JsonNode>& childrenOf(const JsonNode& root, std::string_view name)
{
    static const std::vector<JsonNode> none;
    const JsonNode* list = root.find(name);
    return list && list->is(Kind::List) ? list->children : none;
}

const std::string* cellOf(const RuleSheet& sheet, const Row& row, std::string_view column)
{
    const auto at = std::ranges::find(sheet.columns, column);
    return at == sheet.columns.end() ? nullptr : &row[static_cast<std::size_t>(at - sheet.columns.begin())];
}

std::string cell(const RuleSheet& sheet, const Row& row, std::string_view column)
{
    const std::string* found = cellOf(sheet, row, column);
    return found ? *found : std::string();
}

// Weeks

Row weekRow(const JsonNode& plan)
{
    Row row { textAt(plan, "from"), textAt(plan, "to") };
    const JsonNode* week = plan.find("week");
    for (const std::string_view day : weekdays)
        row.push_back(joined(week ? week->find(day) : nullptr));
    return row;
}

JsonNode weekNode(const RuleSheet& sheet, const Row& row)
{
    JsonNode plan = ruleObject();
    put(plan, "from", ruleWord(cell(sheet, row, "from")));
    if (const std::string to = cell(sheet, row, "to"); !to.empty())
        put(plan, "to", ruleWord(to));
    JsonNode week = ruleObject();
    for (const std::string_view day : weekdays)
        if (const std::string hours = cell(sheet, row, day); !hours.empty())
            put(week, std::string(day), listOf(hours));
    put(plan, "week", std::move(week));
    return plan;
}

// Special days

Row dayRow(const JsonNode& day)
{
    const JsonNode* title = day.find("title");
    const JsonNode* provisional = day.find("provisional");
    return { textAt(day, "from"), textAt(day, "to"), textAt(day, "kind"),
        day.find("like") ? textAt(day, "like") : joined(day.find("hours")), title ? textAt(*title, "zh") : "",
        title ? textAt(*title, "en") : "", provisional && provisional->boolean ? "yes" : "" };
}

JsonNode dayNode(const RuleSheet& sheet, const Row& row)
{
    JsonNode day = ruleObject();
    put(day, "from", ruleWord(cell(sheet, row, "from")));
    if (const std::string to = cell(sheet, row, "to"); !to.empty())
        put(day, "to", ruleWord(to));
    put(day, "kind", ruleWord(cell(sheet, row, "kind")));
    // a weekday is a word, hours are not
    if (const std::string hours = cell(sheet, row, "hours"); hours.find_first_of("0123456789:") != std::string::npos)
        put(day, "hours", listOf(hours));
    else if (!hours.empty())
        put(day, "like", ruleWord(hours));
    const std::string provisional = cell(sheet, row, "provisional");
    if (!provisional.empty() && provisional != "no") {
        JsonNode yes = ruleWord(provisional);
        if (provisional == "yes") {
            yes.kind = Kind::Boolean;
            yes.boolean = true;
        }
        put(day, "provisional", std::move(yes));
    }
    put(day, "title", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh"));
    return day;
}

// Limits

std::vector<std::string> amountsOf(const JsonNode& node)
{
    std::vector<std::string> cells;
    for (const char* name : { "limit", "urgentLimit" }) {
        const JsonNode* limit = node.find(name);
        cells.push_back(limit ? textAt(*limit, "amount") : "");
        cells.push_back(limit ? textAt(*limit, "unit") : "");
    }
    return cells;
}

Row limitRow(const char* kind, const JsonNode& node)
{
    const JsonNode* title = node.find("title");
    Row row { kind, textAt(node, "id"), title ? textAt(*title, "zh") : "", title ? textAt(*title, "en") : "" };
    std::ranges::move(amountsOf(node), std::back_inserter(row));
    return row;
}

// A limit that a state has for certain matters is named by the state and its number, and by what it is for.
Row matchedRow(const JsonNode& state, std::size_t number, const JsonNode& node)
{
    const JsonNode* matches = node.find("for");
    const std::string what = matches ? ruleLine(*matches) : std::string();
    Row row { "match", textAt(state, "id") + '/' + std::to_string(number + 1), what, what };
    std::ranges::move(amountsOf(node), std::back_inserter(row));
    return row;
}

bool hasLimit(const JsonNode& node)
{
    const JsonNode* limit = node.find("limit");
    return limit && limit->is(Kind::Object);
}

constexpr std::array limitLists { std::pair("class", "classes"), std::pair("level", "levels"),
    std::pair("state", "states") };

void addLimits(RuleSheet& sheet, const JsonNode& root)
{
    for (const auto& [kind, member] : limitLists)
        for (const JsonNode& node : childrenOf(root, member)) {
            if (hasLimit(node))
                sheet.rows.push_back(limitRow(kind, node));
            const auto& matched = childrenOf(node, "limits");
            for (std::size_t i = 0; i < matched.size(); ++i)
                sheet.rows.push_back(matchedRow(node, i, matched[i]));
        }
}

/// The node that a row of limits is about; null when the file has none.
const JsonNode* limitNode(const JsonNode& root, const std::string& kind, const std::string& id)
{
    const bool isMatch = kind == "match";
    const std::string holder = isMatch ? id.substr(0, id.rfind('/')) : id;
    for (const auto& [name, member] : limitLists) {
        if (name != (isMatch ? "state" : kind))
            continue;
        const auto& list = childrenOf(root, member);
        const auto found
            = std::ranges::find_if(list, [&](const JsonNode& node) { return textAt(node, "id") == holder; });
        if (found == list.end())
            return nullptr;
        if (!isMatch)
            return hasLimit(*found) ? &*found : nullptr;
        const auto& matched = childrenOf(*found, "limits");
        for (std::size_t i = 0; i < matched.size(); ++i)
            if (id == holder + '/' + std::to_string(i + 1))
                return &matched[i];
    }
    return nullptr;
}

void putLimit(const RuleSheet& sheet, const Row& row, JsonNode& root)
{
    // found in a file that may be changed
    auto* node = const_cast<JsonNode*>(limitNode(root, cell(sheet, row, "kind"), cell(sheet, row, "id")));
    if (!node)
        return; // of a table of another version
    for (const auto& [name, amount, unit] :
        { std::tuple("limit", "amount", "unit"), std::tuple("urgentLimit", "urgentAmount", "urgentUnit") }) {
        JsonNode span = ruleObject();
        put(span, "amount", ruleNumber(cell(sheet, row, amount)));
        if (const std::string word = cell(sheet, row, unit); !word.empty())
            put(span, "unit", ruleWord(word));
        put(*node, name, std::move(span));
    }
}

// Types

Row typeRow(const char* kind, const std::string& code, const JsonNode& node)
{
    const JsonNode* name = node.find("name");
    return { kind, code, name ? textAt(*name, "zh_CN") : "", name ? textAt(*name, "en") : "" };
}

constexpr std::array typeKinds { std::pair("event", "events"), std::pair("component", "components") };

const JsonNode* coded(const std::vector<JsonNode>& list, const std::string& code)
{
    const auto found = std::ranges::find_if(list, [&](const JsonNode& node) { return textAt(node, "code") == code; });
    return found == list.end() ? nullptr : &*found;
}

// What a class had beside its name, such as what it is the same as, stays.
JsonNode renamed(const JsonNode* before, const std::string& code, const RuleSheet& sheet, const Row& row)
{
    JsonNode node = before ? *before : ruleObject();
    put(node, "code", ruleWord(code));
    put(node, "name", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh_CN"));
    return node;
}

void putTypes(const RuleSheet& sheet, JsonNode& root)
{
    for (const auto& [kind, member] : typeKinds) {
        const std::vector<JsonNode> before = childrenOf(root, member);
        JsonNode majors = ruleList();
        std::vector<std::pair<std::string, JsonNode>> minors; // by code of the major class
        for (const Row& row : sheet.rows) {
            if (cell(sheet, row, "kind") != kind)
                continue;
            const std::string code = cell(sheet, row, "code");
            const JsonNode* major = coded(before, code.substr(0, 2));
            if (code.size() != 4) {
                JsonNode node = renamed(major, code, sheet, row);
                dropMember(node, "minors");
                majors.children.push_back(std::move(node));
                continue;
            }
            const JsonNode* minor = major ? coded(childrenOf(*major, "minors"), code.substr(2)) : nullptr;
            minors.emplace_back(code.substr(0, 2), renamed(minor, code.substr(2), sheet, row));
        }
        for (auto& [code, minor] : minors) {
            auto holder = std::ranges::find_if(
                majors.children, [&code](const JsonNode& node) { return textAt(node, "code") == code; });
            if (holder == majors.children.end()) {
                JsonNode unnamed = ruleObject();
                put(unnamed, "code", ruleWord(code));
                majors.children.push_back(std::move(unnamed));
                holder = majors.children.end() - 1;
            }
            JsonNode& list = ruleMember(*holder, "minors");
            list.kind = Kind::List;
            minor.key.clear();
            list.children.push_back(std::move(minor));
        }
        if (!majors.children.empty() || root.find(member))
            put(root, member, std::move(majors));
    }
}

// Formulas

// Points may have decimals; what is no number is put as it stands, and refused by name of the line.
JsonNode decimal(const std::string& text)
{
    JsonNode node = ruleNumber(text);
    if (!node.is(Kind::Text))
        return node;
    const char* end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, node.real); read.ec == std::errc() && read.ptr == end)
        node.kind = Kind::Real;
    return node;
}

Row scoreRow(const JsonNode& root)
{
    const JsonNode* title = root.find("title");
    return { title ? textAt(*title, "zh") : "", title ? textAt(*title, "en") : "", textAt(root, "score") };
}

void putScore(const RuleSheet& sheet, JsonNode& root)
{
    if (sheet.rows.empty())
        return;
    const Row& row = sheet.rows.front();
    put(root, "title", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh"));
    put(root, "score", ruleWord(cell(sheet, row, "score")));
}

void addPoints(RuleSheet& sheet, const JsonNode& root)
{
    for (const JsonNode& table : childrenOf(root, "tables")) {
        for (const JsonNode& step : childrenOf(table, "steps"))
            sheet.rows.push_back({ textAt(table, "id"), textAt(step, "upTo"), textAt(step, "points") });
        sheet.rows.push_back({ textAt(table, "id"), "", textAt(table, "more") });
    }
}

void putPoints(const RuleSheet& sheet, JsonNode& root)
{
    JsonNode tables = ruleList();
    for (const Row& row : sheet.rows) {
        const std::string id = cell(sheet, row, "id");
        auto table
            = std::ranges::find_if(tables.children, [&id](const JsonNode& node) { return textAt(node, "id") == id; });
        if (table == tables.children.end()) {
            JsonNode fresh = ruleObject();
            put(fresh, "id", ruleWord(id));
            put(fresh, "steps", ruleList());
            tables.children.push_back(std::move(fresh));
            table = tables.children.end() - 1;
        }
        const std::string upTo = cell(sheet, row, "upTo");
        if (upTo.empty()) {
            put(*table, "more", decimal(cell(sheet, row, "points")));
            continue;
        }
        JsonNode step = ruleObject();
        put(step, "upTo", ruleNumber(upTo));
        put(step, "points", decimal(cell(sheet, row, "points")));
        ruleMember(*table, "steps").children.push_back(std::move(step));
    }
    if (!tables.children.empty() || root.find("tables"))
        put(root, "tables", std::move(tables));
}

/// The step that a row stands for, counted among those of its table; the table where it is what is given beyond.
const JsonNode* pointsNode(const RuleSheet& sheet, std::size_t index, const JsonNode& root)
{
    const std::string id = cell(sheet, sheet.rows[index], "id");
    const auto& tables = childrenOf(root, "tables");
    const auto table = std::ranges::find_if(tables, [&id](const JsonNode& node) { return textAt(node, "id") == id; });
    if (table == tables.end() || cell(sheet, sheet.rows[index], "upTo").empty())
        return table == tables.end() ? nullptr : &*table;
    std::size_t number = 0;
    for (std::size_t i = 0; i < index; ++i)
        number += cell(sheet, sheet.rows[i], "id") == id && !cell(sheet, sheet.rows[i], "upTo").empty() ? 1 : 0;
    const auto& steps = childrenOf(*table, "steps");
    return number < steps.size() ? &steps[number] : nullptr;
}

Row gradeRow(const JsonNode& grade)
{
    const JsonNode* title = grade.find("title");
    return { textAt(grade, "from"), title ? textAt(*title, "zh") : "", title ? textAt(*title, "en") : "" };
}

JsonNode gradeNode(const RuleSheet& sheet, const Row& row)
{
    JsonNode grade = ruleObject();
    put(grade, "from", decimal(cell(sheet, row, "from")));
    put(grade, "title", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh"));
    return grade;
}

const JsonNode* nodeOf(SheetKind kind, const RuleSheet& sheet, std::size_t index, const JsonNode& root)
{
    const Row& row = sheet.rows[index];
    const auto inOrder = [&](std::string_view member) {
        const auto& list = childrenOf(root, member);
        return index < list.size() ? &list[index] : nullptr;
    };
    switch (kind) {
    case SheetKind::Weeks:
        return inOrder("plans");
    case SheetKind::SpecialDays:
        return inOrder("days");
    case SheetKind::Limits:
        return limitNode(root, cell(sheet, row, "kind"), cell(sheet, row, "id"));
    case SheetKind::Scoring:
        return root.find("score");
    case SheetKind::Points:
        return pointsNode(sheet, index, root);
    case SheetKind::Grades:
        return inOrder("grades");
    case SheetKind::Types:
        break;
    }
    const std::string code = cell(sheet, row, "code");
    for (const auto& [name, member] : typeKinds)
        if (name == cell(sheet, row, "kind")) {
            const JsonNode* major = coded(childrenOf(root, member), code.size() == 4 ? code.substr(0, 2) : code);
            return major && code.size() == 4 ? coded(childrenOf(*major, "minors"), code.substr(2)) : major;
        }
    return nullptr;
}

std::string quoted(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string out = "\"";
    for (const char c : cell)
        (out += c) += c == '"' ? "\"" : "";
    return out + '"';
}

} // namespace

std::vector<std::string> columnsOf(SheetKind kind)
{
    switch (kind) {
    case SheetKind::Weeks:
        return { "from", "to", "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    case SheetKind::SpecialDays:
        return { "from", "to", "kind", "hours", "zh", "en", "provisional" };
    case SheetKind::Limits:
        return { "kind", "id", "zh", "en", "amount", "unit", "urgentAmount", "urgentUnit" };
    case SheetKind::Scoring:
        return { "zh", "en", "score" };
    case SheetKind::Points:
        return { "id", "upTo", "points" };
    case SheetKind::Grades:
        return { "from", "zh", "en" };
    case SheetKind::Types:
        break;
    }
    return { "kind", "code", "zh", "en" };
}

std::size_t fixedColumnsOf(SheetKind kind)
{
    return kind == SheetKind::Limits ? 4 : 0;
}

RuleSheet sheetOf(SheetKind kind, const JsonNode& root)
{
    RuleSheet sheet { columnsOf(kind), {} };
    switch (kind) {
    case SheetKind::Weeks:
        for (const JsonNode& plan : childrenOf(root, "plans"))
            sheet.rows.push_back(weekRow(plan));
        break;
    case SheetKind::SpecialDays:
        for (const JsonNode& day : childrenOf(root, "days"))
            sheet.rows.push_back(dayRow(day));
        break;
    case SheetKind::Limits:
        addLimits(sheet, root);
        break;
    case SheetKind::Types:
        for (const auto& [name, member] : typeKinds)
            for (const JsonNode& major : childrenOf(root, member)) {
                const std::string code = textAt(major, "code");
                sheet.rows.push_back(typeRow(name, code, major));
                for (const JsonNode& minor : childrenOf(major, "minors"))
                    sheet.rows.push_back(typeRow(name, code + textAt(minor, "code"), minor));
            }
        break;
    case SheetKind::Scoring:
        sheet.rows.push_back(scoreRow(root));
        break;
    case SheetKind::Points:
        addPoints(sheet, root);
        break;
    case SheetKind::Grades:
        for (const JsonNode& grade : childrenOf(root, "grades"))
            sheet.rows.push_back(gradeRow(grade));
        break;
    }
    return sheet;
}

void putSheet(SheetKind kind, const RuleSheet& sheet, JsonNode& root)
{
    const auto putList = [&](const char* member, auto nodeOfRow) {
        JsonNode list = ruleList();
        for (const Row& row : sheet.rows)
            list.children.push_back(nodeOfRow(sheet, row));
        put(root, member, std::move(list));
    };
    switch (kind) {
    case SheetKind::Weeks:
        return putList("plans", weekNode);
    case SheetKind::SpecialDays:
        return putList("days", dayNode);
    case SheetKind::Limits:
        for (const Row& row : sheet.rows)
            putLimit(sheet, row, root);
        return;
    case SheetKind::Types:
        return putTypes(sheet, root);
    case SheetKind::Scoring:
        return putScore(sheet, root);
    case SheetKind::Points:
        return putPoints(sheet, root);
    case SheetKind::Grades:
        return putList("grades", gradeNode);
    }
}

std::optional<std::size_t> rowAtLine(SheetKind kind, const RuleSheet& sheet, const JsonNode& root, std::size_t line)
{
    std::optional<std::size_t> nearest;
    std::size_t begin = 0;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
        if (const JsonNode* node = nodeOf(kind, sheet, row, root); node && node->line <= line && node->line >= begin) {
            nearest = row;
            begin = node->line;
        }
    return nearest;
}

std::string nextVersion(std::string_view text, const std::vector<std::pair<SheetKind, RuleSheet>>& sheets)
{
    const auto document = JsonDocument::parse({}, text);
    if (!document)
        return std::string(text);
    JsonNode root = document->root();
    for (const auto& [kind, sheet] : sheets)
        putSheet(kind, sheet, root);
    const JsonNode* version = root.find("version");
    put(root, "version", ruleNumber(std::to_string((version ? version->integer : 1) + 1)));
    return ruleText(root);
}

std::string csvOf(const RuleSheet& sheet)
{
    std::string out = "\xef\xbb\xbf"; // without it spreadsheets take Chinese for something else
    const auto line = [&out](const Row& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            out += (i == 0 ? "" : ",") + quoted(cells[i]);
        out += "\r\n";
    };
    line(sheet.columns);
    for (const Row& row : sheet.rows)
        line(row);
    return out;
}

Result<RuleSheet> readSheet(const std::vector<std::string>& columns, const std::filesystem::path& file)
{
    auto opened = CsvTable::open(file);
    if (!opened)
        return opened.refusal();
    CsvTable table = *std::move(opened);
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        const auto at = std::ranges::find(table.header(), column);
        if (at == table.header().end())
            return Refusal { Refusal::Reason::Missing,
                QT_TRANSLATE_NOOP("Refusal", "%1, line 1: The column \"%2\" is missing."), { file.string(), column },
                column };
        places.push_back(static_cast<std::size_t>(at - table.header().begin()));
    }
    RuleSheet sheet { columns, {} };
    for (;;) {
        switch (table.next()) {
        case CsvTable::Step::Record: {
            Row& row = sheet.rows.emplace_back();
            for (const std::size_t place : places)
                row.emplace_back(table.values()[place]);
            break;
        }
        case CsvTable::Step::Fault:
            return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: %3"),
                { file.string(), std::to_string(table.line()), table.refusal().toString() }, table.refusal().field };
        case CsvTable::Step::Broken:
            return table.refusal();
        case CsvTable::Step::End:
            return sheet;
        }
    }
}

} // namespace fengsui
