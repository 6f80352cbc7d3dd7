#pragma once

#include <QHash>
#include <QProxyStyle>

namespace fengsui::ui {

/// Fusion that keeps its icons. Qt asks for the icons of a dock's title whenever the dock is measured or painted, and
/// Fusion opens a dozen image files for each answer: a tenth of a second before the window is on the screen.
class IconCacheStyle : public QProxyStyle {
    Q_OBJECT
public:
    IconCacheStyle();

    QIcon standardIcon(
        StandardPixmap which, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;

private:
    mutable QHash<int, QIcon> m_icons; ///< by the icon, and by the theme's side it was made for
};

} // namespace fengsui::ui
