#include "paper/template_check.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace fengsui::paper {

namespace {
using namespace Qt::StringLiterals;

struct Token {
    enum class Kind { Variable, Tag };
    Kind kind;
    QString inner; ///< without its braces
    int line;

    QString whole() const { return kind == Kind::Variable ? u"{{ "_s + inner + u" }}"_s : u"{% "_s + inner + u" %}"_s; }
};

// tags that need an end, and what it is called
const QHash<QString, QString> ends { { u"for"_s, u"endfor"_s }, { u"if"_s, u"endif"_s },
    { u"ifequal"_s, u"endifequal"_s }, { u"ifnotequal"_s, u"endifnotequal"_s }, { u"ifchanged"_s, u"endifchanged"_s },
    { u"with"_s, u"endwith"_s }, { u"filter"_s, u"endfilter"_s }, { u"autoescape"_s, u"endautoescape"_s },
    { u"spaceless"_s, u"endspaceless"_s }, { u"comment"_s, u"endcomment"_s }, { u"block"_s, u"endblock"_s } };
const QStringList middles { u"else"_s, u"elif"_s, u"empty"_s };

class Checker {
public:
    Checker(const TemplateNames& names, const std::function<QString(const QString&)>& parse)
        : m_names(names)
        , m_parse(parse)
    {
    }

    std::vector<TemplateFault> check(const QString& text)
    {
        for (const Token& token : tokensOf(text)) {
            if (isIn(u"comment"_s) && token.inner != "endcomment"_L1)
                continue;
            if (token.kind == Token::Kind::Variable) {
                if (parses(token, token.whole()))
                    checkNames(token, token.inner);
            } else {
                checkTag(token);
            }
        }
        for (const Open& open : m_open)
            fault(open.line, QT_TRANSLATE_NOOP("Refusal", "“{% %1 %}” has no “{% %2 %}”"),
                { open.tag, ends.value(open.tag) });
        std::ranges::stable_sort(m_faults, {}, &TemplateFault::line);
        return std::move(m_faults);
    }

private:
    struct Open {
        QString tag;
        int line;
        QString name; ///< that a loop or "with" gives, or empty
        QStringList columns; ///< of the rows that it runs over, if they are known
    };

    std::vector<Token> tokensOf(const QString& text)
    {
        std::vector<Token> tokens;
        qsizetype at = 0;
        for (int line = 1;;) {
            const qsizetype begin = text.indexOf('{'_L1, at);
            if (begin < 0 || begin + 1 >= text.size())
                return tokens;
            line += static_cast<int>(QStringView(text).mid(at, begin - at).count('\n'_L1));
            const QChar mark = text.at(begin + 1);
            const QString close = mark == '{'_L1 ? u"}}"_s
                : mark == '%'_L1                 ? u"%}"_s
                : mark == '#'_L1                 ? u"#}"_s
                                                 : QString();
            if (close.isEmpty()) {
                at = begin + 1;
                continue;
            }
            const qsizetype end = text.indexOf(close, begin + 2);
            const qsizetype lineEnd = text.indexOf('\n'_L1, begin);
            if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
                fault(line, QT_TRANSLATE_NOOP("Refusal", "“%1” is not closed by “%2” on its line"),
                    { text.mid(begin, 2), close });
                at = begin + 2;
                continue;
            }
            if (mark != '#'_L1)
                tokens.push_back({ mark == '{'_L1 ? Token::Kind::Variable : Token::Kind::Tag,
                    text.mid(begin + 2, end - begin - 2).trimmed(), line });
            at = end + 2;
        }
    }

