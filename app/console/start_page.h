#pragma once

#include "desk/store_care.h"

#include <QWidget>

namespace fengsui {

/// Shown when there is no store to open: says how one is made, and why the last one could not be opened. On a new
/// machine a lost console comes back from its backup here.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(const QString& problem, Restoring restore, QWidget* parent = nullptr);

private:
    void openRestore();

    Restoring m_restore;
};

} // namespace fengsui
