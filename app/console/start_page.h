#pragma once

#include <QWidget>

namespace fengsui {

/// Shown when there is no store to open: says how one is made, and why the last one could not be opened.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const QString& problem, QWidget* parent = nullptr);
};

} // namespace fengsui
