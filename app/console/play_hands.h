#pragma once

#include <QList>
#include <QPoint>
#include <QString>
#include <QStringList>

#include <functional>
#include <stdexcept>

class QComboBox;
class QLineEdit;
class QWidget;

namespace fengsui {

/// A step of the play did not come about.
class PlayFailure : public std::runtime_error {
public:
    explicit PlayFailure(const QString& what)
        : std::runtime_error(what.toStdString())
    {
    }
};

/// The hands of an operator: they press keys, click and wait, and know nothing of what lies behind the widgets.
class PlayHands {
public:
    /// The window they work at, and the folder for pictures.
    PlayHands(QWidget& window, QString folder);

    /// Lets the program run until it holds; throws PlayFailure naming `what` when it takes too long.
    void until(const QString& what, const std::function<bool()>& holds, int seconds = 30);
    /// Lets the program run until the map is painted, and a moment more, so that all is seen.
    void settle();
    /// Waits for a window and gives it the keyboard, as window managers do and a bare X server does not.
    void bringToFront(const QString& what, const std::function<QWidget*()>& window);
    /// A key where the keyboard is.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Puts the keyboard into the widget by a click, or throws when it can't have it.
    void enter(QWidget* widget);
    /// Replaces what stands in a field, as an input method does: in one piece, in any script.
    void write(QWidget* field, const QString& text);
    /// Goes through a closed choice with the arrow keys until the one with this data is chosen.
    void pick(QWidget* field, const QString& data);
    void click(QWidget* widget, QPoint at);
    void click(QWidget* button);
    /// Names the file in the open file dialog and accepts it.
    void chooseFile(const QString& path);
    /// The whole window with its dialogs, as a picture of this name; gives the file.
    QString photograph(const QString& name);

    const QStringList& pictures() const { return m_pictures; }

private:
    QWidget* target() const;
    bool belongsHere(const QWidget* top) const;
    static QList<QWidget*> windowsFromBelow();

    QWidget& m_window;
    QString m_folder;
    QStringList m_pictures;
};

} // namespace fengsui
