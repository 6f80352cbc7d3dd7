#include "clerk/workflow_graph.h"

#include "report/words.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <vector>

namespace fengsui {

namespace {

using workflow::Action;
using workflow::State;
using workflow::Workflow;

constexpr std::size_t manyStates = 4; ///< from so many on, one arrow stands for all

/// Graphviz's own owners: the context, and a graph with its layout.
struct Drawing {
    Drawing()
        : context(gvContext())
        , graph(agopen(const_cast<char*>("workflow"), Agdirected, nullptr))
    {
        if (!context || !graph)
            throw std::runtime_error("Graphviz can't be started");
    }
    ~Drawing()
    {
        gvFreeLayout(context, graph);
        agclose(graph);
        gvFreeContext(context);
    }
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    static void set(void* thing, const char* name, const std::string& value)
    {
        // it copies what it is given, and was declared before C had const
        agsafeset(thing, const_cast<char*>(name), const_cast<char*>(value.c_str()), const_cast<char*>(""));
    }
    void byDefault(int kind, const char* name, const char* value) const
    {
        agattr(graph, kind, const_cast<char*>(name), const_cast<char*>(value));
    }

    GVC_t* context;
    Agraph_t* graph;
};

// A backslash would begin one of Graphviz's escapes.
std::string plain(const std::string& text)
{
    std::string out;
    for (const char c : text)
        (out += c == '\\' ? "\\" : "") += c;
    return out;
}

class Picture {
public:
    Picture(const Workflow& workflow, report::Language language)
        : m_workflow(workflow)
        , m_language(language)
    {
    }

    std::string draw()
    {
        drawFrame();
        for (const Action& action : m_workflow.actions)
            place(action);
        for (const State& state : m_workflow.states)
            drawState(state);
        for (const auto& [from, lines] : m_within)
            if (from.size() > 1)
                drawCollection(from, lines);
        for (const auto& [ends, lines] : m_arrows)
            drawArrow(ends, lines);
        return svg();
    }

private:
    /// The states that an action starts in, as their ids.
    using Start = std::set<std::string>;
    struct Ends {
        Start from;
        std::string to;
        bool isRequest = false;
        auto operator<=>(const Ends&) const = default;
    };

    std::string title(const workflow::Title& title) const
    {
        return title.in(m_language == report::Language::Chinese ? "zh" : "en");
    }
    std::string word(const char* english, const char* chinese) const
    {
        return m_language == report::Language::Chinese ? chinese : english;
    }
    std::string span(Span span) const
    {
        std::string unit = report::wordFor(report::Words::Unit, toWord(span.unit), m_language);
        if (span.amount == 1 && unit.ends_with('s'))
            unit.pop_back();
        return std::to_string(span.amount) + ' ' + unit;
    }

    void drawFrame()
    {
        const std::string name
            = title(m_workflow.title) + "  " + m_workflow.id + '/' + std::to_string(m_workflow.version);
        Drawing::set(m_drawing.graph, "label", plain(name));
        Drawing::set(m_drawing.graph, "labelloc", "t");
        Drawing::set(m_drawing.graph, "fontname", fontName);
        Drawing::set(m_drawing.graph, "fontsize", "20");
        Drawing::set(m_drawing.graph, "rankdir", "TB");
        Drawing::set(m_drawing.graph, "nodesep", "0.35");
        Drawing::set(m_drawing.graph, "ranksep", "0.32"); // what an arrow says has a rank of its own
        for (const auto& [name_, value] : { std::pair("shape", "box"), std::pair("style", "rounded,filled"),
                 std::pair("fillcolor", "#eef4fb"), std::pair("color", "#33576f"), std::pair("fontname", fontName),
                 std::pair("fontsize", "13"), std::pair("margin", "0.18,0.10") })
            m_drawing.byDefault(AGNODE, name_, value);
        for (const auto& [name_, value] : { std::pair("fontname", fontName), std::pair("fontsize", "10"),
                 std::pair("color", "#556677"), std::pair("arrowsize", "0.7") })
            m_drawing.byDefault(AGEDGE, name_, value);
    }

