#pragma once

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace fengsui::paper {

/// A QR code (ISO/IEC 18004), error correction level M: 15 % of it may be dirty.
class QrCode {
public:
    /// Nothing when the text is empty or longer than a code holds (2,331 bytes).
    static std::optional<QrCode> of(const QString& text);

    /// Modules a side, without the quiet zone.
    int size() const { return m_size; }
    bool isDark(int column, int row) const { return m_modules[static_cast<std::size_t>(row * m_size + column)]; }
    /// Draws it into the square, with the quiet zone of four modules that readers need, as one filled outline: sharp at
    /// any scale.
    void paint(QPainter&, const QRectF& square) const;

    static constexpr int quietZone = 4;

private:
    QrCode(int size, std::vector<bool> modules);

    int m_size;
    std::vector<bool> m_modules; ///< row by row
};

} // namespace fengsui::paper
