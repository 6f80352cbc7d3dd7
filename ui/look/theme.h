#pragma once

#include <QColor>
#include <QObject>
#include <QString>

namespace fengsui::ui {

enum class Theme { System, Light, Dark };

/// What a colour is for. Nothing is told by colour alone: each stands beside a word or a mark.
enum class Tone { Plain, Quiet, Good, Notice, Warning, Danger, Drill, Accent };

/// "system", "light", "dark"; System for anything else.
Theme themeOf(const QString& word);
QString toWord(Theme theme);

/// Dresses the application: Fusion, our own palette, fonts of the machine with Noto Sans CJK SC behind them. System
/// follows the desktop while the program runs.
class Look : public QObject {
    Q_OBJECT
public:
    explicit Look(QObject* parent = nullptr);
    void wear(Theme theme);
    Theme theme() const { return m_theme; }

    /// Is the palette in force a dark one?
    static bool isDark();
    /// Text of that meaning on the window's background; at least 4.5 : 1 against it.
    static QColor ink(Tone tone);
    /// Background of that meaning for a banner or a mark, and the text upon it.
    static QColor ground(Tone tone);
    static QColor onGround(Tone tone);

Q_SIGNALS:
    void changed();

private:
    void apply();

    Theme m_theme = Theme::System;
};

} // namespace fengsui::ui