    Agnode_t* node(const std::string& name) { return agnode(m_drawing.graph, const_cast<char*>(name.c_str()), 1); }

    void drawState(const State& state)
    {
        Agnode_t* box = node(state.id);
        std::string label = plain(title(state.title)) + "\\n";
        for (const std::string& line : limitsOf(state))
            label += plain(line) + "\\l";
        if (const auto within = m_within.find({ state.id }); within != m_within.end())
            for (const std::string& line : within->second)
                label += plain(line) + "\\l";
        Drawing::set(box, "label", label);
        if (state.isEnd()) {
            Drawing::set(box, "peripheries", "2");
            Drawing::set(box, "fillcolor", "#e4e4e4");
        }
        if (state.id == m_workflow.start) {
            Agnode_t* start = node(" start");
            for (const auto& [name, value] : { std::pair("shape", "circle"), std::pair("label", ""),
                     std::pair("width", "0.18"), std::pair("fillcolor", "#33576f") })
                Drawing::set(start, name, value);
            agedge(m_drawing.graph, start, box, nullptr, 1);
            Drawing::set(box, "penwidth", "2.5");
        }
    }

    std::string limit(const workflow::LimitRule& rule) const
    {
        return span(rule.ordinary) + word("; urgent ", "；加急 ") + span(rule.urgent);
    }

    /// The matters and filing conditions that a limit is for: "0101 Being built: order to stop, 0102".
    std::string matters(const std::vector<workflow::LimitMatch>& matches) const
    {
        std::string all;
        std::set<std::string> told; // several catalogues may have the same code
        const workflow::Field* cases = m_workflow.field("filingCase");
        for (const workflow::LimitMatch& match : matches) {
            std::string one = match.type.substr(match.type.rfind(':') + 1);
            if (cases)
                for (const workflow::Choice& choice : cases->choices)
                    if (choice.id == match.filingCase)
                        one += (one.empty() ? "" : " ") + title(choice.title);
            if (told.insert(one).second)
                all += (all.empty() ? "" : word(", ", "、")) + one;
        }
        return all;
    }

    /// Every limit that may run in the state, a line each: the one for all, those for some matters, and those of the
    /// class that was chosen or of the level that the case has come to.
    std::vector<std::string> limitsOf(const State& state) const
    {
        std::vector<std::string> lines;
        const std::string clock = "⏱ ";
        if (state.limit)
            lines.push_back(clock + limit(*state.limit));
        for (const workflow::MatchedLimit& matched : state.limits)
            lines.push_back(clock + matters(matched.matches) + word(": ", "：") + limit(matched.limit));
        if (state.hasLimitByClass)
            for (const workflow::DeadlineClass& one : m_workflow.classes) {
                const std::string of = matters(one.matches);
                lines.push_back(clock + title(one.title) + word("; urgent ", "；加急 ") + span(one.limit.urgent)
                    + (of.empty() ? "" : word(" (", "（") + of + word(")", "）")));
            }
        if (state.hasLimitByLevel)
            for (const workflow::Level& level : m_workflow.levels)
                lines.push_back(clock + title(level.title) + word(": ", "：")
                    + (level.limit ? limit(*level.limit) : word("no limit", "不限时")));
        if (state.keepsLimit)
            lines.push_back(clock + word("the limit goes on", "时限连续计算"));
        return lines;
    }

    std::string roles(const Action& action) const
    {
        std::string all;
        for (const Role role : action.roles)
            all += (all.empty() ? "" : word(", ", "、"))
                + report::wordFor(report::Words::Role, toWord(role), m_language);
        return all;
    }

