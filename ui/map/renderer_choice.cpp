#include "map/renderer_choice.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

#include <array>

namespace fengsui::ui {

namespace {

bool isDrawnByProcessor(const QString& renderer)
{
    static constexpr std::array names { "llvmpipe", "softpipe", "swiftshader", "swrast", "software rasterizer",
        "microsoft basic render", "gdi generic", "apple software" };
    for (const char* name : names)
        if (renderer.contains(QLatin1String(name), Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace

QString rendererSetting()
{
    return QStringLiteral("map/renderer");
}

std::optional<RendererWish> rendererWishOf(QStringView word)
{
    if (word == u"auto")
        return RendererWish::Automatic;
    if (word == u"software")
        return RendererWish::Software;
    if (word == u"opengl")
        return RendererWish::OpenGl;
    return std::nullopt;
}

RendererChoice::RendererChoice(Backend backend, Reason reason, QString renderer)
    : m_backend(backend)
    , m_reason(reason)
    , m_renderer(std::move(renderer))
{
}

RendererChoice RendererChoice::make(RendererWish wish)
{
    return decide(wish, wish == RendererWish::Software ? std::nullopt : probe());
}

RendererChoice RendererChoice::decide(RendererWish wish, const std::optional<QString>& renderer)
{
    if (wish == RendererWish::Software)
        return { Backend::Software, Reason::Asked, {} };
    if (!renderer)
        return { Backend::Software, Reason::NoOpenGl, {} };
    if (wish == RendererWish::OpenGl)
        return { Backend::OpenGl, Reason::Asked, *renderer };
    if (isDrawnByProcessor(*renderer))
        return { Backend::Software, Reason::ProcessorOnly, *renderer };
    return { Backend::OpenGl, Reason::GraphicsCard, *renderer };
}

std::optional<QString> RendererChoice::probe()
{
    QOpenGLContext context;
    if (!context.create())
        return std::nullopt;
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface))
        return std::nullopt;
    const GLubyte* name = context.functions()->glGetString(GL_RENDERER);
    const QString renderer = QString::fromLatin1(reinterpret_cast<const char*>(name));
    context.doneCurrent();
    return name ? std::optional(renderer) : std::nullopt;
}

void RendererChoice::apply() const
{
    // Qt cuts large fills into pieces for a pool of threads and waits for each: some fifty times a frame. On an idle
    // machine that gains nothing, the painters of tiles have the other cores; on a busy one each wait is a turn of the
    // scheduler, and frames took three times as long.
    if (m_backend == Backend::Software)
        qputenv("QT_NO_GUI_THREADPOOL", "1");
    QQuickWindow::setGraphicsApi(
        m_backend == Backend::Software ? QSGRendererInterface::Software : QSGRendererInterface::OpenGL);
}

QString RendererChoice::text() const
{
    switch (m_reason) {
    case Reason::Asked:
        return m_backend == Backend::Software
            ? tr("The map is drawn by the processor, as the settings ask.")
            : tr("The map is drawn by OpenGL (%1), as the settings ask.").arg(m_renderer);
    case Reason::GraphicsCard:
        return tr("The map is drawn by the graphics card: %1.").arg(m_renderer);
    case Reason::ProcessorOnly:
        return tr(
            "The map is drawn by the processor, because OpenGL has no graphics card here (%1) and would be slower.")
            .arg(m_renderer);
    case Reason::NoOpenGl:
        return tr("The map is drawn by the processor, because there is no OpenGL here.");
    }
    return {};
}

} // namespace fengsui::ui
