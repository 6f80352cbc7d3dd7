#include "ui/window/demo_window.h"

#include "intake/intake_form.h"
#include "teampane/team_pane.h"
#include "window/import_dialog.h"
#include "window/keys_page.h"
#include "window/mode_banner.h"
#include "window/note_dialog.h"

#include <QAccessible>
#include <cmath>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

bool isChinese(const QString& text)
{
    return std::ranges::any_of(
        text, [](QChar letter) { return letter.unicode() >= 0x4e00 && letter.unicode() < 0xa000; });
}

} // namespace

/// Who sees what, by which keys, in which language and light.
class WindowTest : public DemoWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { open(); }
    void cleanupTestCase() { close(); }

    void nobodySeesTheRoomBeforeSigningIn()
    {
        QVERIFY(m_window->curtain().isVisible());
        QVERIFY(!m_window->cases().isEnabled());
        for (const QAction* action : m_window->actions())
            if (action->objectName() == "report" || action->objectName() == "note")
                QVERIFY(!action->isEnabled());
    }

    void aWrongPasswordIsRefusedInWords()
    {
        auto* account = m_window->curtain().account();
        account->setEditText("acceptor");
        m_window->curtain().password()->setText("wrong, wrong");
        QTest::keyClick(m_window->curtain().password(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(m_window->curtain()).join(' ').contains("Account or password is wrong."), 10'000);
        QVERIFY(!m_watch->session());
    }

    void signedInTheRoomIsThere()
    {
        signIn("acceptor");
        QVERIFY(m_watch->cases().rowCount() > 5);
        QVERIFY(m_watch->teams().rowCount() > 5);
        QVERIFY(m_window->cases().isEnabled());
    }

    void everyActionWithAKeyHasItsOwn()
    {
        QHash<QString, QString> keys;
        for (const QAction* action : m_window->actions()) {
            const QString key = action->shortcut().toString();
            QVERIFY2(!key.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!keys.contains(key), qPrintable(key + ": " + action->text() + ", " + keys.value(key)));
            keys[key] = action->text();
        }
    }

    void theListOfKeysHoldsEveryAction()
    {
        QStringList listed;
        for (const KeysPage::Line& line : m_window->keys())
            listed << line.key;
        for (const QAction* action : m_window->actions())
            QVERIFY2(
                listed.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->text()));
    }

    void everyControlInTheTabChainSaysWhatItIs()
    {
        chooseFirstCase();
        QStringList nameless;
        const QWidget* first = m_window.get();
        int controls = 0;
        for (QWidget* widget = first->nextInFocusChain(); widget && widget != first;
            widget = widget->nextInFocusChain()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || !widget->isVisibleTo(m_window.get()))
                continue;
            ++controls;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
            if (name.isEmpty() && widget->accessibleName().isEmpty())
                nameless << QString("%1 in %2")
                                .arg(widget->metaObject()->className(),
                                    widget->parentWidget()->metaObject()->className());
        }
        QVERIFY(controls > 8);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("; ")));
    }

    void aTeamChangesItsStatusByAKey()
    {
        signIn("dispatcher");
        int row = 0;
        while (m_watch->teams().teamAt(row) && m_watch->teams().teamAt(row)->status.status != TeamStatus::Available)
            ++row;
        const TeamId id = m_watch->teams().teamAt(row)->id;
        m_window->teams().select(id);
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_6, Qt::AltModifier);
        QTRY_COMPARE(m_watch->teams().teamAt(m_watch->teams().rowOf(id))->status.status, TeamStatus::Busy);
    }

    void aDrillIsSaidInWordsAndMarksReports()
    {
        m_watch->setMode(Mode::Drill);
        QVERIFY(m_window->banner().modeText().contains("演练"));
        QVERIFY(m_window->intake().report().isDrill);
        m_watch->setMode(Mode::Daily);
        QVERIFY(!m_window->intake().report().isDrill);
    }

    void switchingTheLanguageLeavesNoEnglishBehind()
    {
        signIn("shiftleader");
        chooseFirstCase();
        ImportDialog import(*m_watch, m_window.get());
        NoteDialog note(*m_watch, m_window.get());
        QStringList english = textsOf(*m_window);
        m_language.speak("zh_CN");
        QCoreApplication::processEvents();
        QStringList left;
        // Words that are the same in both: names, keys, numbers and marks have no small letters of English, or are
        // these.
        static const QRegularExpression word("[a-z]{3,}");
        static const QStringList same { "English", "Ctrl", "Enter", "Esc", "Tab", "software", "Fengsui", "PDF", "CSV",
            "UTF", "OpenGL" };
        for (const QString& text : textsOf(*m_window)) {
            QString rest = text;
            for (const QString& one : same)
                rest.remove(one);
            if (english.contains(text) && word.match(rest).hasMatch() && !isChinese(text))
                left << text;
        }
        m_language.speak("en");
        QCoreApplication::processEvents();
        left.removeDuplicates();
        QVERIFY2(left.isEmpty(), qPrintable(left.join(" | ")));
        QVERIFY(
            std::ranges::any_of(textsOf(*m_window), [](const QString& text) { return text.contains("Open cases"); }));
    }

    void darkAndLightAreBothReadable()
    {
        for (const Theme theme : { Theme::Dark, Theme::Light }) {
            m_look.wear(theme);
            const QColor ground = QApplication::palette().color(QPalette::Window);
            for (const Tone tone :
                { Tone::Plain, Tone::Quiet, Tone::Good, Tone::Notice, Tone::Warning, Tone::Danger, Tone::Drill })
                QVERIFY2(contrast(Look::ink(tone), ground) >= 4.5, qPrintable(QString::number(int(tone))));
            for (const Tone tone : { Tone::Warning, Tone::Danger, Tone::Drill, Tone::Accent })
                QVERIFY2(
                    contrast(Look::onGround(tone), Look::ground(tone)) >= 4.5, qPrintable(QString::number(int(tone))));
        }
    }

    void lockingCoversEverything()
    {
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_window->curtain().isVisible());
        QVERIFY(!m_watch->session());
        QCOMPARE(m_window->curtain().geometry(), m_window->rect());
    }

private:
    /// WCAG 2.2, relative luminance and contrast ratio.
    static double contrast(const QColor& a, const QColor& b)
    {
        const auto luminance = [](const QColor& colour) {
            const auto part = [](double value) {
                return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
        };
        const double x = luminance(a), y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
