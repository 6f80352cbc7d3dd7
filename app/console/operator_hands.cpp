#include "console/operator_hands.h"

#include "casepage/case_page.h"
#include "forms/form_rows.h"
#include "forms/search_field.h"
#include "intake/intake_form.h"
#include "watch/watch.h"
#include "window/main_window.h"
#include "window/sign_in_curtain.h"

#include <QAction>
#include <QComboBox>
#include <QKeySequence>
#include <QLineEdit>

#include <algorithm>

namespace fengsui {

using ui::fromUtf8;

OperatorHands::OperatorHands(ui::MainWindow& window, ui::Watch& watch, QString folder)
    : PlayHands(window, std::move(folder))
    , m_room(window)
    , m_watch(watch)
{
}

void OperatorHands::signIn(const QString& account, const QString& password)
{
    write(m_room.curtain().account()->lineEdit(), account);
    press(Qt::Key_Return);
    write(m_room.curtain().password(), password);
    press(Qt::Key_Return);
    until(QStringLiteral("%1 is signed in").arg(account), [this, account] {
        return m_watch.session() && fromUtf8(m_watch.session()->account) == account && !m_room.curtain().isVisible();
    });
}

void OperatorHands::takeDown(const Call& call)
{
    press(Qt::Key_F2);
    ui::FormRows& rows = *m_room.intake().rows();
    write(rows.field("callerName"), call.name);
    write(rows.field("callerPhone"), call.phone);
    auto* type = qobject_cast<ui::SearchField*>(rows.field("type"));
    enter(type);
    for (const char letter : { '0', '4', '0', '6' }) // road flooded, by its code
        press(Qt::Key_0 + (letter - '0'));
    press(Qt::Key_Return);
    until(QStringLiteral("the type is chosen"), [type] { return !type->chosen().empty(); });
    write(rows.field("title"), call.title);
    write(rows.field("text"), call.text);
    write(rows.field("address"), call.address);
}

bool OperatorHands::isOffered(const QString& action) const
{
    return std::ranges::any_of(m_room.page().actions(),
        [&](const QAction* one) { return one->objectName() == QStringLiteral("action.") + action; });
}

ui::ActionDialog* OperatorHands::begin(const QString& action)
{
    until(QStringLiteral("the page offers “%1”").arg(action), [this, action] { return isOffered(action); });
    press(Qt::Key_1, Qt::ControlModifier);
    const auto offered
        = std::ranges::find(m_room.page().actions(), QStringLiteral("action.") + action, &QAction::objectName);
    const QKeySequence key = (*offered)->shortcut();
    press(key[0].key());
    bringToFront(QStringLiteral("the form of “%1” opens").arg(action), [this, action] {
        ui::ActionDialog* dialog = m_room.page().openDialog();
        return dialog && fromUtf8(dialog->action()) == action ? dialog : nullptr;
    });
    return m_room.page().openDialog();
}

} // namespace fengsui
