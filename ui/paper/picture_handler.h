#pragma once

#include "paper/qr_code.h"

#include <QObject>
#include <QTextObjectInterface>

#include <optional>

namespace fengsui::paper {

/// Draws what a template calls <img>: src="qr" is the QR code, as an outline; any other src is a picture file in the
/// county's template folder, by its plain name. Width and height are in CSS pixels (1/96 inch).
class PictureHandler final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    PictureHandler(std::optional<QrCode> code, QString folder);

    QSizeF intrinsicSize(QTextDocument*, int position, const QTextFormat&) override;
    void drawObject(QPainter*, const QRectF&, QTextDocument*, int position, const QTextFormat&) override;

private:
    QImage picture(const QString& name) const;

    std::optional<QrCode> m_code;
    QString m_folder;
};

} // namespace fengsui::paper
