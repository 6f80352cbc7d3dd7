#include "paper/text_layer.h"

#include <QGlyphRun>
#include <QHash>
#include <QRawFont>
#include <QSet>
#include <QTextLayout>

#include <algorithm>
#include <limits>

namespace fengsui::paper {

namespace {
/// For a character that is not on the paper: one that is, and looks the same.
class Lookalikes {
public:
    Lookalikes(const QString& characters, const std::vector<QRawFont>& fonts)
        : m_fonts(fonts)
    {
        for (const QChar character : characters)
            m_onPaper.insert(character.unicode());
        for (const QRawFont& font : fonts) {
            QHash<quint32, char16_t> byGlyph;
            for (const QChar character : characters)
                if (const quint32 glyph = glyphOf(font, character); glyph != 0 && !byGlyph.contains(glyph))
                    byGlyph.insert(glyph, character.unicode());
            m_byGlyph.push_back(std::move(byGlyph));
        }
    }

    char16_t onPaper(char16_t named)
    {
        if (named == 0 || m_onPaper.contains(named))
            return named;
        if (const auto known = m_answers.constFind(named); known != m_answers.cend())
            return *known;
        char16_t answer = named;
        for (std::size_t i = 0; i < m_fonts.size() && answer == named; ++i)
            answer = m_byGlyph[i].value(glyphOf(m_fonts[i], QChar(named)), named);
        m_answers.insert(named, answer);
        return answer;
    }

private:
    static quint32 glyphOf(const QRawFont& font, QChar character)
    {
        if (character.isSurrogate() || !font.supportsCharacter(character))
            return 0;
        const auto glyphs = font.glyphIndexesForString(QString(character));
        return glyphs.isEmpty() ? 0 : glyphs.front();
    }

    const std::vector<QRawFont>& m_fonts;
    QSet<char16_t> m_onPaper;
    std::vector<QHash<quint32, char16_t>> m_byGlyph;
    QHash<char16_t, char16_t> m_answers;
};

constexpr int entrySize = 6; // "<2F47>"

void mendEntry(QByteArray& pdf, qsizetype at, Lookalikes& lookalikes)
{
    bool isNumber = false;
    const uint named = pdf.mid(at + 1, 4).toUInt(&isNumber, 16);
    if (!isNumber || pdf.at(at) != '<' || pdf.at(at + entrySize - 1) != '>')
        return;
    const char16_t character = lookalikes.onPaper(static_cast<char16_t>(named));
    pdf.replace(at + 1, 4, QByteArray::number(static_cast<uint>(character), 16).rightJustified(4, '0').toUpper());
}

// lines are "<first> <last> [<a> <b> …]" or "<first> <last> <a>"; of the latter only single characters can be mended
void mendLine(QByteArray& pdf, qsizetype begin, qsizetype end, Lookalikes& lookalikes)
{
    const QByteArray line = pdf.mid(begin, end - begin);
    if (const qsizetype list = line.indexOf('['); list >= 0) {
        for (qsizetype at = line.indexOf('<', list); at >= 0 && at + entrySize <= line.size();
            at = line.indexOf('<', at + entrySize))
            mendEntry(pdf, begin + at, lookalikes);
    } else if (line.size() >= 3 * entrySize + 2 && line.left(entrySize) == line.mid(entrySize + 1, entrySize)) {
        mendEntry(pdf, begin + 2 * (entrySize + 1), lookalikes);
    }
}
} // namespace

std::vector<QRawFont> facesOf(const std::vector<QFont>& fonts, const QString& characters)
{
    std::vector<QRawFont> faces;
    for (const QFont& font : fonts) {
        QTextLayout text(characters, font);
        text.setCacheEnabled(true);
        text.beginLayout();
        text.createLine().setLineWidth(std::numeric_limits<int>::max() / 256.0);
        text.endLayout();
        for (const QGlyphRun& run : text.glyphRuns())
            if (const QRawFont face = run.rawFont(); std::ranges::find(faces, face) == faces.end())
                faces.push_back(face);
    }
    return faces;
}

void mendTextLayer(QByteArray& pdf, const QString& characters, const std::vector<QRawFont>& fonts)
{
    Lookalikes lookalikes(characters, fonts);
    constexpr QByteArrayView beginMark("beginbfrange\n");
    constexpr QByteArrayView endMark("endbfrange");
    for (qsizetype begin = pdf.indexOf(beginMark); begin >= 0; begin = pdf.indexOf(beginMark, begin)) {
        begin += beginMark.size();
        const qsizetype end = pdf.indexOf(endMark, begin);
        if (end < 0)
            return;
        for (qsizetype line = begin; line < end;) {
            const qsizetype lineEnd = pdf.indexOf('\n', line);
            mendLine(pdf, line, lineEnd, lookalikes);
            line = lineEnd + 1;
        }
    }
}

} // namespace fengsui::paper
