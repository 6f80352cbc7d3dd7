#include "look/theme.h"

#include "look/icon_cache_style.h"
#include "look/outlined_style.h"

#include <QApplication>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#include <array>

namespace fengsui::ui {

namespace {

QPalette paletteOf(bool dark)
{
    struct Pair {
        QPalette::ColorRole role;
        QRgb light, dark;
    };
    static constexpr std::array<Pair, 14> pairs { {
        { QPalette::Window, 0xffeef1f4, 0xff1e2429 },
        { QPalette::WindowText, 0xff1b2126, 0xffd9dee3 },
        { QPalette::Base, 0xffffffff, 0xff171c20 },
        { QPalette::AlternateBase, 0xfff5f7f9, 0xff1c2227 },
        { QPalette::Text, 0xff1b2126, 0xffd9dee3 },
        { QPalette::Button, 0xffe3e8ec, 0xff2a3238 },
        { QPalette::ButtonText, 0xff1b2126, 0xffd9dee3 },
        { QPalette::BrightText, 0xffffffff, 0xffffffff },
        { QPalette::Highlight, 0xff1c5f97, 0xff2f6ea3 },
        { QPalette::HighlightedText, 0xffffffff, 0xffffffff },
        { QPalette::ToolTipBase, 0xfffbfaf2, 0xff2d353b },
        { QPalette::ToolTipText, 0xff1b2126, 0xffd9dee3 },
        { QPalette::PlaceholderText, 0xff66727c, 0xff8a959e },
        { QPalette::Link, 0xff14548a, 0xff86bce8 },
    } };
    const auto of = [dark](QRgb light, QRgb night) { return QColor::fromRgba(dark ? night : light); };
    QPalette palette(of(0xffe3e8ec, 0xff2a3238), of(0xffeef1f4, 0xff1e2429));
    for (const Pair& pair : pairs)
        palette.setColor(pair.role, of(pair.light, pair.dark));
    palette.setColor(QPalette::Accent, of(0xff1c5f97, 0xff5a9fd4));
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, of(0xff88929a, 0xff6b757d));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, of(0xffb9c4cc, 0xff39434a));
    return palette;
}

struct Shade {
    QRgb inkLight, inkDark, ground, onGround;
};

Shade shadeOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return { 0xff1b2126, 0xffd9dee3, 0xff59656f, 0xffffffff };
    case Tone::Quiet:
        return { 0xff5b6670, 0xff98a3ac, 0xff59656f, 0xffffffff };
    case Tone::Good:
        return { 0xff1c6b36, 0xff7fcf97, 0xff1f7a3d, 0xffffffff };
    case Tone::Notice:
        return { 0xff14548a, 0xff86bce8, 0xff1f6feb, 0xffffffff };
    case Tone::Warning:
        return { 0xff8a4b00, 0xfff0b35a, 0xffffd500, 0xff000000 };
    case Tone::Danger:
        return { 0xffb01217, 0xffff8f8a, 0xffd7191c, 0xffffffff };
    case Tone::Drill:
        return { 0xff6b2f8f, 0xffcf9bef, 0xff7a3aa3, 0xffffffff };
    case Tone::Accent:
        return { 0xff14548a, 0xff86bce8, 0xff1c5f97, 0xffffffff };
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

Theme themeOf(const QString& word)
{
    if (word == QStringLiteral("light"))
        return Theme::Light;
    return word == QStringLiteral("dark") ? Theme::Dark : Theme::System;
}

QString toWord(Theme theme)
{
    if (theme == Theme::System)
        return QStringLiteral("system");
    return theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

Look::Look(QObject* parent)
    : QObject(parent)
{
    QApplication::setStyle(new OutlinedStyle(new IconCacheStyle));
    QFont font = QApplication::font();
    font.setFamilies({ QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC") });
    QApplication::setFont(font);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_theme == Theme::System)
            apply();
    });
    apply();
}

void Look::wear(Theme theme)
{
    m_theme = theme;
    apply();
}

void Look::apply()
{
    const bool wantsDark = m_theme == Theme::Dark
        || (m_theme == Theme::System && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette(paletteOf(wantsDark));
    Q_EMIT changed();
}

bool Look::isDark()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}
QColor Look::ink(Tone tone)
{
    return QColor::fromRgba(isDark() ? shadeOf(tone).inkDark : shadeOf(tone).inkLight);
}
QColor Look::ground(Tone tone)
{
    return QColor::fromRgba(shadeOf(tone).ground);
}
QColor Look::onGround(Tone tone)
{
    return QColor::fromRgba(shadeOf(tone).onGround);
}

} // namespace fengsui::ui
