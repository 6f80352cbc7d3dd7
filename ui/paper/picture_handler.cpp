#include "paper/picture_handler.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPaintDevice>
#include <QPainter>
#include <QTextDocument>
#include <QTextImageFormat>

namespace fengsui::paper {

using namespace Qt::StringLiterals;

PictureHandler::PictureHandler(std::optional<QrCode> code, QString folder)
    : m_code(std::move(code))
    , m_folder(std::move(folder))
{
}

QSizeF PictureHandler::intrinsicSize(QTextDocument* document, int, const QTextFormat& format)
{
    const QTextImageFormat image = format.toImageFormat();
    const qreal scale = document->documentLayout()->paintDevice()->logicalDpiX() / 96.0;
    if (image.name() == "qr"_L1) {
        const qreal side = image.width() > 0 ? image.width() : 96;
        return QSizeF(side, side) * scale;
    }
    const QSizeF natural = picture(image.name()).size();
    if (natural.isEmpty())
        return {};
    const qreal width = image.width() > 0 ? image.width()
        : image.height() > 0              ? image.height() * natural.width() / natural.height()
                                          : natural.width();
    const qreal height = image.height() > 0 ? image.height() : width * natural.height() / natural.width();
    return QSizeF(width, height) * scale;
}

void PictureHandler::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format)
{
    const QString name = format.toImageFormat().name();
    if (name != "qr"_L1)
        painter->drawImage(rect, picture(name));
    else if (m_code)
        m_code->paint(*painter, rect);
}

QImage PictureHandler::picture(const QString& name) const
{
    // only a file of the folder itself
    if (m_folder.isEmpty() || name.contains('/'_L1) || name.contains('\\'_L1))
        return {};
    return QImage(m_folder + '/'_L1 + name);
}

} // namespace fengsui::paper
