#pragma once

#include <QByteArray>
#include <QFont>
#include <QString>

#include <vector>

class QRawFont;

namespace fengsui::paper {

/// The faces that Qt really takes for these characters in these fonts: for each character the first of the family list
/// that has it.
std::vector<QRawFont> facesOf(const std::vector<QFont>& fonts, const QString& characters);

/// Mends the text of a PDF that Qt wrote, so that it can be searched and copied. Qt names a glyph by the lowest
/// character that it stands for. Chinese fonts draw 日 (U+65E5) and the Kangxi radical ⽇ (U+2F47) with one glyph, so a
/// search for 值班日志 would find nothing, and a copy of the text would hold the wrong characters. Here every name that
/// is not a character of the paper is replaced by the one that is, if a font of the paper draws both alike.
///
/// The file keeps its length and layout: only digits in its uncompressed ToUnicode tables change.
void mendTextLayer(QByteArray& pdf, const QString& characters, const std::vector<QRawFont>& fonts);

} // namespace fengsui::paper