    void place(const Action& action)
    {
        const std::string line = title(action.title) + word(" (", "（") + roles(action) + word(")", "）");
        const bool isRequest = action.asks.has_value();
        const auto put = [&](const Start& from) {
            const bool staysThere = action.to.empty() || (from.size() == 1 && *from.begin() == action.to);
            if (from.size() > 1)
                m_within[from];
            if (staysThere)
                m_within[from].push_back((isRequest ? "? " : "· ") + line);
            else
                m_arrows[{ from, action.to, isRequest }].push_back(line);
        };
        const Start all(action.from.begin(), action.from.end());
        if (all.size() >= manyStates)
            return put(all);
        for (const std::string& state : all)
            put({ state });
    }

    std::string nameOf(const Start& from) const
    {
        if (from.size() == 1)
            return *from.begin();
        std::string name = " of";
        for (const std::string& state : from)
            name += ' ' + state;
        return name;
    }

    // Every open state, or which ones: those that it is not are named when they are the fewer.
    std::string titleOf(const Start& from) const
    {
        std::string in, out;
        std::size_t left = 0;
        for (const State& state : m_workflow.states) {
            if (state.isEnd())
                continue;
            std::string& list = from.contains(state.id) ? in : out;
            left += from.contains(state.id) ? 0 : 1;
            list += (list.empty() ? "" : word(", ", "、")) + title(state.title);
        }
        const std::string any = word("In any open state", "任一在办状态");
        if (left == 0)
            return any;
        return left < from.size() ? any + word(" but: ", "，除：") + out : word("In: ", "以下状态：") + in;
    }

    void drawCollection(const Start& from, const std::vector<std::string>& lines)
    {
        Agnode_t* box = node(nameOf(from));
        std::string label = plain(titleOf(from)) + "\\n";
        for (const std::string& line : lines)
            label += plain(line) + "\\l";
        Drawing::set(box, "label", label);
        Drawing::set(box, "style", "dashed,filled");
        Drawing::set(box, "fillcolor", "#fffbe8");
        Drawing::set(box, "fontsize", "11");
    }

    void drawArrow(const Ends& ends, const std::vector<std::string>& lines)
    {
        // The words are a stop on the way: arrows keep clear of boxes, but run across their own labels.
        Agnode_t* words = node(" to " + ends.to + nameOf(ends.from) + (ends.isRequest ? "?" : ""));
        std::string label;
        for (const std::string& line : lines)
            label += plain(line) + "\\l";
        Drawing::set(words, "label", label);
        Drawing::set(words, "shape", "plaintext");
        Drawing::set(words, "style", "");
        Drawing::set(words, "fontsize", "10");
        Drawing::set(words, "margin", "0.04,0.02");
        Drawing::set(words, "height", "0.1");
        Agedge_t* in = agedge(m_drawing.graph, node(nameOf(ends.from)), words, nullptr, 1);
        Agedge_t* on = agedge(m_drawing.graph, words, node(ends.to), nullptr, 1);
        Drawing::set(in, "arrowhead", "none");
        for (Agedge_t* half : { in, on })
            if (ends.isRequest) {
                Drawing::set(half, "style", "dashed");
                Drawing::set(half, "color", "#a05a00");
            }
        if (ends.isRequest)
            Drawing::set(words, "fontcolor", "#a05a00");
    }

    std::string svg()
    {
        char* data = nullptr;
        unsigned length = 0;
        if (gvLayout(m_drawing.context, m_drawing.graph, "dot") != 0
            || gvRenderData(m_drawing.context, m_drawing.graph, "svg", &data, &length) != 0)
            throw std::runtime_error("Graphviz can't draw this workflow");
        const std::unique_ptr<char, void (*)(char*)> owner(data, gvFreeRenderData);
        return { data, length };
    }

    static constexpr const char* fontName = "Noto Sans CJK SC";

    const Workflow& m_workflow;
    report::Language m_language;
    Drawing m_drawing;
    std::map<Start, std::vector<std::string>> m_within; ///< what leaves a state, or many, as they are
    std::map<Ends, std::vector<std::string>> m_arrows;
};

} // namespace

std::string workflowGraph(const Workflow& workflow, report::Language language)
{
    return Picture(workflow, language).draw();
}

} // namespace fengsui
