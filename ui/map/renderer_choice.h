#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace fengsui::ui {

/// What the command line or the settings ask for.
enum class RendererWish { Automatic, Software, OpenGl };

/// The name of the setting that holds the wish, as one of these words.
QString rendererSetting();
/// "auto", "software", "opengl"; nothing for another word.
std::optional<RendererWish> rendererWishOf(QStringView word);

/// Which backend of Qt Quick draws the map, and why. Without a graphics card Qt Quick's own software backend draws the
/// full map in less time than OpenGL on the processor (llvmpipe) needs for an empty one.
class RendererChoice {
    Q_DECLARE_TR_FUNCTIONS(RendererChoice)
public:
    enum class Backend { Software, OpenGl };
    enum class Reason {
        Asked, ///< the wish was followed
        GraphicsCard, ///< OpenGL is drawn by hardware
        ProcessorOnly, ///< OpenGL would be drawn by the processor
        NoOpenGl, ///< there is no OpenGL, wished or not
    };

    /// Looks at the machine (makes and throws away an OpenGL context, unless software is wished) and decides. Needs a
    /// QGuiApplication.
    static RendererChoice make(RendererWish wish);
    /// The decision alone. `renderer` is what OpenGL calls its renderer, nothing when there is no OpenGL.
    static RendererChoice decide(RendererWish wish, const std::optional<QString>& renderer);
    /// What OpenGL calls its renderer on this machine ("llvmpipe (LLVM 19.1.7, 256 bits)").
    static std::optional<QString> probe();

    /// Tells Qt Quick and the painters of Qt. Only before the first window; it can't be changed later.
    void apply() const;

    Backend backend() const { return m_backend; }
    Reason reason() const { return m_reason; }
    /// For the status page: which and why, in the language of the window.
    QString text() const;

private:
    RendererChoice(Backend backend, Reason reason, QString renderer);

    Backend m_backend;
    Reason m_reason;
    QString m_renderer;
};

} // namespace fengsui::ui