    void checkTag(const Token& token)
    {
        const QString tag = token.inner.section(' '_L1, 0, 0);
        const QString rest = token.inner.mid(tag.size()).trimmed();
        if (std::ranges::find(ends, tag) != ends.end()) {
            if (m_open.empty() || ends.value(m_open.back().tag) != tag)
                fault(token.line, QT_TRANSLATE_NOOP("Refusal", "“{% %1 %}” ends nothing here"), { tag });
            else
                m_open.pop_back();
            return;
        }
        if (middles.contains(tag)) {
            if (m_open.empty()
                || (m_open.back().tag != "if"_L1 && m_open.back().tag != "for"_L1
                    && !m_open.back().tag.startsWith("if"_L1)))
                fault(token.line, QT_TRANSLATE_NOOP("Refusal", "“{% %1 %}” stands outside of what it belongs to"),
                    { tag });
            else if (tag == "elif"_L1)
                checkNames(token, rest);
            return;
        }
        const bool isOpening = ends.contains(tag);
        const bool isSound
            = parses(token, isOpening ? token.whole() + u"{% "_s + ends.value(tag) + u" %}"_s : token.whole());
        Open open { tag, token.line, {}, {} };
        static const QRegularExpression loop(u"^(\\w+)\\s+in\\s+([\\w.]+)"_s);
        static const QRegularExpression naming(u"^(.+)\\s+as\\s+(\\w+)$"_s);
        if (tag == "for"_L1 && isSound) {
            if (const auto match = loop.match(rest); match.hasMatch()) {
                checkNames(token, match.captured(2));
                open.name = match.captured(1);
                open.columns = columnsOf(match.captured(2));
            }
        } else if (tag == "with"_L1 && isSound) {
            if (const auto match = naming.match(rest); match.hasMatch()) {
                checkNames(token, match.captured(1));
                open.name = match.captured(2);
            }
        } else if (isSound && (tag.startsWith("if"_L1) || tag == "firstof"_L1)) {
            checkNames(token, rest);
        }
        if (isOpening)
            m_open.push_back(open);
    }

    bool parses(const Token& token, const QString& text)
    {
        QString complaint = m_parse(text);
        if (complaint.isEmpty())
            return true;
        static const QRegularExpression noise(u"(, line \\d+.*$)|( on line \\d+)"_s);
        complaint.remove(noise);
        fault(token.line, QT_TRANSLATE_NOOP("Refusal", "“%1”: %2"), { token.whole(), complaint });
        return false;
    }

    // every name of an expression: quoted texts, filters, numbers and words of conditions are none
    void checkNames(const Token& token, const QString& expression)
    {
        static const QRegularExpression quoted(u"\"[^\"]*\"|'[^']*'"_s);
        static const QRegularExpression filter(u"\\|\\s*\\w+"_s);
        static const QRegularExpression name(u"[A-Za-z_]\\w*(\\.\\w+)*"_s);
        static const QStringList conditionWords { u"and"_s, u"or"_s, u"not"_s, u"in"_s, u"True"_s, u"False"_s,
            u"None"_s };
        QString bare = expression;
        bare.remove(quoted).remove(filter);
        for (auto it = name.globalMatch(bare); it.hasNext();)
            if (const QString found = it.next().captured(); !conditionWords.contains(found) && !isKnown(found))
                fault(token.line, QT_TRANSLATE_NOOP("Refusal", "this form has no “%1”"), { found });
    }

    bool isKnown(const QString& name) const
    {
        const QString first = name.section('.'_L1, 0, 0);
        const QString second = name.section('.'_L1, 1, 1);
        for (auto open = m_open.rbegin(); open != m_open.rend(); ++open)
            if (open->name == first)
                return second.isEmpty() || open->columns.isEmpty() || open->columns.contains(second);
        if (first == "forloop"_L1)
            return isIn(u"for"_s);
        if (m_names.fields.contains(name))
            return true;
        return std::ranges::any_of(m_names.tables, [&](const auto& table) { return table.first == name; });
    }

    QStringList columnsOf(const QString& table) const
    {
        for (const auto& [name, columns] : m_names.tables)
            if (name == table)
                return columns;
        return {};
    }

    bool isIn(const QString& tag) const
    {
        return std::ranges::any_of(m_open, [&](const Open& open) { return open.tag == tag; });
    }

    void fault(int line, const char* text, const QStringList& arguments)
    {
        std::vector<std::string> words;
        for (const QString& argument : arguments)
            words.push_back(argument.toStdString());
        m_faults.push_back({ line, Refusal { Refusal::Reason::BadValue, text, std::move(words), {} } });
    }

    const TemplateNames& m_names;
    const std::function<QString(const QString&)>& m_parse;
    std::vector<Open> m_open;
    std::vector<TemplateFault> m_faults;
};
} // namespace

std::vector<TemplateFault> templateFaults(
    const QString& text, const TemplateNames& names, const std::function<QString(const QString&)>& parse)
{
    return Checker(names, parse).check(text);
}

QStringList includesOf(const QString& text)
{
    static const QRegularExpression include(u"\\{%\\s*include\\s+[\"']([^\"']+)[\"']\\s*%\\}"_s);
    QStringList files;
    for (auto it = include.globalMatch(text); it.hasNext();)
        files += it.next().captured(1);
    return files;
}

} // namespace fengsui::paper
