#include "look/icon_cache_style.h"

#include "look/theme.h"

namespace fengsui::ui {

IconCacheStyle::IconCacheStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

QIcon IconCacheStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    const int key = 2 * static_cast<int>(which) + (Look::isDark() ? 1 : 0);
    const auto kept = m_icons.constFind(key);
    return kept != m_icons.cend() ? *kept : *m_icons.insert(key, QProxyStyle::standardIcon(which, option, widget));
}

} // namespace fengsui::ui
