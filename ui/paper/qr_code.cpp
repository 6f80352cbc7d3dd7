#include "paper/qr_code.h"

#include <QPainter>
#include <QPainterPath>

#include <qrencode.h>

#include <memory>

namespace fengsui::paper {

QrCode::QrCode(int size, std::vector<bool> modules)
    : m_size(size)
    , m_modules(std::move(modules))
{
}

std::optional<QrCode> QrCode::of(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.contains('\0'))
        return std::nullopt;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return std::nullopt;
    std::vector<bool> modules(static_cast<std::size_t>(code->width * code->width));
    for (std::size_t i = 0; i < modules.size(); ++i)
        modules[i] = (code->data[i] & 1) != 0;
    return QrCode(code->width, std::move(modules));
}

void QrCode::paint(QPainter& painter, const QRectF& square) const
{
    const qreal module = std::min(square.width(), square.height()) / (m_size + 2 * quietZone);
    const QPointF origin = square.topLeft() + QPointF(quietZone, quietZone) * module;
    QPainterPath dark;
    dark.setFillRule(Qt::WindingFill);
    for (int row = 0; row < m_size; ++row)
        for (int column = 0, end = 0; column < m_size; column = end + 1) {
            end = column;
            while (end < m_size && isDark(end, row))
                ++end;
            if (end > column)
                dark.addRect(
                    QRectF(origin.x() + column * module, origin.y() + row * module, (end - column) * module, module));
        }
    painter.fillRect(square, Qt::white);
    painter.fillPath(dark, Qt::black);
}

} // namespace fengsui::paper
