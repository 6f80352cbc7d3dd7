#include "map/renderer_choice.h"

#include <QGuiApplication>
#include <QTest>

using namespace fengsui::ui;
using Backend = RendererChoice::Backend;
using Reason = RendererChoice::Reason;

class RendererChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsOfTheCommandLine()
    {
        QVERIFY(rendererWishOf(u"auto") == RendererWish::Automatic);
        QVERIFY(rendererWishOf(u"software") == RendererWish::Software);
        QVERIFY(rendererWishOf(u"opengl") == RendererWish::OpenGl);
        QVERIFY(!rendererWishOf(u"OpenGL"));
        QVERIFY(!rendererWishOf(u""));
    }

    void aProcessorThatPlaysGraphicsCardIsNotUsed_data()
    {
        QTest::addColumn<QString>("renderer");
        QTest::addColumn<bool>("isCard");
        QTest::newRow("llvmpipe") << QStringLiteral("llvmpipe (LLVM 19.1.7, 256 bits)") << false;
        QTest::newRow("softpipe") << QStringLiteral("softpipe") << false;
        QTest::newRow("swiftshader") << QStringLiteral("ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))")
                                     << false;
        QTest::newRow("windows") << QStringLiteral("GDI Generic") << false;
        QTest::newRow("intel") << QStringLiteral("Mesa Intel(R) UHD Graphics 630 (CFL GT2)") << true;
        QTest::newRow("virtual card") << QStringLiteral("virgl (AMD Radeon)") << true;
    }
    void aProcessorThatPlaysGraphicsCardIsNotUsed()
    {
        QFETCH(QString, renderer);
        QFETCH(bool, isCard);
        const auto choice = RendererChoice::decide(RendererWish::Automatic, renderer);
        QCOMPARE(choice.backend(), isCard ? Backend::OpenGl : Backend::Software);
        QCOMPARE(choice.reason(), isCard ? Reason::GraphicsCard : Reason::ProcessorOnly);
        QVERIFY(choice.text().contains(renderer));
    }

    void aWishIsFollowedWherePossible()
    {
        const QString lavapipe = QStringLiteral("llvmpipe");
        QCOMPARE(RendererChoice::decide(RendererWish::OpenGl, lavapipe).backend(), Backend::OpenGl);
        QCOMPARE(RendererChoice::decide(RendererWish::OpenGl, lavapipe).reason(), Reason::Asked);
        QCOMPARE(RendererChoice::decide(RendererWish::Software, QStringLiteral("card")).backend(), Backend::Software);
        QCOMPARE(RendererChoice::decide(RendererWish::OpenGl, std::nullopt).backend(), Backend::Software);
        QCOMPARE(RendererChoice::decide(RendererWish::OpenGl, std::nullopt).reason(), Reason::NoOpenGl);
        QCOMPARE(RendererChoice::decide(RendererWish::Automatic, std::nullopt).reason(), Reason::NoOpenGl);
    }

    void aMachineWithoutOpenGlGetsSoftware()
    {
        const RendererChoice choice = RendererChoice::make(RendererWish::Automatic);
        QCOMPARE(choice.backend(), Backend::Software);
        QVERIFY(!choice.text().isEmpty());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("DISPLAY"); // the offscreen platform would borrow OpenGL from the X server
    QGuiApplication app(argc, argv);
    RendererChoiceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "renderer_choice_test.moc"
