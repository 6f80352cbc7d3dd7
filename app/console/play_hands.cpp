#include "console/play_hands.h"

#include "map/map_pane.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QPainter>
#include <QPixmap>
#include <QScreen>
#include <QtTest>

#include <algorithm>

namespace fengsui {

PlayHands::PlayHands(QWidget& window, QString folder)
    : m_window(window)
    , m_folder(std::move(folder))
{
}

void PlayHands::until(const QString& what, const std::function<bool()>& holds, int seconds)
{
    if (!QTest::qWaitFor(holds, seconds * 1000))
        throw PlayFailure(QStringLiteral("waited %1 s in vain: %2").arg(seconds).arg(what));
}

void PlayHands::settle()
{
    QTest::qWait(50);
    if (const auto* map = m_window.findChild<ui::MapPane*>(); map && map->isVisible())
        until(QStringLiteral("the map is painted"), [map] { return map->isSettled(); });
    QTest::qWait(100);
}

void PlayHands::bringToFront(const QString& what, const std::function<QWidget*()>& window)
{
    until(what, [&] { return window() && window()->isVisible(); });
    window()->activateWindow();
    until(what + QStringLiteral(", in front"), [&] { return window() && window()->isActiveWindow(); });
}

QWidget* PlayHands::target() const
{
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup->focusWidget() ? popup->focusWidget() : popup;
    QWidget* focus = QApplication::focusWidget();
    return focus ? focus : &m_window;
}

void PlayHands::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(target(), static_cast<Qt::Key>(key), modifiers);
    QCoreApplication::processEvents();
}

void PlayHands::enter(QWidget* widget)
{
    if (!widget)
        throw PlayFailure(QStringLiteral("the field to go into is not there"));
    until(QStringLiteral("%1 can be used").arg(widget->accessibleName()),
        [widget] { return widget->isVisible() && widget->isEnabled(); });
    widget->setFocus(Qt::MouseFocusReason);
    until(QStringLiteral("%1 has the keyboard").arg(widget->accessibleName()), [widget] {
        const QWidget* focus = QApplication::focusWidget();
        return focus && (focus == widget || widget->isAncestorOf(focus) || widget->focusProxy() == focus);
    });
}

void PlayHands::write(QWidget* field, const QString& text)
{
    enter(field);
    press(Qt::Key_A, Qt::ControlModifier);
    if (const QWidget* focus = QApplication::focusWidget();
        !focus || !(focus == field || field->isAncestorOf(focus) || field->focusProxy() == focus))
        throw PlayFailure(QStringLiteral("the keyboard left %1 for %2")
                .arg(field->accessibleName(), focus ? focus->accessibleName() : QStringLiteral("nothing")));
    if (text.isEmpty())
        return press(Qt::Key_Delete); // nothing to put in its place
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(QApplication::focusWidget(), &event);
    QCoreApplication::processEvents();
}

void PlayHands::pick(QWidget* field, const QString& data)
{
    enter(field);
    auto* box = qobject_cast<QComboBox*>(QApplication::focusWidget()); // the field may hold more than the box
    if (!box)
        throw PlayFailure(QStringLiteral("%1 has nothing to pick from").arg(field->accessibleName()));
    // the first key holds a list that was filled meanwhile; then its order stays
    for (int round = 0; round < 2 && box->currentData().toString() != data; ++round) {
        press(Qt::Key_Home);
        for (int i = 0; i < box->count() && box->currentData().toString() != data; ++i)
            press(Qt::Key_Down);
    }
    if (box->currentData().toString() != data)
        throw PlayFailure(QStringLiteral("%1 offers no %2").arg(box->accessibleName(), data));
}

void PlayHands::click(QWidget* widget, QPoint at)
{
    QTest::mouseClick(widget, Qt::LeftButton, Qt::NoModifier, at);
    QCoreApplication::processEvents();
}

void PlayHands::click(QWidget* button)
{
    if (!button)
        throw PlayFailure(QStringLiteral("the button is not there"));
    until(QStringLiteral("%1 can be pressed").arg(button->accessibleName()),
        [button] { return button->isVisible() && button->isEnabled(); });
    click(button, button->rect().center());
}

void PlayHands::chooseFile(const QString& path)
{
    const auto opened = [] {
        for (QWidget* top : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QFileDialog*>(top); dialog && dialog->isVisible())
                return dialog;
        return static_cast<QFileDialog*>(nullptr);
    };
    bringToFront(QStringLiteral("the file dialog opens"), opened);
    auto* name = opened()->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    write(name, path);
    press(Qt::Key_Return);
    if (opened())
        press(Qt::Key_Return); // the first one closed the list of proposals
    until(QStringLiteral("the file dialog closes"), [&] { return opened() == nullptr; });
}

// Whatever stands over another main window belongs to that one.
bool PlayHands::belongsHere(const QWidget* top) const
{
    const QWidget* root = top;
    while (root->parentWidget())
        root = root->parentWidget();
    return root == &m_window || !qobject_cast<const QMainWindow*>(root);
}

// A dialog stands over the one that it was opened from.
QList<QWidget*> PlayHands::windowsFromBelow()
{
    const auto depth = [](const QWidget* top) {
        int count = 0;
        for (const QWidget* parent = top->parentWidget(); parent; parent = parent->parentWidget())
            ++count;
        return count;
    };
    QList<QWidget*> all = QApplication::topLevelWidgets();
    std::ranges::stable_sort(all, {}, depth);
    return all;
}

QString PlayHands::photograph(const QString& name)
{
    settle();
    QPixmap picture = m_window.grab();
    QPainter painter(&picture);
    for (QWidget* top : windowsFromBelow()) {
        if (top == &m_window || !top->isVisible() || top->size().isEmpty() || !belongsHere(top))
            continue;
        const QPixmap part = top->grab();
        const QPoint at = top->mapToGlobal(QPoint()) - m_window.mapToGlobal(QPoint());
        painter.drawPixmap(at, part);
        painter.setPen(top->palette().color(QPalette::WindowText));
        painter.drawRect(QRect(at, part.deviceIndependentSize().toSize()).adjusted(-1, -1, 0, 0));
    }
    painter.end();
    const QString file = QDir(m_folder).filePath(name + QStringLiteral(".png"));
    if (!picture.save(file))
        throw PlayFailure(QStringLiteral("the picture %1 can't be written").arg(file));
    m_pictures << file;
    return file;
}

} // namespace fengsui
