#include "sqlite/component_words.h"

#include "base/utf8.h"
#include "grid/plain_text.h"

namespace fengsui {

namespace {

constexpr std::size_t mostRemembered = 100'000;
constexpr std::size_t charactersOfTrigram = 3;

constexpr const char* textIndexes = R"(
        CREATE VIRTUAL TABLE word_trigram USING fts5(text, content='', columnsize=0, tokenize='trigram');
        CREATE VIRTUAL TABLE word_character USING fts5(
            text, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'");
    )";

bool beginsCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
}

// "路灯" as "路 灯".
std::string spacedOut(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (beginsCharacter(c) && !out.empty())
            out += ' ';
        out += c;
    }
    return out;
}

// A phrase of FTS5: in quotes, quotes inside doubled.
std::string phrase(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

} // namespace

WordTable::WordTable(Connection& connection)
    : m_connection(connection)
    , m_find(connection, "SELECT id FROM word WHERE text = ?")
    , m_insert(connection, "INSERT INTO word VALUES (?, ?)")
{
}

std::int64_t WordTable::idOf(const std::string& text)
{
    if (const auto met = m_lastMet.find(text); met != m_lastMet.end())
        return met->second;
    const bool mayBeInTable = m_last > std::int64_t(m_lastMet.size());
    if (m_lastMet.size() >= mostRemembered)
        m_lastMet.clear();
    if (mayBeInTable && m_find.start().bindText(1, text).step()) {
        const std::int64_t id = m_find.integer(0);
        m_find.start();
        return m_lastMet.emplace(text, id).first->second;
    }
    m_insert.start().bind(1, ++m_last).bindText(2, text).run();
    return m_lastMet.emplace(text, m_last).first->second;
}

void WordTable::index()
{
    m_connection.execute(textIndexes);
    Statement word(m_connection, "SELECT id, text FROM word ORDER BY id");
    Statement trigram(m_connection, "INSERT INTO word_trigram(rowid, text) VALUES (?, ?)");
    Statement character(m_connection, "INSERT INTO word_character(rowid, text) VALUES (?, ?)");
    while (word.step()) {
        const std::string text(word.text(1)), spaced = spacedOut(text);
        trigram.start().bind(1, word.integer(0)).bindText(2, text).run();
        character.start().bind(1, word.integer(0)).bindText(2, spaced).run();
    }
}

// The indexes name candidates (they overlook marks, say); what really stands in the text is looked at.
void WordFinder::visit(std::string_view part, const std::function<bool(std::int64_t)>& goesOn) const
{
    const auto characters = countCharacters(part);
    if (!characters || *characters == 0)
        return;
    const bool isLong = *characters >= charactersOfTrigram;
    const std::string wanted = folded(part), match = phrase(isLong ? std::string(part) : spacedOut(part));
    Statement word(m_connection,
        isLong ? "SELECT word.id, word.text FROM word_trigram JOIN word ON word.id = word_trigram.rowid "
                 "WHERE word_trigram MATCH ?1 ORDER BY word_trigram.rowid"
               : "SELECT word.id, word.text FROM word_character JOIN word ON word.id = word_character.rowid "
                 "WHERE word_character MATCH ?1 ORDER BY word_character.rowid");
    word.start().bindText(1, match);
    while (word.step())
        if (folded(word.text(1)).find(wanted) != std::string::npos && !goesOn(word.integer(0)))
            return;
}

} // namespace fengsui
