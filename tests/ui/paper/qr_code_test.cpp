#include "paper/qr_code.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <qrencode.h>

#include <memory>

using namespace Qt::StringLiterals;
using fengsui::paper::QrCode;

class QrCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawnModulesAreThoseOfTheEncoder_data()
    {
        QTest::addColumn<qreal>("pixels");
        QTest::newRow("whole pixels a module") << 8.0;
        QTest::newRow("odd size") << 5.3;
    }
    void drawnModulesAreThoseOfTheEncoder()
    {
        QFETCH(qreal, pixels);
        const QString text
            = u"fengsui:incident:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0@county/1234#9f2e6d33a3717ee82635"_s;
        const std::unique_ptr<QRcode, decltype(&QRcode_free)> expected(
            QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
        const auto code = QrCode::of(text);
        QVERIFY(code.has_value());
        QCOMPARE(code->size(), expected->width);

        const qreal side = (code->size() + 2 * QrCode::quietZone) * pixels;
        QImage image(qCeil(side), qCeil(side), QImage::Format_RGB32);
        image.fill(Qt::gray);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        code->paint(painter, QRectF(0, 0, side, side));
        painter.end();
        for (int row = -QrCode::quietZone; row < code->size() + QrCode::quietZone; ++row)
            for (int column = -QrCode::quietZone; column < code->size() + QrCode::quietZone; ++column) {
                const bool isInside = row >= 0 && column >= 0 && row < code->size() && column < code->size();
                const bool isDark = isInside && (expected->data[row * code->size() + column] & 1) != 0;
                const QPointF middle(
                    (column + QrCode::quietZone + 0.5) * pixels, (row + QrCode::quietZone + 0.5) * pixels);
                QCOMPARE(qGray(image.pixel(middle.toPoint())) < 128, isDark);
            }
    }

    void textThatNoCodeHoldsGivesNone()
    {
        QVERIFY(!QrCode::of(QString()).has_value());
        QVERIFY(QrCode::of(QString(2000, 'x'_L1)).has_value());
        QVERIFY(!QrCode::of(QString(3000, 'x'_L1)).has_value());
    }
};

QTEST_MAIN(QrCodeTest)
#include "qr_code_test.moc"
