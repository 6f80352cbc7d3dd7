#pragma once

#include "casepage/case_page.h"
#include "look/language.h"
#include "look/theme.h"
#include "map/renderer_choice.h"
#include "watch/watch.h"
#include "window/case_pane.h"
#include "window/main_window.h"
#include "window/sign_in_curtain.h"
#include "wiring/component_import.h"
#include "wiring/demo_store.h"
#include "wiring/local_store.h"
#include "wiring/open_gazetteer.h"
#include "wiring/shelves.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace fengsui::ui {

/// What a person can read of a widget and its children.
inline QStringList textsOf(const QWidget& window)
{
    QStringList texts;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
        if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            texts << line->placeholderText();
        if (const auto* box = qobject_cast<const QComboBox*>(widget); box && !box->isEditable())
            for (int i = 0; i < box->count(); ++i)
                texts << box->itemText(i);
        if (const auto* table = qobject_cast<const QTableView*>(widget); table && table->model())
            for (int i = 0; i < table->model()->columnCount(); ++i)
                texts << table->model()->headerData(i, Qt::Horizontal).toString();
        texts << widget->accessibleName() << widget->windowTitle();
    }
    for (const QAction* action : window.findChildren<QAction*>())
        texts << action->text();
    texts.removeAll(QString());
    return texts;
}

/// The whole window on the demo county, in a fresh folder; the base of its tests.
class DemoWindow : public QObject {
protected:
    /// Puts more into the store before the window opens it.
    virtual void furnish(const StoreFolder&) { }
    /// Does something with the window before anything that it asked for has come.
    virtual void hurry() { }
    void open()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath("settings"));
        RendererChoice::make(RendererWish::Software).apply();
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        const auto made = createDemoStore(place, m_clock, [](auto, auto) { return true; });
        QVERIFY2(made.isOk(), made.isOk() ? "" : made.refusal().toString().c_str());
        for (const DemoAccount& account : made->accounts)
            m_passwords[QString::fromStdString(account.account)] = QString::fromStdString(account.password);
        furnish(place);
        m_language.speak("en");
        m_watch = std::make_unique<Watch>(accessTo(place, loadShelves(place), m_clock), m_clock);
        m_window = std::make_unique<MainWindow>(*m_watch,
            Wardrobe { m_language, m_look, RendererChoice::make(RendererWish::Software),
                [place] { return openGazetteer(place); }, inventoryIntake(place) });
        hurry();
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isLoaded() && m_watch->canWrite() && !m_watch->operators().empty(), 20'000);
    }
    void close()
    {
        m_window.reset();
        m_watch.reset();
    }

    void signIn(const QString& account)
    {
        if (m_watch->session() && QString::fromStdString(m_watch->session()->account) == account)
            return;
        QString problem = "none yet";
        m_watch->signIn(account, m_passwords[account], m_window.get(), [&](const QString& said) { problem = said; });
        QTRY_COMPARE_WITH_TIMEOUT(problem, QString(), 20'000);
        m_window->curtain().hide();
    }
    /// Keys go to the window that is in front, which is the last dialog's until the system says otherwise.
    void bringToFront()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void chooseFirstCase()
    {
        m_window->cases().view()->setCurrentIndex(m_watch->cases().index(0, CaseListModel::Title));
        QTRY_VERIFY(m_window->page().reading());
    }
    void chooseCaseIn(const std::string& state)
    {
        for (int row = 0; row < m_watch->cases().rowCount(); ++row)
            if (m_watch->cases().rowAt(row).state == state) {
                const IncidentId id = m_watch->cases().idAt(row);
                m_window->cases().view()->setCurrentIndex(m_watch->cases().index(row, CaseListModel::Title));
                QTRY_VERIFY(m_window->page().reading() && m_window->page().reading()->incident.id == id);
                return;
            }
        QFAIL("the demo has no case in this state");
    }
    QAction* offered(const QString& id) const
    {
        for (QAction* action : m_window->page().actions())
            if (action->objectName() == "action." + id)
                return action;
        return nullptr;
    }
    QTemporaryDir m_folder;
    SystemClock m_clock;
    Language m_language;
    Look m_look;
    QHash<QString, QString> m_passwords;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace fengsui::ui
