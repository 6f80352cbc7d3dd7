#include "geo/xml_tree.h"

#include "grid/plain_text.h"
#include "intake/text_source.h"

#include <algorithm>
#include <expat.h>
#include <memory>
#include <optional>

namespace fengsui {

namespace {

constexpr std::size_t deepest = 100, mostNodes = 4'000'000;
constexpr char separator = '\n'; // between namespace and name, as Expat gives them; no namespace holds it

// Builds the tree of what Expat tells.
class Growth {
public:
    explicit Growth(std::string file, const char* encoding)
        : m_file(std::move(file))
        , m_parser(XML_ParserCreateNS(encoding, separator), XML_ParserFree)
    {
        if (!m_parser)
            throw std::bad_alloc();
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(
            m_parser.get(),
            [](void* self, const char* name, const char** attributes) {
                static_cast<Growth*>(self)->begin(name, attributes);
            },
            [](void* self, const char*) { static_cast<Growth*>(self)->end(); });
        XML_SetCharacterDataHandler(m_parser.get(), [](void* self, const char* text, int size) {
            static_cast<Growth*>(self)->add({ text, std::size_t(size) });
        });
        XML_SetStartDoctypeDeclHandler(m_parser.get(), [](void* self, const char*, const char*, const char*, int) {
            static_cast<Growth*>(self)->stop(QT_TRANSLATE_NOOP("Refusal",
                "%1, line %2: Files with a document type (<!DOCTYPE …>) are not taken; take that line away."));
        });
    }

    Result<XmlNode> all(std::string_view text)
    {
        constexpr std::size_t piece = 1 << 20;
        for (std::size_t at = 0;; at += piece) {
            const std::string_view part = text.substr(std::min(at, text.size()), piece);
            const bool isLast = at + piece >= text.size();
            if (XML_Parse(m_parser.get(), part.data(), int(part.size()), isLast) != XML_STATUS_OK)
                return m_refusal ? *m_refusal : notXml();
            if (isLast)
                return std::move(m_root);
        }
    }

private:
    std::size_t line() const
    {
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
        return XML_GetCurrentLineNumber64(m_parser.get());
#else
        return XML_GetCurrentLineNumber(m_parser.get());
#endif
    }

    Refusal notXml() const
    {
        return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: This is not XML (%3)."),
            { m_file, std::to_string(line()), XML_ErrorString(XML_GetErrorCode(m_parser.get())) }, {} };
    }

    void stop(const char* why)
    {
        if (!m_refusal)
            m_refusal = Refusal { Refusal::Reason::BadValue, why, { m_file, std::to_string(line()) }, {} };
        XML_StopParser(m_parser.get(), XML_FALSE);
    }

    static std::pair<std::string, std::string> spaceAndName(std::string_view whole)
    {
        const auto at = whole.rfind(separator);
        return at == std::string_view::npos
            ? std::pair { std::string(), std::string(whole) }
            : std::pair { std::string(whole.substr(0, at)), std::string(whole.substr(at + 1)) };
    }

    void begin(const char* name, const char** attributes)
    {
        if (m_open.size() >= deepest || ++m_nodes > mostNodes) {
            stop(QT_TRANSLATE_NOOP(
                "Refusal", "%1, line %2: The file has too many elements, or too many within each other."));
            return;
        }
        XmlNode node;
        std::tie(node.space, node.name) = spaceAndName(name);
        node.line = line();
        for (; attributes[0]; attributes += 2)
            node.attributes.emplace_back(spaceAndName(attributes[0]).second, attributes[1]);
        m_open.push_back(std::move(node));
    }

    void end()
    {
        if (m_open.empty())
            return; // it was too deep, and is stopped
        XmlNode node = std::move(m_open.back());
        m_open.pop_back();
        if (m_open.empty())
            m_root = std::move(node);
        else
            m_open.back().children.push_back(std::move(node));
    }

    void add(std::string_view text)
    {
        if (!m_open.empty())
            m_open.back().text += text;
    }

    std::string m_file;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> m_parser;
    std::vector<XmlNode> m_open;
    XmlNode m_root;
    std::size_t m_nodes = 0;
    std::optional<Refusal> m_refusal;
};

// Whether the first line says that it is in one of the Chinese encodings, which Expat doesn't know.
bool isDeclaredChinese(std::string_view text)
{
    const std::string head = folded(text.substr(0, std::min<std::size_t>(text.find('>'), 200)));
    return head.starts_with("<?xml") && head.find("encoding") != std::string::npos
        && (head.find("gb2312") != std::string::npos || head.find("gbk") != std::string::npos
            || head.find("gb18030") != std::string::npos);
}

} // namespace

const XmlNode* XmlNode::find(std::string_view child) const
{
    const auto found = std::ranges::find(children, child, &XmlNode::name);
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlNode::childText(std::string_view child) const
{
    const XmlNode* node = find(child);
    return node ? trimmed(node->text) : std::string_view();
}

const std::string* XmlNode::attribute(std::string_view wanted) const
{
    const auto found = std::ranges::find(attributes, wanted, &std::pair<std::string, std::string>::first);
    return found == attributes.end() ? nullptr : &found->second;
}

Result<XmlNode> parseXml(const std::string& file, std::string_view text)
{
    if (!isDeclaredChinese(text))
        return Growth(file, nullptr).all(text);
    std::string room;
    const auto decoded = TextDecoder(Encoding::Gb18030).decode(text, room);
    if (!decoded)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 says that it is GB18030, but isn't."), { file }, {} };
    return Growth(file, "UTF-8").all(*decoded);
}

std::string xmlText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (const auto three = text.substr(i, 3); three == "\xef\xbf\xbe" || three == "\xef\xbf\xbf")
            i += 2; // U+FFFE and U+FFFF are no characters of XML
        else if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\r')
            out += "&#13;"; // a bare one would come back as a line feed
        else if (c == '\t' || c == '\n' || static_cast<unsigned char>(c) >= 0x20)
            out += c;
    }
    return out;
}

} // namespace fengsui
