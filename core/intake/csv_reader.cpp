#include "intake/csv_reader.h"

namespace fengsui {

CsvReader::CsvReader(TextSource source, char delimiter)
    : m_source(std::move(source))
    , m_delimiter(delimiter)
{
}

// Appends the next chunk and drops what was used. False when the source refuses.
bool CsvReader::fill()
{
    auto chunk = m_source.next();
    if (!chunk) {
        m_refusal = chunk.refusal();
        return false;
    }
    m_buffer.erase(0, m_at);
    m_at = 0;
    m_isEnd = chunk->empty();
    m_buffer.append(*chunk);
    return true;
}

// Looks at one record from m_at on, as far as the buffer reaches.
CsvReader::Scan CsvReader::scan()
{
    m_pieces.clear();
    m_unescaped.clear();
    m_scanBreaks = 0;
    m_scanEnd = m_at;
    const char* const data = m_buffer.data();
    const std::size_t end = m_buffer.size();
    std::size_t at = m_at;
    bool isTooLong = false;
    while (true) {
        if (at < end && data[at] == '"') {
            std::size_t begin = ++at;
            const std::size_t unescaped = m_unescaped.size();
            bool isDoubled = false;
            while (true) {
                while (at < end && data[at] != '"' && data[at] != '\n' && data[at] != '\r')
                    ++at;
                if (at == end)
                    return m_isEnd || end - m_at > longestRecord ? Scan::NeverClosed : Scan::NeedsMore;
                if (data[at] != '"') {
                    if (data[at] == '\r' && at + 1 == end && !m_isEnd)
                        return Scan::NeedsMore;
                    at += data[at] == '\r' && at + 1 < end && data[at + 1] == '\n' ? 2 : 1;
                    ++m_scanBreaks;
                    continue;
                }
                if (at + 1 == end && !m_isEnd)
                    return Scan::NeedsMore;
                if (at + 1 == end || data[at + 1] != '"')
                    break;
                isDoubled = true;
                m_unescaped.append(data + begin, at + 1 - begin);
                at += 2;
                begin = at;
            }
            if (isDoubled) {
                m_unescaped.append(data + begin, at - begin);
                m_pieces.push_back({ unescaped, m_unescaped.size() - unescaped, true });
            } else {
                m_pieces.push_back({ begin, at - begin, false });
            }
            ++at;
            if (at < end && data[at] != m_delimiter && data[at] != '\n' && data[at] != '\r')
                return Scan::TextAfterQuote;
        } else {
            const std::size_t begin = at;
            while (at < end && data[at] != m_delimiter && data[at] != '\n' && data[at] != '\r')
                ++at;
            if (at == end && !m_isEnd)
                return end - begin > longestField ? Scan::TooLong : Scan::NeedsMore;
            m_pieces.push_back({ begin, at - begin, false });
        }
        isTooLong = isTooLong || m_pieces.back().size > longestField;
        if (at < end && data[at] == m_delimiter) {
            ++at;
            if (at - m_at > longestRecord)
                return Scan::TooLong;
            continue;
        }
        if (at < end && data[at] == '\r' && at + 1 == end && !m_isEnd)
            return Scan::NeedsMore;
        if (at < end)
            at += data[at] == '\r' && at + 1 < end && data[at + 1] == '\n' ? 2 : 1;
        m_scanEnd = at;
        return isTooLong ? Scan::TooLong : Scan::Whole;
    }
}

// Passes over the rest of a line. False when its end hasn't been read yet.
bool CsvReader::skipLine()
{
    const std::size_t lineBreak = m_buffer.find_first_of("\r\n", m_at);
    if (lineBreak == std::string::npos
        || (m_buffer[lineBreak] == '\r' && lineBreak + 1 == m_buffer.size() && !m_isEnd)) {
        m_at = lineBreak == std::string::npos ? m_buffer.size() : lineBreak;
        return m_isEnd;
    }
    m_at = lineBreak
        + (m_buffer[lineBreak] == '\r' && lineBreak + 1 < m_buffer.size() && m_buffer[lineBreak + 1] == '\n' ? 2 : 1);
    ++m_nextLine;
    return true;
}

CsvReader::Step CsvReader::faultAndSkip(Scan why)
{
    const char* text = QT_TRANSLATE_NOOP("Refusal", "A field is longer than 1 MiB.");
    if (why == Scan::NeverClosed)
        text = QT_TRANSLATE_NOOP("Refusal", "A quotation mark that opens a field is never closed.");
    else if (why == Scan::TextAfterQuote)
        text = QT_TRANSLATE_NOOP(
            "Refusal", "A quotation mark is missing or one too many: there is text after the one that closes a field.");
    m_refusal = Refusal { Refusal::Reason::BadValue, text, {}, {} };
    m_skips = !skipLine();
    return Step::Fault;
}

CsvReader::Step CsvReader::next()
{
    m_fields.clear();
    while (true) {
        if (m_skips) {
            m_skips = !skipLine();
            if (m_skips && !fill())
                return Step::Broken;
            continue;
        }
        if (m_at == m_buffer.size()) {
            if (m_isEnd)
                return Step::End;
            if (!fill())
                return Step::Broken;
            continue;
        }
        const Scan found = scan();
        if (found == Scan::NeedsMore) {
            const std::size_t wanted = 2 * (m_buffer.size() - m_at); // so that a long record isn't scanned too often
            do {
                if (!fill())
                    return Step::Broken;
            } while (!m_isEnd && m_buffer.size() < wanted);
            continue;
        }
        m_line = m_nextLine;
        if (found == Scan::TooLong && m_scanEnd > m_at) { // a whole record, only too large
            m_at = m_scanEnd;
            m_nextLine += m_scanBreaks + 1;
            m_refusal = Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "A field is longer than 1 MiB."), {}, {} };
            return Step::Fault;
        }
        if (found != Scan::Whole)
            return faultAndSkip(found);
        m_nextLine += m_scanBreaks + 1;
        const std::size_t begin = std::exchange(m_at, m_scanEnd);
        if (m_pieces.size() == 1 && m_pieces[0].size == 0 && m_buffer[begin] != '"')
            continue; // an empty line
        for (const Piece& piece : m_pieces)
            m_fields.push_back(
                std::string_view(piece.isUnescaped ? m_unescaped : m_buffer).substr(piece.begin, piece.size));
        return Step::Record;
    }
}

} // namespace fengsui
